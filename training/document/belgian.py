"""Reports as the two systems of `docs_hl7be_lab` print them, with other analytes and values.

What was measured on the given reports is kept: columns, pitches, indents, headings, flags, frames.
What a report says is drawn from a seed: `belgian.txt`, values, flags, remarks, pages, corrections.
The drawings are ours; the fonts are Helvetica and Courier, in the place of Letter Gothic.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

GENT, HERENTALS = "UZ Gent (GLIMS)", "CMA Herentals (Macsys)"
_CATALOGUE = Path(__file__).with_name("belgian.txt")
_COMPARED, _WORDED, _REMARKED, _CORRECTED = 0.12, 0.06, 0.12, 0.06
_INSTEAD = (
    "Volgt", "Niet uitgevoerd", "Zie commentaar", "Zie bijlage", "Onvoldoende materiaal",
    "Hemolytisch staal", "Staal niet ontvangen",
)  # fmt: skip
REMARKS = (
    "Gewijzigde referentiewaarde sinds 15/03/2022. Resultaten liggen gemiddeld 10% hoger",
    "Buis ontvangen op: 24/03/2022/16:46",
    "105 ng/mL (cutoff: 75 ng/mL)",
    "20,1 AU/mL (Grijze zone: 10,0 - 15,0)",
    "Index: 6,10 (Grijze zone: 0,90 - 1,10)",
    "Analyse enkel gevalideerd op lumbaal vocht.",
    "Bij nuchtere patiënten: streefwaarde < 100 mg/dL",
    "Resultaat bevestigd na herhaling (2x).",
    "Hemolyse +, kan het resultaat met 5 - 10 % verhogen.",
    "Controle aangewezen binnen 14 dagen.",
    "Vals positieve serologie kan uitgesloten worden met immunoblot (1x/kalenderjaar).",
)
_OF_THE_CYCLE = ("lh", "fsh", "estradiol", "progesterone")
_FIRST = {
    "Vrouw": ("Anke", "Lieve", "Sofie", "Fatima"),
    "Man": ("Jan", "Pieter", "Bram", "Youssef"),
}
_LAST = ("Peeters", "De Smet", "Van den Broeck", "Janssens", "El Amrani", "D'Hondt", "Claes")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the catalogue. `words` are the outcomes of a worded test.

    codes, units, ucum : in either system, the same where there is one only
    """

    names: Sequence[str]
    codes: Sequence[str]
    units: Sequence[str] = ()
    ucum: Sequence[str] = ()
    limits: tuple[float, float] = (0, 0)
    decimals: int = 0
    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items below one heading, from one specimen."""

    title: str
    below: str
    specimen: str
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One result as it is printed, and the truth about it (None where nothing was measured).

    marks : what stands before the value; after : lines below it
    phases : a range by phases of the cycle, on lines of its column
    below : a worded result on the line below its name
    """

    name: str
    shown: str
    unit: str = ""
    range: str = ""
    marks: str = ""
    after: Sequence[str] = ()
    phases: Sequence[str] = ()
    below: bool = False
    truth: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report: the person as printed, and its sections with their lines.

    antibiogram : isolates and the letters of each antibiotic; only of the second system
    tail : a page without a row of results
    """

    system: str
    person: Mapping[str, str]
    sections: Sequence[tuple[Section, Sequence[Line]]]
    antibiogram: tuple[Sequence[str], Mapping[str, Sequence[str]]] | None = None
    tail: Sequence[str] = ()


def catalogue() -> list[Section]:
    """The sections of the catalogue."""
    found: list[Section] = []
    for line in _CATALOGUE.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            title, below, specimen = line[1:].split(";")
            found.append(Section(title, below, specimen))
        elif line and not line.startswith("#"):
            found[-1].items.append(_item(line.split("|")))
    return found


def _item(parts: Sequence[str]) -> Item:
    names, codes = parts[:2], _either(parts[2])
    if parts[3] == "=":
        return Item(names, codes, words=_either(parts[4]))
    units, ucum = (_either(text) for text in parts[3:5])
    limits = (float(parts[5]), float(parts[6]))
    return Item(names, codes, units, ucum, limits, int(parts[7]))


def _either(text: str) -> Sequence[str]:
    """The one unit that a text says, or that of either system where `;` parts them."""
    return text.split(";")


def _of(choices: Sequence[str], system: str) -> str:
    return choices[-1] if system == HERENTALS else choices[0]


def report(seed: int) -> Report:
    """The report of a seed; odd ones are of the second system."""
    draw = random.Random(f"belgian {seed}")
    system = HERENTALS if seed % 2 else GENT
    chosen = sorted(draw.sample(range(len(catalogue())), draw.choice((1, 2, 4, 6, 8))))
    sections = []
    for section in (catalogue()[i] for i in chosen):
        count = min(len(section.items), draw.randrange(1, 12))
        picked = sorted(draw.sample(range(len(section.items)), count))
        lines = [_line(section.items[i], system, draw) for i in picked]
        sections.append((section, lines))
    return Report(
        system=system,
        person=_person(draw),
        sections=sections,
        antibiogram=_antibiogram(draw) if system == HERENTALS and draw.random() < 0.3 else None,
        tail=draw.sample(REMARKS, 3) if draw.random() < 0.15 else (),
    )


def _person(draw: random.Random) -> dict[str, str]:
    sex = draw.choice(("Vrouw", "Man"))
    born = (draw.randrange(1, 29), draw.randrange(1, 13), draw.randrange(1940, 2016))
    return {
        "first": draw.choice(_FIRST[sex]),
        "last": draw.choice(_LAST),
        "sex": sex,
        "day": str(born[0]),
        "month": str(born[1]),
        "year": str(born[2]),
        "number": f"{born[2] % 100:02d}{born[1]:02d}{born[0]:02d} {draw.randrange(1000):03d}",
    }


def _antibiogram(draw: random.Random) -> tuple[Sequence[str], Mapping[str, Sequence[str]]]:
    isolates = draw.sample(
        ("Escherichia coli", "Klebsiella pneumoniae", "Enterococcus faecalis"), draw.choice((1, 2))
    )
    drugs = draw.sample(
        ("Amoxicilline", "Amoxicilline/clavulaanzuur", "Cefuroxim", "Ciprofloxacine",
         "Nitrofurantoïne", "Trimethoprim/Sulfa", "Fosfomycine", "Gentamicine"), 5,
    )  # fmt: skip
    return isolates, {drug: [draw.choice("SIR") for _ in isolates] for drug in drugs}


def _line(item: Item, system: str, draw: random.Random) -> Line:
    name, code = _of(item.names, system), _of(item.codes, system)
    mark = draw.choice(("*", "*", "°")) if system == HERENTALS and draw.random() < 0.3 else ""
    after = [draw.choice(REMARKS)] if draw.random() < _REMARKED else []
    if item.words:
        return _worded(item, system, draw, name + mark, after)
    unit, ucum = _of(item.units, system), _of(item.ucum, system)
    limits = _range(item, system, draw)
    if draw.random() < _WORDED:
        shown = draw.choice(_INSTEAD)
        truth = _truth(name, code, text_value=shown)
        below = system == HERENTALS and draw.random() < 0.5
        return Line(
            name=name + mark, shown=shown, unit=unit, range=limits, below=below, truth=truth
        )
    low, high = item.limits
    value = round(draw.uniform(low * 0.6, high * draw.choice((1.0, 1.0, 1.6, 12.0))), item.decimals)
    sign = draw.choice("<<>") if draw.random() < _COMPARED else ""
    flag = _flags(value, item, system, draw)
    if draw.random() < _CORRECTED:
        earlier = _number(round(value * 1.3 + 1, item.decimals), item.decimals, system)
        flag = f"{flag} §§".strip() if system == GENT else flag
        after = [f"Gecorrigeerd resultaat. Vorig resultaat: {earlier}", *after]
    phases = _phases(item, draw) if system == GENT and code in _OF_THE_CYCLE else ()
    shown = f"{sign}{_number(value, item.decimals, system)}"
    truth = _truth(name, code, value=str(value), unit=ucum, comparator=sign)
    return Line(
        name=name + mark, shown=shown, unit=unit, range="" if phases else limits, marks=flag,
        after=after, phases=phases, truth=truth,
    )  # fmt: skip


def _phases(item: Item, draw: random.Random) -> Sequence[str]:
    ends = [f"{item.limits[1] * draw.uniform(0.2, 3):.{item.decimals}f}" for _ in range(8)]
    labels = ("Folliculair :", "Periovulatoir :", "Luteaal : ", "Postmenopausaal:")
    return [f"{label}{a} - {b}" for label, a, b in zip(labels, ends[::2], ends[1::2], strict=True)]


def _worded(item: Item, system: str, draw: random.Random, name: str, after: Sequence[str]) -> Line:
    shown = draw.choice(item.words)
    is_found = shown.casefold().startswith(("pos", "gedet", "zwak"))
    return Line(
        name=name,
        shown=shown,
        range=item.words[0] if draw.random() < 0.7 and len(item.words[0]) < 14 else "",
        marks="+" if is_found else "",
        after=after,
        below=system == HERENTALS and draw.random() < 0.3,
        truth=_truth(name.rstrip("*°"), _of(item.codes, system), text_value=shown),
    )


def _truth(name: str, code: str, **said: str) -> Mapping[str, str]:
    empty = {"value": "", "unit": "", "comparator": "", "text_value": "", "loinc": ""}
    return {"name": name, "code": f"lab.{code}", "in_pdf": "1", **empty, **said}


def _number(value: float, decimals: int, system: str) -> str:
    text = f"{value:.{decimals}f}"
    return text.replace(".", ",") if system == HERENTALS else text


def _range(item: Item, system: str, draw: random.Random) -> str:
    low, high = (_number(end, item.decimals, system) for end in item.limits)
    if draw.random() < 0.08:
        return ""
    if item.limits[0] == 0:
        return f"<{high}" if system == HERENTALS else draw.choice((f"< {high}", f"0 - {high}"))
    return f"{low} - {high}"


def _flags(value: float, item: Item, system: str, draw: random.Random) -> str:
    """`+`, `-`, doubled where far off; the first system adds what its legend explains."""
    low, high = item.limits
    flag = "+" if value > high else "-" if value < low else ""
    flag *= 2 if flag and (value > 2 * high or value < low / 2) else 1
    if system == GENT and draw.random() < 0.15:
        flag = f"{flag} {draw.choice(('@', '#', 'T', 'E'))}".strip()
    return flag


def truths(drawn: Report) -> Iterator[Mapping[str, str]]:
    """What must be read of a report."""
    for _, lines in drawn.sections:
        yield from (line.truth for line in lines if line.truth is not None)
    if drawn.antibiogram:
        isolates, letters = drawn.antibiogram
        listed = " ".join(f"{i}. {name}" for i, name in enumerate(isolates, 1))
        yield _truth("Cultuur", "culture", text_value=listed)
        for drug, outcomes in letters.items():
            for letter in outcomes:
                yield _truth(drug, "other", text_value=letter)
