"""Androgens, thyroid, luteal phase, critical values: worked examples, grids, monotonicity."""

from dataclasses import replace
from itertools import product

import pytest

from common.domain.model import JsonObject
from common.domain.standards.rules import endocrine
from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.interpret import interpretations
from common.domain.standards.rules.statements import UNVERIFIED, Statement
from tests.unit.domain.standards.rules import made
from tests.unit.domain.standards.rules.made import MAN, WOMAN, lab

NMOL = 1 / 0.03467


def said(*findings: JsonObject, about: Context = WOMAN) -> dict[str, Statement]:
    return made.said("endocrine", *findings, about=about)


VERMEULEN = [(15.0, 40.0, 43.0, 273.5, 1.823, 6.41), (1.5, 40.0, 43.0, 24.0, 1.600, 0.56)]


@pytest.mark.parametrize(("total", "shbg", "albumin", "free", "share", "available"), VERMEULEN)
def test_free_testosterone_of_the_worked_examples(
    total: float, shbg: float, albumin: float, free: float, share: float, available: float
) -> None:
    found = said(
        lab("testosterone", total * NMOL), lab("shbg", shbg, 2), lab("albumin", albumin, 3)
    )
    values = found["free_testosterone"].values
    assert float(values["value"]) == pytest.approx(free, abs=0.06)
    assert float(values["share"]) == pytest.approx(share, abs=0.0006)
    assert float(values["available"]) == pytest.approx(available, abs=0.006)
    assert found["free_testosterone"].inputs == ("f1", "f2", "f3")


def test_no_albumin_is_assumed_and_no_bound_computed_with() -> None:
    two = [lab("testosterone", 400.0), lab("shbg", 40.0, 2)]
    without = said(*two)["free_testosterone"]
    assert (without.code, without.missing) == ("not_computable", ("albumin",))
    assert "free_testosterone" not in said(two[0], lab("albumin", 43.0, 3))
    bound = lab("albumin", 43.0, 3, comparator=">")
    assert said(*two, bound)["free_testosterone"].missing == ("albumin",)
    held = lab("albumin", 43.0, 3, held="no_unit")
    assert said(*two, held)["free_testosterone"].missing == ("albumin",)
    nothing = said(lab("testosterone", 0.0), two[1], lab("albumin", 43.0, 3))
    assert nothing["free_testosterone"].code == "not_computable"


def test_free_testosterone_rises_with_the_total_and_falls_with_what_binds_it() -> None:
    totals, binders, albumins = (0.5, 1.5, 5.0, 15.0, 30.0), (5.0, 20.0, 40.0, 150.0), (30, 43, 55)
    for shbg, albumin in product(binders, albumins):
        free = [endocrine.free_testosterone(t, shbg, albumin)[0] for t in totals]
        assert free == sorted(free) and all(0 < f < t for f, t in zip(free, totals, strict=True))
    for total, albumin in product(totals, albumins):
        free = [endocrine.free_testosterone(total, s, albumin)[0] for s in binders]
        assert free == sorted(free, reverse=True)
    for total, shbg in product(totals, binders):
        parts = [endocrine.free_testosterone(total, shbg, a) for a in albumins]
        assert [f for f, _ in parts] == sorted((f for f, _ in parts), reverse=True)
        assert all(f < available < total for f, available in parts)


@pytest.mark.parametrize("slug", ["testosterone", "free_testosterone", "dheas"])
def test_an_androgen_above_the_laboratorys_interval(slug: str) -> None:
    high = said(lab(slug, 40.0, flag="H"))["androgen_excess"]
    assert high.missing == ("ohp17", "prolactin", "tsh")
    known = said(lab(slug, 40.0, flag="H"), lab("tsh", 2.0, 2), lab("prolactin", 10.0, 3))
    assert known["androgen_excess"].missing == ("ohp17",)
    for flag, about in (("N", WOMAN), (None, WOMAN), ("H", MAN), ("H", Context())):
        assert "androgen_excess" not in said(lab(slug, 40.0, flag=flag), about=about)


def test_a_higher_androgen_index_is_never_better_and_a_printed_one_goes_first() -> None:
    for shbg in (5.0, 28.0, 90.0):
        grid = [step * 2.0 for step in range(1, 200)]
        found = ["fai_high" in said(lab("testosterone", t), lab("shbg", shbg, 2)) for t in grid]
        assert found == sorted(found)
        assert found == [100 * t * 0.03467 / shbg > 5 for t in grid]
    both = [lab("testosterone", 60.0), lab("shbg", 28.0, 2)]
    assert said(*both)["fai_high"].missing == ("ohp17", "prolactin", "tsh")
    assert said(*both)["fai_high"].inputs == ("f1", "f2")
    assert "fai_high" not in said(*both, lab("fai", 4.0, 3))
    assert said(lab("fai", 5.1))["fai_high"].values["value"] == "5.1"
    assert "fai_high" not in said(lab("fai", 5.0)) and "fai_high" not in said(*both, about=MAN)
    assert "fai_high" not in said(both[0], lab("shbg", 28.0, 2, held="no_unit"))
    assert "fai_high" not in said(both[0], lab("shbg", 0.0, 2))


