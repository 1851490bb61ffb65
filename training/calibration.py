"""Platt scaling, fitted on out-of-fold predictions."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def platt(truth: NDArray[np.int64], logit: Floats, ridge: float = 1e-3) -> tuple[float, float]:
    """(slope, shift) of the most likely sigmoid(slope * logit + shift), by Newton's method."""
    columns = np.stack([logit, np.ones_like(logit)], axis=1)
    share = (truth.sum() + 1) / (truth.size + 2)
    weight = np.array([1.0, np.log(share / (1 - share))])
    for _ in range(100):
        p = sigmoid(columns @ weight)
        slope = columns.T @ (p - truth) + ridge * weight
        curve = (columns * (p * (1 - p))[:, None]).T @ columns + ridge * np.eye(2)
        move = np.linalg.solve(curve, slope)
        weight = weight - move
        if float(np.abs(move).max()) < 1e-9:
            break
    return float(weight[0]), float(weight[1])


def sigmoid(values: Floats) -> Floats:
    """1 / (1 + exp(-x)), without overflow."""
    return np.asarray(0.5 * (1 + np.tanh(values / 2)), dtype=np.float64)
