"""A person's word on what the machine said: corrections, signatures, amendments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from common.domain import ids
from common.domain.access import Action, require
from common.domain.errors import (
    ConflictError,
    InvalidInputError,
    PreconditionError,
    SecondFactorError,
    SignInTooOldError,
)
from common.domain.events import AnalysisRevised, ReportAmendmentStarted, ReportSigned
from common.domain.lifecycle import check_report
from common.domain.model import (
    Analysis,
    AnalysisRevision,
    JsonObject,
    Principal,
    Report,
    ReportStatus,
    Specimen,
    Upload,
)
from common.ports import Backend, Transaction
from common.services import audit, flags, identity, outbox, runs, shows
from common.services.corrections import Added, Change, Place, back_to, corrected
from common.services.shapes import Seen, iso
from common.settings import Settings

_SKEW_S = 60  # clocks of two machines may differ by so much
OPEN = (ReportStatus.RENDERING, ReportStatus.DRAFT, ReportStatus.SIGNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What a signer says with the signature."""

    meaning: str
    comment: str | None = field(default=None, repr=False)


def correct(
    principal: Principal,
    analysis_id: str,
    corrections: Sequence[Change],
    seen_version: int,
    backend: Backend,
) -> Seen:
    """A new revision with a person's changes, until it is signed. The machine's own stays."""

    def next_one(
        tx: Transaction, found: Analysis, before: AnalysisRevision, now: datetime
    ) -> AnalysisRevision:
        place = _place(found, tx.get(Upload, found.upload_id))
        return corrected(before, corrections, principal, now, backend.keys, place)

    touched = [c.finding_id for c in corrections if not isinstance(c, Added)]
    return _revise(principal, analysis_id, next_one, {"findings": touched}, seen_version, backend)


def restore(
    principal: Principal,
    analysis_id: str,
    revision: int,
    reason: str,
    seen_version: int,
    backend: Backend,
) -> Seen:
    """A new revision that says what an earlier one said. InvalidInputError where there is none."""

    def next_one(
        tx: Transaction, found: Analysis, before: AnalysisRevision, now: datetime
    ) -> AnalysisRevision:
        if not 1 <= revision < found.revision:
            raise InvalidInputError("no earlier revision")
        earlier = tx.get(AnalysisRevision, analysis_id, revision)
        return back_to(earlier, before, reason, principal, now)

    detail = {"back_to": revision}
    return _revise(principal, analysis_id, next_one, detail, seen_version, backend)


def _revise(
    principal: Principal,
    analysis_id: str,
    next_one: Callable[[Transaction, Analysis, AnalysisRevision, datetime], AnalysisRevision],
    touched: JsonObject,
    seen_version: int,
    backend: Backend,
) -> Seen:
    require(principal, Action.CORRECT, principal.tenant_id)
    now = backend.now()
    with backend.records.transaction(principal.tenant_id) as transaction:
        _alone(transaction, transaction.get(Analysis, analysis_id).specimen_id)
        found = transaction.get(Analysis, analysis_id, lock=True)
        _check_seen(found.version, seen_version)
        runs.check_open(transaction, found.specimen_id)
        _check_newest(transaction, found)
        before = transaction.get(AnalysisRevision, analysis_id, found.revision)
        after = next_one(transaction, found, before, now)
        transaction.create(after)
        found = transaction.replace(replace(found, revision=after.revision))
        upload = transaction.get(Upload, found.upload_id, lock=True)
        transaction.replace(replace(upload, flag=flags.of(after.body), changed_at=now))
        row = outbox.announce(transaction, _revised(found), now)
        detail = {"revision": after.revision, **touched}
        audit.note(transaction, principal, "corrected", "analysis", analysis_id, detail)
    outbox.publish(row, backend)
    sealed = identity.open_findings(
        backend.keys, found.tenant_id, analysis_id, after.identity_sealed
    )
    return Seen(body=shows.analysis(found, after, sealed), version=found.version)


def _place(found: Analysis, upload: Upload) -> Place:
    """The original's size, by its evidence picture; the millimetres the sender stated."""
    stated = upload.facts.get("mm_per_px")
    mm = float(stated) if isinstance(stated, int | float) else None
    image = found.images[0] if found.images else {}
    height, width, scale = (float(str(image.get(k) or 0)) for k in ("height", "width", "scale"))
    size = (height * scale, width * scale) if height * width * scale else None
    return Place(modality=found.modality, size=size, mm_per_px=mm)


