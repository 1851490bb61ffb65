"""Fruits before a plain background: which pixels are fruit, and how many pieces there are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage import measure
from skimage.transform import resize

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]

WORKING_SIDE = 160
MIN_SIDE = 24
# How far, in RGB of 0 to 1, a pixel must lie from the background to be fruit; shadows are closer.
MIN_DISTANCE = 0.12
MIN_ITEM_SHARE = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What stands before the background, in the working size.

    picture : (M, N, 3), 0 to 1; items : one mask for each piece, the largest first
    factors : (rows, columns) from working to analysed pixels
    unrest : how much the corners and rims differ in colour, 0 to 1; 0 is one even colour
    """

    picture: Floats
    items: tuple[Mask, ...]
    factors: tuple[float, float]
    unrest: float


def find(image: NDArray[np.uint8]) -> Scene:
    """Split a picture, (M, N, 3) uint8 RGB of at least MIN_SIDE, into background and pieces."""
    scale = max(1.0, max(image.shape[:2]) / WORKING_SIDE)
    shape = tuple(max(8, round(n / scale)) for n in image.shape[:2])
    picture = image[..., :3].astype(np.float64) / 255
    if shape != image.shape[:2]:
        picture = resize(picture, shape, order=1, anti_aliasing=True)
    colour, unrest = _background(picture)
    away = np.sqrt(((picture - colour) ** 2).mean(axis=2))
    mask = ndimage.binary_opening(away > MIN_DISTANCE, iterations=2)
    mask = ndimage.binary_fill_holes(ndimage.binary_closing(np.pad(mask, 4), iterations=3))
    labels, count = ndimage.label(mask[4:-4, 4:-4])
    sizes = ndimage.sum_labels(np.ones(labels.shape), labels, range(1, count + 1))
    order = [
        int(i) for i in np.argsort(-sizes, kind="stable") if sizes[i] > MIN_ITEM_SHARE * labels.size
    ]
    return Scene(
        picture=picture,
        items=tuple(labels == i + 1 for i in order),
        factors=(image.shape[0] / shape[0], image.shape[1] / shape[1]),
        unrest=unrest,
    )


def _background(picture: Floats) -> tuple[Floats, float]:
    """The background's colour, from the four corners, and how far apart those are."""
    n = max(2, min(picture.shape[:2]) // 16)
    corners = np.stack(
        [
            picture[rows, columns].reshape(-1, 3)
            for rows in (slice(0, n), slice(-n, None))
            for columns in (slice(0, n), slice(-n, None))
        ]
    )
    middle = np.median(corners.reshape(-1, 3), axis=0)
    apart = np.abs(corners - middle).mean(axis=(1, 2))
    return middle, float(np.sort(apart)[2])


def contour(mask: Mask, factors: tuple[float, float]) -> Floats:
    """A mask's longest outline, (n, 2) rows and columns in analysed pixels, about 120 points."""
    lines = measure.find_contours(np.pad(mask.astype(np.float64), 1), 0.5)
    longest = max(lines, key=len) - 1
    thinned = longest[:: max(1, len(longest) // 120)]
    scale = np.array(factors)
    return np.asarray((thinned + 0.5) * scale - 0.5, dtype=np.float64)