def test_every_point_of_the_thyroid_grid() -> None:
    values = (0.02, 0.1, 0.5, 2.4, 2.5, 4.0, 4.1, 12.0)
    for tsh, flag, own in product(values, ("H", "N", None), (None, "0.27 - 4.2")):
        findings = [lab("tsh", tsh, printed_range=own), lab("anti_tpo", 50.0, 2, flag=flag)]
        found = said(*findings)
        assert ("tsh_low" in found) == (tsh < 0.1)
        assert ("tsh_above_4" in found) == (tsh > 4 and own is None)
        assert ("tsh_tpo" in found) == (flag == "H" and 2.5 <= tsh <= 4)
        assert all(s.sentence.endswith(UNVERIFIED) for s in found.values())
    assert "tsh_low" not in said(lab("tsh", 0.2, comparator="<"))
    assert "tsh_low" in said(lab("tsh", 0.1, comparator="<"))
    assert "tsh_above_4" in said(lab("tsh", 4.0, comparator=">"))


@pytest.mark.parametrize(
    ("sex", "slug"), [("female", "estradiol"), ("male", "testosterone"), (None, "estradiol")]
)
def test_a_hypogonadotropic_pattern_needs_all_three_low(sex: str | None, slug: str) -> None:
    about = Context(sex=sex)
    for flags in product("LNH", repeat=3):
        findings = [
            lab(s, 1.0, i, flag=flag)
            for i, (s, flag) in enumerate(zip(("fsh", "lh", slug), flags, strict=True), 1)
        ]
        expected = flags == ("L", "L", "L") and sex is not None
        assert ("hypogonadotropic" in said(*findings, about=about)) == expected
    assert "hypogonadotropic" not in said(lab("fsh", 1.0, flag="L"), about=about)


LUTEAL = [(0.1, False), (3.0, False), (3.1, True), (14.0, True)]


@pytest.mark.parametrize(("value", "evidenced"), LUTEAL)
def test_progesterone_in_the_middle_of_the_luteal_phase(value: float, evidenced: bool) -> None:
    middle = replace(WOMAN, cycle_phase="luteal", is_mid_luteal=True)
    found = said(lab("progesterone", value), about=middle)["mid_luteal"]
    assert found.code == f"progesterone.{'' if evidenced else 'not_'}evidenced"
    assert "mid_luteal" not in said(
        lab("progesterone", value), about=replace(WOMAN, cycle_phase="luteal")
    )
    open_ended = lab("progesterone", 5.0, comparator="<")
    assert said(open_ended, about=middle)["mid_luteal"].missing == ("exact_value",)


@pytest.mark.parametrize(("value", "high"), [(0.5, False), (1.5, False), (1.6, True), (9.0, True)])
def test_progesterone_on_the_day_of_the_trigger(value: float, high: bool) -> None:
    day = replace(WOMAN, is_trigger_day=True)
    assert ("trigger_day" in said(lab("progesterone", value), about=day)) == high
    assert "trigger_day" not in said(lab("progesterone", value))


CRITICAL = [
    ("glucose", 53.9, "< 54"), ("glucose", 54.0, None), ("glucose_fasting", 400.0, None),
    ("glucose_fasting", 401.0, "> 400"), ("tsh", 50.0, None), ("tsh", 51.0, "> 50"),
    ("ft4", 5.0, None), ("ft4", 5.1, "> 5"), ("prolactin", 200.0, None),
    ("prolactin", 201.0, "> 200"), ("dheas", 700.0, None), ("dheas", 701.0, "> 700"),
    ("testosterone", 150.0, None), ("testosterone", 151.0, "> 150"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "value", "limit"), CRITICAL)
def test_values_of_which_a_clinician_is_told(slug: str, value: float, limit: str | None) -> None:
    found = said(lab(slug, value)).get(f"critical.{slug}")
    assert (found.values["limit"] if found else None) == limit
    # One that is held counts once a person has looked.
    held = lab(slug, value, held="implausible_review")
    assert f"critical.{slug}" not in said(held)
    assert (f"critical.{slug}" in said({**held, "method": "person"})) == (limit is not None)
    if slug == "testosterone":
        assert "critical.testosterone" not in said(lab(slug, value), about=MAN)


RH = [
    ("negative", True), ("Neg.", True), ("Rh negatief", True), ("positive", False),
    ("weak negative?", False), ("weak D", False), ("", False), ("see comment", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RH)
def test_rh_negative(text: str, expected: bool) -> None:
    found = {"id": "f1", "code": "lab.rh_d", "value": text}
    assert ("rh_negative" in said(found)) == expected
    assert "rh_negative" not in said(found, about=MAN)


def test_a_confidence_changes_nothing() -> None:
    findings = [
        lab("testosterone", 60.0, flag="H"), lab("shbg", 40.0, 2), lab("albumin", 43.0, 3),
        lab("tsh", 60.0, 4), lab("progesterone", 2.0, 5), lab("fsh", 0.3, 6, flag="L"),
    ]  # fmt: skip
    about = replace(WOMAN, is_mid_luteal=True, is_trigger_day=True)
    plain = interpretations(findings, context=about)
    for confidence in (0.0, 0.4, 1.0):
        sure = [{**finding, "confidence": confidence} for finding in findings]
        assert interpretations(sure, context=about) == plain
