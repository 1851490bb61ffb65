"""The clinic's reports as a list."""

from collections.abc import Sequence

from common.domain.access import Action, require
from common.domain.model import JsonObject, Patient, Principal, Report, Specimen
from common.ports import Backend, Transaction
from common.services import audit
from common.services.shapes import Page, iso


def listed(
    principal: Principal,
    where: dict[str, object],
    after: Sequence[object] | None,
    limit: int,
    backend: Backend,
) -> Page[JsonObject]:
    """Reports, newest first, without their content."""
    require(principal, Action.READ, principal.tenant_id)
    order = ("created_at", "report_id")
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = transaction.find(
            Report, where, order=order, descending=True, after=after, limit=limit + 1
        )
        page = Page.of(found, limit, lambda r: (r.created_at, r.report_id))
        refs = _refs(transaction, page.items)
        kinds = _modalities(transaction, page.items)
        audit.note(transaction, principal, "read", "report", "list", {"count": len(page.items)})
    items = [_body(report, refs, kinds) for report in page.items]
    return Page(items=items, last=page.last)


def _refs(transaction: Transaction, reports: Sequence[Report]) -> dict[str, str]:
    names = tuple({r.patient_id for r in reports if r.patient_id})
    found = transaction.find(Patient, {"patient_id": names}) if names else []
    return {patient.patient_id: patient.patient_ref for patient in found}


def _modalities(transaction: Transaction, reports: Sequence[Report]) -> dict[str, str]:
    names = tuple({r.specimen_id for r in reports})
    found = transaction.find(Specimen, {"specimen_id": names}) if names else []
    return {specimen.specimen_id: specimen.modality for specimen in found}


def _body(report: Report, refs: dict[str, str], kinds: dict[str, str]) -> JsonObject:
    signature = report.signature or {}
    return {
        "report_id": report.report_id,
        "number": report.number,
        "status": report.status,
        "language": report.language,
        "modality": kinds.get(report.specimen_id),
        "specimen_id": report.specimen_id,
        "patient_id": report.patient_id,
        "patient_ref": refs.get(report.patient_id or ""),
        "signer": signature.get("signer"),
        "signed_at": signature.get("at"),
        "amends": report.amends,
        "created_at": iso(report.created_at),
        "changed_at": iso(report.changed_at),
    }
