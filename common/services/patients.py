"""Patients: made, found by exact search, shown with their history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from common.domain import ids
from common.domain.access import Action, require
from common.domain.errors import ConflictError
from common.domain.model import (
    Analysis,
    AnalysisRevision,
    JsonObject,
    Patient,
    Principal,
    Report,
    Upload,
)
from common.domain.sentences import sentence
from common.ports import Backend, Transaction
from common.services import audit, identity
from common.services.shapes import Page, Seen, iso

_FAR = 200  # uploads, analyses and reports that a summary looks at


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPatient:
    """What is said about a new patient. `patient_ref` is a pseudonym; the rest is sealed."""

    patient_ref: str
    name: str | None = field(default=None, repr=False)
    birth_date: str | None = field(default=None, repr=False)
    sex: str | None = field(default=None, repr=False)
    partner_ref: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is searched for, each exact after normalisation; nothing given means everybody."""

    ref: str | None = None
    name: str | None = field(default=None, repr=False)
    birth_date: str | None = field(default=None, repr=False)


def create(principal: Principal, new: NewPatient, backend: Backend) -> Seen:
    """Record a patient; ConflictError where the reference is taken."""
    tenant_id = principal.tenant_id
    require(principal, Action.EDIT_PATIENTS, tenant_id)
    patient_id = ids.patient(tenant_id, new.patient_ref)
    values = {"name": new.name, "birth_date": new.birth_date, "sex": new.sex}
    columns = identity.seal_patient(backend.keys, tenant_id, patient_id, values)
    patient = Patient(
        tenant_id=tenant_id,
        patient_id=patient_id,
        patient_ref=new.patient_ref,
        partner_ref=new.partner_ref,
        name_sealed=columns["name_sealed"],
        birth_date_sealed=columns["birth_date_sealed"],
        sex_sealed=columns["sex_sealed"],
        name_index=columns["name_index"],
        birth_date_index=columns["birth_date_index"],
        created_at=backend.now(),
    )
    with backend.records.transaction(tenant_id) as transaction:
        if not transaction.create(patient):
            raise ConflictError("the patient_ref is taken")
        audit.note(transaction, principal, "created", "patient", patient_id)
    return Seen(body=_body(patient, backend), version=patient.version)


def search(
    principal: Principal,
    wanted: Search,
    after: Sequence[object] | None,
    limit: int,
    backend: Backend,
) -> Page[JsonObject]:
    """The patients that fit everything that was given."""
    require(principal, Action.READ, principal.tenant_id)
    tenant_id, keys = principal.tenant_id, backend.keys
    where: dict[str, object] = {}
    if wanted.ref is not None:
        where["patient_ref"] = wanted.ref
    if wanted.name is not None:
        where["name_index"] = keys.index(tenant_id, "name", wanted.name)
    if wanted.birth_date is not None:
        where["birth_date_index"] = keys.index(tenant_id, "birth_date", wanted.birth_date)
    order = ("created_at", "patient_id")
    with backend.records.transaction(tenant_id) as transaction:
        found = transaction.find(
            Patient, where, order=order, descending=True, after=after, limit=limit + 1
        )
        audit.note(transaction, principal, "searched", "patient", "list", {"by": sorted(where)})
    page = Page.of(found, limit, lambda p: (p.created_at, p.patient_id))
    return Page(items=[_body(patient, backend) for patient in page.items], last=page.last)


