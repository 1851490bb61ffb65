"""What laboratories print: names in five languages and units, written down apart from the product.

A line of `lexicon.txt` is `slug | units | en | nl | de | fr | es`; `;` divides names. A unit is
`printed=UCUM low-high decimals range`, where `range` is what the laboratory prints beside it. The
reader's own table is not used here, so that a name which it lacks counts against it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_suffix(".txt")
LANGUAGES = ("en", "nl", "de", "fr", "es")

WORDED: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "en": (("Non-reactive", "Negative", "Not detected"), ("Reactive", "Positive", "Detected")),
    "nl": (("Negatief", "Niet reactief"), ("Positief", "Reactief")),
    "de": (("negativ", "nicht reaktiv"), ("positiv", "reaktiv")),
    "fr": (("Négatif", "Non réactif"), ("Positif", "Réactif")),
    "es": (("Negativo", "No reactivo"), ("Positivo", "Reactivo")),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: its UCUM, plausible values, decimals and the interval printed with it."""

    printed: str
    ucum: str
    low: float
    high: float
    decimals: int
    range: str


@dataclass(frozen=True, slots=True)
class Item:
    """One analyte as reports print it. `kind`: number, worded or titre."""

    slug: str
    kind: str
    units: Sequence[Unit]
    names: Mapping[str, Sequence[str]]


def _unit(text: str) -> Unit:
    sign, span, decimals, *rest = text.strip().split(" ")
    printed, _, ucum = sign.partition("=")
    low, _, high = span.partition("-")
    return Unit(printed, ucum, float(low), float(high), int(decimals), rest[0] if rest else "")


def _item(line: str) -> Item:
    slug, units, *names = (part.strip() for part in line.split(" | "))
    kind = units if units in ("worded", "titre") else "number"
    known = [_unit(u) for u in units.split(";")] if kind == "number" else []
    return Item(slug, kind, known, dict(zip(LANGUAGES, (n.split(";") for n in names), strict=True)))


@cache
def groups() -> Mapping[str, tuple[Item, ...]]:
    """Every analyte by the kind of panel it belongs to."""
    found: dict[str, tuple[Item, ...]] = {}
    for block in _FILE.read_text(encoding="utf-8").strip().removeprefix("# ").split("\n# "):
        kind, *lines = block.split("\n")
        found[kind] = tuple(_item(line) for line in lines)
    return found
