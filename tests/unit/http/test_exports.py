"""What goes out to other systems: validated FHIR, tables that run nothing, numbers as measured."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest
from fhir.resources.R4B.bundle import Bundle

from common.domain.model import Analysis, AnalysisRevision, Report, Upload
from common.http import answers_patients
from common.interop import fhir_observation
from tests.unit.http.exported import HOSTILE, get, leads_nowhere_else, observation
from tests.unit.seeds import CANARY


def test_the_bundle_is_valid_fhir(told) -> None:
    answer = get(told, "fhir")
    assert answer.content_type == "application/fhir+json"
    bundle = Bundle.model_validate_json(answer.data)
    kinds = [type(entry.resource).__name__ for entry in bundle.entry]
    for kind in ("Patient", "Device", "DocumentReference", "Provenance", "DiagnosticReport"):
        assert kinds.count(kind) == 1, kind
    assert kinds.count("Observation") == 8


def test_every_reference_of_the_bundle_leads_into_it(told) -> None:
    leads_nowhere_else(get(told, "fhir").get_json())


def test_a_value_comes_out_as_it_was_stored(told) -> None:
    bundle = get(told, "fhir").get_json()
    amh = observation(bundle, "-f5")
    quantity = {
        "value": 0.84,
        "unit": "ng/mL",
        "system": "http://unitsofmeasure.org",
        "code": "ng/mL",
    }
    assert amh["valueQuantity"] == quantity
    assert {"system": "http://loinc.org", "code": "38476-9"} in amh["code"]["coding"]
    assert amh["interpretation"][0]["coding"][0]["code"] == "L"
    assert amh["referenceRange"] == [{"text": "1.0 - 3.5 ng/mL"}]
    assert (amh["status"], amh["effectiveDateTime"]) == ("preliminary", "2026-11-03")
    assert observation(bundle, "-f7")["valueQuantity"]["comparator"] == "<"
    assert observation(bundle, "-f1")["valueBoolean"] is True
    assert observation(bundle, "-f2")["valueCodeableConcept"]["coding"][0]["code"] == "morula"


def test_what_was_not_measured_has_a_reason_and_no_value(told) -> None:
    absent = observation(get(told, "fhir").get_json(), "-n1")
    assert not [name for name in absent if name.startswith("value")]
    assert "no_scale" in [c["code"] for c in absent["dataAbsentReason"]["coding"]]


def test_a_signed_report_makes_its_values_final(told) -> None:
    signature = {"signer": "R. Adams", "at": "2026-11-20T10:06:00Z", "comment": "ok"}
    with told.backend.records.transaction("t1") as tx:
        report = tx.get(Report, told.seeds().paths()["report_id"])
        tx.replace(replace(report, status="signed", signature=signature))
    answer = get(told, "fhir")
    Bundle.model_validate_json(answer.data)
    assert observation(answer.get_json(), "-f5")["status"] == "final"
    report = next(
        e["resource"]
        for e in answer.get_json()["entry"]
        if e["resource"]["resourceType"] == "DiagnosticReport"
    )
    assert (report["status"], report["conclusion"]) == ("final", "ok")
    assert report["resultsInterpreter"] == [{"display": "R. Adams"}]


def test_identity_is_in_fhir_and_in_no_table(told) -> None:
    assert get(told, "fhir").get_json()["entry"][0]["resource"]["name"] == [{"text": CANARY}]
    assert CANARY.encode() not in get(told, "export.csv").data
    sheets = openpyxl.load_workbook(io.BytesIO(get(told, "export.xlsx").data))
    cells = {cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row}
    assert not [cell for cell in cells if isinstance(cell, str) and CANARY in cell]


def _csv(told) -> dict[str, dict[str, str]]:
    answer = get(told, "export.csv")
    assert answer.content_type == "text/csv; charset=utf-8"
    filename = f'attachment; filename="{told.seeds().patient_id}.csv"'
    assert answer.headers["Content-Disposition"] == filename
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    return {row["finding_id"] or row["code"]: row for row in rows}


def test_csv_has_a_number_only_where_one_was_measured(told) -> None:
    rows = _csv(told)
    assert rows["f5"]["value"] == "0.84" and rows["f5"]["unit"] == "ng/mL"
    assert (rows["f7"]["comparator"], rows["f7"]["value"]) == ("<", "0.2")
    assert rows["f8"]["value"] == "-3.25"  # a number is not taken for a formula
    absent = rows["embryo.diameter_um"]
    assert (absent["value"], absent["not_measured"]) == ("", "no_scale")


def test_csv_runs_nothing_in_a_spreadsheet(told) -> None:
    rows = _csv(told)
    assert rows["f6"]["value"] == f"'{HOSTILE}"
    assert rows["f6"]["name"] == "'@SUM(A1)"
    risky = ("=", "+", "-", "@", "\t", "\r")
    for row in rows.values():
        for name, cell in row.items():
            is_number = name in ("value", "interval_low", "interval_high")
            assert is_number or not cell.startswith(risky), (name, cell)


def test_xlsx_holds_texts_as_texts_and_numbers_as_numbers(told) -> None:
    answer = get(told, "export.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data))["Findings"]
    rows = list(sheet.iter_rows())
    heads = [cell.value for cell in rows[0]]
    at = {row[heads.index("finding_id")].value: row for row in rows[1:]}
    value = heads.index("value")
    assert (at["f5"][value].value, at["f5"][value].data_type) == (0.84, "n")
    assert (at["f6"][value].value, at["f6"][value].data_type) == (HOSTILE, "s")
    assert at["f6"][value].quotePrefix
    assert at[None][value].value is None


def test_an_old_run_is_left_out(told) -> None:
    with told.backend.records.transaction("t1") as tx:
        upload = tx.get(Upload, told.seeds().paths()["upload_id"])
        tx.replace(replace(upload, run=2))
    kinds = [e["resource"]["resourceType"] for e in get(told, "fhir").get_json()["entry"]]
    assert "Observation" not in kinds


def test_an_export_is_in_the_account(told) -> None:
    get(told, "export.csv", "clinician")
    assert ("exported", "patient", told.seeds().patient_id) in told.audited()


def test_values_come_as_series(told) -> None:
    answer = get(told, "values")
    answers_patients.SeriesList.model_validate(answer.get_json())
    found = {item["code"]: item for item in answer.get_json()["items"]}
    point = found["lab.amh"]["points"][0]
    assert (point["value"], point["at"], point["flag"]) == (0.84, "2026-11-03", "L")
    assert "identity.name" not in found and CANARY not in answer.text


def test_two_runs_of_the_same_code_are_in_the_order_of_their_time(told, new_upload) -> None:
    with told.backend.records.transaction("t1") as tx:
        first = tx.get(Analysis, told.seeds().paths()["analysis_id"])
        said = tx.get(AnalysisRevision, first.analysis_id, 1)
    later = new_upload("later", facts={"collected_at": "2020-01-01T00:00:00Z"})
    other = told.seeds().id("ana", "2")
    told.put(replace(first, analysis_id=other, upload_id=later.upload_id))
    told.put(replace(said, analysis_id=other, identity_sealed=None))
    points = next(
        i["points"] for i in get(told, "values").get_json()["items"] if i["code"] == "embryo.stage"
    )
    assert [p["analysis_id"] for p in points] == [other, first.analysis_id]


def test_the_access_log_names_who_looked_at_what_is_the_patients(told) -> None:
    ids = told.seeds().paths()
    told.ask("GET", f"/analyses/{ids['analysis_id']}", "technician")
    told.ask("GET", "/uploads", "technician")
    answer = get(told, "accesses?limit=5", "clinician")
    answers_patients.AccessList.model_validate(answer.get_json())
    first = answer.get_json()["items"][0]
    assert (first["subject"], first["action"], first["target"]) == (
        "technician@t1",
        "read",
        ids["analysis_id"],
    )
    assert len(answer.get_json()["items"]) == 1  # a list is nobody's


def test_the_access_log_comes_in_pages_newest_first(told) -> None:
    for _ in range(4):
        get(told, "values")
    first = get(told, "accesses?limit=3").get_json()
    second = get(told, f"accesses?limit=3&cursor={first['next_cursor']}").get_json()
    numbers = [item["number"] for item in first["items"] + second["items"]]
    assert numbers == sorted(numbers, reverse=True) and len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("at", "taken"),
    [
        ("2026-11-03", True),
        ("2026-11-03T08:00:00Z", True),
        ("2026-11-03T08:00:00+01:00", True),
        ("2026-11-03T08:00:00", False),
        ("17.11.2026", False),
        ("yesterday", False),
        ("", False),
        (None, False),
    ],
)
def test_only_a_time_that_fhir_knows_goes_out(at: object, taken: bool) -> None:
    assert fhir_observation._has_zone(at) is taken
