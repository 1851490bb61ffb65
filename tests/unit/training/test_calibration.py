"""Calibration recovers the chance that made the data."""

import json
from pathlib import Path

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


def test_each_fold_is_calibrated_by_the_others() -> None:
    rng = np.random.default_rng(2)
    truth, scores = rng.integers(0, 2, 60), rng.normal(0, 1, (60, 1))
    folds = np.arange(60) % 3
    found = calibration.out_of_fold(truth, scores, folds)
    changed = truth.copy()
    changed[folds == 1] = 1 - changed[folds == 1]
    again = calibration.out_of_fold(changed, scores, folds)
    assert (again[folds == 1] == found[folds == 1]).all()
    assert not np.allclose(again[folds != 1], found[folds != 1])


def rare(n: int = 20_000) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A rare truth, its exact probabilities, and folds."""
    rng = np.random.default_rng(5)
    probability = calibration.sigmoid(rng.normal(-1, 2, n))
    return (rng.random(n) < probability).astype(np.int64), probability, np.arange(n) % 5


def test_a_rare_answer_is_given_as_often_as_it_is_true() -> None:
    truth, probability, _ = rare()
    found = calibration.threshold(truth, probability)
    assert 1 / 3 < found < 0.45
    assert (probability > found).mean() == pytest.approx(truth.mean(), abs=0.01)
    assert (probability > 0.5).mean() < 0.9 * truth.mean()


def test_an_answer_that_is_far_likelier_wrong_is_not_given() -> None:
    truth = (np.arange(100) < 10).astype(np.int64)
    assert calibration.threshold(truth, np.full(100, 0.1)) == 0.5


def test_each_fold_is_called_by_the_others_threshold() -> None:
    truth, probability, folds = rare(200)
    said = calibration.called(truth, probability, folds)
    changed = np.where(folds == 2, 1 - truth, truth)
    assert (calibration.called(changed, probability, folds)[folds == 2] == said[folds == 2]).all()


@pytest.mark.parametrize("sureness, n", [(1.0, 150), (2.0, 150), (1.0, 400), (2.0, 400)])
def test_agreement_tells_overconfidence_from_chance(sureness: float, n: int) -> None:
    rng = np.random.default_rng(3)
    odds = rng.normal(0, 1.5, n)
    truth = (rng.random(n) < calibration.sigmoid(odds)).astype(np.int64)
    found = calibration.agreement(truth, calibration.sigmoid(sureness * odds))
    if n < calibration.ENOUGH:
        assert found.keys() == {"calibration_intercept", "calibration_slope", "reliability"}
        assert found["calibration_slope"] == pytest.approx(1 / sureness, abs=0.25)
        assert found["calibration_intercept"] == pytest.approx(0, abs=0.4)
    else:
        assert found.keys() == {"calibration_error", "reliability"}
        assert (float(str(found["calibration_error"])) > 0.05) == (sureness > 1)


def test_agreement_needs_both_answers_to_have_been_true() -> None:
    assert calibration.agreement(np.ones(300, dtype=np.int64), np.full(300, 0.8)) == {}


TRAINING = Path(calibration.__file__).parent
# Single answers that lie beside other figures in their file.
MEMBERS = ("day_5", "opening")
CARDS = {
    "embryo/cross_validation.json": ("embryo/MODEL_CARD.md", ("day_5",)),
    "hysteroscopy/cross_validation.json": ("hysteroscopy/CARD.md", ("opening",)),
    "ovary/cross_validation.json": ("ovary/MODEL_CARD.md", ("lesion",)),
    "sperm_cell/kernels_cross_validation.json": (
        "sperm_cell/MODEL_CARD.md",
        ("acrosome", "head", "vacuole", "tail"),
    ),
}


@pytest.mark.parametrize("figures", CARDS)
def test_cards_show_the_stored_reliability(figures: str) -> None:
    card, names = CARDS[figures]
    stored = json.loads((TRAINING / figures).read_text())
    # One task alone stands without its name.
    parts = {name: stored[name] if len(names) > 1 or name in MEMBERS else stored for name in names}
    found = {name: part["reliability"] for name, part in parts.items()}
    assert calibration.table(found) in (TRAINING / card).read_text()
