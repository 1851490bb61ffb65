"""What a generated report says: a person, values with units and ranges, and the truth about it.

Everything is drawn from a seed, so that the same seed gives the same page.
"""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from training.document import lexicon, words
from training.document.lexicon import Item, Unit

PANELS = ("hormone_panel", "semen_analysis", "serology", "general_laboratory")
_TODAY = date(2026, 11, 20)
_TITRES = ("1:2", "1:4", "1:8", "1:16", "1:32", "1:64")
_MOST_OF_A_PANEL = {"semen_analysis": 14, "serology": 12, "hormone_panel": 16}
# Shares of values with a comparator, without a printed range, and with a range by phases.
_COMPARED, _NO_RANGE, _PHASED = 0.08, 0.1, 0.12


@dataclass(frozen=True, kw_only=True)
class Result:
    """One printed line and the truth about it."""

    slug: str
    name: str
    shown: str
    unit: str
    range: str
    flag: str
    truth: Mapping[str, object]
    phases: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Content:
    """A whole report. `facts` are label and value as printed; `truth` is what must be read."""

    seed: int
    language: str
    kind: str
    title: str
    laboratory: str
    facts: Sequence[tuple[str, str]]
    results: Sequence[Result] = ()
    text: Sequence[str] = ()
    identity: Mapping[str, str] = field(default_factory=dict)
    frame: Mapping[str, str] = field(default_factory=dict)
    stated: Sequence[Mapping[str, object]] = ()


def number(value: float, decimals: int, decimal: str, group: str) -> str:
    """A number as its language prints it."""
    whole, _, fraction = f"{value:.{decimals}f}".partition(".")
    if len(whole) > 3 and group:
        whole = f"{whole[:-3]}{group}{whole[-3:]}"
    return f"{whole}{decimal}{fraction}" if fraction else whole


