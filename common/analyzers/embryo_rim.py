"""The rim of one embryo: the ellipse across which its texture gives way to a smooth ground."""

from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy import ndimage, optimize
from skimage.transform import resize

from common.analyzers import embryo_outline, outlines
from common.analyzers.outlines import Ellipse, Floats

WORKING_SIDE = 160
ANGLES = np.linspace(0, 2 * np.pi, 72, endpoint=False)
# Where along its rays an ellipse is compared: within the rim, beyond it, and in the middle.
WITHIN, BEYOND = (0.80, 0.86, 0.92, 0.97), (1.05, 1.10, 1.15, 1.20)
MIDDLE = (0.25, 0.4, 0.5, 0.6, 0.7)
_SHARES = np.array(WITHIN + BEYOND + MIDDLE)
# No angle counts for more (or less) than this, so that some grains do not outweigh the others.
MOST, LEAST = 0.9, -1.0
# ... but the last, fine search looks for the steepest place, which that would level.
STEEPEST = 3.0
# What an angle counts where a well's wall or the picture's edge hides the ground.
HIDDEN = 0.2
# The share of the angles that tell least, and what they weigh beside the mean of all.
WORST, WORST_WEIGHT = 0.2, 0.4
# The middle of an embryo is textured too: a well with an embryo in it is not, for the most part.
FILLED, FILLED_WEIGHT = 0.75, 0.8
LEAST_SIDE, MOST_SIDE, LEAST_ROUND = 0.12, 0.65, 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Rim:
    """An ellipse in pixels of the analysed picture.

    support : how much texture is lost across it (natural logarithm), 0.5 and more for a clear rim
    share_inside : of the ellipse's outline that lies in the picture, 0 to 1
    """

    ellipse: Ellipse
    support: float
    share_inside: float

    @property
    def points(self) -> Floats:
        """The outline, (72, 2) rows and columns."""
        return self.ellipse.points(ANGLES)


@dataclass(frozen=True, slots=True)
class _Ground:
    """Logarithm of the texture's strength, and where it is known, both (M, N)."""

    texture: Floats
    known: Floats


def find(picture: Floats) -> Rim:
    """The best rim in a grey picture, (M, N), 0 to 255.

    Circles on a coarse grid first; from the best three that differ an ellipse is sought (Nelder
    and Mead's simplex), and from the best of these the steepest place nearby.
    """
    scale = max(1.0, max(picture.shape) / WORKING_SIDE)
    shape = tuple(max(16, round(n / scale)) for n in picture.shape)
    small = picture if scale == 1.0 else resize(picture, shape, anti_aliasing=True)
    ground = _ground(np.asarray(small, dtype=np.float64))
    side = min(shape)
    rough = [_improved(start, ground, side) for start in _starts(ground, side)]
    best = max(rough, key=lambda found: _support(found, ground))
    best = _improved(best, ground, side, step=0.3, most=STEEPEST)
    ellipse = _ellipse(best, np.array(picture.shape) / np.array(shape))
    points = ellipse.points(ANGLES)
    inside = (points >= 0).all(axis=1) & (points <= np.array(picture.shape) - 1).all(axis=1)
    return Rim(ellipse=ellipse, support=_support(best, ground), share_inside=float(inside.mean()))


def _ground(small: Floats) -> _Ground:
    known = (~embryo_outline.well(small, margin=2)).astype(np.float64)
    slope = embryo_outline.slope(small)
    near = np.maximum(ndimage.gaussian_filter(known, 1.5), 1e-3)
    strength = ndimage.gaussian_filter(slope * known, 1.5) / near
    smooth = np.quantile(strength[known > 0], 0.2) if known.any() else 0.0
    return _Ground(np.log(strength + smooth + 1.0), known)


