"""The blocks of a report that are no tables: letterhead, who and what, signature."""

from collections.abc import Mapping, Sequence

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from common.reports import pdf_text as text
from common.reports.pdf_flow import draw_lines
from common.reports.pdf_results import WIDTH
from common.reports.pdf_text import Style
from common.reports.said import Identity, Letterhead, Pair, ReportContent
from common.reports.words.phrases import Phrases

_NAME = Style(12.5, 16, text.BOLD, text.TEXT)
_PILL = Style(8, 10, text.BOLD, text.SURFACE)
_LABEL = Style(7, 10.6, text.REGULAR, text.SUBTLE)
_WHAT = Style(8.3, 10.6, text.REGULAR, text.TEXT)
_NAMES = 52.0  # room for the names of a block's entries
_MOST_LINES = 3  # of one entry of a block; a longer text goes on in the notes


class Head(Flowable):  # type: ignore[misc]
    """The letterhead, and below it the title with the report's state."""

    def __init__(self, letterhead: Letterhead, title: str, state: str, is_final: bool) -> None:
        super().__init__()
        self.letterhead = letterhead
        self.title = title
        self.state = state
        self.is_final = is_final
        self.spaceAfter = 8

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Its size."""
        self.name = text.lines(self.letterhead.name, _NAME, WIDTH, 2)
        small = [" \u00b7 ".join(self.letterhead.lines), self.letterhead.accreditation or ""]
        self.small = [
            line for part in small if part for line in text.lines(part, text.SMALL, WIDTH, 4)
        ]
        self.height = len(self.name) * _NAME.leading + len(self.small) * text.SMALL.leading + 42
        return WIDTH, self.height

    def draw(self) -> None:
        """Draw it at the origin."""
        canvas = self.canv
        y = draw_lines(canvas, 0, self.height, self.name, _NAME)
        y = draw_lines(canvas, 0, y, self.small, text.SMALL) - 5
        canvas.setFillColor(text.ACCENT)
        canvas.rect(0, y, WIDTH, 1.4, stroke=0, fill=1)
        wide = text.width(self.state, _PILL) + 12
        title = text.lines(self.title, text.TITLE, WIDTH - wide - 10, 1)
        draw_lines(canvas, 0, y - 12, title, text.TITLE)
        canvas.setFillColor(text.OK if self.is_final else text.WARN)
        canvas.roundRect(WIDTH - wide, y - 28, wide, 14, 4, stroke=0, fill=1)
        draw_lines(canvas, WIDTH - wide + 6, y - 16, [self.state], _PILL)


class Columns(Flowable):  # type: ignore[misc]
    """Named entries in columns side by side, each column with its own heading."""

    def __init__(self, columns: Sequence[tuple[str, Sequence[Pair]]]) -> None:
        super().__init__()
        self.columns = columns
        self.spaceAfter = 8
        self.room = WIDTH / len(columns)

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Its size."""
        room = self.room - 20 - _NAMES
        self.placed = [
            [
                (text.lines(name, _LABEL, _NAMES - 4), text.lines(what, _WHAT, room, _MOST_LINES))
                for name, what in entries
            ]
            for _, entries in self.columns
        ]
        heights = [
            sum(_WHAT.leading * max(len(name), len(what)) + 1.5 for name, what in entries)
            for entries in self.placed
        ]
        self.height = max(heights) + 27
        return WIDTH, self.height

    def draw(self) -> None:
        """Draw it at the origin."""
        canvas = self.canv
        canvas.setStrokeColor(text.BORDER)
        canvas.setLineWidth(0.6)
        canvas.roundRect(0, 0, WIDTH, self.height, 4, stroke=1, fill=0)
        for i, (title, _) in enumerate(self.columns):
            x = i * self.room + 10
            if i:
                canvas.line(x - 10, 6, x - 10, self.height - 6)
            y = draw_lines(canvas, x, self.height - 8, [title], text.STRONG_BODY)
            y -= 2
            for name, what in self.placed[i]:
                draw_lines(canvas, x, y - 1.2, name, _LABEL)
                draw_lines(canvas, x + _NAMES, y, what, _WHAT)
                y -= _WHAT.leading * max(len(name), len(what)) + 1.5


class Signature(Flowable):  # type: ignore[misc]
    """Who signed what, when and as what, with the code that leads to the report."""

    def __init__(self, entries: Sequence[Pair], address: str | None, hint: str) -> None:
        super().__init__()
        self.entries = entries
        self.address = address
        self.hint = hint
        self.spaceAfter = 6

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Its size."""
        room = WIDTH - 130 - (110 if self.address else 0)
        self.placed = [
            (name, text.lines(what, _WHAT, room, _MOST_LINES)) for name, what in self.entries
        ]
        used = sum(len(what) * _WHAT.leading + 3 for _, what in self.placed) + 16
        self.height = max(used, 118.0 if self.address else 0.0)
        return WIDTH, self.height

    def draw(self) -> None:
        """Draw it at the origin."""
        canvas = self.canv
        canvas.setStrokeColor(text.OK)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, 0, WIDTH, self.height, 4, stroke=1, fill=0)
        y = self.height - 8
        for name, what in self.placed:
            draw_lines(canvas, 10, y, [name], text.SMALL)
            y = draw_lines(canvas, 120, y, what, _WHAT) - 3
        if self.address:
            draw_code(canvas, self.address, WIDTH - 98, self.height - 96, 88)
            hint = text.lines(self.hint, _LABEL, 92, 2)
            draw_lines(canvas, WIDTH - 98, self.height - 97, hint, _LABEL)


def draw_code(canvas: Canvas, address: str, x: float, y: float, side: float) -> None:
    """A QR code as one path."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(address)
    code.make()
    count = code.getModuleCount()
    module = side / count
    path = canvas.beginPath()
    for row in range(count):
        for column in range(count):
            if code.isDark(row, column):
                path.rect(x + column * module, y + side - (row + 1) * module, module, module)
    canvas.setFillColor(text.TEXT)
    canvas.drawPath(path, stroke=0, fill=1)


def patient(content: ReportContent, identity: Identity | None, said: Phrases) -> list[Pair]:
    """The pseudonym always, the identity where it is known."""
    entries = [(said["patient_ref"], content.patient_ref or said["no_patient"])]
    if identity is not None:
        known = (
            (said["name"], identity.name),
            (said["birth_date"], identity.birth_date),
            (said["sex"], said.get(f"sex.{identity.sex}", identity.sex or "")),
        )
        entries += [(name, what) for name, what in known if what]
    return entries


def report(content: ReportContent, said: Phrases) -> list[Pair]:
    """Which report this is."""
    drawn_up = f"{content.created_at[:16].replace('T', ' ')} UTC"
    entries = [
        (said["report_id"], content.report_id),
        (said["number"], str(content.number)),
        (said["created_at"], drawn_up),
    ]
    return entries


def signature(signed: Mapping[str, object], said: Phrases) -> list[Pair]:
    """What the signature's record states; what it does not state is left out."""
    role, meaning = str(signed.get("role") or ""), str(signed.get("meaning") or "")
    age = signed.get("sign_in_age_s")
    known = (
        ("signer", signed.get("signer")),
        ("role", said.get(f"role.{role}", role)),
        ("meaning", said.get(f"meaning.{meaning}", meaning)),
        ("signed_at", signed.get("at")),
        ("sign_in_age", None if age is None else said["seconds"].format(seconds=age)),
        ("content_sha256", signed.get("content_sha256")),
        ("comment", signed.get("comment")),
        ("code", signed.get("code")),
    )
    return [(said[name], str(what)) for name, what in known if what not in (None, "")]
