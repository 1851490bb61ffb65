"""Every outcome that a dropped file can have, with its receipt."""

from dataclasses import replace

import pytest

from common.domain import events
from common.domain.envelopes import object_uploaded
from common.domain.model import Area, Patient, Principal, Role
from common.ports import BlobKey
from common.services import releases
from tests.unit.services.conftest import OTHER_PDF, PDF, Clinic, picture

NAME = "drop/a.pdf"
P1 = {"modality": "document", "patient_ref": "P-1"}


def test_a_file_with_its_facts_is_accepted(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    assert (upload.status, upload.modality, upload.run) == ("accepted", "document", 1)
    receipt = clinic.receipt(NAME, upload.generation)
    assert (receipt["outcome"], receipt["reason"]) == ("accepted", None)
    assert (receipt["upload_id"], receipt["run"]) == (upload.upload_id, 1)
    assert receipt["sha256"] == upload.sha256
    assert receipt["object"] == f"t1/{NAME}"
    assert receipt == clinic.receipt(NAME)


def test_a_file_without_facts_waits_and_then_goes_by_its_path(clinic: Clinic) -> None:
    name = "drop/document/P-7/a.pdf"
    key = clinic.drop(name, PDF)
    clinic.settle("ingest")
    assert clinic.said(name) == ("waiting", "facts_missing")
    first = clinic.receipt(name)
    clinic.later(seconds=clinic.settings.sidecar_wait_s)
    clinic.retry()
    upload = clinic.upload(key)
    with clinic.backend.records.transaction("t1") as tx:
        assert tx.get(Patient, upload.patient_id or "").patient_ref == "P-7"
    assert clinic.said(name) == ("accepted", None)
    assert int(str(clinic.receipt(name)["seq"])) > int(str(first["seq"]))


def test_a_file_whose_sidecar_comes_while_it_waits_goes_on_at_once(clinic: Clinic) -> None:
    clinic.drop(NAME, PDF)
    clinic.settle("ingest")
    clinic.sidecar(NAME, **P1)
    clinic.settle("ingest")
    assert clinic.said(NAME) == ("accepted", None)
    assert clinic.receipt(NAME)["run"] == 1


def test_the_same_bytes_at_the_same_key_are_resent(clinic: Clinic) -> None:
    first = clinic.take(NAME, PDF, **P1)
    second = clinic.drop(NAME, PDF)
    clinic.settle("ingest")
    assert clinic.upload(second).duplicate_of == first.upload_id
    assert clinic.said(NAME, second.generation) == ("duplicate", "resent")
    assert clinic.said(NAME) == ("duplicate", "resent")
    assert clinic.said(NAME, first.generation) == ("accepted", None)


def test_the_same_bytes_at_another_key_are_the_same_patients(clinic: Clinic) -> None:
    first = clinic.take(NAME, PDF, **P1)
    second = clinic.take("drop/b.pdf", PDF, **P1)
    assert (second.status, second.duplicate_of) == ("duplicate", first.upload_id)
    assert clinic.said("drop/b.pdf") == ("duplicate", "same_patient")


def test_the_same_bytes_for_another_patient_are_held(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, **P1)
    clinic.take("drop/b.pdf", PDF, modality="document", patient_ref="P-2")
    assert clinic.said("drop/b.pdf") == ("held", "other_patient_has_it")


def test_a_file_that_was_refused_may_come_again(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, modality="sperm_cell_image", patient_ref="P-1")
    assert clinic.said(NAME) == ("rejected", "unsupported_media")
    clinic.take("drop/b.pdf", PDF, **P1)
    assert clinic.said("drop/b.pdf") == ("accepted", None)


HELD = {
    "modality_not_offered": {"modality": "embryo_image", "patient_ref": "P-1"},
    "facts_missing": {"modality": "sperm_cell_image"},
    "modality_unclear": {"patient_ref": "P-1"},
    "patient_unknown": {"modality": "sperm_cell_image", "patient_ref": "P-1"},
}


@pytest.mark.parametrize("reason", HELD)
def test_what_a_person_must_decide_is_held(clinic: Clinic, reason: str) -> None:
    offered = {"sperm_cell_image": "sperm_cell", "follicle_image": "x", "document": "document"}
    clinic.tenant("t9", analyzers=offered, unknown_patient="hold")
    clinic.sidecar("drop/a.png", "t9", **HELD[reason])
    key = clinic.drop("drop/a.png", picture(), "t9")
    clinic.settle("ingest")
    receipt = clinic.receipt("drop/a.png", key.generation, "t9")
    assert (receipt["outcome"], receipt["reason"]) == ("held", reason)
    assert clinic.upload(key).status == "held"


def rejections(clinic: Clinic, locked_pdf: bytes) -> dict[str, tuple[bytes, dict[str, object]]]:
    """A file for each reason to refuse one."""
    image = {"modality": "sperm_cell_image", "patient_ref": "P-1"}
    return {
        "unsupported_media": (b"MZ\x90\0" + bytes(500), P1),
        "too_large": (picture() + bytes(clinic.settings.max_image_bytes), image),
        "corrupt": (picture()[:-40], image),
        "encrypted": (locked_pdf, P1),
    }


@pytest.mark.parametrize("reason", ["unsupported_media", "too_large", "corrupt", "encrypted"])
def test_a_file_at_fault_is_rejected(clinic: Clinic, locked_pdf: bytes, reason: str) -> None:
    clinic.settings = replace(clinic.settings, max_image_bytes=10_000)
    data, said = rejections(clinic, locked_pdf)[reason]
    upload = clinic.take(NAME, data, **said)
    assert (upload.status, upload.reason) == ("rejected", reason)
    assert clinic.said(NAME, upload.generation) == ("rejected", reason)
    assert clinic.backend.records.unsent() == []


def test_a_file_that_cannot_be_read_in_time_is_unsafe(clinic: Clinic) -> None:
    import zlib

    packed = zlib.compress(b"0 0 m 300 400 l S\n" * 3_000_000, 9)
    clinic.settings = replace(clinic.settings, decode_seconds=1)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed),
    ]
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    clinic.take(NAME, b"%PDF-1.7\n" + body + b"trailer\n<</Size 5/Root 1 0 R>>\n%%EOF\n", **P1)
    outcome, reason = clinic.said(NAME)
    assert (outcome, reason) == ("rejected", "unsafe")


