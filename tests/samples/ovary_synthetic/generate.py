"""Draws ultrasound pictures with follicles of known size: python generate.py.

Fully developed speckle (Rayleigh, blurred across the beam) in a sector before black, with dark
round regions behind bright walls. Nothing is taken from a real picture.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

ROWS, COLUMNS = 320, 420
HALF_ANGLE = 0.72
TOP, NEAR, FAR = -70.0, 100.0, 380.0
WALL = 5.0
# Centre (row, column) and half axes (along rows, along columns) in pixels.
FOLLICLES = {
    "ovary_3": ((130, 150, 22, 28), (150, 240, 18, 18), (205, 195, 26, 20)),
    "ovary_5": (
        (120, 140, 15, 19),
        (125, 205, 20, 17),
        (140, 270, 16, 16),
        (190, 170, 24, 20),
        (195, 245, 18, 26),
    ),
}


def draw(follicles: tuple[tuple[float, ...], ...], seed: int) -> NDArray[np.uint8]:
    """One picture, (M, N, 3) uint8."""
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[:ROWS, :COLUMNS].astype(np.float64)
    depth = np.hypot(rows - TOP, columns - COLUMNS / 2)
    angle = np.arctan2(columns - COLUMNS / 2, rows - TOP)
    level = (
        70
        - 0.06 * (depth - NEAR)
        + 12 * ndimage.gaussian_filter(rng.standard_normal(rows.shape), 18) * 18
    )
    for row, column, high, wide in follicles:
        away = np.hypot((rows - row) / high, (columns - column) / wide)
        rim = (away - 1) * min(high, wide)
        level = np.where((rim > 0) & (rim < WALL), 120, level)
        level = np.where(rim <= 0, 7, level)
    wave = rng.standard_normal((2, *rows.shape))
    speckle = np.hypot(*(ndimage.gaussian_filter(w, (0.8, 1.6)) for w in wave))
    picture = level * (0.45 + 0.55 * speckle / speckle.mean())
    inside = (np.abs(angle) < HALF_ANGLE) & (depth > NEAR) & (depth < FAR)
    grey = np.where(inside, np.clip(picture, 13, 255), 0).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def main() -> None:
    """Write every picture beside this file."""
    for seed, (name, follicles) in enumerate(FOLLICLES.items()):
        Image.fromarray(draw(follicles, seed)).save(Path(__file__).parent / f"{name}.png")


if __name__ == "__main__":
    main()
