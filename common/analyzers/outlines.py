"""Closed outlines: found along the rays of an ellipse, measured, and turned into regions."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from common.domain.model import JsonObject

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ellipse:
    """An ellipse in pixels: centre (row, column), half axes, and the long axis as a unit vector."""

    centre: tuple[float, float]
    half_length: float
    half_width: float
    axis: tuple[float, float]

    def points(self, angles: Floats, scale: Floats | float = 1.0) -> Floats:
        """Points at these angles (radians), (..., 2) row and column, grown by `scale`."""
        u = np.array(self.axis)
        v = np.array([-u[1], u[0]])
        along = np.multiply(scale, self.half_length * np.cos(angles))
        across = np.multiply(scale, self.half_width * np.sin(angles))
        return np.asarray(
            np.array(self.centre) + along[..., None] * u + across[..., None] * v, dtype=np.float64
        )


def of_points(points: Floats) -> Ellipse:
    """The ellipse with the second moments of a closed polygon's area (Green's theorem)."""
    r, c = points[:, 0], points[:, 1]
    r2, c2 = np.roll(r, -1), np.roll(c, -1)
    cross = r * c2 - r2 * c
    area = cross.sum() / 2
    if abs(area) < 1e-9:
        return Ellipse(centre=(r.mean(), c.mean()), half_length=0.0, half_width=0.0, axis=(1.0, 0))
    centre_r = ((r + r2) * cross).sum() / (6 * area)
    centre_c = ((c + c2) * cross).sum() / (6 * area)
    rr = ((r * r + r * r2 + r2 * r2) * cross).sum() / (12 * area) - centre_r**2
    cc = ((c * c + c * c2 + c2 * c2) * cross).sum() / (12 * area) - centre_c**2
    rc = ((r * c2 + 2 * r * c + 2 * r2 * c2 + r2 * c) * cross).sum() / (24 * area)
    return _of_moments((centre_r, centre_c), rr, cc, rc - centre_r * centre_c)


def _of_moments(centre: tuple[float, float], rr: float, cc: float, rc: float) -> Ellipse:
    """The ellipse of these central second moments: its half axes are twice their roots."""
    values, vectors = np.linalg.eigh(np.array([[rr, rc], [rc, cc]]))
    long, short = 2 * np.sqrt(np.maximum(values[::-1], 1e-9))
    axis = vectors[:, 1] if vectors[0, 1] >= 0 else -vectors[:, 1]
    return Ellipse(
        centre=(float(centre[0]), float(centre[1])),
        half_length=float(long),
        half_width=float(short),
        axis=(float(axis[0]), float(axis[1])),
    )


def area(points: Floats) -> float:
    """Area inside a closed polygon, in square pixels."""
    r, c = points[:, 0], points[:, 1]
    return float(abs(np.sum(r * np.roll(c, -1) - np.roll(r, -1) * c)) / 2)


def calipers(points: Floats) -> tuple[float, float]:
    """(length, width) in pixels: the widest caliper opening, and the opening across it."""
    angles = np.linspace(0, np.pi, 180, endpoint=False)
    spread = points @ np.stack([np.cos(angles), np.sin(angles)])
    openings = spread.max(axis=0) - spread.min(axis=0)
    best = int(openings.argmax())
    return float(openings[best]), float(openings[(best + 90) % 180])


def off_ellipse(points: Floats) -> float:
    """Mean distance of points to the ellipse with their moments, in pixels."""
    ellipse = of_points(points).points(np.linspace(0, 2 * np.pi, 360, endpoint=False))
    apart = np.hypot(*np.moveaxis(points[:, None] - ellipse[None], 2, 0))
    return float(apart.min(axis=1).mean())


def along_rays(image: Floats, around: Ellipse, scales: Floats, angles: int) -> Floats:
    """Grey values on the rays of an ellipse, (angle, scale), bilinear, edge values outside."""
    theta = np.linspace(0, 2 * np.pi, angles, endpoint=False)
    points = around.points(theta[:, None], scales[None, :])
    sampled = ndimage.map_coordinates(
        image, [points[..., 0], points[..., 1]], order=1, mode="nearest"
    )
    return np.asarray(sampled, dtype=np.float64)


def strongest_loop(gain: Floats, step_cost: float, reach: int = 2) -> NDArray[np.intp]:
    """For each row the column of a closed path of greatest total gain (dynamic programming).

    Going on by one row and d columns (at most `reach`) costs step_cost * d**2. The rows are walked
    twice around and the second round is kept, so that the ends meet.
    """
    rows, columns = gain.shape
    moves = range(-reach, reach + 1)
    total = gain[0].copy()
    back = np.zeros((2 * rows, columns), dtype=np.intp)
    padded = np.full(columns + 2 * reach, -np.inf)
    for i in range(1, 2 * rows):
        padded[reach : reach + columns] = total
        options = np.stack(
            [padded[reach + d : reach + d + columns] - step_cost * d * d for d in moves]
        )
        choice = options.argmax(axis=0)
        back[i] = choice - reach
        total = options[choice, np.arange(columns)] + gain[i % rows]
    path = np.zeros(2 * rows, dtype=np.intp)
    path[-1] = total.argmax()
    for i in range(2 * rows - 1, 0, -1):
        path[i - 1] = path[i] + back[i, path[i]]
    half = rows // 2
    return np.roll(path[half : half + rows], half)


def strongest_pair(
    inner: Floats, outer: Floats, apart: range, step_cost: float, between: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """For each row the columns of two closed paths of greatest total gain, found together.

    inner, outer : gains, (row, column); apart : how many columns may lie between the paths
    step_cost : as in `strongest_loop`, of one column at most, for both paths
    between : what an inner gain costs that lies between the paths
    """
    rows, columns = inner.shape
    thick = np.array(apart)
    start = np.arange(columns)[:, None]
    end = start + thick
    is_possible, end = end < columns, np.minimum(end, columns - 1)
    passed = np.cumsum(np.pad(inner, ((0, 0), (1, 0))), axis=1)
    # Next to a line its own flanks are no other line.
    low = np.minimum(start + 4, columns - 1)
    high = np.maximum(end - 3, low)
    gains = [
        np.where(is_possible, i[:, None] + o[end] - between * (p[high] - p[low]), -1e3)
        for i, o, p in zip(inner, outer, passed, strict=True)
    ]
    moves = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1)]
    costs = np.array([step_cost * (a * a + (a + b) ** 2) for a, b in moves])[:, None, None]
    total = gains[0]
    back = np.zeros((2 * rows, *total.shape), dtype=np.int8)
    for k in range(1, 2 * rows):
        padded = np.pad(total, 1, constant_values=-np.inf)
        options = np.stack([padded[1 + a :, 1 + b :][:columns, : len(thick)] for a, b in moves])
        options -= costs
        back[k] = options.argmax(axis=0)
        total = options.max(axis=0) + gains[k % rows]
    i, j = (int(v) for v in np.unravel_index(int(total.argmax()), total.shape))
    path = np.zeros((2 * rows, 2), dtype=np.intp)
    for k in range(2 * rows - 1, -1, -1):
        path[k] = i, j
        a, b = moves[back[k, i, j]]
        i, j = i + a, j + b
    half = rows // 2
    kept = np.roll(path[half : half + rows], half, axis=0)
    return kept[:, 0], kept[:, 0] + thick[kept[:, 1]]


def polygon(points: Floats, scale: float, shape: tuple[int, int]) -> JsonObject:
    """A polygon region in original pixels, kept inside a picture of `shape` analysed pixels."""
    inside = (np.clip(points, 0, np.array(shape) - 1) + 0.5) * scale - 0.5
    return {"kind": "polygon", "points": [[round(r, 2), round(c, 2)] for r, c in inside.tolist()]}
