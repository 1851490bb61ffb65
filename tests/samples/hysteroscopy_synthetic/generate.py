"""Draws hysteroscopy frames with a lumen of known outline: python generate.py [FOLDER]."""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

SEED = 20260301
SIDE = 360
FIELD = 250.0
# name: centre (row, column) and half axes (rows, columns) of the lumen
FRAMES = {"canal_1": (190.0, 175.0, 56.0, 46.0)}


def inside(lumen: tuple[float, float, float, float]) -> NDArray[np.float64]:
    """(360, 360): how far out each pixel lies, 1 on the lumen's rim, which has three lobes."""
    rows, columns = np.mgrid[:SIDE, :SIDE].astype(np.float64)
    r, c = (rows - lumen[0]) / lumen[2], (columns - lumen[1]) / lumen[3]
    lobes = 1 + 0.22 * np.cos(3 * np.arctan2(r, c))
    return np.asarray(np.hypot(r, c) / lobes, dtype=np.float64)


def draw(lumen: tuple[float, float, float, float], seed: int) -> NDArray[np.uint8]:
    """A (360, 360, 3) frame: a lit pink field with black corners, darker in the lumen."""
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[:SIDE, :SIDE].astype(np.float64)
    depth = 1 / (1 + np.exp(-22 * (inside(lumen) - 1)))
    wall = ndimage.gaussian_filter(rng.standard_normal((SIDE, SIDE)), 14)
    light = (0.45 + 0.55 * depth) * (1 + 0.12 * wall / wall.std())
    colour = np.array([178.0, 104.0, 92.0])
    field = np.hypot(rows - SIDE / 2, columns - SIDE / 2) < FIELD
    picture = np.where(field[..., None], light[..., None] * colour, 3.0)
    noisy = picture + rng.normal(0, 1.2, picture.shape)
    return np.clip(np.rint(noisy), 0, 255).astype(np.uint8)


def main(folder: Path) -> None:
    """Write every frame of the table as PNG."""
    for i, (name, lumen) in enumerate(FRAMES.items()):
        Image.fromarray(draw(lumen, SEED + i)).save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
