"""What the API may read of uploads, analyses and reports, always inside one tenant."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from common.domain import ids
from common.domain.access import Action, is_allowed, require
from common.domain.errors import ConflictError, NotFoundError
from common.domain.ledger import TimelineStep
from common.domain.model import (
    Analysis,
    AnalysisRevision,
    Area,
    JsonObject,
    Patient,
    Principal,
    Report,
    ReportStatus,
    Upload,
)
from common.ports import Backend, BlobKey, Transaction
from common.services import audit, identity, shows
from common.services.shapes import Link, Page, Seen, iso
from common.settings import Settings

_MOVING = ("waiting", "accepted", "analyzed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the worklist shows. `q`: a patient_ref, the start of an upload id, or a name."""

    status: Sequence[str] = ()
    modality: Sequence[str] = ()
    patient_id: str | None = None
    flag: str | None = None
    changed_after: datetime | None = None
    q: str | None = field(default=None, repr=False)


def worklist(
    principal: Principal,
    filters: Filters,
    after: Sequence[object] | None,
    limit: int,
    backend: Backend,
) -> Page[JsonObject]:
    """Uploads in their newest run, the last changed first."""
    require(principal, Action.READ_OWN_UPLOADS, principal.tenant_id)
    where = _where(principal, filters)
    order = ("changed_at", "upload_id")
    with backend.records.transaction(principal.tenant_id) as transaction:
        if filters.q is not None:
            where |= _matching(transaction, principal, filters.q, backend)
        found = transaction.find(
            Upload, where, order=order, descending=True, after=after, limit=limit + 1
        )
        page = Page.of(found, limit, lambda u: (u.changed_at, u.upload_id))
        refs = _patient_refs(transaction, page.items)
        audit.note(transaction, principal, "read", "upload", "list", {"count": len(page.items)})
    items = [_shown(upload, refs, backend) for upload in page.items]
    return Page(items=items, last=page.last)


def counts(principal: Principal, filters: Filters, backend: Backend) -> JsonObject:
    """How many uploads each status has, for the same filters as the worklist's."""
    require(principal, Action.READ_OWN_UPLOADS, principal.tenant_id)
    where = _where(principal, filters)
    with backend.records.transaction(principal.tenant_id) as transaction:
        if filters.q is not None:
            where |= _matching(transaction, principal, filters.q, backend)
        found = transaction.tally(Upload, "status", where)
        audit.note(transaction, principal, "read", "upload", "counts")
    return {"statuses": found}


