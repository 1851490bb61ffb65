"""Ridge regression with a Gaussian kernel, in the form that `sperm_cell_heads.Kernel` has."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Array = NDArray[np.generic]


def likeness(points: Floats, gamma: float) -> Floats:
    """(n, n) of (n, k) points: 1 for the same point, 0 far away."""
    squares = (points**2).sum(axis=1)
    return np.asarray(np.exp(-gamma * (squares[:, None] + squares - 2 * points @ points.T)))


def solve(alike: Floats, truth: Floats, ridge: float) -> tuple[Floats, Floats]:
    """(n, labels) dual coefficients and (labels,) shift for (n, labels) truth, 0 or 1."""
    shift = truth.mean(axis=0)
    held = alike + ridge * np.eye(len(alike))
    return np.asarray(np.linalg.solve(held, truth - shift), dtype=np.float64), shift


def machine(features: NDArray[np.float32], truth: Floats, ridge: float) -> dict[str, Array]:
    """A kernel machine on (n, k) features themselves, each standardised."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-3
    support = ((features - mean) / spread).astype(np.float16)
    points = support.astype(np.float64)
    gamma = 1 / (2 * points.shape[1])
    dual, shift = solve(likeness(points, gamma), truth, ridge)
    return {
        "mean": mean.astype(np.float32),
        "spread": spread.astype(np.float32),
        "directions": np.eye(points.shape[1], dtype=np.float16),
        "support": support,
        "dual": dual.astype(np.float32),
        "shift": shift.astype(np.float32),
        "gamma": np.array(gamma),
    }
