"""The cheap baseline that a model has to beat: gradient histograms and a support vector machine.

python -m training.baseline sperm|fruit|photographs --data DIR
"""

import argparse
import csv
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage.feature import hog
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from training.evaluate import metrics

SIDE = 64
LABELS = ("acrosome", "head", "vacuole", "tail")
# Turns of one fruit say little more than every third of them.
EVERY = {"sperm": 1, "fruit": 3, "photographs": 1}


def read(folder: Path, every: int) -> tuple[list[dict[str, str]], NDArray[np.float64]]:
    """The rows of labels.csv, and the gradient histogram of each grey picture at 64 pixels."""
    with (folder / "labels.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))[::every]
    described = []
    for row in rows:
        with Image.open(folder / row["file"]) as picture:
            small = picture.convert("L").resize((SIDE, SIDE), Image.Resampling.BOX)
        grey = np.asarray(small, dtype=np.float64) / 255
        described.append(hog(grey, orientations=9, pixels_per_cell=(8, 8), cells_per_block=(2, 2)))
    return rows, np.array(described)


def machine() -> Pipeline:
    """Standardised features, Gaussian kernel, balanced classes."""
    return make_pipeline(StandardScaler(), SVC(C=1.0, class_weight="balanced"))


def sperm(rows: Sequence[dict[str, str]], features: NDArray[np.float64]) -> dict[str, object]:
    """ROC AUC of each label on the split `valid`, learnt from `train`."""
    valid = np.array([row["split"] == "valid" for row in rows])
    groups = [row["group"] for row in rows if row["split"] == "valid"]
    result: dict[str, object] = {}
    for name in LABELS:
        truth = np.array([int(row[name]) for row in rows])
        score = machine().fit(features[~valid], truth[~valid]).decision_function(features[valid])
        held = truth[valid]
        low, high = metrics.interval(lambda r, t=held, s=score: metrics.roc_auc(t[r], s[r]), groups)
        said = (score > 0).astype(np.int64)
        result[name] = {
            "roc_auc": [round(v, 4) for v in (metrics.roc_auc(held, score), low, high)],
            "mcc": round(metrics.mcc(held, said), 4),
        }
    return result


def fruit(rows: Sequence[dict[str, str]], features: NDArray[np.float64]) -> dict[str, object]:
    """Accuracy out of fold, whole varieties held back."""
    truth = np.array([row["label"] for row in rows])
    folds = np.array([row["fold"] for row in rows])
    said = np.empty_like(truth)
    for fold in np.unique(folds):
        held = folds == fold
        said[held] = machine().fit(features[~held], truth[~held]).predict(features[held])
    groups = [row["group"] for row in rows]
    low, high = metrics.interval(lambda r: float(np.mean(truth[r] == said[r])), groups)
    point = float(np.mean(truth == said))
    return {"accuracy": [round(v, 4) for v in (point, low, high)]}


TASKS = {"sperm": sperm, "fruit": fruit, "photographs": fruit}


def main() -> None:
    """Print the baseline's figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=sorted(EVERY))
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    rows, features = read(arguments.data, EVERY[arguments.task])
    print(json.dumps(TASKS[arguments.task](rows, features)))


if __name__ == "__main__":
    main()
