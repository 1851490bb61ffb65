"""Makes the embryo's weights: python -m training.embryo.train --data DIR --stork DIR [--out DIR].

DIR is embryo_hvwc23. The other clinic's blastocysts take no part in the training or in any choice;
their scores are only reported.
"""

import argparse
import csv
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn

from common.analyzers import embryo_outline
from training import calibration, onnx_export, onnx_file, ring_net
from training.evaluate import metrics

Floats = NDArray[np.float64]
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
    """Squares (n, s, s), truth 1 = good, day, fold, group and file of each picture."""

    squares: NDArray[np.float32]
    truth: NDArray[np.int64]
    days: list[str]
    folds: NDArray[np.int64]
    groups: list[str]


class Calibrated(nn.Module):
    """A square in, the calibrated probability of "good" out."""

    def __init__(self, answer: ring_net.Answer, weight: Floats) -> None:
        super().__init__()
        self.answer = answer
        self.slope, self.shift = float(weight[0]), float(weight[1])

    def forward(self, square: Tensor) -> Tensor:
        """(1, 1)."""
        return torch.sigmoid(self.answer(square) * self.slope + self.shift)


def read(folder: Path) -> Embryos:
    """Every picture in which the product's own code finds an embryo."""
    with (folder / "labels.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))
    kept, squares = [], []
    for row in rows:
        with Image.open(folder / row["file"]) as picture:
            grey = embryo_outline.grey(np.asarray(picture.convert("RGB")))
        found = embryo_outline.find(grey)
        if found is not None:
            kept.append(row)
            squares.append(embryo_outline.square(grey, found, SIDE))
    return Embryos(
        squares=np.stack(squares),
        truth=np.array([int(row["good"]) for row in kept]),
        days=[row.get("day", "5") for row in kept],
        folds=np.array([int(row.get("fold") or 0) for row in kept]),
        groups=[row["group"] for row in kept],
    )


def band(probability: Floats) -> list[float]:
    """The widest band around 0.5 that leaves nine of ten answers."""
    confidence = np.maximum(probability, 1 - probability)
    least = next(t for t in CANDIDATES if float((confidence >= t).mean()) >= LEAST_COVERAGE)
    return [round(1 - least, 2), least]


def with_interval(truth: NDArray[np.int64], score: Floats, groups: list[str]) -> list[float]:
    """ROC AUC and its 95 % interval over groups."""
    low, high = metrics.interval(lambda r: metrics.roc_auc(truth[r], score[r]), groups)
    return [round(v, 4) for v in (metrics.roc_auc(truth, score), low, high)]


def of_day(truth: NDArray[np.int64], probability: Floats, groups: list[str]) -> dict[str, object]:
    """The figures of one day's embryos, out of fold."""
    return {
        "embryos": len(truth),
        "good": round(float(truth.mean()), 4),
        "roc_auc": with_interval(truth, probability, groups),
        "average_precision": round(metrics.average_precision(truth, probability), 4),
        **calibration.agreement(truth, probability),
        "risk_coverage": [
            [round(v, 4) for v in row] for row in metrics.risk_coverage(truth, probability)
        ],
    }


def elsewhere(other: Embryos, probability: Floats) -> dict[str, object]:
    """The figures of another clinic's embryos, each the mean of its focal planes."""
    names = sorted(set(other.groups))
    planes = {n: probability[np.array(other.groups) == n] for n in names}
    means = np.array([planes[n].mean() for n in names])
    goods = np.array([other.truth[other.groups.index(n)] for n in names])
    return {
        "embryos": len(names),
        "roc_auc_of_means": metrics.roc_auc(goods, means),
        "roc_auc_of_planes": round(metrics.roc_auc(other.truth, probability), 4),
        "means": {n: round(float(m), 4) for n, m in zip(names, means, strict=True)},
        "spread_over_planes": {n: round(float(planes[n].std()), 4) for n in names},
    }


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
        groups = [known.groups[i] for i in rows]
        scores = ring_net.out_of_fold(features[rows], truth, folds, C)
        probability = calibration.out_of_fold(truth, scores, folds)
        figures[f"day_{day}"] = of_day(truth, probability, groups)
    linear = ring_net.Linear(features[rows], truth, C)
    weight = calibration.fit(truth, scores)
    net = Calibrated(ring_net.Answer(rings, linear), weight)
    limits = band(probability)
    metadata = {
        "licence": LICENCE,
        "side": json.dumps(SIDE),
        "day": json.dumps(5),
        "band": json.dumps(limits),
    }
    example = torch.from_numpy(known.squares[:1])[:, None]
    path = onnx_file.write(
        onnx_export.export(net, example, ["probability"], metadata), "embryo", arguments.out
    )
    print(path)
    theirs = calibration.apply(weight, linear.scores(ring_net.describe(rings, other.squares)))
    figures |= {"band": limits, "other_clinic": elsewhere(other, theirs)}
    text = json.dumps(figures, indent=1) + "\n"
    (Path(__file__).parent / "cross_validation.json").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