def sign(
    principal: Principal,
    report_id: str,
    signing: Signing,
    seen_version: int,
    backend: Backend,
    settings: Settings,
) -> Seen:
    """Sign a draft. The sign-in must be fresh, and with a second factor where that is asked for;
    the signed PDF is rendered by the next step.
    """
    require(principal, Action.SIGN, principal.tenant_id)
    now = backend.now()
    age = (now - principal.authenticated_at).total_seconds()
    if not -_SKEW_S <= age <= settings.sign_in_max_age_s:
        raise SignInTooOldError("the sign-in is too old for a signature")
    if settings.sign_second_factor and not principal.has_second_factor:
        raise SecondFactorError("the sign-in had no second factor")
    with backend.records.transaction(principal.tenant_id) as transaction:
        _alone(transaction, transaction.get(Report, report_id).specimen_id)
        found = transaction.get(Report, report_id, lock=True)
        _check_seen(found.version, seen_version)
        check_report(found.status, ReportStatus.SIGNING)
        _check_current(transaction, found)
        signed = replace(
            found,
            status=ReportStatus.SIGNING.value,
            signature=_signature(principal, found, signing, now, age),
            changed_at=now,
        )
        signed = transaction.replace(signed)
        event = ReportSigned(
            tenant_id=signed.tenant_id,
            report_id=report_id,
            specimen_id=signed.specimen_id,
            patient_id=signed.patient_id,
        )
        row = outbox.announce(transaction, event, now)
        detail = {"meaning": signing.meaning, "content_sha256": signed.content_sha256}
        audit.note(transaction, principal, "signed", "report", report_id, detail)
    outbox.publish(row, backend)
    return Seen(body=shows.report(signed, []), version=signed.version)


def amend(
    principal: Principal, report_id: str, reason: str, seen_version: int, backend: Backend
) -> Seen:
    """Open an amendment of a signed report: its successor, drafted from the current analyses."""
    require(principal, Action.AMEND, principal.tenant_id)
    now = backend.now()
    with backend.records.transaction(principal.tenant_id) as transaction:
        specimen_id = transaction.get(Report, report_id).specimen_id
        _alone(transaction, specimen_id)
        found = transaction.get(Report, report_id)
        _check_seen(found.version, seen_version)
        newest = runs.newest_report(transaction, specimen_id)
        if found.status != ReportStatus.SIGNED or newest is None or newest.status in OPEN:
            raise ConflictError("not signed, or an amendment is open")
        successor = _successor(found, newest.number + 1, reason, now)
        if not transaction.create(successor):
            raise ConflictError("this amendment was opened before")
        event = ReportAmendmentStarted(
            tenant_id=found.tenant_id,
            report_id=successor.report_id,
            specimen_id=specimen_id,
            patient_id=found.patient_id,
        )
        row = outbox.announce(transaction, event, now)
        detail = {"amends": report_id}
        audit.note(transaction, principal, "amended", "report", successor.report_id, detail)
    outbox.publish(row, backend)
    return Seen(body=shows.report(successor, []), version=successor.version)


def _alone(transaction: Transaction, specimen_id: str) -> None:
    """Take the specimen's lock, under which its reports are drafted, corrected and signed."""
    transaction.get(Specimen, specimen_id, lock=True)


def _check_newest(transaction: Transaction, found: Analysis) -> None:
    """ConflictError for the analysis of a run that a newer one has replaced, or is replacing."""
    if transaction.get(Upload, found.upload_id).run != found.run:
        raise ConflictError("a newer run of the upload")


def _check_current(transaction: Transaction, report: Report) -> None:
    """ConflictError where a draft with later revisions, or of a later run, is on its way."""
    for pair in report.revisions:
        analysis = transaction.get(Analysis, str(pair[0]))
        if analysis.revision != pair[1]:
            raise ConflictError("a later revision than the draft's")
        _check_newest(transaction, analysis)


def _check_seen(version: int, seen_version: int) -> None:
    if version != seen_version:
        raise PreconditionError("another version is current")


def _revised(found: Analysis) -> AnalysisRevised:
    return AnalysisRevised(
        tenant_id=found.tenant_id,
        run=found.run,
        analysis_id=found.analysis_id,
        upload_id=found.upload_id,
        specimen_id=found.specimen_id,
        patient_id=found.patient_id,
        modality=found.modality,
        revision=found.revision,
    )


def _signature(
    principal: Principal, found: Report, signing: Signing, now: datetime, age: float
) -> JsonObject:
    """The record of a signature. Its code names exactly this signature of exactly this content."""
    at = iso(now)
    code = ids.derive("sig", found.report_id, found.content_sha256, principal.subject, at)
    return {
        "signer": principal.display_name or principal.subject,
        "subject": principal.subject,
        "role": principal.role.value,
        "meaning": signing.meaning,
        "comment": signing.comment,
        "at": at,
        "sign_in_age_s": round(max(age, 0.0), 1),
        "content_sha256": found.content_sha256,
        "code": code.removeprefix("sig_")[:12].upper(),
    }


def _successor(found: Report, number: int, reason: str, now: datetime) -> Report:
    """The amendment's report, as yet with what the signed one says."""
    pairs = [(str(pair[0]), int(str(pair[1]))) for pair in found.revisions]
    report_id = ids.report(
        found.tenant_id,
        found.specimen_id,
        pairs,
        found.template,
        found.language,
        found.report_id,
    )
    return replace(
        found,
        version=1,
        report_id=report_id,
        number=number,
        status=ReportStatus.RENDERING.value,
        identity_sealed=None,
        pdf_name=None,
        pdf_generation=0,
        pdf_sha256=None,
        signature=None,
        amends=found.report_id,
        amendment_reason=reason,
        created_at=now,
        changed_at=now,
    )
