"""Adds the words, the kernel machines and the calibration of all votes to the networks of `train`.

python -m training.sperm_cell.kernels --data DIR [--out DIR]; DIR is the folder of sperm_mhsma.
"""

import argparse
import io
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.svm import SVC

from common.analyzers import sperm_cell_upright
from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_labels import LABELS
from common.analyzers.sperm_cell_looks import MACHINES
from training import onnx_file
from training.sperm_cell import data, members, train, votes, words
from training.sperm_cell.data import Crops
from training.sperm_cell.members import Machine, Points

Floats = NDArray[np.float64]
Array = NDArray[np.generic]
LICENCE = f"{train.LICENCE}; trunk: EfficientNet-Lite0, Apache-2.0"
DIRECTIONS = 120
ROUNDS = 4
RIDGE = 0.3
NARROW = 1.7
"""How much narrower than the spread of the points the kernel is."""

RARE = 0.1
"""Below this share of abnormal crops support vectors heed the abnormal ones more."""

FILES = 2


def directions(seen: NDArray[np.float32]) -> NDArray[np.float32]:
    """What tells front from tail, by ridge regression on (n, k) `sperm_cell_upright.direction`.

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


def points(looks: NDArray[np.float32]) -> Points:
    """The main directions of these looks."""
    rows = looks.reshape(-1, looks.shape[2])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    pca = PCA(DIRECTIONS, svd_solver="randomized", iterated_power=3, random_state=0)
    along = pca.fit((rows - mean) / spread).components_.T.astype(np.float16)
    return members.placed(mean, spread, along, looks, NARROW)


def machine(found: Points, labels: NDArray[np.int64], rows: NDArray[np.intp]) -> Machine:
    """Ridge regression with a narrow kernel on these rows; for a rare label support vectors."""
    made, taught = members.learnt(found, labels, rows), members.both(rows)
    alike = found.alike[np.ix_(taught, taught)]
    for k in np.flatnonzero(labels[rows].mean(axis=0) < RARE):
        svc = SVC(C=1.0, kernel="precomputed", class_weight="balanced")
        svc.fit(alike, np.repeat(labels[rows, k], 2))
        made.dual[:, k], made.shift[k] = 0, svc.intercept_[0]
        made.dual[taught[svc.support_], k] = svc.dual_coef_[0]
    return made


def networks(model: Model, crops: Crops) -> Floats:
    """(n, folds, 4) logits of the weight file's networks."""
    return np.array([model.run(patch=patch[None, None])[0] for patch in crops.plain()])


def out_of_fold(
    crops: Crops, seen: Mapping[str, Points], nets: Floats
) -> tuple[Floats, dict[str, list[Machine]]]:
    """(n, 4, 1 + machines) votes, none of which saw the crop; each look's machines by fold."""
    found = np.zeros((*crops.labels.shape, 1 + len(seen)))
    made: dict[str, list[Machine]] = {name: [] for name in seen}
    for fold in np.unique(crops.folds):
        held, taught = np.flatnonzero(crops.folds == fold), np.flatnonzero(crops.folds != fold)
        found[held, :, 0] = nets[held, fold]
        for k, (name, look) in enumerate(seen.items(), 1):
            made[name].append(machine(look, crops.labels, taught))
            found[held, :, k] = members.scores(made[name][-1], look, held)
    return found, made


def heads(folder: Path) -> tuple[Crops, NDArray[np.float32]]:
    """The crops that teach, their fronts up; and what tells front from tail."""
    crops = data.read(folder)
    tell = directions(np.stack([sperm_cell_upright.direction(one) for one in crops.plain()]))
    return data.front_up(crops, tell), tell


def answers(
    crops: Crops, seen: Mapping[str, Points], nets: Floats
) -> tuple[dict[str, Array], dict[str, object]]:
    """All that the kernel machines' files hold but the direction, and the figures."""
    found, made = out_of_fold(crops, seen, nets)
    probability, weights = votes.out_of_fold(crops.labels, found, crops.folds)
    folds = np.unique(crops.folds)
    above = [
        votes.thresholds(crops.labels[rest], probability[rest])
        for rest in [
            *(crops.folds != fold for fold in folds),
            np.ones(len(probability), dtype=bool),
        ]
    ]
    everyone = votes.weights(crops.labels, found)
    offered = {
        label: train.band(crops.labels[:, k], probability[:, k], crops.groups)
        for k, label in enumerate(LABELS)
    }
    bands = {label: None if band is None else [0.5, 0.5] for label, band in offered.items()}
    seen_by = dict(zip(crops.digests, crops.folds.tolist(), strict=True))
    arrays: dict[str, Array] = {
        "licence": np.array(LICENCE),
        "bands": np.array(json.dumps(bands)),
        "thresholds": np.array(json.dumps(above)),
        "seen": np.array(json.dumps(seen_by)),
        "calibration": np.concatenate([weights, everyone[None]]),
    }
    every = np.arange(len(crops.groups))
    for name, look in seen.items():
        both = [*made[name], machine(look, crops.labels, every)]
        arrays |= {f"{name}.{k}": v for k, v in members.stored(look, both).items()}
    figures = {"bands": bands, "thresholds": above[-1], "weights": everyone.round(4).tolist()}
    return arrays, figures | train.figures(crops, probability, above[-1])


def write(arrays: Mapping[str, Array], folder: Path) -> None:
    """FILES files of about one size, each with its licence, the machines dealt out in order."""
    parts: list[dict[str, Array]] = [{"licence": arrays["licence"]} for _ in range(FILES)]
    for name, value in arrays.items():
        look = name.split(".")[0]
        number = MACHINES.index(look) * FILES // len(MACHINES) if look in MACHINES else 0
        parts[number][name] = value
    for number, part in enumerate(parts):
        out = io.BytesIO()
        np.savez_compressed(out, **part)
        print(onnx_file.write(out.getvalue(), f"mhsma_kernels_{number}", folder, "npz"))


def main() -> None:
    """Cross-validate, calibrate, write weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of sperm_mhsma")
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    arguments = parser.parse_args()
    (base,) = arguments.out.glob("mhsma-*.onnx")
    (trunk,) = arguments.out.glob("sperm_trunk-*.onnx")
    crops, tell = heads(arguments.data)
    known = words.export(crops.plain(), train.LICENCE)
    print(onnx_file.write(known, "mhsma_words", arguments.out))
    looks = crops.looks(Model(trunk.read_bytes()), Model(known))
    seen = {name: points(look) for name, look in looks.items()}
    print("looks done", flush=True)
    arrays, figures = answers(crops, seen, networks(Model(base.read_bytes()), crops))
    write({**arrays, "direction": tell}, arguments.out)
    path = Path(__file__).parent / "kernels_cross_validation.json"
    path.write_text(json.dumps(figures, indent=1) + "\n")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
