"""PDF bytes -> words with boxes, and pictures of pages, by PDFium. Runs in a child."""

import ctypes
import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from PIL import Image

from common.domain.errors import InvalidFileError
from common.media import pdf_strokes
from common.media.limits import Limits
from common.media.pdf_layers import needs_reading
from common.media.words import MAX_WORDS, RawPage, RawWord, in_lines

_TAIL = 4096
_MAX_SIDE_PX = 20_000
_MAX_SCALE = 3.0
"""Pixels per point at which a page is drawn at most: 216 dpi, enough to read any print."""

Box = tuple[float, float, float, float]

_NOWHERE: Box = (math.inf, math.inf, -math.inf, -math.inf)
_FINE = 1000.0
_LEVER = 1000.0
_MAX_PAGE_POINTS = 200_000.0


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[pypdfium2.PdfDocument]:
    """The document; InvalidFileError `encrypted`, `corrupt`, `too_large`."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise InvalidFileError("encrypted" if locked else "corrupt", str(error)) from error
    try:
        if len(document) > limits.pages:
            raise InvalidFileError("too_large", f"{len(document)} pages")
        # PDFium repairs what it can, also half a file: a report without its last page looks whole.
        if b"%%EOF" not in data[-_TAIL:]:
            raise InvalidFileError("corrupt", "the file ends before its end mark")
        yield document
    except pypdfium2.PdfiumError as error:
        raise InvalidFileError("corrupt", str(error)) from error
    finally:
        document.close()


def first_size(document: pypdfium2.PdfDocument) -> tuple[float, float]:
    """Height and width of the first page in points, upright."""
    page = document[0]
    width, height = page.get_size()
    page.close()
    return height, width


def flatten(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """The page with its annotations and form fields drawn into it, where words can be found."""
    page = document[index]
    pdf_strokes.draw_notes(page)
    if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == 1:
        page.close()
        return document[index]
    return page


def read_pages(document: pypdfium2.PdfDocument) -> list[RawPage]:
    """Every page's size and words, in points from the top left of the upright page."""
    pages: list[RawPage] = []
    left = MAX_WORDS
    for index in range(len(document)):
        page = flatten(document, index)
        width, height = page.get_size()
        if not (0 < width < _MAX_PAGE_POINTS and 0 < height < _MAX_PAGE_POINTS):
            raise InvalidFileError("corrupt", "a page has no size")
        words, upright = _words(page, width, height)
        words = pdf_strokes.marked(page, words, upright.point)
        left -= len(words)
        if left < 0:
            raise InvalidFileError("too_large", "more words than any report has")
        pages.append(
            RawPage(height, width, in_lines(words), needs_reading(page, words, height, width))
        )
        page.close()
    return pages


def draw(
    document: pypdfium2.PdfDocument, index: int, max_pixels: int, max_scale: float = _MAX_SCALE
) -> tuple[Image.Image, float]:
    """A picture of one page, upright, and how many points one pixel is.

    max_scale : most pixels a point
    """
    page = flatten(document, index)
    width, height = page.get_size()
    if not (0 < width < _MAX_PAGE_POINTS and 0 < height < _MAX_PAGE_POINTS):
        raise InvalidFileError("corrupt", "a page has no size")
    scale = min(max_scale, math.sqrt(max_pixels / (width * height)))
    if max(width, height) * scale > _MAX_SIDE_PX:
        raise InvalidFileError("too_large", "a page is a thin strip")
    while math.ceil(width * scale) * math.ceil(height * scale) > max_pixels:
        scale *= 0.999
    bitmap = page.render(scale=scale, rev_byteorder=True)
    image = bitmap.to_pil().convert("RGB")
    page.close()
    return image, 1 / scale


def _words(
    page: pypdfium2.PdfPage, width: float, height: float
) -> tuple[list[RawWord], "_Upright"]:
    """The page's words, and what turns its coordinates into those of the upright page."""
    text = page.get_textpage()
    upright = _Upright(page, width, height)
    words: list[RawWord] = []
    run, box, last = "", _NOWHERE, _NOWHERE
    rectangle = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFText_CountChars(text)):
        character = _character(text, index)
        here = None
        if pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(rectangle)):
            here = upright.box(rectangle)
        is_gap = character <= " " or character.isspace() or here is None
        if run and (is_gap or (here is not None and _is_apart(last, here))):
            words.append(RawWord(run, *box))
            run, box = "", _NOWHERE
        if here is not None and not is_gap:
            run, box, last = run + character, _joined(box, here), here
    if run:
        words.append(RawWord(run, *box))
    text.close()
    return words, upright


def _character(text: pypdfium2.PdfTextPage, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(text, index)
    return chr(code) if code <= sys.maxunicode else "\ufffd"


def _joined(a: Box, b: Box) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _is_apart(a: Box, b: Box) -> bool:
    """Whether two neighbouring characters stand further apart than one of them is large."""
    between = max(b[0] - a[2], a[0] - b[2], b[1] - a[3], a[1] - b[3])
    return between > max(b[2] - b[0], b[3] - b[1])


class _Upright:
    """From a page's own, rotated, cropped coordinates to points from its upright top left."""

    def __init__(self, page: pypdfium2.PdfPage, width: float, height: float) -> None:
        self._page = page
        self._size = int(width * _FINE), int(height * _FINE)
        self._origin = self._device(0.0, 0.0)
        # PDFium answers in whole device pixels: a long lever keeps the rounding out of the slope.
        self._right = self._slope(self._device(_LEVER, 0.0))
        self._up = self._slope(self._device(0.0, _LEVER))

    def _device(self, x: float, y: float) -> tuple[float, float]:
        column, row = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(
            self._page, 0, 0, *self._size, 0, x, y, ctypes.byref(column), ctypes.byref(row)
        )
        return row.value / _FINE, column.value / _FINE

    def _slope(self, end: tuple[float, float]) -> tuple[float, float]:
        return (end[0] - self._origin[0]) / _LEVER, (end[1] - self._origin[1]) / _LEVER

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Row and column of a point of the page."""
        row = self._origin[0] + x * self._right[0] + y * self._up[0]
        column = self._origin[1] + x * self._right[1] + y * self._up[1]
        return round(row, 2), round(column, 2)

    def box(self, rectangle: pdfium.FS_RECTF) -> Box:
        """The box of a rectangle of the page."""
        r0, c0 = self.point(rectangle.left, rectangle.top)
        r1, c1 = self.point(rectangle.right, rectangle.bottom)
        return min(r0, r1), min(c0, c1), max(r0, r1), max(c0, c1)
