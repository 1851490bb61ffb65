"""Whether a PDF's page is a picture of a page, which must be read, whatever text lies behind it."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from common.media.words import RawWord, is_readable

MOST_OBJECTS = 20_000
DEEPEST = 4
_COVERED = 0.5
_FEW_WORDS = 12
_OUTLINES = 30
"""So many drawn shapes can be letters that were turned into outlines."""

_HARDLY = 0.01


@dataclass
class _Seen:
    visible: int = 0
    hidden: int = 0
    shapes: int = 0
    area: float = 0.0


def needs_reading(
    page: pypdfium2.PdfPage, words: Sequence[RawWord], height: float, width: float
) -> bool:
    """Whether OCR must read the page, as it has no text of its own that a person sees.

    Where a picture covers most of the page, a few words are a stamp or a footer, and hidden words
    are what a scanner took its picture for; neither says what the picture shows.
    """
    seen = _seen(page)
    covered = seen.area / (height * width)
    if not is_readable([word.text for word in words]):
        return covered > _HARDLY or seen.shapes >= _OUTLINES or seen.visible > 0
    return covered > _COVERED and (len(words) < _FEW_WORDS or seen.hidden > seen.visible)


def _seen(page: pypdfium2.PdfPage) -> _Seen:
    seen = _Seen()
    box = [ctypes.c_float() for _ in range(4)]
    for number, item in enumerate(_objects(page)):
        if number == MOST_OBJECTS:
            break
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
            is_hidden = mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            seen.hidden, seen.visible = seen.hidden + is_hidden, seen.visible + (not is_hidden)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING):
            seen.shapes += 1
        elif pdfium.FPDFPageObj_GetBounds(item, *(ctypes.byref(side) for side in box)):
            left, bottom, right, top = (side.value for side in box)
            seen.area += max(right - left, 0.0) * max(top - bottom, 0.0)
    return seen


def _objects(page: pypdfium2.PdfPage) -> Iterator[object]:
    """The page's objects, those within its forms too."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _within(pdfium.FPDFPage_GetObject(page, index), 0)


def _within(item: object, depth: int) -> Iterator[object]:
    if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
        yield item
    elif depth < DEEPEST:
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _within(pdfium.FPDFFormObj_GetObject(item, index), depth + 1)
