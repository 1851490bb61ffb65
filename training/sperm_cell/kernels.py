"""Adds three kernel machines and one calibration of all votes to the networks of `train`.

python -m training.sperm_cell.kernels --data DIR [--out DIR]; DIR is the folder of sperm_mhsma.
"""

import argparse
import io
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.svm import SVC

from common.analyzers import sperm_cell_labels
from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_labels import LABELS
from training import calibration, onnx_file
from training.sperm_cell import data, ridge, train
from training.sperm_cell.data import Crops

Floats = NDArray[np.float64]
Array = NDArray[np.generic]
LICENCE = f"{train.LICENCE}; trunk: EfficientNet-Lite0, Apache-2.0"
DIRECTIONS = 120
ROUNDS = 4
RIDGE = 0.3
NARROW, KERNEL_RIDGE = 1.7, 0.1
"""How much narrower than the spread of the points the kernel is, and how much it is held back."""

RARE = 0.1
"""Below this share of abnormal crops ridge regression heeds the normal ones alone."""


def directions(seen: NDArray[np.float32]) -> NDArray[np.float32]:
    """What tells front from tail, by ridge regression on (n, k) `sperm_cell_labels.direction`.

    Most patches lie right; those that do not are turned from round to round.
    """
    spread = seen.std(axis=0) + 1e-6
    rows = seen / spread
    likeness = rows @ rows.T + RIDGE * rows.shape[1] * np.eye(len(rows), dtype=np.float32)
    sign = np.ones(len(rows), dtype=np.float32)
    for _ in range(ROUNDS):
        weights = rows.T @ np.linalg.solve(likeness, sign)
        sign = np.where(rows @ weights >= 0, 1.0, -1.0).astype(np.float32)
    return np.asarray(weights / spread, dtype=np.float32)


@dataclass(frozen=True)
class Points:
    """Features (n, 2, k) as points (n, 2, DIRECTIONS) along their main directions, found without
    any label; and how to get there.
    """

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    directions: NDArray[np.float32]
    points: NDArray[np.float32]


def points(features: NDArray[np.float32]) -> Points:
    """The main directions of these features."""
    rows = features.reshape(-1, features.shape[2])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scaled = (rows - mean) / spread
    pca = PCA(DIRECTIONS, svd_solver="randomized", iterated_power=3, random_state=0).fit(scaled)
    along = pca.components_.T.astype(np.float16).astype(np.float32)
    found = scaled @ along
    return Points(mean, spread, along, found.reshape(*features.shape[:2], DIRECTIONS))


def machine(found: Points, labels: NDArray[np.int64], rows: NDArray[np.intp]) -> dict[str, Array]:
    """Kernel machines for all labels from these rows, as `sperm_cell_heads.Kernel`: with a narrow
    kernel, by ridge regression, and by support vectors for a rare label.
    """
    taught, gamma = _taught(found, rows, NARROW)
    alike = ridge.likeness(taught, gamma)
    truth = np.repeat(labels[rows], 2, axis=0).astype(np.float64)
    dual, shift = ridge.solve(alike, truth, KERNEL_RIDGE)
    for k in np.flatnonzero(shift < RARE):
        dual[:, k], shift[k] = _vectors(alike, truth[:, k])
    return _arrays(found, taught, gamma, dual, shift)


def vectors(found: Points, labels: NDArray[np.int64], rows: NDArray[np.intp]) -> dict[str, Array]:
    """Support vector machines with a wide kernel, as the networks' file holds."""
    taught, gamma = _taught(found, rows, 1.0)
    alike = ridge.likeness(taught, gamma)
    columns = [_vectors(alike, np.repeat(labels[rows, k], 2)) for k in range(labels.shape[1])]
    dual, shift = np.stack([d for d, _ in columns], axis=1), np.array([s for _, s in columns])
    return _arrays(found, taught, gamma, dual, shift)


def _taught(found: Points, rows: NDArray[np.intp], narrow: float) -> tuple[Floats, float]:
    """The rows' points as they are stored, and the kernel's factor."""
    taught = found.points[rows].reshape(-1, DIRECTIONS).astype(np.float16).astype(np.float64)
    return taught, narrow / (taught.shape[1] * float(taught.var()))


def _vectors(alike: Floats, truth: NDArray[np.generic]) -> tuple[Floats, float]:
    """(n,) dual coefficients and shift of one support vector machine."""
    svc = SVC(C=1.0, kernel="precomputed", class_weight="balanced").fit(alike, truth)
    dual = np.zeros(len(alike))
    dual[svc.support_] = svc.dual_coef_[0]
    return dual, float(svc.intercept_[0])


def _arrays(
    found: Points, taught: Floats, gamma: float, dual: Floats, shift: Floats
) -> dict[str, Array]:
    used = np.abs(dual).any(axis=1)
    return {
        "mean": found.mean,
        "spread": found.spread,
        "directions": found.directions.astype(np.float16),
        "support": taught[used].astype(np.float16),
        "dual": dual[used].astype(np.float32),
        "shift": shift.astype(np.float32),
        "gamma": np.array(gamma),
    }


