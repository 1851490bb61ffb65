"""The zona pellucida around a traced ooplasm: both its edges, or its inner one, where they show."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from common.analyzers import outlines
from common.analyzers.oocyte_outline import Ooplasm, beyond
from common.analyzers.outlines import Ellipse, Floats

REACH = 0.65
SAMPLES = 131
STIFFNESS = 0.02
# An edge counts at an angle where the grey value steps by this many times the noise there.
MIN_STEP_OVER_NOISE = 4.0
MIN_STEP = 0.01
MIN_SUPPORT = 0.85
# Beyond this spread over the angles (relative to the mean), two lines were mixed up.
MAX_SPREAD = 0.6
# The inner edge alone: a thin bright line at these distances from the middle (radius 1), no nearer
# to the ooplasm than its halo reaches, brighter than both its sides by the noise at most of the
# angles and by more at half of them, and near to an ellipse.
LINE_SCALES = np.linspace(1.0, 1.5, 151)
LINE_ANGLES = 120
LINE_NEAREST, LINE_FARTHEST = 0.06, 1.45
LINE_OVER_NOISE, LINE_SUPPORT, LINE_CLEAR = 1.0, 0.58, 1.35
LINE_OFF_ELLIPSE = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One edge of the zona, (120, 2) rows and columns, and its distances in pixels.

    distances : from the ooplasm (inner edge: the perivitelline space) or from the inner edge
    """

    points: Floats
    distances: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Zona:
    """What shows of the zona; `outer` is None where the inner edge alone does."""

    inner: Edge
    outer: Edge | None


def find(image: NDArray[np.uint8], picture: Floats, cell: Ooplasm) -> Zona | None:
    """The zona in a picture, (M, N, 3), and its luminance, (M, N); None where no edge shows."""
    if (both := _both_edges(picture, cell)) is not None:
        return both
    inner = _inner_line(image, cell)
    return None if inner is None else Zona(inner=inner, outer=None)


