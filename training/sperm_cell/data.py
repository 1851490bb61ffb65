"""The labelled sperm crops as upright patches, made by the product's own code."""

import csv
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from common.analyzers import sperm_cell_labels, sperm_cell_outline


@dataclass(frozen=True)
class Crops:
    """Patches (n, 64, 64), textures (n, 2, k), labels (n, 4) with 1 = abnormal, fold and group."""

    patches: NDArray[np.float32]
    textures: NDArray[np.float32]
    labels: NDArray[np.int64]
    folds: NDArray[np.int64]
    groups: list[str]


def read(folder: Path, split: str = "train") -> Crops:
    """The crops of one published split in which a head is found, in the order of labels.csv."""
    with (folder / "labels.csv").open(newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["split"] == split]
    kept, patches = [], []
    for row in rows:
        with Image.open(folder / row["file"]) as picture:
            grey = sperm_cell_outline.grey(np.asarray(picture.convert("RGB")))
        head = sperm_cell_outline.find(grey)
        if head is not None:
            kept.append(row)
            patches.append(sperm_cell_labels.patch(grey, head))
    return Crops(
        patches=np.stack(patches),
        textures=np.stack([sperm_cell_labels.texture(patch) for patch in patches]),
        labels=np.array([[int(row[k]) for k in sperm_cell_labels.LABELS] for row in kept]),
        folds=np.array([int(row["fold"] or 0) for row in kept]),
        groups=[row["group"] for row in kept],
    )


def turned(crops: Crops, tell: NDArray[np.float32]) -> Crops:
    """The crops with those turned whose front looks like a tail's end."""
    patches = np.stack([sperm_cell_labels.turned(patch, tell) for patch in crops.patches])
    return replace(
        crops,
        patches=patches,
        textures=np.stack([sperm_cell_labels.texture(patch) for patch in patches]),
    )
