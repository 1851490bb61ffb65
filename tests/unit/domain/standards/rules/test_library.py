"""Usual intervals and thresholds: at every end, monotonic, unverified, and never filled in."""

from dataclasses import replace
from itertools import product

import pytest

from common.domain.standards.rules import library
from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.interpret import interpretations
from common.domain.standards.rules.library import ROWS, Row
from common.domain.standards.rules.statements import UNVERIFIED, Statement
from tests.unit.domain.standards.rules import made
from tests.unit.domain.standards.rules.made import MAN, WOMAN, lab

ALL = [(slug, row) for slug, rows in ROWS.items() for row in rows]
ORDER = ["below", "within", "above"]


def said(*findings: object, about: Context = WOMAN) -> dict[str, Statement]:
    return made.said("library", *findings, about=about)  # type: ignore[arg-type]


def about(row: Row) -> Context:
    return Context(sex=row.sex, age=row.ages[0] if row.ages else 33, cycle_phase=row.phase)


@pytest.mark.parametrize(("slug", "row"), ALL)
def test_a_usual_interval_at_its_ends(slug: str, row: Row) -> None:
    ends = [(row.high * 1.1, "above"), (row.high, "within" if row.low else "above")]
    if row.low is not None:
        ends += [(row.low * 0.9, "below"), (row.low, "within")]
    for value, word in ends:
        found = said(lab(slug, value), about=about(row))[f"usual.{slug}"]
        assert (found.code, found.values["limit"]) == (f"library.{word}", row.shown)
        assert not found.established and found.sentence.endswith(UNVERIFIED)


@pytest.mark.parametrize(("slug", "row"), ALL)
def test_a_higher_value_is_never_said_to_be_lower(slug: str, row: Row) -> None:
    grid = [row.high * step / 40 for step in range(121)]
    found = [said(lab(slug, v), about=about(row))[f"usual.{slug}"].code for v in grid]
    places = [ORDER.index(code.partition(".")[2]) for code in found]
    assert places == sorted(places) and places[-1] == 2


@pytest.mark.parametrize("slug", ROWS)
def test_the_laboratorys_own_interval_goes_first(slug: str) -> None:
    for context in (about(row) for row in ROWS[slug]):
        own = lab(slug, 1.0, printed_range="1 - 9", flag="N")
        assert f"usual.{slug}" not in said(own, about=context)
        for more in ({"held": "struck_out"}, {"superseded": True}, {"status": "preliminary"}):
            assert f"usual.{slug}" not in said(lab(slug, 1.0, **more), about=context)  # type: ignore[arg-type]


GAPS = [
    ("prolactin", Context(age=33), "sex"), ("shbg", Context(), "sex"),
    ("fsh", Context(sex="female", age=33), "cycle_phase"), ("fsh", Context(sex="male"), None),
    ("fsh", Context(sex="female", cycle_day=3), None), ("inhibin_b", Context(), "sex"),
    ("testosterone", Context(sex="female"), "age"), ("tsh", Context(), None),
    ("dheas", Context(sex="male"), "age"), ("dheas", Context(), "sex"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "context", "missing"), GAPS)
def test_what_a_row_needs_is_named_and_never_guessed(
    slug: str, context: Context, missing: str | None
) -> None:
    found = said(lab(slug, 7.0), about=context)[f"usual.{slug}"]
    assert (found.code == "not_computable") == (missing is not None)
    assert found.missing == ((missing,) if missing else ())


def test_an_age_or_a_sex_without_a_row_says_nothing() -> None:
    for age in (19, 50):
        assert "usual.testosterone" not in said(lab("testosterone", 30.0), about=Context(
            sex="female", age=age))  # fmt: skip
    assert "usual.dheas" not in said(lab("dheas", 300.0), about=Context(sex="male", age=35))
    assert "usual.estradiol" not in said(lab("estradiol", 30.0), about=WOMAN)


def test_the_worked_example_of_prolactin() -> None:
    in_units = {**lab("prolactin", 636.0), "unit": "m[IU]/L"}
    found = said(in_units)["usual.prolactin"]
    assert (found.code, found.values["value"]) == ("library.above", "30")


