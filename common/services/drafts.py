"""Which report a specimen's current analyses ask for: created once, under the specimen's lock."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from common.domain import ids
from common.domain.errors import ConflictError
from common.domain.model import (
    Analysis,
    AnalysisRevision,
    Patient,
    Report,
    ReportStatus,
    Specimen,
    Tenant,
    Upload,
    UploadStatus,
)
from common.ports import Backend, Transaction
from common.reports import content
from common.reports.content import Identity, ReportContent
from common.settings import Settings

_OPEN = (ReportStatus.RENDERING, ReportStatus.DRAFT)
_MEASURED = (UploadStatus.ANALYZED, UploadStatus.REPORTED, UploadStatus.SIGNED)

Member = tuple[Analysis, AnalysisRevision]
Covered = tuple[Upload, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Members:
    uploads: Sequence[Upload]
    analyses: Sequence[Member]

    @property
    def revisions(self) -> list[tuple[str, int]]:
        return sorted((r.analysis_id, r.revision) for _, r in self.analyses)


def current(
    tenant_id: str, specimen_id: str, backend: Backend, settings: Settings
) -> Report | None:
    """The report of what is known now, made if it is not there yet; None where nothing was
    measured.
    """
    with backend.records.transaction(tenant_id) as tx:
        specimen = tx.get(Specimen, specimen_id, lock=True)
        members = _measured(tx, specimen_id)
        if not members.analyses:
            return None
        newest = _newest(tx, specimen_id)
        if newest is not None and _pairs(newest) == members.revisions:
            return newest
        if newest is not None and newest.status == ReportStatus.SIGNING:
            raise ConflictError("the report before is being signed")
        return _create(tx, specimen, members, newest, backend, settings)


def amended(tx: Transaction, report: Report, backend: Backend, settings: Settings) -> Report:
    """An amendment that was just opened, with content of its own over the same analyses."""
    specimen = tx.get(Specimen, report.specimen_id, lock=True)
    analyses = [
        (tx.get(Analysis, analysis_id), tx.get(AnalysisRevision, analysis_id, revision))
        for analysis_id, revision in _pairs(report)
    ]
    uploads = [tx.get(Upload, analysis.upload_id) for analysis, _ in analyses]
    members = _Members(uploads=uploads, analyses=analyses)
    said, identity = _say(tx, tx.get(Tenant), specimen, members, report, settings, backend)
    return tx.replace(_filled(report, said, identity, backend))


def covered(tx: Transaction, report: Report) -> list[Covered]:
    """The uploads a report is about, locked, each with the id of its analysis."""
    found = [tx.get(Analysis, analysis_id) for analysis_id, _ in _pairs(report)]
    pairs = sorted((a.upload_id, a.analysis_id) for a in found)
    return [(tx.get(Upload, upload_id, lock=True), own) for upload_id, own in pairs]


def identity_of(report: Report, backend: Backend) -> Identity | None:
    """Who the report is about, as it was known when the report was made."""
    if report.identity_sealed is None:
        return None
    context = f"report:{report.report_id}:identity"
    opened = backend.keys.open(report.tenant_id, report.identity_sealed, context)
    return Identity(**json.loads(opened))


def _measured(tx: Transaction, specimen_id: str) -> _Members:
    uploads = tx.find(
        Upload,
        {"specimen_id": specimen_id, "status": _MEASURED},
        order=("created_at", "upload_id"),
    )
    newest_runs = {(u.upload_id, u.run) for u in uploads}
    analyses = tx.find(Analysis, {"specimen_id": specimen_id}, order=("analysis_id",), limit=5000)
    members = [
        (a, tx.get(AnalysisRevision, a.analysis_id, a.revision))
        for a in analyses
        if (a.upload_id, a.run) in newest_runs
    ]
    return _Members(uploads=uploads, analyses=members)


def _newest(tx: Transaction, specimen_id: str) -> Report | None:
    found = tx.find(
        Report, {"specimen_id": specimen_id}, order=("number",), descending=True, limit=1
    )
    return found[0] if found else None


def _pairs(report: Report) -> list[tuple[str, int]]:
    return sorted((str(pair[0]), int(str(pair[1]))) for pair in report.revisions)


def _create(
    tx: Transaction,
    specimen: Specimen,
    members: _Members,
    newest: Report | None,
    backend: Backend,
    settings: Settings,
) -> Report:
    tenant, now = tx.get(Tenant), backend.now()
    is_signed = newest is not None and newest.status == ReportStatus.SIGNED
    amends = newest.report_id if newest and is_signed else (newest.amends if newest else None)
    blank = Report(
        tenant_id=specimen.tenant_id,
        report_id=ids.report(
            specimen.tenant_id,
            specimen.specimen_id,
            members.revisions,
            content.TEMPLATE,
            tenant.language,
            amends,
        ),
        specimen_id=specimen.specimen_id,
        patient_id=specimen.patient_id,
        number=newest.number + 1 if newest else 1,
        status=ReportStatus.RENDERING.value,
        language=tenant.language,
        template=content.TEMPLATE,
        revisions=[list(pair) for pair in members.revisions],
        content={},
        content_sha256="",
        amends=amends,
        amendment_reason=newest.amendment_reason if newest and not is_signed else None,
        created_at=now,
        changed_at=now,
    )
    said, identity = _say(tx, tenant, specimen, members, blank, settings, backend)
    report = _filled(blank, said, identity, backend)
    if not tx.create(report):
        return tx.get(Report, report.report_id)
    is_first = newest is None
    open_ones = {"specimen_id": specimen.specimen_id, "status": _OPEN}
    for older in () if is_first else tx.find(Report, open_ones):
        if older.report_id != report.report_id:
            tx.replace(replace(older, status=ReportStatus.SUPERSEDED.value, changed_at=now))
    return report


def _say(
    tx: Transaction,
    tenant: Tenant,
    specimen: Specimen,
    members: _Members,
    report: Report,
    settings: Settings,
    backend: Backend,
) -> tuple[ReportContent, Identity | None]:
    patient = tx.get(Patient, specimen.patient_id) if specimen.patient_id else None
    said = content.build(
        tenant,
        specimen,
        patient.patient_ref if patient else None,
        members.uploads,
        members.analyses,
        report.language,
        report.number,
        report.amends,
        report.amendment_reason,
        created_at=report.created_at,
        address=f"{settings.public_url}/api/v1",
    )
    return said, _identity(patient, backend) if patient else None


def _identity(patient: Patient, backend: Backend) -> Identity | None:
    def opened(sealed: bytes | None, field: str) -> str | None:
        if sealed is None:
            return None
        context = f"patient:{patient.patient_id}:{field}"
        return backend.keys.open(patient.tenant_id, sealed, context).decode()

    identity = Identity(
        name=opened(patient.name_sealed, "name"),
        birth_date=opened(patient.birth_date_sealed, "birth_date"),
        sex=opened(patient.sex_sealed, "sex"),
    )
    return None if identity == Identity() else identity


def _filled(
    report: Report, said: ReportContent, identity: Identity | None, backend: Backend
) -> Report:
    sealed = None
    if identity is not None:
        fields = {"name": identity.name, "birth_date": identity.birth_date, "sex": identity.sex}
        context = f"report:{report.report_id}:identity"
        sealed = backend.keys.seal(report.tenant_id, json.dumps(fields).encode(), context)
    plain = content.to_json(said)
    return replace(
        report,
        content=plain,
        content_sha256=content.digest(plain),
        identity_sealed=sealed,
    )
