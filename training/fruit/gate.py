"""Makes the weights that tell fruit from anything else: python -m training.fruit.gate --data DIR
--photographs DIR --everyday DIR --others DIR ... [--out DIR].

DIR are fruit_360_3body, fruit_kaggle300, the half `taught` of `training.photographs`, and sets of
anything else. "Other" as a kind among kinds, taught by medical pictures only, let every fifth
photograph of an everyday thing pass for a fruit.
"""

import argparse
import csv
import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training import onnx_export, onnx_file, ring_net
from training.fruit import kinds

LICENCE = (
    f"{kinds.LICENCE}; photographs of everyday things from Debian's packages, each under its own"
    " licence"
)
SIDE = 128
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


def read(folder: Path) -> tuple[NDArray[np.float32], NDArray[np.str_]]:
    """Squares of the photographs of everyday things, and the source of each."""
    with (folder / "labels.csv").open(newline="") as table:
        files = [row["file"] for row in csv.DictReader(table)]
    squares = np.stack([kinds.square(folder / file, SIDE) for file in files])
    return squares, np.array([file.partition("/")[0] for file in files])


def passed(
    features: NDArray[np.float32], is_fruit: NDArray[np.int64], parts: NDArray[np.str_]
) -> NDArray[np.bool_]:
    """Which pictures pass a gate that has not seen their part."""
    said = np.zeros(len(parts), dtype=bool)
    for part in np.unique(parts):
        held = parts == part
        gate = ring_net.Linear(features[~held], is_fruit[~held], C)
        said[held] = gate.scores(features[held])[:, 0] > 0
    return said


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
    known = kinds.read(arguments.data, arguments.photographs, arguments.others, SIDE)
    squares, sources = read(arguments.everyday)
    rings = Whole().eval()
    features = ring_net.describe(rings, np.concatenate([known.squares, squares]))
    features = features.mean(axis=1, keepdims=True)
    fruits = known.sets != kinds.ELSE
    is_fruit = np.concatenate([fruits, np.zeros(len(squares), dtype=bool)]).astype(np.int64)
    names = np.concatenate([np.where(fruits, known.sets, known.groups), sources])
    folds = np.array([f"fold {fold}" for fold in known.folds])
    said = passed(
        features, is_fruit, np.concatenate([np.where(fruits, folds, known.groups), sources])
    )
    metadata = {"licence": LICENCE, "side": json.dumps(SIDE)}
    answer = ring_net.Answer(rings, ring_net.Linear(features, is_fruit, C))
    example = torch.zeros(1, 3, SIDE, SIDE)
    data = onnx_export.export(answer, example, ["is_fruit"], metadata)
    print(onnx_file.write(data, "fruit_gate", arguments.out))
    text = json.dumps(
        {
            str(name): {
                "pictures": int((names == name).sum()),
                "passed": round(float(said[names == name].mean()), 4),
            }
            for name in np.unique(names)
        },
        indent=1,
    )
    (Path(__file__).parent / "gate_cross_validation.json").write_text(text + "\n")
    print(text)


if __name__ == "__main__":
    main()
