"""New runs of an upload: asked for again, released by a person, or measured by a ruler."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from common.domain import ids
from common.domain.access import Action, require
from common.domain.errors import ConflictError, InvalidInputError
from common.domain.events import ObjectUploaded
from common.domain.ledger import OutboxRow
from common.domain.model import Facts, JsonObject, Patient, Principal, Specimen, Tenant, Upload
from common.domain.model import UploadStatus as S
from common.ports import Backend, Transaction
from common.services import audit, outbox, rulers, runs
from common.services import facts as stated

IDENTITY_MISMATCH = "identity_mismatch"
# The fact that a person saw a mismatch and confirmed this patient; it holds for that one alone.
CONFIRMED = "identity_confirmed_for"
RELEASABLE = (S.HELD, S.FAILED, S.WAITING)
# A ruler is confirmed on a result; what is signed is amended first.
MEASURABLE = (S.ANALYZED, S.REPORTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a release says: why, and what of the upload is other than the sender said."""

    reason: str = field(repr=False)
    modality: str | None = None
    patient_ref: str | None = None
    specimen_ref: str | None = None
    facts: Facts | None = field(default=None, repr=False)
    scale: rulers.Confirmed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The run that a request started."""

    upload_id: str
    run: int
    status: str


def reprocess(principal: Principal, upload_id: str, backend: Backend) -> Running:
    """Start a new run of an upload. ConflictError while it waits for bytes, or for a person."""
    require(principal, Action.REPROCESS, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        upload = transaction.get(Upload, upload_id, lock=True)
        runs.check_repeatable(upload)
        running, row = runs.start(transaction, upload, backend.now())
        audit.note(transaction, principal, "reprocessed", "upload", upload_id, {"run": running.run})
    outbox.publish(row, backend)
    return Running(upload_id=upload_id, run=running.run, status=running.status)


def release(principal: Principal, upload_id: str, change: Change, backend: Backend) -> Running:
    """Let a held, waiting or failed upload go on in a new run, perhaps with other facts.

    One that was measured already goes on with a ruler's scale, and with nothing else.
    """
    require(principal, Action.RELEASE, principal.tenant_id)
    now = backend.now()
    with backend.records.transaction(principal.tenant_id) as transaction:
        upload = transaction.get(Upload, upload_id, lock=True)
        _check_releasable(upload, change)
        is_measured = upload.status in MEASURABLE
        changed = upload if is_measured else _changed(transaction, upload, change, backend)
        changed = _scaled(changed, change, principal, now)
        if upload.accepted_generation:
            _specimen(transaction, changed, now)
            running, row = runs.start(transaction, changed, now)
        else:
            running, row = _read(transaction, changed, now, backend)
        detail: dict[str, object] = {
            "run": running.run,
            "was": upload.reason,
            "because": change.reason,
        }
        if change.scale is not None:
            detail["scale"] = changed.facts[rulers.SOURCE]
        action = "released" if change.scale is None else "scaled"
        audit.note(transaction, principal, action, "upload", upload_id, detail)
    outbox.publish(row, backend)
    return Running(upload_id=upload_id, run=running.run, status=running.status)


def _check_releasable(upload: Upload, change: Change) -> None:
    """ConflictError where a person has nothing to decide about the upload."""
    only_scale = change.scale is not None and not (
        change.modality or change.patient_ref or change.specimen_ref or change.facts
    )
    if upload.status not in (*RELEASABLE, *(MEASURABLE if only_scale else ())):
        raise ConflictError(f"an upload that is {upload.status} cannot be released")


def _read(
    transaction: Transaction, upload: Upload, now: datetime, backend: Backend
) -> tuple[Upload, OutboxRow]:
    """Announce bytes anew that were never looked at: they are checked before the run goes on.

    ConflictError where no bytes have come.
    """
    if not upload.generation:
        raise ConflictError("there are no bytes to run on")
    runs.check_open(transaction, upload.specimen_id)
    context = f"upload:{upload.upload_id}:object"
    name = backend.keys.open(upload.tenant_id, upload.object_sealed, context).decode()
    kept = transaction.replace(upload)
    event = ObjectUploaded(
        tenant_id=upload.tenant_id,
        name=name,
        object_generation=upload.generation,
        run=upload.run + 1,
    )
    waiting = replace(kept, run=event.run, status=S.WAITING.value, reason=None)
    return waiting, outbox.announce(transaction, event, now)


def _scaled(upload: Upload, change: Change, principal: Principal, now: datetime) -> Upload:
    """The upload with the ruler's scale, where the release speaks of one."""
    if change.scale is None:
        return upload
    facts = rulers.applied(upload.facts, upload.modality, change.scale, principal, now)
    return replace(upload, facts=facts)


def _changed(transaction: Transaction, upload: Upload, change: Change, backend: Backend) -> Upload:
    """The upload as the release says it is; InvalidInputError while its kind is unclear."""
    tenant_id = upload.tenant_id
    facts = rulers.restated(upload.facts, change.facts)
    sealed = upload.facts_sealed
    if change.facts is not None:
        facts |= stated.to_json(change.facts)
        sealed = stated.seal(change.facts, backend.keys, tenant_id, upload.upload_id) or sealed
    patient_id = _released_patient(transaction, upload, change.patient_ref, backend.now())
    if patient_id is not None:
        facts.pop("patient_ref", None)
    facts.pop("identity", None)
    if upload.reason == IDENTITY_MISMATCH and patient_id == upload.patient_id:
        facts[CONFIRMED] = patient_id
    modality = change.modality or upload.modality
    if modality is None or modality not in transaction.get(Tenant).analyzers:
        raise InvalidInputError("a release needs a modality that the tenant offers")
    specimen_ref = change.specimen_ref or upload.specimen_ref
    return replace(
        upload,
        facts=facts,
        facts_sealed=sealed,
        patient_id=patient_id,
        modality=modality,
        specimen_ref=specimen_ref,
        specimen_id=ids.specimen(tenant_id, patient_id, modality, specimen_ref, upload.upload_id),
    )


def _released_patient(
    transaction: Transaction, upload: Upload, patient_ref: str | None, now: datetime
) -> str | None:
    """The patient a release settles on: a reference that was unknown becomes a patient."""
    wanted = patient_ref or upload.facts.get("patient_ref")
    if not isinstance(wanted, str):
        return upload.patient_id
    patient = Patient(
        tenant_id=upload.tenant_id,
        patient_id=ids.patient(upload.tenant_id, wanted),
        patient_ref=wanted,
        created_at=now,
    )
    transaction.create(patient)
    return patient.patient_id


def _specimen(transaction: Transaction, upload: Upload, now: datetime) -> None:
    """The specimen's row, where it is not there yet."""
    if upload.specimen_id is None or upload.modality is None:
        return
    transaction.create(
        Specimen(
            tenant_id=upload.tenant_id,
            specimen_id=upload.specimen_id,
            specimen_ref=upload.specimen_ref,
            patient_id=upload.patient_id,
            modality=upload.modality,
            created_at=now,
        )
    )


def shown(running: Running) -> JsonObject:
    """The run as the API shows it."""
    return {"upload_id": running.upload_id, "run": running.run, "status": running.status}
