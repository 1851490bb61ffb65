"""The tables of a report: results with their reference bars, gaps, corrections, origins."""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from common.reports import pdf_text as text
from common.reports.pdf_flow import Cell, Grid, Line, Painter, place
from common.reports.pdf_text import Style
from common.reports.said import Absent, Correction, Matrix, Pair, Row
from common.reports.words.phrases import Phrases

WIDTH = 493.0
# mark, result, value, unit, reference, bar, flag, confidence
_COLUMNS = (18.0, 130.0, 76.0, 46.0, 66.0, 50.0, 57.0, 50.0)
# A result in words has the room of the empty unit, reference and bar beside it.
_WORDED = (*_COLUMNS[:2], sum(_COLUMNS[2:6]), *_COLUMNS[3:])
_SYMBOLS = {
    "low": "\u25bc",
    "high": "\u25b2",
    "critical_low": "\u25bc\u25bc",
    "critical_high": "\u25b2\u25b2",
    "abnormal": "\u25c6",
}
_WARN = Style(7.2, 9.6, text.BOLD, text.WARN)
_CRIT = Style(7.2, 9.6, text.BOLD, text.CRIT)
_VALUE = Style(9, 11.5, text.BOLD, text.TEXT)
_MONO = Style(7.2, 9.6, text.REGULAR, text.TEXT)
_CORRECTED = "\u2020"


def flag_colour(flag: str | None) -> Color:
    """The colour that goes with a flag's symbol and word."""
    if flag is None:
        return text.TEXT
    return text.CRIT if flag.startswith("critical") else text.WARN


def _flag(flag: str | None, said: Phrases) -> Cell:
    if flag is None:
        return Cell()
    style = _CRIT if flag.startswith("critical") else _WARN
    return Cell(f"{_SYMBOLS[flag]} {said[f'flag.{flag}']}", style)


def _axis(row: Row) -> tuple[float, float] | None:
    """The ends of the bar's scale; None where there is nothing to draw."""
    low, high = row.low, row.high
    if row.number is None or (low is None and high is None):
        return None
    beyond = 1.15 * row.number
    if low is not None and high is not None:
        margin = (high - low) * 0.5
        return low - margin, high + margin
    if high is not None:
        return (0.0, min(max(1.6 * high, beyond), 4 * high)) if high > 0 else None
    if low is None or low <= 0:
        return None
    return 0.0, min(max(2.5 * low, beyond), 12 * low)


def bar(row: Row) -> Painter | None:
    """The reference interval as a band with the value's marker; an arrow head beyond the scale."""
    ends = _axis(row)
    if ends is None:
        return None
    start, end = ends

    def paint(canvas: Canvas, x: float, y: float, room: float, height: float) -> None:
        middle = y + height - 9
        per_unit = room / (end - start)
        low = x if row.low is None else x + (row.low - start) * per_unit
        high = x + room if row.high is None else x + (row.high - start) * per_unit
        canvas.setFillColor(text.SUNKEN)
        canvas.rect(x, middle - 2.2, room, 4.4, stroke=0, fill=1)
        canvas.setFillColor(text.OK_BG)
        canvas.setStrokeColor(text.OK)
        canvas.setLineWidth(0.5)
        canvas.rect(low, middle - 2.2, high - low, 4.4, stroke=1, fill=1)
        at = x + ((row.number or 0.0) - start) * per_unit
        _marker(canvas, x, x + room, at, middle, flag_colour(row.flag))

    return paint


def _marker(
    canvas: Canvas, first: float, last: float, at: float, middle: float, colour: Color
) -> None:
    canvas.setFillColor(colour)
    canvas.setStrokeColor(text.SURFACE)
    canvas.setLineWidth(0.6)
    path = canvas.beginPath()
    if first <= at <= last:
        canvas.circle(at, middle, 2.6, stroke=1, fill=1)
        return
    tip, base = (first - 1, first + 4) if at < first else (last + 1, last - 4)
    path.moveTo(tip, middle)
    path.lineTo(base, middle + 3.4)
    path.lineTo(base, middle - 3.4)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def _result_line(row: Row, said: Phrases) -> Line:
    value = f"{row.value} {_CORRECTED}" if row.corrected else row.value
    style = Style(_VALUE.size, _VALUE.leading, _VALUE.font, flag_colour(row.flag))
    fits = text.width(text.printable(value, style.font), style) <= _COLUMNS[2] - 6
    cells = (
        Cell(row.mark, text.SMALL),
        Cell(row.label, below=row.note),
        Cell(value, style, right=fits),
        Cell(row.unit, text.BODY),
        Cell(row.reference, text.BODY),
        Cell(painter=bar(row)),
        _flag(row.flag, said),
        Cell(row.confidence, text.SMALL, right=True),
    )
    return place(cells, _COLUMNS if fits or row.unit or row.reference else _WORDED)


