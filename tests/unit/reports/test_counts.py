"""Intervals of shares, against published values (WHO counting rules, computed independently)."""

import pytest

from common.reports.counts import exact_interval, share_interval, wilson_interval


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(60, 200, 23.7, 36.9), (8, 200, 1.7, 7.7), (0, 400, 0.0, 0.92), (5, 5, 47.8, 100.0)],
)
def test_the_exact_interval(count: int, total: int, low: float, high: float) -> None:
    found = exact_interval(count, total)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.06)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"), [(60, 200, 24.1, 36.7), (8, 200, 2.0, 7.7)]
)
def test_the_interval_of_wilson(count: int, total: int, low: float, high: float) -> None:
    found = wilson_interval(count, total)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.06)


def test_few_cells_and_small_shares_take_the_exact_interval() -> None:
    assert share_interval(8, 200) == exact_interval(8, 200)
    assert share_interval(50, 99) == exact_interval(50, 99)
    assert share_interval(60, 200) == wilson_interval(60, 200)


def test_thousands_of_cells_do_not_overflow() -> None:
    assert 0 < exact_interval(200, 5000).low < 4 < exact_interval(200, 5000).high
