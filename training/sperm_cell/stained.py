"""Makes the weights for stained crops: head shape (HuSHeM), sperm or not (SMIDS), and the gate.

python -m training.sperm_cell.stained --data DIR [--out DIR]; DIR holds the sets' folders.
"""

import argparse
import csv
import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from scipy.optimize import minimize
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression

from common.analyzers import sperm_cell_heads, sperm_cell_kinds
from common.analyzers import sperm_cell_stain as stain
from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_stain import Stained
from training import onnx_file
from training.evaluate import metrics
from training.sperm_cell import forest, gate, last_stage, poses, ridge
from training.sperm_cell.last_stage import LastStage

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Arrays = dict[str, NDArray[np.generic]]
LICENCE = (
    "HuSHeM: Mendeley Data tt3yj2pf38, no licence in the copy; SMIDS: none stated; "
    "MHSMA: CC BY-NC-SA 4.0; trunk: EfficientNet-Lite0, Apache-2.0"
)
VIEWS = 6
NETWORK_VIEWS = 16
EPOCHS, SEEDS = 40, 2
MAP = (8, 6)
"""Rows and columns of the trunk's map of an upright head."""

DIRECTIONS = 100
RIDGE = 0.001
FORM_RIDGE = 0.1
SETS = {
    "shape": ("sperm_hushem", sperm_cell_kinds.SHAPES),
    "kind": ("sperm_smids", sperm_cell_kinds.KINDS),
}


@dataclass(frozen=True)
class Crops:
    """heads; maps (n, VIEWS, 2, k), forms (n, 80); truth, fold and group of each; file digests."""

    heads: list[Stained]
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
    heads, maps, forms, digests, kept = [], [], [], [], []
    for row in rows:
        data = (folder / row["file"]).read_bytes()
        with Image.open(io.BytesIO(data)) as picture:
            head = stain.find(np.asarray(picture.convert("RGB")))
        if head is None:
            continue
        seen = [head, *(poses.moved(head, rng, 0.15, 2.0) for _ in range(VIEWS - 1))]
        heads.append(head)
        maps.append([_both(trunk, one, rng if i else None) for i, one in enumerate(seen)])
        forms.append(stain.describe(head))
        digests.append(hashlib.sha256(data).hexdigest()[:12])
        kept.append(row)
    return Crops(
        heads=heads,
        maps=np.array(maps, dtype=np.float16),
        forms=np.array(forms),
        truth=np.array([names.index(row["label"]) for row in kept]),
        folds=np.array([int(row["fold"]) for row in kept]),
        groups=[row["group"] for row in kept],
        digests=digests,
    )


def _both(trunk: Model, head: Stained, rng: np.random.Generator | None) -> NDArray[np.float16]:
    patch = poses.patch(head)
    if rng is not None:
        patch = np.clip(patch * rng.uniform(0.9, 1.1), 0, 255).astype(np.float32)
    return sperm_cell_kinds.views(trunk, patch).flat().astype(np.float16)


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


def lines(crops: Crops, classes: int) -> tuple[Arrays, Floats]:
    """A linear decider for each fold, and (n, classes) out-of-fold scores."""
    scores = np.zeros((len(crops.truth), classes))
    weights, shifts = [], []
    for held in _folds(crops):
        weight, shift = linear(crops.maps[~held], crops.truth[~held])
        weights.append(weight)
        shifts.append(shift)
        mean = crops.maps[held, 0].astype(np.float32).mean(axis=1)
        scores[held] = mean @ weight.T + shift
    return {
        "weight": np.array(weights, dtype=np.float16),
        "shift": np.array(shifts, dtype=np.float32),
    }, scores


def networks(crops: Crops, trunk: Model, classes: int) -> tuple[list[list[LastStage]], Floats]:
    """SEEDS times a network for each fold, and (n, classes) out-of-fold scores, their mean."""
    rng = np.random.default_rng(1)
    maps = np.stack([poses.maps(trunk, head, NETWORK_VIEWS, rng) for head in crops.heads])
    truth = np.eye(classes, dtype=np.int64)[crops.truth]
    scores = np.zeros((len(crops.truth), classes))
    nets: list[list[LastStage]] = [[] for _ in range(SEEDS)]
    for fold, held in enumerate(_folds(crops)):
        for turn, members in enumerate(nets):
            seed = 10 * turn + fold
            members.append(last_stage.train(maps[~held], truth[~held], EPOCHS, seed))
            scores[held] += last_stage.scores(members[-1], maps[held]) / SEEDS
        print(f"fold {fold} done", flush=True)
    return nets, scores


