"""Results without column headings: a name and its value on one line."""

import re
from collections.abc import Sequence

from common.analyzers.document import sections, vocabulary
from common.analyzers.document.layout import Row
from common.analyzers.document.matching import is_known, match
from common.analyzers.document.results import Printed, Tail, is_administrative, tail
from common.domain.standards.lab import key
from common.domain.standards.lab_units import readings

_SPLIT = re.compile(
    r"^(?P<name>(?:\d{1,2}[- (](?=[^\W\d_]))?[^\d\s:=][^:=]*?)\s*(?:[:=]|\.{3,})\s*(?P<tail>\S.*)$"
)
_VALUE_FOLLOWS = re.compile(r"(?<=[\w)%])\s+(?=(?:[<>≤≥]=?\s?)?\d)")
_MAX_NAME = 60
# A sentence may speak of these ("alcohol: none"); only a table gives them in words.
_NOT_IN_WORDS = frozenset({"drug", "toxicology", "microbiology"})
# So many known analytes make a list of results, in which unknown names are results too.
_LIST = 3


def _parts(row: Row) -> tuple[str, str, bool] | None:
    """Name, what follows, and whether a mark or gap divides them."""
    text = row.text
    split = _SPLIT.match(text)
    if split and len(split["name"]) <= _MAX_NAME:
        return " ".join(split["name"].split()), " ".join(split["tail"].split()), True
    if len(row.cells) > 1 and re.search(r"[^\W\d_]", row.cells[0].text):
        rest = " ".join(cell.text for cell in row.cells[1:])
        return row.cells[0].text, rest, True
    plain = " ".join(text.split())
    for gap in _VALUE_FOLLOWS.finditer(plain, 0, _MAX_NAME):
        name, rest = plain[: gap.start()], plain[gap.end() :]
        if is_known(name):
            return name, rest, False
    return None


def _read(row: Row, mark: str | None) -> tuple[str, Tail, bool] | None:
    parts = _parts(row)
    if parts is None or is_administrative(parts[0]) or len(parts[0]) > _MAX_NAME:
        return None
    name, rest, divided = parts
    if (
        set(key(name).split()[:2]) & vocabulary.REFERENCE_LINE
        and match(name, None, None).analyte is None
    ):
        return None
    return name, tail(rest, mark), divided


def _printed(row: Row, name: str, read: Tail, specimen: str) -> Printed:
    return Printed(
        name=name, page=row.page, cells=row.cells, value=read.value, wording=read.wording,
        unit=read.unit, range=read.range, flag=read.flag, specimen=specimen, layout="line",
        amended=read.amended,
    )  # fmt: skip


def _accepts(name: str, read: Tail, divided: bool, specimen: str, in_list: bool) -> bool:
    """Whether this line states a result. Prose with a number in it does not."""
    found = match(name, read.unit, specimen)
    if read.value is None:
        may_be_worded = found.analyte is None or found.analyte.group not in _NOT_IN_WORDS
        is_outcome = bool(read.wording and _is_outcome(read.wording))
        return found.exact and divided and may_be_worded and is_outcome
    if found.analyte is not None and found.exact:
        return divided or bool(read.unit) or read.range is not None
    known_unit = bool(read.unit and readings(read.unit))
    return in_list and divided and known_unit and read.value.kind == "number"


def _is_outcome(wording: str) -> bool:
    return len(wording.split()) <= _LIST and not wording.endswith((".", ","))


def read_lines(rows: Sequence[Row], mark: str | None, specimen: str) -> list[Printed]:
    """Every result that stands on a line of its own."""
    lines: list[tuple[Row, str, Tail, bool, str]] = []
    whole = specimen
    for row in rows:
        found = _read(row, mark)
        if found is None or (found[1].value is None and found[1].wording is None):
            if len(row.cells) == 1 and len(row.text.split()) <= _LIST:
                specimen = sections.after_heading(row.text, specimen, whole)
            continue
        lines.append((row, *found, specimen))
    known = sum(_accepts(name, read, divided, s, False) for _, name, read, divided, s in lines)
    return [
        _printed(row, name, read, s)
        for row, name, read, divided, s in lines
        if _accepts(name, read, divided, s, known >= _LIST)
    ]
