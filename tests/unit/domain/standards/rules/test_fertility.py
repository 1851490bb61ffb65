"""Bands, centiles and groups: on every point of a grid, monotonic, and never filled in."""

from itertools import product

import pytest

from common.domain.model import JsonObject
from common.domain.standards.rules import bands, context, fertility
from common.domain.standards.rules.hormones import Context
from common.domain.standards.rules.interpret import interpretations, statements
from common.domain.standards.rules.statements import UNVERIFIED, Statement

UNITS = {
    "amh": "ng/mL", "sperm_concentration": "10*6/mL", "semen_volume": "mL", "shbg": "nmol/L",
    "sperm_progressive": "%", "semen_abstinence": "d", "testosterone": "ng/dL", "tsh": "m[IU]/L",
    "hba1c": "%", "sperm_normal_forms": "%", "sperm_motility_total": "%", "sperm_total": "10*6",
    "sperm_vitality": "%",
}  # fmt: skip
WOMAN = Context(sex="female", age=33)


def lab(slug: str, value: object, i: int = 1, **more: object) -> JsonObject:
    return {"id": f"f{i}", "code": f"lab.{slug}", "value": value, "unit": UNITS.get(slug), **more}


def afc(right: float | None, left: float | None = None, **more: object) -> list[JsonObject]:
    sides = [("right", right), ("left", left)] if left is not None else [(None, right)]
    return [
        {
            "id": f"s{side}",
            "code": "follicle.count",
            "value": n,
            "side": side,
            "antral": True,
            **more,
        }
        for side, n in sides
    ]


def said(*findings: JsonObject, about: Context = WOMAN) -> dict[str, Statement]:
    found = statements(list(findings), context=about)
    return {s.rule.partition(":")[2]: s for s in found if s.rule.startswith("fertility/")}


@pytest.mark.parametrize("slug", bands.CENTILE_SCALE)
def test_a_centile_never_falls_where_the_value_rises(slug: str) -> None:
    scale = bands.CENTILE_SCALE[slug]
    grid = [step * scale[-1] / 200 for step in range(241)] + list(scale)
    places = []
    for value in sorted(grid):
        found = said(lab(slug, value)).get(f"centile.{slug}")
        if found is not None:  # a share above 100 % is a contradiction
            places.append(found.values["place"])
    names = [*dict.fromkeys(places)]
    assert names == sorted(names, key=places.index) and len(names) == len(set(places))
    order = [places.index(name) for name in names]
    assert order == sorted(order) and names[0] == "< P5"
    assert [p for name in names for p in places if p == name] == places


def test_only_the_fifth_centile_is_established() -> None:
    low, high = said(lab("sperm_concentration", 5.0)), said(lab("sperm_concentration", 50.0))
    assert low["centile.sperm_concentration"].established
    upper = high["centile.sperm_concentration"]
    assert not upper.established and upper.sentence.endswith(UNVERIFIED)
    assert upper.values["place"] == "P25 - P50"
    assert "centile.sperm_concentration" not in {
        s.rule.partition(":")[2] for s in statements([lab("sperm_concentration", 50.0)], "2010")
    }


POSEIDON = [
    (9.0, 0.9, 33, "3 (AFC / AMH discordant)"),
    (4.0, 0.9, 33, "3"),
    (4.0, 0.9, 35, "4"),
    (4.0, 0.4, 40, "4"),
    (4.0, 2.0, 34, "3 (AFC / AMH discordant)"),
]


@pytest.mark.parametrize(("count", "amh", "age", "group"), POSEIDON)
def test_poseidon_groups(count: float, amh: float, age: int, group: str) -> None:
    found = said(*afc(count), lab("amh", amh), about=Context(sex="female", age=age))["poseidon"]
    assert found.values["value"] == group
    assert not found.established


