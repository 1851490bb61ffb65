"""A scale bar burned into a micrograph: one straight stroke of one colour on another ground."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Greys = NDArray[np.float32]

LEAST_LENGTH, LEAST_SHARE, MOST_SHARE = 24, 0.03, 0.6
"""Pixels, and shares of the picture's side, that a bar is long."""

MOST_THICK = 0.25
"""Of its length; a bar is a stroke, not a box."""

LEAST_CONTRAST = 50
"""Grey levels between a bar and its ground, all along both sides and beyond both ends."""

MOST_TONES = 24
"""Grey levels between the darkest and brightest twentieth of a bar; JPEG leaves some 15."""

MOST_CROOKED = 0.7
"""Pixels, root mean square, of its sides about straight lines along the picture's axes."""

OUTER, CORNER = 0.25, 0.2
"""Bars are put where they hide nothing: along the picture's sides, and near a corner. The rim of an
embryo touches the middle of a side, and is straight there for 30 pixels of a small picture.
"""

BRIGHT, DARK, COLOURED = 190, 60, 80
"""A drawn stroke is nearly white, nearly black, or of a strong colour: its widest channel
difference."""

COLUMN_STEP = 4
"""Every so-manieth column is searched: a bar crosses several."""

MOST_CANDIDATES = 60
"""Strokes looked at; a picture with more is no micrograph with a bar."""

SIDES = np.linspace(0.08, 0.92, 15)
"""Shares of the length at which both sides are looked at; the very ends may have caps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar from end to end along its middle, in (row, column), and how thick it is in pixels."""

    start: tuple[float, float]
    end: tuple[float, float]
    thick: float

    @property
    def length(self) -> float:
        """Pixels between the ends."""
        (r0, c0), (r1, c1) = self.start, self.end
        return float(np.hypot(r1 - r0, c1 - c0))


def find(image: NDArray[np.uint8], grey: Greys) -> Bar | None:
    """The one scale bar of a picture, along its rows or columns; None for none, and for several.

    image : (M, N, 3) uint8, RGB; grey : (M, N) float32, 0 to 255
    """
    found = list(_lying(image, grey))
    upright = _lying(image.transpose(1, 0, 2), np.ascontiguousarray(grey.T))
    found += [_turned(bar) for bar in upright]
    return found[0] if len(found) == 1 else None


def _turned(bar: Bar) -> Bar:
    return Bar(start=bar.start[::-1], end=bar.end[::-1], thick=bar.thick)


