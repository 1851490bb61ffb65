"""The least-squares answer against the same thing written out, and what it promises."""

import numpy as np
import pytest
from numpy.typing import NDArray

from training.ridge import Ridge

WIDTHS = (3, 5)


def features(n: int) -> NDArray[np.float32]:
    scale = np.array([1, 5, 0.2, 1, 9, 1, 1, 0.1])
    return (np.random.default_rng(3).normal(0, 1, (n, 8)) * scale + 4).astype(np.float32)


def learnt(rows: NDArray[np.float32], truth: NDArray[np.int64], penalty: float = 0.1) -> Ridge:
    return Ridge(rows, truth, widths=WIDTHS, kinds=3, penalty=penalty)


def test_scores_are_those_of_the_normal_equations() -> None:
    rows, truth = features(40), np.arange(40) % 3
    scaled = (rows - rows.mean(axis=0, dtype=np.float64)) / rows.std(axis=0, dtype=np.float64)
    scaled[:, :3] /= np.sqrt(3)
    scaled[:, 3:] /= np.sqrt(5)
    goal = np.eye(3)[truth]
    held = 0.1 * np.median((scaled**2).sum(axis=1)) * np.eye(8)
    weight = np.linalg.solve(scaled.T @ scaled + held, scaled.T @ (goal - goal.mean(axis=0)))
    expected = scaled @ weight + goal.mean(axis=0)
    # The features are stored in 32 bits.
    assert learnt(rows, truth).scores(rows) == pytest.approx(expected, abs=1e-5)


def test_folded_weights_take_plain_features() -> None:
    rows, truth = features(40), np.arange(40) % 3
    answer = learnt(rows, truth)
    weight, shift = answer.folded()
    assert rows @ weight + shift == pytest.approx(answer.scores(rows), abs=1e-4)


def test_large_penalty_says_the_shares_of_the_kinds() -> None:
    rows, truth = features(40), np.array([0] * 20 + [1] * 12 + [2] * 8)
    scores = learnt(rows, truth, penalty=1e9).scores(rows)
    assert scores == pytest.approx(np.tile([0.5, 0.3, 0.2], (40, 1)), abs=1e-6)


def test_feature_that_never_changes_says_nothing() -> None:
    rows, truth = features(40), np.arange(40) % 3
    rows[:, 2] = 7
    assert np.isfinite(learnt(rows, truth).scores(rows)).all()
