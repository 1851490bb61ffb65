"""The labelled ovaries, made ready by the product's own code."""

import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import skimage.data
import torch
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError
from torch import Tensor

from common.analyzers import coarse, ovary, ovary_frame
from common.analyzers.ovary_lesion import DIGITS
from training import junk_set
from training.field_net import Pictures

SIDE = 160


@dataclass(frozen=True)
class Ovaries:
    """Pictures with masks and kinds, names of the kinds; fold, group and file digest of each."""

    pictures: Pictures
    kinds: list[str]
    folds: NDArray[np.int64]
    groups: list[str]
    digests: list[str]

    @property
    def members(self) -> list[int]:
        """The folds, in the order of the committee's members that left them out."""
        return sorted(set(self.folds.tolist()))


def odds(kinds: Tensor, normal: int) -> Tensor:
    """(n,) log odds of any lesion against a normal ovary."""
    others = [i for i in range(kinds.shape[1]) if i != normal]
    return torch.logsumexp(kinds[:, others], 1) - kinds[:, normal]


def read(folder: Path) -> Ovaries:
    """Squares of SIDE with their masks."""
    with (folder / "labels.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))
    kinds = sorted({row["label"] for row in rows})
    squares, masks, digests = [], [], []
    for row in rows:
        data = (folder / row["file"]).read_bytes()
        digests.append(hashlib.sha256(data).hexdigest()[:DIGITS])
        image, k = _small(data)
        frame = ovary_frame.prepare(image)
        squares.append(frame.square(SIDE).astype(np.uint8))
        masks.append(_mask(folder / row["mask"], image.shape[:2], k, frame.box))
    grey = np.stack(squares)[..., None]
    return Ovaries(
        pictures=Pictures(
            squares=np.repeat(grey, 3, axis=3),
            masks=np.stack(masks),
            kinds=np.array([kinds.index(row["label"]) for row in rows]),
        ),
        kinds=kinds,
        folds=np.array([int(row["fold"]) for row in rows]),
        groups=[row["group"] for row in rows],
        digests=digests,
    )


def strangers() -> NDArray[np.uint8]:
    """(n, SIDE, SIDE, 3): the photographs that come with scikit-image, cut out as ovaries are."""
    squares = []
    for path in junk_set.some(Path(skimage.data.__file__).parent, 1000):
        try:
            image, _ = _small(path.read_bytes())
        except UnidentifiedImageError:
            # Some hold stacks of microscopy.
            continue
        squares.append(ovary_frame.prepare(image).square(SIDE).astype(np.uint8))
    return np.repeat(np.stack(squares)[..., None], 3, axis=3)


def _small(data: bytes) -> tuple[NDArray[np.uint8], int]:
    """A file's picture averaged down as the product does, and by which factor."""
    with Image.open(io.BytesIO(data)) as picture:
        return coarse.averaged(np.asarray(picture.convert("RGB")), ovary.ENOUGH_SIDE)


def _mask(
    path: Path, shape: tuple[int, int], k: int, box: tuple[int, int, int, int]
) -> NDArray[np.float32]:
    """The part of a mask inside the field's box, (SIDE, SIDE), 0 to 1."""
    with Image.open(path) as picture:
        whole = np.asarray(picture.convert("L")) > 0
    rows, columns = shape
    blocks = whole[: rows * k, : columns * k].reshape(rows, k, columns, k).mean(axis=(1, 3))
    r0, c0, r1, c1 = box
    part = Image.fromarray((blocks[r0:r1, c0:c1] * 255).astype(np.uint8))
    small = part.resize((SIDE, SIDE), Image.Resampling.BOX)
    return np.asarray(small, dtype=np.float32) / 255


def known_masks(pictures: Pictures) -> NDArray[np.float32]:
    """The masks, which every picture of this set has."""
    if pictures.masks is None:
        raise ValueError("the pictures have no masks")
    return pictures.masks
