"""The pellet, motile numbers, sums of shares, and signs beside the limits of a semen analysis."""

from itertools import product

import pytest

from common.domain.model import JsonObject
from common.domain.standards.rules import semen_counts
from common.domain.standards.rules.interpret import interpretations, statements
from common.domain.standards.rules.statements import UNVERIFIED, Statement
from tests.unit.domain.standards.rules.made import MAN, lab

EDITIONS = ("2021", "2010")


def said(*findings: JsonObject, edition: str = "2021") -> dict[str, Statement]:
    found = statements(list(findings), edition, MAN)
    return {s.rule.partition(":")[2]: s for s in found if s.rule.startswith("semen/")}


def pellet(text: object, **more: object) -> JsonObject:
    return lab("sperm_pellet", text, 9, **more)


NONE = lab("sperm_concentration", 0.0)
PELLETS = [
    ("none seen", "semen.azoospermia"), ("keine Spermien", "semen.azoospermia"),
    ("Absents", "semen.azoospermia"), (0.0, "semen.azoospermia"),
    ("present", "semen.cryptozoospermia"), ("vereinzelt", "semen.cryptozoospermia"),
    ("enkele", "semen.cryptozoospermia"), (3.0, "semen.cryptozoospermia"),
    ("yes", "semen.no_sperm"), ("nd", "semen.no_sperm"), ("see comment", "semen.no_sperm"),
]  # fmt: skip


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("text", "code"), PELLETS)
def test_the_pellet_tells_azoospermia_from_cryptozoospermia(
    text: object, code: str, edition: str
) -> None:
    found = said(NONE, pellet(text), edition=edition)["terms"]
    assert found.code == code and found.differs is None
    missing = {"semen.azoospermia": ("second_sample",), "semen.no_sperm": ("pellet",)}
    assert found.missing == missing.get(code, ())
    assert ("f9" in found.inputs) == (code != "semen.no_sperm")
    assert "repeat" in said(NONE, pellet(text), edition=edition)


@pytest.mark.parametrize("more", [{"held": "two_statements"}, {"superseded": True},
                                  {"status": "preliminary"}])  # fmt: skip
def test_a_pellet_that_is_not_certain_takes_no_part(more: dict[str, object]) -> None:
    for text in ("none seen", "present", 0.0, 3.0):
        assert said(NONE, pellet(text, **more))["terms"].code == "semen.no_sperm"
    if "held" in more:
        confirmed = pellet("present", **more, method="person")
        assert said(NONE, confirmed)["terms"].code == "semen.cryptozoospermia"


def test_sperm_in_the_pellet_are_no_azoospermia_to_any_rule() -> None:
    low = [NONE, lab("fsh", 30.0, 2), lab("semen_volume", 0.9, 3), lab("semen_ph", 6.8, 4)]
    patterns = {"male/1:non_obstructive", "male/1:obstructive"}
    for text, missing in (("none seen", ("testes",)), (None, ("pellet", "testes"))):
        more = [pellet(text)] if text else []
        found = {s.rule: s for s in statements([*low, *more], context=MAN)}
        assert patterns <= set(found) and found["male/1:non_obstructive"].missing == missing
    found = {s.rule: s for s in statements([*low, pellet("few")], context=MAN)}
    assert not patterns & set(found) and "male/1:karyotype" in found


def test_a_pellet_without_sperm_contradicts_sperm_in_the_fresh_preparation() -> None:
    found = said(lab("sperm_concentration", 4.0), pellet("none seen"))
    assert found["consistency"].values["what"] == "fresh preparation and centrifuged pellet"
    assert found["consistency"].inputs == ("f1", "f9") and "terms" not in found
    assert "consistency" not in said(lab("sperm_concentration", 4.0), pellet("present"))


def test_blood_in_the_ejaculate_is_a_term() -> None:
    good = [lab("sperm_concentration", 60.0), lab("sperm_progressive", 50.0, 2),
            lab("sperm_normal_forms", 9.0, 3)]  # fmt: skip
    for value, expected in ((0.4, True), (0.0, False), ("present", True), ("absent", False)):
        found = said(*good, lab("semen_erythrocytes", value, 4))["terms"].values["terms"]
        assert ("haemospermia" in found) == expected
        assert ("normozoospermia" in found) == (not expected)


def motile(total: float, share: float) -> list[JsonObject]:
    return [lab("sperm_total", total), lab("sperm_motility_total", share, 2)]


BANDS = ("< 2", "2 - < 5", "5 - < 10", "\u2265 10")


