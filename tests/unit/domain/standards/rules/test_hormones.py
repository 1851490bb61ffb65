"""Rules over hormones: what they say, what they refuse to say, and that confidence is no input."""

from itertools import product

import pytest

from common.domain.model import JsonObject
from common.domain.standards.rules import interpret
from common.domain.standards.rules.hormones import PHASES, Context
from common.domain.standards.rules.interpret import interpretations
from common.domain.standards.rules.statements import Statement

UNITS = {
    "amh": "ng/mL", "fsh": "[IU]/L", "lh": "[IU]/L", "estradiol": "pg/mL",
    "progesterone": "ng/mL", "prolactin": "ng/mL", "tsh": "m[IU]/L", "ft4": "ng/dL",
    "glucose_fasting": "mg/dL", "insulin_fasting": "u[IU]/mL", "sperm_concentration": "10*6/mL",
}  # fmt: skip


def statements(findings: list[JsonObject], context: Context | None = None) -> list[Statement]:
    """What this pack says; the bands and groups of the others have tests of their own."""
    found = interpret.statements(findings, context=context)
    return [said for said in found if said.rule.startswith("hormones/")]


DAY_3 = Context(cycle_day=3)


def lab(slug: str, value: object, i: int = 1, **more: object) -> JsonObject:
    return {"id": f"f{i}", "code": f"lab.{slug}", "value": value, "unit": UNITS[slug], **more}


def codes(*findings: JsonObject, context: Context | None = None) -> list[str]:
    return [s.code for s in statements(list(findings), context=context)]


def test_azoospermia_with_a_low_amh_is_never_called_good() -> None:
    found = interpretations(
        [
            lab("sperm_concentration", 0.0, 1, confidence=0.99),
            lab("amh", 0.1, 2),
            lab("fsh", 60.0, 3),
        ]
    )
    text = " ".join(str(said["statement"]) for said in found).casefold()
    assert "no spermatozoa observed" in text and "amh 0.1 ng/ml is below 1 ng/ml" in text
    assert not any(word in text for word in ("good", "normal", "excellent", "high potential"))


AMH = [(0.99, "ovarian.amh_low"), (1.0, "ovarian.amh_not_low"), (3.0, "ovarian.amh_not_low")]


@pytest.mark.parametrize(("value", "code"), AMH)
def test_amh_at_its_threshold(value: float, code: str) -> None:
    assert codes(lab("amh", value)) == [code]


def test_amh_in_another_unit_is_converted() -> None:
    [said] = statements([lab("amh", 6.0) | {"unit": "pmol/L"}])  # type: ignore[operator]
    assert (said.code, said.values["value"]) == ("ovarian.amh_low", "0.84")


def test_what_is_not_given_is_named() -> None:
    [said] = statements([lab("amh", 3.0)])
    assert said.missing == ("afc",) and "antral follicle count" in said.sentence


BOUNDS = [
    ("<", 0.1, "ovarian.amh_low"),
    ("<", 1.0, "ovarian.amh_low"),
    ("\u2264", 1.0, "not_computable"),
    ("<", 2.0, "not_computable"),
    (">", 1.0, "ovarian.amh_not_low"),
    (">", 0.5, "not_computable"),
    ("~", 0.5, "not_computable"),
]


@pytest.mark.parametrize(("comparator", "value", "code"), BOUNDS)
def test_a_bound_says_only_what_follows_from_it(comparator: str, value: float, code: str) -> None:
    assert codes(lab("amh", value, comparator=comparator)) == [code]


UNUSABLE = [
    ({"unit": None}, "unit"),
    ({"unit": "furlong"}, "unit"),
    ({"held": "implausible_review"}, "held"),
    ({"status": "preliminary"}, "not_final"),
    ({"status": "unknown"}, "not_final"),
    ({"value": "volgt"}, "no_number"),
    ({"value": True}, "no_number"),
    ({"value": float("nan")}, "no_number"),
    ({"value": -1.0}, "held"),
]


@pytest.mark.parametrize(("change", "missing"), UNUSABLE)
@pytest.mark.parametrize("slug", ["amh", "fsh", "prolactin", "tsh", "progesterone"])
def test_what_is_not_certain_gives_no_statement(
    slug: str, change: dict[str, object], missing: str
) -> None:
    found = statements([{**lab(slug, 0.5, flag="H"), **change}], context=DAY_3)
    assert {s.code for s in found} == {"not_computable"}
    assert {s.missing for s in found} == {(missing,)}


def test_two_different_values_give_no_statement_and_two_equal_ones_one() -> None:
    assert codes(lab("amh", 0.5, 1), lab("amh", 0.5, 2)) == ["ovarian.amh_low"]
    [said] = statements([lab("amh", 0.5, 1), lab("amh", 3.0, 2)])
    assert (said.code, said.missing, said.inputs) == ("not_computable", ("several",), ("f1", "f2"))


def test_a_person_who_confirms_a_held_value_lets_it_count() -> None:
    assert codes(lab("amh", 0.5, held="implausible_review", method="person")) == ["ovarian.amh_low"]


FSH = [(10.0, "ovarian.fsh_not_high"), (10.1, "ovarian.fsh_high"), (25.0, "ovarian.fsh_high")]


@pytest.mark.parametrize(("value", "code"), FSH)
def test_fsh_needs_the_day_of_the_cycle(value: float, code: str) -> None:
    assert codes(lab("fsh", value), context=DAY_3) == [code]
    for day in (None, 1, 5, 14):
        [said] = statements([lab("fsh", value)], context=Context(cycle_day=day))
        assert (said.code, said.missing) == ("not_computable", ("cycle_day",))


