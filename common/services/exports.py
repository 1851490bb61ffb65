"""A patient's findings for other systems: FHIR, CSV, XLSX."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from common.domain.access import Action, require
from common.domain.model import (
    Analysis,
    AnalysisRevision,
    JsonObject,
    Patient,
    Principal,
    Record,
    Report,
    Tenant,
    Upload,
)
from common.interop import fhir, tables, workbook
from common.interop.stated import History, Person, Stated
from common.ports import Backend, Transaction
from common.services import audit, identity
from common.services.shapes import iso

R = TypeVar("R", bound=Record)
_PAGE = 500


def to_fhir(principal: Principal, patient_id: str, backend: Backend) -> JsonObject:
    """A FHIR R4 bundle with the patient's identity."""
    return fhir.bundle(_history(principal, patient_id, "fhir", backend))


def to_csv(principal: Principal, patient_id: str, backend: Backend) -> bytes:
    """The findings as CSV, under the patient's reference, without identity."""
    return tables.to_csv(_history(principal, patient_id, "csv", backend))


def to_xlsx(principal: Principal, patient_id: str, backend: Backend) -> bytes:
    """The same as a workbook."""
    return workbook.to_xlsx(_history(principal, patient_id, "xlsx", backend))


def stated(transaction: Transaction, patient_id: str) -> list[Stated]:
    """What the newest run of each of the patient's uploads states, the oldest analysis first."""
    where = {"patient_id": patient_id}
    uploads = {u.upload_id: u for u in _all(transaction, Upload, where, ("upload_id",))}
    analyses = [
        a
        for a in _all(transaction, Analysis, where, ("finished_at", "analysis_id"))
        if a.upload_id in uploads and a.run == uploads[a.upload_id].run
    ]
    revisions = {
        (r.analysis_id, r.revision): r
        for names in _parts([a.analysis_id for a in analyses])
        for r in _all(
            transaction, AnalysisRevision, {"analysis_id": names}, ("analysis_id", "revision")
        )
    }
    signed = _signed(_all(transaction, Report, where, ("report_id",)))
    return [
        Stated(
            upload=uploads[a.upload_id],
            analysis=a,
            revision=revisions[(a.analysis_id, a.revision)],
            is_signed=(a.analysis_id, a.revision) in signed,
        )
        for a in analyses
    ]


def _history(principal: Principal, patient_id: str, kind: str, backend: Backend) -> History:
    require(principal, Action.READ, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        patient = transaction.get(Patient, patient_id)
        tenant = transaction.get(Tenant)
        found = stated(transaction, patient_id)
        reports = _all(transaction, Report, {"patient_id": patient_id}, ("report_id",))
        audit.note(transaction, principal, "exported", "patient", patient_id, {"format": kind})
    opened = identity.open_patient(backend.keys, patient) if kind == "fhir" else {}
    person = Person(patient_id=patient_id, patient_ref=patient.patient_ref, identity=opened)
    return History(
        person=person,
        stated=found,
        reports=sorted(reports, key=lambda r: r.created_at),
        at=iso(backend.now()),
        language=tenant.language,
    )


def _signed(reports: Sequence[Report]) -> set[tuple[str, object]]:
    """The revisions that a signed report states; one that was amended since is signed, too."""
    return {
        (str(pair[0]), pair[1])
        for report in reports
        if report.signature is not None
        for pair in report.revisions
    }


def _all(
    transaction: Transaction, kind: type[R], where: Mapping[str, object], order: tuple[str, ...]
) -> list[R]:
    """Every record, page by page: an export that leaves something out would be believed."""
    found: list[R] = []
    after: Sequence[object] | None = None
    while True:
        page = transaction.find(kind, where, order=order, after=after, limit=_PAGE)
        found += page
        if len(page) < _PAGE:
            return found
        after = [getattr(page[-1], name) for name in order]


def _parts(names: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(names[at : at + _PAGE]) for at in range(0, len(names), _PAGE)]
