"""Accepted, duplicate or held: decided from what the file is, what is said of it, and what is here
already.
"""

from dataclasses import dataclass, replace

from common.domain import ids
from common.domain.errors import InvalidFileError
from common.domain.model import Modality, Patient, Specimen, Tenant, Upload, UploadStatus
from common.ports import Backend, Transaction
from common.services import facts
from common.services.contents import Checked
from common.services.facts import Declared

_KNOWN = (
    UploadStatus.ACCEPTED,
    UploadStatus.ANALYZED,
    UploadStatus.REPORTED,
    UploadStatus.SIGNED,
    UploadStatus.HELD,
)
_FAMILIES: dict[str, frozenset[str]] = {
    Modality.SPERM_VIDEO: frozenset({"video"}),
    Modality.OVARY_ULTRASOUND: frozenset({"image", "dicom"}),
    Modality.DOCUMENT: frozenset({"document", "image"}),
}
_IMAGE_ONLY = frozenset({"image"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of an upload, and the upload with what was decided about it."""

    upload: Upload
    status: str
    reason: str | None = None


def judge(
    tx: Transaction,
    upload: Upload,
    declared: Declared,
    tenant: Tenant,
    checked: Checked,
    backend: Backend,
) -> Verdict:
    """Decide. InvalidFileError where the bytes cannot be what they are said to be."""
    upload = _with_declared(upload, declared, backend)
    modality = declared.modality or _only_choice(checked.family, tenant)
    if modality is None:
        return _held(upload, "modality_unclear")
    if checked.family not in _FAMILIES.get(modality, _IMAGE_ONLY):
        raise InvalidFileError("unsupported_media", f"{checked.family} for {modality}")
    upload = replace(upload, modality=modality)
    if modality not in tenant.analyzers:
        return _held(upload, "modality_not_offered")
    if declared.patient_ref is None and _needs_patient(upload):
        return _held(upload, "facts_missing")
    patient = _patient(tx, declared, tenant, backend)
    if declared.patient_ref is not None and patient is None:
        return _held(upload, "patient_unknown")
    upload = replace(upload, patient_id=patient.patient_id if patient else upload.patient_id)
    return _against_known(tx, _with_specimen(upload), backend)


def _with_declared(upload: Upload, declared: Declared, backend: Backend) -> Upload:
    if upload.source != "drop":
        return upload
    said = facts.to_json(declared.facts)
    if declared.patient_ref is not None:
        said["patient_ref"] = declared.patient_ref
    sealed = facts.seal(declared.facts, backend.keys, upload.tenant_id, upload.upload_id)
    return replace(
        upload,
        specimen_ref=declared.specimen_ref,
        embryo_ref=declared.embryo_ref,
        cycle_ref=declared.cycle_ref,
        facts=said,
        facts_sealed=sealed,
    )


def _only_choice(family: str, tenant: Tenant) -> str | None:
    """The modality nobody named, where the file or the clinic leaves only one."""
    if family == "document":
        return Modality.DOCUMENT.value
    offered = [
        m
        for m in tenant.analyzers
        if m != Modality.DOCUMENT and family in _FAMILIES.get(m, _IMAGE_ONLY)
    ]
    return offered[0] if len(offered) == 1 else None


def _needs_patient(upload: Upload) -> bool:
    """A dropped clinical file must say whose it is; in the page a person has chosen not to."""
    is_clinical = upload.modality != Modality.FRUIT_IMAGE
    return upload.source == "drop" and is_clinical and upload.patient_id is None


def _patient(
    tx: Transaction, declared: Declared, tenant: Tenant, backend: Backend
) -> Patient | None:
    if declared.patient_ref is None:
        return None
    found = tx.find(Patient, {"patient_ref": declared.patient_ref}, limit=1)
    if found:
        return found[0]
    if tenant.unknown_patient != "create":
        return None
    patient = Patient(
        tenant_id=tenant.tenant_id,
        patient_id=ids.patient(tenant.tenant_id, declared.patient_ref),
        patient_ref=declared.patient_ref,
        partner_ref=declared.partner_ref,
        created_at=backend.now(),
    )
    return patient if tx.create(patient) else tx.get(Patient, patient.patient_id)


def _with_specimen(upload: Upload) -> Upload:
    specimen_id = ids.specimen(
        upload.tenant_id,
        upload.patient_id,
        upload.modality or "",
        upload.specimen_ref,
        upload.upload_id,
    )
    return replace(upload, specimen_id=specimen_id)


def _against_known(tx: Transaction, upload: Upload, backend: Backend) -> Verdict:
    """Compare with the same bytes that are here already, one upload of a tenant at a time."""
    tx.get(Tenant, lock=True)
    same = tx.find(
        Upload,
        {"sha256": upload.sha256, "status": _KNOWN},
        order=("created_at", "upload_id"),
        limit=50,
    )
    others = [other for other in same if other.upload_id != upload.upload_id]
    mine = next((o for o in others if o.patient_id == upload.patient_id), None)
    if mine is not None:
        reason = "resent" if _name(mine, backend) == _name(upload, backend) else "same_patient"
        linked = replace(upload, duplicate_of=mine.upload_id)
        return Verdict(upload=linked, status=UploadStatus.DUPLICATE, reason=reason)
    if others:
        return _held(upload, "other_patient_has_it")
    _ensure_specimen(tx, upload, backend)
    return Verdict(upload=upload, status=UploadStatus.ACCEPTED)


def _ensure_specimen(tx: Transaction, upload: Upload, backend: Backend) -> None:
    tx.create(
        Specimen(
            tenant_id=upload.tenant_id,
            specimen_id=upload.specimen_id or "",
            specimen_ref=upload.specimen_ref,
            patient_id=upload.patient_id,
            modality=upload.modality or "",
            created_at=backend.now(),
        )
    )


def _name(upload: Upload, backend: Backend) -> bytes:
    return backend.keys.open(
        upload.tenant_id, upload.object_sealed, f"upload:{upload.upload_id}:object"
    )


def _held(upload: Upload, reason: str) -> Verdict:
    return Verdict(upload=upload, status=UploadStatus.HELD, reason=reason)