def _head(titles: Sequence[str], widths: Sequence[float], right: Sequence[int] = ()) -> Line:
    cells = [Cell(title, text.HEAD, right=i in right) for i, title in enumerate(titles)]
    return place(cells, widths)


_SHORT = 4  # characters of a file's number


def results(rows: Sequence[Row], said: Phrases) -> Grid:
    """The result rows."""
    keys = ("result", "value", "unit", "reference", "", "flag", "confidence")
    titles = ["", *(said[f"head.{key}"] if key else "" for key in keys)]
    head = _head(titles, _COLUMNS, (2, 7))
    return Grid(head, [_result_line(row, said) for row in rows], _COLUMNS)


def matrix(table: Matrix) -> Grid:
    """One line for each file, or for each class."""
    first = 30.0 if all(len(line[0]) <= _SHORT for line in table.lines) else 105.0
    others = (WIDTH - first) / max(1, len(table.header) - 1)
    widths = (first, *(others for _ in table.header[1:]))
    body = [place(_matrix_cells(line), widths) for line in table.lines]
    return Grid(_head(table.header, widths), body, widths)


def _matrix_cells(line: Sequence[str]) -> list[Cell]:
    cells = []
    for content in line:
        main, _, below = content.partition("\n")
        cells.append(Cell(main, text.BODY, below))
    return cells


def absent(gaps: Sequence[Absent], said: Phrases) -> Grid:
    """What was not measured, and why."""
    with_files = any(gap.files for gap in gaps)
    widths = (165.0, 248.0, 80.0) if with_files else (165.0, 328.0)
    keys = ("result", "why", "files") if with_files else ("result", "why")
    body = [
        place([Cell(part) for part in (gap.label, gap.sentence, gap.files)[: len(keys)]], widths)
        for gap in gaps
    ]
    return Grid(_head([said[f"head.{key}"] for key in keys], widths), body, widths)


def corrections(changes: Sequence[Correction], said: Phrases) -> Grid:
    """What a person changed: the machine's value is kept beside it."""
    widths = (115.0, 90.0, 80.0, 118.0, 90.0)
    keys = ("result", "machine", "now", "reason", "author")
    body = [
        place(
            [
                Cell(f"{change.label} {_CORRECTED}"),
                Cell(change.machine_value),
                Cell(change.value, text.STRONG_BODY),
                Cell(change.reason),
                Cell(change.author, text.SMALL, change.at),
            ],
            widths,
        )
        for change in changes
    ]
    return Grid(_head([said[f"head.{key}"] for key in keys], widths), body, widths)


def listing(lines: Sequence[Pair], room: float = WIDTH, names: float = 120.0) -> Grid:
    """Names and what belongs to them, without a head."""
    widths = (names, room - names)
    body = [place([Cell(name, text.SMALL), Cell(what, _MONO)], widths) for name, what in lines]
    return Grid(None, body, widths)


def by_file(files: Sequence[tuple[int, Sequence[Pair]]], said: Phrases) -> list[Grid]:
    """What is the same for all files once, what differs as a table with a line for each."""
    first = files[0][1]
    if len(files) == 1:
        return [listing(first)] if first else []
    shared = [pair for pair in first if all(pair in lines for _, lines in files)]
    names = list(dict.fromkeys(name for _, lines in files for name, _ in lines))
    names = [name for name in names if name not in dict(shared)]
    grids = [listing(shared)] if shared else []
    if names:
        table = [
            (str(number), *(dict(lines).get(name, "") for name in names)) for number, lines in files
        ]
        grids.append(_table((said["file"], *names), table))
    return grids


def _table(titles: Sequence[str], table: Sequence[Sequence[str]]) -> Grid:
    """Columns as wide as their longest text, all narrowed alike where that is too much."""
    natural = [
        max(text.width(title, text.HEAD), *(text.width(line[i], _MONO) for line in table)) + 10
        for i, title in enumerate(titles)
    ]
    factor = min(1.0, WIDTH / sum(natural))
    widths = [column * factor for column in natural]
    widths[-1] += WIDTH - sum(widths)
    body = [place([Cell(what, _MONO) for what in line], widths) for line in table]
    return Grid(_head(titles, widths), body, widths)