def test_a_higher_motile_number_never_lies_in_a_lower_band() -> None:
    for share in (1.0, 20.0, 42.0, 90.0):
        found = [said(*motile(total, share))["motile_total"] for total in range(0, 400, 4)]
        order = [BANDS.index(f.values["limit"]) for f in found]
        assert order == sorted(order) and all(f.code == "semen.motile_total" for f in found)
    for total in (1.0, 10.0, 39.0, 300.0):
        found = [said(*motile(total, s))["motile_total"] for s in range(0, 101, 5)]
        order = [BANDS.index(f.values["limit"]) for f in found]
        assert order == sorted(order)


CUTS = [(1.9, "< 2"), (2.0, "2 - < 5"), (4.9, "2 - < 5"), (5.0, "5 - < 10"), (9.9, "5 - < 10"),
        (10.0, "\u2265 10"), (500.0, "\u2265 10")]  # fmt: skip


@pytest.mark.parametrize(("value", "band"), CUTS)
def test_a_printed_motile_number_is_named_as_printed(value: float, band: str) -> None:
    found = said(lab("sperm_tmsc", value))["motile_total"]
    assert (found.code, found.values["limit"]) == ("semen.motile_total_printed", band)
    assert found.established and "no consensus" in found.sentence


def test_a_printed_motile_number_may_agree_with_either_product() -> None:
    rest = [*motile(100.0, 60.0), lab("sperm_progressive", 40.0, 3)]
    for value, agrees in ((60.0, True), (40.0, True), (20.0, False), (90.0, False)):
        found = said(*rest, lab("sperm_tmsc", value, 4))["motile_total"]
        assert (found.code == "semen.motile_total_printed") == agrees
        assert agrees or (found.code, found.missing) == ("not_computable", ("several",))
    held = lab("sperm_tmsc", 60.0, 4, held="ambiguous_number")
    assert said(*rest, held)["motile_total"].missing == ("held",)
    bound = lab("sperm_tmsc", 6.0, 4, comparator="<")
    assert said(bound)["motile_total"].missing == ("exact_value",)
    assert said(lab("sperm_tmsc", 2.0, comparator="<"))["motile_total"].values["limit"] == "< 2"


def test_normal_motile_sperm_are_an_estimate_of_three_values() -> None:
    three = [lab("sperm_total", 61.6), lab("sperm_progressive", 35.0, 2),
             lab("sperm_normal_forms", 4.0, 3)]  # fmt: skip
    found = said(*three)["normal_motile"]
    assert (found.values["value"], found.inputs) == ("0.8624", ("f1", "f2", "f3"))
    assert "estimate" in found.sentence
    for left_out in range(3):
        assert "normal_motile" not in said(*three[:left_out], *three[left_out + 1 :])


CLASSES = {"sperm_rapid": 20.0, "sperm_slow": 12.0, "sperm_nonprogressive": 10.0,
           "sperm_immotile": 58.0}  # fmt: skip


def classes(**changed: float) -> list[JsonObject]:
    return [lab(s, v, i) for i, (s, v) in enumerate((CLASSES | changed).items(), 1)]


def test_four_classes_give_the_shares_that_the_limits_are_for() -> None:
    found = said(*classes())
    progressive, total = (found[f"5th_centile.{s}"] for s in
                          ("sperm_progressive", "sperm_motility_total"))  # fmt: skip
    assert (progressive.values["value"], progressive.inputs) == ("32", ("f1", "f2"))
    assert (total.values["value"], total.inputs) == ("42", ("f1", "f2", "f3"))
    held = [{**f, "held": "struck_out"} if f["id"] == "f2" else f for f in classes()]
    assert "5th_centile.sperm_progressive" not in said(*held)
    stated = said(*classes(), lab("sperm_progressive", 33.0, 7))
    assert stated["5th_centile.sperm_progressive"].inputs == ("f7",)


@pytest.mark.parametrize("still", [56.0, 56.9, 57.0, 58.0, 59.0, 59.1, 60.0])
def test_four_classes_are_a_hundred_within_rounding(still: float) -> None:
    found = said(*classes(sperm_immotile=still))
    assert ("consistency" in found) == (not 57 <= still <= 59)


def test_parts_miss_their_whole_by_no_more_than_rounding() -> None:
    for whole in (30.0, 31.0, 32.0, 33.0, 34.0):
        found = said(*classes(), lab("sperm_progressive", whole, 7))
        assert ("consistency" in found) == (not 31 <= whole <= 33)
    for whole in (40.0, 41.0, 43.0, 44.0):
        found = said(lab("sperm_progressive", 32.0), lab("sperm_nonprogressive", 10.0, 2),
                     lab("sperm_motility_total", whole, 3))  # fmt: skip
        assert ("consistency" in found) == (not 41 <= whole <= 43)


