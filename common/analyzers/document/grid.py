"""A text read as a table by its headings -> what it states, or why its reading is not certain."""

from collections.abc import Mapping, Sequence

from common.analyzers.document import columns, dates, identity, numbers, vocabulary
from common.analyzers.document.layout import Cell, Row
from common.domain.standards.lab import key
from common.media.csv_grids import MAX_ROWS
from common.media.documents import Grid, GridCell, Message, Place, StatedFact, StatedResult

_HEAD_ROWS = 20
_LOINC, _SPECIMEN, _METHOD, _STATUS, _LABORATORY = (
    "loinc", "specimen", "method", "status", "laboratory",
)  # fmt: skip
_OWN_WORDS = {
    _LOINC: {"loinc"},
    _SPECIMEN: {"specimen", "material", "staal", "probe", "matrix"},
    _METHOD: {"method", "methode", "methodik", "metodo"},
    _STATUS: {"status", "statut", "estado"},
    _LABORATORY: {"laboratory", "laboratorium", "labor", "laboratoire", "laboratorio", "lab"},
}
_STATUSES = {"final", "preliminary", "corrected", "amended", "registered", "cancelled"}
_PERSON = "person."
_COLLECTED = _PERSON + identity.COLLECTED
Roles = Mapping[int, str]


def message(grids: Sequence[Grid]) -> tuple[Message, str | None] | None:
    """What the one table states, and the decimal mark of its numbers; None where there is none."""
    headed = [(grid, i, roles) for grid in grids for i, roles in _headings(grid)]
    if not headed:
        return None
    if len({grid.delimiter for grid, _, _ in headed}) > 1:
        return Message(format="csv", problem="two_delimiters"), None
    if len(headed) > 1:
        return Message(format="csv", problem="two_tables"), None
    grid, at, roles = headed[0]
    if list(roles.values()).count(vocabulary.RESULT) > 1:
        return Message(format="csv", problem="two_result_columns"), None
    return _Reader(grid, at, roles).read()


def _headings(grid: Grid) -> Sequence[tuple[int, Roles]]:
    """The rows that head a table of results."""
    found = []
    for i, row in enumerate(grid.rows[:_HEAD_ROWS]):
        roles = _roles(row)
        kinds = list(roles.values())
        if kinds.count(vocabulary.NAME) == 1 and vocabulary.RESULT in kinds and len(kinds) > 2:
            found.append((i, roles))
    return found


def _role(text: str) -> str | None:
    words = set(key(text).split())
    own = next((role for role, known in _OWN_WORDS.items() if words & known), None)
    labelled = identity.label_of(text)
    if labelled and labelled != identity.NAME:
        return _PERSON + labelled
    return own or columns.role(text) or (_PERSON + labelled if labelled else None)


def _roles(row: Sequence[GridCell]) -> dict[int, str]:
    found = {i: role for i, cell in enumerate(row) if (role := _role(cell.text))}
    if vocabulary.NAME not in found.values() and vocabulary.RESULT in found.values():
        # "Name" beside results is what was measured; a person has a heading that says so.
        named = [i for i, cell in enumerate(row) if key(cell.text) in ("name", "naam", "nom")]
        found |= {i: vocabulary.NAME for i in named if len(named) == 1}
    return found


