"""Draws the synthetic microscope fields of this folder: python generate.py [FOLDER]."""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SEED = 20260201
SHAPE = (360, 480)
LENGTH, WIDTH = 15.0, 9.0
LEAST_APART = 34.0
# name: sperm, grains
FIELDS = {"field_24": (24, 20), "field_40": (40, 12)}

Floats = NDArray[np.float64]


def places(rng: np.random.Generator, count: int, margin: float = 14.0) -> Floats:
    """Places at least LEAST_APART pixels from one another, (count, 2) rows and columns."""
    found: list[Floats] = []
    while len(found) < count:
        place = margin + rng.random(2) * (np.array(SHAPE) - 2 * margin)
        if all(np.hypot(*(place - other)) >= LEAST_APART for other in found):
            found.append(place)
    return np.array(found)


def draw(sperm: int, grains: int, seed: int) -> tuple[NDArray[np.uint8], Floats]:
    """A grey (360, 480, 3) field of dark oval heads with faint tails and of small round grains;
    and the heads' boxes, (sperm, 4), r0, c0, r1, c1.
    """
    rng = np.random.default_rng(seed)
    everything = places(rng, sperm + grains)
    rows, columns = np.mgrid[: SHAPE[0], : SHAPE[1]].astype(np.float64)
    picture = 150 + 6 * np.sin(columns / 150) + 4 * np.cos(rows / 120)
    boxes = []
    for row, column in everything[:sperm]:
        angle = rng.random() * np.pi
        r, c = rows - row, columns - column
        along = r * np.sin(angle) + c * np.cos(angle)
        across = r * np.cos(angle) - c * np.sin(angle)
        reach = np.hypot(along / (LENGTH / 2), across / (WIDTH / 2))
        picture -= 35 * (1 - np.tanh(4 * (reach - 1)))
        on_tail = (along > LENGTH / 2) & (along < LENGTH / 2 + 22)
        picture -= 9 * np.exp(-(((across - 2 * np.sin(along / 5)) / 1.2) ** 2)) * on_tail
        high = np.hypot(LENGTH / 2 * np.sin(angle), WIDTH / 2 * np.cos(angle))
        wide = np.hypot(LENGTH / 2 * np.cos(angle), WIDTH / 2 * np.sin(angle))
        boxes.append([row - high, column - wide, row + high, column + wide])
    for row, column in everything[sperm:]:
        picture -= 45 * np.exp(-((rows - row) ** 2 + (columns - column) ** 2) / (2 * 1.4**2))
    noisy = np.clip(np.rint(picture + rng.normal(0, 1.5, SHAPE)), 0, 255).astype(np.uint8)
    return np.repeat(noisy[..., None], 3, axis=2), np.reshape(np.array(boxes), (-1, 4))


def main(folder: Path) -> None:
    """Write every field of the table as PNG."""
    for i, (name, content) in enumerate(FIELDS.items()):
        image, _ = draw(*content, seed=SEED + i)
        Image.fromarray(image[..., 0]).save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
