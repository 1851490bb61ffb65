"""The lumen in a hysteroscopy picture: the dark depth of the canal, by image analysis."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage import measure
from skimage.transform import resize

from common.analyzers import outlines

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

SIDE = 100
BLACK, WHITE = 18, 240
EDGE = 4
# The level between the darkest (0) and the brightest (1) of the field below which it is depth.
LEVEL = 0.28
DARKEST, BRIGHTEST, USUAL = 0.005, 0.9, 0.6
# Lumens have jagged rims: neither the picture nor the outline is smoothed more than this.
PICTURE_BLUR, OUTLINE_BLUR = 0.4, 0.7
LEAST_AREA = 60
# How much what lies at the rim, and off the middle, counts against a dark region.
RIM_COST, MIDDLE_COST = 1.5, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the telescope shows.

    points : the lumen's outline, (n, 2) row and column of the analysed picture, None where there
        is no dark depth
    share : the lumen's share of the picture; level : its mean brightness, 0 to 255
    depth : that brightness over the field's median; contrast : over its surroundings'
    median : the field's median brightness; field : its share of the picture
    redness : how much more red than green and blue the field is, median, 0 to 255
    detail : mean fine detail of the field over its median brightness
    roundness : of the lumen, 4 pi area / perimeter^2; rim : how much of it lies at the field's rim
    """

    points: Floats | None
    share: float
    level: float
    depth: float
    contrast: float
    median: float
    field: float
    redness: float
    detail: float
    roundness: float
    rim: float


def view(image: NDArray[np.uint8]) -> View:
    """Describe a picture, (M, N, 3) uint8 RGB of at least SIDE pixels each way."""
    small = resize(image.astype(np.float64), (SIDE, SIDE), order=1, anti_aliasing=True)
    bright = small.max(axis=2)
    field = _field(small, bright)
    red = small[..., 0] - (small[..., 1] + small[..., 2]) / 2
    smooth = ndimage.gaussian_filter(bright, PICTURE_BLUR)
    lumen = _lumen(smooth, field)
    median = float(np.median(bright[field]))
    fine = np.abs(bright - ndimage.gaussian_filter(bright, 2.0))
    seen = {
        "median": median,
        "detail": float(fine[field].mean()) / max(median, 1.0),
        "field": float(field.mean()),
        "redness": float(np.median(red[field])),
    }
    if lumen is None:
        return View(
            points=None,
            share=0.0,
            level=255.0,
            depth=1.0,
            contrast=1.0,
            roundness=0.0,
            rim=0.0,
            **seen,
        )
    around = ndimage.binary_dilation(lumen, iterations=EDGE) & ~lumen
    level = float(bright[lumen].mean())
    factors = np.array(image.shape[:2]) / SIDE
    soft = ndimage.gaussian_filter(np.pad(lumen, 1).astype(np.float64), OUTLINE_BLUR)
    line = max(measure.find_contours(soft, 0.5), key=len)[:-1] - 1
    points = (line + 0.5) * factors - 0.5
    around_it = float(np.hypot(*(points - np.roll(points, 1, axis=0)).T).sum())
    return View(
        points=points,
        rim=_touching(lumen, field),
        roundness=4 * np.pi * outlines.area(points) / max(around_it, 1e-9) ** 2,
        share=float(lumen.mean()),
        level=level,
        depth=level / max(median, 1.0),
        contrast=level / max(float(bright[around].mean()), 1.0),
        **seen,
    )


def _field(small: Floats, bright: Floats) -> Mask:
    """What the telescope lights, without the black or white around it and its rim."""
    lit = (bright > BLACK) & (small.min(axis=2) <= WHITE)
    whole = ndimage.binary_fill_holes(ndimage.binary_opening(lit, iterations=2))
    field = ndimage.binary_erosion(whole, iterations=EDGE)
    return field if field.mean() > 0.05 else np.ones(field.shape, dtype=bool)


def _lumen(smooth: Floats, field: Mask) -> Mask | None:
    """The dark region of the field that is large, deep, near the middle and off the rim."""
    values = smooth[field]
    low, high, usual = (float(v) for v in np.quantile(values, [DARKEST, BRIGHTEST, USUAL]))
    dark = ndimage.binary_opening((smooth < low + LEVEL * (high - low)) & field)
    labels, count = ndimage.label(dark)
    rows, columns = np.nonzero(field)
    middle = np.array([rows.mean(), columns.mean()])
    best, most = None, 0.0
    for i in range(1, count + 1):
        part = labels == i
        size = float(part.sum())
        if size < LEAST_AREA:
            continue
        off = np.hypot(*(np.array(ndimage.center_of_mass(part)) - middle)) / SIDE
        worth = np.sqrt(size) * (usual - float(smooth[part].mean()))
        worth *= np.exp(-RIM_COST * _touching(part, field) - MIDDLE_COST * off)
        if worth > most:
            best, most = part, worth
    return None if best is None else np.asarray(ndimage.binary_fill_holes(best), dtype=bool)


def _touching(part: Mask, field: Mask) -> float:
    """Pixels of a region at the field's rim over the root of its size."""
    rim = field & ~ndimage.binary_erosion(field, iterations=2)
    return float((part & rim).sum() / np.sqrt(max(int(part.sum()), 1)))
