"""A picture of a page -> its words with boxes and how sure each is, by OCR. Runs in a child."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

from common.media import ocr_hand, ocr_strokes, quality, straighten, text_boxes
from common.media.ocr_models import STRIP_PX, Letter, Models
from common.media.ocr_words import DOUBTFUL, ReadWord, tokens, words_of
from common.media.text_boxes import Box, Piece

MAP_PX = 960
"""Long side at which text is looked for: 82 dpi of an A4 page."""

_MAP_STEP = 32
_TILTED = 0.05
_CONVERGING = 0.02
_TRIED = 8
_LEGIBLE = 0.8
_WIDEST_STRIP = 2000
_MOST_STRIPS_PX = 120_000
"""Width of all strips of a page together; a dense A4 page has 30,000."""

_SECOND_CUT, _STRETCHED = 0.06, 1.2
"""A number that reads otherwise with less cut off and wider letters is not sure."""

_CUT = 0.13
"""So much of a box's height is cut off above and below: large letters tell commas from points."""

Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """What was read on a page.

    picture : the straightened page, RGB or grey; the words' boxes are in its pixels
    is_reshaped : whether it shows another area than the given picture did (perspective)
    numbers : `legibility` (mean confidence), `letter_px` (height of a line), `evenness` of light,
        `focus` as in `quality`, `written` (share of numbers that a hand wrote)
    """

    picture: Image.Image
    words: Sequence[ReadWord]
    is_reshaped: bool = False
    numbers: dict[str, float] = field(default_factory=dict)


def read(page: Image.Image, models: Models, original_px: float = 1.0) -> PageRead:
    """Straighten a page and read it.

    Parameters
    ----------
    page : RGB
    original_px : how many of the original's pixels one of this picture is along a side
    """
    page, found, is_reshaped = _straightened(_plain(page), models)
    grey, evenness = straighten.evenly_lit(page.convert("L"))
    parts = _bounded([box for box in found if box.r1 - box.r0 >= 2])
    page, grey, kept, letters = _upright(page, grey, parts, models)
    advance = _digit_advance(kept, letters)
    second = _second_look(grey, kept, letters, models)
    words = [
        agreed(w, seen)
        for box, read, seen in zip(kept, letters, second, strict=True)
        for w in words_of(box, read, advance)
    ]
    words = _crossed_out(words, np.asarray(grey))
    words, written = ocr_hand.judged(words, np.asarray(grey))
    heights = [box.r1 - box.r0 for box in kept]
    numbers = {
        "legibility": round(float(np.mean([w.confidence for w in words])), 4) if words else 0.0,
        "letter_px": round(float(np.median(heights)) * original_px, 1) if heights else 0.0,
        "evenness": round(evenness, 4),
        "focus": _focus(page),
        "written": written,
    }
    return PageRead(picture=page, words=words, is_reshaped=is_reshaped, numbers=numbers)


def _crossed_out(words: Sequence[ReadWord], grey: Grey) -> list[ReadWord]:
    return [
        replace(word, struck=True)
        if any(c.isalnum() for c in word.text)
        and ocr_strokes.is_struck(grey, (word.r0, word.c0, word.r1, word.c1))
        else word
        for word in words
    ]


def _plain(page: Image.Image) -> Image.Image:
    """Without colours where it has none, as most scans: a third of the work of turning it."""
    red, green, blue = page.split()
    differences = (ImageChops.difference(red, other) for other in (green, blue))
    return red if all(each.getbbox() is None for each in differences) else page


def _focus(page: Image.Image) -> float:
    """How sharp the page is, as `quality` judges a picture of its size."""
    small = page.copy()
    small.thumbnail((quality.LONG_SIDE, quality.LONG_SIDE), Image.Resampling.BOX)
    return quality.assess(np.asarray(small.convert("RGB"))).focus


def _straightened(page: Image.Image, models: Models) -> tuple[Image.Image, list[Box], bool]:
    """The page level and rectangular, and the boxes of its pieces of text in its pixels."""
    corners = straighten.outline(page)
    is_reshaped = corners is not None
    if corners is not None:
        page = straighten.unwarped(page, corners)
    found, shape = _pieces(page, models)
    if text_boxes.lies_crosswise(found):
        page = page.transpose(Image.Transpose.ROTATE_90)
        found, shape = [_turned(piece, shape) for piece in found], shape[::-1]
    lie = text_boxes.lie(found, shape)
    if max(abs(lie.down), abs(lie.across)) > _CONVERGING:
        page, is_reshaped = straighten.unwarped(page, straighten.by_lines(lie, page.size)), True
        found, shape = _pieces(page, models)
        lie = text_boxes.lie(found, shape)
    elif abs(lie.angle) > _TILTED:
        page = straighten.levelled(page, lie.angle)
        found, shape = _pieces(page, models)
        lie = text_boxes.lie(found, shape)
    page = straighten.levelled(page, lie.angle)
    up, right = page.height / shape[0], page.width / shape[1]
    boxes = [
        Box(
            max(b.r0 * up, 0),
            max(b.c0 * right, 0),
            min(b.r1 * up, page.height),
            min(b.c1 * right, page.width),
        )
        for b in text_boxes.boxes(found, lie.angle, shape)
    ]
    return page, boxes, is_reshaped


