"""Corrections, signatures and amendments, through the API over the real records."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread
from types import SimpleNamespace

import pytest

from common.domain.model import Analysis, AnalysisRevision, Report, Specimen
from common.http.app import create_app

REVIEWED = {"meaning": "reviewed", "comment": "as seen"}


def _changes(finding_id: str, value: object) -> dict[str, object]:
    change = {"finding_id": finding_id, "value": value, "reason": "seen under the microscope"}
    return {"changes": [change]}


def _correct(world, body, tag='"1"', role="technician"):
    path = f"/analyses/{world.seeds().paths()['analysis_id']}"
    return world.ask("PATCH", path, role, json=body, headers={"If-Match": tag} if tag else {})


def _report_is(world, status: str) -> Report:
    report_id = world.seeds().paths()["report_id"]
    with world.backend.records.transaction("t1") as tx:
        return tx.replace(replace(tx.get(Report, report_id), status=status))


def _sign(world, tag='"1"', body=REVIEWED, headers=None):
    path = f"/reports/{world.seeds().paths()['report_id']}/signature"
    sent = {"If-Match": tag} if tag else {}
    return world.ask("POST", path, json=body, headers={**sent, **(headers or {})})


def _amend(world, tag):
    path = f"/reports/{world.seeds().paths()['report_id']}/amendments"
    return world.ask("POST", path, json={"reason": "new facts"}, headers={"If-Match": tag})


def test_a_correction_is_a_new_revision(world) -> None:
    answer = _correct(world, _changes("f1", False))
    finding = answer.get_json()["findings"][0]
    assert (answer.status_code, finding["value"], finding["confidence"]) == (200, False, None)
    assert finding["corrected"]["machine_value"] is True
    assert finding["corrected"]["reason"] == "seen under the microscope"
    assert (answer.headers["ETag"], answer.get_json()["revision"]) == ('"2"', 2)


def test_the_machines_revision_stays(world) -> None:
    _correct(world, _changes("f1", False))
    analysis_id = world.seeds().paths()["analysis_id"]
    first = world.get(AnalysisRevision, analysis_id, 1)
    second = world.get(AnalysisRevision, analysis_id, 2)
    assert (first.body["findings"][0]["value"], second.author) == (True, "technician@t1")
    assert second.changes[0]["from"] is True
    assert second.changes[0]["to"] is False


def test_a_second_correction_keeps_the_machines_value(world) -> None:
    _correct(world, _changes("f4", 7))
    body = _correct(world, _changes("f4", 6), '"2"').get_json()
    finding = body["findings"][3]
    assert (finding["value"], finding["corrected"]["machine_value"]) == (6, 8)
    history = world.ask("GET", f"/analyses/{body['analysis_id']}/evidence/f4").get_json()["history"]
    assert [(entry["revision"], entry["to"]) for entry in history] == [(2, 7), (3, 6)]


def test_a_corrected_name_stays_sealed(world) -> None:
    body = _correct(world, _changes("f3", "Zoë Canary-Meier")).get_json()
    assert body["findings"][2]["value"] == "Zoë Canary-Meier"
    revision = world.get(AnalysisRevision, body["analysis_id"], 2)
    assert "Canary" not in f"{revision.body}{revision.changes}"


def test_the_way_back_to_an_earlier_revision_is_a_new_one(world) -> None:
    _correct(world, _changes("f1", False))
    _correct(world, _changes("f4", 7), '"2"')
    back = {"back_to": 1, "reason": "the machine was right"}
    answer = _correct(world, back, '"3"')
    body = answer.get_json()
    assert (answer.status_code, body["revision"], answer.headers["ETag"]) == (200, 4, '"4"')
    assert [f["value"] for f in body["findings"]][::3] == [True, 8]
    assert body["changes"] == [back]
    assert "corrected" not in body["findings"][0]
    assert _correct(world, {"back_to": 4, "reason": "x"}, '"4"').status_code == 400


def test_an_outline_that_a_person_drew_is_kept_as_such(world) -> None:
    analysis_id = world.seeds().paths()["analysis_id"]
    points = [[1, 1], [1, 3], [3, 3], [3, 1]]
    outline = {"kind": "polygon", "points": points}
    with world.backend.records.transaction("t1") as tx:
        first = tx.get(AnalysisRevision, analysis_id, 1)
        said = [{**f, "region": outline} if f["id"] == "f1" else f for f in first.body["findings"]]
        tx.replace(replace(first, body={**first.body, "findings": said}))
    larger = {"kind": "polygon", "points": [[0.5, 0.5], [1, 3.5], [3, 3], [3, 1]]}
    change = {"finding_id": "f1", "region": larger, "reason": "drawn by hand"}
    body = _correct(world, {"changes": [change]}).get_json()
    finding = body["findings"][0]
    assert finding["region"]["points"][0] == [0.5, 0.5]
    assert finding["corrected"]["reason"] == "drawn by hand"
    assert body["changes"][0]["from_region"] == outline
    history = world.ask("GET", f"/analyses/{analysis_id}/evidence/f1").get_json()["history"]
    assert history[0]["to_region"] == finding["region"]


def test_a_correction_is_announced(world) -> None:
    _correct(world, _changes("f1", False))
    (row,) = world.outbox()
    assert row.event["type"] == "com.fertivision.analysis.revised.v1"
    assert (row.event["data"]["revision"], row.sent_at is not None) == (2, True)


@pytest.mark.parametrize(
    "body",
    [
        _changes("f9", True),
        _changes("f1", 1),
        _changes("f1", "yes"),
        _changes("f4", True),
        _changes("f2", "zygote"),
        _changes("f2", None),
        {"changes": []},
        {"changes": [{"finding_id": "f1", "value": True}]},
        {"changes": [{"finding_id": "f1", "reason": "x"}]},
        {"changes": [{"finding_id": "f1", "value": False, "removed": True, "reason": "x"}]},
        {"changes": [{"finding_id": "f1", "removed": False, "reason": "x"}]},
        {"changes": [{"finding_id": "f1", "removed": True, "reason": "x"}]},
        {"changes": [{"code": "sperm.cell", "value": "sperm", "reason": "x"}]},
        {"changes": [{"finding_id": "f1", "region": {"kind": "path"}, "reason": "x"}]},
        {"changes": _changes("f1", False)["changes"], "back_to": 1, "reason": "x"},
        {"back_to": 1, "reason": "x"},
        {"back_to": 1},
        {},
    ],
)
def test_a_value_of_another_kind_is_refused(world, body) -> None:
    assert _correct(world, body).status_code == 400
    assert world.get(Analysis, world.seeds().paths()["analysis_id"]).revision == 1


@pytest.mark.parametrize(
    ("tag", "status"),
    [(None, 428), ('"2"', 412), ("*", 412), ('W/"1"', 412), ("1", 412), ('"x"', 412), ('"1"', 200)],
)
def test_a_change_needs_the_version_that_was_seen(world, tag, status) -> None:
    assert _correct(world, _changes("f1", False), tag).status_code == status


@pytest.mark.parametrize(("tag", "status"), [(None, 428), ('"2"', 412)])
def test_a_signature_needs_the_version_that_was_seen(world, tag, status) -> None:
    assert _sign(world, tag).status_code == status
    assert world.get(Report, world.seeds().paths()["report_id"]).signature is None


@pytest.mark.parametrize("status", ["signing", "signed"])
def test_what_is_signed_is_not_corrected(world, status) -> None:
    _report_is(world, status)
    assert _correct(world, _changes("f1", False)).status_code == 409
    upload_id = world.seeds().paths()["upload_id"]
    assert world.ask("POST", f"/uploads/{upload_id}/reprocess").status_code == 409


def test_a_signature_is_a_record(world) -> None:
    answer = _sign(world)
    signature = answer.get_json()["signature"]
    assert (answer.status_code, answer.get_json()["status"]) == (202, "signing")
    assert signature["subject"] == "clinician@t1"
    assert (signature["meaning"], signature["comment"]) == ("reviewed", "as seen")
    assert (signature["content_sha256"], signature["role"]) == ("c" * 64, "clinician")
    assert signature["at"].startswith(world.clock.now.isoformat()[:19])
    assert len(signature["code"]) == 12
    assert ("signed", "report", world.seeds().paths()["report_id"]) in world.audited()


def test_a_signature_is_announced_once(world) -> None:
    _sign(world)
    assert _sign(world, '"2"').status_code == 409
    (row,) = world.outbox()
    assert row.event["type"] == "com.fertivision.report.signed.v1"


def test_only_a_fresh_sign_in_signs(world) -> None:
    token = world.issuer.issue("t1", "clinician")
    path = f"/api/v1/reports/{world.seeds().paths()['report_id']}/signature"
    sent = {"Authorization": f"Bearer {token}", "If-Match": '"1"'}
    world.clock.move(seconds=301)
    answer = world.client.post(path, json=REVIEWED, headers=sent)
    assert (answer.status_code, answer.get_json()["code"]) == (401, "sign_in_too_old")
    assert "insufficient_user_authentication" in answer.headers["WWW-Authenticate"]
    world.clock.now -= timedelta(seconds=1)
    answer = world.client.post(path, json=REVIEWED, headers=sent)
    assert (answer.status_code, answer.get_json()["signature"]["sign_in_age_s"]) == (202, 300.0)


@pytest.mark.parametrize(
    ("is_asked_for", "has_one", "code"),
    [(0, False, None), (0, True, None), (1, True, None), (1, False, "second_factor_missing")],
)
def test_a_second_factor_is_needed_where_it_is_asked_for(
    world, is_asked_for, has_one, code
) -> None:
    who = world.backend.tokens.verify(world.issuer.issue("t1", "clinician"))
    signer = replace(who, has_second_factor=has_one)
    tokens = SimpleNamespace(verify=lambda token: signer)
    backend = replace(world.backend, tokens=tokens)
    settings = replace(world.settings, sign_second_factor=is_asked_for)
    client = create_app(lambda: backend, settings).test_client()
    path = f"/api/v1/reports/{world.seeds().paths()['report_id']}/signature"
    sent = {"Authorization": "Bearer t", "If-Match": '"1"'}
    answer = client.post(path, json=REVIEWED, headers=sent)
    assert (answer.status_code, answer.get_json().get("code")) == (401 if code else 202, code)
    asked = answer.headers.get("WWW-Authenticate", "")
    assert ("insufficient_user_authentication" in asked) == bool(code)


@pytest.mark.parametrize("status", ["rendering", "signing", "signed", "amended", "superseded"])
def test_only_a_draft_is_signed(world, status) -> None:
    _report_is(world, status)
    assert _sign(world, '"2"').status_code == 409


def test_a_draft_that_a_correction_outran_is_not_signed(world) -> None:
    _correct(world, _changes("f1", False))
    assert _sign(world).status_code == 409


def test_a_draft_that_a_new_run_outran_is_not_signed(world) -> None:
    upload_id = world.seeds().paths()["upload_id"]
    world.ask("POST", f"/uploads/{upload_id}/reprocess")
    assert _sign(world).status_code == 409
    assert _correct(world, _changes("f1", False)).status_code == 409


def test_of_a_signature_and_a_correction_at_once_one_comes_first(world) -> None:
    start, statuses = Barrier(2), []

    def at_once(ask) -> None:
        start.wait()
        statuses.append(ask().status_code)

    asks = (lambda: _sign(world), lambda: _correct(world, _changes("f1", False)))
    threads = [Thread(target=at_once, args=(ask,)) for ask in asks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) in ([200, 409], [202, 409])


def test_a_signature_waits_for_a_correction_that_is_being_written(world) -> None:
    ids, statuses = world.seeds().paths(), []
    signing = Thread(target=lambda: statuses.append(_sign(world).status_code))
    with world.backend.records.transaction("t1") as tx:
        tx.get(Specimen, world.seeds().id("spc", "1"), lock=True)
        tx.replace(replace(tx.get(Analysis, ids["analysis_id"]), revision=2))
        signing.start()
        signing.join(0.5)
        assert signing.is_alive()
    signing.join()
    assert statuses == [409]


def test_an_amendment_is_a_report_of_its_own(world) -> None:
    _report_is(world, "signed")
    answer = _amend(world, '"2"')
    body, old_id = answer.get_json(), world.seeds().paths()["report_id"]
    assert (answer.status_code, body["number"], body["status"]) == (201, 2, "rendering")
    assert (body["amends"], body["amendment_reason"]) == (old_id, "new facts")
    assert body["signature"] is None and body["report_id"] != old_id
    (row,) = world.outbox()
    assert row.event["data"]["report_id"] == body["report_id"]
    assert world.ask("GET", f"/reports/{old_id}").get_json()["amended_by"] == [body["report_id"]]


def test_one_amendment_at_a_time(world) -> None:
    _report_is(world, "signed")
    assert [_amend(world, '"2"').status_code for _ in range(2)] == [201, 409]


def test_an_open_amendment_is_corrected(world) -> None:
    _report_is(world, "signed")
    _amend(world, '"2"')
    assert _correct(world, _changes("f1", False)).status_code == 200


@pytest.mark.parametrize("status", ["draft", "rendering", "signing", "amended", "superseded"])
def test_only_what_is_signed_is_amended(world, status) -> None:
    _report_is(world, status)
    assert _amend(world, '"2"').status_code == 409
