"""Slots, duplicates, new runs and releases, through the API over the real stores."""

from dataclasses import replace

import pytest

from common.backends.local.events import LocalBus
from common.domain import ids
from common.domain.ledger import TimelineStep
from common.domain.model import (
    Patient,
    Specimen,
    Tenant,
    Upload,
)
from common.records.statements import Statements

BODY = {
    "filename": "Zoë Canary.png",
    "size": 3,
    "sha256": "E" * 64,
    "media_type": "image/png",
    "modality": "embryo_image",
    "patient_ref": "P-1",
    "facts": {"um_per_px": 0.5, "operator": "Zoë Canary", "day": 5},
}


def _create(world, **changes: object):
    return world.ask("POST", "/uploads", "technician", json={**BODY, **changes})


def _created(world, **changes: object) -> Upload:
    answer = _create(world, **changes)
    assert answer.status_code == 201, answer.text
    return world.get(Upload, answer.get_json()["upload_id"])


def test_a_slot_is_one_put_to_storage(world) -> None:
    answer = _create(world)
    slot = answer.get_json()
    assert (answer.status_code, slot["method"]) == (201, "PUT")
    assert slot["headers"] == {"Content-Type": "image/png"}
    assert slot["resumable_url"] is None
    assert slot["expires_at"].endswith("Z")


def test_a_large_file_can_be_resumed(world) -> None:
    assert _create(world, size=9_000_000).get_json()["resumable_url"]


def test_an_upload_awaits_its_bytes(world) -> None:
    upload = _created(world)
    assert (upload.status, upload.run, upload.generation) == ("awaiting_upload", 1, 0)
    assert (upload.patient_id, upload.created_by) == (world.seeds().patient_id, "technician@t1")
    assert upload.sha256 == "e" * 64
    assert world.get(TimelineStep, upload.upload_id, 1, "awaiting_upload").at == upload.created_at


def test_names_are_sealed(world) -> None:
    upload = _created(world)
    assert upload.facts == {"um_per_px": 0.5, "day": 5}
    assert "Canary" not in repr(upload)
    assert b"Canary" not in upload.filename_sealed + (upload.facts_sealed or b"")
    shown = world.ask("GET", f"/uploads/{upload.upload_id}").get_json()
    assert shown["filename"] == "Zoë Canary.png"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"size": 50_000_001}, 413),
        ({"size": 50_000_000}, 201),
        ({"media_type": "application/zip"}, 415),
        ({"media_type": "video/mp4"}, 415),
        ({"media_type": "video/mp4", "modality": "sperm_video", "size": 500_000_001}, 413),
        ({"media_type": "video/mp4", "modality": None, "size": 500_000_000}, 201),
        ({"media_type": "application/octet-stream", "size": 50_000_001}, 413),
        ({"modality": "palm"}, 400),
        ({"size": -1}, 400),
        ({"sha256": "x"}, 400),
        ({"facts": {"um_per_px": 0}}, 400),
        ({"facts": {"side": "up"}}, 400),
        ({"facts": {"collected_at": "2026-01-02T03:04:05Z"}}, 201),
        ({"facts": {"collected_at": "2026-01-02T03:04:05"}}, 400),
        ({"facts": {"collected_at": "yesterday"}}, 400),
    ],
)
def test_what_is_not_taken_gets_no_slot(world, changes, status) -> None:
    assert _create(world, **changes).status_code == status


@pytest.mark.parametrize(
    "status", ["waiting", "held", "accepted", "analyzed", "reported", "signed"]
)
def test_bytes_the_patient_has_are_not_sent_again(world, new_upload, status) -> None:
    known = new_upload("known", sha256="e" * 64, status=status)
    answer = _create(world)
    assert answer.status_code == 200
    assert answer.get_json() == {"exists": True, "upload_id": known.upload_id}


@pytest.mark.parametrize("status", ["rejected", "failed", "expired", "awaiting_upload"])
def test_bytes_that_never_became_something_are(world, new_upload, status) -> None:
    new_upload("known", sha256="e" * 64, status=status)
    assert _create(world).status_code == 201


def test_another_patients_same_bytes_are_not_told(world, new_upload) -> None:
    new_upload("known", sha256="e" * 64, patient_id=None)
    new_upload("theirs", "t2", sha256="e" * 64)
    assert _create(world).status_code == 201


def test_an_unknown_patient_is_left_to_a_person(world) -> None:
    upload = _created(world, patient_ref="P-new")
    assert (upload.patient_id, upload.facts["patient_ref"]) == (None, "P-new")


def test_an_unknown_patient_is_made_where_the_clinic_wants_it(world) -> None:
    with world.backend.records.transaction("t1") as tx:
        tx.replace(replace(tx.get(Tenant), unknown_patient="create"))
    upload = _created(world, patient_ref="P-new", partner_ref="P-1")
    patient = world.get(Patient, ids.patient("t1", "P-new"))
    assert (upload.patient_id, patient.partner_ref) == (patient.patient_id, "P-1")


def test_uploads_of_one_specimen_share_it(world) -> None:
    first = _created(world, specimen_ref="S-1")
    second = _created(world, specimen_ref="S-1", sha256="f" * 64)
    alone = _created(world, sha256="a" * 64)
    assert first.specimen_id == second.specimen_id != alone.specimen_id