def test_a_file_that_is_gone_is_not_found(clinic: Clinic) -> None:
    clinic.sidecar(NAME, **P1)
    key = clinic.drop(NAME, PDF)
    clinic.backend.blobs.delete(key)
    clinic.settle("ingest")
    assert clinic.said(NAME) == ("rejected", "not_found")


def test_bytes_other_than_announced_are_corrupt(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, **P1, sha256="0" * 64)
    assert clinic.said(NAME) == ("rejected", "corrupt")


@pytest.mark.parametrize(
    ("tenant_id", "name"),
    [("nobody", "drop/a.pdf"), ("t1", "elsewhere/a.pdf"), ("t1", "a.pdf"), ("t1", "uploads/a/b")],
)
def test_what_belongs_to_nobody_has_its_receipt_apart(
    clinic: Clinic, tenant_id: str, name: str
) -> None:
    key = clinic.drop(name, PDF, tenant_id)
    clinic.settle()
    where = f"{tenant_id}/{name}"
    receipt = clinic.receipt(where, key.generation, "_unroutable")
    assert (receipt["outcome"], receipt["reason"]) == ("rejected", "wrong_tenant")
    assert (receipt["object"], receipt["upload_id"]) == (where, None)
    assert clinic.receipt(name, key.generation, tenant_id) == {}


def test_a_file_at_the_root_has_its_receipt_apart(clinic: Clinic) -> None:
    clinic.deliver(object_uploaded("a.pdf", 5, None))
    assert clinic.receipt("a.pdf", 5, "_unroutable")["reason"] == "wrong_tenant"


def test_an_overwritten_file_keeps_its_old_generation(clinic: Clinic) -> None:
    first = clinic.take(NAME, PDF, **P1)
    second = clinic.drop(NAME, OTHER_PDF)
    clinic.settle("ingest")
    assert second.generation > first.generation
    pinned = BlobKey(area=Area.INCOMING, tenant_id="t1", name=NAME, generation=first.generation)
    assert clinic.backend.blobs.get(pinned) == PDF
    assert clinic.said(NAME, first.generation) == ("accepted", None)
    assert clinic.said(NAME, second.generation) == ("accepted", None)
    assert clinic.upload(second).upload_id != first.upload_id


def test_the_receipt_of_an_old_generation_does_not_become_the_newest(clinic: Clinic) -> None:
    clinic.sidecar(NAME, **P1)
    old, new = clinic.drop(NAME, PDF), clinic.drop(NAME, OTHER_PDF)
    clinic.settle("ingest")
    clinic.deliver(object_uploaded(f"t1/{NAME}", old.generation, None, run=2))
    assert clinic.receipt(NAME, old.generation)["run"] == 2
    assert clinic.receipt(NAME)["generation"] == str(new.generation)