def kernels(crops: Crops, classes: int) -> tuple[Arrays, Floats]:
    """A kernel machine on the forms for each fold, and (n, classes) out-of-fold scores."""
    truth = np.eye(classes)[crops.truth]
    scores = np.zeros((len(truth), classes))
    arrays: Arrays = {}
    for fold, held in enumerate(_folds(crops)):
        made = ridge.machine(crops.forms[~held], truth[~held], FORM_RIDGE)
        arrays |= {f"{fold}.{k}": v for k, v in made.items()}
        one = sperm_cell_heads.kernel(arrays, str(fold))
        scores[held] = [one.scores(form[None]) for form in crops.forms[held]]
    return arrays, scores


def forests(crops: Crops, classes: int) -> tuple[Arrays, Floats]:
    """Trees for each fold, and (n, classes) out-of-fold logarithms of their shares."""
    shares = np.zeros((len(crops.truth), classes))
    made = []
    for fold, held in enumerate(_folds(crops)):
        made.append(forest.grown(crops.forms[~held], crops.truth[~held], fold))
        trees = sperm_cell_heads.trees(
            {f"t.{k}": v if k == "depth" else v[None] for k, v in made[-1].items()}, "t"
        )
        shares[held] = [trees.shares(form)[0] for form in crops.forms[held]]
    nodes = max(f["feature"].shape[1] for f in made)
    arrays: Arrays = {
        name: np.stack([forest.padded(f[name], nodes) for f in made])
        for name in ("feature", "threshold", "left", "right", "value")
    }
    arrays["depth"] = np.array(max(int(f["depth"]) for f in made))
    return arrays, np.log(shares + sperm_cell_kinds.FLOOR)


def mixed(mix: Floats, seen: Floats, form: Floats) -> Floats:
    """Probabilities from the scores of maps and form, as the product mixes them."""
    return sperm_cell_heads.softmax(mix[0] * seen + mix[1] * form)


def fit_mix(truth: Ints, seen: Floats, form: Floats) -> Floats:
    """The two factors under which the truth is likeliest."""

    def loss(mix: Floats) -> float:
        right = mixed(mix, seen, form)[np.arange(len(truth)), truth]
        return float(-np.log(np.maximum(right, 1e-9)).mean() + 0.001 * (mix**2).sum())

    found = minimize(loss, np.array([0.5, 0.5]), method="Nelder-Mead")
    return np.asarray(np.maximum(found.x, 0), dtype=np.float64)


def honest(crops: Crops, seen: Floats, form: Floats) -> Floats:
    """(n, classes) probabilities, each mixed by what the other folds taught."""
    result = np.zeros_like(seen)
    for fold in np.unique(crops.folds):
        held = crops.folds == fold
        mix = fit_mix(crops.truth[~held], seen[~held], form[~held])
        result[held] = mixed(mix, seen[held], form[held])
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
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    (name,) = (path.name for path in arguments.out.glob("sperm_trunk-*.onnx"))
    trunk = Model((arguments.out / name).read_bytes())
    arrays: Arrays = {"licence": np.array(LICENCE)}
    members: dict[str, int] = {}
    found: dict[str, object] = {"trunk": name}
    for task, (folder, classes) in SETS.items():
        crops = read(arguments.data / folder, classes, trunk)
        if task == "shape":
            made, form = kernels(crops, len(classes))
            nets, seen = networks(crops, trunk, len(classes))
            for turn, turned in enumerate(nets):
                model = last_stage.export(turned, LICENCE, MAP)
                print(onnx_file.write(model, f"sperm_shape_{turn}", arguments.out))
        else:
            made, form = forests(crops, len(classes))
            more, seen = lines(crops, len(classes))
            made |= more
        arrays |= {f"{task}.{k}": v for k, v in made.items()}
        arrays[f"{task}.mix"] = fit_mix(crops.truth, seen, form)
        found[task] = figures(crops, honest(crops, seen, form))
        members |= dict(zip(crops.digests, crops.folds.tolist(), strict=True))
        print(task, arrays[f"{task}.mix"], json.dumps(found[task]), flush=True)
    weight, shift, found["gate"] = gate.learn(arguments.data, trunk)
    arrays |= {"gate.weight": weight, "gate.shift": shift, "seen": np.array(json.dumps(members))}
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)
    print(onnx_file.write(out.getvalue(), "sperm_stained", arguments.out, "npz"))
    path = Path(__file__).parent / "stained_cross_validation.json"
    path.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
