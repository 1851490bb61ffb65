"""The labelled sperm crops as upright heads, made by the product's own code."""

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from common.analyzers import sperm_cell_outline, sperm_cell_upright
from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_labels import DIGITS, LABELS
from common.analyzers.sperm_cell_looks import MACHINES, looks
from common.analyzers.sperm_cell_upright import Upright


@dataclass(frozen=True)
class Crops:
    """n upright heads, labels (n, 4) with 1 = abnormal, fold, group and file digest of each."""

    heads: list[Upright]
    labels: NDArray[np.int64]
    folds: NDArray[np.int64]
    groups: list[str]
    digests: list[str]

    def plain(self) -> NDArray[np.float32]:
        """(n, 64, 64) patches on the scale of the crops."""
        return np.stack([head.plain for head in self.heads])

    def looks(self, trunk: Model, words: Model) -> Mapping[str, NDArray[np.float32]]:
        """(n, 2, k) what each of MACHINES sees."""
        seen = [looks(head, trunk, words) for head in self.heads]
        return {name: np.stack([one[name] for one in seen]) for name in MACHINES}


def read(folder: Path, split: str = "train") -> Crops:
    """The crops of one published split in which a head is found, in the order of labels.csv."""
    with (folder / "labels.csv").open(newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["split"] == split]
    kept, heads, digests = [], [], []
    for row in rows:
        data = (folder / row["file"]).read_bytes()
        with Image.open(io.BytesIO(data)) as picture:
            grey = sperm_cell_outline.grey(np.asarray(picture.convert("RGB")))
        head = sperm_cell_outline.find(grey)
        if head is not None:
            kept.append(row)
            heads.append(sperm_cell_upright.upright(grey, head))
            digests.append(hashlib.sha256(data).hexdigest()[:DIGITS])
    return Crops(
        heads=heads,
        labels=np.array([[int(row[k]) for k in LABELS] for row in kept]),
        folds=np.array([int(row["fold"] or 0) for row in kept]),
        groups=[row["group"] for row in kept],
        digests=digests,
    )


def front_up(crops: Crops, tell: NDArray[np.float32]) -> Crops:
    """The crops with those turned whose front looks like a tail's end."""
    return replace(crops, heads=[sperm_cell_upright.front_up(head, tell) for head in crops.heads])
