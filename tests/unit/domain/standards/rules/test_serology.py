"""Immunity and how long a screening counts: by its own day, never by a guess."""

from datetime import date

import pytest

from common.domain.model import JsonObject
from common.domain.standards.rules.interpret import interpretations
from common.domain.standards.rules.serology import months_after
from common.domain.standards.rules.statements import UNVERIFIED, Statement
from tests.unit.domain.standards.rules import made
from tests.unit.domain.standards.rules.made import lab

DAY = "2026-01-31"


def said(*findings: JsonObject) -> dict[str, Statement]:
    return made.said("serology", *findings)


def screen(slug: str, text: str, i: int = 1, **more: object) -> JsonObject:
    return {"id": f"f{i}", "code": f"lab.{slug}", "value": text, **more}


def test_immunity_rises_with_its_titre() -> None:
    grid = [step / 2 for step in range(80)]
    found = [said(lab("anti_hbs", v))["immunity.anti_hbs"] for v in grid]
    assert [f.code == "serology.immune" for f in found] == [v >= 10 for v in grid]
    assert all(f.sentence.endswith(UNVERIFIED) for f in found)
    bound = said(lab("anti_hbs", 1000.0, comparator=">"))["immunity.anti_hbs"]
    assert bound.code == "serology.immune"
    for more, missing in (
        ({"comparator": "<", "value": 15.0}, "exact_value"), ({"held": "no_unit"}, "held"),
        ({"unit": "furlong"}, "unit"),
    ):  # fmt: skip
        found_one = said({**lab("anti_hbs", 5.0), **more})["immunity.anti_hbs"]  # type: ignore[dict-item]
        assert (found_one.code, found_one.missing) == ("not_computable", (missing,))
    assert said(lab("anti_hbs", "positive")) == {}
    assert said(lab("anti_hbs", 50.0, superseded=True)) == {}


MONTHS = [
    ("2026-01-31", 3, "2026-04-30"), ("2026-01-31", 24, "2028-01-31"),
    ("2025-11-30", 3, "2026-02-28"), ("2027-11-30", 3, "2028-02-29"),
    ("2024-02-29", 24, "2026-02-28"), ("2026-12-01", 1, "2027-01-01"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "months", "expected"), MONTHS)
def test_months_after_a_day(day: str, months: int, expected: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_a_screening_counts_from_its_own_day_and_the_treatments_day_is_missing() -> None:
    found = said(screen("hiv", "negative", collected_at=f"{DAY}T08:00"),
                 screen("hbsag", "niet reactief", 2, collected_at=DAY))  # fmt: skip
    [one] = found.values()
    assert one.code == "serology.counts_until" and one.inputs == ("f1", "f2")
    assert (one.values["first"], one.values["last"]) == ("2026-04-30", "2028-01-31")
    assert one.missing == ("treatment_day",) and not one.established
    assert "differs by jurisdiction" in one.sentence


def test_screens_of_two_days_count_apart_and_the_later_ends_later() -> None:
    days = [f"2026-{month:02d}-15" for month in range(1, 13)]
    found = [said(screen("hiv", "negative", collected_at=day)) for day in days]
    ends = [next(iter(f.values())).values["first"] for f in found]
    assert ends == sorted(ends)
    two = said(screen("hiv", "negative", collected_at=days[0]),
               screen("hcv", "negative", 2, collected_at=days[1]))  # fmt: skip
    assert {s.inputs for s in two.values()} == {("f1",), ("f2",)}


@pytest.mark.parametrize("day", [None, "", "2026", "2026-13-01", "yesterday"])
def test_without_a_day_nothing_is_said_but_what_is_missing(day: str | None) -> None:
    [one] = said(screen("hiv", "negative", collected_at=day)).values()
    assert one.code == "serology.no_day"
    assert one.missing == ("collection_day", "treatment_day")


def test_only_a_screen_that_found_nothing_counts_for_a_time() -> None:
    for text in ("positive", "reactive", "equivocal", "see comment"):
        assert said(screen("hiv", text, collected_at=DAY)) == {}
    for more in ({"held": "struck_out"}, {"superseded": True}, {"status": "preliminary"}):
        assert said(screen("hiv", "negative", collected_at=DAY, **more)) == {}  # type: ignore[arg-type]
    held = screen("hiv", "negative", collected_at=DAY, held="struck_out", method="person")
    assert said(held) != {}
    assert said(screen("rubella_igg", "negative", collected_at=DAY)) == {}


def test_a_confidence_changes_nothing() -> None:
    findings = [screen("hiv", "negative", collected_at=DAY), lab("anti_hbs", 4.0, 2)]
    plain = interpretations(findings)
    for confidence in (0.0, 1.0):
        assert interpretations([{**f, "confidence": confidence} for f in findings]) == plain
