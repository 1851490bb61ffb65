"""Makes the fruit analyzer's weights: python -m training.fruit.train --data DIR [--out DIR]."""

import argparse
import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from PIL import Image
from sklearn.linear_model import LogisticRegression

from common.analyzers import fruit_features, fruit_outline
from training import onnx_file
from training.fruit import committee
from training.fruit.committee import Said

Floats = NDArray[np.float64]
KINDS = ("apple", "cherry", "tomato")
LICENCE = "CC BY-SA 4.0 (Fruits-360, M. Oltean)"
# How strongly the coefficients are held back; compared with 0.01 by leaving varieties out.
STRENGTH = 0.1
CLIP = 4.0
# Beyond it the answers that are given get no better: what is wrong is wrong with certainty.
LEAST = 0.6


@dataclass(frozen=True)
class Fruits:
    """Features (n, k), kinds as numbers, variety, given fold and file's digest of each picture."""

    features: Floats
    kinds: NDArray[np.int64]
    varieties: NDArray[np.str_]
    folds: NDArray[np.int64]
    digests: list[str]


@dataclass(frozen=True)
class Fitted:
    """A standardised linear model, and what it takes to say how usual a picture is."""

    mean: Floats
    spread: Floats
    weight: Floats
    shift: Floats
    centres: Floats
    precision: Floats

    def standard(self, features: Floats) -> Floats:
        """Features in units of their spread, outliers clipped."""
        return np.clip((features - self.mean) / self.spread, -CLIP, CLIP)

    def scores(self, features: Floats) -> Floats:
        """(n, 3) of the kinds."""
        return np.asarray(self.standard(features) @ self.weight + self.shift)

    def strangeness(self, features: Floats) -> Floats:
        """Mahalanobis distance to the nearest kind's centre, divided by the number of features."""
        away = ((features - self.mean) / self.spread)[:, None] - self.centres
        return np.asarray(
            np.einsum("nki,ij,nkj->nk", away, self.precision, away).min(1) / away.shape[2]
        )


def read(folder: Path) -> Fruits:
    """Every picture of each variety, measured by the product's own code."""
    with (folder / "labels.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))
    features = []
    for row in rows:
        with Image.open(folder / row["file"]) as picture:
            scene = fruit_outline.find(np.asarray(picture.convert("RGB")))
        features.append(fruit_features.describe(scene.picture, scene.items[0]))
    return Fruits(
        features=np.array(features),
        kinds=np.array([KINDS.index(row["label"]) for row in rows]),
        varieties=np.array([row["group"] for row in rows]),
        folds=np.array([int(row["fold"]) for row in rows]),
        digests=[committee.digest(folder / row["file"]) for row in rows],
    )


def fit(features: Floats, kinds: NDArray[np.int64]) -> Fitted:
    """Multinomial logistic regression with balanced kinds."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    standard = (features - mean) / spread
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000, tol=1e-7)
    model.fit(np.clip(standard, -CLIP, CLIP), kinds)
    centres = np.stack([standard[kinds == k].mean(axis=0) for k in range(len(KINDS))])
    within = standard - centres[kinds]
    covariance = within.T @ within / len(within)
    # Shrunk by a fifth towards independence: 47 varieties do not fix 91 x 91 numbers.
    shrunk = 0.8 * covariance + 0.2 * np.eye(len(covariance))
    return Fitted(mean, spread, model.coef_.T, model.intercept_, centres, np.linalg.inv(shrunk))


def graph(models: Sequence[Fitted], metadata: dict[str, str]) -> bytes:
    """The models as ONNX: `features` (1, k) to `scores` (m, 1, 3) and `strangeness` (m, 1)."""
    count = models[0].mean.size
    constants = {
        "low": np.array(-CLIP),
        "high": np.array(CLIP),
        "mean": np.stack([m.mean[None] for m in models]),
        "spread": np.stack([m.spread[None] for m in models]),
        "weight": np.stack([m.weight for m in models]),
        "shift": np.stack([m.shift[None] for m in models]),
        "centres": np.stack([m.centres for m in models]),
        "precision": np.stack([m.precision for m in models]),
        "count": np.array(float(count)),
    }
    nodes = [
        helper.make_node("Sub", ["features", "mean"], ["moved"]),
        helper.make_node("Div", ["moved", "spread"], ["standard"]),
        helper.make_node("Clip", ["standard", "low", "high"], ["clipped"]),
        helper.make_node("MatMul", ["clipped", "weight"], ["product"]),
        helper.make_node("Add", ["product", "shift"], ["scores"]),
        helper.make_node("Sub", ["standard", "centres"], ["away"]),
        helper.make_node("MatMul", ["away", "precision"], ["bent"]),
        helper.make_node("Mul", ["bent", "away"], ["squares"]),
        helper.make_node("ReduceSum", ["squares", "last"], ["distances"], keepdims=0),
        helper.make_node("ReduceMin", ["distances", "second"], ["nearest"], keepdims=1),
        helper.make_node("Div", ["nearest", "count"], ["strangeness"]),
    ]
    weights = [
        numpy_helper.from_array(np.asarray(value, dtype=np.float32), name)
        for name, value in constants.items()
    ]
    weights += [
        numpy_helper.from_array(np.array([axis], dtype=np.int64), name)
        for name, axis in (("last", 2), ("second", 1))
    ]
    number = len(models)
    made = helper.make_graph(
        nodes,
        "fruit",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, [1, count])],
        [
            helper.make_tensor_value_info("scores", TensorProto.FLOAT, [number, 1, len(KINDS)]),
            helper.make_tensor_value_info("strangeness", TensorProto.FLOAT, [number, 1]),
        ],
        weights,
    )
    whole = helper.make_model(made, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    helper.set_model_props(whole, metadata)
    onnx.checker.check_model(whole)
    return bytes(whole.SerializeToString(deterministic=True))


def main() -> None:
    """Cross-validate over varieties, fit on everything, write weights and the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of fruit_360_3body")
    parser.add_argument("--out", type=Path, default=onnx_file.WEIGHTS)
    arguments = parser.parse_args()
    fruits = read(arguments.data)
    scores, strange = np.zeros((len(fruits.kinds), len(KINDS))), np.zeros(len(fruits.kinds))
    models = []
    for fold in np.unique(fruits.folds):
        held = fruits.folds == fold
        model = fit(fruits.features[~held], fruits.kinds[~held])
        models.append(model)
        scores[held] = model.scores(fruits.features[held])
        strange[held] = model.strangeness(fruits.features[held])
    told = Said(
        kinds_known=KINDS,
        scores=scores,
        kinds=fruits.kinds,
        folds=fruits.folds,
        groups=fruits.varieties,
        sets=np.full(len(fruits.kinds), committee.VARIETIES),
        taught=np.ones(len(fruits.kinds), dtype=bool),
        strangeness=strange,
        least=LEAST,
    )
    models.append(fit(fruits.features, fruits.kinds))
    judged, members, everyone = committee.judge(told)
    metadata = {
        "licence": LICENCE,
        "kinds": json.dumps(KINDS),
        **committee.metadata(members, everyone, fruits.digests, fruits.folds),
    }
    print(onnx_file.write(graph(models, metadata), "fruit", arguments.out))
    figures = {
        **committee.factors(members, everyone),
        **committee.of_set(told, judged, committee.VARIETIES),
    }
    text = json.dumps(figures, indent=1) + "\n"
    (Path(__file__).parent / "cross_validation.json").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
