"""Evidence pictures with their outlines drawn over them as vectors."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from common.reports import pdf_text as text
from common.reports.pdf_flow import draw_lines
from common.reports.said import Picture, Shape

_HALO = Color(0, 0, 0, alpha=0.55)
_LINE = Color(0.31, 0.765, 0.808)  # the accent of the page's viewer, which is always dark
_CAPTION = text.SMALL


class Evidence(Flowable):  # type: ignore[misc]
    """Pictures side by side, each with its caption above it."""

    def __init__(
        self,
        pictures: Sequence[Picture],
        readers: Mapping[str, ImageReader],
        room: tuple[float, float],
        missing: str,
    ) -> None:
        super().__init__()
        self.pictures = pictures
        self.readers = readers
        self.room = room
        self.missing = missing
        self.spaceAfter = 6

    def _size(self, picture: Picture) -> tuple[float, float]:
        """Width and height in points: as large as the room allows, the shape kept."""
        factor = min(self.room[0] / picture.width, self.room[1] / picture.height)
        return picture.width * factor, picture.height * factor

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Its size."""
        tallest = max(self._size(picture)[1] for picture in self.pictures)
        captioned = any(picture.caption for picture in self.pictures)
        self.top = _CAPTION.leading + 2 if captioned else 0.0
        self.height = tallest + self.top
        return available, self.height

    def draw(self) -> None:
        """Draw it at the origin."""
        x = 0.0
        for picture in self.pictures:
            width, height = self._size(picture)
            draw_lines(self.canv, x, self.height, [picture.caption], _CAPTION)
            self._draw_picture(picture, x, self.height - self.top - height, width, height)
            x += self.room[0] + 8

    def _draw_picture(
        self, picture: Picture, x: float, y: float, width: float, height: float
    ) -> None:
        canvas = self.canv
        reader = self.readers.get(picture.name)
        canvas.saveState()
        if reader is None:
            canvas.setFillColor(text.SUNKEN)
            canvas.rect(x, y, width, height, stroke=0, fill=1)
            draw_lines(canvas, x + 4, y + height - 4, [self.missing], _CAPTION)
        else:
            canvas.drawImage(reader, x, y, width, height)
        canvas.setStrokeColor(text.BORDER)
        canvas.setLineWidth(0.5)
        canvas.rect(x, y, width, height, stroke=1, fill=0)
        _draw_shapes(canvas, picture, x, y + height, width / picture.width)
        canvas.restoreState()


def _draw_shapes(canvas: Canvas, picture: Picture, left: float, top: float, zoom: float) -> None:
    """Outlines over a picture whose upper left corner is given; `zoom` is points per its pixel."""
    clip = canvas.beginPath()
    clip.rect(left, top - picture.height * zoom, picture.width * zoom, picture.height * zoom)
    canvas.clipPath(clip, stroke=0, fill=0)
    factor = zoom / picture.scale
    for shape in picture.shapes:
        places = [(left + c * factor, top - r * factor) for r, c in shape.points]
        if picture.page is None:
            _outline(canvas, shape, places)
            if shape.mark and len(picture.shapes) > 1:
                _label(canvas, shape.mark, *places[0])
        else:
            _frame(canvas, shape, places)


def _outline(canvas: Canvas, shape: Shape, places: Sequence[tuple[float, float]]) -> None:
    """A bright line over a dark halo reads on bright and on dark tissue."""
    path = canvas.beginPath()
    if shape.kind == "box":
        (x0, y0), (x1, y1) = places[0], places[1]
        path.rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    else:
        path.moveTo(*places[0])
        for place in places[1:]:
            path.lineTo(*place)
        if shape.kind == "polygon":
            path.close()
    canvas.setLineJoin(1)
    for colour, line in ((_HALO, 2.4), (_LINE, 1.0)):
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(line)
        canvas.drawPath(path, stroke=1, fill=0)


def _frame(canvas: Canvas, shape: Shape, places: Sequence[tuple[float, float]]) -> None:
    """A thin frame round a value of a document, with the number of its row."""
    (x0, y0), (x1, y1) = places[0], places[1]
    left, low = min(x0, x1) - 1.5, min(y0, y1) - 1.5
    canvas.setStrokeColor(text.ACCENT)
    canvas.setLineWidth(0.8)
    canvas.rect(left, low, abs(x1 - x0) + 3, abs(y1 - y0) + 3, stroke=1, fill=0)
    if shape.mark:
        _label(canvas, shape.mark, left, low)


def _label(canvas: Canvas, mark: str, right: float, low: float) -> None:
    """A row's number, left of its place."""
    style = text.Style(6, 8, text.BOLD, text.SURFACE)
    wide = text.width(mark, style) + 4
    canvas.setFillColor(text.ACCENT)
    canvas.rect(right - wide, low, wide, 8, stroke=0, fill=1)
    draw_lines(canvas, right - wide + 2, low + 7.3, [mark], style)


def readers(pictures: Mapping[str, bytes]) -> dict[str, ImageReader]:
    """The pictures as reportlab reads them; one that cannot be read is left out and said so."""
    found = {}
    for name, data in pictures.items():
        try:
            found[name] = ImageReader(BytesIO(data))
        except (OSError, ValueError):
            continue
    return found
