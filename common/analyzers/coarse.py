"""Large pictures averaged down before they are analysed, so that time and memory stay bounded."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from common.analyzers import Sample


def averaged(image: NDArray[np.uint8], side: int) -> tuple[NDArray[np.uint8], int]:
    """Mean over blocks of k x k pixels, k the largest that leaves `side` pixels each way; and k.

    image : (M, N, 3) uint8. Rows and columns beyond whole blocks are dropped.
    """
    k = min(image.shape[:2]) // side
    if k <= 1:
        return image, 1
    rows, columns = (n // k * k for n in image.shape[:2])
    total = np.zeros((rows // k, columns // k, 3), dtype=np.uint32)
    for r in range(k):
        for c in range(k):
            total += image[r:rows:k, c:columns:k]
    return ((total + k * k // 2) // (k * k)).astype(np.uint8), k


def reduced(sample: Sample, image: NDArray[np.uint8], side: int) -> Sample:
    """The sample with its picture averaged down, its reduction raised by as much."""
    small, k = averaged(image, side)
    return sample if k == 1 else replace(sample, image=small, reduction=sample.reduction * k)
