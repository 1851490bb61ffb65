"""How a run ends without a result: rejected, held, or failed; and what becomes of a dead letter."""

import json
from dataclasses import replace

from common.domain import events, ids, lifecycle
from common.domain.errors import NotFoundError
from common.domain.events import DeadLettered, Event, ObjectUploaded, UploadHeld, UploadRejected
from common.domain.ledger import DeadLetter
from common.domain.model import Tenant, Upload, UploadStatus
from common.ports import Backend
from common.services import arrivals, moves, names, receipts
from common.settings import Settings


def reject(event: Event, reason: str, backend: Backend, settings: Settings) -> None:
    """The file's own fault."""
    upload = _end(event, UploadStatus.REJECTED, reason, backend)
    if upload is not None:
        publish(upload, backend)


def hold(event: Event, reason: str, backend: Backend, settings: Settings) -> None:
    """A person must decide."""
    upload = _end(event, UploadStatus.HELD, reason, backend)
    if upload is not None:
        publish(upload, backend)


def fail(event: Event, reason: str, backend: Backend, settings: Settings) -> None:
    """Ours."""
    _end(event, UploadStatus.FAILED, reason, backend)


def bury(event: DeadLettered, backend: Backend, settings: Settings) -> None:
    """Write the dead letter down, and say of its upload that we failed."""
    original = events.from_json(event.original)
    now = backend.now()
    upload_id = upload_id_of(original)
    with backend.records.transaction(event.tenant_id) as tx:
        tx.create(
            DeadLetter(
                tenant_id=event.tenant_id,
                dead_letter_id=ids.derive("dead", event.event_id),
                subscription=event.subscription,
                event=json.loads(json.dumps(event.original)),
                upload_id=upload_id,
                attempts=event.attempts,
                error=event.error,
                created_at=now,
                changed_at=now,
            )
        )
    _end(original, UploadStatus.FAILED, "attempts_exhausted", backend)


def upload_id_of(event: Event) -> str | None:
    """The upload an event is about, where it is about one."""
    if not isinstance(event, ObjectUploaded):
        return getattr(event, "upload_id", None)
    place = names.parse(event.name)
    if place is None:
        return None
    return place.upload_id or ids.dropped_upload(
        "incoming", event.tenant_id, event.name, event.object_generation
    )


def publish(upload: Upload, backend: Backend) -> None:
    """Announce that an upload was held or rejected."""
    kind = {"held": UploadHeld, "rejected": UploadRejected}.get(upload.status)
    if kind is None:
        return
    backend.bus.publish(
        kind(
            tenant_id=upload.tenant_id,
            run=upload.run,
            upload_id=upload.upload_id,
            object_generation=upload.generation,
            patient_id=upload.patient_id,
            modality=upload.modality,
            reason=upload.reason or "",
        )
    )


def _end(event: Event, status: UploadStatus, reason: str, backend: Backend) -> Upload | None:
    """End the run the event belongs to; None where there is no such upload or a newer run."""
    upload_id = upload_id_of(event)
    if upload_id is None:
        return None
    _ensure(event, upload_id, backend)
    try:
        with backend.records.transaction(event.tenant_id) as tx:
            upload = _in_run(tx.get(Upload, upload_id, lock=True), event, backend)
            if upload.run == event.run and lifecycle.may_follow(upload.status, status):
                upload = moves.move(tx, upload, status.value, backend.now(), reason)
    except NotFoundError:
        return None
    if upload.run != event.run or upload.status != status:
        return None
    receipts.for_upload(upload, backend)
    return upload


def _ensure(event: Event, upload_id: str, backend: Backend) -> None:
    """The record of a dropped file none of whose events was handled: it gets a receipt, too."""
    if not isinstance(event, ObjectUploaded):
        return
    place = names.parse(event.name)
    with backend.records.transaction(event.tenant_id) as tx:
        is_ours = bool(tx.find(Tenant, limit=1))
    if place is not None and place.is_drop and is_ours:
        arrivals.register(event, place, upload_id, backend)


def _in_run(upload: Upload, event: Event, backend: Backend) -> Upload:
    """The upload in the event's run, where that is a later one which ends before it was begun."""
    if upload.run >= event.run:
        return upload
    renewed = lifecycle.new_run(upload, backend.now())
    return replace(renewed, run=event.run, status=UploadStatus.WAITING.value)