def _lying(image: NDArray[np.uint8], grey: Greys) -> list[Bar]:
    """All bars along the rows."""
    height, width = grey.shape
    least = max(LEAST_LENGTH, int(LEAST_SHARE * width))
    if width < 2 * least or height < LEAST_LENGTH:
        return []
    bars: list[Bar] = []
    for row, first, last in _strokes(grey, least):
        bar = _bar(image, grey, row, (first + last) // 2)
        if bar is None or not least <= bar.length <= MOST_SHARE * width:
            continue
        if min(bar.start[1], width - bar.end[1]) > CORNER * width:
            continue
        is_new = all(abs(bar.start[0] - b.start[0]) > b.thick + 2 for b in bars)
        if is_new or all(abs(bar.start[1] - b.start[1]) > 3 for b in bars):
            bars.append(bar)
    return bars


def _strokes(grey: Greys, least: int) -> Iterator[tuple[int, int, int]]:
    """Row, first and last column of what is thin, level and long, bright or dark."""
    thin = grey[:, ::COLUMN_STEP]
    size = int(np.clip(grey.shape[0] // 30, 9, 31))
    outer = int(np.ceil(OUTER * grey.shape[0]))
    for polarity in (1, -1):
        signed = thin * polarity
        for start in (0, grey.shape[0] - outer):
            band = signed[start : start + outer]
            lowest = ndimage.minimum_filter1d(band, size, axis=0)
            opened = ndimage.maximum_filter1d(lowest, size, axis=0)
            stands_out = band - opened > LEAST_CONTRAST
            run = max(4, least // COLUMN_STEP - 1)
            level = ndimage.binary_opening(stands_out, np.ones((1, run), dtype=bool))
            labels, count = ndimage.label(level)
            if count > MOST_CANDIDATES:
                continue
            for rows, columns in ndimage.find_objects(labels):
                row = start + (rows.start + rows.stop - 1) // 2
                yield row, columns.start * COLUMN_STEP, (columns.stop - 1) * COLUMN_STEP


def _bar(image: NDArray[np.uint8], grey: Greys, row: int, column: int) -> Bar | None:
    """The stroke through a pixel, where it is a bar in every respect."""
    value = float(np.median(grey[row, max(0, column - 5) : column + 6]))
    if not _is_ink(image, row, column, value):
        return None
    ends = _ends(grey[row], column, value)
    if ends is None:
        return None
    first, last = ends
    length = last - first
    inner = grey[row, int(first + 0.05 * length) + 1 : int(last - 0.05 * length)]
    if len(inner) < LEAST_LENGTH // 2:
        return None
    if float(np.subtract(*np.percentile(inner, [95, 5]))) > MOST_TONES:
        return None
    sides = _sides(grey, row, first, last, value)
    if sides is None:
        return None
    upper, lower = sides
    thick = float(np.median(lower - upper))
    is_straight = max(_crookedness(upper), _crookedness(lower)) <= MOST_CROOKED
    if not is_straight or thick > MOST_THICK * length:
        return None
    middle = float(np.median(upper + lower) / 2)
    return Bar(start=(middle, first), end=(middle, last), thick=thick)


def _is_ink(image: NDArray[np.uint8], row: int, column: int, value: float) -> bool:
    patch = image[row, max(0, column - 5) : column + 6].astype(np.float32)
    colour = np.median(patch, axis=0)
    return value >= BRIGHT or value <= DARK or float(np.ptp(colour)) >= COLOURED


def _ends(line: Greys, column: int, value: float) -> tuple[float, float] | None:
    """Where the stroke ends on both sides, at half its contrast, and what is beyond is ground."""
    right = _edge(line[column:], value)
    left = _edge(line[column::-1], value)
    if right is None or left is None:
        return None
    return column - left, column + right


def _edge(profile: Greys, value: float) -> float | None:
    """Pixels from the profile's start to the half-way point of its first step; None where there is
    no sharp one before the profile's end.
    """
    off = np.abs(profile - value) > LEAST_CONTRAST / 2
    step = int(np.argmax(off))
    if not off[step] or step == 0 or step + 3 >= len(profile):
        return None
    ground = float(profile[step + 2])
    if abs(ground - value) < LEAST_CONTRAST or abs(float(profile[step + 3]) - value) < (
        LEAST_CONTRAST
    ):
        return None
    half = (ground + value) / 2
    nearer = np.abs(profile[step - 1 : step + 3] - value) < abs(half - value)
    at = step - 1 + int(np.count_nonzero(nearer)) - 1
    inside, outside = float(profile[at]), float(profile[at + 1])
    if inside == outside:
        return float(at)
    return at + float(np.clip((inside - half) / (inside - outside), 0, 1))


def _sides(
    grey: Greys, row: int, first: float, last: float, value: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Rows of the upper and lower side at several columns; None where one is not sharp."""
    columns = (first + (last - first) * SIDES).astype(np.intp)
    upper, lower = [], []
    missed = 0
    for column in columns:
        down = _edge(grey[row:, column], value)
        up = _edge(grey[row::-1, column], value)
        if down is None or up is None:
            missed += 1
        else:
            upper.append(row - up)
            lower.append(row + down)
    if missed > 1:
        return None
    return np.array(upper), np.array(lower)


def _crookedness(side: NDArray[np.float64]) -> float:
    """Root mean square about the median: a side that slopes is crooked, too."""
    return float(np.sqrt(np.mean((side - np.median(side)) ** 2)))