def test_early_estradiol_counts_only_beside_an_fsh_that_is_not_high() -> None:
    limits = {"printed_range": "31 - 90"}
    high = lab("estradiol", 80.0, 2, **limits)
    assert "ovarian.estradiol_high" in codes(lab("fsh", 8.0), high, context=DAY_3)
    assert "ovarian.estradiol_high" not in codes(lab("fsh", 12.0), high, context=DAY_3)
    assert "ovarian.estradiol_high" not in codes(lab("fsh", 8.0), high)


def test_discordant_markers_are_not_averaged() -> None:
    assert "ovarian.discordant" in codes(lab("amh", 0.5, 1), lab("fsh", 6.0, 2), context=DAY_3)
    assert "ovarian.discordant" not in codes(lab("amh", 0.5, 1), lab("fsh", 20.0, 2), context=DAY_3)


def test_a_follicle_count_is_discordant_where_it_is_few_beside_good_markers_or_many() -> None:
    for count, amh, fsh, day in product((2.0, 4.9, 5.0, 6.9, 7.0, 20.0), (0.5, 1.0), (8.0, 12.0),
                                        (3, 14)):  # fmt: skip
        afc: JsonObject = {"id": "f3", "code": "follicle.count", "value": count, "antral": True}
        found = codes(lab("amh", amh), lab("fsh", fsh, 2), afc, context=Context(cycle_day=day))
        low = [amh < 1, *([fsh > 10] if day == 3 else [])]
        expected = (count < 5 and not all(low)) or (count >= 7 and any(low))
        assert ("ovarian.discordant_count" in found) == expected
        held = {**afc, "held": "implausible_review"}
        assert "ovarian.discordant_count" not in codes(lab("amh", amh), held)


@pytest.mark.parametrize("slug", PHASES)
def test_a_man_has_no_phase(slug: str) -> None:
    assert statements([lab(slug, 5.0)], context=Context(sex="male")) == []


@pytest.mark.parametrize(("slug", "phase"), [(s, p) for s in PHASES for p in PHASES[s]])
def test_an_interval_of_a_phase(slug: str, phase: str) -> None:
    low, high = PHASES[slug][phase]
    context = Context(cycle_phase=phase)
    grid = [low * 0.9, low, high, high * 1.1]
    said = [codes(lab(slug, v), context=context)[-1].split(".")[1] for v in grid]
    assert said == ["below_phase", "within_phase", "within_phase", "above_phase"]


@pytest.mark.parametrize("slug", PHASES)
def test_without_a_phase_nothing_is_said_and_a_printed_interval_goes_first(slug: str) -> None:
    [said] = statements([lab(slug, 5.0)])
    assert (said.code, said.missing) == ("not_computable", ("cycle_phase",))
    assert statements([lab(slug, 5.0, printed_range="1 - 9")]) == []


@pytest.mark.parametrize("slug", ["prolactin", "tsh"])
def test_the_laboratorys_own_interval_decides(slug: str) -> None:
    assert codes(lab(slug, 5.0, flag="N", printed_range="1 - 9")) == []
    [said] = statements([lab(slug, 50.0, flag="H", printed_range="1 - 9")])
    assert said.code.endswith("above_range")
    [said] = statements([lab(slug, 50.0)])
    assert (said.code, said.missing) == ("not_computable", ("reference_range",))
    [said] = statements([lab(slug, 50.0, flag="H", printed_range="1 - 9", method="person")])
    assert said.missing == ("comparison",)


def test_ratio_and_homa_are_computed_and_not_graded() -> None:
    found = statements([lab("lh", 12.0, 1, printed_range="x"), lab("fsh", 6.0, 2)])
    [ratio] = [s for s in found if s.code == "hormone.lh_fsh_ratio"]
    assert (ratio.values["value"], ratio.missing) == ("2.00", ("cycle_day",))
    [homa] = statements([lab("glucose_fasting", 95.0, 1), lab("insulin_fasting", 12.0, 2)])
    assert homa.values["value"] == "2.81"


SEVERITY = {"ovarian.amh_low": 1, "ovarian.fsh_high": 1}


def _bad(slug: str, value: float) -> int:
    return sum(SEVERITY.get(code, 0) for code in codes(lab(slug, value), context=DAY_3))


def test_a_worse_value_never_improves_a_statement() -> None:
    amh = [_bad("amh", v / 10) for v in range(0, 60)]
    assert amh == sorted(amh, reverse=True)
    fsh = [_bad("fsh", v / 2) for v in range(0, 120)]
    assert fsh == sorted(fsh)


def test_a_confidence_changes_nothing() -> None:
    values = (0.05, 0.9, 1.0, 9.0, 70.0)
    for amh, fsh, lh in product(values, repeat=3):
        plain = [lab("amh", amh, 1), lab("fsh", fsh, 2), lab("lh", lh, 3)]
        said = interpretations(plain, context=DAY_3)
        for confidence in (None, 0.0, 0.5, 1.0):
            sure = [{**finding, "confidence": confidence} for finding in plain]
            assert interpretations(sure, context=DAY_3) == said


def test_nothing_stated_nothing_said() -> None:
    assert interpretations([]) == []
    assert interpretations([{"id": "f1", "code": "document.type", "value": "letter"}]) == []
    assert interpretations([{"id": "f1", "code": "lab.other", "value": 5.0}]) == []
