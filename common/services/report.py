"""An analysis, a correction, an amendment or a signature becomes a PDF."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace

from common.domain.errors import ConflictError
from common.domain.events import (
    AnalysisCompleted,
    AnalysisRevised,
    ReportAmendmentStarted,
    ReportReady,
    ReportSigned,
)
from common.domain.lifecycle import check_report, may_follow
from common.domain.model import Area, Report, ReportStatus, UploadStatus
from common.ports import Backend, BlobKey, Transaction
from common.reports import content, pdf
from common.services import drafts, moves, receipts
from common.services.receipts import Written
from common.settings import Settings

_LOG = logging.getLogger(__name__)

_MEDIA_TYPE = "application/pdf"
_SIGNED = (ReportStatus.SIGNED, ReportStatus.AMENDED)


def handle(
    event: AnalysisCompleted | AnalysisRevised, backend: Backend, settings: Settings
) -> None:
    """Draft the report of the specimen as it is known now."""
    report = drafts.current(event.tenant_id, event.specimen_id, backend, settings)
    if report is not None:
        _finish_draft(report, backend, event.upload_id)


def handle_amendment(event: ReportAmendmentStarted, backend: Backend, settings: Settings) -> None:
    """Draft an amendment that a clinician opened."""
    with backend.records.transaction(event.tenant_id) as tx:
        report = tx.get(Report, event.report_id)
        if report.status == ReportStatus.RENDERING:
            report = drafts.amended(tx, report, backend, settings)
    _finish_draft(report, backend)


def handle_signed(event: ReportSigned, backend: Backend, settings: Settings) -> None:
    """Render what was signed, with its signature; from then on it is never changed."""
    with backend.records.transaction(event.tenant_id) as tx:
        report = tx.get(Report, event.report_id)
    rendered = _render(report, backend) if report.status == ReportStatus.SIGNING else None
    if rendered is None and report.status not in _SIGNED:
        raise ConflictError(f"a signed event for a report that is {report.status}")
    with backend.records.transaction(event.tenant_id) as tx:
        if rendered is not None:
            report = tx.get(Report, event.report_id, lock=True)
            report = tx.replace(_become(report, *rendered, backend))
            _amend_before(tx, report, backend)
            members = _advance(tx, report, UploadStatus.SIGNED, backend)
        else:
            members = drafts.covered(tx, report)
        written = [_receipt(tx, report, member, backend) for member in members]
    _announce(report, written, backend)


def _amend_before(tx: Transaction, report: Report, backend: Backend) -> None:
    if report.amends is None:
        return
    before = tx.get(Report, report.amends, lock=True)
    check_report(before.status, ReportStatus.AMENDED)
    tx.replace(replace(before, status=ReportStatus.AMENDED.value, changed_at=backend.now()))


def _finish_draft(report: Report, backend: Backend, upload_id: str | None = None) -> None:
    """Render what is not rendered yet. `upload_id` is whose turn it is: the others of a specimen
    have had, or will have, their own, so that many members do not write each other's receipts.
    """
    rendered = _render(report, backend) if report.status == ReportStatus.RENDERING else None
    with backend.records.transaction(report.tenant_id) as tx:
        if rendered is not None:
            report = tx.get(Report, report.report_id, lock=True)
            if report.status == ReportStatus.RENDERING:
                report = tx.replace(_become(report, *rendered, backend))
        members = _advance(tx, report, UploadStatus.REPORTED, backend)
        own = [(u, a) for u, a in members if upload_id in (None, u.upload_id)]
        written = [_receipt(tx, report, member, backend) for member in own]
    _announce(report, written, backend)


def _become(report: Report, stored: BlobKey, digest: str, backend: Backend) -> Report:
    """The report with its PDF: a draft, or signed once it carries a signature."""
    status = ReportStatus.SIGNED if report.signature else ReportStatus.DRAFT
    check_report(report.status, status)
    return replace(
        report,
        status=status.value,
        pdf_name=stored.name,
        pdf_generation=stored.generation,
        pdf_sha256=digest,
        changed_at=backend.now(),
    )


def _advance(
    tx: Transaction, report: Report, status: UploadStatus, backend: Backend
) -> list[drafts.Covered]:
    """Every upload that the report covers, moved on where it was not there yet."""
    return [
        (moves.move(tx, upload, status.value, backend.now()), analysis_id)
        if may_follow(upload.status, status)
        else (upload, analysis_id)
        for upload, analysis_id in drafts.covered(tx, report)
    ]


def _render(report: Report, backend: Backend) -> tuple[BlobKey, str]:
    said = content.from_json(report.content)
    pictures = {picture.name: _picture(report, picture, backend) for picture in said.pictures}
    data = pdf.render(said, drafts.identity_of(report, backend), pictures, report.signature)
    kind = "signed" if report.signature else "draft"
    digest = hashlib.sha256(data).hexdigest()
    name = f"pdf/{report.report_id}/{kind}-{digest[:16]}.pdf"
    key = BlobKey(area=Area.REPORTS, tenant_id=report.tenant_id, name=name)
    return backend.blobs.put(key, data, _MEDIA_TYPE, only_if_absent=True), digest


def _picture(report: Report, picture: content.Picture, backend: Backend) -> bytes:
    key = BlobKey(
        area=Area.REPORTS,
        tenant_id=report.tenant_id,
        name=picture.name,
        generation=picture.generation,
    )
    return backend.blobs.get(key)


def _receipt(
    tx: Transaction, report: Report, member: drafts.Covered, backend: Backend
) -> Written | None:
    upload, analysis_id = member
    result = {"analyses": [analysis_id], "reports": [report.report_id]}
    return receipts.record(tx, upload, backend, result)


def _announce(report: Report, written: Sequence[Written | None], backend: Backend) -> None:
    """Tell whoever waits: the receipts of dropped files, and the event."""
    _LOG.info("report.ready", extra={"report_id": report.report_id, "status": report.status})
    for receipt in written:
        receipts.show(receipt, backend)
    backend.bus.publish(
        ReportReady(
            tenant_id=report.tenant_id,
            report_id=report.report_id,
            specimen_id=report.specimen_id,
            patient_id=report.patient_id,
            status=report.status,
        )
    )
