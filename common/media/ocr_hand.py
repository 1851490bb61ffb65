"""What was written by hand: no two of its digits stand equally high, and no line under its words is
even. Runs in a child.

The digits of print end on one line, above and below, to a pixel, and so do most letters below;
those of a hand do not. One number tells little: those of a column are judged together, those of no
column as one more, and a page by all its words.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from common.media.ocr_words import DOUBTFUL, ReadWord

UNEVEN = 0.03
"""Median over a column, in heights of a digit, beyond one pixel: 0.000 in each of 60 columns of
print at 200 dpi, from 0.04 on in 20 that were drawn as written.
"""

_NUMBER = re.compile(r"[<>≤≥]?\d[\d.,]*")
_LEAST_DIGITS, _LEAST_NUMBERS = 2, 3
_LEAST_LETTERS, _LEAST_WORDS = 4, 5
_LEAST_PX = 8
_INK = 0.6
_STEEPEST = 0.06
_TALL, _NOT_A_POINT = 0.6, 0.4
_BROKEN = 0.4
_WHOLE_PAGE = 0.5
"""Of printed pages and receipts at most 0.1 of the words are uneven, of 8 written pages at least
0.55.
"""

Grey = NDArray[np.uint8]


def judged(words: Sequence[ReadWord], grey: Grey) -> tuple[list[ReadWord], float]:
    """The words, those written by hand as doubtful as can be, and the share of numbers that are: 1
    where the whole page is written.
    """
    if _is_broken(words, grey):
        return list(words), 0.0
    measured = {i: found for i, w in enumerate(words) if (found := unevenness(grey, w)) is not None}
    written: set[int] = set()
    for group in _groups(words, measured):
        if len(group) >= _LEAST_NUMBERS and np.median([measured[i] for i in group]) > UNEVEN:
            written |= set(group) | _beside(words, group)
    share = len(written & set(measured)) / len(measured) if measured else 0.0
    is_most = share > _WHOLE_PAGE and len(measured) >= _LEAST_WORDS
    if is_most or _is_written(words, grey):
        written, share = set(range(len(words))), 1.0
    marked = [
        replace(w, confidence=min(w.confidence, DOUBTFUL)) if i in written else w
        for i, w in enumerate(words)
    ]
    return marked, round(share, 4)


def _is_broken(words: Sequence[ReadWord], grey: Grey) -> bool:
    """Whether most long words are in more pieces than letters, as those of a bad printer are."""
    long = [w for w in words if sum(map(str.isalnum, w.text)) >= _LEAST_LETTERS]
    broken = sum(len(_signs(grey, word, _NOT_A_POINT)) > len(word.text) for word in long)
    return broken > _BROKEN * len(long)


def _beside(words: Sequence[ReadWord], group: Sequence[int]) -> set[int]:
    """What else has a digit in a column of written numbers: a single one, one that touches."""
    return {
        i
        for i, word in enumerate(words)
        if any(c.isdigit() for c in word.text) and any(_is_aligned(words[k], word) for k in group)
    }


def _is_written(words: Sequence[ReadWord], grey: Grey) -> bool:
    found = [uneven for w in words if (uneven := baseline_unevenness(grey, w)) is not None]
    is_enough = len(found) >= _LEAST_WORDS
    return is_enough and float(np.mean(np.array(found) > UNEVEN)) > _WHOLE_PAGE


def _groups(words: Sequence[ReadWord], measured: dict[int, float]) -> list[list[int]]:
    """The numbers by the column they stand in; those of no column together."""
    columns: list[list[int]] = []
    for i in sorted(measured, key=lambda i: words[i].c0):
        word = words[i]
        near = (c for c in columns if _is_aligned(words[c[-1]], word))
        column = next(near, None)
        if column is None:
            columns.append([i])
        else:
            column.append(i)
    alone = [i for column in columns if len(column) < _LEAST_NUMBERS for i in column]
    return [*(column for column in columns if len(column) >= _LEAST_NUMBERS), alone]


def _is_aligned(one: ReadWord, other: ReadWord) -> bool:
    height = max(one.r1 - one.r0, other.r1 - other.r0)
    return abs(one.c0 - other.c0) < height or abs(one.c1 - other.c1) < height


def unevenness(grey: Grey, word: ReadWord) -> float | None:
    """How far the digits' ends differ, above and below, beyond one pixel, in their height.

    None where the word is no number of two digits, or its digits are broken or run together.
    """
    is_number = _NUMBER.fullmatch(word.text) and sum(map(str.isdigit, word.text)) >= _LEAST_DIGITS
    digits = _signs(grey, word, _TALL) if is_number else []
    if not _LEAST_DIGITS <= len(digits) <= sum(map(str.isdigit, word.text)):
        return None
    tops, ends, places = zip(*digits, strict=True)
    spread = (float(np.ptp(_level(tops, places))) + float(np.ptp(_level(ends, places)))) / 2
    height = float(np.median([end - top for top, end, _ in digits]))
    return max(0.0, spread - 1.0) / height


def baseline_unevenness(grey: Grey, word: ReadWord) -> float | None:
    """How far the letters' lower ends lie from their middle one, at the median, beyond half a
    pixel, in heights of the tallest; None for a short word, or letters that cannot be told apart.

    Letters below the line are the fewer ones of a word.
    """
    is_long = sum(map(str.isalnum, word.text)) >= _LEAST_LETTERS
    letters = _signs(grey, word, _NOT_A_POINT) if is_long else []
    # Print that is broken into dots has more signs than letters.
    if not _LEAST_LETTERS <= len(letters) <= len(word.text):
        return None
    ends = _level([end for _, end, _ in letters], [at for _, _, at in letters])
    off = float(np.median(np.abs(ends - np.median(ends))))
    return max(0.0, off - 0.5) / max(end - top for top, end, _ in letters)


def _signs(grey: Grey, word: ReadWord, least: float) -> list[tuple[int, int, float]]:
    """Top, end and middle of each connected sign of a word, from left to right, that is no smaller
    than `least` of its tallest; none where the print is too small.
    """
    area = grey[
        max(int(word.r0) - 3, 0) : int(word.r1) + 4, max(int(word.c0) - 1, 0) : int(word.c1) + 2
    ]
    if area.size == 0:
        return []
    paper, ink = (float(level) for level in np.percentile(area, (90, 2)))
    labels, count = ndimage.label(area < ink + _INK * (paper - ink), structure=np.ones((3, 3)))
    signs = sorted(
        (columns.start, rows.start, rows.stop, (columns.start + columns.stop) / 2)
        for rows, columns in ndimage.find_objects(labels)[:count]
    )
    tallest = max((end - top for _, top, end, _ in signs), default=0)
    if tallest < _LEAST_PX:
        return []
    return [(top, end, at) for _, top, end, at in signs if end - top >= least * tallest]


def _level(heights: Sequence[int], places: Sequence[float]) -> NDArray[np.float64]:
    """The heights without the slope of their word, which a page that is not flat has."""
    steps = [
        (b - a) / (y - x)
        for (a, x), (b, y) in itertools.pairwise(zip(heights, places, strict=True))
        if y > x
    ]
    slope = float(np.clip(np.median(steps), -_STEEPEST, _STEEPEST)) if len(steps) > 1 else 0.0
    return np.asarray(heights) - slope * np.asarray(places)
