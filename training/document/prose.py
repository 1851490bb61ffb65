"""Reports and letters without a table of results, in five languages, with the truth about them."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.document import contents, lexicon, words
from training.document.contents import Content

_FILE = Path(__file__).with_suffix(".txt")
_KARYOTYPES = ("46,XX", "46,XY", "47,XXY", "mos 45,X[5]/46,XX[25]")


@dataclass(frozen=True, slots=True)
class Template:
    """A text with its kind and language; the first line is the title."""

    kind: str
    language: str
    lines: Sequence[str]


@cache
def templates() -> Sequence[Template]:
    """Every text of `prose.txt`."""
    found = []
    for block in _FILE.read_text(encoding="utf-8").removeprefix("# ").rstrip("\n").split("\n# "):
        head, *lines = block.split("\n")
        kind, language = head.split()
        found.append(Template(kind, language, lines))
    return found


def _values(draw: random.Random, decimal: str) -> dict[str, str]:
    """What the placeholders stand for."""
    size = contents.number(draw.uniform(4, 14), 1, decimal, "")
    return {
        "day": str(draw.randint(2, 14)),
        "emt": size,
        "r": str(draw.randint(1, 18)),
        "l": str(draw.randint(1, 18)),
        "f1": str(draw.randint(12, 22)),
        "f2": str(draw.randint(10, 20)),
        "karyotype": draw.choice(_KARYOTYPES),
    }


def _truth(template: Template, values: Mapping[str, str]) -> list[Mapping[str, object]]:
    """What a text states that must be read: of a scan its measures, of genetics the karyotype."""
    if template.kind == "ultrasound_report":
        sizes = [float(values["f1"]), float(values["f2"])]
        if any("{f1} x {f2}" in line for line in template.lines):
            sizes = [sum(sizes) / 2]
        return [
            *({"code": "follicle.follicle", "value": s, "side": "right"} for s in sizes),
            {"code": "endometrium.thickness_mm", "value": float(values["emt"].replace(",", "."))},
            {"code": "follicle.count", "value": float(values["r"]), "side": "right"},
            {"code": "follicle.count", "value": float(values["l"]), "side": "left"},
        ]
    return (
        [{"slug": "karyotype", "text": values["karyotype"]}] if template.kind == "genetics" else []
    )


def report(seed: int) -> Content:
    """The text of a seed, with what must be read from it."""
    draw = random.Random(f"prose {seed}")
    kinds = sorted({t.kind for t in templates()})
    kind, language = kinds[seed // 4 % len(kinds)], draw.choice(lexicon.LANGUAGES)
    template = draw.choice([t for t in templates() if (t.kind, t.language) == (kind, language)])
    frame = words.frames()[language]
    say = {name: draw.choice(texts) for name, texts in frame.items()} | {"language": language}
    identity, facts = contents.person(draw, language, draw.choice(("female", "male")))
    values = _values(draw, say["decimal"])
    return Content(
        seed=seed,
        language=language,
        kind=kind,
        title=template.lines[0],
        laboratory="Example Fertility Centre",
        facts=facts,
        text=[line.format(**values) for line in template.lines[1:]],
        identity=identity,
        frame=say,
        stated=_truth(template, values),
    )
