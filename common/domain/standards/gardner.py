"""Blastocyst grades of Gardner and Schoolcraft: expansion, inner cell mass, trophectoderm."""

import re
from dataclasses import dataclass

EDITION = "1999"
CITATION = (
    "Gardner DK, Schoolcraft WB. In vitro culture of human blastocysts. In: Jansen R, Mortimer D"
    " (eds), Towards reproductive certainty, Parthenon, 1999, 378-388"
)
EXPANSION = {
    1: "early: blastocoel less than half of the embryo's volume",
    2: "blastocoel at least half of the embryo's volume",
    3: "full: the blastocoel fills the embryo",
    4: "expanded: larger than the early embryo, zona thinning",
    5: "hatching: trophectoderm herniates through the zona",
    6: "hatched: completely out of the zona",
}
INNER_CELL_MASS = {
    "A": "many cells, tightly packed",
    "B": "several cells, loosely grouped",
    "C": "very few cells",
}
TROPHECTODERM = {
    "A": "many cells, a cohesive epithelium",
    "B": "few cells, a loose epithelium",
    "C": "very few, large cells",
}
GRADED_FROM = 3
"""Inner cell mass and trophectoderm are graded from this expansion on."""

_GRADE = re.compile(r"([1-6])\s*([A-C])?\s*([A-C])?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One grade; the letters are None below expansion 3 and where they were not stated."""

    expansion: int
    inner_cell_mass: str | None
    trophectoderm: str | None


def parse(text: str) -> Grade | None:
    """`4AB` -> Grade, in the order expansion, inner cell mass, trophectoderm; None if it is none.

    One letter alone, and letters below expansion 3, are no grade of this system.
    """
    found = _GRADE.fullmatch(text.strip())
    if found is None:
        return None
    expansion = int(found[1])
    mass, outer = (letter.upper() if letter else None for letter in (found[2], found[3]))
    if (mass is None) != (outer is None) or (mass is not None and expansion < GRADED_FROM):
        return None
    return Grade(expansion=expansion, inner_cell_mass=mass, trophectoderm=outer)