def _starts(ground: _Ground, side: int) -> list[Floats]:
    """The best circles, each clear of the better ones in place or size."""
    rows, columns = (np.linspace(0.25 * n, 0.75 * n, 9) for n in ground.texture.shape)
    circles = [
        np.array([r, c, radius, radius, 0.0])
        for radius, r, c in product(np.linspace(0.2, 0.52, 9) * side, rows, columns)
    ]
    circles.sort(key=lambda circle: -_support(circle, ground))
    kept = circles[:1]
    for circle in circles[1:]:
        if len(kept) == 3:
            break
        apart = [np.abs(circle[:3] - other[:3]).max() for other in kept]
        if min(apart) > 0.1 * side:
            kept.append(circle)
    return kept


def _improved(
    start: Floats, ground: _Ground, side: int, step: float = 1.0, most: float = MOST
) -> Floats:
    steps = step * np.diag([0.05 * side, 0.05 * side, 0.06 * side, 0.06 * side, 0.6])

    def loss(ellipse: Floats) -> float:
        short, long = sorted(ellipse[2:4])
        if short < LEAST_SIDE * side or long > MOST_SIDE * side or short < LEAST_ROUND * long:
            return 5.0
        return -_support(ellipse, ground, most)

    found = optimize.minimize(
        loss,
        start,
        method="Nelder-Mead",
        options={
            "initial_simplex": np.vstack([start, start + steps]),
            "maxfev": 220,
            "xatol": 0.2,
            "fatol": 1e-3,
        },
    )
    return np.asarray(found.x, dtype=np.float64)


def _support(ellipse: Floats, ground: _Ground, most: float = MOST) -> float:
    """The loss of texture across an ellipse (row, column, half axes, angle), over its angles."""
    row, column, first, second, turn = ellipse
    along = first * np.cos(ANGLES)[:, None] * _SHARES
    across = second * np.sin(ANGLES)[:, None] * _SHARES
    at = [
        row + along * np.cos(turn) - across * np.sin(turn),
        column + along * np.sin(turn) + across * np.cos(turn),
    ]
    strength = ndimage.map_coordinates(ground.texture, at, order=1, mode="nearest")
    known = ndimage.map_coordinates(ground.known, at, order=1, mode="constant")
    n, m = len(WITHIN), len(WITHIN) + len(BEYOND)
    own, own_known = strength[:, :n], known[:, :n]
    other, other_known = strength[:, n:m], known[:, n:m]
    seen, seen_beyond = own_known.sum(axis=1), other_known.sum(axis=1)
    step = (own * own_known).sum(axis=1) / np.maximum(seen, 1e-6) - (other * other_known).sum(
        axis=1
    ) / np.maximum(seen_beyond, 1e-6)
    step = np.where((seen > 1) & (seen_beyond > 1), np.clip(step, LEAST, most), HIDDEN)
    level = np.median(other[other_known > 0.5]) if (other_known > 0.5).any() else np.inf
    filled = float(((strength[:, m:] > level + 0.2) & (known[:, m:] > 0.5)).mean())
    worst = np.sort(step)[: int(WORST * len(step))].mean()
    return float(
        (1 - WORST_WEIGHT) * step.mean()
        + WORST_WEIGHT * worst
        - (seen < 1).mean()
        + FILLED_WEIGHT * min(filled - FILLED, 0.0)
    )


def _ellipse(found: Floats, factors: Floats) -> Ellipse:
    row, column, first, second, turn = found
    if second > first:
        first, second, turn = second, first, turn + np.pi / 2
    factor = float(factors.mean())
    return Ellipse(
        centre=((row + 0.5) * factors[0] - 0.5, (column + 0.5) * factors[1] - 0.5),
        half_length=float(first) * factor,
        half_width=float(second) * factor,
        axis=(float(np.cos(turn)), float(np.sin(turn))),
    )


def diameters(rim: Rim) -> tuple[float, float, float]:
    """(of the circle of the same area, smallest width, largest width), in pixels."""
    long, short = outlines.calipers(rim.points)
    return 2 * float(np.sqrt(rim.ellipse.half_length * rim.ellipse.half_width)), short, long
