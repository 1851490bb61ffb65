"""Sidecars: the `.json` beside a dropped file that says what it is about, before it or after it."""

import json

from common.domain import ids
from common.domain.envelopes import object_uploaded
from common.domain.errors import InvalidFileError, NotFoundError
from common.domain.events import ObjectUploaded
from common.domain.ledger import Receipt
from common.domain.model import Area, Upload, UploadStatus
from common.ports import Backend, BlobInfo, BlobKey
from common.services import facts, names, receipts
from common.services.facts import Declared
from common.settings import Settings

_LARGEST = 1_000_000


def handle(event: ObjectUploaded, backend: Backend, settings: Settings) -> bool:
    """Act on a sidecar; False where the object is none.

    The file it is about goes on at once when it waited, and starts a new run when a fact has
    changed.
    """
    subject = names.subject_of(event.name)
    if subject is None:
        return False
    info = _stat(event.tenant_id, subject, backend)
    raw = _read(event, backend)
    if raw is None or (info is None and not _says_so(raw)):
        return False
    try:
        declared = facts.parse_sidecar(raw)
    except InvalidFileError as error:
        _refuse(event, error.reason, backend)
        return True
    if info is not None:
        _go_on(info, declared, backend)
    return True


def find(event: ObjectUploaded, backend: Backend) -> Declared | None:
    """What the sidecar of an object says; None where there is none (or none that can be read)."""
    info = _stat(event.tenant_id, names.sidecar_of(event.name), backend)
    if info is None or info.size > _LARGEST:
        return None
    try:
        return facts.parse_sidecar(backend.blobs.get(info.key))
    except InvalidFileError:
        return None  # its own event writes the receipt that says so


def _go_on(info: BlobInfo, declared: Declared, backend: Backend) -> None:
    key = info.key
    upload_id = ids.dropped_upload("incoming", key.tenant_id, key.name, key.generation)
    try:
        with backend.records.transaction(key.tenant_id) as tx:
            upload = tx.get(Upload, upload_id)
    except NotFoundError:
        return  # the file's own event is still to come and will look for this sidecar
    if upload.status == UploadStatus.WAITING:
        run = upload.run
    elif _changes(upload, declared, backend):
        run = upload.run + 1
    else:
        return
    name = f"{key.tenant_id}/{key.name}"
    backend.bus.publish(object_uploaded(name, key.generation, None, run))


def _changes(upload: Upload, declared: Declared, backend: Backend) -> bool:
    """Whether the sidecar says anything else than the upload's newest run knows."""
    said = facts.to_json(declared.facts)
    if declared.patient_ref is not None:
        said["patient_ref"] = declared.patient_ref
    elif "patient_ref" in upload.facts:
        said["patient_ref"] = upload.facts["patient_ref"]
    if said != dict(upload.facts):
        return True
    if declared.modality not in (None, upload.modality):
        return True
    if declared.facts.operator != _operator(upload, backend):
        return True
    refs = (declared.specimen_ref, declared.embryo_ref, declared.cycle_ref)
    return refs != (upload.specimen_ref, upload.embryo_ref, upload.cycle_ref)


def _operator(upload: Upload, backend: Backend) -> str | None:
    if upload.facts_sealed is None:
        return None
    context = f"upload:{upload.upload_id}:facts"
    opened = json.loads(backend.keys.open(upload.tenant_id, upload.facts_sealed, context))
    return str(opened["operator"])


def _stat(tenant_id: str, name: str, backend: Backend) -> BlobInfo | None:
    try:
        return backend.blobs.stat(BlobKey(area=Area.INCOMING, tenant_id=tenant_id, name=name))
    except NotFoundError:
        return None


def _read(event: ObjectUploaded, backend: Backend) -> bytes | None:
    key = BlobKey(
        area=Area.INCOMING,
        tenant_id=event.tenant_id,
        name=event.name,
        generation=event.object_generation,
    )
    try:
        return backend.blobs.get(key) if backend.blobs.stat(key).size <= _LARGEST else None
    except NotFoundError:
        return None


def _says_so(raw: bytes) -> bool:
    try:
        return facts.is_ours(json.loads(raw))
    except (ValueError, RecursionError):
        return False


def _refuse(event: ObjectUploaded, reason: str, backend: Backend) -> None:
    receipts.write(
        backend,
        event.name,
        Receipt(
            tenant_id=event.tenant_id,
            path_index=receipts.path_index(backend, event.tenant_id, event.name),
            generation=event.object_generation,
            path_sealed=b"",
            outcome="rejected",
            reason=reason,
            at=backend.now(),
        ),
    )
