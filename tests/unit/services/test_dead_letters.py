"""Dead letters: listed without contents, replayed each time, discarded."""

from dataclasses import replace

import pytest

from common.domain import events
from common.domain.events import AnalysisCompleted, ObjectUploaded, UploadAccepted
from common.domain.ledger import DeadLetter
from common.domain.model import Upload
from common.services import letter_contents


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


def _one(world, dead_letter_id):
    return world.ask("GET", f"/admin/dead-letters/{dead_letter_id}", "admin").get_json()


def test_one_says_what_its_event_says_without_naming_anybody(world) -> None:
    event = ObjectUploaded(tenant_id="t1", name="t1/drop/Zoë Canary/a.png", object_generation=7)
    dead_letter_id = _letter(world, event)
    answer = world.ask("GET", f"/admin/dead-letters/{dead_letter_id}", "admin")
    body = answer.get_json()
    assert body["event"]["object_generation"] == 7
    assert body["event"]["type"] == "com.fertivision.object.uploaded.v1"
    assert body["withheld"] == ["name"]
    assert (body["would"], body["would_run"]) == ("announce", 2)
    assert "Canary" not in answer.text and "a.png" not in answer.text


def test_members_that_are_not_ours_are_withheld() -> None:
    said = {
        "Zo\u00eb": 1,
        "upload_id": "Zo\u00eb Canary",
        "run": 3,
        "modality": ["x"],
        "generation": 1,
    }
    envelope = {"id": "evt_1", "type": "com.fertivision.upload.held.v1", "data": said}
    found, withheld = letter_contents.shown(envelope)
    assert found == {"id": "evt_1", "type": envelope["type"], "run": 3}
    assert withheld == ["modality", "other", "upload_id"]
    assert letter_contents.shown({"type": "com.other", "data": {"name": "Zo\u00eb"}}) == (
        {"type": "com.other"},
        ["other"],
    )


def test_a_dry_run_of_one_says_what_a_replay_does_and_does_nothing(world, new_upload) -> None:
    upload = new_upload("x", status="failed", reason="attempts_exhausted")
    held = new_upload("y", status="held", reason="identity_mismatch")
    event = UploadAccepted(
        tenant_id="t1", upload_id=upload.upload_id, object_generation=7, sha256="b" * 64
    )
    dead_letter_id = _letter(world, event, upload.upload_id)
    assert (_one(world, dead_letter_id)["would"], _one(world, dead_letter_id)["would_run"]) == (
        "rerun",
        2,
    )
    assert world.outbox() == [] and world.get(Upload, upload.upload_id).run == 1
    assert _replay(world, dead_letter_id).get_json()["run"] == 2
    asked = AnalysisCompleted(
        tenant_id="t1", upload_id=held.upload_id, analysis_id="ana_1", specimen_id="spc_1"
    )
    refused = _one(world, _letter(world, asked, held.upload_id))
    assert (refused["would"], refused["why_not"]) == (None, "conflict")


def test_one_says_who_did_what_about_it(world) -> None:
    dead_letter_id = world.seeds().paths()["dead_letter_id"]
    _replay(world, dead_letter_id)
    path = f"/admin/dead-letters/{dead_letter_id}/discard"
    world.ask("POST", path, "admin", json={"reason": "known"})
    done = _one(world, dead_letter_id)["done"]
    assert [(d["action"], d["subject"], d["run"], d["because"]) for d in done] == [
        ("discarded", "admin@t1", None, "known"),
        ("replayed", "admin@t1", 2, None),
    ]


def _many(world, **body):
    answer = world.ask("POST", "/admin/dead-letters/replay", "admin", json=body)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def test_all_that_match_are_replayed_in_batches_and_the_rest_stays_open(world, new_upload) -> None:
    held = new_upload("y", status="held", reason="identity_mismatch")
    stuck = UploadAccepted(
        tenant_id="t1", upload_id=held.upload_id, object_generation=7, sha256="b" * 64
    )
    event = ObjectUploaded(tenant_id="t1", name="drop/a.png", object_generation=7)
    _letter(world, stuck, held.upload_id)
    _letter(world, event)
    tried = _many(world, subscription="x", error="unavailable", dry_run=True)
    assert (tried["matching"], tried["replayed"], tried["refused"]) == (2, 1, 1)
    assert world.outbox() == [] and tried["next_cursor"] is None
    assert _many(world, subscription="nowhere")["matching"] == 0
    first = _many(world, limit=2)
    assert first["matching"] == 3 and first["next_cursor"]
    second = _many(world, limit=2, cursor=first["next_cursor"])
    assert second["next_cursor"] is None
    assert (first["replayed"] + second["replayed"], first["refused"] + second["refused"]) == (2, 1)
    left = world.ask("GET", "/admin/dead-letters?status=open", "admin").get_json()["items"]
    assert [item["upload_id"] for item in left] == [held.upload_id]


def test_a_letter_of_an_event_that_is_none_of_ours_stays_open(world) -> None:
    letter = world.get(DeadLetter, world.seeds().paths()["dead_letter_id"])
    foreign = {"type": "com.other", "data": {}}
    dead_letter_id = world.seeds().id("dead", "foreign")
    world.put(replace(letter, dead_letter_id=dead_letter_id, subscription="f", event=foreign))
    assert _many(world, subscription="f")["refused"] == 1
    assert _one(world, dead_letter_id)["why_not"] == "invalid_input"
