"""Twelve looks of a laboratory report, drawn with reportlab: what stands where on the page."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from training.document.contents import Content, Result

_FONTS = Path(__file__).parents[2] / "common" / "reports" / "fonts"
PLAIN, BOLD = "DejaVuSansCondensed", "DejaVuSansCondensed-Bold"
_BOTTOM, _NOTE_PT = 70.0, 11.0
_FOOTNOTED = 0.12
MARK = "GENERATED - NOT A REAL PATIENT"


@dataclass(frozen=True, slots=True)
class Layout:
    """A look. `columns`: role, left (or right) edge in points and alignment, from left to right.

    lines : how results stand without columns: `dots`, `colon`, or `` for a table
    flags : where a flag stands: `column`, `before`, `after`, or `` for nowhere
    facts : how the person stands: `two`, `one` (a line each), `line` (all on a line)
    wrap : the width at which a name continues on the next line; 0 for never
    """

    name: str
    columns: Sequence[tuple[str, float, str]] = ()
    lines: str = ""
    flags: str = ""
    facts: str = "two"
    size: float = 9.0
    rows: int = 40
    wrap: float = 0.0


_L, _R = "left", "right"
LAYOUTS: Sequence[Layout] = (
    Layout("plain", (("test", 50, _L), ("result", 250, _L), ("unit", 330, _L), ("range", 420, _L))),
    Layout(
        "flags",
        (("test", 45, _L), ("result", 290, _R), ("flag", 302, _L), ("unit", 340, _L),
         ("range", 425, _L)),
        flags="column",
    ),
    Layout(
        "glued",
        (("test", 55, _L), ("result", 260, _L), ("unit", 345, _L), ("range", 425, _L)),
        flags="before", facts="one",
    ),
    Layout(
        "previous",
        (("test", 45, _L), ("result", 270, _R), ("unit", 285, _L), ("range", 360, _L),
         ("previous", 550, _R)),
        flags="after",
    ),
    Layout("joined", (("test", 60, _L), ("result", 280, _L), ("range", 430, _L)), facts="line"),
    Layout("dots", lines="dots", facts="one"),
    Layout("colon", lines="colon", facts="line", flags="after"),
    Layout(
        "method",
        (("test", 40, _L), ("method", 210, _L), ("result", 300, _L), ("unit", 370, _L),
         ("range", 440, _L)),
        size=8.5,
    ),
    Layout(
        "range_first",
        (("test", 50, _L), ("range", 240, _L), ("unit", 370, _L), ("result", 460, _L)),
        facts="one",
    ),
    Layout(
        "wrapped",
        (("test", 50, _L), ("result", 200, _L), ("unit", 290, _L), ("range", 370, _L)),
        wrap=130.0,
    ),
    Layout(
        "pages",
        (("test", 50, _L), ("result", 270, _R), ("unit", 290, _L), ("range", 380, _L)),
        size=8.0, rows=7, flags="after",
    ),
    Layout(
        "codes",
        (("code", 40, _L), ("test", 90, _L), ("result", 290, _L), ("unit", 370, _L),
         ("range", 445, _L)),
    ),
)  # fmt: skip


def _fonts() -> None:
    for name in (PLAIN, BOLD):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(_FONTS / f"{name}.ttf")))


class Page:
    """Draws one report in one look, from top to bottom."""

    def __init__(self, content: Content, layout: Layout) -> None:
        _fonts()
        self._file = BytesIO()
        self._canvas = Canvas(self._file, pagesize=A4, invariant=True)
        self._content, self._layout = content, layout
        self._draw = random.Random(f"page {content.seed}")
        self._page, self._y, self._rows = 0, 0.0, 0
        self._notes: list[str] = []
        self._line = layout.size * 1.65

    def pdf(self) -> bytes:
        """The report as a file."""
        self._turn()
        for result in self._content.results:
            self._room(2 + len(result.phases))
            self._row(result)
        for paragraph in self._content.text:
            self._room(1)
            self._put(50, paragraph, 10)
            self._y -= 15
        self._end()
        self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()

    def _put(
        self, x: float, text: str, size: float = 0.0, *, bold: bool = False, align: str = _L
    ) -> None:
        self._canvas.setFont(BOLD if bold else PLAIN, size or self._layout.size)
        draw = self._canvas.drawRightString if align == _R else self._canvas.drawString
        draw(x, self._y, text)

    def _room(self, lines: int) -> None:
        full = self._y - lines * self._line < _BOTTOM or self._rows >= self._layout.rows
        if full:
            self._canvas.showPage()
            self._turn()

    def _turn(self) -> None:
        """The frame of a page: laboratory, title, person, column headings."""
        say, height = self._content.frame, A4[1]
        self._page, self._rows = self._page + 1, 0
        self._y = height - 40
        self._put(50, self._content.laboratory, 14, bold=True)
        self._put(545, MARK, 6, align=_R)
        self._y -= 24
        if self._page == 1 or self._layout.name == "pages":
            self._put(50, self._content.title, 12, bold=True)
            self._y -= 20
            self._facts()
        self._y -= 12
        self._headings()
        kept, self._y = self._y, 36.0
        self._put(50, say["footer"], 7)
        self._put(545, f"{say['page']} {self._page}", 7, align=_R)
        self._y = kept

    def _facts(self) -> None:
        facts = self._content.facts
        if self._layout.facts == "line":
            for part in (facts[:3], facts[3:5], facts[5:]):
                self._put(50, "     ".join(f"{label}: {value}" for label, value in part))
                self._y -= 13
            return
        half = len(facts) if self._layout.facts == "one" else (len(facts) + 1) // 2
        top = self._y
        for i, (label, value) in enumerate(facts):
            x = 50.0 if i < half else 320.0
            self._y = top - (i % half) * 13
            self._put(x, f"{label}:")
            self._put(x + 110, value, bold=True)
        self._y = top - half * 13

    def _headings(self) -> None:
        if self._layout.lines or not self._content.results:
            return
        for role, x, align in self._layout.columns:
            self._put(x, self._content.frame[role], bold=True, align=align)
        self._canvas.line(40, self._y - 4, 560, self._y - 4)
        self._y -= self._line + 3
        self._put(50, self._content.frame["sections"].upper(), bold=True)
        self._y -= self._line

    def _row(self, result: Result) -> None:
        self._rows += 1
        name = result.name
        if self._draw.random() < _FOOTNOTED:
            self._notes.append(self._content.frame["note"])
            name = f"{name} {'*' if self._draw.random() < 0.5 else '(1)'}"
        if self._layout.lines:
            self._as_line(name, result)
        else:
            self._in_columns(name, result)
        self._y -= self._line

    def _as_line(self, name: str, result: Result) -> None:
        limits = f"({result.range})" if self._layout.lines == "dots" else f"[{result.range}]"
        flag = result.flag if self._layout.flags else ""
        tail = " ".join(p for p in (result.shown, flag, result.unit) if p)
        tail = f"{tail}  {limits}" if result.range else tail
        if self._layout.lines == "colon":
            self._put(50, f"{name}: {tail}")
            return
        width = stringWidth(name, PLAIN, self._layout.size)
        dots = int((240 - width) / stringWidth(".", PLAIN, self._layout.size)) - 2
        self._put(50, f"{name} {'.' * max(dots, 4)}")
        self._put(300, tail)

    def _cells(self, result: Result) -> Mapping[str, str]:
        shown = result.shown
        if result.flag and self._layout.flags == "before":
            shown = f"{result.flag}  {shown}"
        if result.flag and self._layout.flags == "after":
            shown = f"{shown} {'+' if result.flag == 'H' else '-'}"
        if self._layout.name == "joined":
            shown = f"{shown} {result.unit}".strip()
        value = result.truth.get("value")
        earlier = f"{float(str(value)) * 0.9:.2f}" if value else ""
        decimal = self._content.frame["decimal"]
        return {
            "result": shown,
            "unit": result.unit,
            "range": result.range,
            "flag": result.flag,
            "previous": earlier.replace(".", decimal),
            "method": self._draw.choice(("ECLIA", "CMIA", "ELISA")),
            "code": f"{self._draw.randrange(1000, 9999)}",
        }

    def _in_columns(self, name: str, result: Result) -> None:
        cells = self._cells(result)
        first, *more = self._wrapped(name)
        top = self._y
        for role, x, align in self._layout.columns:
            self._put(x, first if role == "test" else cells[role], align=align)
        places = {role: x for role, x, _ in self._layout.columns}
        for line in more:
            self._y -= self._layout.size * 1.15
            self._put(places["test"], line)
        low, self._y = self._y, top
        for line in result.phases:
            self._y -= self._layout.size * 1.15
            self._put(places["range"], line)
        self._y = min(low, self._y)

    def _wrapped(self, name: str) -> list[str]:
        """A name on the lines it needs; the next one begins with a bracket."""
        wide = stringWidth(name, PLAIN, self._layout.size) > self._layout.wrap > 0
        before, bracket, after = name.partition(" (")
        return [before, f"({after}"] if wide and bracket else [name]

    def _end(self) -> None:
        say = self._content.frame
        self._y -= 6
        for note in dict.fromkeys([*self._notes, *([say["quoted"]] if self._notes else [])]):
            self._room(1)
            self._put(55, note if note != say["note"] else f"(1) * {note}", 7.5)
            self._y -= _NOTE_PT


def draw(content: Content, layout: Layout) -> bytes:
    """The PDF of a content in a look."""
    return Page(content, layout).pdf()
