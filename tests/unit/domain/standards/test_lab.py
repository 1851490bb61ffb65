"""Analytes, units and conversions of the laboratory standard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.domain.standards import lab
from common.domain.standards.lab_units import dimension, normalise, readings

# Molar masses of clinical-reference 6.2; the worked examples are those of 6.6.
WORKED = [
    ("amh", 15, "pmol/L", "ng/mL", 2.10),
    ("estradiol", 45, "pg/mL", "pmol/L", 165.2),
    ("progesterone", 12, "ng/mL", "nmol/L", 38.2),
    ("prolactin", 636, "m[IU]/L", "ng/mL", 30.0),
    ("testosterone", 450, "ng/dL", "nmol/L", 15.60),
    ("ft4", 1.2, "ng/dL", "pmol/L", 15.44),
    ("dheas", 250, "ug/dL", "umol/L", 6.785),
    ("hba1c", 5.4, "%", "mmol/mol", 35.5),
    ("glucose", 95, "mg/dL", "mmol/L", 5.27),
    ("insulin", 12, "u[IU]/mL", "pmol/L", 72.0),
    ("fsh", 8.2, "m[IU]/mL", "[IU]/L", 8.2),
    ("tsh", 2.5, "u[IU]/mL", "m[IU]/L", 2.5),
    ("platelets", 250, "10*9/L", "10*3/uL", 250),
    ("hemoglobin", 140, "g/L", "g/dL", 14.0),
    ("sperm_concentration", 16_000_000, "/mL", "10*6/mL", 16),
]


@pytest.mark.parametrize(("slug", "value", "source", "target", "expected"), WORKED)
def test_conversion_gives_the_worked_example(
    slug: str, value: float, source: str, target: str, expected: float
) -> None:
    # Examples are rounded to three figures.
    assert lab.convert(slug, value, source, target) == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize(
    ("slug", "source", "target"),
    [("fsh", "ng/mL", "[IU]/L"), ("hcg", "mmol/L", "m[IU]/mL"), ("prolactin", "m[IU]/L", "nmol/L")],
)
def test_conversion_without_a_known_factor_is_none(slug: str, source: str, target: str) -> None:
    assert lab.convert(slug, 1.0, source, target) is None


PAIRS = [(s, a, b) for s, _, a, b, _ in WORKED]


@given(st.sampled_from(PAIRS), st.floats(min_value=1e-3, max_value=1e6))
def test_conversion_there_and_back_is_the_same_value(
    pair: tuple[str, str, str], value: float
) -> None:
    slug, source, target = pair
    there = lab.convert(slug, value, source, target)
    assert there is not None
    assert lab.convert(slug, there, target, source) == pytest.approx(value, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("printed", "ucum"),
    [
        ("g/dL", "g/dL"),
        ("mg/dl", "mg/dL"),
        ("mmol/l", "mmol/L"),
        ("µg/L", "ug/L"),
        ("mcg/L", "ug/L"),
        ("IU/L", "[IU]/L"),
        ("mIU/mL", "m[IU]/mL"),
        ("µIU/mL", "u[IU]/mL"),
        ("IE/l", "[IU]/L"),
        ("UI/L", "[IU]/L"),
        ("U/L", "U/L"),
        ("10*9/L", "10*9/L"),
        ("10^9/L", "10*9/L"),
        ("10E6/µL", "10*6/uL"),
        ("10⁶/mL", "10*6/mL"),
        ("x10⁹/L", "10*9/L"),
        ("x 1.000/µL", "10*3/uL"),
        ("milj./µL", "10*6/uL"),
        ("mio/ml", "10*6/mL"),
        ("Gpt/l", "10*9/L"),
        ("/µL", "/uL"),
        ("/mm3", "/uL"),
        ("/100 WBC", "/100{WBC}"),
        ("pg/cel", "pg/{cell}"),
        ("µg/g creat.", "ug/g{Cre}"),
        ("mL/min/1,73m²", "mL/min/{1.73_m2}"),
        ("ml/min/1.73 m2", "mL/min/{1.73_m2}"),
        ("mL/min", "mL/min"),
        ("ng/mL FEU", "ng/mL{FEU}"),
        ("µg FEU/mL", "ug/mL{FEU}"),
        ("mosmol/kg", "mosm/kg"),
        ("mm/uur", "mm/h"),
        ("mg/100 mL", "mg/dL"),
        ("kopieën/mL", "{copies}/mL"),
        ("log IU/mL", "{Log_IU}/mL"),
        ("U/L 37°C", "U/L"),
        ("µm³", "fL"),
        ("mg/24 uur", "mg/(24.h)"),
        ("%", "%"),
        ("fL", "fL"),
        ("sec", "s"),
        ("Titer", "{titer}"),
        ("", ""),
        ("G/L", None),
        ("foo/bar", None),
        ("zie commentaar", None),
        (None, None),
    ],
)
def test_printed_unit_becomes_ucum_or_nothing(printed: str | None, ucum: str | None) -> None:
    assert normalise(printed) == ucum


def test_a_unit_with_two_readings_is_settled_by_its_analyte() -> None:
    assert readings("G/L") == ("10*9/L", "g/L")
    assert lab.unit_of("G/L", lab.analytes()["platelets"]) == "10*9/L"
    assert lab.unit_of("G/L", lab.analytes()["total_protein"]) == "g/L"


@given(st.text(max_size=20))
def test_no_text_makes_the_unit_parser_fail(text: str) -> None:
    for unit in readings(text):
        dimension(unit)


def test_every_analyte_is_complete() -> None:
    for analyte in lab.analytes().values():
        assert analyte.slug.isidentifier()
        assert analyte.name and analyte.synonyms and analyte.group and analyte.specimen
        assert all(code.replace("-", "").isdigit() for code in analyte.loinc.values())


def test_no_two_analytes_share_name_specimen_and_unit() -> None:
    """Two of one kind of unit are told apart by the very unit: a glucose curve is printed in
    mg/dL or mmol/L, that of insulin in pmol/L.
    """
    for name, found in lab.names().items():
        claims = [(a.specimen, unit) for a in found for unit in a.units or [""]]
        assert len(claims) == len(set(claims)), (name, [a.slug for a in found])


# Analytes of one name and kind of unit, which a rarer unit (another prefix) would confuse.
_BY_UNIT = {f"{minutes}" for minutes in (15, 30, 60, 90, 120, 180)}


def test_only_the_curves_of_glucose_and_insulin_share_a_kind_of_unit() -> None:
    for name, found in lab.names().items():
        claims = [
            (a.specimen, kind)
            for a in found
            for kind in {dimension(u).kind for u in a.units or [""]}
        ]
        is_curve = name.split()[0] in _BY_UNIT and "75g" in name.replace(" g ", "g ")
        assert len(claims) == len(set(claims)) or is_curve, (name, [a.slug for a in found])


def test_a_code_that_is_only_understood_is_given_to_no_result() -> None:
    for analyte in lab.analytes().values():
        assert not set(analyte.understood) & set(analyte.loinc.values())
    assert lab.analytes()["hcg"].code("m[IU]/mL") is None


@pytest.mark.parametrize(
    "name",
    ["AMH", "Follikelstimulerend hormoon", "Östradiol", "progestérone", "prolactina", "TSH",
     "freies T4", "T3 libre", "Testosteron totaal", "SHBG", "DHEA-S", "17-OH-Progesteron",
     "β-hCG", "Inhibine B", "Sperm concentration", "normale vormen", "Röteln IgG"],
)  # fmt: skip
def test_names_in_five_languages_are_known(name: str) -> None:
    assert len(lab.names()[lab.key(name)]) == 1


@pytest.mark.parametrize(
    ("slug", "value", "unit", "expected"),
    [
        ("amh", 2.1, "ng/mL", None),
        ("amh", 200, "pmol/L", "review"),
        ("amh", 2000, "ng/mL", "reject"),
        ("hba1c", 35.5, "mmol/mol", None),
        ("sodium", 9999, "mmol/L", None),
        ("tsh", 0.005, "m[IU]/L", "review"),
    ],
)
def test_plausibility_is_judged_in_the_canonical_unit(
    slug: str, value: float, unit: str, expected: str | None
) -> None:
    assert lab.plausibility(slug, value, unit) == expected
