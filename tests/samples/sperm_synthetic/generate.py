"""Draws the synthetic sperm crops of this folder: python generate.py [FOLDER]."""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SEED = 20260101
SIDE = 64
# name: head length and width in pixels, direction of the head in degrees, vacuole, tail
CELLS = {
    "synthetic_oval": (34.0, 22.0, 20.0, False, True),
    "synthetic_oval_upright": (36.0, 24.0, 85.0, False, True),
    "synthetic_vacuole": (35.0, 23.0, 140.0, True, True),
    "synthetic_round_no_tail": (26.0, 24.0, 0.0, False, False),
}


def draw(
    length: float, width: float, degrees: float, vacuole: bool, tail: bool, seed: int
) -> NDArray[np.uint8]:
    """A grey (64, 64, 3) crop: an oval head with a dark rim, a bent thin tail, noise."""
    rng = np.random.default_rng(seed)
    over = 4
    grid = (np.arange(SIDE * over) + 0.5) / over - SIDE / 2
    r, c = np.meshgrid(grid, grid, indexing="ij")
    angle = np.deg2rad(degrees)
    along = r * np.sin(angle) + c * np.cos(angle)
    across = r * np.cos(angle) - c * np.sin(angle)
    reach = np.hypot(along / (length / 2), across / (width / 2))
    picture = np.full(r.shape, 130.0)
    bend = 0.006 * (along + length / 2) ** 2
    if tail:
        picture[(np.abs(across - bend) < 1.3) & (along < -length / 2 + 2)] = 116.0
    picture[reach <= 1] = 112.0
    picture[(reach <= 1) & (along > length * 0.05)] = 118.0
    picture[(reach <= 1) & (reach > 0.75)] = 104.0
    if vacuole:
        picture[np.hypot(along - length * 0.18, across) < 3.0] = 138.0
    coarse = picture.reshape(SIDE, over, SIDE, over).mean(axis=(1, 3))
    kernel = np.array([1, 4, 6, 4, 1]) / 16
    for axis in (0, 1):
        coarse = np.apply_along_axis(
            lambda line: np.convolve(np.pad(line, 2, mode="edge"), kernel, "valid"), axis, coarse
        )
    noisy = np.clip(np.rint(coarse + rng.normal(0, 1.0, coarse.shape)), 0, 255).astype(np.uint8)
    return np.repeat(noisy[..., None], 3, axis=2)


def main(folder: Path) -> None:
    """Write every cell of the table as PNG."""
    for i, (name, cell) in enumerate(CELLS.items()):
        Image.fromarray(draw(*cell, seed=SEED + i)).save(folder / f"{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
