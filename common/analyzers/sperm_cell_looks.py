"""What each machine that labels an unstained sperm crop sees of its upright head.

Each function gives (2, k) numbers: of the head and of its mirror image.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.feature import hog

from common.analyzers import sperm_cell_kinds
from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_upright import PATCH, Patch, Upright
from common.media import resample

INNER = 48
"""The middle of a patch, where the head lies."""

Look = NDArray[np.float32]
MACHINES = ("coarse", "deep", "words", "sized_words")
# Grey values of a patch, differences from the ground, as the trunk gets them.
_GAIN, _GREY = 1000.0, 127.0


def looks(found: Upright, trunk: Model, words: Model) -> Mapping[str, Look]:
    """What each of MACHINES sees."""
    inner = [_inner(patch) for patch in (found.plain, found.sized)]
    four = np.stack([one for patch in inner for one in (patch, patch[:, ::-1])])[:, None]
    seen = words.run(pictures=np.ascontiguousarray(four))[0].astype(np.float32)
    return {
        "coarse": np.stack([edges(found.plain), edges(found.plain[:, ::-1])]),
        "deep": deep(trunk, found.plain),
        "words": seen[:2],
        "sized_words": seen[2:],
    }


def _inner(patch: Patch) -> Patch:
    edge = (PATCH - INNER) // 2
    return patch[edge:-edge, edge:-edge]


def edges(patch: Patch) -> NDArray[np.float32]:
    """(k,) edge directions and smoothed grey values of a patch."""
    inner = _inner(patch).astype(np.float64)
    lines = hog(inner, orientations=9, pixels_per_cell=(8, 8), cells_per_block=(2, 2))
    smooth = ndimage.gaussian_filter(patch.astype(np.float64), 1.0)
    grey = smooth.reshape(PATCH // 2, 2, PATCH // 2, 2).mean(axis=(1, 3))[5:-5, 7:-7]
    return np.concatenate([lines, grey.ravel()]).astype(np.float32)


def deep(trunk: Model, patch: Patch) -> Look:
    """The trunk's deeper map of the patch's middle."""
    grey = np.clip(_inner(patch) * _GAIN + _GREY, 0, 255)
    side = sperm_cell_kinds.GATE_SIDE
    picture = resample.bilinear(np.repeat(grey[..., None], 3, axis=2), (side, side))
    return sperm_cell_kinds.flat(sperm_cell_kinds.views(trunk, picture).deep)
