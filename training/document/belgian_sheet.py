"""A report of `belgian` on pages: what both systems share."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from training.document.belgian import Line, Report, Section

PLAIN, BOLD, FIXED = "Helvetica", "Helvetica-Bold", "Courier"


class Sheet:
    """A canvas, a place on it measured from the top, a page that ends."""

    bottom = 700.0

    def __init__(self, report: Report) -> None:
        self._file = BytesIO()
        self._canvas = Canvas(self._file, pagesize=A4, invariant=True)
        self._report, self._y, self._page = report, 0.0, 0

    def pdf(self) -> bytes:
        """The report as a file."""
        self._turn()
        before = ""
        for section, lines in self._report.sections:
            self._heading(section, section.title != before)
            before = section.title
            for line in lines:
                self._line(line)
        self._microbes()
        if self._report.tail:
            self._y = self.bottom + 1
            self._room(1)
            self._remarks(self._report.tail)
        self._foot()
        self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()

    def _put(self, x: float, text: str, size: float = 9, font: str = PLAIN) -> None:
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, A4[1] - self._y, text)

    def _room(self, lines: int) -> None:
        if self._y + 12 * lines > self.bottom:
            self._foot()
            self._canvas.showPage()
            self._turn()

    def _turn(self) -> None:
        raise NotImplementedError

    def _foot(self) -> None:
        raise NotImplementedError

    def _heading(self, section: Section, is_new: bool) -> None:
        raise NotImplementedError

    def _line(self, line: Line) -> None:
        raise NotImplementedError

    def _remarks(self, remarks: Sequence[str]) -> None:
        raise NotImplementedError

    def _microbes(self) -> None:
        """The culture and its antibiogram, where the report has one."""
