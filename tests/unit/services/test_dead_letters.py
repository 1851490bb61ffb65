"""Dead letters: listed without contents, replayed each time, discarded."""

import pytest

from common.domain import events
from common.domain.events import AnalysisCompleted, ObjectUploaded, UploadAccepted
from common.domain.ledger import DeadLetter
from common.domain.model import Upload


def _letter(world, event, upload_id=None) -> str:
    letter = DeadLetter(
        tenant_id="t1",
        dead_letter_id=world.seeds().id("dead", event.NAME),
        subscription="x",
        event=events.to_json(event),
        upload_id=upload_id,
        attempts=8,
        error="unavailable",
        created_at=world.clock.now,
        changed_at=world.clock.now,
    )
    world.put(letter)
    return letter.dead_letter_id


def _replay(world, dead_letter_id):
    return world.ask("POST", f"/admin/dead-letters/{dead_letter_id}/replay", "admin")


def _runs(world) -> list[tuple[object, object]]:
    found = [(row.event["type"], row.event["data"]["run"]) for row in world.outbox()]
    return sorted((str(kind).removeprefix("com.fertivision."), run) for kind, run in found)


def test_a_dead_report_event_is_announced_anew_each_time(world) -> None:
    dead_letter_id = world.seeds().paths()["dead_letter_id"]
    answers = [_replay(world, dead_letter_id) for _ in range(3)]
    assert [answer.get_json()["run"] for answer in answers] == [2, 3, 4]
    assert _runs(world) == [("report.signed.v1", run) for run in (2, 3, 4)]
    assert answers[-1].get_json()["status"] == "replayed"


@pytest.mark.parametrize("kind", [UploadAccepted, AnalysisCompleted])
def test_an_upload_goes_through_all_its_steps_again(world, new_upload, kind) -> None:
    upload = new_upload("x", status="failed", reason="attempts_exhausted")
    of_kind = {
        UploadAccepted: {"object_generation": 7, "sha256": "b" * 64},
        AnalysisCompleted: {"analysis_id": "ana_1", "specimen_id": "spc_1"},
    }[kind]
    event = kind(tenant_id="t1", upload_id=upload.upload_id, **of_kind)
    dead_letter_id = _letter(world, event, upload.upload_id)
    assert [_replay(world, dead_letter_id).status_code for _ in range(2)] == [202, 202]
    assert world.get(Upload, upload.upload_id).run == 3
    assert _runs(world) == [("upload.accepted.v1", 2), ("upload.accepted.v1", 3)]


def test_an_object_is_announced_anew_beyond_every_run_of_its_upload(world, new_upload) -> None:
    upload = new_upload("x", status="failed", run=4, accepted_generation=0)
    event = ObjectUploaded(tenant_id="t1", name="drop/Zoë Canary/a.png", object_generation=7)
    dead_letter_id = _letter(world, event, upload.upload_id)
    assert [_replay(world, dead_letter_id).get_json()["run"] for _ in range(2)] == [5, 6]
    assert _runs(world) == [("object.uploaded.v1", 5), ("object.uploaded.v1", 6)]


def test_an_object_that_was_never_recorded_is_announced_anew(world) -> None:
    event = ObjectUploaded(tenant_id="t1", name="drop/a.png", object_generation=7)
    dead_letter_id = _letter(world, event, world.seeds().id("upl", "never"))
    assert _replay(world, dead_letter_id).get_json()["run"] == 2


def test_what_a_person_must_decide_is_not_replayed(world, new_upload) -> None:
    upload = new_upload("x", status="held", reason="identity_mismatch")
    event = UploadAccepted(
        tenant_id="t1", upload_id=upload.upload_id, object_generation=7, sha256="b" * 64
    )
    assert _replay(world, _letter(world, event, upload.upload_id)).status_code == 409


def test_the_list_shows_no_object_name(world) -> None:
    event = ObjectUploaded(tenant_id="t1", name="drop/Zoë Canary/a.png", object_generation=7)
    _letter(world, event)
    answer = world.ask("GET", "/admin/dead-letters?status=open", "admin")
    assert len(answer.get_json()["items"]) == 2
    assert "Canary" not in answer.text and "a.png" not in answer.text


def test_what_was_discarded_stays_so(world) -> None:
    dead_letter_id = world.seeds().paths()["dead_letter_id"]
    path = f"/admin/dead-letters/{dead_letter_id}/discard"
    answers = [world.ask("POST", path, "admin", json={"reason": "known"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 409]
    assert _replay(world, dead_letter_id).status_code == 409
    assert world.ask("GET", "/admin/dead-letters?status=open", "admin").get_json()["items"] == []
    assert ("discarded", "dead_letter", dead_letter_id) in world.audited()
