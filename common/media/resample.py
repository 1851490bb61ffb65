"""Pictures resampled to a size; the same pixels give the same result on every machine."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def averaged(image: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """(M, N, 3) uint8 averaged over areas to `size` rows and columns."""
    small = Image.fromarray(image).resize((size[1], size[0]), Image.Resampling.BOX)
    return np.asarray(small)


def bilinear(picture: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    """(M, N, 3) resampled to `size` rows and columns, bilinear, smoothed where it shrinks."""
    channels = [
        np.asarray(
            Image.fromarray(np.ascontiguousarray(picture[..., k], dtype=np.float32)).resize(
                (size[1], size[0]), Image.Resampling.BILINEAR
            )
        )
        for k in range(picture.shape[2])
    ]
    return np.stack(channels, axis=-1)
