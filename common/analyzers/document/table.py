"""Results under column headings, with names, ranges and wordings over several lines."""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from common.analyzers.document import marks, numbers, sections, vocabulary
from common.analyzers.document.columns import Column, by_role
from common.analyzers.document.layout import Cell, Row
from common.analyzers.document.results import (
    MAX_WORDED,
    Printed,
    is_administrative,
    split_unit,
    tail,
    without_flags,
)  # fmt: skip
from common.analyzers.document.vocabulary import FLAG, NAME, RANGE, RESULT, UNIT
from common.domain.standards.lab import BLOOD, key
from common.domain.standards.lab_units import readings

# A wrapped line follows its first within so many letter heights.
_WRAP_GAP = 1.1
_ALIGNED_PT = 4.0
_OUTSIDE_PT = 8.0
_FOOTNOTE = re.compile(r"\(?(?:\d{1,2}|[a-z*†])\)\s*\*?\s*\S+\s?:|\*+\s*\S+\s?:")

_SUSCEPTIBLE = re.compile(r"(?P<name>\S.*?)(?P<letters>(?:\s[SIR])+)")


def _text(cells: Sequence[Cell]) -> str:
    return " ".join(cell.text for cell in cells)


def _unit(groups: dict[str, list[Cell]]) -> tuple[str, str]:
    """Unit and range of a row; where they touch they stand in one cell."""
    unit, limits = _text(groups.get(UNIT, [])), _text(groups.get(RANGE, [])).removesuffix("<")
    if limits or not unit or readings(unit):
        return unit, limits
    first, rest = split_unit(unit)
    return (first, rest) if first and numbers.interval(rest) else (unit, limits)


