"""Exports of a report that came in several versions, and of values that wait for a person."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest
from fhir.resources.R4B.bundle import Bundle

from common.domain.model import Analysis, AnalysisRevision, Report, Upload
from tests.unit.http.exported import get, leads_nowhere_else, observation


@pytest.fixture
def versions(told, new_upload):
    """A later file gives AMH anew; FSH waits for a person. By the ids of both analyses."""
    new_id = told.seeds().id("ana", "2")
    newer = new_upload("newer")
    with told.backend.records.transaction("t1") as tx:
        first = tx.get(Analysis, told.seeds().paths()["analysis_id"])
        said = tx.get(AnalysisRevision, first.analysis_id, 1)
        old = [_versioned(f, new_id) for f in said.body["findings"]]
        told_old = {"report_number": "A1", "superseded_by": new_id, "supersedes": []}
        tx.replace(replace(said, body={**said.body, "findings": old, "versions": told_old}))
    amh = next(f for f in said.body["findings"] if f["code"] == "lab.amh")
    told_new = {"report_number": "A1", "superseded_by": None, "supersedes": [first.analysis_id]}
    body = {**said.body, "findings": [{**amh, "id": "f1", "value": 2.6}], "versions": told_new}
    told.put(replace(first, analysis_id=new_id, upload_id=newer.upload_id))
    told.put(replace(said, analysis_id=new_id, identity_sealed=None, body=body))
    return first.analysis_id, new_id


def _versioned(finding, newer):
    if finding["code"] == "lab.amh":
        return {**finding, "superseded": True, "superseded_by": newer}
    return {**finding, "held": "struck_out"} if finding["code"] == "lab.fsh" else finding


def _by_id(told, kind):
    entries = get(told, "fhir").get_json()["entry"]
    return {
        e["resource"]["id"]: e["resource"] for e in entries if e["resource"]["resourceType"] == kind
    }


def test_a_superseded_value_is_marked_in_fhir_and_leads_to_none(told, versions) -> None:
    old_id, new_id = (name.replace("_", "-") for name in versions)
    Bundle.model_validate_json(get(told, "fhir").data)
    found = _by_id(told, "Observation")
    old, new = found[f"{old_id}-f5"], found[f"{new_id}-f1"]
    assert [tag["code"] for tag in old["meta"]["tag"]] == ["superseded"]
    assert old["modifierExtension"] == [{"url": "urn:fertivision:superseded", "valueBoolean": True}]
    replaces = [e for e in new["extension"] if e["url"].endswith("/observation-replaces")]
    assert [e["valueReference"]["reference"] for e in replaces] == [f"Observation/{old['id']}"]
    assert "urn:fertivision:confidence" in [e["url"] for e in new["extension"]]
    marked = [o["id"] for o in found.values() if "meta" in o or "modifierExtension" in o]
    assert marked == [old["id"]]


def test_a_newer_version_of_a_document_replaces_the_older(told, versions) -> None:
    documents = _by_id(told, "DocumentReference").values()
    old = next(d for d in documents if d["status"] == "superseded")
    new = next(d for d in documents if d["status"] == "current")
    target = {"reference": f"DocumentReference/{old['id']}"}
    assert new["relatesTo"] == [{"code": "replaces", "target": target}]
    assert "relatesTo" not in old


def test_every_reference_between_versions_leads_into_the_bundle(told, versions) -> None:
    leads_nowhere_else(get(told, "fhir").get_json())


def test_a_version_outside_the_bundle_is_not_referred_to(told, versions) -> None:
    with told.backend.records.transaction("t1") as tx:
        newer = tx.get(Analysis, versions[1])
        tx.replace(replace(tx.get(Upload, newer.upload_id), run=2))
    leads_nowhere_else(get(told, "fhir").get_json())
    old = observation(get(told, "fhir").get_json(), "-f5")
    assert "modifierExtension" in old


def test_what_waits_for_a_person_is_never_final(told, versions) -> None:
    signature = {"signer": "R. Adams", "at": "2026-11-20T10:06:00Z", "comment": "ok"}
    with told.backend.records.transaction("t1") as tx:
        report = tx.get(Report, told.seeds().paths()["report_id"])
        tx.replace(replace(report, status="signed", signature=signature))
    bundle = get(told, "fhir").get_json()
    assert observation(bundle, "-f7")["status"] == "preliminary"
    assert observation(bundle, "-f8")["status"] == "final"


def test_tables_mark_what_is_superseded_and_what_is_held(told, versions) -> None:
    answer = get(told, "export.csv").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(answer)))
    amh = {r["analysis_id"]: (r["value"], r["superseded"]) for r in rows if r["code"] == "lab.amh"}
    assert amh == {versions[0]: ("0.84", "true"), versions[1]: ("2.6", "")}
    assert {r["code"] for r in rows if r["held"]} == {"lab.fsh"}
    book = openpyxl.load_workbook(io.BytesIO(get(told, "export.xlsx").data))
    lines = list(book["Findings"].iter_rows(values_only=True))
    superseded = lines[0].index("superseded")
    assert [line[superseded] for line in lines[1:]].count(True) == 1
    assert any("superseded" in str(line[0]) for line in book["About"].iter_rows(values_only=True))
