"""Makes the weights for stained crops: head shape (HuSHeM), sperm or not (SMIDS), and the gate.

python -m training.sperm_cell.stained --data DIR [--out DIR]; DIR holds the sets' folders.
"""

import argparse
import csv
import hashlib
import io
import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.optimize import minimize
from sklearn.decomposition import PCA
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.linear_model import LogisticRegression

from common.analyzers import sperm_cell_heads, sperm_cell_kinds
from common.analyzers import sperm_cell_stain as stain
from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_stain import Stained
from common.media import resample
from training import onnx_file
from training.evaluate import metrics
from training.sperm_cell import gate

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LICENCE = (
    "HuSHeM: Mendeley Data tt3yj2pf38, no licence in the copy; SMIDS: none stated; "
    "MHSMA: CC BY-NC-SA 4.0; trunk: EfficientNet-Lite0, Apache-2.0"
)
VIEWS = 6
DIRECTIONS = 100
RIDGE = 0.001
TREES = 160
SETS = {
    "shape": ("sperm_hushem", sperm_cell_kinds.SHAPES),
    "kind": ("sperm_smids", sperm_cell_kinds.KINDS),
}


@dataclass(frozen=True)
class Crops:
    """maps (n, VIEWS, 2, k), forms (n, VIEWS, 80); truth, fold and group of each; file digests."""

    maps: NDArray[np.float16]
    forms: NDArray[np.float32]
    truth: Ints
    folds: Ints
    groups: list[str]
    digests: list[str]