def test_a_bound_says_only_what_follows_from_it() -> None:
    for value, comparator, code in (
        (4.8, "<", "library.below"), (30.0, "<", "not_computable"), (30.0, ">", "library.above"),
        (5.0, ">", "not_computable"),
    ):  # fmt: skip
        found = said(lab("prolactin", value, comparator=comparator))["usual.prolactin"]
        assert found.code == code
        assert found.missing == (("exact_value",) if code == "not_computable" else ())


def test_inhibin_of_a_man_and_of_no_one_else() -> None:
    for value in (0.0, 79.9, 80.0, 200.0):
        assert ("inhibin_low" in said(lab("inhibin_b", value), about=MAN)) == (value < 80)
        for other in (WOMAN, Context()):
            assert "inhibin_low" not in said(lab("inhibin_b", value), about=other)
    held = lab("inhibin_b", 20.0, held="struck_out")
    assert said(held, about=MAN)["inhibin_low"].missing == ("held",)
    own = lab("inhibin_b", 20.0, printed_range="120 - 400")
    assert "inhibin_low" in said(own, about=MAN)


FOLLICULAR = replace(WOMAN, cycle_phase="follicular")
OHP = ["ohp17.not_raised", "ohp17.raised", "ohp17.high"]


@pytest.mark.parametrize("context", [FOLLICULAR, replace(WOMAN, cycle_day=2), MAN])
def test_17_hydroxyprogesterone_is_never_better_where_it_is_higher(context: Context) -> None:
    grid = [step / 10 for step in range(201)]
    found = [said(lab("ohp17", value), about=context)["ohp17"].code for value in grid]
    assert [OHP.index(code) for code in found] == [(v >= 2) + (v >= 10) for v in grid]


def test_17_hydroxyprogesterone_of_a_woman_needs_the_follicular_phase() -> None:
    contexts = {
        Context(): "sex", WOMAN: "cycle_phase",
        replace(WOMAN, cycle_phase="luteal"): "follicular_sample",
    }  # fmt: skip
    for context, missing in contexts.items():
        assert said(lab("ohp17", 4.0), about=context)["ohp17"].missing == (missing,)
        assert said(lab("ohp17", 1.0), about=context)["ohp17"].code == "ohp17.not_raised"
        assert said(lab("ohp17", 12.0), about=context)["ohp17"].code == "ohp17.high"
    for bound in (lab("ohp17", 5.0, comparator=">"), lab("ohp17", 5.0, comparator="<")):
        assert said(bound, about=FOLLICULAR)["ohp17"].missing == ("exact_value",)
    assert said(lab("ohp17", 4.0, held="no_unit"))["ohp17"].missing == ("held",)


@pytest.mark.parametrize("slug", ["hcg", "beta_hcg"])
def test_hcg_against_its_limit_without_a_pregnancy(slug: str) -> None:
    for (sex, limit), factor in product(library.HCG_MIU_PER_ML.items(), (0, 0.99, 1, 50)):
        found = said(lab(slug, limit * factor), about=Context(sex=sex))[f"hcg.{slug}"]
        assert found.code == ("hcg.below" if factor < 1 else "hcg.not_below")
    assert said(lab(slug, 3.0), about=Context())[f"hcg.{slug}"].missing == ("sex",)
    assert said(lab(slug, 9.0, comparator="<"))[f"hcg.{slug}"].missing == ("exact_value",)
    assert said(lab(slug, 3.0, held="no_unit"))[f"hcg.{slug}"].missing == ("held",)
    assert f"hcg.{slug}" not in said(lab(slug, 3.0, printed_range="0 - 5"))


def test_a_confidence_changes_nothing() -> None:
    findings = [lab(slug, 7.0, i) for i, slug in enumerate((*ROWS, "ohp17", "hcg"), 1)]
    for context in (WOMAN, MAN, FOLLICULAR, Context()):
        plain = interpretations(findings, context=context)
        for confidence in (0.0, 0.4, 1.0):
            sure = [{**finding, "confidence": confidence} for finding in findings]
            assert interpretations(sure, context=context) == plain