def scores(arrays: dict[str, Array], found: Points, rows: NDArray[np.intp]) -> Floats:
    """(n, labels) decision values of these rows, as `sperm_cell_heads.Kernel.scores` gives them."""
    support = arrays["support"].astype(np.float64)
    at = found.points[rows].astype(np.float64)
    squares = (at**2).sum(axis=2)[..., None] + (support**2).sum(axis=1)
    likeness = np.exp(-float(arrays["gamma"]) * (squares - 2 * at @ support.T))
    values = likeness @ arrays["dual"].astype(np.float64) + arrays["shift"].astype(np.float64)
    return np.asarray(values.mean(axis=1), dtype=np.float64)


def networks(path: Path, crops: Crops) -> Floats:
    """(5, n, 4) logits of the weight file's networks, each a mean of patch and mirror image."""
    model = onnx.load(str(path))
    names = [f"/nets.{i}/out/Gemm_output_0" for i in range(5)]
    model.graph.output.extend(onnx.ValueInfoProto(name=name) for name in names)
    session = onnxruntime.InferenceSession(model.SerializeToString())
    found = [
        session.run(
            names,
            {"patch": patch[None, None], "texture": texture},
        )
        for patch, texture in zip(crops.patches, crops.textures, strict=True)
    ]
    return np.array(found, dtype=np.float64).mean(axis=2).transpose(1, 0, 2)


def out_of_fold(crops: Crops, further: list[Points], nets: Floats) -> Floats:
    """(n, 4, 4) votes of base and further machines, none of which saw the crop; the first of the
    further ones sees what the base's machine sees.
    """
    votes = np.zeros((*crops.labels.shape, 1 + len(further)))
    base = np.zeros(crops.labels.shape)
    for fold in np.unique(crops.folds):
        held, taught = np.flatnonzero(crops.folds == fold), np.flatnonzero(crops.folds != fold)
        for k, found in enumerate(further):
            made = machine(found, crops.labels, taught)
            votes[held, :, 1 + k] = scores(made, found, held)
        base[held] = scores(vectors(further[0], crops.labels, taught), further[0], held)
        print(f"fold {fold} done", flush=True)
    own = nets[crops.folds, np.arange(len(crops.folds))]
    for k in range(len(LABELS)):
        both = np.column_stack([own[:, k], base[:, k]])
        weight = calibration.fit(crops.labels[:, k], both)
        votes[:, k, 0] = both @ weight[:-1] + weight[-1]
    return votes


def machines(crops: Crops, trunk: Model) -> list[Points]:
    """What each of sperm_cell_labels.MACHINES sees."""
    return [
        points(crops.textures),
        points(np.stack([sperm_cell_labels.fine_texture(patch) for patch in crops.patches])),
        points(np.stack([sperm_cell_labels.deep(trunk, patch) for patch in crops.patches])),
    ]


def main() -> None:
    """Cross-validate, calibrate, write weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of sperm_mhsma")
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    arguments = parser.parse_args()
    (base,) = arguments.out.glob("mhsma-*.onnx")
    (name,) = arguments.out.glob("sperm_trunk-*.onnx")
    crops = data.read(arguments.data)
    tell = directions(np.stack([sperm_cell_labels.direction(patch) for patch in crops.patches]))
    crops = data.turned(crops, tell)
    further = machines(crops, Model(name.read_bytes()))
    print("features done", flush=True)
    nets = networks(base, crops)
    votes = out_of_fold(crops, further, nets)
    probability = train.honest(crops, votes)
    columns = range(len(LABELS))
    weights = np.stack([calibration.fit(crops.labels[:, k], votes[:, k]) for k in columns], axis=1)
    bands = {
        label: None
        if train.band(crops.labels[:, k], probability[:, k], crops.groups) is None
        else [0.5, 0.5]
        for k, label in enumerate(LABELS)
    }
    above = {
        label: calibration.threshold(crops.labels[:, k], probability[:, k])
        for k, label in enumerate(LABELS)
    }
    arrays: dict[str, Array] = {
        "licence": np.array(LICENCE),
        "bands": np.array(json.dumps(bands)),
        "thresholds": np.array(json.dumps(above)),
        "direction": tell,
        "calibration": weights,
    }
    every = np.arange(len(crops.groups))
    for prefix, found in zip(sperm_cell_labels.MACHINES, further, strict=True):
        arrays |= {f"{prefix}.{k}": v for k, v in machine(found, crops.labels, every).items()}
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)
    print(onnx_file.write(out.getvalue(), "mhsma_kernels", arguments.out, "npz"))
    figures = {"bands": bands, "thresholds": above, "weights": weights.round(4).tolist()}
    figures |= train.figures(crops, probability, above)
    path = Path(__file__).parent / "kernels_cross_validation.json"
    path.write_text(json.dumps(figures, indent=1) + "\n")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