def test_poseidon_without_an_age_or_with_good_markers_says_what_is_missing() -> None:
    assert said(lab("amh", 0.9), about=Context())["poseidon"].missing == ("age",)
    good = said(*afc(9.0), lab("amh", 2.0))["poseidon"]
    assert (good.code, good.missing) == ("not_computable", ("oocytes",))
    one = said(lab("amh", 0.9))["poseidon"]
    assert one.values["value"] == "3" and one.missing == ("afc",)
    assert "poseidon" not in said(lab("amh", 0.9), about=Context(sex="male", age=33))


def test_every_point_of_the_ovarian_grid() -> None:
    for count, amh, age in product((2.0, 5.0, 7.0, 20.0), (0.1, 1.1, 1.2, 4.0), (25, 35, 42)):
        found = said(*afc(count), lab("amh", amh), about=Context(sex="female", age=age))
        low = count < 5 or amh < 1.2
        assert (found["poseidon"].code == "ovarian.poseidon") == low
        assert ("bologna_reserve" in found) == (count < 7 or amh < 1.1)
        assert found["orpi"].values["value"] == f"{amh * count / age:.2f}"


def test_worked_examples_of_the_reference() -> None:
    found = said(*afc(14.0), lab("amh", 2.1), about=Context(sex="female", age=32))
    assert found["orpi"].values["value"] == "0.92"
    fai = said(lab("testosterone", 1.8 / 0.03467), lab("shbg", 28.0, 2))
    assert fai["fai"].values["value"] == "6.43"
    assert "fai" not in said(
        lab("testosterone", 52.0), lab("shbg", 28.0, 2), about=Context(sex="male")
    )
    total = said(
        lab("semen_volume", 2.8),
        lab("sperm_concentration", 22.0, 2),
        lab("sperm_progressive", 35.0, 3),
    )
    assert total["band.progressive_total"].values["value"] == "21.56"


def test_both_ovaries_are_needed_for_a_count() -> None:
    assert said(*afc(4.0, 5.0))["band.afc"].values["value"] == "9"
    [right] = [f for f in afc(4.0, 5.0) if f["side"] == "right"]
    assert said(right)["band.afc"].missing == ("both_ovaries",)
    assert said(*afc(4.0, held="implausible_review"))["band.afc"].missing == ("held",)
    assert "band.afc" not in said({**afc(4.0)[0], "antral": False})


BANDED = [(slug, value) for slug in ("afc", "hba1c") for value in (1.0, 4.9, 5.0, 6.9, 7.0, 30.0)]


@pytest.mark.parametrize(("slug", "value"), BANDED)
def test_a_band_holds_its_value(slug: str, value: float) -> None:
    findings = afc(value) if slug == "afc" else [lab(slug, value)]
    found = said(*findings).get(f"band.{slug}")
    if found is None or found.code == "not_computable":
        return
    cuts = bands.BANDS[slug].cuts
    at = bands.BANDS[slug].words.index(found.values["limit"])
    assert (at == 0 or cuts[at - 1] <= value) and (at == len(cuts) or value < cuts[at])
    assert found.established == bands.BANDS[slug].established


DELETION = [(0.0, True), (1.0, True), (1.1, False), (20.0, False)]


@pytest.mark.parametrize(("value", "expected"), DELETION)
def test_deletions_are_named_up_to_one_million(value: float, expected: bool) -> None:
    assert ("y_deletion" in said(lab("sperm_concentration", value))) == expected
    assert "y_deletion" not in said(lab("sperm_concentration", value, comparator=">"))


