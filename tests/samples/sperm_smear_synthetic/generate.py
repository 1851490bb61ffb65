"""Draws the synthetic stained smear of this folder: python generate.py [FOLDER]."""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

GROUND = np.array([222.0, 225.0, 230.0])
# Optical densities in red, green and blue, about those of a Romanowsky-type stain.
NUCLEUS, ACROSOME, TAIL = (1.5, 3.3, 0.15), (0.37, 0.75, 0.04), (0.09, 0.09, 0.0)
LENGTH, WIDTH = 82, 50
SHAPE = (1024, 1024)
REACH = 240
PLACES = ((120, 150), (140, 600), (330, 360), (560, 200), (640, 700), (820, 420))


def draw(
    places: Sequence[tuple[int, int]] = PLACES,
    share: float = 0.4,
    *,
    tails: bool = True,
    noise: float = 1.5,
) -> tuple[NDArray[np.uint8], float]:
    """A smear, and the acrosomes' share of their heads: ellipses, cut across by a straight line."""
    density = np.zeros((*SHAPE, 3))
    drawn = 0.0
    for i, (r, c) in enumerate(places):
        window = tuple(
            slice(max(0, v - REACH), min(n, v + REACH)) for v, n in zip((r, c), SHAPE, strict=True)
        )
        rows, columns = np.mgrid[window].astype(np.float64)
        turn = 0.9 * i
        along = (columns - c) * np.cos(turn) + (rows - r) * np.sin(turn)
        across = (rows - r) * np.cos(turn) - (columns - c) * np.sin(turn)
        head = (along / LENGTH * 2) ** 2 + (across / WIDTH * 2) ** 2 <= 1
        front = head & (along < LENGTH * (share - 0.5))
        if tails:
            wave = 12 * np.sin((along - 30) / 25)
            density[window][(np.abs(across - wave) < 4) & (along > 30) & (along < 230)] = TAIL
        density[window][head], density[window][front] = NUCLEUS, ACROSOME
        drawn = float(front.sum() / head.sum())
    picture = ndimage.gaussian_filter(GROUND * np.exp(-density), (2, 2, 0))
    noisy = picture + np.random.default_rng(5).normal(0, noise, density.shape)
    return np.clip(np.rint(noisy), 0, 255).astype(np.uint8), drawn


def main(folder: Path) -> None:
    """Write the smear as JPEG."""
    Image.fromarray(draw(noise=0.7)[0]).save(folder / "smear_6.jpg", quality=92)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
