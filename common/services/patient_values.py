"""A patient's measured values over time, and who looked at the patient."""

from collections.abc import Mapping, Sequence

from common.domain.access import Action, require
from common.domain.ledger import AuditFilter
from common.domain.model import Analysis, JsonObject, Patient, Principal, Report, Upload
from common.interop.stated import Finding, Stated, number
from common.ports import Backend, Transaction
from common.services import audit, exports
from common.services.shapes import Page, iso

_FAR = 200  # uploads, analyses and reports of a patient that the access log looks for
_SHOWN = ("value", "comparator", "confidence", "interval", "n", "flag", "method", "reference")
_KIND = "document.type"  # says what a document is, not how a patient is
_PRINTED = ("printed_name", "printed_range", "printed_unit", "printed_value", "standard")


def series(principal: Principal, patient_id: str, backend: Backend) -> JsonObject:
    """Each code's values over time, the oldest first; different units are different series."""
    require(principal, Action.READ, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        transaction.get(Patient, patient_id)
        found = exports.stated(transaction, patient_id)
        audit.note(transaction, principal, "read", "patient", patient_id, {"part": "values"})
    grouped: dict[tuple[str, str, str], list[JsonObject]] = {}
    for stated in found:
        for finding in _single(stated.findings):
            grouped.setdefault(_key(finding), []).append(_point(stated, finding))
    items = [
        {"code": code, "name": _name(points), "unit": unit or None, "points": _in_order(points)}
        for (code, _, unit), points in sorted(grouped.items())
        if code != _KIND
    ]
    return {"items": items, "next_cursor": None}


def accesses(
    principal: Principal, patient_id: str, after: int | None, limit: int, backend: Backend
) -> Page[JsonObject]:
    """Who looked at or changed the patient, their files, results and reports; newest first."""
    require(principal, Action.READ, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        transaction.get(Patient, patient_id)
        targets = [patient_id, *_belongings(transaction, patient_id)]
        which = AuditFilter(targets=targets, newest_first=True)
        rows = transaction.audit_entries(after, limit + 1, which)
        audit.note(transaction, principal, "read", "patient", patient_id, {"part": "accesses"})
    page = Page.of(rows, limit, lambda row: (row["number"],))
    names = ("number", "at", "subject", "role", "action", "kind", "target")
    return Page(items=[{name: row[name] for name in names} for row in page.items], last=page.last)


def _belongings(transaction: Transaction, patient_id: str) -> list[str]:
    where = {"patient_id": patient_id}
    uploads = transaction.find(Upload, where, order=("created_at",), descending=True, limit=_FAR)
    analyses = transaction.find(
        Analysis, where, order=("finished_at",), descending=True, limit=_FAR
    )
    reports = transaction.find(Report, where, order=("created_at",), descending=True, limit=_FAR)
    return [
        *(u.upload_id for u in uploads),
        *(a.analysis_id for a in analyses),
        *(r.report_id for r in reports),
    ]


def _single(findings: Sequence[Finding]) -> list[Finding]:
    """The findings with a value whose code occurs once: one cell of many is no value of a
    patient. What a newer version of its report gives anew is none either.
    """
    findings = [finding for finding in findings if not finding.get("superseded")]
    keys = [_key(finding) for finding in findings]
    return [
        finding
        for finding, key in zip(findings, keys, strict=True)
        if keys.count(key) == 1 and isinstance(finding.get("value"), str | bool | int | float)
    ]


def _key(finding: Mapping[str, object]) -> tuple[str, str, str]:
    code, unit = str(finding.get("code", "")), finding.get("unit")
    name = finding.get("printed_name") if code == "lab.other" else None
    # A worded result has no unit and is a series of its own.
    measured = number(finding.get("value")) is not None
    return code, str(name or ""), str(unit or "") if measured else ""


def _name(points: Sequence[JsonObject]) -> str | None:
    """What the newest document calls it; what no document names is called by its code."""
    printed = [p["printed_name"] for p in _in_order(points) if p.get("printed_name")]
    return str(printed[-1]) if printed else None


def _point(stated: Stated, finding: Finding) -> JsonObject:
    said = {name: finding[name] for name in (*_SHOWN, *_PRINTED) if finding.get(name) is not None}
    return {
        **said,
        "at": finding.get("collected_at")
        or stated.collected_at
        or iso(stated.analysis.finished_at),
        "upload_id": stated.upload.upload_id,
        "analysis_id": stated.analysis.analysis_id,
        "finding_id": finding.get("id"),
        "analyzer": stated.analysis.analyzer,
        "version": stated.analysis.analyzer_version,
        "is_signed": stated.is_signed,
        "is_corrected": "corrected" in finding,
    }


def _in_order(points: Sequence[JsonObject]) -> list[JsonObject]:
    return sorted(points, key=lambda point: str(point["at"]))
