"""Makes the fruit kinds' research weights: python -m training.fruit.kinds --data DIR
--photographs DIR --others DIR ... [--out DIR].

DIR are fruit_360_3body, fruit_kaggle300, and sets of anything else, which teach what is no fruit.
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

from common.analyzers import coarse, fruit, fruit_kinds
from training import onnx_bytes, onnx_export, onnx_file, whole_net
from training.evaluate import metrics
from training.ridge import Ridge

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
KINDS = ("apple", "banana", "cherry", "mixed", "orange", "tomato", fruit_kinds.OTHER)
LICENCE = (
    "Fruits-360 CC BY-SA 4.0 (M. Oltean); web photographs, rights unknown (fruit-images-for-object-"
    "detection, Kaggle); network pre-trained on ImageNet (research only)"
)
SIDE = max(whole_net.SIDES)
PENALTIES = (0.3, 0.1, 0.03, 0.01)
# Turns of one fruit say little more than every sixth of them.
EVERY = 6
OTHERS = 20
FOLDS = 5
LEAST = tuple(np.round(np.arange(0.3, 0.96, 0.05), 2).tolist())
WANTED_ACCURACY = 0.9
VARIETIES, PHOTOGRAPHS, ELSE = "varieties", "photographs", "else"


@dataclass(frozen=True)
class Pictures:
    """Squares (n, s, s, 3) and, of each, the kind's number, fold, group and set."""

    squares: NDArray[np.float32]
    kinds: NDArray[np.int64]
    folds: NDArray[np.int64]
    groups: NDArray[np.str_]
    sets: NDArray[np.str_]


class Calibrated(nn.Module):
    """A square in, a probability for each of KINDS out."""

    def __init__(self, answer: whole_net.Answer, heat: float) -> None:
        super().__init__()
        self.answer, self.heat = answer, heat

    def forward(self, square: Tensor) -> Tensor:
        """(1, 7)."""
        return torch.softmax(self.answer(square) / self.heat, dim=1)


def square(path: Path, side: int = SIDE) -> NDArray[np.float32]:
    """A picture as the network sees it."""
    with Image.open(path) as picture:
        image = np.asarray(picture.convert("RGB"))
    return fruit_kinds.square(coarse.averaged(image, fruit.ENOUGH_SIDE)[0], side)


