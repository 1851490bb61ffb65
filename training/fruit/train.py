"""Makes the fruit analyzer's weights: python -m training.fruit.train --data DIR [--out DIR]."""

import argparse
import csv
import json
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
from training.evaluate import metrics

Floats = NDArray[np.float64]
KINDS = ("apple", "cherry", "tomato")
LICENCE = "CC BY-SA 4.0 (Fruits-360, M. Oltean)"
# Pictures of one variety are turns of one fruit 7 degrees apart: every third says as much as all.
EVERY = 3
# How strongly the coefficients are held back; compared with 0.01 by leaving varieties out.
STRENGTH = 0.1
CLIP = 4.0
FAMILIAR_SHARE = 0.85
LEAST = tuple(np.round(np.arange(0.4, 0.96, 0.05), 2))
WANTED_ACCURACY = 0.85


@dataclass(frozen=True)
class Fruits:
    """Features (n, k), kinds as numbers, variety and given fold of each picture."""

    features: Floats
    kinds: NDArray[np.int64]
    varieties: NDArray[np.str_]
    folds: NDArray[np.int64]


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

    def logits(self, features: Floats) -> Floats:
        """(n, 3) scores of the kinds."""
        return np.asarray(self.standard(features) @ self.weight + self.shift)

    def strangeness(self, features: Floats) -> Floats:
        """Mahalanobis distance to the nearest kind's centre, divided by the number of features."""
        away = ((features - self.mean) / self.spread)[:, None] - self.centres
        return np.asarray(
            np.einsum("nki,ij,nkj->nk", away, self.precision, away).min(1) / away.shape[2]
        )