def _both_edges(picture: Floats, cell: Ooplasm) -> Zona | None:
    """The zona as a ring darker than the perivitelline space and than the surroundings.

    None unless both edges are seen at 85 % of the angles and keep their distance: a halo of the
    ooplasm's own edge, or an outer edge alone, does not tell how thick the zona is.
    """
    radius = float(cell.diameters.mean()) / 2
    distances = np.linspace(0, REACH * radius, SAMPLES)
    smooth = ndimage.gaussian_filter(picture, max(0.8, radius / 60), mode="nearest")
    ring = ndimage.gaussian_filter1d(beyond(smooth, cell.points, distances), 1.5, 0, mode="wrap")
    slope = np.gradient(ring, axis=1)
    first = max(4, int(np.searchsorted(distances, 1.5 * cell.blur * radius)))
    columns = np.arange(SAMPLES)
    outer = _loop(np.where(columns < first, -1.0, _relative(slope)))
    inner = _loop(
        np.where((columns < first) | (columns > outer[:, None] - 4), -1.0, _relative(-slope))
    )
    width = max(2, SAMPLES // 40)
    noise = _noise(ring)
    if min(_support(ring, outer, width, noise), _support(-ring, inner, width, noise)) < MIN_SUPPORT:
        return None
    gaps, thicknesses = distances[inner], distances[outer] - distances[inner]
    if max(float(v.std()) / max(float(v.mean()), 1e-9) for v in (gaps, thicknesses)) > MAX_SPREAD:
        return None
    return Zona(
        inner=Edge(points=_at(cell.points, gaps), distances=gaps),
        outer=Edge(points=_at(cell.points, distances[outer]), distances=thicknesses),
    )


def _inner_line(image: NDArray[np.uint8], cell: Ooplasm) -> Edge | None:
    """The bright line along the zona's inner edge, as it shows where the ooplasm has shrunk.

    Sought in green, where a microscope's camera has the least noise, as the closed line of the
    strongest ridge: the negative second derivative along the rays.
    """
    centre = outlines.of_points(cell.points).centre
    radius = float(cell.diameters.mean()) / 2
    circle = Ellipse(centre=centre, half_length=radius, half_width=radius, axis=(1.0, 0.0))
    rays = outlines.along_rays(image[..., 1].astype(np.float64), circle, LINE_SCALES, LINE_ANGLES)
    rays = ndimage.gaussian_filter1d(rays, 2.0, axis=0, mode="wrap")
    spread = max(1.0, radius / 70) / (radius * float(LINE_SCALES[1] - LINE_SCALES[0]))
    ridge = -ndimage.gaussian_filter1d(rays, spread, axis=1, order=2, mode="nearest")
    angles = np.linspace(0, 2 * np.pi, LINE_ANGLES, endpoint=False)
    own = _reach(cell.points, centre, angles) / radius
    nearest = own + max(1.5 * cell.blur, LINE_NEAREST)
    sought = (nearest[:, None] <= LINE_SCALES) & (LINE_SCALES <= LINE_FARTHEST)
    path = _loop(np.where(sought, _relative(ridge, 0.9), -1.0))
    height = _heights(rays, spread, sought)[np.arange(LINE_ANGLES), path]
    points = circle.points(angles, LINE_SCALES[path])
    is_seen = (
        float((height > LINE_OVER_NOISE).mean()) >= LINE_SUPPORT
        and float(np.median(height)) >= LINE_CLEAR
        and outlines.off_ellipse(points) <= LINE_OFF_ELLIPSE * radius
    )
    return Edge(points=points, distances=(LINE_SCALES[path] - own) * radius) if is_seen else None


def _heights(rays: Floats, spread: float, sought: NDArray[np.bool_]) -> Floats:
    """How far each place stands out from both sides of it along the ray, over the noise of that.

    A step has one such side only: the halo of an edge is no line.
    """
    smooth = ndimage.gaussian_filter1d(rays, spread, axis=1, mode="nearest")
    aside = max(1, round(2.5 * spread))
    last = rays.shape[1] - 1
    columns = np.arange(rays.shape[1])
    before = smooth[:, np.maximum(columns - aside, 0)]
    after = smooth[:, np.minimum(columns + aside, last)]
    rise = smooth - np.maximum(before, after)
    noise = 1.4826 * np.median(np.abs(rise[sought] - np.median(rise[sought])))
    return np.asarray(rise / max(float(noise), 1e-9), dtype=np.float64)


def _reach(points: Floats, centre: tuple[float, float], angles: Floats) -> Floats:
    """How far an outline reaches from a centre in these directions, in pixels."""
    away = points - np.array(centre)
    own = np.arctan2(away[:, 1], away[:, 0]) % (2 * np.pi)
    order = np.argsort(own)
    reach = np.interp(angles, own[order], np.hypot(away[:, 0], away[:, 1])[order], period=2 * np.pi)
    return np.asarray(reach, dtype=np.float64)


def _relative(slope: Floats, strong: float = 0.8) -> Floats:
    return np.asarray(slope / (np.abs(slope) + np.quantile(np.abs(slope), strong) + 1e-9))


def _loop(gain: Floats) -> NDArray[np.intp]:
    return outlines.strongest_loop(np.asarray(gain, dtype=np.float64), step_cost=STIFFNESS, reach=3)


def _noise(ring: Floats) -> float:
    """Standard deviation of what remains when the values of neighbouring angles are taken off."""
    rest = ring - ndimage.gaussian_filter1d(ring, 4.0, 0, mode="wrap")
    return float(np.median(np.abs(rest)) * 1.4826)


def _support(ring: Floats, path: NDArray[np.intp], width: int, noise: float) -> float:
    """Share of the angles where the ring's grey value rises across the path."""
    rows = np.arange(len(path))
    before = np.stack([ring[rows, np.maximum(path - d, 0)] for d in range(1, width + 1)]).mean(0)
    after = np.stack(
        [ring[rows, np.minimum(path + d, SAMPLES - 1)] for d in range(1, width + 1)]
    ).mean(0)
    return float(np.mean(after - before > max(MIN_STEP, MIN_STEP_OVER_NOISE * noise)))


def _at(points: Floats, distances: Floats) -> Floats:
    """The points moved outwards from their centre."""
    rays = points - np.array(outlines.of_points(points).centre)
    rays = rays / np.maximum(np.hypot(rays[:, 0], rays[:, 1])[:, None], 1e-9)
    return np.asarray(points + distances[:, None] * rays, dtype=np.float64)
