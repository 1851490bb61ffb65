"""Scores -> probabilities: logistic regression on out-of-fold predictions (Platt scaling)."""

import numpy as np
from numpy.typing import NDArray

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


def sigmoid(values: Floats) -> Floats:
    """1 / (1 + exp(-x)), without overflow."""
    return np.asarray(0.5 * (1 + np.tanh(values / 2)), dtype=np.float64)
