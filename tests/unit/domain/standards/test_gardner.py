"""Gardner grades: all 54 full ones, and what is none."""

import itertools

import pytest

from common.domain.standards import gardner, istanbul


def test_every_full_grade_from_expansion_three_is_read() -> None:
    letters = itertools.product(gardner.INNER_CELL_MASS, gardner.TROPHECTODERM)
    for (mass, outer), expansion in itertools.product(letters, gardner.EXPANSION):
        grade = gardner.parse(f"{expansion}{mass}{outer}".lower())
        if expansion < gardner.GRADED_FROM:
            assert grade is None
        else:
            assert grade == gardner.Grade(
                expansion=expansion, inner_cell_mass=mass, trophectoderm=outer
            )


@pytest.mark.parametrize("text", ["2", " 1 ", "4 A B"])
def test_expansion_alone_and_spaces_are_read(text: str) -> None:
    assert gardner.parse(text) is not None


@pytest.mark.parametrize("text", ["", "7AA", "4A", "2BB", "4AD", "AB", "44", "3AAA"])
def test_what_is_no_grade_is_none(text: str) -> None:
    assert gardner.parse(text) is None


def test_observations_rise_with_the_day() -> None:
    hours = [seen.hours for seen in istanbul.OBSERVATIONS]
    assert hours == sorted(hours)
    day_five = istanbul.of_day(5)
    assert day_five is not None and day_five.stage == "blastocyst"
    assert istanbul.of_day(9) is None
