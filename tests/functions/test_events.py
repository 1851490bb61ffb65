"""Each event function under the real framework: every form of every event, and what is none."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from common.domain.model import Area
from common.ports import BlobKey, ClaimState, JobKey
from tests.functions.conftest import EVENTS, Deployed

Sample = Callable[[str], tuple[dict[str, str], bytes]]

GENERATION = 1763632800123456
CANARY = "Zoë-Canary-Müller"
JOBS = {
    "analyze": JobKey(
        step="upload.accepted",
        tenant_id="nobody",
        subject_id="upl_00000000000000000000000001",
        generation=GENERATION,
    ),
    "report": JobKey(
        step="analysis.completed",
        tenant_id="nobody",
        subject_id="ana_00000000000000000000000001@1",
    ),
}
TENANTS = {"storage_binary": "storage", "storage_structured": "structured"} | {
    "notification_binary": "notification",
    "notification_push_raw": "notification",
}
ALL = sorted(path.stem for path in Path(EVENTS).glob("*.json"))


def job_of(name: str) -> JobKey:
    """The job that the kept event asks for."""
    function, form = name.split(".")
    if function != "ingest":
        return JOBS[function]
    tenant_id = f"nobody-{TENANTS.get(form, 'own')}"
    step, subject = "object.uploaded", "drop/a.pdf"
    return JobKey(step=step, tenant_id=tenant_id, subject_id=subject, generation=GENERATION)


def state_of(deployed: Deployed, job: JobKey) -> ClaimState:
    """What another worker would be told."""
    return deployed.backend.state.claim(job, timedelta(seconds=1)).state


@pytest.mark.parametrize("name", ALL)
def test_every_form_of_an_event_reaches_its_service(
    deployed: Deployed, sample: Sample, forget: None, name: str
) -> None:
    headers, body = sample(name)
    answer = deployed.ask(name.split(".")[0], body, headers)
    assert answer.status == 200
    assert state_of(deployed, job_of(name)) is ClaimState.DONE


@pytest.mark.parametrize("name", [n for n in ALL if n.startswith("ingest")])
def test_every_form_of_an_upload_leaves_a_receipt(
    deployed: Deployed, sample: Sample, forget: None, name: str
) -> None:
    headers, body = sample(name)
    deployed.ask("ingest", body, headers)
    tenant_id = job_of(name).tenant_id
    receipt = f"{tenant_id}/drop/a.pdf.{GENERATION}.receipt.json"
    key = BlobKey(area=Area.RECEIPTS, tenant_id="_unroutable", name=receipt)
    said = json.loads(deployed.backend.blobs.get(key))
    assert (said["outcome"], said["reason"]) == ("rejected", "wrong_tenant")
    assert said["object"] == f"{tenant_id}/drop/a.pdf"


@pytest.mark.parametrize("name", ALL)
def test_event_whose_job_is_taken_is_asked_for_again(
    deployed: Deployed, sample: Sample, forget: None, name: str
) -> None:
    headers, body = sample(name)
    state = deployed.backend.state
    claim = state.claim(job_of(name), timedelta(minutes=5))
    assert deployed.ask(name.split(".")[0], body, headers).status >= 500
    state.release(claim)
    assert deployed.ask(name.split(".")[0], body, headers).status == 200


BINARY = {
    "Content-Type": "application/json",
    "ce-id": "1",
    "ce-specversion": "1.0",
    "ce-source": "//test",
    "ce-type": "com.fertivision.upload.accepted.v1",
}
PUBSUB = {**BINARY, "ce-type": "google.cloud.pubsub.topic.v1.messagePublished"}
STORAGE = {**BINARY, "ce-type": "google.cloud.storage.object.v1.finalized"}
STRANGE = {
    "type we do not know": ({**BINARY, "ce-type": "com.example.other"}, {"name": CANARY}),
    "event of another function": (BINARY, {"tenant_id": "t", "upload_id": "u", "sha256": CANARY}),
    "members missing": (BINARY, {"tenant_id": CANARY}),
    "members of the wrong kind": (STORAGE, {"name": CANARY, "generation": [CANARY]}),
    "no name": (STORAGE, {"generation": "1", "bucket": CANARY}),
    "no base64": (PUBSUB, {"message": {"data": CANARY}, "subscription": "s"}),
    "no message": (PUBSUB, {"subscription": CANARY}),
    "message is a text": (PUBSUB, {"message": CANARY}),
    "time that is none": ({**STORAGE, "ce-time": "soon"}, {"name": CANARY, "generation": "1"}),
}


@pytest.mark.parametrize("function", ["ingest", "analyze", "report"])
@pytest.mark.parametrize("what", STRANGE)
def test_what_no_retry_can_make_readable_is_acknowledged_and_logged_without_its_content(
    deployed: Deployed, what: str, function: str
) -> None:
    headers, body = STRANGE[what]
    before = len(deployed.log(function))
    answer = deployed.ask(function, json.dumps(body).encode(), headers)
    said = deployed.log(function)[before:]
    assert answer.status == 200
    assert any(word in said for word in ("event.unreadable", "event.unrouted", "event.refused"))
    assert CANARY not in said and "Canary" not in said


BROKEN = {
    "missing ce-type": ({k: v for k, v in BINARY.items() if k != "ce-type"}, b'{"n": "Canary"}'),
    "missing everything": ({"Content-Type": "application/json"}, b'{"n": "Canary"}'),
    "bad JSON": ({"Content-Type": "application/json"}, b'{"n": "Canary'),
    "bad structured JSON": ({"Content-Type": "application/cloudevents+json"}, b'{"n": "Canary'),
    "list": ({"Content-Type": "application/cloudevents+json"}, b'["Canary"]'),
    "list without headers": ({"Content-Type": "application/json"}, b'["Canary"]'),
    "empty": ({"Content-Type": "application/json"}, b""),
    "no UTF-8": ({"Content-Type": "application/cloudevents+json"}, b"\xff\xfeCanary"),
}


@pytest.mark.parametrize("function", ["ingest", "analyze", "report"])
@pytest.mark.parametrize("what", BROKEN)
def test_what_is_no_event_is_never_acknowledged(
    deployed: Deployed, what: str, function: str
) -> None:
    headers, body = BROKEN[what]
    before = len(deployed.log(function))
    answer = deployed.ask(function, body, headers)
    assert answer.status in (400, 415, 500)
    assert "Canary" not in deployed.log(function)[before:]
    assert deployed.functions[function].restarts == 0


@pytest.mark.parametrize("body", [b"plain Canary", b'["Canary"]', b"", b"\xff\x00Canary", b"null"])
@pytest.mark.parametrize("headers", [BINARY, STORAGE, PUBSUB], ids=["own", "storage", "pubsub"])
def test_binary_mode_with_a_body_that_is_no_object_ends_nothing(
    deployed: Deployed, headers: dict[str, str], body: bytes
) -> None:
    before = len(deployed.log("analyze"))
    answer = deployed.ask("analyze", body, headers)
    assert answer.status in (200, 400, 500)
    assert "Canary" not in deployed.log("analyze")[before:]
    assert deployed.functions["analyze"].restarts == 0


def test_every_line_of_the_logs_is_json(deployed: Deployed, sample: Sample, forget: None) -> None:
    headers, body = sample("analyze.own_binary")
    before = len(deployed.log("analyze"))
    deployed.ask("analyze", body, headers)
    lines = [json.loads(line) for line in deployed.log("analyze")[before:].splitlines()]
    refused = [line for line in lines if line["message"] == "event.refused"]
    assert [line["code"] for line in refused] == ["not_found"]
    assert refused[0]["event_id"] == headers["ce-id"]
