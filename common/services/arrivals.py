"""The record of an upload whose bytes have arrived."""

from dataclasses import replace

from common.domain.errors import NotFoundError
from common.domain.events import ObjectUploaded
from common.domain.model import Upload, UploadStatus
from common.ports import Backend
from common.services import facts, moves
from common.services.facts import Declared
from common.services.names import Place


def register(
    event: ObjectUploaded, place: Place, upload_id: str, backend: Backend
) -> Upload | None:
    """The upload of this object: a browser's slot, or a dropped object's own, made at its first
    event.

    None for a browser key without a slot, or another generation than the one the slot received.
    """
    with backend.records.transaction(event.tenant_id) as tx:
        if place.is_drop:
            created = _dropped(event, place, upload_id, backend)
            if tx.create(created):
                moves.note(tx, created, created.created_at)
                return created
        try:
            upload = tx.get(Upload, upload_id, lock=True)
        except NotFoundError:
            return None
        if upload.generation == 0:
            return tx.replace(
                replace(upload, generation=event.object_generation, changed_at=backend.now())
            )
        return upload if upload.generation == event.object_generation else None


def _dropped(event: ObjectUploaded, place: Place, upload_id: str, backend: Backend) -> Upload:
    tenant_id, now = event.tenant_id, backend.now()

    def seal(text: str, field: str) -> bytes:
        return backend.keys.seal(tenant_id, text.encode(), f"upload:{upload_id}:{field}")

    return Upload(
        tenant_id=tenant_id,
        upload_id=upload_id,
        status=UploadStatus.WAITING.value,
        source="drop",
        object_sealed=seal(place.name, "object"),
        filename_sealed=seal(place.filename, "filename"),
        generation=event.object_generation,
        created_by="drop",
        created_at=now,
        changed_at=now,
    )


def declared_by_request(upload: Upload) -> Declared:
    """What the request for the slot said."""
    return Declared(
        patient_ref=facts.refs(upload.facts),
        modality=upload.modality,
        specimen_ref=upload.specimen_ref,
        embryo_ref=upload.embryo_ref,
        cycle_ref=upload.cycle_ref,
        sha256=upload.sha256,
        facts=facts.of(upload),
    )
