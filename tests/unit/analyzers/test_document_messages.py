"""The document reader on FHIR, HL7 v2 and CSV: the same findings as from a printed report."""

import json
from pathlib import Path

import pytest

from common.analyzers import Outcome, Resources, Sample
from common.analyzers.document import DocumentReader
from common.domain.model import Facts, Finding
from common.domain.standards import lab
from common.media import sniff
from common.media.documents import Document, Page
from common.media.messages import read

SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
UCUM = {"system": "http://unitsofmeasure.org"}


def analyzed(data: bytes) -> Outcome:
    media_type = sniff.sniff(data[: sniff.HEAD], len(data)).media_type
    raw, message, grids = read(data, media_type)
    page = Page(number=1, height=raw.height, width=raw.width, words=[])
    document = Document(pages=[page], has_text=False, message=message, grids=grids)
    sample = Sample(modality="document", facts=Facts(), media_type=media_type, document=document)
    return DocumentReader(Resources(weights=lambda name: b"")).analyze(sample)


def results(outcome: Outcome) -> dict[str, Finding]:
    return {f.code[4:]: f for f in outcome.findings if f.code.startswith("lab.")}


def told(outcome: Outcome) -> dict[str, list[object]]:
    return {
        slug: [f.detail["comparator"], f.value, f.unit, f.detail["flag"]]
        for slug, f in results(outcome).items()
    }


def quantity(value: float, unit: str) -> dict[str, object]:
    return {"value": value, "unit": unit, "code": unit, **UCUM}


def observation(code: str, name: str, **more: object) -> dict[str, object]:
    coding = [{"system": "http://loinc.org", "code": code}] if code else []
    return {
        "resource": {
            "resourceType": "Observation",
            "status": "final",
            "code": {"coding": coding, "text": name},
            **more,
        }
    }


def fhir(*entries: dict[str, object]) -> Outcome:
    return analyzed(json.dumps({"resourceType": "Bundle", "entry": entries}, indent=2).encode())


PATIENT = {
    "resource": {
        "resourceType": "Patient",
        "name": [{"family": "Testa", "given": ["Anna", "B"]}],
        "birthDate": "1990-02-01",
        "gender": "female",
        "identifier": [{"value": "P-7"}],
    }
}
AMH_RANGE = [{"low": quantity(1.0, "ng/mL"), "high": quantity(4.5, "ng/mL")}]
HL7 = (
    "MSH|^~\\&|LIS|LAB|||202601051200||ORU^R01^ORU_R01|1|P|2.5.1\r"
    "PID|1||P-7^^^H^MR||Testa^Anna^B||19900201|F\r"
    "OBR|1|||54231-6^Hormones^LN|||20260104\r"
    "OBX|1|NM|38476-8^AMH^LN||0.90|ng/mL^^UCUM|1.0-4.5|L|||F\r"
    "NTE|1||fasting\r"
    "SPM|1|||SER^Serum\r"
)
CSV = (
    "Patient;Anna Testa\n"
    "Test;LOINC;Result;Unit;Reference;Flag;Specimen;Sample date\n"
    "AMH;38476-8;0,90;ng/mL;1,0 - 4,5;L;serum;13/01/2026\n"
    "TSH;;2,1;mIU/L;0,4 - 4,0;;serum;13/01/2026\n"
)


def test_a_bundle_gives_the_findings_of_a_printed_report() -> None:
    amh = observation("38476-8", "AMH", valueQuantity=quantity(0.90, "ng/mL"),
                      referenceRange=AMH_RANGE, effectiveDateTime="2026-01-04")  # fmt: skip
    outcome = fhir(PATIENT, amh)
    assert told(outcome) == {"amh": [None, 0.9, "ng/mL", "L"]}
    detail = results(outcome)["amh"].detail
    assert (detail["loinc"], detail["collected_at"]) == ("38476-8", "2026-01-04")
    assert (detail["printed_name"], detail["printed_range"]) == ("AMH", "1.0 - 4.5")
    assert detail["status"] == "final"


def test_a_message_gives_the_same_as_the_bundle() -> None:
    outcome = analyzed(HL7.encode())
    assert told(outcome) == {"amh": [None, 0.9, "ng/mL", "L"]}
    detail = results(outcome)["amh"].detail
    assert (detail["collected_at"], detail["notes"]) == ("2026-01-04", "fasting")
    assert (detail["printed_value"], detail["printed_flag"]) == ("0.90", "L")
    assert (detail["laboratory"], detail["specimen_stated"]) == ("LAB", "serum Serum")


