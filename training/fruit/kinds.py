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

from common.analyzers import coarse, fruit, fruit_kinds
from training import onnx_bytes, onnx_export, onnx_file, whole_net
from training.fruit import committee
from training.fruit.committee import ELSE, PHOTOGRAPHS, VARIETIES
from training.ridge import Ridge

Rows = NDArray[np.intp]
KINDS = ("apple", "banana", "cherry", "mixed", "orange", "tomato", fruit_kinds.OTHER)
LICENCE = (
    "Fruits-360 CC BY-SA 4.0 (M. Oltean); web photographs, rights unknown (fruit-images-for-object-"
    "detection, Kaggle); network pre-trained on ImageNet (research only)"
)
PENALTIES = (0.3, 0.1, 0.03, 0.01)
# Turns of one fruit say little more than every sixth of them: the others are only judged.
EVERY = 6
OTHERS = 20
FOLDS = 5


@dataclass(frozen=True)
class Pictures:
    """Files and, of each, the kind's number, fold, group, set, and whether it may teach."""

    paths: tuple[Path, ...]
    kinds: NDArray[np.int64]
    folds: NDArray[np.int64]
    groups: NDArray[np.str_]
    sets: NDArray[np.str_]
    taught: NDArray[np.bool_]


def square(path: Path, side: int) -> NDArray[np.float32]:
    """A picture as the network sees it."""
    with Image.open(path) as picture:
        image = np.asarray(picture.convert("RGB"))
    return fruit_kinds.square(coarse.averaged(image, fruit.ENOUGH_SIDE)[0], side)


def read(data: Path, photographs: Path, others: list[Path]) -> Pictures:
    """Every picture of each variety, every photograph, and OTHERS of each other set."""
    found: list[tuple[Path, str, int, str, str, bool]] = []
    for folder, every, name in ((data, EVERY, VARIETIES), (photographs, 1, PHOTOGRAPHS)):
        for number, row in enumerate(_rows(folder)):
            path, teaches = folder / row["file"], number % every == 0
            found.append((path, row["label"], int(row["fold"]), row["group"], name, teaches))
    for number, folder in enumerate(sorted(others)):
        files = _pictures(folder)
        for path in files[:: max(1, len(files) // OTHERS)][:OTHERS]:
            found.append((path, fruit_kinds.OTHER, number % FOLDS, folder.name, ELSE, True))
    paths, labels, folds, groups, sets, taught = zip(*found, strict=True)
    return Pictures(
        paths=paths,
        kinds=np.array([KINDS.index(label) for label in labels]),
        folds=np.array(folds),
        groups=np.array(groups),
        sets=np.array(sets),
        taught=np.array(taught),
    )


def _pictures(folder: Path) -> list[Path]:
    found = [p for p in folder.rglob("*") if p.suffix.lower() in (".jpg", ".jpeg", ".png", ".bmp")]
    return sorted((p for p in found if "mask" not in str(p).lower()), key=str)


def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "labels.csv").open(newline="") as table:
        return list(csv.DictReader(table))


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


def members(features: NDArray[np.float32], pictures: Pictures) -> tuple[list[Ridge], list[float]]:
    """For each fold the answer that the other folds teach, which also chose its penalty."""
    answers, penalties = [], []
    for fold in np.unique(pictures.folds):
        rows = np.flatnonzero((pictures.folds != fold) & pictures.taught)
        penalties.append(chosen(features, pictures, rows))
        answers.append(learnt(features, pictures.kinds, rows, penalties[-1]))
    return answers, penalties


def out_of_fold(
    answers: list[Ridge], features: NDArray[np.float32], pictures: Pictures
) -> committee.Said:
    """What each member says of the pictures that it has not seen."""
    scores = np.zeros((len(pictures.kinds), len(KINDS)))
    for fold, answer in zip(np.unique(pictures.folds), answers, strict=True):
        held = pictures.folds == fold
        scores[held] = answer.scores(features[held])
    return committee.Said(
        kinds_known=KINDS,
        scores=scores,
        kinds=pictures.kinds,
        folds=pictures.folds,
        groups=pictures.groups,
        sets=pictures.sets,
        taught=pictures.taught,
        strangeness=None,
        least=None,
    )


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
    squares = (square(path, whole_net.SIDE) for path in pictures.paths)
    features = whole_net.describe(stages, squares)
    answers, penalties = members(features, pictures)
    told = out_of_fold(answers, features, pictures)
    judged, factors, everyone = committee.judge(told)
    metadata = {
        "licence": LICENCE,
        "side": json.dumps(whole_net.SIDE),
        "kinds": json.dumps(KINDS),
        **committee.metadata(
            factors, everyone, [committee.digest(path) for path in pictures.paths], pictures.folds
        ),
    }
    everything = np.flatnonzero(pictures.taught)
    penalty = chosen(features, pictures, everything)
    answers.append(learnt(features, pictures.kinds, everything, penalty))
    folded = [answer.folded() for answer in answers]
    weight, shift = (np.concatenate(parts, axis=-1) for parts in zip(*folded, strict=True))
    net = whole_net.Answer(stages, weight, shift)
    example = torch.zeros(1, 3, whole_net.SIDE, whole_net.SIDE)
    data = onnx_bytes.stored(onnx_export.export(net, example, ["scores"], metadata))
    print(onnx_file.write(data, "fruit_kinds", arguments.out))
    figures = {
        "penalty": penalty,
        "penalties_of_folds": penalties,
        **committee.factors(factors, everyone),
        **{name: committee.of_set(told, judged, name) for name in (VARIETIES, PHOTOGRAPHS)},
        "something_else": of_else(pictures, judged.said),
    }
    text = json.dumps(figures, indent=1) + "\n"
    (Path(__file__).parent / "kinds_cross_validation.json").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
