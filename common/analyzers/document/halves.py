"""Two tables of results side by side -> one below the other, so that no row mixes their results."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from common.analyzers.document.columns import columns, role
from common.analyzers.document.layout import Row
from common.analyzers.document.vocabulary import NAME, RANGE, RESULT, UNIT

_SLACK_SHARE, _MAX_SLACK_PT = 0.45, 25.0


def parted(rows: Sequence[Row]) -> list[Row]:
    """The rows of a page; below a heading of two tables those of the left one come first."""
    found: list[Row] = []
    at = 0
    while at < len(rows):
        edge = _edge(rows[at])
        if edge is None:
            found.append(rows[at])
            at += 1
            continue
        end = next((i for i in range(at + 1, len(rows)) if columns(rows[i])), len(rows))
        halves = [_half(rows[at:end], edge, is_right=side) for side in (False, True)]
        found += [row for half in halves for row in half]
        at = end
    return found


def _edge(row: Row) -> float | None:
    """Where the second of two tables begins, each with names, results and a unit or a range."""
    roles = [role(cell.text) for cell in row.cells]
    for i, (cell, known) in enumerate(zip(row.cells, roles, strict=True)):
        is_between = i > 0 and known == NAME and NAME in roles[:i]
        if is_between and _is_table(roles[:i]) and _is_table(roles[i:]):
            gap = max(cell.c0 - row.cells[i - 1].c1, 0.0)
            return cell.c0 - min(_SLACK_SHARE * gap, _MAX_SLACK_PT)
    return None


def _is_table(roles: Sequence[str | None]) -> bool:
    return {NAME, RESULT} <= set(roles) and bool({UNIT, RANGE} & set(roles))


def _half(rows: Sequence[Row], edge: float, *, is_right: bool) -> Iterator[Row]:
    for row in rows:
        cells = [cell for cell in row.cells if (cell.c0 >= edge) == is_right]
        if cells:
            yield replace(row, cells=cells)