def test_every_point_of_the_grid_of_the_seminal_vesicles() -> None:
    grid = [*product((1.0, 1.4, 1.45, 1.5, 3), (7.0, 7.1, 7.2, 8), (5.0, 12.9, 13.0, 30))]
    for edition, limit in (("2021", 1.4), ("2010", 1.5)):
        for volume, ph, fructose in grid:
            found = said(
                lab("semen_volume", volume), lab("semen_ph", ph, 2),
                lab("semen_fructose", fructose, 3), edition=edition,
            )  # fmt: skip
            low = volume < limit and ph < 7.2 and fructose < 13
            signal = found.get("duct_signal")
            assert (signal is not None and signal.code == "semen.duct_signal") == low
            assert signal is None or signal.code in ("semen.duct_signal", "semen.not_said")


def test_the_edition_of_the_volume_switches_the_sign_of_the_vesicles() -> None:
    low = [lab("semen_volume", 1.45), lab("semen_ph", 7.0, 2), lab("semen_fructose", 10.0, 3)]
    newer, older = said(*low)["duct_signal"], said(*low, edition="2010")["duct_signal"]
    assert newer.code == "semen.not_said" and newer.differs is not None
    assert newer.differs["code"] == "semen.duct_signal"
    assert older.code == "semen.duct_signal" and older.values["volume"] == "1.5"


def test_a_third_sign_that_is_not_known_is_named() -> None:
    three = {"semen_volume": 0.9, "semen_ph": 6.9, "semen_fructose": 4.0}
    for unknown in three:
        two = [lab(s, v, i) for i, (s, v) in enumerate(three.items()) if s != unknown]
        found = said(*two)["duct_signal"]
        assert (found.code, found.missing) == ("semen.duct_open", (unknown,))
        held = lab(unknown, three[unknown], 8, held="struck_out")
        assert said(*two, held)["duct_signal"].missing == (unknown,)
    assert "duct_signal" not in said(lab("semen_volume", 0.9))
    no_ejaculate = [lab("semen_volume", 0.0), lab("semen_ph", 6.9, 2), lab("semen_fructose", 1, 3)]
    assert "duct_signal" not in said(*no_ejaculate)


def test_an_analysis_that_came_late_says_so() -> None:
    for minutes in (10.0, 60.0, 60.5, 90.0, 400.0):
        assert ("late" in said(lab("semen_interval", minutes))) == (minutes > 60)
    hours = {**lab("semen_interval", 2.0), "unit": "h"}
    assert said(hours)["late"].values["value"] == "120"
    assert "late" not in said(lab("semen_interval", 90.0, held="struck_out"))


@pytest.mark.parametrize("slug", semen_counts.INDICES)
def test_an_index_of_defects_has_a_value_of_the_literature_alone(slug: str) -> None:
    grid = [1.0, 1.5, 1.6, 1.61, 2.5]
    found = [said(lab(slug, value)).get(f"index.{slug}") for value in grid]
    assert [f is not None for f in found] == [False, False, slug == "sperm_sdi", True, True]
    assert all(f.sentence.endswith(UNVERIFIED) and not f.established for f in found if f)


GLUCOSIDASE = [(0.0, True), (19.9, True), (20.0, False), (60.0, False)]


@pytest.mark.parametrize(("value", "outside"), GLUCOSIDASE)
def test_neutral_glucosidase_has_a_limit_of_consensus(value: float, outside: bool) -> None:
    found = said(lab("semen_glucosidase", value))["consensus.semen_glucosidase"]
    assert found.code == f"semen.{'outside' if outside else 'within'}_consensus"
    assert (found.edition, found.established) == ("5th ed. 2010", True)
    per_volume = {**lab("semen_glucosidase", value), "unit": "U/L"}
    assert said(per_volume)["consensus.semen_glucosidase"].missing == ("unit",)


def test_a_confidence_changes_nothing() -> None:
    findings = [
        *classes(), NONE | {"id": "f5"}, pellet("few"), lab("semen_fructose", 4.0, 6),
        lab("semen_ph", 6.9, 7), lab("sperm_tmsc", 3.0, 8), lab("semen_interval", 90.0, 10),
        lab("sperm_tzi", 2.0, 11), lab("semen_glucosidase", 9.0, 12),
    ]  # fmt: skip
    plain = interpretations(findings, context=MAN)
    for confidence in (None, 0.0, 0.5, 1.0):
        sure = [{**finding, "confidence": confidence} for finding in findings]
        assert interpretations(sure, context=MAN) == plain
