"""Scores -> probabilities by logistic regression on out-of-fold predictions (Platt scaling), and
probabilities -> answers.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from training.evaluate import metrics

# Below this many answers ten bins hold too few to show an error of a few hundredths.
ENOUGH = 200
NEARLY = 1e-6
HALF = 0.5
LEAST = 1 / 3
Floats = NDArray[np.float64]


def fit(truth: NDArray[np.int64], scores: Floats, ridge: float = 0.1) -> Floats:
    """(k + 1,) factors of the (n, k) scores, and the shift last, by Newton's method.

    The slight ridge keeps the factors of two scores that say the same from running apart.
    """
    columns = np.column_stack([scores, np.ones(len(scores))])
    held = np.diag([*[ridge] * scores.shape[1], 1e-6])
    weight = np.zeros(columns.shape[1])
    for _ in range(100):
        p = sigmoid(columns @ weight)
        slope = columns.T @ (p - truth) + held @ weight
        curve = (columns * (p * (1 - p))[:, None]).T @ columns + held
        move = np.linalg.solve(curve, slope)
        weight = weight - move
        if float(np.abs(move).max()) < 1e-9:
            break
    return np.asarray(weight, dtype=np.float64)


def apply(weight: Floats, scores: Floats) -> Floats:
    """(n,) probabilities of the (n, k) scores."""
    return sigmoid(np.column_stack([scores, np.ones(len(scores))]) @ weight)


def out_of_fold(truth: NDArray[np.int64], scores: Floats, folds: NDArray[np.int64]) -> Floats:
    """(n,) probabilities of the (n, k) scores, each calibrated on the other folds only."""
    found = np.zeros(len(truth))
    for fold in np.unique(folds):
        held = folds == fold
        found[held] = apply(fit(truth[~held], scores[~held]), scores[held])
    return found


def threshold(truth: NDArray[np.int64], probability: Floats) -> float:
    """Above which probability the answer is yes, so that it is given as often as it is true: a rare
    answer reaches one half too seldom, and a count of answers would be too low. One half where that
    would take an answer that is LEAST or less likely.
    """
    found = round(float(np.quantile(probability, 1 - truth.mean())), 2)
    return found if found > LEAST else HALF


def called(
    truth: NDArray[np.int64], probability: Floats, folds: NDArray[np.int64]
) -> NDArray[np.int64]:
    """(n,) 1 where the answer is yes, by the threshold that the other folds teach."""
    said = np.zeros_like(truth)
    for fold in np.unique(folds):
        held = folds == fold
        said[held] = probability[held] > threshold(truth[~held], probability[~held])
    return said


def agreement(truth: NDArray[np.int64], probability: Floats) -> dict[str, object]:
    """How well yes/no probabilities agree with what is true, with the bins of a reliability plot.

    From ENOUGH answers on the expected calibration error, bias-corrected, in ten bins of equal
    size; below it intercept (0 is right) and slope (1 is right; less is too sure) of a logistic
    regression of the truth on the log odds that were said. Nothing where all are alike.
    """
    if np.unique(truth).size < 2:
        return {}
    bins = {"reliability": metrics.reliability(truth, probability)}
    if truth.size >= ENOUGH:
        error = metrics.unbiased_calibration_error(truth, probability)
        return {"calibration_error": round(error, 4), **bins}
    held = np.clip(probability, NEARLY, 1 - NEARLY)
    slope, intercept = fit(truth, np.log(held / (1 - held))[:, None], ridge=1e-3)
    return {
        "calibration_intercept": round(float(intercept), 3),
        "calibration_slope": round(float(slope), 3),
        **bins,
    }


def table(found: Mapping[str, Sequence[Sequence[float]]]) -> str:
    """A card's table of reliability: a column for each answer, a row for each fifth of them."""
    rows = zip(*found.values(), strict=True)
    lines = [
        f"| said: true | {' | '.join(found)} |",
        f"|---|{'--:|' * len(found)}",
        *(
            f"| fifth {i} | {' | '.join(f'{said:.2f}: {true:.2f}' for said, true, _ in row)} |"
            for i, row in enumerate(rows, 1)
        ),
    ]
    return "\n".join(lines) + "\n"


def sigmoid(values: Floats) -> Floats:
    """1 / (1 + exp(-x)), without overflow."""
    return np.asarray(0.5 * (1 + np.tanh(values / 2)), dtype=np.float64)
