"""Bright things on black, as in a night sky, are neither a sperm nor an ovary."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import ndimage

from common.analyzers import Outcome, Sample, registry
from common.domain.model import Facts

SIDE = 320


def sky(seed: int, *, haze: float, stars: int) -> NDArray[np.uint8]:
    """A glowing, ragged cloud and points of light."""
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[:SIDE, :SIDE] / SIDE - 0.5
    ragged = ndimage.gaussian_filter(rng.standard_normal((SIDE, SIDE)), 12)
    cloud = haze * np.exp(-((rows / 0.2) ** 2 + (columns / 0.3) ** 2)) * (1 + 8 * ragged)
    points = np.zeros((SIDE, SIDE))
    points[tuple(rng.integers(0, SIDE, (2, stars)))] = rng.uniform(200, 3000, stars)
    light = np.clip(cloud, 0, None) + ndimage.gaussian_filter(points, 1.0)
    tint = np.array([1.0, 0.93, 0.95])
    return np.clip(light[..., None] * tint, 0, 255).astype(np.uint8)


def said(name: str, modality: str, image: NDArray[np.uint8]) -> Outcome:
    sample = Sample(modality=modality, facts=Facts(), media_type="image/png", image=image)
    return registry.load(name, False).analyze(sample)


@pytest.mark.parametrize("haze", [0.0, 30.0, 120.0])
@pytest.mark.parametrize(
    "name, modality",
    [("ovary", "ovary_ultrasound"), ("sperm_cell", "sperm_cell_image")],
)
def test_a_night_sky_gets_no_number(name: str, modality: str, haze: float) -> None:
    for seed in range(3):
        outcome = said(name, modality, sky(seed, haze=haze, stars=250))
        assert outcome.status == "not_analyzable" and not outcome.findings


def test_a_bright_disc_on_black_is_no_sperm() -> None:
    rows, columns = np.mgrid[:SIDE, :SIDE] - SIDE / 2
    disc = 180.0 * (np.hypot(rows / 1.4, columns) < 50)
    grey = ndimage.gaussian_filter(disc, 2) + np.random.default_rng(1).normal(3, 1, disc.shape)
    image = np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)
    lit = np.clip(image.astype(int) // 2 + 60, 0, 255).astype(np.uint8)
    assert said("sperm_cell", "sperm_cell_image", image).why == "no_outline"
    assert said("sperm_cell", "sperm_cell_image", lit).findings
