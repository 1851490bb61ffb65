"""Printed reference ranges."""

import pytest

from common.reports.ranges import PUBLISHED, parse


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("3.5 - 12.5", 3.5, 12.5),
        ("3,5-12,5", 3.5, 12.5),
        ("(0.27 \u2013 4.20)", 0.27, 4.2),
        ("46 to 607 pmol/L", 46.0, 607.0),
        ("< 5.0", None, 5.0),
        ("<=5", None, 5.0),
        ("≥ 50 nmol/L", 50.0, None),
        ("up to 115", None, 115.0),
    ],
)
def test_a_plain_range_is_read(printed: str, low: float | None, high: float | None) -> None:
    found = parse(printed)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "negative",
        "Follicular 3.5-12.5, luteal 1.7-7.7",
        "3.5-12.5 (follicular) 1.7-7.7 (luteal)",
        "1,000 - 4,000",
        "150.000-400.000",
        "12-3",
        "see comment",
        "9" * 100,
    ],
)
def test_a_range_with_two_readings_stays_text(printed: str) -> None:
    found = parse(printed)
    assert (found.low, found.high, found.printed) == (None, None, printed)


def test_published_ranges_have_a_source() -> None:
    assert all(found.source for found in PUBLISHED.values())