def test_a_table_gives_the_same_too() -> None:
    outcome = analyzed(CSV.encode())
    assert told(outcome) == {
        "amh": [None, 0.9, "ng/mL", "L"],
        "tsh": [None, 2.1, "m[IU]/L", "N"],
    }
    assert results(outcome)["amh"].detail["collected_at"] == "2026-01-13"
    named = {f.code: f.value for f in outcome.findings if f.code.startswith("identity.")}
    assert named == {"identity.name": "Anna Testa"}


@pytest.mark.parametrize("form", ["fhir", "hl7"])
def test_who_it_is_about_is_stated(form: str) -> None:
    amh = observation("38476-8", "AMH", valueQuantity=quantity(0.90, "ng/mL"))
    outcome = fhir(PATIENT, amh) if form == "fhir" else analyzed(HL7.encode())
    told = {f.code: f.value for f in outcome.findings if f.code.startswith("identity.")}
    assert told == {
        "identity.name": "Testa Anna B",
        "identity.birth_date": "1990-02-01",
        "identity.sex": "female",
        "identity.number": "P-7",
    }


def test_a_region_points_at_the_value_in_the_text() -> None:
    region = results(analyzed(HL7.encode()))["amh"].region
    assert region is not None
    lines = HL7.split("\r")
    line = lines[int(region["r0"] / 12)]  # type: ignore[operator]
    assert "38476-8" in line and region["c1"] == len(line) * 6.0 and region["page"] == 1


def test_a_value_for_another_person_stops_the_file() -> None:
    second = {"resource": {**PATIENT["resource"], "name": [{"family": "Other"}]}}
    amh = observation("38476-8", "AMH", valueQuantity=quantity(0.90, "ng/mL"))
    outcome = fhir(PATIENT, second, amh)
    assert (outcome.status, outcome.why, list(outcome.findings)) == (
        "not_analyzable", "several_patients", [],
    )  # fmt: skip
    twice = analyzed((HL7 + HL7.replace("Testa", "Other")).encode())
    assert twice.why == "several_patients"
    rows = "Patient ID;Test;Result;Unit\nP1;AMH;1.2;ng/mL\nP2;AMH;2.2;ng/mL\n"
    assert analyzed(rows.encode()).why == "several_patients"


def test_a_code_and_a_name_that_disagree_are_held() -> None:
    wrong = observation("15067-2", "AMH", valueQuantity=quantity(1.2, "ng/mL"))
    finding = results(fhir(wrong))["other"]
    assert finding.detail["held"] == "code_and_name_differ"
    assert finding.detail["loinc"] == "15067-2"


def test_a_code_in_a_unit_it_cannot_have_is_held() -> None:
    wrong = observation("38476-8", "Result 1", valueQuantity=quantity(1.2, "%"))
    assert results(fhir(wrong))["other"].detail["held"] == "unit_does_not_fit"


def test_a_name_that_says_less_than_its_code_agrees() -> None:
    glucose = observation("1558-6", "Glucose", valueQuantity=quantity(92, "mg/dL"))
    assert list(results(fhir(glucose))) == ["glucose_fasting"]


def test_no_unit_no_guess() -> None:
    bare = observation("38476-8", "AMH", valueQuantity={"value": 1.2})
    finding = results(fhir(bare))["amh"]
    assert (finding.unit, finding.detail["held"]) == (None, "no_unit")


def test_a_printed_unit_that_is_called_ucum_is_understood() -> None:
    tsh = observation("3016-3", "TSH", valueQuantity=quantity(2.1, "mIU/L"))
    assert results(fhir(tsh))["tsh"].unit == "m[IU]/L"


def test_a_result_about_somebody_who_is_not_described_stops_the_file() -> None:
    amh = observation("38476-8", "AMH", valueQuantity=quantity(1.2, "ng/mL"))
    amh["resource"]["subject"] = {"reference": "Patient/9"}  # type: ignore[index]
    assert fhir(PATIENT, amh).why == "several_patients"
    assert fhir(amh).status == "analyzed"


def test_a_range_in_another_unit_flags_nothing() -> None:
    limits = [{"low": quantity(7.1, "pmol/L"), "high": quantity(32.1, "pmol/L")}]
    amh = observation("38476-8", "AMH", valueQuantity=quantity(1.2, "ng/mL"), referenceRange=limits)
    outcome = fhir(amh)
    detail = results(outcome)["amh"].detail
    assert (detail["flag"], detail["printed_range"]) == (None, "in pmol/L: 7.1 - 32.1")
    assert "range_in_another_unit" in outcome.quality["flags"]  # type: ignore[operator]