def get(principal: Principal, patient_id: str, backend: Backend) -> Seen:
    """One patient with identity."""
    require(principal, Action.READ, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        patient = transaction.get(Patient, patient_id)
        audit.note(transaction, principal, "read", "patient", patient_id)
    return Seen(body=_body(patient, backend), version=patient.version)


def timeline(
    principal: Principal,
    patient_id: str,
    after: Sequence[object] | None,
    limit: int,
    backend: Backend,
) -> Page[JsonObject]:
    """What was uploaded for the patient, newest first, with the reports that came of it."""
    require(principal, Action.READ, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        transaction.get(Patient, patient_id)
        uploads = transaction.find(
            Upload,
            {"patient_id": patient_id},
            order=("created_at", "upload_id"),
            descending=True,
            after=after,
            limit=limit + 1,
        )
        page = Page.of(uploads, limit, lambda u: (u.created_at, u.upload_id))
        reports = _reports(transaction, page.items)
        audit.note(transaction, principal, "read", "patient", patient_id, {"part": "timeline"})
    items = [_event(upload, reports.get(upload.specimen_id or "", [])) for upload in page.items]
    return Page(items=items, last=page.last)


def summary(principal: Principal, patient_id: str, backend: Backend) -> JsonObject:
    """The patient, how many uploads stand where, and the newest value of every finding."""
    require(principal, Action.READ, principal.tenant_id)
    where = {"patient_id": patient_id}
    with backend.records.transaction(principal.tenant_id) as transaction:
        patient = transaction.get(Patient, patient_id)
        uploads = transaction.find(
            Upload, where, limit=_FAR, order=("created_at",), descending=True
        )
        analyses = transaction.find(
            Analysis, where, limit=_FAR, order=("finished_at",), descending=True
        )
        reports = transaction.find(
            Report, where, limit=_FAR, order=("created_at",), descending=True
        )
        latest = _latest(transaction, analyses)
        audit.note(transaction, principal, "read", "patient", patient_id, {"part": "summary"})
    counts: dict[str, int] = {}
    for upload in uploads:
        counts[upload.status] = counts.get(upload.status, 0) + 1
    return {
        "patient": _body(patient, backend),
        "uploads": counts,
        "latest": latest,
        "reports": [
            {"report_id": r.report_id, "number": r.number, "status": r.status} for r in reports
        ],
    }


def _latest(transaction: Transaction, analyses: Sequence[Analysis]) -> list[JsonObject]:
    """The newest stated value of each code that occurs once in its analysis; newest first."""
    current = {(a.analysis_id, a.revision): a for a in analyses}
    if not current:
        return []
    names = tuple(a.analysis_id for a in analyses)
    revisions = transaction.find(AnalysisRevision, {"analysis_id": names})
    bodies = {(r.analysis_id, r.revision): r.body for r in revisions}
    latest: dict[str, JsonObject] = {}
    for key, analysis in current.items():
        for finding in _single(bodies.get(key, {})):
            code = str(finding["code"])
            value = {k: finding.get(k) for k in ("code", "value", "unit", "confidence")}
            latest.setdefault(
                code,
                {**value, "analysis_id": analysis.analysis_id, "at": iso(analysis.finished_at)},
            )
    return [latest[code] for code in sorted(latest)]


def _single(body: JsonObject) -> list[Mapping[str, object]]:
    """The findings whose code occurs once: one cell of many is no value of the patient."""
    findings = body.get("findings")
    if not isinstance(findings, list):
        return []
    codes = [finding.get("code") for finding in findings]
    return [finding for finding in findings if codes.count(finding.get("code")) == 1]


def _reports(transaction: Transaction, uploads: Sequence[Upload]) -> dict[str, list[str]]:
    """The ids of the reports of each specimen."""
    specimens = tuple({u.specimen_id for u in uploads if u.specimen_id})
    grouped: dict[str, list[str]] = {}
    if specimens:
        for report in transaction.find(Report, {"specimen_id": specimens}, order=("number",)):
            grouped.setdefault(report.specimen_id, []).append(report.report_id)
    return grouped


def _event(upload: Upload, reports: list[str]) -> JsonObject:
    collected = upload.facts.get("collected_at")
    return {
        "at": collected if isinstance(collected, str) else iso(upload.created_at),
        "upload_id": upload.upload_id,
        "modality": upload.modality,
        "status": upload.status,
        "reason": upload.reason,
        "sentence": sentence(upload.status, upload.reason),
        "specimen_id": upload.specimen_id,
        "reports": reports,
    }


def _body(patient: Patient, backend: Backend) -> JsonObject:
    return {
        "patient_id": patient.patient_id,
        "patient_ref": patient.patient_ref,
        "partner_ref": patient.partner_ref,
        **identity.open_patient(backend.keys, patient),
        "created_at": iso(patient.created_at),
    }