def read(folder: Path) -> Fruits:
    """Every third picture of each variety, measured by the product's own code."""
    with (folder / "labels.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))[::EVERY]
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


def softmax(logits: Floats) -> Floats:
    """Probabilities of each row."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def temperature(logits: Floats, kinds: NDArray[np.int64]) -> float:
    """The divisor of the logits that makes out-of-fold probabilities most likely."""
    candidates = np.exp(np.linspace(np.log(0.5), np.log(20), 200))
    rows = np.arange(len(kinds))
    losses = [-np.log(softmax(logits / t)[rows, kinds] + 1e-12).mean() for t in candidates]
    return float(candidates[int(np.argmin(losses))])


def least_probability(probabilities: Floats, kinds: NDArray[np.int64]) -> float:
    """The lowest threshold from LEAST above which out-of-fold answers are right often enough."""
    top, said = probabilities.max(axis=1), probabilities.argmax(axis=1)
    for least in LEAST:
        kept = top >= least
        if kept.any() and float((said[kept] == kinds[kept]).mean()) >= WANTED_ACCURACY:
            return float(least)
    return float(LEAST[-1])


def graph(model: Fitted, heat: float, metadata: dict[str, str]) -> bytes:
    """The model as ONNX: `features` (1, k) to `probabilities` (1, 3) and `strangeness` (1,)."""
    count = model.mean.size
    constants = {
        "mean": model.mean,
        "spread": model.spread,
        "low": np.array(-CLIP),
        "high": np.array(CLIP),
        "weight": model.weight / heat,
        "shift": model.shift / heat,
        "centres": model.centres,
        "precision": model.precision,
        "count": np.array(float(count)),
    }
    nodes = [
        helper.make_node("Sub", ["features", "mean"], ["moved"]),
        helper.make_node("Div", ["moved", "spread"], ["standard"]),
        helper.make_node("Clip", ["standard", "low", "high"], ["clipped"]),
        helper.make_node("MatMul", ["clipped", "weight"], ["product"]),
        helper.make_node("Add", ["product", "shift"], ["logits"]),
        helper.make_node("Softmax", ["logits"], ["probabilities"], axis=-1),
        helper.make_node("Sub", ["standard", "centres"], ["away"]),
        helper.make_node("MatMul", ["away", "precision"], ["bent"]),
        helper.make_node("Mul", ["bent", "away"], ["squares"]),
        helper.make_node("ReduceSum", ["squares", "last"], ["distances"], keepdims=0),
        helper.make_node("ReduceMin", ["distances", "only"], ["nearest"], keepdims=1),
        helper.make_node("Div", ["nearest", "count"], ["strangeness"]),
    ]
    weights = [
        numpy_helper.from_array(np.asarray(value, dtype=np.float32), name)
        for name, value in constants.items()
    ]
    weights += [
        numpy_helper.from_array(np.array([axis], dtype=np.int64), name)
        for name, axis in (("last", 1), ("only", 0))
    ]
    made = helper.make_graph(
        nodes,
        "fruit",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, [1, count])],
        [
            helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [1, len(KINDS)]),
            helper.make_tensor_value_info("strangeness", TensorProto.FLOAT, [1]),
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
    logits = np.zeros((len(fruits.kinds), len(KINDS)))
    strange = np.zeros(len(fruits.kinds))
    for fold in np.unique(fruits.folds):
        held = fruits.folds == fold
        model = fit(fruits.features[~held], fruits.kinds[~held])
        logits[held] = model.logits(fruits.features[held])
        strange[held] = model.strangeness(fruits.features[held])
    heat = temperature(logits, fruits.kinds)
    probabilities = softmax(logits / heat)
    least = least_probability(probabilities, fruits.kinds)
    limit = float(np.quantile(strange, FAMILIAR_SHARE))
    metadata = {
        "licence": LICENCE,
        "kinds": json.dumps(KINDS),
        "least_probability": json.dumps(least),
        "strangeness_limit": json.dumps(round(limit, 4)),
        "varieties": json.dumps(sorted(set(fruits.varieties.tolist()))),
    }
    data = graph(fit(fruits.features, fruits.kinds), heat, metadata)
    print(onnx_file.write(data, "fruit", arguments.out))
    figures = {
        "least_probability": least,
        "strangeness_limit": round(limit, 4),
        "temperature": round(heat, 4),
        **cross_validated(fruits, probabilities, least),
        **gated(fruits, probabilities.max(axis=1) >= least, strange <= limit, probabilities),
    }
    text = json.dumps(figures, indent=1) + "\n"
    (Path(__file__).parent / "cross_validation.json").write_text(text)
    print(text)


def gated(
    fruits: Fruits, sure: NDArray[np.bool_], usual: NDArray[np.bool_], probabilities: Floats
) -> dict[str, object]:
    """How much is answered out of fold, and how much of that is right, behind both gates."""
    kept = np.flatnonzero(sure & usual)
    right = (probabilities.argmax(axis=1) == fruits.kinds)[kept]
    low, high = metrics.interval(
        lambda rows: float(np.mean(right[rows])), fruits.varieties[kept].tolist()
    )
    return {
        "answered": round(kept.size / len(fruits.kinds), 4),
        "accuracy_of_answered": [round(v, 4) for v in (float(right.mean()), low, high)],
    }


def cross_validated(fruits: Fruits, probabilities: Floats, least: float) -> dict[str, object]:
    """The out-of-fold figures of the model card."""
    said, top = probabilities.argmax(axis=1), probabilities.max(axis=1)
    names = fruits.varieties.tolist()
    right = (said == fruits.kinds).astype(np.int64)
    measures = {
        name: [round(measure(fruits.kinds, said), 4)]
        + [
            round(v, 4)
            for v in metrics.interval(
                lambda rows, m=measure: m(fruits.kinds[rows], said[rows]), names
            )
        ]
        for name, measure in (
            ("accuracy", metrics.accuracy),
            ("balanced_accuracy", metrics.balanced_accuracy),
            ("macro_f1", metrics.macro_f1),
        )
    }
    curve = [
        [float(t), round(float((top >= t).mean()), 4), round(float(1 - right[top >= t].mean()), 4)]
        for t in LEAST
        if (top >= t).any()
    ]
    return {
        "pictures": len(said),
        "varieties": len(set(names)),
        **measures,
        "always_apple": round(float((fruits.kinds == 0).mean()), 4),
        "calibration_error": round(metrics.unbiased_calibration_error(right, top), 4),
        "least_probability_coverage": round(float((top >= least).mean()), 4),
        "risk_coverage": curve,
        "by_variety": {
            v: round(float(right[fruits.varieties == v].mean()), 2) for v in sorted(set(names))
        },
    }


if __name__ == "__main__":
    main()
