"""Printed numbers, intervals and flags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.analyzers.document import numbers
from common.analyzers.document.numbers import Interval, Value


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("12", None, 12.0),
        ("0,35", None, 0.35),
        ("0.35", None, 0.35),
        ("14,9", None, 14.9),
        ("1.234,5", None, 1234.5),
        ("1,234.5", None, 1234.5),
        ("1.234.567", None, 1234567.0),
        ("0,123", None, 0.123),
        ("13 120", None, 13120.0),
        ("1,234", None, None),
        ("1.234", None, None),
        ("1,234", ",", 1.234),
        ("1,234", ".", 1234.0),
        ("1.234", ",", 1234.0),
        ("12.34,5", None, None),
        ("-2.5", None, -2.5),
        ("1,2,3", None, None),
        ("abc", None, None),
        ("", None, None),
    ],
)
def test_number_reads_what_is_printed_or_nothing(
    text: str, mark: str | None, expected: float | None
) -> None:
    assert numbers.number(text, mark) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<0,1", Value("number", "<0,1", "<", 0.1)),
        ("> 90", Value("number", "> 90", ">", 90.0)),
        (">=5", Value("number", ">=5", "≥", 5.0)),
        ("≤ 3", Value("number", "≤ 3", "≤", 3.0)),
        ("12-15", Value("interval", "12-15")),
        ("1:80", Value("titre", "1:80")),
        ("<1:80", Value("titre", "<1:80", "<")),
        ("1,234", Value("ambiguous", "1,234")),
        ("Positief", None),
        ("17/12/21", None),
        ("13:25", None),
        ("5+", None),
    ],
)
def test_value_keeps_comparators_titres_and_intervals_apart(
    text: str, expected: Value | None
) -> None:
    assert numbers.value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,5 - 5,1", Interval(3.5, 5.1)),
        ("3.5-5.1", Interval(3.5, 5.1)),
        ("70 – 99", Interval(70.0, 99.0)),  # noqa: RUF001
        ("[0.3 - 4.2]", Interval(0.3, 4.2)),
        ("< 5", Interval(None, 5.0, open_high=True)),
        ("tot 5", Interval(None, 5.0)),
        ("bis 23,3", Interval(None, 23.3)),
        ("<=60", Interval(None, 60.0)),
        (">= 16", Interval(16.0, None)),
        ("> 10", Interval(10.0, None, open_low=True)),
        ("146 - 270 (target <190)", Interval(146.0, 270.0)),
        ("Follicular 1.9 - 12.5; Luteal 0.5 - 16.9", None),
        ("< 5 : Negatief; 5- 7: Twijfelachtig", None),
        ("Negatief", None),
        ("5,1 - 3,5", None),
        (None, None),
    ],
)
def test_interval_is_one_interval_or_none(text: str | None, expected: Interval | None) -> None:
    assert numbers.interval(text) == expected


@pytest.mark.parametrize(
    ("result", "limits", "expected"),
    [
        ("4", "4 - 5", "N"),
        ("3,9", "4 - 5", "L"),
        ("5,1", "4 - 5", "H"),
        ("5", "< 5", "H"),
        ("5", "<= 5", "N"),
        ("10", "> 10", "L"),
        ("<0,1", "< 5", "N"),
        ("<2", "3 - 5", "L"),
        ("<4", "3 - 5", None),
        (">600", "< 34", "H"),
        (">3", "1 - 5", None),
        (">90", ">= 60", "N"),
        ("1:80", "< 5", None),
        ("4", None, None),
    ],
)
def test_flag_is_given_only_where_the_printed_interval_decides(
    result: str, limits: str | None, expected: str | None
) -> None:
    read = numbers.value(result)
    assert read is not None
    assert numbers.flag(read, numbers.interval(limits)) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["14,9", "3720 - 10540"], ","),
        (["0.37"], "."),
        (["0,37", "1.25"], None),
        (["1,234", "17/12/21", "17.12.2021"], None),
        (["1.234,5"], ","),
        (["815.333.041", "1,234"], None),
    ],
)
def test_convention_needs_evidence_and_no_contradiction(
    texts: list[str], expected: str | None
) -> None:
    assert numbers.convention(texts) == expected


@given(st.decimals(min_value=0, max_value=10**7, places=2), st.sampled_from([",", "."]))
def test_a_grouped_number_with_decimals_is_read_in_both_conventions(
    value: object, mark: str
) -> None:
    printed = f"{value:,.2f}"
    if mark == ",":
        printed = printed.translate(str.maketrans(",.", ".,"))
    assert numbers.number(printed) == float(str(value))


@given(st.text(alphabet="0123456789.,-+ ", max_size=12))
def test_a_number_never_has_a_value_that_the_other_mark_contradicts(text: str) -> None:
    alone = numbers.number(text)
    if alone is not None:
        assert numbers.number(text, ",") == alone == numbers.number(text, ".")


@given(st.text(max_size=40))
def test_no_text_makes_the_parser_fail(text: str) -> None:
    numbers.value(text)
    numbers.interval(text)
