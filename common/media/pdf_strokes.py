"""Words of a PDF's page through which a line is drawn: they are crossed out. Runs in a child."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from numpy.typing import NDArray

from common.media.pdf_layers import DEEPEST, MOST_OBJECTS
from common.media.words import RawWord

Point = tuple[float, float]
Line = tuple[Point, Point]
Matrix = tuple[float, float, float, float, float, float]

_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MOST_STROKES = 4000
_MOST_NOTES, _MOST_PARTS = 500, 20
_NOTE_WIDTH = 0.8
_MOST_SEGMENTS = 64
"""Of one path: a crossing line has few, a drawing or a letter in outlines has many."""

_MIDDLE = (0.28, 0.74)
"""Between these heights of a word's box a line crosses it; underlines and rules lie beyond."""

_ACROSS = 0.6
"""A line that covers so much of a word's width crosses it out."""


def draw_notes(page: pypdfium2.PdfPage) -> None:
    """Draw what the page's annotations strike out into it, as they go when it is flattened.

    PDFium itself shows such an annotation only where the file says how it looks.
    """
    lines = list(_noted(page))
    for (x0, y0), (x1, y1) in lines:
        path = pdfium.FPDFPageObj_CreateNewPath(x0, y0)
        pdfium.FPDFPath_LineTo(path, x1, y1)
        pdfium.FPDFPageObj_SetStrokeColor(path, 0, 0, 0, 255)
        pdfium.FPDFPageObj_SetStrokeWidth(path, _NOTE_WIDTH)
        pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_NONE, 1)
        pdfium.FPDFPage_InsertObject(page, path)
    if lines:
        pdfium.FPDFPage_GenerateContent(page)


def _noted(page: pypdfium2.PdfPage) -> Iterator[Line]:
    quad = pdfium.FS_QUADPOINTSF()
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_STRIKEOUT:
            for part in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(note), _MOST_PARTS)):
                if pdfium.FPDFAnnot_GetAttachmentPoints(note, part, ctypes.byref(quad)):
                    start = (quad.x1 + quad.x3) / 2, (quad.y1 + quad.y3) / 2
                    yield start, ((quad.x2 + quad.x4) / 2, (quad.y2 + quad.y4) / 2)
        pdfium.FPDFPage_CloseAnnot(note)


def marked(
    page: pypdfium2.PdfPage, words: Sequence[RawWord], point: Callable[[float, float], Point]
) -> list[RawWord]:
    """The words, `struck` where a line is drawn through them.

    point : from the page's own coordinates to (row, column) on the upright page
    """
    drawn = _strokes(page) if words else ()
    strokes = [(*point(*start), *point(*end)) for start, end in drawn if start != end]
    if not strokes:
        return list(words)
    boxes = np.array([(w.r0, w.c0, w.r1, w.c1) for w in words])
    turned = boxes[:, [1, 0, 3, 2]]
    is_tall = (boxes[:, 2] - boxes[:, 0]) > (boxes[:, 3] - boxes[:, 1])
    crossed = np.zeros(len(words), dtype=bool)
    for r0, c0, r1, c1 in strokes:
        crossed |= _crosses((r0, c0, r1, c1), boxes)
        crossed |= is_tall & _crosses((c0, r0, c1, r1), turned)
    return [
        replace(word, struck=True) if hit and _is_crossable(word.text) else word
        for word, hit in zip(words, crossed.tolist(), strict=True)
    ]


def _is_crossable(text: str) -> bool:
    """A sign alone is not: the bar of a minus is drawn through it."""
    return any(c.isalnum() for c in text)


def _crosses(
    stroke: tuple[float, float, float, float], boxes: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Through which boxes a straight line passes, in their middle and for most of their width."""
    r0, c0, r1, c1 = stroke if stroke[1] <= stroke[3] else (*stroke[2:], *stroke[:2])
    top, left, bottom, right = boxes.T
    start, end = np.maximum(left, c0), np.minimum(right, c1)
    width, height = right - left, bottom - top
    slope = (r1 - r0) / (c1 - c0) if c1 > c0 else 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = (r0 + slope * ((start + end) / 2 - c0) - top) / height
        rise = abs(slope) * (end - start) / height
    is_inside = (middle > _MIDDLE[0]) & (middle < _MIDDLE[1]) & (rise <= 1.2)
    crosses: NDArray[np.bool_] = (end - start >= _ACROSS * width) & (width > 0) & is_inside
    return crosses


def _strokes(page: pypdfium2.PdfPage) -> Iterator[Line]:
    """The straight lines that the page draws, in its own coordinates."""
    left = _MOST_STROKES
    for number, (item, matrix) in enumerate(_objects(page)):
        if number == MOST_OBJECTS:
            return
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH or not _is_drawn(item):
            continue
        for line in _lines(item, matrix):
            yield line
            left -= 1
            if left == 0:
                return


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[object, Matrix]]:
    """The page's objects with what places them on it, those within its forms too."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _within(pdfium.FPDFPage_GetObject(page, index), _PLAIN, 0)


def _within(item: object, outer: Matrix, depth: int) -> Iterator[tuple[object, Matrix]]:
    placed = _product(_matrix(item), outer)
    if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
        yield item, placed
    elif depth < DEEPEST:
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _within(pdfium.FPDFFormObj_GetObject(item, index), placed, depth + 1)


def _matrix(item: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
        return _PLAIN
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    """What places a point by `inner` first and by `outer` then."""
    a, b, c, d, e, f = inner
    k, m, n, o, p, q = outer
    return (
        a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o,
        e * k + f * n + p, e * m + f * o + q,
    )  # fmt: skip


def _is_drawn(path: object) -> bool:
    """Whether a path is filled or stroked; others only cut out what is drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(known) and (fill.value != pdfium.FPDF_FILLMODE_NONE or bool(stroke.value))


def _lines(path: object, matrix: Matrix) -> Iterator[Line]:
    count = pdfium.FPDFPath_CountSegments(path)
    if not 2 <= count <= _MOST_SEGMENTS:
        return
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    last: Point | None = None
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            return
        here = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if last and pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_MOVETO:
            yield last, here
        last = here
