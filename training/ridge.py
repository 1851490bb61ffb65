"""A linear answer to many features by least squares: one against the rest, a penalty, no search.

Least squares weighs every picture of a kind alike, also those far on the right side; of groups of
pictures that never occur again that taught more than logistic regression did.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Ridge:
    """Learnt from (n, k) features, made of blocks of the given widths, of which each weighs alike.

    truth : (n,) numbers of the kinds, below `kinds`
    penalty : as a share of the usual squared length of a picture's scaled features
    """

    def __init__(
        self,
        features: NDArray[np.float32],
        truth: NDArray[np.int64],
        *,
        widths: Sequence[int],
        kinds: int,
        penalty: float,
    ) -> None:
        rows = features.astype(np.float64)
        self._mean = rows.mean(axis=0)
        spread = np.maximum(rows.std(axis=0), 1e-6)
        self._factor = 1 / spread / np.sqrt(np.repeat(widths, widths))
        scaled = (rows - self._mean) * self._factor
        inner = scaled @ scaled.T
        penalty *= float(np.median(np.diag(inner)))
        goal = np.eye(kinds)[truth]
        self._usual = goal.mean(axis=0)
        told = np.linalg.solve(inner + penalty * np.eye(len(rows)), goal - self._usual)
        self._weight = scaled.T @ told

    def scores(self, features: NDArray[np.float32]) -> Floats:
        """(n, kinds): near 1 for the kind it is, near 0 for the others."""
        scaled = (features.astype(np.float64) - self._mean) * self._factor
        return np.asarray(scaled @ self._weight + self._usual, dtype=np.float64)

    def folded(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """(k, kinds) factors and (kinds,) shifts that take plain features."""
        weight = self._weight * self._factor[:, None]
        shift = self._usual - self._mean @ weight
        return weight.astype(np.float32), shift.astype(np.float32)
