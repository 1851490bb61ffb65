"""Calibration recovers the chance that made the data."""

import numpy as np
import pytest

from training import calibration


def test_fit_recovers_slope_and_shift() -> None:
    rng = np.random.default_rng(4)
    scores = rng.normal(0, 2, (20_000, 1))
    chance = calibration.sigmoid(0.7 * scores[:, 0] - 1)
    truth = (rng.random(20_000) < chance).astype(np.int64)
    # Standard errors of a logistic fit on 20,000 draws are about 0.02.
    assert calibration.fit(truth, scores) == pytest.approx([0.7, -1], abs=0.08)


def test_calibrated_probabilities_average_to_the_share_of_positives() -> None:
    rng = np.random.default_rng(1)
    scores, truth = rng.normal(0, 1, (300, 2)), rng.integers(0, 2, 300)
    weight = calibration.fit(truth, scores)
    assert calibration.apply(weight, scores).mean() == pytest.approx(truth.mean(), abs=1e-6)


def test_perfectly_separated_scores_stay_finite() -> None:
    weight = calibration.fit(np.array([0, 0, 1, 1]), np.array([[-2.0], [-1], [1], [2]]))
    assert np.isfinite(weight).all() and weight[0] > 0
