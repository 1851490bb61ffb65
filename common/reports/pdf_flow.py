"""The flowables of a report: headings, blocks, tables. They place plain lines, no markup."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from common.reports import pdf_text as text
from common.reports.pdf_text import Style

# Draws something of its own into the box (canvas, x, y of the bottom, width, height).
Painter: TypeAlias = Callable[[Canvas, float, float, float, float], None]
_PAD = 3.0
_TALLEST = 40  # lines in one cell; a row can never be taller than a page


def draw_lines(
    canvas: Canvas, x: float, top: float, lines: Sequence[str], style: Style, right: bool = False
) -> float:
    """Lines below `top`, from `x` on or (right) up to it; the y where they end."""
    canvas.setFont(style.font, style.size)
    canvas.setFillColor(style.colour)
    y = top - style.size
    for line in lines:
        if right:
            canvas.drawRightString(x, y, line)
        else:
            canvas.drawString(x, y, line)
        y -= style.leading
    return top - style.leading * len(lines)


class Heading(Flowable):  # type: ignore[misc]
    """A section's heading."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Its size."""
        self.width = available
        return available, text.HEADING.leading + 11

    def draw(self) -> None:
        """Draw it at the origin."""
        draw_lines(self.canv, 0, text.HEADING.leading + 2, [self.title], text.HEADING)


@dataclass(frozen=True, slots=True)
class Panel:
    """What a block of text stands on: a background, a bar of colour at its left."""

    background: Color
    bar: Color


class Block(Flowable):  # type: ignore[misc]
    """Plain text over the whole width; splits between any two lines."""

    def __init__(
        self, content: str | Sequence[str], style: Style = text.BODY, panel: Panel | None = None
    ) -> None:
        super().__init__()
        self.content = content
        self.style = style
        self.panel = panel
        self.inset = 8.0 if panel else 0.0
        self.pad = 5.0 if panel else 1.0
        self.spaceAfter = 4 if panel else 2

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Its size."""
        self.width = available
        if isinstance(self.content, str):
            room = available - 2 * self.inset
            self.content = text.lines(self.content, self.style, room)
        self.height = len(self.content) * self.style.leading + 2 * self.pad
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """As much as fits, and the rest."""
        self.wrap(available, height)
        fits = int((height - 2 * self.pad) // self.style.leading)
        if fits < 1 or fits >= len(self.content):
            return []
        first, rest = self.content[:fits], self.content[fits:]
        return [Block(first, self.style, self.panel), Block(rest, self.style, self.panel)]

    def draw(self) -> None:
        """Draw it at the origin."""
        if self.panel:
            self.canv.setFillColor(self.panel.background)
            self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            self.canv.setFillColor(self.panel.bar)
            self.canv.rect(0, 0, 2.5, self.height, stroke=0, fill=1)
        draw_lines(self.canv, self.inset, self.height - self.pad, self.content, self.style)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: main text, smaller text below it, or something that draws itself."""

    content: str = ""
    style: Style = text.BODY
    below: str = ""
    right: bool = False
    painter: Painter | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell whose lines are known."""

    lines: Sequence[str]
    below: Sequence[str]
    cell: Cell


@dataclass(frozen=True, slots=True)
class Line:
    """A table's row with its height."""

    cells: Sequence[Placed]
    height: float


def place(cells: Sequence[Cell], widths: Sequence[float]) -> Line:
    """Break the texts of a row to its columns."""
    placed = []
    height = 0.0
    for cell, column in zip(cells, widths, strict=True):
        room = column - 2 * _PAD
        main = text.lines(cell.content, cell.style, room, _TALLEST) if cell.content else ()
        below = text.lines(cell.below, text.SMALL, room, _TALLEST // 4) if cell.below else ()
        placed.append(Placed(main, below, cell))
        used = len(main) * cell.style.leading + len(below) * text.SMALL.leading
        height = max(height, used)
    return Line(placed, height + 2 * _PAD)


class Grid(Flowable):  # type: ignore[misc]
    """A table with a repeated head and thin rules; splits between any two rows."""

    def __init__(
        self, head: Line | None, body: Sequence[Line], widths: Sequence[float], after: float = 6
    ) -> None:
        super().__init__()
        self.head = head
        self.body = body
        self.widths = widths
        self.spaceAfter = after

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Its size."""
        top = self.head.height if self.head else 0.0
        self.height = top + sum(line.height for line in self.body)
        self.width = sum(self.widths)
        return self.width, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """The rows that fit, and the others under the same head."""
        left = height - (self.head.height if self.head else 0.0)
        fits = 0
        for line in self.body:
            left -= line.height
            if left < 0:
                break
            fits += 1
        if fits == 0 or fits == len(self.body):
            return []
        first, rest = self.body[:fits], self.body[fits:]
        return [
            Grid(self.head, first, self.widths, 0),
            Grid(self.head, rest, self.widths, self.spaceAfter),
        ]

    def draw(self) -> None:
        """Draw it at the origin."""
        canvas, top = self.canv, self.height
        if self.head:
            canvas.setFillColor(text.SUNKEN)
            canvas.rect(0, top - self.head.height, self.width, self.head.height, stroke=0, fill=1)
            self._draw_line(self.head, top)
            top -= self.head.height
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(text.BORDER)
        for line in self.body:
            self._draw_line(line, top)
            top -= line.height
            canvas.line(0, top, self.width, top)

    def _draw_line(self, line: Line, top: float) -> None:
        x = 0.0
        tallest = max((p.cell.style.size for p in line.cells if p.lines), default=0.0)
        for placed, column in zip(line.cells, self.widths, strict=True):
            cell = placed.cell
            at = x + column - _PAD if cell.right else x + _PAD
            y = top - _PAD - (tallest - cell.style.size)  # all on one base line
            if placed.lines:
                y = draw_lines(self.canv, at, y, placed.lines, cell.style, cell.right)
            if placed.below:
                draw_lines(self.canv, at, y, placed.below, text.SMALL, cell.right)
            if cell.painter:
                self.canv.saveState()
                cell.painter(self.canv, x + _PAD, top - line.height, column - 2 * _PAD, line.height)
                self.canv.restoreState()
            x += column
