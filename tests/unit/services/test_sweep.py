"""What no event will repair: each kind of loss, found once, and nothing else touched."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from common.domain import events
from common.domain.errors import NotFoundError
from common.domain.ledger import OutboxRow
from common.domain.model import Area, Report, Upload
from common.ports import BlobKey
from common.services import sweep
from tests.unit.services.conftest import PDF, Clinic

NAME = "drop/document/P-1/a.pdf"
Make = Callable[..., Upload]


def put(clinic: Clinic, upload: Upload) -> None:
    """A record of the clinic, with a name that can be opened."""
    keys, context = clinic.backend.keys, f"upload:{upload.upload_id}:object"
    sealed = keys.seal("t1", b"drop/x.pdf", context)
    with clinic.backend.records.transaction("t1") as tx:
        assert tx.create(replace(upload, object_sealed=sealed))


def status(clinic: Clinic, upload_id: str) -> tuple[str, str | None]:
    with clinic.backend.records.transaction("t1") as tx:
        upload = tx.get(Upload, upload_id)
    return upload.status, upload.reason


def test_an_unsent_event_is_sent_once(clinic: Clinic) -> None:
    event = events.ReportSigned(tenant_id="t1", report_id="r", specimen_id="s")
    row = OutboxRow(
        tenant_id="t1",
        event_id=event.event_id,
        event=events.to_json(event),
        created_at=clinic.now,
    )
    with clinic.backend.records.transaction("t1") as tx:
        tx.create(row)
    assert sweep.flush_outbox(clinic.backend) == 1
    assert sweep.flush_outbox(clinic.backend) == 0
    [message] = clinic.waiting("report")
    assert events.from_json(message.event).event_id == event.event_id


def test_a_drop_nobody_told_of_is_found(clinic: Clinic) -> None:
    clinic.drop(NAME, PDF)
    clinic.waiting()
    clinic.sweep()
    assert clinic.waiting() == []
    clinic.later(minutes=3)
    clinic.sweep()
    clinic.settle("ingest")
    assert clinic.said(NAME) == ("accepted", None)
    clinic.sweep()
    assert clinic.waiting("ingest") == []


def test_a_browser_upload_nobody_told_of_is_found(clinic: Clinic, make_upload: Make) -> None:
    put(clinic, make_upload("u1", status="awaiting_upload", created_at=clinic.now))
    clinic.drop("uploads/u1", PDF)
    clinic.drop("uploads/stranger", PDF)
    clinic.waiting()
    clinic.later(minutes=3)
    clinic.sweep()
    [message] = clinic.waiting("ingest")
    assert events.from_json(message.event).subject_id == "uploads/u1"


def test_a_slot_without_bytes_expires(clinic: Clinic, make_upload: Make) -> None:
    old = clinic.now - timedelta(seconds=clinic.settings.upload_expires_s + 121)
    for name, at in (("old", old), ("full", old), ("new", clinic.now)):
        put(clinic, make_upload(name, status="awaiting_upload", created_at=at))
    clinic.drop("uploads/full", PDF)
    clinic.sweep()
    found = {name: status(clinic, name)[0] for name in ("old", "full", "new")}
    assert found == {"old": "expired", "full": "awaiting_upload", "new": "awaiting_upload"}


def test_a_large_file_has_as_long_as_its_session(clinic: Clinic, make_upload: Make) -> None:
    day = timedelta(days=1)
    for name, age in (("slow", 6 * day), ("given_up", 8 * day)):
        at = clinic.now - age
        put(clinic, make_upload(name, status="awaiting_upload", created_at=at, size=200_000_000))
    clinic.sweep()
    assert [status(clinic, n)[0] for n in ("slow", "given_up")] == ["awaiting_upload", "expired"]


@pytest.mark.parametrize("reason", [None, "bundle_incomplete"])
def test_what_waited_too_long_is_held(
    clinic: Clinic, make_upload: Make, reason: str | None
) -> None:
    at = clinic.now - timedelta(seconds=clinic.settings.bundle_wait_s + 1)
    put(clinic, make_upload("old", status="waiting", reason=reason, source="drop", created_at=at))
    put(clinic, make_upload("new", status="waiting", source="drop", created_at=clinic.now))
    clinic.sweep()
    assert status(clinic, "old") == ("held", reason or "facts_missing")
    assert status(clinic, "new")[0] == "waiting"
    assert clinic.said("drop/x.pdf") == ("held", reason or "facts_missing")


def test_an_accepted_upload_whose_event_is_gone_is_announced(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, modality="document", patient_ref="P-1")
    clinic.waiting()
    clinic.sweep()
    assert clinic.waiting("analyze") == []
    clinic.later(minutes=3)
    clinic.sweep()
    assert len(clinic.waiting("analyze")) == 1


def test_an_analyzed_upload_whose_event_is_gone_is_reported(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, modality="document", patient_ref="P-1")
    clinic.settle("analyze")
    clinic.waiting()
    assert status(clinic, upload.upload_id)[0] == "analyzed"
    clinic.later(minutes=3)
    clinic.sweep()
    clinic.settle("report")
    assert status(clinic, upload.upload_id)[0] == "reported"


def test_a_pdf_of_no_report_is_deleted_and_others_are_kept(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, modality="document", patient_ref="P-1")
    clinic.settle()
    with clinic.backend.records.transaction("t1") as tx:
        [report] = tx.find(Report)
    stray = BlobKey(area=Area.REPORTS, tenant_id="t1", name="pdf/rep_gone/draft-1.pdf")
    clinic.backend.blobs.put(stray, b"%PDF", "application/pdf")
    clinic.sweep()
    assert clinic.backend.blobs.get(stray) == b"%PDF"
    clinic.later(days=2)
    clinic.sweep()
    kept = replace(stray, name=report.pdf_name or "", generation=report.pdf_generation or 0)
    assert clinic.backend.blobs.get(kept).startswith(b"%PDF")
    with pytest.raises(NotFoundError):
        clinic.backend.blobs.get(stray)


def test_one_tenant_can_be_swept_alone(clinic: Clinic) -> None:
    clinic.tenant("t2")
    for tenant_id in ("t1", "t2"):
        clinic.drop(NAME, PDF, tenant_id)
    clinic.waiting()
    clinic.later(minutes=3)
    event = events.SweepRequested(tenant_id="t2", requested_at="now")
    assert clinic.deliver(event)
    assert [m.event["data"]["tenant_id"] for m in clinic.waiting()] == ["t2"]  # type: ignore[index]


def test_a_sweep_of_a_healthy_clinic_does_nothing(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, modality="document", patient_ref="P-1")
    clinic.settle()
    before, receipt = status(clinic, upload.upload_id), clinic.receipt(NAME)
    clinic.later(hours=3)
    clinic.sweep()
    assert clinic.waiting() == []
    assert (status(clinic, upload.upload_id), clinic.receipt(NAME)) == (before, receipt)