class Table:
    """Reads the rows below one heading, from top to bottom."""

    def __init__(
        self,
        found: Sequence[Column],
        mark: str | None,
        specimen: str = BLOOD,
        whole: str = BLOOD,
    ) -> None:
        self.results: list[Printed] = []
        self.empty: list[Printed] = []
        self.specimen = specimen
        self._whole = whole
        self._columns = found
        self._mark = mark
        self._section: str | None = None
        self._open: Printed | None = None
        self._wraps = False
        self._susceptibility = False
        self._edges: list[float] = []
        self._right_edges: list[float] = []
        self._bottom = 0.0
        self._result = next(c for c in found if c.role == RESULT)

    def read(self, rows: Sequence[Row]) -> list[Printed]:
        """Every result of these rows."""
        self._edges, self._right_edges = self._value_edges(rows)
        for row in rows:
            groups = by_role(row, self._columns)
            if _text(groups.get(NAME, [])):
                self._named(row, groups)
            else:
                self._unnamed(row, groups)
            self._bottom = row.r1
        self._close()
        return self.results

    def _value_edges(self, rows: Sequence[Row]) -> tuple[list[float], list[float]]:
        """Where results begin and end: their usual left and right edges, and their heading's."""
        firsts: list[Cell] = []
        for row in rows:
            cells = by_role(row, self._columns).get(RESULT, [])
            firsts += [c for c in cells if tail(c.text, self._mark).value][:1]
        lefts = [median(c.c0 for c in firsts)] if firsts else []
        rights = [median(c.c1 for c in firsts)] if firsts else []
        return [self._result.c0, *lefts], [self._result.c1, *rights]

    def _is_aligned(self, cell: Cell) -> bool:
        return any(abs(cell.c0 - edge) <= _ALIGNED_PT for edge in self._edges)

    def _named(self, row: Row, groups: dict[str, list[Cell]]) -> None:
        self._part(groups)
        name = _text(groups[NAME])
        value_cells = groups.get(RESULT, [])
        above = self._open
        wraps = above is not None and self._overlaps(above, row, groups)
        if above is not None and (wraps or self._continues_name(above.name, name, row)):
            name = f"{above.name} {name}".replace("- ", "-")
            if not value_cells:
                self._open = replace(above, name=name, cells=[*above.cells, *row.cells])
                return
            self._open = None
        self._close()
        self._susceptibility = bool(set(key(name).split()) & vocabulary.SUSCEPTIBILITY)
        self._open = self._printed(name, row, groups)
        self._wraps = self._open.value is None and self._open.wording is None

    def _part(self, groups: dict[str, list[Cell]]) -> None:
        """Part a long name from the value that it touches, and from the marks behind it."""
        names, flags = marks.apart(groups[NAME])
        if flags and groups.get(RESULT):
            groups[NAME], groups[RESULT] = [*names], [*flags, *groups[RESULT]]
        last = groups[NAME][-1]
        if groups.get(RESULT) or last.c1 < self._result.left:
            return
        if parts := marks.parted(last):
            groups[NAME], groups[RESULT] = [*groups[NAME][:-1], parts[0]], [parts[1]]

    def _overlaps(self, above: Printed, row: Row, groups: dict[str, list[Cell]]) -> bool:
        """Whether a line of words alone stands closer to its row than the next row would: the lines
        of one name touch.
        """
        is_alone = not any(groups.get(kind) for kind in (RESULT, UNIT, RANGE))
        is_below = abs(row.cells[0].c0 - above.cells[0].c0) <= _ALIGNED_PT
        is_result = above.value is not None or above.wording is not None
        return is_result and is_alone and is_below and row.r0 < self._bottom

    def _continues_name(self, above: str, name: str, row: Row) -> bool:
        if row.r0 - self._bottom > _WRAP_GAP * row.height:
            return False
        if _FOOTNOTE.match(name):
            return False
        return name.startswith("(") or above.count("(") > above.count(")") or above.endswith("-")

    def _printed(self, name: str, row: Row, groups: dict[str, list[Cell]]) -> Printed:
        named, sign = marks.behind(name)
        found = groups.get(RESULT, [])
        is_outside = bool(found) and found[0].c0 < self._result.c0 - _OUTSIDE_PT
        printed, cells = marks.before(found, is_outside)
        read = tail(_text(cells), self._mark)
        wording = read.wording
        if wording and not self._is_result_place(cells):
            wording = None
        in_column, behind = _unit(groups)
        unit = in_column or read.unit
        flags = (sign, printed, read.flag, _text(groups.get(FLAG, [])))
        own_flag = " ".join(flag for flag in flags if flag)
        bare_range, range_flag = without_flags(behind)
        return Printed(
            name=named.strip(" :"),
            page=row.page,
            cells=row.cells,
            value=read.value,
            wording=wording,
            unit=unit or None,
            range=bare_range or read.range or range_flag,
            flag=own_flag or None,
            specimen=self.specimen,
            section=self._section,
            amended=read.amended,
        )

    def _is_result_place(self, cells: Sequence[Cell]) -> bool:
        """Whether a wording stands where results stand: legends and footers begin elsewhere."""
        first = next((c for c in cells if without_flags(c.text)[0]), cells[-1])
        is_centred = self._result.c0 <= (first.c0 + first.c1) / 2 <= self._result.c1
        is_flush = any(abs(cells[-1].c1 - edge) <= _ALIGNED_PT for edge in self._right_edges)
        return (
            is_centred
            or is_flush
            or any(abs(first.c0 - edge) <= 2 * _ALIGNED_PT for edge in self._edges)
        )

    def _unnamed(self, row: Row, groups: dict[str, list[Cell]]) -> None:
        if self._susceptibility and self._read_susceptibility(row):
            return
        near = row.r0 - self._bottom <= _WRAP_GAP * row.height
        if self._open is None or not near:
            return
        value_cells, range_cells = groups.get(RESULT, []), groups.get(RANGE, [])
        longer = f"{self._open.unit or ''}{_text(groups.get(UNIT, []))}"
        if groups.get(UNIT) and not value_cells and readings(longer):
            self._open = replace(self._open, unit=longer)
        if value_cells:
            self._open = self._with_value(self._open, value_cells)
        elif range_cells and self._open.range:
            text = f"{self._open.range}; {_text(range_cells)}".removesuffix("<").strip()
            self._open = replace(self._open, range=text, cells=[*self._open.cells, *range_cells])

    def _with_value(self, above: Printed, cells: Sequence[Cell]) -> Printed:
        """The row above with a result that stands below its name, perhaps on several lines."""
        printed, cells = marks.before(cells)
        text, flag = without_flags(_text(cells))
        flag = " ".join(mark for mark in (printed, flag) if mark) or None
        if not text:
            return replace(above, flag=above.flag or flag)
        first = next((c for c in cells if without_flags(c.text)[0]), cells[0])
        if not self._wraps or not self._is_aligned(first):
            self._wraps = self._wraps and not above.wording
            return above
        read = tail(text, self._mark)
        if read.value and self._susceptibility:
            return above  # The number of an isolate, not a result.
        found = replace(above, cells=[*above.cells, *cells], flag=above.flag or flag or read.flag)
        if read.value and not above.wording:
            self._wraps = False
            return replace(
                found, value=read.value, unit=above.unit or read.unit, amended=read.amended
            )
        is_complete = key(above.wording or "") in vocabulary.OUTCOMES and not text.startswith("(")
        if len(text) > MAX_WORDED or is_complete:
            return above
        return replace(found, wording=f"{above.wording or ''} {text}".strip())

    def _read_susceptibility(self, row: Row) -> bool:
        """An antibiotic and its letter for each isolate."""
        found = _SUSCEPTIBLE.fullmatch(" ".join(row.text.split()))
        if found is None:
            return False
        self._close()
        self.results += [
            Printed(
                name=found["name"],
                page=row.page,
                cells=row.cells,
                wording=letter,
                specimen=self.specimen,
                section=self._section,
            )
            for letter in found["letters"].split()
        ]
        return True

    def _close(self) -> None:
        """The open row is complete: a result, or a heading when nothing followed its name."""
        row, self._open = self._open, None
        if row is None:
            return
        if row.value is None and row.wording is None:
            if row.unit or row.range:
                self.empty.append(row)
            elif sections.is_heading(row.name):
                self._section = row.name
                self.specimen = sections.after_heading(row.name, self.specimen, self._whole)
            return
        line = " ".join(cell.text for cell in row.cells)
        if is_administrative(row.name, line) or not re.search(r"[^\W\d_]", row.name):
            return
        if row.wording and set(key(row.name).split()) & vocabulary.ORIGIN:
            self.specimen = sections.specimen_in(row.wording) or self.specimen
        self.results.append(row)