def test_of_several_ranges_none_is_chosen() -> None:
    phases = [{"text": "luteal 5 - 20"}, {"high": quantity(1.0, "ng/mL")}]
    p4 = observation("2839-9", "Progesterone", valueQuantity=quantity(9, "ng/mL"),
                     referenceRange=phases)  # fmt: skip
    detail = results(fhir(p4))["progesterone"].detail
    assert detail["flag"] is None and "luteal 5 - 20" in str(detail["printed_range"])


@pytest.mark.parametrize(
    ("text", "value", "held"),
    [("<0.5", 0.5, None), ("1,234", "1,234", "ambiguous_number"), ("1:80", "1:80", None)],
)
def test_numbers_in_words(text: str, value: object, held: str | None) -> None:
    data = HL7.replace("NM|38476-8^AMH^LN||0.90", f"ST|38476-8^AMH^LN||{text}")
    finding = results(analyzed(data.encode()))["amh"]
    assert (finding.value, finding.detail["held"]) == (value, held)


def test_what_has_no_value_is_named() -> None:
    pending = observation("38476-8", "AMH", status="registered")
    unknown = observation(
        "15067-2", "FSH", dataAbsentReason={"text": "x", "coding": [{"code": "not-performed"}]}
    )
    gaps = {n.code: n.why for n in fhir(pending, unknown).not_measured}
    assert (gaps["lab.amh"], gaps["lab.fsh"]) == ("pending", "not_performed")


ABSTAINS = {
    '{"resourceType": "Bundle", "entry": []}': "no_results",
    '[{"name": "AMH", "value": 5}]': "not_fhir",
    "MSH|^~\\&|A|B|||1||ADT^A01\rPID|1||7\r": "not_a_result_message",
    "Test;Result;Result 2;Unit\nAMH;1;2;ng/mL\n": "two_result_columns",
    "Test;Result;Unit;x\nAMH;1;ng/mL;a\nTest;Result;Unit;x\nFSH;1;IU/L;b\n": "two_tables",
    "Test,a;Result,b;Unit,c\nAMH,1;2,x;ng/mL,y\n": "two_delimiters",
}


@pytest.mark.parametrize("text", ABSTAINS)
def test_what_cannot_be_read_says_so_and_what_to_do(text: str) -> None:
    outcome = analyzed(text.encode())
    assert (outcome.status, outcome.why) == ("not_analyzable", ABSTAINS[text])
    assert outcome.advice and not outcome.findings


def test_a_row_with_a_cell_too_many_has_no_value() -> None:
    """An unquoted decimal comma in a table with commas: which cell is the value?"""
    outcome = analyzed(
        b"Test,Result,Unit\nFSH,6.1,IU/L\nLH,3.2,IU/L\nTSH,1.1,mIU/L\nAMH,1,25,ng/mL\n"
    )
    assert set(results(outcome)) == {"fsh", "lh", "tsh"}
    assert ("lab.amh", "row_has_other_cells") in [(n.code, n.why) for n in outcome.not_measured]


def test_a_table_whose_numbers_do_not_show_their_decimal_mark_is_held() -> None:
    outcome = analyzed(b"Test;Result;Unit\nEstradiol;1,250;pg/mL\nFSH;6;IU/L\n")
    assert results(outcome)["estradiol"].detail["held"] == "ambiguous_number"


def test_the_same_message_gives_the_same_outcome() -> None:
    assert analyzed(HL7.encode()) == analyzed(HL7.encode())


@pytest.mark.parametrize("name", EXPECTED)
def test_the_drawn_reports_as_bundles_give_what_they_give_as_pages(name: str) -> None:
    """Each report that is drawn as a PDF, stated as a bundle: the same value, unit, comparator."""
    numeric = {
        slug: said
        for slug, said in EXPECTED[name].items()
        if isinstance(said[1], int | float) and slug in lab.analytes()
    }
    entries = [
        observation("", _name(slug), valueQuantity=_quantity(said), specimen=None)
        for slug, said in numeric.items()
    ]
    if entries:
        title = {"resource": {"resourceType": "DiagnosticReport", "code": {"text": name}}}
        found = told(fhir(title, *entries))
        assert {s: v[:3] for s, v in found.items()} == {s: v[:3] for s, v in numeric.items()}


def _name(slug: str) -> str:
    return lab.analytes()[slug].name


def _quantity(said: list[object]) -> dict[str, object]:
    comparator, value, unit, _ = said
    found: dict[str, object] = {"value": value}
    if unit:
        found |= {"unit": unit, "code": unit, **UCUM}
    return {**found, "comparator": comparator} if comparator else found