def test_an_event_that_is_too_old_is_held(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    [message] = clinic.waiting("analyze")
    clinic.later(days=8)
    assert clinic.deliver(events.from_json(message.event))
    assert clinic.said(NAME, upload.generation) == ("held", "event_too_old")


def test_a_file_whose_first_news_is_too_old_is_held(clinic: Clinic) -> None:
    key = clinic.drop(NAME, PDF)
    clinic.later(days=8)
    clinic.settle()
    assert clinic.said(NAME, key.generation) == ("held", "event_too_old")


def test_a_dead_letter_is_a_failure_and_its_replay_a_new_run(clinic: Clinic) -> None:
    clinic.sidecar(NAME, **P1)
    key = clinic.drop(NAME, PDF)
    [message] = [m for m in clinic.waiting("ingest") if not str(m.event).count(".json")]
    lost = events.from_json(message.event)
    clinic.deliver(
        events.DeadLettered(
            tenant_id="t1", subscription="ingest", attempts=8, error="x", original=message.event
        )
    )
    assert clinic.said(NAME) == ("failed", "attempts_exhausted")
    clinic.deliver(replace(lost, run=2))
    assert clinic.said(NAME) == ("accepted", None)
    assert clinic.upload(key).run == 2


def test_a_replay_that_is_refused_says_so(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, modality="sperm_cell_image", patient_ref="P-1")
    clinic.deliver(object_uploaded(f"t1/{NAME}", upload.generation, None, run=2))
    receipt = clinic.receipt(NAME)
    assert (receipt["outcome"], receipt["run"]) == ("rejected", 2)


def test_delivered_again_nothing_changes(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    before = clinic.receipt(NAME)
    clinic.statements.run("delete from live.claims")
    clinic.deliver(object_uploaded(f"t1/{NAME}", upload.generation, None))
    assert clinic.receipt(NAME) == before
    assert (
        clinic.upload(
            BlobKey(area=Area.INCOMING, tenant_id="t1", name=NAME, generation=upload.generation)
        )
        == upload
    )


def test_fruit_needs_no_patient(clinic: Clinic) -> None:
    clinic.tenant("t9", analyzers={"fruit_image": "fruit"})
    clinic.sidecar("drop/a.png", "t9")
    key = clinic.drop("drop/a.png", picture(), "t9")
    clinic.settle("ingest")
    assert clinic.receipt("drop/a.png", key.generation, "t9")["outcome"] == "accepted"


def test_the_log_holds_no_name(clinic: Clinic, caplog: pytest.LogCaptureFixture) -> None:
    clinic.take("drop/Canary Müller.pdf", PDF[:200], **P1)
    assert "Canary" not in caplog.text


def release(clinic: Clinic, upload_id: str, **change: str) -> None:
    """A technician lets a held file go on."""
    who = Principal(
        tenant_id="t1", subject="tech", role=Role.TECHNICIAN, authenticated_at=clinic.now
    )
    releases.release(who, upload_id, releases.Change(reason="checked", **change), clinic.backend)


def test_what_was_held_unread_is_read_when_it_is_released(clinic: Clinic) -> None:
    key = clinic.drop(NAME, PDF)
    clinic.later(days=8)
    clinic.settle()
    upload = clinic.upload(key)
    assert (upload.reason, upload.accepted_generation) == ("event_too_old", 0)
    release(clinic, upload.upload_id, modality="document", patient_ref="P-3")
    clinic.settle("ingest")
    again = clinic.upload(key)
    assert (again.run, again.status, again.modality) == (2, "accepted", "document")
    with clinic.backend.records.transaction("t1") as tx:
        assert tx.get(Patient, again.patient_id or "").patient_ref == "P-3"
    assert clinic.said(NAME) == ("accepted", None)


def test_what_was_held_unread_and_is_damaged_is_rejected_when_released(clinic: Clinic) -> None:
    key = clinic.drop(NAME, PDF[:300])
    clinic.later(days=8)
    clinic.settle()
    release(clinic, clinic.upload(key).upload_id, modality="document", patient_ref="P-3")
    clinic.settle("ingest")
    assert clinic.upload(key).run == 2
    assert clinic.said(NAME) == ("rejected", "corrupt")
