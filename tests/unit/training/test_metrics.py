"""The measures against values worked out by hand."""

import numpy as np
import pytest

from training.evaluate import metrics

TRUTH = np.array([1, 0, 1, 0, 0])
SCORE = np.array([0.9, 0.8, 0.4, 0.4, 0.1])
SAID = np.array([1, 1, 0, 0, 0])


def test_roc_auc_counts_pairs_and_half_a_tie() -> None:
    # Pairs: 0.9 beats three; 0.4 beats 0.1, ties with 0.4, loses to 0.8: (3 + 1.5) of 6.
    assert metrics.roc_auc(TRUTH, SCORE) == pytest.approx(4.5 / 6)


def test_roc_auc_of_one_class_is_not_defined() -> None:
    assert np.isnan(metrics.roc_auc(np.ones(3, dtype=np.int64), np.arange(3.0)))


def test_average_precision_steps_over_distinct_thresholds() -> None:
    # 0.9: precision 1, recall 0 to 1/2. 0.8: no step. 0.4 (two at once): precision 2/4, 1/2 to 1.
    assert metrics.average_precision(TRUTH, SCORE) == pytest.approx(0.5 * 1 + 0.5 * 0.5)


def test_average_precision_without_order_is_the_share_of_positives() -> None:
    assert metrics.average_precision(TRUTH, np.zeros(5)) == pytest.approx(2 / 5)


def test_mcc_of_one_hit_one_miss_one_false_alarm() -> None:
    # TP 1, TN 2, FP 1, FN 1: (2 - 1) / sqrt(2 * 2 * 3 * 3).
    assert metrics.mcc(TRUTH, SAID) == pytest.approx(1 / 6)


def test_mcc_is_zero_when_only_one_answer_is_given() -> None:
    assert metrics.mcc(TRUTH, np.zeros(5, dtype=np.int64)) == 0.0


def test_f_half_weighs_precision() -> None:
    # TP 1, FN 1, FP 0: 1.25 / (1.25 + 0.25).
    assert metrics.f_beta(np.array([1, 1, 0]), np.array([1, 0, 0])) == pytest.approx(1.25 / 1.5)


def test_balanced_accuracy_and_macro_f1_of_three_classes() -> None:
    truth, said = np.array([0, 0, 0, 1, 2, 2]), np.array([0, 0, 1, 1, 2, 0])
    assert metrics.balanced_accuracy(truth, said) == pytest.approx((2 / 3 + 1 + 1 / 2) / 3)
    assert metrics.macro_f1(truth, said) == pytest.approx((4 / 6 + 2 / 3 + 2 / 3) / 3)


def test_calibration_error_is_the_gap_of_each_bin() -> None:
    truth = np.array([0, 0, 0, 1, 1, 1, 1, 0])
    probability = np.array([0.2, 0.2, 0.2, 0.2, 0.9, 0.9, 0.9, 0.9])
    error = metrics.expected_calibration_error(truth, probability, bins=2)
    assert error == pytest.approx((0.05 + 0.15) / 2)


def test_reliability_pairs_what_is_said_with_what_is_true() -> None:
    truth = np.array([0, 1, 1, 1])
    bins = metrics.reliability(truth, np.array([0.1, 0.3, 0.9, 0.7]), bins=2)
    assert bins == [[0.2, 0.5, 2], [0.8, 1.0, 2]]


def test_interval_draws_whole_groups() -> None:
    values = np.array([0.0, 0.0, 1.0, 1.0])
    apart = metrics.interval(lambda r: float(values[r].mean()), ["a", "b", "c", "d"])
    together = metrics.interval(lambda r: float(values[r].mean()), ["a", "a", "b", "b"])
    assert together == (0.0, 1.0)
    assert apart[0] >= 0.0 and apart == metrics.interval(
        lambda r: float(values[r].mean()), ["a", "b", "c", "d"]
    )


def test_interval_of_one_group_is_a_point() -> None:
    assert metrics.interval(lambda r: float(r.size), ["a", "a"]) == (2.0, 2.0)


def test_risk_falls_as_the_unsure_are_left_out() -> None:
    curve = metrics.risk_coverage(np.array([1, 0, 1, 0]), np.array([0.9, 0.1, 0.4, 0.45]))
    assert curve[0] == (0.5, 1.0, 0.25)
    assert curve[3] == (0.65, 0.5, 0.0)


def test_an_answer_below_one_half_counts_among_the_least_confident() -> None:
    truth, probability = np.array([1, 0, 1, 0]), np.array([0.9, 0.1, 0.4, 0.45])
    curve = metrics.risk_coverage(truth, probability, threshold=0.42)
    assert curve[0] == (0.5, 0.75, pytest.approx(1 / 3))
    assert curve[3] == (0.65, 0.5, 0.0)
