"""The one sperm head of a stained crop: what stands out in colour from the ground, and its pose."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.filters import threshold_otsu
from skimage.measure import find_contours

from common.analyzers.outlines import Floats
from common.media import resample

WORKING_SIDE = 96
MIN_AREA = 20
SLICES = 24
"""Across the head: how many widths and shades describe it along its axis."""

PATCH = (76, 56)
_MASK_SHARE = 0.85
_TAIL_SHARE = 0.35
_OPENING = 0.022
_SHADE_WEIGHT = 3.0
_BORDER_COST = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Stained:
    """A head in a picture made small (`scale` original pixels to one of its pixels a side).

    mask : where the head is; contrast : distance of each pixel's colour from the ground's, 0 to 442
    threshold : the contrast that parts head from ground
    centre : row, column; axis : unit vector from the head's front to its tail
    half_length, half_width : of the ellipse of the same second moments
    tail, shade : how much more stain lies beyond one end, and how much darker one half is, -1 to 1
    ground : the ground's colour
    """

    picture: NDArray[np.uint8]
    scale: float
    mask: NDArray[np.bool_]
    contrast: Floats
    threshold: float
    centre: Floats
    axis: Floats
    half_length: float
    half_width: float
    tail: float
    shade: float
    ground: Floats


class _Pose(NamedTuple):
    centre: Floats
    axis: Floats
    half_length: float
    half_width: float
    tail: float
    shade: float


def find(image: NDArray[np.uint8]) -> Stained | None:
    """The stained thing nearest the middle; None where nothing stands out.

    image : (M, N, 3) uint8, RGB
    """
    scale = max(1.0, min(image.shape[:2]) / WORKING_SIDE)
    shape = (round(image.shape[0] / scale), round(image.shape[1] / scale))
    small = resample.averaged(image, shape).astype(np.float64)
    ground = np.median(small.reshape(-1, 3), axis=0)
    contrast = ndimage.gaussian_filter(np.sqrt(((small - ground) ** 2).sum(axis=2)), 0.7)
    if float(np.ptp(contrast)) < 1:
        return None
    threshold = float(threshold_otsu(contrast))
    solid = ndimage.binary_fill_holes(contrast > threshold * _MASK_SHARE)
    mask = _nearest(ndimage.binary_opening(solid, _disk(max(2, round(min(shape) * _OPENING)))))
    if mask is None:
        return None
    pose = _pose(mask, contrast, threshold)
    return Stained(
        picture=image,
        scale=scale,
        mask=mask,
        contrast=contrast,
        threshold=threshold,
        ground=ground,
        centre=pose.centre,
        axis=pose.axis,
        half_length=pose.half_length,
        half_width=pose.half_width,
        tail=pose.tail,
        shade=pose.shade,
    )


def _disk(radius: int) -> NDArray[np.bool_]:
    rows, columns = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    return np.asarray(rows**2 + columns**2 <= radius * radius + 0.5)


def _nearest(opened: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """The piece nearest the middle; one that reaches the border counts as further away."""
    labels, count = ndimage.label(opened)
    middle = (np.array(opened.shape) - 1) / 2
    rows, columns = np.mgrid[: opened.shape[0], : opened.shape[1]]
    away = np.hypot(rows - middle[0], columns - middle[1])
    numbers = np.arange(1, count + 1)
    areas = ndimage.sum_labels(opened, labels, numbers)
    if not (areas >= MIN_AREA).any():
        return None
    edge = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    cost = ndimage.minimum(away, labels, numbers)
    cost = cost + np.isin(numbers, edge) * _BORDER_COST * min(opened.shape)
    cost[areas < MIN_AREA] = np.inf
    return np.asarray(labels == numbers[int(np.argmin(cost))])


def _pose(mask: NDArray[np.bool_], contrast: Floats, threshold: float) -> _Pose:
    """Centre, axis towards the tail and half axes; the tail's end has stain beyond it, and the
    darker half (the nucleus) lies there.
    """
    points = np.argwhere(mask).astype(np.float64)
    centre = points.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov((points - centre).T))
    axis = vectors[:, 1]
    long, short = 2 * np.sqrt(values[1]), 2 * np.sqrt(max(values[0], 1e-6))
    outside = np.argwhere((contrast > threshold * _TAIL_SHARE) & ~mask) - centre
    along, across = outside @ axis, outside @ np.array([-axis[1], axis[0]])
    narrow = np.abs(across) < short * 0.8
    ahead, behind = (
        int((narrow & (along * sign > long * 0.8) & (along * sign < long * 2.2)).sum())
        for sign in (1, -1)
    )
    shades, front = contrast[mask], (points - centre) @ axis > 0
    shade = 0.0
    if front.any() and not front.all():
        shade = float((shades[front].mean() - shades[~front].mean()) / shades.mean())
    tail = (ahead - behind) / max(ahead + behind, 1)
    turn = -1.0 if tail + _SHADE_WEIGHT * shade < 0 else 1.0
    return _Pose(
        centre=centre,
        axis=axis * turn,
        half_length=float(long),
        half_width=float(short),
        tail=tail * turn,
        shade=shade * turn,
    )


def outline(head: Stained) -> Floats | None:
    """The head's closed outline in pixels of the picture, (n, 2) row and column."""
    smooth = ndimage.gaussian_filter(np.pad(head.mask.astype(np.float64), 2), 0.8)
    lines = find_contours(smooth, 0.5)
    if not lines:
        return None
    line = max(lines, key=len)[:-1] - 2
    factors = np.array(head.picture.shape[:2]) / np.array(head.mask.shape)
    return np.asarray(line * factors + (factors - 1) / 2, dtype=np.float64)


