"""Draws a report from a text: a laboratory's look, the patient's facts, a table of results."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.colors import Color, HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

MARK = "GENERATED - NOT A REAL PATIENT"
GREY = HexColor("#5b6470")
LINE = HexColor("#b8c0c8")
LEFT, RIGHT = 48.0, A4[0] - 48.0
ROW_PT, WRAP_PT = 14.0, 11.0


@dataclass(frozen=True)
class Column:
    """A column of a results table: heading, place, and on which side its text is aligned."""

    heading: str
    x: float
    align: str = "left"


@dataclass(frozen=True)
class Style:
    """A laboratory's look."""

    name: str
    address: str
    colour: Color
    columns: Sequence[Column]
    footer: str
    note_x: float = 60.0


def _put(canvas: Canvas, column: Column, y: float, text: str) -> None:
    draw = {"left": canvas.drawString, "right": canvas.drawRightString}
    draw.get(column.align, canvas.drawCentredString)(column.x, y, text)


class Report:
    """One report, drawn from top to bottom, with its frame on each page.

    A line of `body` is a row with its cells divided by `|` (`//` wraps a cell), a section (`# `),
    a remark (`> `), a paragraph (`. `), the column headings (`=`) or a new page (`^`).
    """

    def __init__(self, path: Path, style: Style, title: str, facts: str) -> None:
        self.canvas = Canvas(str(path), pagesize=A4, invariant=True)
        self.canvas.setTitle(f"{title} ({MARK})")
        self.style, self.title = style, title
        self.facts = [line.split(": ", 1) for line in facts.strip().split("\n")]
        self.page, self.y = 1, 0.0
        self._frame()

    def draw(self, body: str) -> None:
        """Draw the lines and write the file."""
        kinds = {"# ": self._section, "> ": self._note, ". ": self._paragraph}
        for line in body.strip().split("\n"):
            if line == "=":
                self._header()
            elif line == "^":
                self._turn()
            elif line[:2] in kinds:
                kinds[line[:2]](line[2:])
            elif line:
                self._row([cell.strip() for cell in line.split("|")])
        self.canvas.showPage()
        self.canvas.save()

    def _frame(self) -> None:
        height, c = A4[1], self.canvas
        c.setFillColor(self.style.colour)
        c.rect(0, height - 18, A4[0], 18, stroke=0, fill=1)
        c.setFont("Helvetica-Bold", 15)
        c.drawString(LEFT, height - 48, self.style.name)
        c.setFillColor(GREY)
        c.setFont("Helvetica", 8)
        c.drawString(LEFT, height - 61, self.style.address)
        c.setFont("Helvetica-Bold", 8)
        c.drawRightString(RIGHT, height - 48, MARK)
        c.setFont("Helvetica", 7)
        c.drawString(LEFT, 34, self.style.footer)
        c.drawRightString(RIGHT, 34, f"{self.page}")
        c.setFillColor(black)
        c.setFont("Helvetica-Bold", 12)
        c.drawString(LEFT, height - 90, self.title)
        self._facts(height - 110)

    def _facts(self, y: float) -> None:
        half = (len(self.facts) + 1) // 2
        for i, (label, value) in enumerate(self.facts):
            x, row = (LEFT, i) if i < half else (320, i - half)
            self.canvas.setFont("Helvetica", 9)
            self.canvas.drawString(x, y - row * 13, f"{label}:")
            self.canvas.setFont("Helvetica-Bold", 9)
            self.canvas.drawString(x + 92, y - row * 13, value)
        self.y = y - half * 13 - 14

    def _header(self) -> None:
        c = self.canvas
        c.setFont("Helvetica-Bold", 9)
        c.setFillColor(self.style.colour)
        for column in self.style.columns:
            _put(c, column, self.y, column.heading)
        c.setStrokeColor(LINE)
        c.line(LEFT, self.y - 4, RIGHT, self.y - 4)
        c.setFillColor(black)
        self.y -= ROW_PT + 4

    def _section(self, text: str) -> None:
        self.y -= 4
        self.canvas.setFont("Helvetica-Bold", 9)
        self.canvas.drawString(LEFT, self.y, text)
        self.y -= ROW_PT

    def _row(self, cells: Sequence[str]) -> None:
        self.canvas.setFont("Helvetica", 9)
        lines = [cell.split("//") for cell in cells]
        count = max(map(len, lines))
        for n in range(count):
            for column, cell in zip(self.style.columns, lines, strict=False):
                if n < len(cell) and cell[n].strip():
                    _put(self.canvas, column, self.y, cell[n].strip())
            self.y -= ROW_PT if n == count - 1 else WRAP_PT

    def _note(self, text: str) -> None:
        self.canvas.setFont("Helvetica-Oblique", 8)
        for line in text.split("//"):
            self.canvas.drawString(self.style.note_x, self.y, line.strip())
            self.y -= WRAP_PT
        self.y -= 3

    def _paragraph(self, text: str) -> None:
        self.canvas.setFont("Helvetica", 10)
        self.canvas.drawString(LEFT, self.y, text)
        self.y -= 16

    def _turn(self) -> None:
        self.canvas.showPage()
        self.page += 1
        self._frame()
