"""Makes the embryo's weights: python -m training.embryo.train --data DIR --stork DIR [--out DIR].

DIR is embryo_hvwc23. The other clinic's blastocysts take no part in the training or in any choice;
their scores are only reported.
"""

import argparse
import csv
import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from common.analyzers import embryo_outline
from common.analyzers.embryo_quality import DIGITS
from training import calibration, onnx_export, onnx_file, ring_net
from training.embryo import look_alikes
from training.embryo.figures import of_day, over_planes

Floats = NDArray[np.float64]
Folds = NDArray[np.int64]
LICENCE = (
    "none stated (HVWC23, Kaggle competition data, research only); network pre-trained on ImageNet"
    " (research only)"
)
SIDE = 192
# Strength of the penalty; 0.001, 0.0001 and kernel machines were compared out of fold.
C = 1e-4
LEAST_COVERAGE = 0.9
CANDIDATES = (0.7, 0.65, 0.6, 0.55, 0.5)


@dataclass(frozen=True)
class Embryos:
    """Squares (n, s, s), truth 1 = good, day, fold, group and file digest of each picture."""

    squares: NDArray[np.float32]
    truth: NDArray[np.int64]
    days: list[str]
    folds: NDArray[np.int64]
    groups: list[str]
    digests: list[str]


def read(folder: Path) -> Embryos:
    """Every picture in which the product's own code finds an embryo.

    Folds are the given ones, but for embryos that they hold apart: these stay together.
    """
    with (folder / "labels.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))
    kept, squares, digests, seen = [], [], [], []
    for row in rows:
        data = (folder / row["file"]).read_bytes()
        with Image.open(io.BytesIO(data)) as picture:
            grey = embryo_outline.grey(np.asarray(picture.convert("RGB")))
        found = embryo_outline.find(grey)
        if found is not None:
            kept.append(row)
            digests.append(hashlib.sha256(data).hexdigest()[:DIGITS])
            seen.append(look_alikes.looks(row["file"], row.get("day", "5"), data))
            squares.append(embryo_outline.square(grey, found, SIDE))
    groups = look_alikes.joined([row["group"] for row in kept], seen)
    given = np.array([int(row.get("fold") or 0) for row in kept])
    return Embryos(
        squares=np.stack(squares),
        truth=np.array([int(row["good"]) for row in kept]),
        days=[row.get("day", "5") for row in kept],
        folds=look_alikes.folds_kept_whole(groups, given),
        groups=groups,
        digests=digests,
    )


@dataclass(frozen=True)
class Committee:
    """For each fold the linear answer and the calibration (slope, shift) that the others taught;
    the calibration of all; and the probability of each picture by the member that left it out.
    """

    answers: list[ring_net.Linear]
    calibrations: list[Floats]
    everyone: Floats
    probability: Floats

    def said(self, features: NDArray[np.float32]) -> Floats:
        """(n,) calibrated probabilities of features (n, 4, k) that taught nobody."""
        scores = np.mean([answer.scores(features) for answer in self.answers], axis=0)
        return calibration.apply(self.everyone, scores)


def learn(features: NDArray[np.float32], truth: NDArray[np.int64], folds: Folds) -> Committee:
    """A member for each fold, in their order; each is calibrated on the folds that it learnt from,
    by what the members that left those out say of them.
    """
    names = np.unique(folds)
    answers = [ring_net.Linear(features[folds != f], truth[folds != f], C) for f in names]
    scores = np.zeros((len(truth), 1))
    for fold, answer in zip(names, answers, strict=True):
        scores[folds == fold] = answer.scores(features[folds == fold])
    calibrations = [calibration.fit(truth[folds != f], scores[folds != f]) for f in names]
    probability = np.zeros(len(truth))
    for fold, weight in zip(names, calibrations, strict=True):
        probability[folds == fold] = calibration.apply(weight, scores[folds == fold])
    return Committee(answers, calibrations, calibration.fit(truth, scores), probability)


def stored(committee: Committee, limits: list[float], seen: Mapping[str, int]) -> dict[str, str]:
    """What the analyzer must know besides the network."""
    found = {
        "side": SIDE,
        "day": 5,
        "band": limits,
        "members": [np.round(weight, 6).tolist() for weight in committee.calibrations],
        "everyone": np.round(committee.everyone, 6).tolist(),
        "seen": seen,
    }
    return {"licence": LICENCE} | {name: json.dumps(value) for name, value in found.items()}


def band(probability: Floats) -> list[float]:
    """The widest band around 0.5 that leaves nine of ten answers."""
    confidence = np.maximum(probability, 1 - probability)
    least = next(t for t in CANDIDATES if float((confidence >= t).mean()) >= LEAST_COVERAGE)
    return [round(1 - least, 2), least]


def main() -> None:
    """Cross-validate each day, calibrate, write weights and the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of embryo_hvwc23")
    parser.add_argument("--stork", type=Path, required=True, help="folder of embryo_stork")
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    known, other = read(arguments.data), read(arguments.stork)
    rings = ring_net.Rings().eval()
    features = ring_net.describe(rings, known.squares)
    figures: dict[str, object] = {}
    for day in ("3", "5"):
        rows = np.flatnonzero(np.array(known.days) == day)
        truth, folds = known.truth[rows], known.folds[rows]
        committee = learn(features[rows], truth, folds)
        groups = [known.groups[i] for i in rows]
        figures[f"day_{day}"] = of_day(truth, committee.probability, groups)
    limits = band(committee.probability)
    names = np.unique(folds).tolist()
    seen = {known.digests[i]: names.index(known.folds[i]) for i in rows}
    path = onnx_file.write(
        onnx_export.export(
            ring_net.Answer(rings, *committee.answers),
            torch.from_numpy(known.squares[:1])[:, None],
            ["scores"],
            stored(committee, limits, seen),
        ),
        "embryo",
        arguments.out,
    )
    print(path)
    theirs = committee.said(ring_net.describe(rings, other.squares))
    figures |= {"band": limits, "other_clinic": over_planes(other.truth, theirs, other.groups)}
    text = json.dumps(figures, indent=1) + "\n"
    (Path(__file__).parent / "cross_validation.json").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