def person(
    draw: random.Random, language: str, sex: str
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """An invented person: the truth, and the facts as printed."""
    frame = words.frames()[language]
    first = draw.choice(frame["first" if sex == "female" else "boy"])
    last = draw.choice(frame["last"])
    born = date(1975, 1, 1) + timedelta(days=draw.randrange(10_000))
    taken = _TODAY - timedelta(days=draw.randrange(300))
    shape = frame["date"][0]
    name = draw.choice((f"{last}, {first}", f"{first} {last}", f"{last.upper()} {first}"))
    number_text = draw.choice(
        (f"DEMO-{draw.randrange(10_000):04d}", f"{draw.randrange(10**7):07d}")
    )

    def dated(day: date) -> str:
        return shape.format(d=day.day, m=day.month, y=day.year)

    time = f"{draw.randrange(7, 12):02d}:{draw.randrange(60):02d}"
    sex_text = draw.choice(frame[sex])
    truth = {
        "name_printed": name,
        "birth_date": born.isoformat(),
        "birth_date_printed": dated(born),
        "sex": sex,
        "sex_printed": sex_text,
        "number_printed": number_text,
    }
    facts = [
        (draw.choice(frame["name"]), name),
        (draw.choice(frame["birth"]), dated(born)),
        (draw.choice(frame["sex"]), sex_text),
        (draw.choice(frame["number"]), number_text),
        (draw.choice(frame["collected"]), f"{dated(taken)} {time}"),
        (draw.choice(frame["reported"]), dated(taken + timedelta(days=1))),
        (draw.choice(frame["requester"]), frame["doctor"][0]),
    ]
    return truth, facts


def _range(draw: random.Random, unit: Unit, say: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """A printed range, and further lines where it depends on the phase."""
    if not unit.range or draw.random() < _NO_RANGE:
        return "", ()
    sign = unit.range[0] if unit.range[0] in "<>≤≥" else ""
    ends = [float(end) for end in unit.range.removeprefix(sign).split("-")]
    decimals = max((len(e.partition(".")[2]) for e in unit.range.split("-")), default=0)
    shown = [number(end, decimals, say["decimal"], say["group"]) for end in ends]
    if sign:
        return f"{sign} {shown[0]}", ()
    if draw.random() < _PHASED and ends[1] > 4 * ends[0]:
        middle = number(sum(ends) / 2, decimals, say["decimal"], say["group"])
        first, second = say["phases"].split(";")
        return f"{first} {shown[0]} - {middle}", (f"{second} {middle} - {shown[1]}",)
    dash = draw.choice((" - ", "-", " \u2013 "))
    return dash.join(shown), ()


def _flag(value: float, unit: Unit, comparator: str, phases: Sequence[str], shown: str) -> str:
    if not shown or phases or comparator or unit.range[0] in "<>≤≥":
        return ""
    low, high = (float(end) for end in unit.range.split("-"))
    return "L" if value < low else "H" if value > high else ""


def _numeric(draw: random.Random, item: Item, name: str, say: Mapping[str, str]) -> Result:
    unit = draw.choice(item.units)
    value = math.exp(draw.uniform(math.log(unit.low or 0.5), math.log(unit.high)))
    value = round(value, unit.decimals) or 10.0**-unit.decimals
    comparator = draw.choice("<>") if draw.random() < _COMPARED else ""
    shown_range, phases = _range(draw, unit, say)
    figure = number(value, unit.decimals, say["decimal"], say["group"])
    printed = say["days"] if unit.printed == "days" else unit.printed
    if say["language"] == "de" and draw.random() < 0.5:
        printed = printed.replace("IU", "IE").replace("L", "l")
    if say["language"] in ("fr", "es"):
        printed = printed.replace("IU", "UI")
    truth = {
        "slug": item.slug, "value": value, "comparator": comparator or None, "unit": unit.ucum,
    }  # fmt: skip
    return Result(
        slug=item.slug,
        name=name,
        shown=f"{comparator} {figure}".strip(),
        unit=printed,
        range=shown_range,
        flag=_flag(value, unit, comparator, phases, shown_range),
        truth=truth,
        phases=phases,
    )


def _result(draw: random.Random, item: Item, language: str, say: Mapping[str, str]) -> Result:
    name = draw.choice(item.names[language])
    if item.kind == "number":
        return _numeric(draw, item, name, say)
    if item.kind == "titre":
        shown = draw.choice(_TITRES)
        limits = ""
    else:
        good, bad = lexicon.WORDED[language]
        shown = draw.choice(bad) if draw.random() < 0.15 else draw.choice(good)
        limits = draw.choice((good[0], ""))
    truth = {"slug": item.slug, "text": shown}
    return Result(
        slug=item.slug, name=name, shown=shown, unit="", range=limits, flag="", truth=truth
    )


def _chosen(draw: random.Random, kind: str) -> list[Item]:
    groups = lexicon.groups()
    if kind == "general_laboratory":
        general = list(groups[kind]) + draw.sample(list(groups["hormone_panel"]), 3)
        return general + draw.sample(list(groups["serology"]), 2)
    pool = list(groups[kind])
    most = min(_MOST_OF_A_PANEL[kind], len(pool))
    kept = set(draw.sample(range(len(pool)), draw.randint(min(6, most), most)))
    return [item for i, item in enumerate(pool) if i in kept]


def panel(seed: int) -> Content:
    """The laboratory report of a seed."""
    draw = random.Random(f"panel {seed}")
    language, kind = draw.choice(lexicon.LANGUAGES), draw.choice(PANELS)
    frame = words.frames()[language]
    sex = "male" if kind == "semen_analysis" else draw.choice(("female", "female", "male"))
    identity, facts = person(draw, language, sex)
    say = {name: draw.choice(texts) for name, texts in frame.items()}
    say["sections"] = frame["sections"][0 if kind == "hormone_panel" else 1]
    say |= {"phases": ";".join(frame["phases"]), "language": language}
    return Content(
        seed=seed,
        language=language,
        kind=kind,
        title=draw.choice(frame[kind]),
        laboratory=say["lab"],
        facts=facts,
        results=[_result(draw, item, language, say) for item in _chosen(draw, kind)],
        identity=identity,
        frame=say,
    )
