"""The zona pellucida of one embryo: the grainy ring between its inner line and a smooth ground."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from common.analyzers import outlines
from common.analyzers.outlines import Ellipse, Floats

Mask = NDArray[np.bool_]

ANGLES = 120
# Distances from the middle, as shares of the rim's, at which both edges are sought together, and
# how many of these steps lie between them.
SCALES = np.linspace(0.5, 1.6, 111)
THICK = range(8, 41)
# What a turn of a line costs, and a strong line between the two.
STIFFNESS, BETWEEN = 0.05, 0.03
# Grain counts as more than the ground's up to this share of the way to the inside's.
GRAINY = 0.45
# The second look: finer, on a strip that runs straight along both lines (0 inner, 1 outer).
FINE_ANGLES = 480
ACROSS = np.linspace(-0.6, 2.0, 209)
WITHIN, GROUND = (ACROSS > 0.2) & (ACROSS < 0.7), ACROSS > 1.2
# Where each edge is sought there, and over how many steps before and after it grain is compared.
INNER = (ACROSS >= -0.35) & (ACROSS <= 0.4)
OUTER = (ACROSS >= 0.45) & (ACROSS <= 1.35)
COMPARED = 16
FINE_STIFFNESS = 0.03
# Grain is the difference to the mean along the ring within so many pixels; its middle over so many
# angles, so that single grains that lie outside do not count; so many grey levels of it are none.
GRAIN_REACH, GRAIN_ANGLES, GRAIN_FLOOR = 2.0, 31, 0.5
# An edge is seen at an angle where the zona is grainier than the ground by this (natural
# logarithm), where the inner line is so many times as strong as what lies between the edges ...
LEAST_GRAIN, LEAST_LINE = 0.25, 2.0
# ... and where so many steps beyond the outer edge lie in the picture.
BEYOND = 8
# What is no zona's: edges seen at fewer of the angles, a thickness beyond these shares of the outer
# diameter or that varies more (relative to its mean), a line farther from an ellipse (relative to
# the radius). Blastocysts that expand or hatch have thinner ones, whose edges run together.
LEAST_SEEN = 0.65
LEAST_SHARE, MOST_SHARE = 0.08, 0.2
MOST_SPREAD, MOST_OFF_ELLIPSE = 0.2, 0.025


@dataclass(frozen=True, slots=True, kw_only=True)
class Zona:
    """Both edges, (120, 2) rows and columns at the same angles, in pixels of the analysed picture.

    seen : the angles at which both edges are; thicknesses : at these, along the rays, in pixels
    share : of the outer diameter that is zona on one side
    off_ellipse : mean distance of the lines from their ellipses over the outer radius
    share_inside : of the outer edge that lies in the picture, 0 to 1
    """

    inner: Floats
    outer: Floats
    seen: Mask
    thicknesses: Floats
    share: float
    off_ellipse: float
    share_inside: float

    @property
    def diameters(self) -> tuple[float, float, float]:
        """Of the outer edge: of the circle of its area, smallest and largest across, in pixels."""
        across = np.hypot(*(self.outer - np.roll(self.outer, ANGLES // 2, axis=0)).T)
        mean = 2 * float(np.sqrt(outlines.area(self.outer) / np.pi))
        return mean, float(across.min()), float(across.max())

    @property
    def is_plausible(self) -> bool:
        """Whether these two lines can be the edges of a zona."""
        return (
            float(self.seen.mean()) >= LEAST_SEEN
            and LEAST_SHARE <= self.share <= MOST_SHARE
            and float(self.thicknesses.std()) <= MOST_SPREAD * float(self.thicknesses.mean())
            and self.off_ellipse <= MOST_OFF_ELLIPSE
        )


def find(picture: Floats, rim: Ellipse) -> Zona | None:
    """The zona in a grey picture, (M, N), 0 to 255, near a rim, which may be either of its edges;
    None where its edges are not clear around enough of it.
    """
    zona = likeliest(picture, rim)
    return zona if zona.is_plausible else None


def likeliest(picture: Floats, rim: Ellipse) -> Zona:
    """The two lines that look most like the edges of a zona, whatever there is."""
    inner, outer = _roughly(picture, rim)
    return _finely(picture, rim, inner, outer)


def _roughly(picture: Floats, rim: Ellipse) -> tuple[Floats, Floats]:
    """Scales of the inner edge, a line or step, and of the outer one, where the grain ends."""
    radius = float(np.sqrt(rim.half_length * rim.half_width))
    smooth = ndimage.gaussian_filter(picture, max(0.8, radius / 70))
    rays = outlines.along_rays(smooth, rim, SCALES, ANGLES)
    lines = _lines(ndimage.gaussian_filter1d(rays, 2.0, axis=0, mode="wrap"), 1.5)
    fine = picture - ndimage.gaussian_filter(picture, max(1.2, radius / 50))
    grain = np.log(np.sqrt(ndimage.gaussian_filter(fine**2, max(1.5, radius / 40))) + 0.7)
    grain = outlines.along_rays(grain, rim, SCALES, ANGLES)
    grain = ndimage.gaussian_filter1d(grain, 3.0, axis=0, mode="wrap")
    within = float(np.median(grain[:, SCALES < 0.8]))
    ground = float(np.quantile(grain[:, SCALES > 1.15], 0.2))
    # What is as grainy as a zona counts as much as what is grainier: else cells would win.
    grainy = np.clip((grain - ground) / (GRAINY * max(within - ground, 0.3)), 0, 1)
    fall, rest = _falls(grainy, 8)
    outer = fall - 0.3 * rest + 0.25 * lines / (lines + np.quantile(lines, 0.8) + 1e-9)
    outer[:, :8] = outer[:, -8:] = -1.0
    inner = _strong(lines, float(np.quantile(lines[:, SCALES < 1.25], 0.8)))
    first, last = outlines.strongest_pair(inner, outer, THICK, STIFFNESS, BETWEEN)
    return SCALES[first], SCALES[last]


def _lines(rays: Floats, width: float) -> Floats:
    """How strong a step or a line is at each place along each ray, whichever its sign."""
    odd = ndimage.gaussian_filter1d(rays, width, axis=1, order=1, mode="nearest")
    even = ndimage.gaussian_filter1d(rays, width, axis=1, order=2, mode="nearest")
    return np.asarray(np.hypot(odd, width * even), dtype=np.float64)


def _strong(lines: Floats, half: float) -> Floats:
    """0 to 1, and one half at this strength."""
    return np.asarray(lines**2 / (lines**2 + half**2 + 1e-9), dtype=np.float64)


def _falls(values: Floats, width: int) -> tuple[Floats, Floats]:
    """The mean of the `width` places before each less that of as many from it on; and the mean of
    all from it on.
    """
    total = np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=1)
    n = values.shape[1]
    at = np.arange(n)
    low, high = np.maximum(at - width, 0), np.minimum(at + width, n)
    before = (total[:, at] - total[:, low]) / np.maximum(at - low, 1)
    after = (total[:, high] - total[:, at]) / (high - at)
    return before - after, (total[:, [n]] - total[:, at]) / (n - at)


def _finely(picture: Floats, rim: Ellipse, inner: Floats, outer: Floats) -> Zona:
    """Both edges once more, each on the strip that runs straight along the two found roughly."""
    angles = np.linspace(0, 2 * np.pi, FINE_ANGLES, endpoint=False)
    low, high = (_resampled(scales, angles) for scales in (inner, outer))
    at = rim.points(angles[:, None], low[:, None] + ACROSS * (high - low)[:, None])
    known = _inside(at, picture)
    strip = ndimage.map_coordinates(picture, [at[..., 0], at[..., 1]], order=1, mode="nearest")
    every = slice(None, None, FINE_ANGLES // ANGLES)
    arc = 2 * np.pi * float(np.sqrt(rim.half_length * rim.half_width)) / FINE_ANGLES
    end, has_end = _end_of_grain(_grain(strip, GRAIN_REACH / arc)[every], known[every])
    start, has_start = _start(ndimage.gaussian_filter1d(strip, 10.0, axis=0, mode="wrap")[every])
    first, last = (
        rim.points(angles[every], low[every] + _smooth(ACROSS[path]) * (high - low)[every])
        for path in (start, end)
    )
    seen = has_start & has_end
    widths = np.hypot(*(last - first).T)[seen]
    reach = np.sqrt(outlines.area(last) / np.pi)
    return Zona(
        inner=first,
        outer=last,
        seen=seen,
        thicknesses=widths,
        share=float(widths.mean() / (2 * reach)) if seen.any() else 0.0,
        off_ellipse=max(outlines.off_ellipse(line) for line in (first, last)) / float(reach),
        share_inside=float(_inside(last, picture).mean()),
    )


def _inside(points: Floats, picture: Floats) -> Mask:
    return np.asarray(((points >= 0) & (points <= np.array(picture.shape) - 1.0)).all(axis=-1))


def _resampled(scales: Floats, angles: Floats) -> Floats:
    own = np.linspace(0, 2 * np.pi, ANGLES, endpoint=False)
    return np.asarray(np.interp(angles, own, _smooth(scales), period=2 * np.pi))


def _smooth(scales: Floats) -> Floats:
    return np.asarray(ndimage.gaussian_filter1d(scales, 2.0, mode="wrap"), dtype=np.float64)


def _grain(strip: Floats, reach: float) -> Floats:
    """The logarithm of the fine differences along a strip, (angle, across)."""
    fine = np.abs(strip - ndimage.gaussian_filter1d(strip, reach, axis=0, mode="wrap"))
    middle = ndimage.median_filter(fine, size=(GRAIN_ANGLES, 1), mode="wrap")
    logs = np.log(middle + GRAIN_FLOOR)
    return np.asarray(ndimage.gaussian_filter1d(logs, 8.0, axis=0, mode="wrap"))


def _end_of_grain(grain: Floats, known: Mask) -> tuple[NDArray[np.intp], Mask]:
    """Column of the outer edge at each angle, and whether the grain is seen to end there."""
    own = np.median(grain[:, WITHIN], axis=1)
    beyond = GROUND & known
    has_ground = beyond.sum(axis=1) >= BEYOND
    ground = np.full(len(grain), np.inf)
    if has_ground.any():
        seen = np.where(beyond, grain, np.nan)[has_ground]
        ground[has_ground] = np.nanmedian(seen, axis=1)
        # At the picture's edge, where no ground is left, it is taken to be as elsewhere.
        ground[~has_ground] = np.median(ground[has_ground])
    fall = own - ground
    level = np.clip((grain - ground[:, None]) / np.maximum(fall, 0.15)[:, None], -0.3, 1.3)
    gain = np.where(OUTER, _falls(level, COMPARED)[0], -1.0)
    path = outlines.strongest_loop(gain, step_cost=FINE_STIFFNESS)
    rows = np.arange(len(path))
    return path, (fall > LEAST_GRAIN) & known[rows, np.minimum(path + BEYOND, len(ACROSS) - 1)]


def _start(grey: Floats) -> tuple[NDArray[np.intp], Mask]:
    """Column of the inner edge at each angle, and whether a line or step stands out there."""
    lines = _lines(grey, 3.0)
    half = float(np.quantile(lines[:, ACROSS <= 0.4], 0.9))
    gain = np.where(INNER, _strong(lines, half), -1.0)
    path = outlines.strongest_loop(gain, step_cost=FINE_STIFFNESS)
    own = lines[np.arange(len(path)), path]
    return path, own > LEAST_LINE * np.median(lines[:, WITHIN], axis=1)
