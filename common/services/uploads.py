"""The slot through which a file comes in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from common.domain import ids
from common.domain.access import Action, require
from common.domain.model import (
    Area,
    Facts,
    Patient,
    Principal,
    Tenant,
    Upload,
)
from common.domain.model import UploadStatus as S
from common.ports import Backend, BlobKey, Transaction, UploadSlot
from common.services import audit, formats, moves
from common.services import facts as stated
from common.settings import Settings

PRESENT = tuple(s.value for s in (S.WAITING, S.ACCEPTED, S.ANALYZED, S.REPORTED, S.SIGNED, S.HELD))


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What a sender says about the file for which a slot is wanted."""

    filename: str = field(repr=False)
    size: int
    sha256: str
    media_type: str
    modality: str | None = None
    patient_ref: str | None = None
    partner_ref: str | None = None
    specimen_ref: str | None = None
    embryo_ref: str | None = None
    cycle_ref: str | None = None
    facts: Facts = field(default_factory=Facts, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Created:
    """An upload and the slot for its bytes; no slot where the patient already has them."""

    upload_id: str
    slot: UploadSlot | None = None


def create(
    principal: Principal,
    announced: Announced,
    origin: str | None,
    backend: Backend,
    settings: Settings,
) -> Created:
    """Open a slot for one file. UnsupportedMediaError, TooLargeError for what is not taken."""
    tenant_id = principal.tenant_id
    require(principal, Action.UPLOAD, tenant_id)
    formats.check(announced.media_type, announced.modality, announced.size, settings)
    with backend.records.transaction(tenant_id) as transaction:
        patient_id = _patient(transaction, principal, announced, backend.now())
        present = _present(transaction, principal, announced, patient_id)
        if present is not None:
            audit.note(transaction, principal, "found", "upload", present.upload_id)
            return Created(upload_id=present.upload_id)
        upload = _upload(principal, announced, patient_id, backend)
        transaction.create(upload)
        moves.note(transaction, upload, upload.created_at)
        audit.note(transaction, principal, "created", "upload", upload.upload_id)
    key = BlobKey(area=Area.INCOMING, tenant_id=tenant_id, name=f"uploads/{upload.upload_id}")
    expires = timedelta(seconds=settings.upload_expires_s)
    slot = backend.blobs.upload_slot(key, announced.media_type, announced.size, origin, expires)
    return Created(upload_id=upload.upload_id, slot=slot)


def _patient(
    transaction: Transaction, principal: Principal, announced: Announced, now: datetime
) -> str | None:
    """The patient the sender names; None where it is unknown and a person is to decide."""
    if announced.patient_ref is None:
        return None
    tenant_id = principal.tenant_id
    patient_id = ids.patient(tenant_id, announced.patient_ref)
    if transaction.find(Patient, {"patient_id": patient_id}, limit=1):
        return patient_id
    if transaction.get(Tenant).unknown_patient != "create":
        return None
    created = Patient(
        tenant_id=tenant_id,
        patient_id=patient_id,
        patient_ref=announced.patient_ref,
        partner_ref=announced.partner_ref,
        created_at=now,
    )
    if transaction.create(created):
        audit.note(transaction, principal, "created", "patient", patient_id)
    return patient_id


def _present(
    transaction: Transaction, principal: Principal, announced: Announced, patient_id: str | None
) -> Upload | None:
    """The upload through which this patient already has these bytes."""
    where = {"sha256": announced.sha256, "patient_id": patient_id, "status": PRESENT}
    for upload in transaction.find(Upload, where, order=("created_at",), limit=50):
        same = patient_id is not None or upload.facts.get("patient_ref") == announced.patient_ref
        if same and announced.patient_ref is not None:
            return upload
    return None


def _upload(
    principal: Principal, announced: Announced, patient_id: str | None, backend: Backend
) -> Upload:
    """The record of a file that is expected."""
    upload_id = ids.draw("upl")
    tenant_id, keys, now = principal.tenant_id, backend.keys, backend.now()
    facts = stated.to_json(announced.facts)
    if patient_id is None and announced.patient_ref is not None:
        facts["patient_ref"] = announced.patient_ref
    if announced.partner_ref is not None:
        facts["partner_ref"] = announced.partner_ref
    name = f"uploads/{upload_id}"
    return Upload(
        tenant_id=tenant_id,
        upload_id=upload_id,
        status=S.AWAITING_UPLOAD.value,
        source="api",
        modality=announced.modality,
        patient_id=patient_id,
        specimen_id=_specimen_id(
            tenant_id, patient_id, announced.modality, announced.specimen_ref, upload_id
        ),
        specimen_ref=announced.specimen_ref,
        embryo_ref=announced.embryo_ref,
        cycle_ref=announced.cycle_ref,
        facts=facts,
        facts_sealed=stated.seal(announced.facts, keys, tenant_id, upload_id),
        object_sealed=keys.seal(tenant_id, name.encode(), f"upload:{upload_id}:object"),
        filename_sealed=keys.seal(
            tenant_id, announced.filename.encode(), f"upload:{upload_id}:filename"
        ),
        media_type=announced.media_type,
        size=announced.size,
        sha256=announced.sha256,
        created_by=principal.subject,
        created_at=now,
        changed_at=now,
    )


def _specimen_id(
    tenant_id: str,
    patient_id: str | None,
    modality: str | None,
    specimen_ref: str | None,
    upload_id: str,
) -> str | None:
    """The specimen, where it is known already: a shared one depends on patient and modality."""
    if specimen_ref is not None and (patient_id is None or modality is None):
        return None
    return ids.specimen(tenant_id, patient_id, modality or "", specimen_ref, upload_id)
