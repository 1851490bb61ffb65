"""Numbers that tell fruits apart: colour, shape and surface of one piece before its background."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage import color, measure
from skimage.transform import resize

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]

SIDE = 64


def cut(picture: Floats, mask: Mask) -> tuple[Floats, Mask]:
    """The piece's box on a square, scaled to SIDE pixels, everything around it white."""
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    box = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    part, inside = picture[box], mask[box]
    side = max(part.shape[:2])
    square, covered = np.ones((side, side, 3)), np.zeros((side, side))
    top, left = (side - part.shape[0]) // 2, (side - part.shape[1]) // 2
    place = np.s_[top : top + part.shape[0], left : left + part.shape[1]]
    square[place] = np.where(inside[..., None], part, 1.0)
    covered[place] = inside
    small = resize(square, (SIDE, SIDE), order=1, anti_aliasing=True)
    return small, resize(covered, (SIDE, SIDE), order=1, anti_aliasing=True) > 0.5


def describe(picture: Floats, mask: Mask) -> Floats:
    """All numbers of one piece, in a fixed order."""
    piece, inside = cut(picture, mask)
    return np.concatenate([_colour(piece, inside), _shape(inside), _surface(piece, inside)])


def _colour(piece: Floats, inside: Mask) -> Floats:
    lab = color.rgb2lab(piece)[inside] / 100
    hsv = color.rgb2hsv(piece)[inside]
    turn = 2 * np.pi * hsv[:, 0]
    weight = hsv[:, 1] * hsv[:, 2]
    hue, _ = np.histogram(hsv[:, 0], bins=12, range=(0, 1), weights=weight)
    spread = [np.percentile(lab[:, i], q) for i in range(3) for q in (5, 25, 50, 75, 95)]
    where = [(weight * f(turn)).mean() for f in (np.cos, np.sin)]
    return np.array([*spread, *lab.std(axis=0), *where, *(hue / max(hue.sum(), 1e-9))])


def _shape(inside: Mask) -> Floats:
    region = measure.regionprops(inside.astype(np.uint8))[0]
    rim = max(region.perimeter, 1.0)
    rows, columns = inside.sum(axis=1) / SIDE, inside.sum(axis=0) / SIDE
    profile = np.concatenate(
        [rows.reshape(8, -1).mean(axis=1), columns.reshape(8, -1).mean(axis=1)]
    )
    hu = np.sign(region.moments_hu) * np.log1p(np.abs(region.moments_hu) * 1e4)
    ratio = region.axis_minor_length / max(region.axis_major_length, 1e-9)
    round_ = 4 * np.pi * region.area / rim**2
    return np.array([ratio, region.solidity, round_, region.extent, *hu[:4], *profile])


def _surface(piece: Floats, inside: Mask) -> Floats:
    lab = color.rgb2lab(piece) / 100
    core = ndimage.binary_erosion(inside, iterations=4)
    core = core if core.sum() > 50 else inside
    numbers = []
    for channel in range(3):
        plane = lab[..., channel]
        for sigma in (0.7, 1.5, 3.0):
            detail = ndimage.gaussian_filter(plane, sigma) - ndimage.gaussian_filter(
                plane, 2 * sigma
            )
            numbers += [detail[core].std(), np.abs(detail[core]).mean()]
    light = lab[..., 0]
    shine = core & (light > 0.85) & (np.hypot(lab[..., 1], lab[..., 2]) < 0.25)
    numbers += [shine.sum() / core.sum(), (light[core] > np.median(light[core]) + 0.2).mean()]
    depth = ndimage.distance_transform_edt(inside)
    depth = depth / depth.max()
    bands = [(depth > low) & (depth <= low + 0.25) for low in (0, 0.25, 0.5, 0.75)]
    numbers += [float(lab[b, k].mean()) if b.any() else 0.0 for b in bands for k in range(3)]
    half = np.arange(SIDE)[:, None] < SIDE / 2
    both = [lab[inside & h].mean(axis=0) for h in (half, ~half) if (inside & h).any()]
    numbers += list(both[0] - both[-1])
    return np.array(numbers, dtype=np.float64)
