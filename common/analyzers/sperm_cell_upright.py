"""A sperm head upright, its tail down: as large as it is, and as long as the usual head."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.feature import hog

from common.analyzers import outlines
from common.analyzers.outlines import Floats
from common.analyzers.sperm_cell_outline import Head

PATCH = 64
HALF_LENGTH = 19.1
"""Half the length of the usual head, in pixels of a patch."""
Patch: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Upright:
    """Two (64, 64) patches of one head, grey values less the ground's, 0 to 1.

    plain : on the scale of a 64-pixel crop
    sized : scaled so that the head's length is the usual one and each part lies where it does in
        other heads
    """

    plain: Patch
    sized: Patch

    def upside_down(self) -> "Upright":
        """Turned by 180 degrees, not mirrored: still a picture that a microscope could take."""
        return Upright(_turned(self.plain), _turned(self.sized))


def upright(picture: Floats, head: Head) -> Upright:
    """The head with its tail down.

    picture : (M, N) luminance, 0 to 1. The tail's end is the one beyond which more stands out
    from the background; without a tail it is arbitrary.
    """
    rim = outlines.of_points(head.points)
    scale = min(picture.shape) / PATCH
    sharp = ndimage.gaussian_filter(picture, 0.5 * scale) if scale > 1.5 else picture
    u = np.array(rim.axis)
    v = np.array([-u[1], u[0]])
    offsets = np.arange(PATCH) - (PATCH - 1) / 2

    def patch(step: float) -> Patch:
        lines, columns = offsets[:, None, None] * step, offsets[None, :, None] * step
        points = np.array(rim.centre) + lines * u + columns * v
        values = ndimage.map_coordinates(
            sharp, [points[..., 0], points[..., 1]], order=1, mode="nearest"
        )
        return np.asarray(values - head.level, dtype=np.float32)

    found = Upright(patch(scale), patch(rim.half_length / HALF_LENGTH))
    middle = slice(PATCH // 2 - 8, PATCH // 2 + 8)
    above, below = (
        np.abs(found.plain[rows, middle]).mean() for rows in (slice(10), slice(-10, None))
    )
    return found.upside_down() if above > below else found


def front_up(found: Upright, weights: NDArray[np.float32]) -> Upright:
    """The same, turned where its front looks more like a tail's end."""
    return found if float(direction(found.plain) @ weights) >= 0 else found.upside_down()


def direction(patch: Patch) -> NDArray[np.float32]:
    """(k,) what a patch looks like less what it looks like turned by 180 degrees."""
    return _direction(patch) - _direction(_turned(patch))


def _direction(patch: Patch) -> NDArray[np.float32]:
    both = []
    for one in (patch, patch[:, ::-1]):
        edges = hog(
            one.astype(np.float64), orientations=9, pixels_per_cell=(8, 8), cells_per_block=(2, 2)
        )
        smooth = ndimage.gaussian_filter(one.astype(np.float64), 1.0)
        coarse = smooth.reshape(PATCH // 2, 2, PATCH // 2, 2).mean(axis=(1, 3))
        both.append(np.concatenate([edges, 20 * coarse.ravel()]))
    return np.asarray(np.mean(both, axis=0), dtype=np.float32)


def _turned(patch: Patch) -> Patch:
    return np.ascontiguousarray(patch[::-1, ::-1])