class _Reader:
    def __init__(self, grid: Grid, at: int, roles: Roles) -> None:
        self._head, self._above = grid.rows[at], grid.rows[:at]
        self._rows = grid.rows[at + 1 :][:MAX_ROWS]
        self._flags = ["results_left_out"] if len(grid.rows) - at - 1 > MAX_ROWS else []
        self._roles = roles
        shown = [self._text(row, role) for row in self._rows for role in _NUMBERS]
        self._mark = numbers.convention([text for text in shown if text])
        stamps = (self._text(row, _COLLECTED) for row in self._rows)
        self._order = dates.order(stamp for stamp in stamps if stamp)

    def _text(self, row: Sequence[GridCell], role: str) -> str | None:
        """The cell of a column in a row; None where it is empty."""
        cells = [cell.text for i, cell in enumerate(row) if self._roles.get(i) == role]
        return next((text for text in cells if text), None)

    def read(self) -> tuple[Message, str | None]:
        people, facts = self._people()
        section: str | None = None
        results = []
        for row in self._rows:
            filled = [cell for cell in row if cell.text]
            if len(row) == len(self._head) or len(filled) > 1:
                results.append(self._result(row, section))
            else:
                section = filled[0].text
        title = " ".join(cell.text for row in self._above for cell in row)
        found = Message(
            format="csv",
            title=title,
            patients=people,
            facts=facts,
            results=[result for result in results if result.name],
            flags=self._flags,
        )
        return found, self._mark

    def _result(self, row: Sequence[GridCell], section: str | None) -> StatedResult:
        name = self._text(row, vocabulary.NAME) or row[0].text
        place = _around(row)
        if len(row) != len(self._head):
            # A cell too many or too few: nobody can say which value belongs to which heading.
            return StatedResult(name=name, kind="none", place=place, absent="row_has_other_cells")
        value = self._text(row, vocabulary.RESULT)
        status = key(self._text(row, _STATUS) or "")
        stamp = self._text(row, _COLLECTED)
        loinc = self._text(row, _LOINC)
        return StatedResult(
            name=name,
            kind="text" if value else "none",
            place=place,
            value=value,
            codes=(f"loinc|{loinc}",) if loinc else (),
            unit=self._text(row, vocabulary.UNIT),
            range=self._text(row, vocabulary.RANGE),
            flag=self._text(row, vocabulary.FLAG),
            specimen=self._text(row, _SPECIMEN),
            collected_at=dates.moment(stamp, self._order) if stamp else None,
            status=status if status in _STATUSES else None,
            method=self._text(row, _METHOD),
            laboratory=self._text(row, _LABORATORY),
            section=section,
            absent=None if value else "no_value_printed",
        )

    def _people(self) -> tuple[int, list[StatedFact]]:
        """How many people the rows and what stands above them are about, and the first's facts."""
        above = [_line(row) for row in self._above]
        stated = identity.fields([row for row in above if row.cells])
        facts = [
            StatedFact(
                kind=f.kind,
                text=f.text,
                place=Place(r0=f.cell.r0, c0=f.cell.c0, r1=f.cell.r1, c1=f.cell.c1),
            )
            for f in stated
        ]
        known = {fact.kind for fact in facts}
        kinds = [k for k in _WHO if _PERSON + k in self._roles.values()]
        people = (
            {tuple(self._text(row, _PERSON + kind) for kind in kinds) for row in self._rows}
            if kinds
            else set()
        )
        people.discard((None,) * len(kinds))
        for kind in kinds:
            cells = [
                c
                for row in self._rows
                for i, c in enumerate(row)
                if self._roles.get(i) == _PERSON + kind
            ]
            first = next((cell for cell in cells if cell.text), None)
            if first is not None and kind not in known:
                facts.append(StatedFact(kind=kind, text=first.text, place=first.place))
        return max(len(people), 1 if facts else 0), facts


_NUMBERS = (vocabulary.RESULT, vocabulary.RANGE)
_WHO = (identity.NUMBER, identity.NAME, identity.BIRTH, identity.SEX)


def _line(row: Sequence[GridCell]) -> Row:
    places = [(cell.text, cell.place) for cell in row if cell.text]
    cells = [Cell(text, p.r0, p.c0, p.r1, p.c1) for text, p in places]
    return Row(1, cells, cells[0].r1 - cells[0].r0 if cells else 1.0)


def _around(row: Sequence[GridCell]) -> Place:
    filled = [cell.place for cell in row if cell.text]
    return Place(
        r0=min(p.r0 for p in filled),
        c0=min(p.c0 for p in filled),
        r1=max(p.r1 for p in filled),
        c1=max(p.c1 for p in filled),
    )
