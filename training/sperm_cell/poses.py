"""Views of one stained head: its pose a little wrong, its size and its stain a little other."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from common.analyzers import sperm_cell_kinds
from common.analyzers import sperm_cell_stain as stain
from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_stain import Stained
from common.media import resample

Picture = NDArray[np.float32]


def moved(head: Stained, rng: np.random.Generator, turn: float, shift: float) -> Stained:
    """The head turned by at most `turn` radians, shifted by at most `shift` small pixels."""
    angle, away = rng.uniform(-turn, turn), rng.uniform(-shift, shift, 2)
    matrix = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return replace(head, axis=matrix @ head.axis, centre=head.centre + away)


def patch(head: Stained) -> Picture:
    """The upright head as the trunk gets it, (128, 96, 3), 0 to 255."""
    return resample.bilinear(stain.patch(head), sperm_cell_kinds.STAINED_SIZE)


def varied(head: Stained, rng: np.random.Generator) -> Picture:
    """The same, its pose, size, ground, stain and focus varied within what smears show."""
    found = _zoomed(stain.patch(moved(head, rng, 0.2, 2.5)), rng)
    ground = np.median(found.reshape(-1, 3), axis=0)
    gain = rng.uniform(0.85, 1.18) * rng.uniform(0.95, 1.05, 3)
    found = ground * rng.uniform(0.97, 1.03, 3) + (found - ground) * gain
    if rng.random() < 0.3:
        blur = rng.uniform(0, 0.8)
        found = ndimage.gaussian_filter(found, (blur, blur, 0))
    found = np.clip(found, 0, 255).astype(np.float32)
    return resample.bilinear(found, sperm_cell_kinds.STAINED_SIZE)


def _zoomed(picture: Picture, rng: np.random.Generator) -> Picture:
    zoom = rng.uniform(0.92, 1.08)
    factors = (zoom, zoom * rng.uniform(0.97, 1.03))
    lines = [
        (np.arange(n) - (n - 1) / 2) / factor + (n - 1) / 2
        for n, factor in zip(picture.shape[:2], factors, strict=True)
    ]
    grid = np.meshgrid(*lines, indexing="ij")
    channels = [
        ndimage.map_coordinates(picture[..., k], grid, order=1, mode="nearest") for k in range(3)
    ]
    return np.stack(channels, axis=-1)


def maps(trunk: Model, head: Stained, count: int, rng: np.random.Generator) -> NDArray[np.float16]:
    """(count, 2, 80, 8, 6) middle maps of head and mirror image, the first as the product's."""
    seen = [patch(head), *(varied(head, rng) for _ in range(count - 1))]
    return np.array([sperm_cell_kinds.views(trunk, one).middle for one in seen], dtype=np.float16)