def read(folder: Path, names: tuple[str, ...], trunk: Model) -> Crops:
    """The set as the product sees it, the first view as it is and the others a little moved."""
    with (folder / "labels.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))
    rng = np.random.default_rng(0)
    maps, forms, digests, kept = [], [], [], []
    for row in rows:
        data = (folder / row["file"]).read_bytes()
        with Image.open(io.BytesIO(data)) as picture:
            head = stain.find(np.asarray(picture.convert("RGB")))
        if head is None:
            continue
        seen = [head, *(_moved(head, rng) for _ in range(VIEWS - 1))]
        maps.append([_both(trunk, one, rng if i else None) for i, one in enumerate(seen)])
        forms.append(stain.describe(head))
        digests.append(hashlib.sha256(data).hexdigest()[:12])
        kept.append(row)
    return Crops(
        maps=np.array(maps, dtype=np.float16),
        forms=np.array(forms),
        truth=np.array([names.index(row["label"]) for row in kept]),
        folds=np.array([int(row["fold"]) for row in kept]),
        groups=[row["group"] for row in kept],
        digests=digests,
    )


def _both(trunk: Model, head: Stained, rng: np.random.Generator | None) -> NDArray[np.float16]:
    patch = resample.bilinear(stain.patch(head), sperm_cell_kinds.STAINED_SIZE)
    if rng is not None:
        patch = np.clip(patch * rng.uniform(0.9, 1.1), 0, 255).astype(np.float32)
    return sperm_cell_kinds.views(trunk, patch).both().astype(np.float16)


def _moved(head: Stained, rng: np.random.Generator) -> Stained:
    """The same head, its pose a little wrong."""
    angle, shift = rng.uniform(-0.15, 0.15), rng.uniform(-2.0, 2.0, 2)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return replace(head, axis=turn @ head.axis, centre=head.centre + shift)


def linear(maps: NDArray[np.float16], truth: Ints) -> tuple[Floats, Floats]:
    """Weight (classes, k) and shift of logistic regression on the main directions."""
    rows = maps.reshape(-1, maps.shape[-1]).astype(np.float32)
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    rows = (rows - mean) / spread
    pca = PCA(DIRECTIONS, svd_solver="randomized", iterated_power=2, random_state=0).fit(rows)
    machine = LogisticRegression(C=RIDGE, max_iter=500)
    machine.fit(pca.transform(rows), np.repeat(truth, maps.shape[1] * maps.shape[2]))
    inner = machine.coef_ @ pca.components_
    shift = machine.intercept_ - inner @ pca.mean_ - inner @ (mean / spread)
    return inner / spread, shift


def forest(forms: NDArray[np.float32], truth: Ints, seed: int) -> dict[str, NDArray[np.generic]]:
    """Extremely randomised trees as arrays, (trees, nodes)."""
    made = ExtraTreesClassifier(TREES, min_samples_leaf=2, random_state=seed).fit(forms, truth)
    trees = [estimator.tree_ for estimator in made.estimators_]
    nodes = max(tree.node_count for tree in trees)
    classes = len(made.classes_)
    arrays: dict[str, NDArray[np.generic]] = {
        "feature": np.zeros((TREES, nodes), np.int16),
        "threshold": np.zeros((TREES, nodes), np.float32),
        "left": np.zeros((TREES, nodes), np.int16),
        "right": np.zeros((TREES, nodes), np.int16),
        "value": np.zeros((TREES, nodes, classes), np.float16),
    }
    for i, tree in enumerate(trees):
        leaf = tree.children_left < 0
        own, n = np.arange(tree.node_count), tree.node_count
        arrays["feature"][i, :n] = np.where(leaf, 0, tree.feature)
        arrays["threshold"][i, :n] = np.where(leaf, 0, tree.threshold)
        arrays["left"][i, :n] = np.where(leaf, own, tree.children_left)
        arrays["right"][i, :n] = np.where(leaf, own, tree.children_right)
        share = tree.value[:, 0]
        arrays["value"][i, :n] = share / share.sum(axis=1, keepdims=True)
    arrays["depth"] = np.array(max(tree.max_depth for tree in trees))
    return arrays


def committee(crops: Crops, classes: int) -> tuple[dict[str, NDArray[np.generic]], Floats, Floats]:
    """One member for each fold, and (n, classes) out-of-fold linear scores and tree shares."""
    scores, shares = (np.zeros((len(crops.truth), classes)) for _ in range(2))
    weights, shifts, forests = [], [], []
    for fold in np.unique(crops.folds):
        held = crops.folds == fold
        weight, shift = linear(crops.maps[~held], crops.truth[~held])
        weights.append(weight)
        shifts.append(shift)
        forests.append(forest(crops.forms[~held], crops.truth[~held], int(fold)))
        mean = crops.maps[held, 0].astype(np.float32).mean(axis=1)
        scores[held] = mean @ weight.T + shift
        trees = sperm_cell_heads.trees(
            {f"t.{k}": v if k == "depth" else v[None] for k, v in forests[-1].items()}, "t"
        )
        shares[held] = [trees.shares(form)[0] for form in crops.forms[held]]
    nodes = max(f["feature"].shape[1] for f in forests)
    arrays: dict[str, NDArray[np.generic]] = {
        name: np.stack([_padded(f[name], nodes) for f in forests])
        for name in ("feature", "threshold", "left", "right", "value")
    }
    arrays["depth"] = np.array(max(int(f["depth"]) for f in forests))
    arrays["weight"] = np.array(weights, dtype=np.float16)
    arrays["shift"] = np.array(shifts, dtype=np.float32)
    return arrays, scores, shares


def _padded(table: NDArray[np.generic], nodes: int) -> NDArray[np.generic]:
    missing = [(0, 0), (0, nodes - table.shape[1]), *[(0, 0)] * (table.ndim - 2)]
    return np.pad(table, missing)


def mixed(mix: Floats, scores: Floats, shares: Floats) -> Floats:
    """Probabilities from both, as the product mixes them."""
    logits = mix[0] * scores + mix[1] * np.log(shares + sperm_cell_kinds.FLOOR)
    return sperm_cell_heads.softmax(logits)


def fit_mix(truth: Ints, scores: Floats, shares: Floats) -> Floats:
    """The two factors under which the truth is likeliest."""

    def loss(mix: Floats) -> float:
        right = mixed(mix, scores, shares)[np.arange(len(truth)), truth]
        return float(-np.log(np.maximum(right, 1e-9)).mean() + 0.001 * (mix**2).sum())

    found = minimize(loss, np.array([0.5, 0.5]), method="Nelder-Mead")
    return np.asarray(np.maximum(found.x, 0), dtype=np.float64)


def honest(crops: Crops, scores: Floats, shares: Floats) -> Floats:
    """(n, classes) probabilities, each mixed by what the other folds taught."""
    result = np.zeros_like(scores)
    for fold in np.unique(crops.folds):
        held = crops.folds == fold
        mix = fit_mix(crops.truth[~held], scores[~held], shares[~held])
        result[held] = mixed(mix, scores[held], shares[held])
    return result


def figures(crops: Crops, probability: Floats) -> dict[str, object]:
    """Accuracy with its interval and spread, and the risk-coverage curve, out of fold."""
    said, best = probability.argmax(axis=1), probability.max(axis=1)
    low, high = metrics.interval(lambda r: metrics.accuracy(crops.truth[r], said[r]), crops.groups)
    folds = [metrics.accuracy(crops.truth[h], said[h]) for h in _folds(crops)]
    curve = [
        [t, round(float((best >= t).mean()), 3), round(float(np.mean(wrong[best >= t])), 3)]
        for wrong in [said != crops.truth]
        for t in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
        if (best >= t).any()
    ]
    return {
        "crops": len(said),
        "accuracy": [round(v, 4) for v in (metrics.accuracy(crops.truth, said), low, high)],
        "by_fold": [round(v, 4) for v in folds],
        "balanced_accuracy": round(metrics.balanced_accuracy(crops.truth, said), 4),
        "macro_f1": round(metrics.macro_f1(crops.truth, said), 4),
        "risk_coverage": curve,
    }


def _folds(crops: Crops) -> list[NDArray[np.bool_]]:
    return [crops.folds == fold for fold in np.unique(crops.folds)]


def main() -> None:
    """Cross-validate, calibrate, write weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets' folders")
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    arguments = parser.parse_args()
    (name,) = (path.name for path in arguments.out.glob("sperm_trunk-*.onnx"))
    trunk = Model((arguments.out / name).read_bytes())
    arrays: dict[str, NDArray[np.generic]] = {"licence": np.array(LICENCE)}
    seen: dict[str, int] = {}
    found: dict[str, object] = {"trunk": name}
    for task, (folder, classes) in SETS.items():
        crops = read(arguments.data / folder, classes, trunk)
        made, scores, shares = committee(crops, len(classes))
        arrays |= {f"{task}.{k}": v for k, v in made.items()}
        arrays[f"{task}.mix"] = fit_mix(crops.truth, scores, shares)
        found[task] = figures(crops, honest(crops, scores, shares))
        seen |= dict(zip(crops.digests, crops.folds.tolist(), strict=True))
        print(task, arrays[f"{task}.mix"], json.dumps(found[task]), flush=True)
    weight, shift, found["gate"] = gate.learn(arguments.data, trunk)
    arrays |= {"gate.weight": weight, "gate.shift": shift, "seen": np.array(json.dumps(seen))}
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)
    print(onnx_file.write(out.getvalue(), "sperm_stained", arguments.out, "npz"))
    path = Path(__file__).parent / "stained_cross_validation.json"
    path.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
