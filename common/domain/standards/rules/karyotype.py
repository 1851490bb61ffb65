"""A karyotype in the ISCN notation: what is counted from it, line by line; a rule pack.

Structural notation is repeated as it stands and never read. Where the sex chromosomes and the sex
that the document states are not the same, a clinician looks at it in private.

References
----------
.. [1] ISCN, An International System for Human Cytogenomic Nomenclature.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.statements import Statement, name_of
from common.domain.standards.rules.wording import read_word

PACK = "genetics/1"
_ISCN = "International System for Human Cytogenomic Nomenclature (ISCN)"
_MOSAIC = re.compile(r"^(?:mos|chi)\s+", re.IGNORECASE)
_LINE = re.compile(
    r"(?P<count>\d{2})\s*,\s*(?P<sex>[XY?]{1,4})(?P<rest>(?:,.*?)?)(?:\[(?P<cells>\d+)\])?"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One cell line: chromosomes, sex chromosomes, structural notation, number of cells."""

    count: int
    sex: str
    structure: str
    cells: int | None

    @property
    def shown(self) -> str:
        """As its notation has it, with the number of cells."""
        plain = f"{self.count},{self.sex}{self.structure}"
        return plain if self.cells is None else f"{plain} [{self.cells}]"


def read(text: str) -> tuple[Line, ...]:
    """The cell lines; none where the text is no karyotype in this notation."""
    found = []
    for part in _parts(_MOSAIC.sub("", text.strip())):
        match = _LINE.fullmatch(part.strip())
        if match is None:
            return ()
        cells = int(match["cells"]) if match["cells"] else None
        found.append(Line(int(match["count"]), match["sex"], match["rest"], cells))
    return tuple(found)


def _parts(text: str) -> list[str]:
    """The lines, parted at slashes outside brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([") - (sign in ")]")
        if sign == "/" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def statements(words: Mapping[str, tuple[str, str]], context: Context) -> list[Statement]:
    """Everything that these rules say.

    words : worded results by analyte, each with the id of its finding
    """
    found = _deletion(words)
    if "karyotype" not in words:
        return found
    text, finding = words["karyotype"]
    base = Statement(
        code="not_computable", rule=f"{PACK}:karyotype", edition="ISCN", citation=_ISCN,
        values={"name": name_of("karyotype"), "value": text}, inputs=(finding,),
    )  # fmt: skip
    lines = read(text)
    if not lines:
        return [*found, replace(base, missing=("iscn",))]
    for number, line in enumerate(lines, 1):
        found.append(_line(base, line, number, len(lines)))
    structures = [line.structure.lstrip(",") for line in lines if line.structure]
    if structures:
        terms = {"terms": "; ".join(structures)}
        rule = f"{PACK}:karyotype.structure"
        found.append(replace(base, code="genetics.structure", rule=rule, values=terms))
    if _is_other(lines, context.sex):
        rule = f"{PACK}:karyotype.sex"
        found.append(replace(base, code="genetics.review", rule=rule, values={}))
    return found


def _line(base: Statement, line: Line, number: int, lines: int) -> Statement:
    values = {
        "value": line.shown, "count": str(line.count), "sex": line.sex, "number": str(number),
        "lines": str(lines),
    }  # fmt: skip
    code = "genetics.karyotype" if lines == 1 else "genetics.line"
    return replace(base, code=code, rule=f"{PACK}:karyotype.line_{number}", values=values)


def _is_other(lines: tuple[Line, ...], sex: str | None) -> bool:
    """Whether the sex chromosomes are not those of the stated sex; an unread one says nothing."""
    if any("?" in line.sex for line in lines):
        return False
    with_y = any("Y" in line.sex for line in lines)
    return (sex == "female" and with_y) or (sex == "male" and not with_y)


def _deletion(words: Mapping[str, tuple[str, str]]) -> list[Statement]:
    """What the word of a test for deletions of the Y chromosome means."""
    if "y_microdeletion" not in words:
        return []
    text, finding = words["y_microdeletion"]
    meaning = read_word(text)
    return [
        Statement(
            code=f"genetics.{meaning}" if meaning else "not_computable",
            rule=f"{PACK}:y_microdeletion",
            edition="as printed",
            citation="the wording of the report",
            values={"name": name_of("y_microdeletion"), "value": text},
            inputs=(finding,),
            missing=() if meaning else ("known_word",),
        )
    ]
