"""Follicles on ultrasound: round dark regions behind a closed brighter wall, by image analysis."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from skimage import measure

from common.analyzers import outlines
from common.analyzers.ovary_frame import Floats, Frame, Mask

SMOOTHING = 1.3
LEVELS = 14
# Regions are also looked for after opening this often: follicles that touch then come apart.
OPENINGS = (1, 4)
# Of the field's short side; a follicle is at least as wide as the speckle is long.
LEAST_DIAMETER = 0.045
LARGEST_SHARE = 0.095
# Of the field's depth, where skin and probe lie and no ovary does.
NEAR_FIELD = 0.12
# Area of the ellipse of the same second moments over the region's: 1 for an ellipse.
MAX_REGULARITY = 1.09
MIN_EXTENT = 0.42
MAX_ELONGATION = 2.6
# The wall is a ring of this width, in pixels; it must be brighter nearly all around.
WALL = 3
MIN_CLOSED = 0.85
MIN_STEP = 12.0
MAX_INSIDE = 0.62
MAX_LISTED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Follicle:
    """One dark round region, in pixels of the analysed picture.

    points : its outline, (n, 2) row and column
    long, short : caliper openings, the second across the first
    area : inside the outline
    step : by how many grey levels the wall is brighter
    """

    points: Floats
    long: float
    short: float
    area: float
    step: float

    @property
    def mean(self) -> float:
        """Mean of the two diameters."""
        return (self.long + self.short) / 2


@dataclass(frozen=True, slots=True)
class _Candidate:
    mask: Mask
    corner: tuple[int, int]
    step: float
    edge: float


def find(frame: Frame) -> list[Follicle]:
    """The follicles of one picture, the largest first; what reaches the field's edge is none.

    A region is what lies below one of many grey levels (its component tree); of those that contain
    each other the one with the steepest edge is kept.
    """
    grey = ndimage.gaussian_filter(frame.field(), SMOOTHING)
    slope = ndimage.gaussian_gradient_magnitude(frame.field(), SMOOTHING)
    limits = _limits(grey.shape)
    bright = float(np.quantile(grey, 0.75))
    found: list[_Candidate] = []
    for level in np.linspace(4, max(8.0, bright), LEVELS):
        dark = grey < level
        for often in OPENINGS:
            found += _regions(_opened(dark, often), grey, slope, limits)
    found.sort(key=lambda c: -c.edge)
    taken = np.zeros(grey.shape, dtype=bool)
    kept = []
    for candidate in found:
        place = _place(candidate)
        if not (taken[place] & candidate.mask).any():
            taken[place] |= candidate.mask
            kept.append(_measured(candidate, frame.box))
    kept.sort(key=lambda follicle: -follicle.area)
    return kept[:MAX_LISTED]


def _limits(shape: tuple[int, ...]) -> tuple[float, float]:
    least = max(6.0, LEAST_DIAMETER * min(shape))
    return np.pi / 4 * least**2, LARGEST_SHARE * shape[0] * shape[1]


def _opened(dark: Mask, often: int) -> Mask:
    """The dark pixels without bridges narrower than twice `often`."""
    core = ndimage.binary_erosion(dark, iterations=often)
    return np.asarray(ndimage.binary_dilation(core, iterations=often), dtype=bool)


def _regions(
    dark: Mask, grey: Floats, slope: Floats, limits: tuple[float, float]
) -> list[_Candidate]:
    """Every connected dark region that looks like a follicle."""
    labels, count = ndimage.label(dark)
    sizes = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    places = ndimage.find_objects(labels)
    found = []
    for i in np.flatnonzero((sizes >= limits[0]) & (sizes <= limits[1])):
        part = places[i]
        height, width = (s.stop - s.start for s in part)
        near = part[0].start < NEAR_FIELD * labels.shape[0]
        loose = sizes[i] < MIN_EXTENT * height * width
        if near or loose or _touches(part, labels.shape):
            continue
        box = tuple(
            slice(max(0, s.start - WALL - 2), min(n, s.stop + WALL + 2))
            for s, n in zip(part, labels.shape, strict=True)
        )
        corner = (box[0].start, box[1].start)
        candidate = _judged(labels[box] == i + 1, grey[box], slope[box], corner)
        if candidate is not None:
            found.append(candidate)
    return found


def _touches(part: tuple[slice, ...], shape: tuple[int, ...]) -> bool:
    return any(s.start <= 1 or s.stop >= n - 1 for s, n in zip(part, shape, strict=True))


def _judged(mask: Mask, grey: Floats, slope: Floats, corner: tuple[int, int]) -> _Candidate | None:
    """The region with its holes filled, None where shape or wall speak against a follicle."""
    mask = ndimage.binary_fill_holes(ndimage.binary_closing(mask, iterations=2))
    rows, columns = np.nonzero(mask)
    short, long = np.sqrt(np.maximum(np.linalg.eigvalsh(np.cov(rows, columns)), 1e-6))
    if long > MAX_ELONGATION * short or 4 * np.pi * long * short > MAX_REGULARITY * rows.size:
        return None
    wall = ndimage.binary_dilation(mask, iterations=WALL) & ~mask
    inside, around = float(grey[mask].mean()), grey[wall]
    outside = float(around.mean())
    if outside - inside < MIN_STEP or inside > MAX_INSIDE * outside:
        return None
    if float(np.mean(around > inside + 0.5 * MIN_STEP)) < MIN_CLOSED:
        return None
    rim = mask & ~ndimage.binary_erosion(mask)
    return _Candidate(mask, corner, outside - inside, float(slope[rim].mean()))


def _place(candidate: _Candidate) -> tuple[slice, slice]:
    (r, c), (rows, columns) = candidate.corner, candidate.mask.shape
    return slice(r, r + rows), slice(c, c + columns)


def _measured(candidate: _Candidate, box: tuple[int, int, int, int]) -> Follicle:
    soft = ndimage.gaussian_filter(np.pad(candidate.mask, 2).astype(np.float64), 1.0)
    lines = measure.find_contours(soft, 0.5)
    line = max(lines, key=len)[:-1] - 2
    points = line + np.array(candidate.corner) + np.array(box[:2])
    long, short = outlines.calipers(points)
    return Follicle(
        points=points,
        long=long,
        short=short,
        area=outlines.area(points),
        step=candidate.step,
    )