WORDS = [
    ("Non-reactive", "not_detected"), ("Negatief", "not_detected"),
    ("nicht reaktiv", "not_detected"),
    ("Négatif", "not_detected"), ("No reactivo", "not_detected"), ("Reactive", "detected"),
    ("positiv", "detected"), ("Réactif", "detected"), ("Equivocal", "indeterminate"),
    ("grey zone", "indeterminate"), ("see comment", None), ("not negative", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meaning"), WORDS)
def test_an_unknown_word_is_never_negative(text: str, meaning: str | None) -> None:
    assert fertility.read_word(text) == meaning


def test_a_screen_is_read_and_two_answers_are_not() -> None:
    negative = {"id": "f1", "code": "lab.hiv", "value": "Negative"}
    positive = {"id": "f2", "code": "lab.hiv", "value": "Positive"}
    assert said(negative)["screen.hiv"].code == "serology.not_detected"
    assert said(positive)["screen.hiv"].code == "serology.detected"
    assert "screen.hiv" not in said(negative, positive)
    assert "screen.hiv" not in said({**negative, "held": "code_and_name_differ"})
    assert said({**negative, "value": "volgt"})["screen.hiv"].missing == ("known_word",)


def test_the_laboratorys_own_interval_decides() -> None:
    high = said(lab("testosterone", 60.0, flag="H", printed_range="8-48"))
    assert high["range.above.testosterone"].citation.startswith("the reference interval")
    assert "range.above.testosterone" not in said(lab("testosterone", 600.0))
    assert "range.below.tsh" in said(lab("tsh", 0.05, flag="L", printed_range="0.3-4"))


def test_contradicting_semen_values_say_nothing() -> None:
    odd = [lab("sperm_progressive", 60.0, 1), lab("sperm_vitality", 20.0, 2)]
    assert said(*odd) == {}


def test_a_superseded_value_takes_no_part() -> None:
    found = said(lab("amh", 0.4, 1, superseded=True), lab("amh", 3.0, 2))
    assert "bologna_reserve" not in found


def test_a_confidence_changes_nothing() -> None:
    for count, amh in product((2.0, 9.0), (0.3, 3.0)):
        plain = [*afc(count), lab("amh", amh)]
        for confidence in (0.0, 0.5, 1.0):
            sure = [{**finding, "confidence": confidence} for finding in plain]
            assert interpretations(sure, context=WOMAN) == interpretations(plain, context=WOMAN)


def test_a_worse_marker_never_improves_the_group() -> None:
    for count in range(1, 25):
        groups = [
            said(*afc(float(count)), lab("amh", amh / 10))["poseidon"].code for amh in range(1, 50)
        ]
        assert groups == sorted(groups, reverse=True)


def test_the_context_is_what_the_document_states() -> None:
    document: list[JsonObject] = [
        {"code": "identity.birth_date", "iso": "1991-04-23"},
        {"code": "identity.sex", "sex": "female"},
        {"code": "lab.fsh", "cycle_day": 3, "collected_at": "2026-04-22T08:00"},
    ]
    assert context.of(document) == Context(cycle_day=3, sex="female", age=34)
    assert context.of([*document, {"code": "lab.lh", "cycle_day": 4}]).cycle_day is None
    assert context.of([{"code": "identity.birth_date", "iso": None}]) == Context()
    assert context.of([]) == Context()


def endometrium(value: float, **more: object) -> JsonObject:
    return {"id": "f1", "code": "endometrium.thickness_mm", "value": value, **more}


@pytest.mark.parametrize("tenths", range(60, 200, 5))
def test_a_thick_endometrium_is_to_be_reviewed(tenths: int) -> None:
    found = said(endometrium(tenths / 10))
    assert ("endometrium_thick" in found) == (tenths > 140)
    assert tenths <= 140 or found["endometrium_thick"].sentence.endswith(UNVERIFIED)
    assert "endometrium_thick" not in said(endometrium(tenths / 10, held="implausible_review"))


def test_the_day_of_a_scan_of_the_endometrium_is_named_where_it_is_not_known() -> None:
    for about, missing in ((WOMAN, ("scan_timing",)), (Context(is_trigger_day=True), ())):
        found = said(endometrium(15.0), about=about)
        assert found["band.endometrium"].missing == found["endometrium_thick"].missing == missing
    held = said(endometrium(15.0, held="implausible_review"))["band.endometrium"]
    assert held.missing == ("held", "scan_timing")


@pytest.mark.parametrize("flag", ["L", "N", "H", None])
def test_dna_fragmentation_is_judged_by_its_own_laboratory_alone(flag: str | None) -> None:
    found = said({**lab("sperm_dfi", 99.0), "unit": "%", "flag": flag}, about=Context())
    assert ("range.above.sperm_dfi" in found) == (flag == "H")
