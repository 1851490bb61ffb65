"""Teaches what a sperm crop looks like, stained or not, against pictures of everything else."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from sklearn.linear_model import LogisticRegression

from common.analyzers import sperm_cell_kinds
from common.analyzers.sessions import Model

CROPS = {"sperm_mhsma": 0, "sperm_hushem": 1, "sperm_smids": 1}
EACH = 60
RIDGE = 0.01
UNSTAINED_EVERY = 3


def others(data: Path) -> Iterator[tuple[str, Image.Image]]:
    """Pictures that are no sperm crop: the other sets' and drawn ones, with their source."""
    for folder in sorted(path for path in data.iterdir() if path.is_dir()):
        if folder.name in CROPS or folder.name.startswith("docs_hl7be"):
            continue
        files = sorted(
            p for p in folder.rglob("*") if p.suffix.lower() in (".png", ".jpg", ".jpeg", ".bmp")
        )
        for path in files[:: max(1, len(files) // EACH)][:EACH]:
            with Image.open(path) as picture:
                yield folder.name, picture.convert("RGB")
    yield from drawn()


def drawn(count: int = 40) -> Iterator[tuple[str, Image.Image]]:
    """Noise, smooth noise, gradients, one colour and lone blobs, grey and coloured."""
    rng = np.random.default_rng(7)
    for i in range(count):
        side = int(rng.integers(48, 300))
        noise = rng.normal(0, rng.uniform(5, 70), (side, side, 3 if i % 2 else 1))
        level = rng.uniform(20, 235, 3 if i % 2 else 1)
        slope = np.linspace(-1, 1, side)[:, None, None] * rng.uniform(0, 100) * (i % 3 == 0)
        values = np.clip(level + noise + slope, 0, 255).astype(np.uint8)
        picture = Image.fromarray(np.repeat(values, 3 // values.shape[2], axis=2))
        if i % 4 > 1:
            picture = picture.filter(ImageFilter.GaussianBlur(float(rng.uniform(1, 8))))
        yield "drawn", picture


def crops(data: Path) -> Iterator[tuple[str, int, Image.Image]]:
    """The sperm crops, every third of the unstained ones."""
    for folder, kind in CROPS.items():
        files = sorted((data / folder / "images").rglob("*"))
        files = [path for path in files if path.suffix.lower() in (".png", ".bmp")]
        for path in files[:: UNSTAINED_EVERY if kind == 0 else 1]:
            with Image.open(path) as picture:
                yield folder, kind, picture.convert("RGB")


def learn(
    data: Path, trunk: Model
) -> tuple[NDArray[np.float32], NDArray[np.float32], dict[str, object]]:
    """Weight (1, 3, k) and shift of the gate, and its errors with each source held back."""
    pairs = [(source, kind, picture) for source, kind, picture in crops(data)]
    pairs += [(source, 2, picture) for source, picture in others(data)]
    features = np.concatenate(
        [sperm_cell_kinds.gate_features(trunk, np.asarray(picture)) for _, _, picture in pairs]
    )
    sources = np.array([source for source, _, _ in pairs])
    kinds = np.array([kind for _, kind, _ in pairs])
    weight, shift = _fit(features, kinds)
    return weight[None], shift[None], _figures(features, kinds, sources)


def _fit(
    features: NDArray[np.float32], kinds: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-3
    machine = LogisticRegression(C=RIDGE, max_iter=1000, class_weight="balanced")
    machine.fit((features - mean) / spread, kinds)
    weight = machine.coef_ / spread
    shift = machine.intercept_ - weight @ mean
    return weight.astype(np.float32), shift.astype(np.float32)


def _figures(
    features: NDArray[np.float32], kinds: NDArray[np.int64], sources: Sequence[str]
) -> dict[str, object]:
    """Other pictures taken for a crop, each source judged by a gate that never saw it; and crops
    refused, a tenth held back at a time.
    """
    names = np.asarray(sources)
    taken, refused = {}, np.zeros(len(kinds), dtype=bool)
    for name in np.unique(names[kinds == 2]):
        held = names == name
        weight, shift = _fit(features[~held], kinds[~held])
        said = (features[held] @ weight.T + shift).argmax(axis=1)
        taken[str(name)] = [int((said != 2).sum()), int(held.sum())]
    for part in range(10):
        held = np.arange(len(kinds)) % 10 == part
        weight, shift = _fit(features[~held], kinds[~held])
        refused[held] = (features[held] @ weight.T + shift).argmax(axis=1) != kinds[held]
    return {
        "taken_for_a_crop": taken,
        "misread": {
            str(n): [int(refused[names == n].sum()), int((names == n).sum())]
            for n in np.unique(names[kinds < 2])
        },
    }