def _pieces(page: Image.Image, models: Models) -> tuple[list[Piece], tuple[int, int]]:
    factor = MAP_PX / max(page.size)
    width, height = (
        max(_MAP_STEP, round(side * factor / _MAP_STEP) * _MAP_STEP) for side in page.size
    )
    even, _ = straighten.evenly_lit(page.convert("L"))
    small = even.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0)
    return text_boxes.pieces(models.text_map(np.asarray(small))), (height, width)


def _turned(piece: Piece, shape: tuple[int, int]) -> Piece:
    """The piece on the page turned by a quarter against the clock."""
    angle = piece.angle - math.pi / 2 if piece.angle > 0 else piece.angle + math.pi / 2
    return Piece(shape[1] - 1 - piece.columns, piece.rows, angle, piece.length, piece.stretch)


def _upright(
    page: Image.Image, grey: Image.Image, found: Sequence[Box], models: Models
) -> tuple[Image.Image, Image.Image, Sequence[Box], list[list[Letter]]]:
    """The page the right way up, also evenly lit, and what its boxes say: its longest lines are
    read both ways.
    """
    longest = sorted(range(len(found)), key=lambda i: found[i].c0 - found[i].c1)[:_TRIED]
    tried = models.read([_strip(grey, found[i]) for i in longest])
    if tried and _sureness(tried) < _LEGIBLE:
        other = models.read([_strip(grey, found[i])[::-1, ::-1] for i in longest])
        if _sureness(other) > _sureness(tried):
            page, grey = (image.transpose(Image.Transpose.ROTATE_180) for image in (page, grey))
            found = [
                Box(grey.height - b.r1, grey.width - b.c1, grey.height - b.r0, grey.width - b.c0)
                for b in found
            ]
            tried = other
    known = dict(zip(longest, tried, strict=True))
    rest = [i for i in range(len(found)) if i not in known]
    known |= dict(zip(rest, models.read([_strip(grey, found[i]) for i in rest]), strict=True))
    return page, grey, found, [known[i] for i in range(len(found))]


def _sureness(read: Sequence[Sequence[Letter]]) -> float:
    letters = [letter.probability for line in read for letter in line]
    return float(np.mean(letters)) if letters else 0.0


def _bounded(found: Sequence[Box]) -> list[Box]:
    """The boxes in parts that are no wider than a strip may be, no more of them than are read."""
    parts: list[Box] = []
    total = 0.0
    for box in found:
        width = (box.c1 - box.c0) / (box.r1 - box.r0) / (1 - 2 * _CUT) * STRIP_PX
        total += width
        if total > _MOST_STRIPS_PX:
            break
        count = math.ceil(width / _WIDEST_STRIP)
        edges = np.linspace(box.c0, box.c1, count + 1)
        parts += [
            Box(box.r0, float(left), box.r1, float(right))
            for left, right in itertools.pairwise(edges)
        ]
    return parts


def _second_look(
    grey: Image.Image, found: Sequence[Box], read: Sequence[Sequence[Letter]], models: Models
) -> list[frozenset[str] | None]:
    """The numbers of each box at another scale, with another margin; None where it has none."""
    asked = [i for i, line in enumerate(read) if any(letter.sign.isdigit() for letter in line)]
    strips = [_strip(grey, found[i], _SECOND_CUT, _STRETCHED) for i in asked]
    seen: list[frozenset[str] | None] = [None] * len(found)
    for i, letters in zip(asked, models.read(strips), strict=True):
        seen[i] = frozenset(tokens("".join(letter.sign for letter in letters)))
    return seen


def agreed(word: ReadWord, seen: frozenset[str] | None) -> ReadWord:
    """The word, doubtful where one of its numbers is another one at the second look."""
    if seen is None or tokens(word.text) <= seen:
        return word
    return replace(word, confidence=min(word.confidence, DOUBTFUL))


def _strip(grey: Image.Image, box: Box, share: float = _CUT, stretch: float = 1.0) -> Grey:
    cut = share * (box.r1 - box.r0)
    area = (box.c0, box.r0 + cut, max(box.c1, box.c0 + 1), max(box.r1 - cut, box.r0 + cut + 1))
    width = max(16, round((area[2] - area[0]) / (area[3] - area[1]) * STRIP_PX * stretch))
    return np.asarray(grey.resize((width, STRIP_PX), Image.Resampling.BICUBIC, box=area))


def _digit_advance(found: Sequence[Box], read: Sequence[Sequence[Letter]]) -> float:
    """From one digit to the next on this page, in heights of its line; digits are equally wide."""
    steps = [
        (after.at - before.at) * (box.c1 - box.c0) / (box.r1 - box.r0)
        for box, letters in zip(found, read, strict=True)
        for before, after in itertools.pairwise(letters)
        if before.sign.isdigit() and after.sign.isdigit()
    ]
    return float(np.median(steps)) if len(steps) >= _TRIED else math.inf
