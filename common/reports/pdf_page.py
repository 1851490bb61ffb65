"""What stands on every page: whose report it is, its id, the watermark, page n of m."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from common.reports import pdf_text as text
from common.reports.pdf_flow import draw_lines
from common.reports.words.phrases import Phrases

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 51.0
_TOP, _BOTTOM = 52.0, 46.0
ROOM = PAGE_HEIGHT - _TOP - _BOTTOM

PageCanvas: TypeAlias = Callable[..., Canvas]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """The words of every page. `watermark` is empty once the report is signed."""

    left: str
    right: str
    foot: str
    watermark: str
    said: Phrases


class _NumberedCanvas(Canvas):  # type: ignore[misc]
    """Keeps each page until the number of pages is known."""

    chrome: Chrome
    created_at: datetime

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._pages: list[dict[str, object]] = []
        # reportlab's invariant mode dates everything in the year 2000 and has no public way to
        # state another time.
        stamp = TimeStamp(True)
        stamp.t = self.created_at.timestamp()
        stamp.lt = self.created_at.utctimetuple()
        stamp.YMDhms = tuple(stamp.lt)[:6]
        self._doc._timeStamp = stamp

    def showPage(self) -> None:
        """Keep the finished page."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Number every page, then write the file."""
        for page, state in enumerate(self._pages, 1):
            self.__dict__.update(state)
            chrome = self.chrome
            number = chrome.said["page"].format(page=page, pages=len(self._pages))
            style = text.SMALL
            draw_lines(self, PAGE_WIDTH - MARGIN, 34, [number], style, right=True)
            super().showPage()
        super().save()


def canvas_kind(chrome: Chrome, created_at: datetime) -> type[Canvas]:
    """A canvas that knows its report's words and time."""
    return type("_Canvas", (_NumberedCanvas,), {"chrome": chrome, "created_at": created_at})


def _draw_chrome(canvas: Canvas, chrome: Chrome) -> None:
    canvas.saveState()
    if chrome.watermark:
        canvas.saveState()
        canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        canvas.rotate(52)
        wide = text.width(chrome.watermark, text.Style(1.0, 1.0, text.BOLD))
        canvas.setFont(text.BOLD, min(150.0, 680 / wide))
        canvas.setFillColor(text.WATERMARK)
        canvas.drawCentredString(0, -45, chrome.watermark)
        canvas.restoreState()
    room = PAGE_WIDTH - 2 * MARGIN
    right = text.lines(chrome.right, text.SMALL, room / 2, 1)
    left_room = room - text.width(right[0], text.SMALL) - 12
    draw_lines(
        canvas,
        MARGIN,
        PAGE_HEIGHT - 26,
        text.lines(chrome.left, text.HEAD, left_room, 1),
        text.HEAD,
    )
    draw_lines(canvas, PAGE_WIDTH - MARGIN, PAGE_HEIGHT - 26, right, text.SMALL, right=True)
    canvas.setStrokeColor(text.BORDER)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, PAGE_HEIGHT - 39, PAGE_WIDTH - MARGIN, PAGE_HEIGHT - 39)
    canvas.line(MARGIN, 38, PAGE_WIDTH - MARGIN, 38)
    foot = text.lines(chrome.foot, text.SMALL, room - 70, 1)
    draw_lines(canvas, MARGIN, 34, foot, text.SMALL)
    canvas.restoreState()


def document(target: object, chrome: Chrome, **meta: str) -> BaseDocTemplate:
    """The A4 document whose pages carry `chrome`; `meta` is title, author, subject, lang."""
    frame = Frame(
        MARGIN,
        _BOTTOM,
        PAGE_WIDTH - 2 * MARGIN,
        ROOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    template = PageTemplate(
        id="page", frames=[frame], onPage=lambda canvas, _: _draw_chrome(canvas, chrome)
    )
    return BaseDocTemplate(
        target,
        pagesize=A4,
        pageTemplates=[template],
        invariant=1,
        pageCompression=1,
        initialFontName=text.REGULAR,
        **meta,
    )
