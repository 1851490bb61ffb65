"""A man's work-up: grades, azoospermia, testosterone; grids, monotonicity, and what is missing."""

from itertools import product

import pytest

from common.domain.model import JsonObject
from common.domain.standards.rules import semen_limits
from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.interpret import differences, interpretations, statements
from common.domain.standards.rules.statements import Statement
from tests.unit.domain.standards.rules import made
from tests.unit.domain.standards.rules.made import MAN, WOMAN, lab


def said(*findings: JsonObject, about: Context = MAN) -> dict[str, Statement]:
    return made.said("male", *findings, about=about)


def semen(*findings: JsonObject, edition: str = "2021") -> dict[str, Statement]:
    found = statements(list(findings), edition, MAN)
    return {s.rule.partition(":")[2]: s for s in found if s.rule.startswith("semen/")}


GRADES = ("< 1", "1 - < 5", "5 - < 10", "10 - < 16")


def test_a_higher_concentration_never_has_a_lower_grade_or_more_said_of_it() -> None:
    grid = [step / 10 for step in range(1, 400)]
    found = [said(lab("sperm_concentration", value)) for value in grid]
    places = [GRADES.index(f["grade"].values["limit"]) for f in found if "grade" in f]
    assert places == sorted(places) and set(places) == {0, 1, 2, 3}
    assert ["grade" in f for f in found] == [value < 16 for value in grid]
    assert ["karyotype" in f for f in found] == [value < 5 for value in grid]
    assert all(not s.established for f in found for s in f.values())


def test_no_sperm_has_no_grade_and_asks_for_a_karyotype() -> None:
    for slug in ("sperm_concentration", "sperm_total"):
        found = said(lab(slug, 0.0))
        assert "grade" not in found and "karyotype" in found
    assert said(lab("sperm_concentration", 0.0), lab("semen_volume", 0.0, 2)).get("karyotype")


def test_every_point_of_the_azoospermia_grid() -> None:
    grid = product((0.0, 2.0), (3.0, 7.6, 7.7, 30.0), (0.8, 1.4, 2.5), (6.8, 7.0, 7.6))
    for concentration, fsh, volume, ph in grid:
        found = said(
            lab("sperm_concentration", concentration), lab("fsh", fsh, 2),
            lab("semen_volume", volume, 3), lab("semen_ph", ph, 4),
        )  # fmt: skip
        none = concentration == 0
        assert ("non_obstructive" in found) == (none and fsh > 7.6)
        assert ("obstructive" in found) == (none and volume < 1.4 and ph < 7.0)
        if "non_obstructive" in found:
            pattern = found["non_obstructive"]
            assert (pattern.code, pattern.missing) == ("not_computable", ("pellet", "testes"))
        if "obstructive" in found:
            assert found["obstructive"].missing == ("pellet", "semen_fructose")


def test_nothing_is_said_of_a_pattern_without_its_inputs() -> None:
    none = lab("sperm_concentration", 0.0)
    assert not {"obstructive", "non_obstructive"} & set(said(none))
    low = [none, lab("semen_volume", 0.9, 2)]
    assert "obstructive" not in said(*low)
    assert "obstructive" not in said(*low, lab("semen_ph", 6.8, 3, held="ambiguous_number"))
    no_ejaculate = [none, lab("semen_volume", 0.0, 2), lab("semen_ph", 6.8, 3)]
    assert "obstructive" not in said(*no_ejaculate)


@pytest.mark.parametrize(("value", "low"), [(120.0, True), (299.9, True), (300.0, False)])
def test_low_testosterone_needs_a_second_morning(value: float, low: bool) -> None:
    found = said(lab("testosterone", value)).get("low_testosterone")
    assert (found is not None) == low
    if found:
        assert found.missing == ("second_morning_sample", "lh", "fsh", "prolactin")
    assert "low_testosterone" not in said(lab("testosterone", value), about=WOMAN)
    assert "low_testosterone" not in said(lab("testosterone", value), about=Context())


@pytest.mark.parametrize(("value", "much"), [(6.3, False), (6.4, True)])
def test_a_large_volume(value: float, much: bool) -> None:
    assert ("hyperspermia" in said(lab("semen_volume", value))) == much


def test_every_point_of_motility_and_vitality() -> None:
    for edition in ("2021", "2010"):
        limits = semen_limits.EDITIONS[edition].limits
        motile_limit, living_limit = limits["sperm_motility_total"], limits["sperm_vitality"]
        for motile, living in product(
            (10.0, 39.0, 41.0, 42.0, 55.0), (52.0, 54.0, 57.0, 58.0, 90.0)
        ):
            found = semen(
                lab("sperm_motility_total", motile), lab("sperm_vitality", living, 2),
                edition=edition,
            )  # fmt: skip
            expected = None
            if motile < motile_limit:
                dead = living < living_limit
                expected = "semen.dead_not_moving" if dead else "semen.alive_not_moving"
            said_now = found.get("moving")
            own = said_now.code if said_now and said_now.code != "semen.not_said" else None
            assert own == expected


