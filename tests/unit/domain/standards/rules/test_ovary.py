"""Ovaries by ultrasound: polycystic morphology, sizes of follicles, a high response."""

from dataclasses import replace
from itertools import product

import pytest

from common.domain.model import JsonObject
from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.interpret import interpretations
from common.domain.standards.rules.statements import Statement
from tests.unit.domain.standards.rules import made
from tests.unit.domain.standards.rules.made import MAN, WOMAN, lab

SIDES = ("right", "left")


def said(*findings: JsonObject, about: Context = WOMAN) -> dict[str, Statement]:
    return made.said("ovary", *findings, about=about)


def count(side: str, value: float, **more: object) -> JsonObject:
    return {"id": f"c{side}", "code": "follicle.count", "value": value, "side": side,
            "antral": True, **more}  # fmt: skip


def volume(side: str, value: float, **more: object) -> JsonObject:
    return {"id": f"v{side}", "code": "ovary.volume_ml", "value": value, "side": side, **more}


def follicle(side: str, value: float, i: int = 1) -> JsonObject:
    return {"id": f"s{i}", "code": "follicle.follicle", "value": value, "side": side}


def test_every_point_of_the_grid_of_both_ovaries() -> None:
    counts, volumes = (8.0, 19.0, 20.0, 30.0), (6.0, 9.9, 10.0, 14.0)
    for right, left, large, small in product(counts, counts, volumes, volumes):
        found = said(
            count("right", right), count("left", left), volume("right", large),
            volume("left", small),
        )["polycystic"]  # fmt: skip
        is_met = max(right, left) >= 20 or max(large, small) >= 10
        code = "ovarian.polycystic" if is_met else "ovarian.not_polycystic"
        assert found.code == code
        assert found.missing == (("cyst",) if is_met else ())


def test_more_follicles_never_undo_the_criterion() -> None:
    rest = [count("left", 5.0), volume("right", 5.0), volume("left", 5.0)]
    met = [
        said(count("right", float(n)), *rest)["polycystic"].code == "ovarian.polycystic"
        for n in range(1, 50)
    ]
    assert met == sorted(met) and met.index(True) == 19


def test_worked_examples_of_the_reference() -> None:
    two = said(count("right", 11.0), count("left", 8.0))["polycystic"]
    assert (two.code, two.missing) == ("not_computable", ("ovary_volume",))
    by_volume = said(volume("right", 10.18))["polycystic"]
    assert by_volume.code == "ovarian.polycystic" and by_volume.missing == ("cyst",)
    total = {**count("right", 22.0), "side": None}
    assert "polycystic" not in said(total)  # a sum of both ovaries is never compared with 20


def test_a_dominant_follicle_explains_a_volume() -> None:
    large = volume("right", 12.0)
    assert said(large, follicle("right", 18.0))["polycystic"].missing == ("both_ovaries",)
    assert said(large, follicle("right", 9.0))["polycystic"].code == "ovarian.polycystic"
    assert said(large, follicle("left", 18.0))["polycystic"].code == "ovarian.polycystic"


AGES = [(None, ("age",)), (17, ("menarche",)), (23, ("menarche",)), (24, ("cyst",))]


@pytest.mark.parametrize(("age", "missing"), AGES)
def test_it_is_not_applied_to_the_young_or_to_an_unknown_age(
    age: int | None, missing: tuple[str, ...]
) -> None:
    about = Context(sex="female", age=age)
    assert said(count("right", 25.0), about=about)["polycystic"].missing == missing
    assert "polycystic" not in said(count("right", 25.0), about=MAN)


def test_two_numbers_of_one_ovary_and_held_ones_are_none() -> None:
    assert said(count("right", 25.0), count("right", 12.0))["polycystic"].missing == ("held",)
    held = count("right", 25.0, held="struck_out")
    assert said(held)["polycystic"].missing == ("held",)
    assert said(held, count("left", 9.0))["polycystic"].missing == ("held",)
    confirmed = {**held, "method": "person"}
    assert said(confirmed)["polycystic"].code == "ovarian.polycystic"


def test_the_sizes_of_follicles_are_counted_on_each_side() -> None:
    sizes = [follicle("right", s, i) for i, s in enumerate((9.9, 10.0, 12.0, 17.5), 1)]
    found = said(*sizes, follicle("left", 14.0, 9))
    assert found["sizes.right"].values["terms"] == "≥ 10 mm: 3, ≥ 12 mm: 2, ≥ 14 mm: 1, ≥ 17 mm: 1"
    assert found["sizes.left"].values["terms"] == "≥ 10 mm: 1, ≥ 12 mm: 1, ≥ 14 mm: 1, ≥ 17 mm: 0"
    assert "trigger" not in found["sizes.right"].sentence.casefold()


@pytest.mark.parametrize(("amh", "high"), [(0.2, False), (3.4, False), (3.5, True), (20.0, True)])
def test_a_high_response(amh: float, high: bool) -> None:
    assert ("high_response.amh" in said(lab("amh", amh))) == high
    assert "high_response.amh" not in said(lab("amh", amh), about=MAN)


def test_a_confidence_changes_nothing() -> None:
    findings = [count("right", 25.0), volume("left", 12.0), follicle("left", 8.0), lab("amh", 5.0)]
    plain = interpretations(findings, context=WOMAN)
    for confidence in (0.0, 0.5, 1.0):
        sure = [{**finding, "confidence": confidence} for finding in findings]
        assert interpretations(sure, context=replace(WOMAN)) == plain
