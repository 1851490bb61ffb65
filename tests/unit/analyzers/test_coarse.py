"""Averaging down: the mean of each block, and the scale kept."""

import numpy as np

from common.analyzers import Sample, coarse
from common.domain.model import Facts


def test_blocks_become_their_rounded_mean() -> None:
    image = np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3)
    small, k = coarse.averaged(image, 2)
    assert k == 2 and small.shape == (2, 3, 3)
    expected = image[:4, :6].reshape(2, 2, 3, 2, 3).mean(axis=(1, 3))
    assert np.abs(small - expected).max() <= 0.5


def test_small_picture_is_left_alone() -> None:
    image = np.zeros((99, 300, 3), dtype=np.uint8)
    assert coarse.averaged(image, 50) == (image, 1)


def test_reduction_rises_by_the_factor() -> None:
    image = np.full((400, 300, 3), 7, dtype=np.uint8)
    sample = Sample(
        modality="fruit_image", facts=Facts(), media_type="image/png", image=image, reduction=1.5
    )
    found = coarse.reduced(sample, image, 100)
    assert found.reduction == 4.5
    assert found.image is not None and found.image.shape == (133, 100, 3)
    assert (found.image == 7).all()
