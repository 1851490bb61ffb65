"""The zona pellucida around a traced ooplasm: its inner and outer edge, where both really show."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from common.analyzers import outlines
from common.analyzers.oocyte_outline import Ooplasm, beyond
from common.analyzers.outlines import Floats

REACH = 0.65
SAMPLES = 131
STIFFNESS = 0.02
# An edge counts at an angle where the grey value steps by this many times the noise there.
MIN_STEP_OVER_NOISE = 4.0
MIN_STEP = 0.01
MIN_SUPPORT = 0.85
# Beyond this spread over the angles (relative to the mean), two lines were mixed up.
MAX_SPREAD = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Zona:
    """Both edges of the zona, (120, 2) rows and columns, and the widths over the angles in pixels.

    gaps : from the ooplasm to the inner edge (perivitelline space); thicknesses : between the edges
    """

    inner: Floats
    outer: Floats
    gaps: Floats
    thicknesses: Floats


def find(picture: Floats, cell: Ooplasm) -> Zona | None:
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
        inner=_at(cell.points, gaps),
        outer=_at(cell.points, distances[outer]),
        gaps=gaps,
        thicknesses=thicknesses,
    )


def _relative(slope: Floats) -> Floats:
    return np.asarray(slope / (np.abs(slope) + np.quantile(np.abs(slope), 0.8) + 1e-9))


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