def test_a_shared_specimen_waits_for_what_names_it(world) -> None:
    assert _created(world, specimen_ref="S-1", modality=None).specimen_id is None


def test_a_release_may_change_the_patient_and_the_specimen(world, new_upload) -> None:
    upload = new_upload("x", status="held", reason="identity_mismatch")
    body = {"reason": "wrong person", "patient_ref": "P-8", "specimen_ref": "S-2"}
    world.ask("POST", f"/uploads/{upload.upload_id}/release", json=body)
    released = world.get(Upload, upload.upload_id)
    assert released.patient_id == ids.patient("t1", "P-8")
    shared = ids.specimen("t1", released.patient_id, "embryo_image", "S-2", "")
    assert (released.specimen_id, released.specimen_ref) == (shared, "S-2")


def test_a_release_keeps_what_it_does_not_speak_of(world, new_upload) -> None:
    upload = new_upload("x", status="held", facts={"day": 3}, facts_sealed=b"sealed")
    world.ask("POST", f"/uploads/{upload.upload_id}/release", json={"reason": "right"})
    released = world.get(Upload, upload.upload_id)
    assert (released.patient_id, released.modality) == (upload.patient_id, upload.modality)
    assert (released.facts, released.facts_sealed) == (upload.facts, upload.facts_sealed)


def test_a_slot_for_the_page_allows_its_origin(world) -> None:
    origin = {"Origin": world.settings.public_url}
    answer = world.ask("POST", "/uploads", "technician", json=BODY, headers=origin)
    assert answer.status_code == 201


def test_reprocess_starts_a_run_each_time(world) -> None:
    upload_id = world.seeds().paths()["upload_id"]
    answers = [world.ask("POST", f"/uploads/{upload_id}/reprocess") for _ in range(3)]
    assert [answer.get_json()["run"] for answer in answers] == [2, 3, 4]
    assert world.get(Upload, upload_id).status == "accepted"
    assert world.get(TimelineStep, upload_id, 4, "accepted").run == 4
    rows = world.outbox()
    assert sorted(row.event["data"]["run"] for row in rows) == [2, 3, 4]
    assert all(row.sent_at for row in rows)


@pytest.mark.parametrize("status", ["awaiting_upload", "waiting", "held", "duplicate", "expired"])
def test_what_waits_is_not_reprocessed(world, new_upload, status) -> None:
    upload = new_upload("x", status=status, specimen_id=None)
    answer = world.ask("POST", f"/uploads/{upload.upload_id}/reprocess")
    assert (answer.status_code, world.outbox()) == (409, [])


def test_without_our_copy_there_is_nothing_to_run_on(world, new_upload) -> None:
    upload = new_upload("x", status="failed", accepted_generation=0)
    assert world.ask("POST", f"/uploads/{upload.upload_id}/reprocess").status_code == 409


@pytest.mark.parametrize("status", ["held", "failed", "waiting"])
def test_a_release_goes_on_with_what_the_person_says(world, new_upload, status) -> None:
    facts = {"patient_ref": "P-7", "day": 3}
    upload = new_upload("x", status=status, patient_id=None, modality=None, facts=facts)
    body = {"reason": "asked the clinic", "modality": "document", "facts": {"day": 5}}
    answer = world.ask("POST", f"/uploads/{upload.upload_id}/release", "technician", json=body)
    assert answer.get_json() == {"upload_id": upload.upload_id, "run": 2, "status": "accepted"}
    released = world.get(Upload, upload.upload_id)
    assert (released.modality, released.facts) == ("document", {"day": 5})
    assert world.get(Patient, released.patient_id).patient_ref == "P-7"
    assert world.get(Specimen, released.specimen_id).patient_id == released.patient_id
    assert world.outbox()[0].event["data"]["patient_id"] == released.patient_id


@pytest.mark.parametrize("status", ["reported", "rejected", "duplicate", "awaiting_upload"])
def test_only_what_waits_is_released(world, new_upload, status) -> None:
    upload = new_upload("x", status=status)
    answer = world.ask("POST", f"/uploads/{upload.upload_id}/release", json={"reason": "x"})
    assert answer.status_code == 409


@pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": " "}, {"modality": "document"}])
def test_a_release_needs_a_reason(world, new_upload, body) -> None:
    upload = new_upload("x", status="held")
    answer = world.ask("POST", f"/uploads/{upload.upload_id}/release", json=body)
    assert answer.status_code == 400


def test_a_release_needs_a_kind_that_is_offered(world, new_upload) -> None:
    upload = new_upload("x", status="held", modality=None)
    body = {"reason": "x", "modality": "fruit_image"}
    answer = world.ask("POST", f"/uploads/{upload.upload_id}/release", json=body)
    assert answer.status_code == 400


def test_an_event_that_cannot_be_published_waits_in_the_outbox(world) -> None:
    nowhere = Statements("postgresql://x:x@127.0.0.1:1/x", 1)
    object.__setattr__(world.backend, "bus", LocalBus(nowhere, world.clock))
    upload_id = world.seeds().paths()["upload_id"]
    assert world.ask("POST", f"/uploads/{upload_id}/reprocess").status_code == 202
    assert [row.sent_at for row in world.outbox()] == [None]
    assert [row.tenant_id for row in world.backend.records.unsent()] == ["t1"]
