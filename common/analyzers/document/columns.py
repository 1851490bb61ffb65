"""Finds the headings of a results table and tells which column a cell stands in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from common.analyzers.document.layout import Cell, Row
from common.analyzers.document.vocabulary import (
    COLUMN_WORDS,
    FLAG,
    NAME,
    OTHER,
    RANGE,
    RESULT,
    UNIT,
)
from common.domain.standards.lab import key

DATE = re.compile(r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b")
# A value may begin left of its heading (right-aligned numbers, flags before them), at most so far.
_MAX_SLACK_PT = 25.0
_SLACK_SHARE = 0.45
_SAME_EDGE_PT = 4.0
_MAX_HEADING_WORDS = 5


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, where it may begin, and its heading's box."""

    role: str
    left: float
    c0: float
    c1: float
    text: str


def role(text: str) -> str | None:
    """What a column with this heading holds; None where the words are not known."""
    words = key(text).split()
    if not words or len(words) > _MAX_HEADING_WORDS:
        return None
    for named, known in COLUMN_WORDS.items():
        if any(word in known for word in words):
            return named
    return RESULT if DATE.search(text) else None


def _parted(cell: Cell) -> list[Cell]:
    """A heading of two narrow columns that stand so close that they look like one."""
    words = cell.text.split()
    if len(words) != 2 or [role(word) for word in words] != [RESULT, FLAG]:
        return [cell]
    share = len(words[0]) / len(cell.text)
    end = cell.c0 + share * (cell.c1 - cell.c0)
    start = end + (cell.c1 - cell.c0) / len(cell.text)
    return [replace(cell, text=words[0], c1=end), replace(cell, text=words[1], c0=start)]


def columns(row: Row) -> list[Column] | None:
    """The columns that this row heads; None when it is no heading of a results table."""
    roles = [(part, role(part.text)) for cell in row.cells for part in _parted(cell)]
    named = [(cell, known) for cell, known in roles if known]
    kinds = {known for _, known in named}
    if not {NAME, RESULT} <= kinds or not kinds & {UNIT, RANGE} or len(named) < len(roles) - 1:
        return None
    if named[0][1] != NAME:
        return None
    found: list[Column] = []
    for cell, known in roles:
        # An unknown heading has a column too, lest its cells be taken for its neighbour's.
        kind = known or OTHER
        before = found[-1].c1 if found else cell.c0
        slack = min(_SLACK_SHARE * max(cell.c0 - before, 0.0), _MAX_SLACK_PT)
        left = cell.c0 - slack if found else float("-inf")
        found.append(Column(kind, left, cell.c0, cell.c1, cell.text))
    return found


def holds_two_results(found: Sequence[Column]) -> bool:
    """Whether two columns claim the result, so that which is the newest is not known."""
    return sum(column.role == RESULT for column in found) > 1


def by_role(row: Row, found: Sequence[Column]) -> dict[str, list[Cell]]:
    """The row's cells by the role of the column they begin in."""
    groups: dict[str, list[Cell]] = {}
    for cell in row.cells:
        groups.setdefault(_column(cell, found).role, []).append(cell)
    return groups


def _column(cell: Cell, found: Sequence[Column]) -> Column:
    """The column a cell begins in, or the one behind it whose right edge is the cell's own."""
    at = max(i for i, column in enumerate(found) if column.left <= cell.c0)
    after = found[at + 1] if at + 1 < len(found) else None
    ends_there = after is not None and abs(cell.c1 - after.c1) <= _SAME_EDGE_PT
    return after if after and ends_there and cell.c0 > found[at].c1 else found[at]