def read(data: Path, photographs: Path, others: list[Path], side: int = SIDE) -> Pictures:
    """Every sixth picture of each variety, every photograph, and OTHERS of each other set."""
    found: list[tuple[Path, str, int, str, str]] = []
    for folder, every, name in ((data, EVERY, VARIETIES), (photographs, 1, PHOTOGRAPHS)):
        for row in _rows(folder)[::every]:
            path = folder / row["file"]
            found.append((path, row["label"], int(row["fold"]), row["group"], name))
    for number, folder in enumerate(sorted(others)):
        files = _pictures(folder)
        for path in files[:: max(1, len(files) // OTHERS)][:OTHERS]:
            found.append((path, fruit_kinds.OTHER, number % FOLDS, folder.name, ELSE))
    paths, labels, folds, groups, sets = zip(*found, strict=True)
    return Pictures(
        squares=np.stack([square(path, side) for path in paths]),
        kinds=np.array([KINDS.index(label) for label in labels]),
        folds=np.array(folds),
        groups=np.array(groups),
        sets=np.array(sets),
    )


def _pictures(folder: Path) -> list[Path]:
    found = [p for p in folder.rglob("*") if p.suffix.lower() in (".jpg", ".jpeg", ".png", ".bmp")]
    return sorted((p for p in found if "mask" not in str(p).lower()), key=str)


def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "labels.csv").open(newline="") as table:
        return list(csv.DictReader(table))


def softmax(logits: Floats) -> Floats:
    """(n, k) probabilities."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def learnt(
    features: NDArray[np.float32], kinds: NDArray[np.int64], rows: Rows, penalty: float
) -> Ridge:
    """The linear answer that these rows teach."""
    return Ridge(
        features[rows], kinds[rows], widths=whole_net.WIDTHS, kinds=len(KINDS), penalty=penalty
    )


def chosen(features: NDArray[np.float32], pictures: Pictures, rows: Rows) -> float:
    """The penalty with which these rows tell each other best, varieties as much as photographs."""
    folds = pictures.folds[rows]

    def right(penalty: float) -> float:
        said = np.zeros(len(rows), dtype=np.int64)
        for fold in np.unique(folds):
            held = folds == fold
            answer = learnt(features, pictures.kinds, rows[~held], penalty)
            said[held] = answer.scores(features[rows[held]]).argmax(axis=1)
        agreed = said == pictures.kinds[rows]
        sets = pictures.sets[rows]
        return float(sum(agreed[sets == name].mean() for name in (VARIETIES, PHOTOGRAPHS)))

    return max(PENALTIES, key=right)


def out_of_fold(features: NDArray[np.float32], pictures: Pictures) -> tuple[Floats, list[float]]:
    """(n, 7) scores, each from the other folds, which also chose the penalty; and the penalties."""
    found = np.zeros((len(pictures.kinds), len(KINDS)))
    penalties = []
    for fold in np.unique(pictures.folds):
        held, taught = (np.flatnonzero(m) for m in (pictures.folds == fold, pictures.folds != fold))
        penalties.append(chosen(features, pictures, taught))
        answer = learnt(features, pictures.kinds, taught, penalties[-1])
        found[held] = answer.scores(features[held])
    return found, penalties


def temperature(logits: Floats, kinds: NDArray[np.int64]) -> float:
    """The divisor that makes the kinds most likely."""
    rows = np.arange(len(kinds))
    candidates = np.exp(np.linspace(np.log(0.01), np.log(1), 200))
    losses = [-np.log(softmax(logits / t)[rows, kinds] + 1e-12).mean() for t in candidates]
    return float(candidates[int(np.argmin(losses))])


def least_probability(
    probabilities: Floats, kinds: NDArray[np.int64], sets: NDArray[np.str_]
) -> float:
    """The lowest of LEAST above which answers are right often enough in every set."""
    top, said = probabilities.max(axis=1), probabilities.argmax(axis=1)
    for least in LEAST:
        kept = [(top >= least) & (sets == name) for name in np.unique(sets)]
        if all(k.any() and float((said[k] == kinds[k]).mean()) >= WANTED_ACCURACY for k in kept):
            return float(least)
    return float(LEAST[-1])


def honest(pictures: Pictures, logits: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Probabilities and whether they are said, both chosen on the other folds only."""
    probabilities = np.zeros_like(logits)
    said = np.zeros(len(logits), dtype=bool)
    fruits = pictures.sets != ELSE
    for fold in np.unique(pictures.folds):
        held = pictures.folds == fold
        rest = ~held & fruits
        heat = temperature(logits[~held], pictures.kinds[~held])
        sure = softmax(logits[rest] / heat)
        least = least_probability(sure, pictures.kinds[rest], pictures.sets[rest])
        probabilities[held] = softmax(logits[held] / heat)
        said[held] = probabilities[held].max(axis=1) >= least
    said &= probabilities.argmax(axis=1) != KINDS.index(fruit_kinds.OTHER)
    return probabilities, said


def of_set(
    pictures: Pictures, probabilities: Floats, said: NDArray[np.bool_], name: str
) -> dict[str, object]:
    """The out-of-fold figures of one set of fruits, intervals over its groups."""
    rows = np.flatnonzero(pictures.sets == name)
    best, top = probabilities[rows].argmax(axis=1), probabilities[rows].max(axis=1)
    truth, groups = pictures.kinds[rows], pictures.groups[rows]
    right = (best == truth).astype(np.int64)
    answered = np.flatnonzero(said[rows])

    def share(of: NDArray[np.intp]) -> list[float]:
        low, high = metrics.interval(lambda r: float(right[of][r].mean()), groups[of].tolist())
        return [round(v, 4) for v in (float(right[of].mean()), low, high)]

    return {
        "pictures": rows.size,
        "groups": len(set(groups.tolist())),
        "commonest_kind": round(float(np.bincount(truth).max() / rows.size), 4),
        "accuracy": share(np.arange(rows.size)),
        "answered": round(answered.size / rows.size, 4),
        "accuracy_of_answered": share(answered) if answered.size else None,
        "calibration_error": round(metrics.unbiased_calibration_error(right, top), 4),
        "risk_coverage": [
            [least, round(float((top >= least).mean()), 4), round(1 - float(kept.mean()), 4)]
            for least in LEAST[::2]
            if (kept := right[top >= least]).size
        ],
        "recall": {KINDS[k]: round(float(right[truth == k].mean()), 3) for k in np.unique(truth)},
        "never_right": sorted(str(g) for g in set(groups.tolist()) if not right[groups == g].any())
        if name == VARIETIES
        else [],
    }


def of_else(pictures: Pictures, said: NDArray[np.bool_]) -> dict[str, object]:
    """How often each set of something else got a kind, when the whole set was not taught."""
    names = np.unique(pictures.groups[pictures.sets == ELSE])
    return {
        "pictures": int((pictures.sets == ELSE).sum()),
        "sets": names.size,
        "got_a_kind": {
            str(name): round(float(said[pictures.groups == name].mean()), 4) for name in names
        },
    }


def main() -> None:
    """Cross-validate over varieties, photographs and sets; write weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of fruit_360_3body")
    parser.add_argument("--photographs", type=Path, required=True, help="fruit_kaggle300")
    parser.add_argument("--others", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    pictures = read(arguments.data, arguments.photographs, arguments.others)
    stages = whole_net.Stages().eval()
    features = whole_net.describe(stages, pictures.squares)
    logits, penalties = out_of_fold(features, pictures)
    probabilities, said = honest(pictures, logits)
    fruits = pictures.sets != ELSE
    heat = temperature(logits, pictures.kinds)
    sure = softmax(logits[fruits] / heat)
    least = least_probability(sure, pictures.kinds[fruits], pictures.sets[fruits])
    metadata = {
        "licence": LICENCE,
        "side": json.dumps(SIDE),
        "kinds": json.dumps(KINDS),
        "least_probability": json.dumps(least),
        "taught": json.dumps(sorted(set(pictures.groups[fruits].tolist()))),
    }
    everything = np.arange(len(pictures.kinds))
    penalty = chosen(features, pictures, everything)
    weight, shift = learnt(features, pictures.kinds, everything, penalty).folded()
    net = Calibrated(whole_net.Answer(stages, weight, shift), heat)
    example = torch.zeros(1, 3, SIDE, SIDE)
    data = onnx_bytes.stored(onnx_export.export(net, example, ["probabilities"], metadata))
    print(onnx_file.write(data, "fruit_kinds", arguments.out))
    figures = {
        "penalty": penalty,
        "penalties_of_folds": penalties,
        "temperature": round(heat, 4),
        "least_probability": least,
        **{name: of_set(pictures, probabilities, said, name) for name in (VARIETIES, PHOTOGRAPHS)},
        "something_else": of_else(pictures, said),
    }
    text = json.dumps(figures, indent=1) + "\n"
    (Path(__file__).parent / "kinds_cross_validation.json").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