def patch(head: Stained) -> NDArray[np.float32]:
    """The head upright, its tail down, in a (76, 56, 3) patch, 0 to 255, at 0.625 of a small pixel.

    Where the picture ends its border is repeated.
    """
    step = 60 / 96
    rows, columns = ((np.arange(n) - (n - 1) / 2) * step for n in PATCH)
    across = np.array([-head.axis[1], head.axis[0]])
    points = head.centre + rows[:, None, None] * head.axis + columns[None, :, None] * across
    points = points * head.scale + (head.scale - 1) / 2
    blur = max(0.0, 0.4 * step * head.scale - 0.4)
    channels = []
    for k in range(3):
        channel = head.picture[..., k].astype(np.float32)
        if blur > 0.2:
            channel = ndimage.gaussian_filter(channel, blur)
        channels.append(
            ndimage.map_coordinates(
                channel, [points[..., 0], points[..., 1]], order=1, mode="nearest"
            )
        )
    return np.stack(channels, axis=-1).astype(np.float32)


def describe(head: Stained) -> NDArray[np.float32]:
    """(80,) widths and shades along the head's axis, its size, its symmetry and its tail."""
    points = np.argwhere(head.mask) - head.centre
    along = points @ head.axis
    low, high = along.min() - 0.5, along.max() + 0.5
    length = high - low
    places = np.linspace(low, high, 2 * SLICES + 1)[1::2]
    inside, contrast, steps = _slices(head, places)
    count = np.maximum(inside.sum(axis=1), 1)
    width = inside.sum(axis=1) * 0.5
    middle = (inside * steps).sum(axis=1) / count
    shade = (contrast * inside).sum(axis=1) / count
    widest = max(float(width.max()), 0.5)
    bend = np.abs(middle - np.polyval(np.polyfit(places, middle, 1), places))
    area = float(head.mask.sum())
    rim = float((head.mask & ~ndimage.binary_erosion(head.mask)).sum())
    half = SLICES // 2
    numbers = [
        length,
        widest,
        length / widest,
        area,
        rim / np.sqrt(area),
        area / (np.pi * head.half_length * head.half_width),
        head.tail,
        head.shade,
        bend.max(),
        bend.mean(),
        np.abs(middle).max() / widest,
        width.argmax() / SLICES,
        width[:half].sum() / max(width[half:].sum(), 0.5),
        width[:6].sum() / max(width[-6:].sum(), 0.5),
        shade.mean(),
        head.threshold,
    ]
    parts = [width / length, np.sqrt(width), shade / max(float(shade.max()), 1e-6)]
    return np.concatenate([*parts, numbers]).astype(np.float32)


def _slices(head: Stained, places: Floats) -> tuple[NDArray[np.bool_], Floats, Floats]:
    """Across the axis at these places: where the head is, the contrast there, and the steps."""
    smooth = ndimage.gaussian_filter(head.mask.astype(np.float64), 0.6)
    steps = np.arange(-30, 30.01, 0.5)
    across = np.array([-head.axis[1], head.axis[0]])
    points = (
        head.centre[:, None, None]
        + head.axis[:, None, None] * places[None, :, None]
        + across[:, None, None] * steps[None, None, :]
    )
    inside = ndimage.map_coordinates(smooth, points, order=1, mode="constant") > 0.5
    contrast = ndimage.map_coordinates(head.contrast, points, order=1, mode="nearest")
    return inside, contrast, steps
