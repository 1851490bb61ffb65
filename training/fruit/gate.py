"""Makes the weights that tell fruit from anything else: python -m training.fruit.gate --data DIR
--photographs DIR --everyday DIR --others DIR ... [--out DIR].

DIR are fruit_360_3body, fruit_kaggle300, the half `taught` of `training.photographs`, and sets of
anything else. "Other" as a kind among kinds, taught by medical pictures only, let every fifth
photograph of an everyday thing pass for a fruit.
"""

import argparse
import csv
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from common.analyzers.fruit_committee import Factors
from training import onnx_export, onnx_file, ring_net
from training.fruit import committee, kinds

LICENCE = (
    f"{kinds.LICENCE}; photographs of everyday things from Debian's packages, each under its own"
    " licence"
)
SIDE = 128
BATCH = 64
# The coarsest stage is 4 x 4 there: no pixel's centre lies in the middle one of its rings.
EMPTY = slice(1776, 2160)
# Strength of the penalty; 0.001 to 0.1 were compared with whole sources held back.
C = 0.1


class Whole(ring_net.Rings):
    """The features of a whole picture, without those of the empty ring."""

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        """(n, 2160)."""
        found = super().forward(pixels)
        return torch.cat([found[:, : EMPTY.start], found[:, EMPTY.stop :]], dim=1)


@dataclass(frozen=True)
class Answers:
    """The folds' answers and that of all, beside each other."""

    each: list[ring_net.Linear]

    def folded(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """(2160, answers) factors and (answers,) shifts that take plain features."""
        parts = [one.folded() for one in self.each]
        return np.hstack([weight for weight, _ in parts]), np.hstack([shift for _, shift in parts])


@dataclass(frozen=True)
class Asked:
    """Files and, of each, 1 where it shows fruit, fold, name of its part, and whether it may teach.

    A set or a source of things that are no fruit lies in one fold as a whole.
    """

    paths: tuple[Path, ...]
    is_fruit: NDArray[np.int64]
    folds: NDArray[np.int64]
    names: NDArray[np.str_]
    taught: NDArray[np.bool_]


def read(pictures: kinds.Pictures, everyday: Path) -> Asked:
    """The pictures of the kinds, and the photographs of everyday things."""
    with (everyday / "labels.csv").open(newline="") as table:
        files = [row["file"] for row in csv.DictReader(table)]
    sources, numbers = np.unique([file.partition("/")[0] for file in files], return_inverse=True)
    fruits = pictures.sets != committee.ELSE
    more = len(files)
    return Asked(
        paths=(*pictures.paths, *(everyday / file for file in files)),
        is_fruit=np.concatenate([fruits, np.zeros(more, dtype=bool)]).astype(np.int64),
        folds=np.concatenate([pictures.folds, numbers % kinds.FOLDS]),
        names=np.concatenate([np.where(fruits, pictures.sets, pictures.groups), sources[numbers]]),
        taught=np.concatenate([pictures.taught, np.ones(more, dtype=bool)]),
    )


def describe(rings: Whole, paths: tuple[Path, ...]) -> NDArray[np.float32]:
    """(n, 1, 2160): the mean over the four views."""
    found = []
    for at in range(0, len(paths), BATCH):
        squares = np.stack([kinds.square(path, SIDE) for path in paths[at : at + BATCH]])
        found.append(ring_net.describe(rings, squares).mean(axis=1, keepdims=True))
    return np.concatenate(found)


def learnt(
    features: NDArray[np.float32], asked: Asked
) -> tuple[list[ring_net.Linear], NDArray[np.bool_]]:
    """Each fold's member and last the answer that all taught; and what passes the members."""
    said = np.zeros(len(asked.paths), dtype=bool)
    gates = []
    for fold in np.unique(asked.folds):
        held = asked.folds == fold
        rows = ~held & asked.taught
        gate = ring_net.Linear(features[rows], asked.is_fruit[rows], C)
        said[held] = gate.scores(features[held])[:, 0] > 0
        gates.append(gate)
    gates.append(ring_net.Linear(features[asked.taught], asked.is_fruit[asked.taught], C))
    return gates, said


def main() -> None:
    """Judge with folds of fruit and whole sources held back; write weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of fruit_360_3body")
    parser.add_argument("--photographs", type=Path, required=True, help="fruit_kaggle300")
    parser.add_argument("--everyday", type=Path, required=True, help="half `taught`")
    parser.add_argument("--others", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS / "research")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    pictures = kinds.read(arguments.data, arguments.photographs, arguments.others)
    asked = read(pictures, arguments.everyday)
    rings = Whole().eval()
    features = describe(rings, asked.paths)
    gates, said = learnt(features, asked)
    metadata = {
        "licence": LICENCE,
        "side": json.dumps(SIDE),
        "kinds": json.dumps(["fruit"]),
        **committee.metadata(
            [Factors()] * (len(gates) - 1),
            Factors(),
            [committee.digest(path) for path in asked.paths],
            asked.folds,
        ),
    }
    answer = ring_net.Answer(rings, Answers(gates))
    data = onnx_export.export(answer, torch.zeros(1, 3, SIDE, SIDE), ["odds"], metadata)
    print(onnx_file.write(data, "fruit_gate", arguments.out))
    text = json.dumps(
        {
            str(name): {
                "pictures": int((asked.names == name).sum()),
                "passed": round(float(said[asked.names == name].mean()), 4),
            }
            for name in np.unique(asked.names)
        },
        indent=1,
    )
    (Path(__file__).parent / "gate_cross_validation.json").write_text(text + "\n")
    print(text)


if __name__ == "__main__":
    main()
