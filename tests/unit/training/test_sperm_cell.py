"""What teaches the sperm crop's models and needs no learning library: kernel machines, poses."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from common.analyzers import sperm_cell_heads
from common.analyzers import sperm_cell_stain as stain
from common.analyzers.sperm_cell_stain import Stained
from training.sperm_cell import poses, ridge


def spread(n: int = 60) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Features of two kinds that differ in the first of five."""
    rng = np.random.default_rng(3)
    truth = np.eye(2)[rng.integers(0, 2, n)]
    features = rng.normal(0, 1, (n, 5))
    features[:, 0] += 3 * truth[:, 1]
    return features.astype(np.float32) * 7 + 2, truth


def test_a_stored_kernel_machine_answers_what_ridge_regression_says() -> None:
    features, truth = spread()
    made = ridge.machine(features, truth, 0.1)
    kernel = sperm_cell_heads.kernel({f"a.{k}": v for k, v in made.items()}, "a")
    said = np.array([kernel.scores(one[None]) for one in features])
    alike = ridge.likeness(made["support"].astype(np.float64), float(made["gamma"]))
    dual, shift = ridge.solve(alike, truth, 0.1)
    # The features themselves are not rounded to 16 bits, the support is.
    assert said == pytest.approx(alike @ dual + shift, abs=0.01)
    assert (said.argmax(axis=1) == truth.argmax(axis=1)).mean() > 0.95


def test_a_greater_ridge_holds_the_answers_nearer_to_the_mean() -> None:
    features, truth = spread()
    points = (features.astype(np.float64) - features.mean()) / features.std()
    alike = ridge.likeness(points, 0.1)
    reach = []
    for held in (0.1, 10.0):
        dual, shift = ridge.solve(alike, truth, held)
        assert shift == pytest.approx(truth.mean(axis=0))
        reach.append(np.abs(alike @ dual).max())
    assert reach[1] < reach[0] / 2


def head() -> Stained:
    rows, columns = np.mgrid[:131, :131] - 65
    image = np.full((131, 131, 3), (240, 157, 190), dtype=np.uint8)
    image[(rows / 20) ** 2 + (columns / 12) ** 2 <= 1] = (90, 40, 110)
    found = stain.find(image)
    assert found is not None
    return found


def test_a_moved_head_is_turned_and_shifted_by_no_more_than_said() -> None:
    plain, rng = head(), np.random.default_rng(0)
    for _ in range(50):
        moved = poses.moved(plain, rng, 0.15, 2.0)
        assert float(moved.axis @ plain.axis) >= math.cos(0.15) - 1e-9
        assert np.abs(moved.centre - plain.centre).max() <= 2
        assert float(np.hypot(*moved.axis)) == pytest.approx(1)


def test_a_varied_view_shows_the_same_head() -> None:
    plain = poses.patch(head())
    views = [poses.varied(head(), np.random.default_rng(seed)) for seed in range(4)]
    inside = (slice(56, 72), slice(42, 54))
    for view in views:
        assert view.shape == plain.shape == (128, 96, 3)
        assert view.min() >= 0 and view.max() <= 255
        # The head stays in the middle and darker than its ground.
        assert view[inside].mean() < view[:8].mean() - 40
    assert np.abs(views[0] - views[1]).mean() > 1
    assert (views[0] == poses.varied(head(), np.random.default_rng(0))).all()