def test_worked_example_of_a_flagellar_defect() -> None:
    found = semen(
        lab("sperm_progressive", 10.0), lab("sperm_nonprogressive", 5.0, 2),
        lab("sperm_vitality", 90.0, 3),
    )  # fmt: skip
    assert found["moving"].code == "semen.alive_not_moving"


def test_vitality_is_asked_for_where_few_move_forward() -> None:
    for value in (0.0, 39.9, 40.0, 80.0):
        found = semen(lab("sperm_progressive", value))
        assert ("vitality_advised" in found) == (value < 40)
    both = semen(lab("sperm_progressive", 20.0), lab("sperm_vitality", 70.0, 2))
    assert "vitality_advised" not in both


def test_one_low_value_is_to_be_repeated_and_none_is_not() -> None:
    assert "repeat" in semen(lab("sperm_concentration", 15.9))
    assert "repeat" not in semen(lab("sperm_concentration", 16.0), edition="2010")


def test_what_only_one_edition_says_is_a_difference_in_both() -> None:
    findings = [lab("sperm_motility_total", 41.0), lab("sperm_vitality", 60.0, 2)]
    for edition, own in (("2021", "semen.alive_not_moving"), ("2010", "semen.not_said")):
        [moving] = [s for s in differences(findings, edition) if s.rule.endswith(":moving")]
        assert moving.code == own and moving.differs is not None
        other = {"semen.alive_not_moving": "semen.not_said"}.get(own, "semen.alive_not_moving")
        assert moving.differs["code"] == other


def test_switching_the_edition_is_symmetric() -> None:
    grid = product((1.4, 1.5, 3.0), (14.0, 15.5, 16.0), (29.0, 31.0, 33.0), (53.0, 56.0, 60.0))
    for volume, concentration, progressive, living in grid:
        findings = [
            lab("semen_volume", volume), lab("sperm_concentration", concentration, 2),
            lab("sperm_progressive", progressive, 3), lab("sperm_vitality", living, 4),
        ]  # fmt: skip
        new = {s.rule: s for s in differences(findings, "2021")}
        old = {s.rule: s for s in differences(findings, "2010")}
        assert set(new) == set(old)
        for rule, one in new.items():
            assert one.differs is not None and one.differs["code"] == old[rule].code


CONSENSUS = [
    ("semen_fructose", (12.9, True), (13.0, False)), ("semen_zinc", (2.3, True), (2.4, False)),
    ("semen_liquefaction", (61.0, True), (60.0, False)),
    ("semen_viscosity", (2.1, True), (2.0, False)),
    ("semen_leukocytes", (1.0, True), (0.9, False)), ("semen_ph", (7.1, True), (7.2, False)),
    ("semen_mar", (50.0, True), (49.0, False)),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "outside", "within"), CONSENSUS)
def test_limits_of_consensus(
    slug: str, outside: tuple[float, bool], within: tuple[float, bool]
) -> None:
    for value, is_outside in (outside, within):
        found = semen(lab(slug, value))[f"consensus.{slug}"]
        assert (found.code == "semen.outside_consensus") == is_outside
        assert found.code != "not_computable"


def test_a_concentration_of_fructose_is_no_amount_of_an_ejaculate() -> None:
    found = semen({**lab("semen_fructose", 15.0), "unit": "mmol/L"})["consensus.semen_fructose"]
    assert (found.code, found.missing) == ("not_computable", ("unit",))


def test_leukospermia_is_a_term() -> None:
    for value, expected in ((0.9, False), (1.0, True), (5.0, True)):
        found = semen(lab("sperm_concentration", 5.0), lab("semen_leukocytes", value, 2))
        assert ("leukospermia" in found["terms"].values["terms"]) == expected


def test_a_confidence_changes_nothing() -> None:
    findings = [
        lab("sperm_concentration", 0.0), lab("fsh", 20.0, 2), lab("testosterone", 200.0, 3),
        lab("semen_volume", 0.9, 4), lab("semen_ph", 6.5, 5), lab("sperm_vitality", 20.0, 6),
    ]  # fmt: skip
    plain = interpretations(findings, context=MAN)
    for confidence in (0.0, 0.5, 1.0):
        sure = [{**finding, "confidence": confidence} for finding in findings]
        assert interpretations(sure, context=MAN) == plain