def upload(principal: Principal, upload_id: str, backend: Backend) -> Seen:
    """One upload with its timeline, what came of it, and how far the work is."""
    require(principal, Action.READ_OWN_UPLOADS, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = own_upload(transaction, principal, upload_id)
        where = {"upload_id": upload_id}
        steps = transaction.find(TimelineStep, where, order=("run", "at"))
        analyses = transaction.find(Analysis, where, order=("run", "started_at"))
        reports = _reports_of(transaction, found.specimen_id)
        refs = _patient_refs(transaction, [found])
        audit.note(transaction, principal, "read", "upload", upload_id)
    body = {
        **_shown(found, refs, backend),
        "facts": found.facts,
        "timeline": [shows.step(step) for step in steps],
        "analyses": [analysis.analysis_id for analysis in analyses],
        "reports": [report.report_id for report in reports],
        "progress": _progress(found, backend),
    }
    return Seen(body=body, version=found.version)


def analysis(principal: Principal, analysis_id: str, backend: Backend) -> Seen:
    """What one analysis says in its newest revision."""
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = _own_analysis(transaction, principal, analysis_id)
        revision = transaction.get(AnalysisRevision, analysis_id, found.revision)
        audit.note(transaction, principal, "read", "analysis", analysis_id)
    sealed = identity.open_findings(
        backend.keys, found.tenant_id, analysis_id, revision.identity_sealed
    )
    return Seen(body=shows.analysis(found, revision, sealed), version=found.version)


def revisions(principal: Principal, analysis_id: str, backend: Backend) -> JsonObject:
    """Who changed what of an analysis, the newest revision first. Identities stay out."""
    with backend.records.transaction(principal.tenant_id) as transaction:
        _own_analysis(transaction, principal, analysis_id)
        found = transaction.find(
            AnalysisRevision, {"analysis_id": analysis_id}, order=("revision",), descending=True
        )
        audit.note(transaction, principal, "read", "analysis", analysis_id, {"part": "revisions"})
    items = [
        {
            "revision": r.revision,
            "author": r.author,
            "at": iso(r.created_at),
            "changes": list(r.changes),
        }
        for r in found
    ]
    return {"items": items, "next_cursor": None}


def evidence(
    principal: Principal, analysis_id: str, finding_id: str, backend: Backend
) -> JsonObject:
    """What one finding rests on: its region, its picture, how it was obtained, who changed it."""
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = _own_analysis(transaction, principal, analysis_id)
        revisions = transaction.find(
            AnalysisRevision, {"analysis_id": analysis_id}, order=("revision",)
        )
        audit.note(transaction, principal, "read", "analysis", analysis_id, {"finding": finding_id})
    current = next(r for r in revisions if r.revision == found.revision)
    sealed = identity.open_findings(
        backend.keys, found.tenant_id, analysis_id, current.identity_sealed
    )
    return shows.evidence(found, revisions, current, sealed, finding_id)


def picture(
    principal: Principal, analysis_id: str, page: int, backend: Backend, settings: Settings
) -> Link:
    """A short-lived address of an evidence picture; `page` counts from 1."""
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = _own_analysis(transaction, principal, analysis_id)
        audit.note(transaction, principal, "read", "analysis", analysis_id, {"picture": page})
    if not 1 <= page <= len(found.images):
        raise NotFoundError("no such picture")
    image = found.images[page - 1]
    return _link(found.tenant_id, image["name"], image["generation"], None, backend, settings)


def report(principal: Principal, report_id: str, backend: Backend) -> Seen:
    """One report: where it stands, what it says, who signed it."""
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = _own_report(transaction, principal, report_id)
        later = transaction.find(Report, {"amends": report_id}, order=("number",))
        audit.note(transaction, principal, "read", "report", report_id)
    return Seen(body=shows.report(found, [r.report_id for r in later]), version=found.version)


def pdf(principal: Principal, report_id: str, backend: Backend, settings: Settings) -> Link:
    """A short-lived address of the PDF; ConflictError while it is rendered or signed."""
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = _own_report(transaction, principal, report_id)
        audit.note(transaction, principal, "read", "report", report_id, {"part": "pdf"})
    if found.status in (ReportStatus.RENDERING, ReportStatus.SIGNING) or found.pdf_name is None:
        raise ConflictError("the PDF is being made")
    filename = f"{report_id}.pdf"
    return _link(found.tenant_id, found.pdf_name, found.pdf_generation, filename, backend, settings)


def own_upload(transaction: Transaction, principal: Principal, upload_id: str) -> Upload:
    """The upload; NotFoundError where the principal may only see its own and this is another's."""
    found = transaction.get(Upload, upload_id)
    if not is_allowed(principal, Action.READ) and found.created_by != principal.subject:
        raise NotFoundError("another sender's upload")
    return found


def _own_analysis(transaction: Transaction, principal: Principal, analysis_id: str) -> Analysis:
    require(principal, Action.READ_OWN_UPLOADS, principal.tenant_id)
    found = transaction.get(Analysis, analysis_id)
    if not is_allowed(principal, Action.READ):
        own_upload(transaction, principal, found.upload_id)
    return found


def _own_report(transaction: Transaction, principal: Principal, report_id: str) -> Report:
    """The report; for a sender who sees only its own, all of the specimen must be its own."""
    require(principal, Action.READ_OWN_UPLOADS, principal.tenant_id)
    found = transaction.get(Report, report_id)
    if not is_allowed(principal, Action.READ):
        members = transaction.find(Upload, {"specimen_id": found.specimen_id})
        if any(member.created_by != principal.subject for member in members):
            raise NotFoundError("another sender's upload is in it")
    return found


def _shown(found: Upload, refs: dict[str, str], backend: Backend) -> dict[str, object]:
    filename = identity.open_filename(backend.keys, found)
    return shows.upload(found, refs.get(found.patient_id or ""), filename)


def _where(principal: Principal, filters: Filters) -> dict[str, object]:
    """The columns the filters speak of."""
    where: dict[str, object] = {}
    if filters.status:
        where["status"] = tuple(filters.status)
    if filters.modality:
        where["modality"] = tuple(filters.modality)
    if filters.patient_id is not None:
        where["patient_id"] = filters.patient_id
    if filters.flag is not None:
        where["flag"] = filters.flag
    if filters.changed_after is not None:
        where["changed_at>"] = filters.changed_after
    if not is_allowed(principal, Action.READ):
        where["created_by"] = principal.subject
    return where


def _matching(
    transaction: Transaction, principal: Principal, q: str, backend: Backend
) -> dict[str, object]:
    """The columns that the search box speaks of; nothing found matches nothing."""
    if q.startswith("upl_"):
        return {"upload_id": _starting(transaction, q)}
    if not is_allowed(principal, Action.READ):
        return {"patient_id": (ids.patient(principal.tenant_id, q),)}
    named = {"name_index": backend.keys.index(principal.tenant_id, "name", q)}
    patients = [p.patient_id for p in transaction.find(Patient, named)]
    return {"patient_id": (ids.patient(principal.tenant_id, q), *patients)}


def _starting(transaction: Transaction, prefix: str) -> tuple[str, ...]:
    """The ids of the first 200 uploads whose id starts so."""
    before = prefix[:-1] + chr(ord(prefix[-1]) - 1) + "~"
    found = transaction.find(Upload, {"upload_id>": before}, order=("upload_id",), limit=200)
    return tuple(u.upload_id for u in found if u.upload_id.startswith(prefix)) or ("",)


def _patient_refs(transaction: Transaction, uploads: Sequence[Upload]) -> dict[str, str]:
    """The pseudonyms of the uploads' patients."""
    patients = tuple({u.patient_id for u in uploads if u.patient_id})
    if not patients:
        return {}
    found = transaction.find(Patient, {"patient_id": patients})
    return {patient.patient_id: patient.patient_ref for patient in found}


def _reports_of(transaction: Transaction, specimen_id: str | None) -> list[Report]:
    if specimen_id is None:
        return []
    return transaction.find(Report, {"specimen_id": specimen_id}, order=("number",))


def _progress(found: Upload, backend: Backend) -> JsonObject | None:
    """How far the current step is, while there is one."""
    if found.status not in _MOVING:
        return None
    progress = backend.state.shown(found.tenant_id, found.upload_id)
    return {"step": progress.step, "share": progress.share} if progress else None


def _link(
    tenant_id: str,
    name: object,
    generation: object,
    filename: str | None,
    backend: Backend,
    settings: Settings,
) -> Link:
    """A signed address of one generation in the reports bucket."""
    number = generation if isinstance(generation, int) else 0
    key = BlobKey(area=Area.REPORTS, tenant_id=tenant_id, name=str(name), generation=number)
    expires = timedelta(seconds=settings.download_expires_s)
    url = backend.blobs.download_url(key, expires, filename)
    return Link(url=url, expires_at=iso(backend.now() + expires))
