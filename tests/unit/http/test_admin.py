"""The account with its filters, whether it is whole, and how the pipeline does."""

import csv
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from common.domain import ledger
from common.domain.model import Report
from common.http import answers, answers_admin, answers_patients
from common.services import audit


def _account(world, query=""):
    answer = world.ask("GET", f"/admin/audit{query}", "admin")
    assert answer.status_code == 200, answer.text
    return answer.get_json()["items"]


def test_the_account_is_filtered(world) -> None:
    world.ask("GET", "/uploads", "viewer")
    world.ask("GET", f"/patients/{world.seeds().patient_id}", "clinician")
    world.ask("POST", "/admin/dead-letters", "viewer")
    assert {e["subject"] for e in _account(world, "?subject=viewer@t1")} == {"viewer@t1"}
    assert {e["target"] for e in _account(world, f"?target={world.seeds().patient_id}")} == {
        world.seeds().patient_id
    }
    assert {e["kind"] for e in _account(world, "?kind=upload&action=read")} == {"upload"}
    assert _account(world, "?subject=nobody") == []


def test_the_account_is_filtered_by_time(world) -> None:
    world.ask("GET", "/uploads", "viewer")
    at = _account(world)[0]["at"].replace("+00:00", "Z")
    assert len(_account(world, f"?since={at}&kind=upload")) == 1
    assert _account(world, f"?until={at}&kind=upload") == []


def test_the_newest_entries_come_first_where_asked(world) -> None:
    for _ in range(4):
        world.ask("GET", "/uploads", "viewer")
    first = world.ask("GET", "/admin/audit?order=newest&limit=2", "admin").get_json()
    path = f"/admin/audit?order=newest&limit=2&cursor={first['next_cursor']}"
    second = world.ask("GET", path, "admin").get_json()
    assert [e["number"] for e in first["items"] + second["items"]] == [4, 3, 2, 1]


@pytest.mark.parametrize("query", ["?detail=x", "?order=sideways", "?since=yesterday"])
def test_a_filter_that_does_not_exist_is_refused(world, query) -> None:
    assert world.ask("GET", f"/admin/audit{query}", "admin").status_code == 400


def test_the_account_is_verified(world) -> None:
    world.ask("GET", "/uploads", "viewer")
    body = world.ask("GET", "/admin/audit/verification", "admin").get_json()
    assert body == {"entries": 1, "broken_at": None, "is_whole": True}


def test_the_pipeline_says_what_waits_and_how_long_steps_took(world, new_upload) -> None:
    now = world.clock.now
    waiting = new_upload("w", status="accepted", changed_at=now - timedelta(seconds=90))
    failed = new_upload("f", status="failed", changed_at=now)
    steps = [(waiting, "waiting", 100), (waiting, "accepted", 90)]
    steps += [(failed, "accepted", 50), (failed, "failed", 40)]
    for number in range(5):
        done = new_upload(f"d{number}", status="analyzed", changed_at=now)
        steps += [(done, "accepted", 20), (done, "analyzed", 20 - number - 1)]
    for upload, step, ago in steps:
        at = now - timedelta(seconds=ago)
        world.put(
            ledger.TimelineStep(tenant_id="t1", upload_id=upload.upload_id, run=1, step=step, at=at)
        )
    body = world.ask("GET", "/admin/pipeline", "admin").get_json()
    answers_admin.PipelineOut.model_validate(body)
    stages = {stage["stage"]: stage for stage in body["stages"]}
    analyze = stages["analyze"]
    assert (analyze["waiting"], analyze["oldest_s"]) == (1, 90.0)
    assert (analyze["passed"], analyze["failed"]) == (5, 1)
    assert (analyze["p50_s"], analyze["p95_s"]) == (3.0, 5.0)
    assert stages["ingest"]["p50_s"] is None  # one passage is no percentile
    assert body["open_dead_letters"] == 1


def test_reports_are_listed_by_status_and_patient(world) -> None:
    answer = world.ask("GET", "/reports", "viewer").get_json()
    answers_patients.ReportList.model_validate(answer)
    row = answer["items"][0]
    assert (row["patient_ref"], row["modality"], row["signer"]) == ("P-1", "embryo_image", None)
    with world.backend.records.transaction("t1") as tx:
        found = tx.get(Report, row["report_id"])
        tx.replace(replace(found, status="signed", signature={"signer": "R. Adams"}))
    assert world.ask("GET", "/reports?status=draft").get_json()["items"] == []
    signed = world.ask("GET", f"/reports?status=signed&patient_id={row['patient_id']}").get_json()
    assert [item["signer"] for item in signed["items"]] == ["R. Adams"]


def test_revisions_say_who_changed_what(world) -> None:
    path = f"/analyses/{world.seeds().paths()['analysis_id']}"
    change = {"finding_id": "f4", "value": 7, "reason": "counted <b>again</b>"}
    world.ask("PATCH", path, json={"changes": [change]}, headers={"If-Match": '"1"'})
    body = world.ask("GET", f"{path}/revisions", "viewer").get_json()
    answers.RevisionList.model_validate(body)
    assert [(r["revision"], r["author"]) for r in body["items"]] == [
        (2, "clinician@t1"),
        (1, "embryo 1.0.0"),
    ]
    changed = body["items"][0]["changes"][0]
    assert (changed["from"], changed["to"], changed["reason"]) == (8, 7, change["reason"])


def _export(world, query="", role="admin"):
    return world.ask("GET", f"/admin/audit/export.csv{query}", role)


def test_the_account_is_exported_with_the_filters_of_the_list(world) -> None:
    world.ask("GET", "/uploads", "viewer")
    world.ask("GET", f"/patients/{world.seeds().patient_id}", "clinician")
    answer = _export(world, "?subject=viewer@t1")
    assert answer.content_type == "text/csv; charset=utf-8"
    assert re.search(
        r'filename="audit-\d{4}-\d\d-\d\d\.csv"', answer.headers["Content-Disposition"]
    )
    [row] = csv.DictReader(answer.data.decode("utf-8-sig").splitlines())
    [entry] = _account(world, "?subject=viewer@t1")
    assert {**entry, "number": str(entry["number"]), "detail": json.dumps(entry["detail"])} == row
    assert ("exported", "audit", "list") in world.audited()


def test_what_a_person_wrote_is_no_formula_in_the_export(world) -> None:
    letter = world.seeds().paths()["dead_letter_id"]
    reason = {"reason": '=HYPERLINK("http://x")'}
    world.ask("POST", f"/admin/dead-letters/{letter}/discard", "admin", json=reason)
    rows = list(csv.DictReader(_export(world).data.decode("utf-8-sig").splitlines()))
    assert json.loads(rows[0]["detail"]) == {"because": reason["reason"]}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


def test_an_export_that_would_leave_something_out_is_refused(world, monkeypatch) -> None:
    monkeypatch.setattr(audit, "MOST", 2)
    for _ in range(3):
        world.ask("GET", "/uploads", "viewer")
    answer = _export(world)
    assert (answer.status_code, answer.get_json()["code"]) == (413, "too_large")
    assert _export(world, "?subject=nobody").status_code == 200
