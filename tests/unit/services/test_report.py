"""Analyses become drafts, a signature a PDF that never changes, and receipts say so."""

from dataclasses import replace

import pytest

from common.domain import events
from common.domain.model import Area, Principal, Report, Role, Upload
from common.ports import BlobKey
from common.services import drafts, review
from tests.unit.services.conftest import OTHER_PDF, PDF, Clinic

NAME = "drop/a.pdf"
NOBODYS = b"Test;Result;Unit;Reference\nAMH;2.1;ng/mL;1.0-3.5\nFSH;6.2;IU/L;3.5-12.5\n"
P1 = {"modality": "document", "patient_ref": "P-1"}
SHARED = {**P1, "specimen_ref": "S-1"}


def reports(clinic: Clinic) -> list[Report]:
    with clinic.backend.records.transaction("t1") as tx:
        return tx.find(Report, order=("number",))


def pdf(clinic: Clinic, report: Report) -> bytes:
    key = BlobKey(
        area=Area.REPORTS,
        tenant_id="t1",
        name=report.pdf_name or "",
        generation=report.pdf_generation or 0,
    )
    return clinic.backend.blobs.get(key)


def sign(clinic: Clinic) -> None:
    """A clinician signs the newest report."""
    report = reports(clinic)[-1]
    who = Principal(tenant_id="t1", subject="dr", role=Role.CLINICIAN, authenticated_at=clinic.now)
    signing = review.Signing(meaning="approved", comment=None)
    review.sign(who, report.report_id, signing, report.version, clinic.backend, clinic.settings)


def test_one_upload_is_one_draft(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    clinic.settle()
    [report] = reports(clinic)
    assert (report.status, report.number, report.language) == ("draft", 1, "en")
    assert pdf(clinic, report).startswith(b"%PDF")
    receipt = clinic.receipt(NAME)
    assert receipt["outcome"] == "accepted"
    assert receipt["result"]["reports"] == [report.report_id]  # type: ignore[index]
    assert receipt["upload_id"] == upload.upload_id


def test_files_of_one_specimen_are_one_report_drafted_anew(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, **SHARED)
    clinic.settle()
    clinic.take("drop/b.pdf", OTHER_PDF, **SHARED)
    clinic.settle()
    first, second = reports(clinic)
    assert (first.status, second.status, second.number) == ("superseded", "draft", 2)
    assert len(second.revisions) == 2
    assert clinic.receipt("drop/b.pdf")["result"]["reports"] == [second.report_id]  # type: ignore[index]
    # Each member's receipt names the draft of its own turn until the report is signed.
    assert clinic.receipt(NAME)["result"]["reports"] == [first.report_id]  # type: ignore[index]
    sign(clinic)
    clinic.settle()
    for name in (NAME, "drop/b.pdf"):
        assert clinic.receipt(name)["result"]["reports"] == [second.report_id]  # type: ignore[index]


def test_delivered_again_the_bytes_are_the_same(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, **P1)
    clinic.settle("analyze")
    [message] = clinic.waiting("report")
    clinic.deliver(events.from_json(message.event))
    [before] = reports(clinic)
    clinic.statements.run("delete from live.claims")
    clinic.later(hours=1)
    clinic.deliver(events.from_json(message.event))
    assert reports(clinic) == [before]


def test_a_signed_report_is_signed_once_and_all_its_uploads_with_it(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    clinic.settle()
    draft = pdf(clinic, reports(clinic)[0])
    sign(clinic)
    clinic.settle()
    [report] = reports(clinic)
    with clinic.backend.records.transaction("t1") as tx:
        assert tx.get(Upload, upload.upload_id).status == "signed"
    assert report.status == "signed"
    assert pdf(clinic, report) != draft
    clinic.statements.run("delete from live.claims")
    again = events.ReportSigned(
        tenant_id="t1", report_id=report.report_id, specimen_id=report.specimen_id
    )
    assert clinic.deliver(again)
    assert reports(clinic) == [report]


def test_a_file_that_comes_after_the_signature_opens_an_amendment(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, **SHARED)
    clinic.settle()
    sign(clinic)
    clinic.settle()
    clinic.take("drop/b.pdf", OTHER_PDF, **SHARED)
    clinic.settle()
    signed, draft = reports(clinic)
    assert (signed.status, draft.status, draft.amends) == ("signed", "draft", signed.report_id)
    sign(clinic)
    clinic.settle()
    assert [r.status for r in reports(clinic)] == ["amended", "signed"]


def test_while_a_report_is_being_signed_the_next_draft_waits(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, **SHARED)
    clinic.settle()
    sign(clinic)
    clinic.take("drop/b.pdf", OTHER_PDF, **SHARED)
    clinic.settle("analyze")
    found = [events.from_json(message.event) for message in clinic.waiting("report")]
    analysis, signature = sorted(found, key=lambda event: event.NAME)
    assert not clinic.deliver(analysis)
    clinic.deliver(signature)
    clinic.retry()
    assert [r.status for r in reports(clinic)] == ["signed", "draft"]


def test_a_signature_for_a_draft_is_tried_again(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, **P1)
    clinic.settle()
    [report] = reports(clinic)
    event = events.ReportSigned(
        tenant_id="t1", report_id=report.report_id, specimen_id=report.specimen_id
    )
    assert not clinic.deliver(event)
    assert reports(clinic) == [report]


def test_a_specimen_without_analyses_has_no_report(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    made = drafts.current("t1", upload.specimen_id or "", clinic.backend, clinic.settings)
    assert made is None
    assert reports(clinic) == []


@pytest.mark.parametrize("name", ["name_sealed", "birth_date_sealed"])
def test_who_the_report_is_about_is_sealed_in_it(clinic: Clinic, name: str) -> None:
    from common.domain.model import Patient

    upload = clinic.take("drop/a.csv", NOBODYS, **P1)
    field = name.removesuffix("_sealed")
    context = f"patient:{upload.patient_id}:{field}"
    sealed = clinic.backend.keys.seal("t1", "Zoë Canary".encode(), context)
    with clinic.backend.records.transaction("t1") as tx:
        patient = tx.get(Patient, upload.patient_id or "")
        tx.replace(replace(patient, **{name: sealed}))  # type: ignore[arg-type]
    clinic.settle()
    [report] = reports(clinic)
    assert "Canary" not in str(report.content)
    identity = drafts.identity_of(report, clinic.backend)
    assert identity is not None and getattr(identity, field) == "Zoë Canary"


def test_report_of_a_document_claims_no_calibrated_probability(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, **SHARED)
    clinic.settle()
    [report] = reports(clinic)
    methods = " ".join(report.content["methods"])  # type: ignore[arg-type]
    assert "not checked on others" in methods
    assert "probability" not in methods
