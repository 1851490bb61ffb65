"""A map of text -> the pieces of text on a page, how they lie, and their boxes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

_LIKELY, _MEAN = 0.3, 0.5
_MOST = 1200
"""Pieces of one page; a dense laboratory report has 200."""

_LEAST_PX = 3
_UNCLIP = 1.6
"""The detector marks the middle of the letters: so far its areas are widened again."""

_LONG = 3.0
_CROSSWISE = 1.5
_STRAY = 0.03
_ENOUGH = 12
_CERTAIN = 5.0
"""Lines converge where the change is so many times its standard error."""


Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Piece:
    """The pixels of one piece of text, in those of the map, and how it lies.

    angle : of its long axis, in radians, from -pi/2 to pi/2; falling to the right is positive
    length : of its long axis, in pixels
    stretch : how many times longer than high it is
    """

    rows: Floats
    columns: Floats
    angle: float
    length: float
    stretch: float


@dataclass(frozen=True, slots=True)
class Lie:
    """How the lines of a page lie: angle at its middle, and how it changes over the page.

    down, across : change from the top to the bottom and from the left to the right, in radians
    """

    angle: float = 0.0
    down: float = 0.0
    across: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box in pixels."""

    r0: float
    c0: float
    r1: float
    c1: float


def pieces(text_map: NDArray[np.float32]) -> list[Piece]:
    """The largest pieces of text of a map, from the top."""
    labels, _ = ndimage.label(text_map > _LIKELY)
    found = []
    for number, (rows, columns) in enumerate(ndimage.find_objects(labels), start=1):
        here = labels[rows, columns] == number
        if min(here.shape) < _LEAST_PX or float(text_map[rows, columns][here].mean()) < _MEAN:
            continue
        r, c = (place.astype(np.float64) for place in np.nonzero(here))
        found.append(_piece(r + rows.start, c + columns.start))
    if len(found) > _MOST:
        found = sorted(found, key=lambda piece: -len(piece.rows))[:_MOST]
    return sorted(found, key=lambda piece: (piece.rows.mean(), piece.columns.mean()))


def _piece(rows: Floats, columns: Floats) -> Piece:
    spread = np.cov(np.stack([columns, rows])) if len(rows) > 1 else np.eye(2)
    values, axes = np.linalg.eigh(spread)
    long, short = math.sqrt(max(values[1], 0.08)), math.sqrt(max(values[0], 0.08))
    angle = math.atan2(axes[1, 1], axes[0, 1])
    angle = (angle + math.pi / 2) % math.pi - math.pi / 2
    return Piece(rows, columns, angle, long * math.sqrt(12), long / short)


def lies_crosswise(found: Sequence[Piece]) -> bool:
    """Whether the lines of the page run from the bottom to the top or the other way."""
    long = [piece for piece in found if piece.stretch >= _LONG / 2]
    upright = sum(piece.length for piece in long if abs(piece.angle) > math.pi / 4)
    level = sum(piece.length for piece in long if abs(piece.angle) <= math.pi / 4)
    return upright > _CROSSWISE * level


def lie(found: Sequence[Piece], shape: tuple[int, int]) -> Lie:
    """How the lines of a page lie, by its long pieces of text; level where there are few."""
    long = [p for p in found if p.stretch >= _LONG and abs(p.angle) < math.pi / 4]
    if len(long) < 2:
        return Lie()
    angles = np.array([p.angle for p in long])
    weights = np.array([p.length for p in long])
    middle = _weighted_median(angles, weights)
    near = np.abs(angles - middle) < 4 * _STRAY
    if near.sum() < _ENOUGH:
        return Lie(middle)
    places = [(p.rows.mean() / shape[0] - 0.5, p.columns.mean() / shape[1] - 0.5) for p in long]
    terms = np.column_stack([np.ones(len(places)), np.array(places)])
    solved = np.array([middle, 0.0, 0.0])
    for _ in range(3):
        solved = np.linalg.lstsq(
            terms[near] * weights[near, None], angles[near] * weights[near], rcond=None
        )[0]
        near = np.abs(angles - terms @ solved) < _STRAY
        if near.sum() < _ENOUGH:
            return Lie(middle)
    left = (angles - terms @ solved)[near]
    spread = math.sqrt(float(left @ left) / max(int(near.sum()) - 3, 1))
    errors = spread * np.sqrt(np.diag(np.linalg.pinv(terms[near].T @ terms[near])))
    down, across = (
        float(n) if abs(n) > _CERTAIN * error else 0.0
        for n, error in zip(solved[1:], errors[1:], strict=True)
    )
    return Lie(middle, down, across)


def _weighted_median(values: Floats, weights: Floats) -> float:
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] / 2)])


def boxes(found: Sequence[Piece], angle: float, shape: tuple[int, int]) -> list[Box]:
    """The box of each piece on the page turned by `-angle` about its middle, in the map's pixels.

    Widened by what the detector leaves out [1]_.

    References
    ----------
    .. [1] Liao et al., Real-time scene text detection with differentiable binarization, AAAI 2020.
    """
    cosine, sine = math.cos(angle), math.sin(angle)
    middle_r, middle_c = (shape[0] - 1) / 2, (shape[1] - 1) / 2
    done = []
    for piece in found:
        r, c = piece.rows - middle_r, piece.columns - middle_c
        across, down = c * cosine + r * sine, r * cosine - c * sine
        r0, r1 = float(down.min()) + middle_r, float(down.max()) + middle_r + 1
        c0, c1 = float(across.min()) + middle_c, float(across.max()) + middle_c + 1
        out = _UNCLIP * (r1 - r0) * (c1 - c0) / (2 * (r1 - r0 + c1 - c0))
        done.append(Box(r0 - out, c0 - out, r1 + out, c1 + out))
    return done
