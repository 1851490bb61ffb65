"""An uploaded object is read, checked, copied, and accepted, held, or refused."""

import logging
from dataclasses import dataclass, replace
from datetime import timedelta

from common.domain import lifecycle
from common.domain.errors import InvalidFileError, NotFoundError, UnavailableError
from common.domain.events import ObjectUploaded, UploadAccepted
from common.domain.model import Area, Tenant, Upload, UploadStatus
from common.ports import Backend, BlobInfo, BlobKey
from common.services import (
    arrivals,
    contents,
    endings,
    judgement,
    moves,
    names,
    receipts,
    sidecars,
)
from common.services.facts import Declared
from common.services.names import Place
from common.settings import Settings

_LOG = logging.getLogger(__name__)

_WAITING = frozenset({UploadStatus.AWAITING_UPLOAD.value, UploadStatus.WAITING.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arrival:
    """One object on its way through this step."""

    event: ObjectUploaded
    place: Place
    tenant: Tenant
    key: BlobKey
    upload_id: str


def handle(event: ObjectUploaded, backend: Backend, settings: Settings) -> None:
    """Take one finalized object in. InvalidFileError where the file itself is at fault."""
    place = names.parse(event.name)
    tenant = _tenant(event.tenant_id, backend)
    if place is None or tenant is None:
        receipts.unroutable(event, backend)
        return
    if place.is_drop and sidecars.handle(event, backend, settings):
        return
    upload_id = endings.upload_id_of(event)
    arrival = _Arrival(
        event=event,
        place=place,
        tenant=tenant,
        key=BlobKey(
            area=Area.INCOMING,
            tenant_id=event.tenant_id,
            name=event.name,
            generation=event.object_generation,
        ),
        upload_id=upload_id or "",
    )
    upload = arrivals.register(event, place, arrival.upload_id, backend)
    if upload is not None:
        _take_in(arrival, upload, backend, settings)


def _take_in(arrival: _Arrival, upload: Upload, backend: Backend, settings: Settings) -> None:
    if not _is_due(upload, arrival.event):
        receipts.for_upload(upload, backend)
        announce(upload, backend)
        return
    info = _stat(arrival.key, backend)
    declared = _declared(arrival, upload, info, backend, settings)
    checked = contents.check(arrival.key, info, backend, settings)
    if declared.sha256 not in (None, checked.sha256):
        raise InvalidFileError("corrupt", "the bytes are not those that were announced")
    accepted = backend.blobs.put(
        accepted_key(upload, arrival.event.object_generation),
        checked.scrubbed,
        checked.media_type,
        only_if_absent=True,
    )
    with backend.records.transaction(upload.tenant_id) as tx:
        current = tx.get(Upload, upload.upload_id, lock=True)
        if _is_due(current, arrival.event):
            current = _start(current, arrival.event, backend)
            found = contents.describe(current, checked, accepted)
            verdict = judgement.judge(tx, found, declared, arrival.tenant, checked, backend)
            current = moves.move(tx, verdict.upload, verdict.status, backend.now(), verdict.reason)
        written = receipts.record(tx, current, backend)
    receipts.show(written, backend)
    _LOG.info("upload.decided", extra={"status": current.status, "reason": current.reason})
    announce(current, backend)


def _is_due(upload: Upload, event: ObjectUploaded) -> bool:
    """Whether this delivery has something to decide: a run that waits, or a replay of one that
    failed.
    """
    return upload.status in _WAITING if upload.run == event.run else upload.run < event.run


def _start(upload: Upload, event: ObjectUploaded, backend: Backend) -> Upload:
    """The upload in the event's run, not decided yet."""
    if upload.run == event.run:
        return upload
    renewed = lifecycle.new_run(upload, backend.now())
    return replace(renewed, run=event.run, status=UploadStatus.WAITING.value)


def _tenant(tenant_id: str, backend: Backend) -> Tenant | None:
    try:
        with backend.records.transaction(tenant_id) as tx:
            return tx.get(Tenant)
    except NotFoundError:
        return None


def _stat(key: BlobKey, backend: Backend) -> BlobInfo:
    try:
        return backend.blobs.stat(key)
    except NotFoundError as error:
        raise InvalidFileError("not_found", "the object is gone") from error


def _declared(
    arrival: _Arrival, upload: Upload, info: BlobInfo, backend: Backend, settings: Settings
) -> Declared:
    """What is said about the file, from the first source that says it."""
    if not arrival.place.is_drop:
        return arrivals.declared_by_request(upload)
    declared = sidecars.find(arrival.event, backend)
    if declared is None:
        is_early = backend.now() < info.created_at + timedelta(seconds=settings.sidecar_wait_s)
        if is_early and arrival.event.run == 1:
            _wait(upload, backend)
            raise UnavailableError("the file's facts may still come")
        # In a later run without a sidecar, what a release said counts.
        is_first = arrival.event.run == 1
        declared = Declared() if is_first else arrivals.declared_by_request(upload)
    path = arrival.place
    return replace(
        declared,
        modality=declared.modality or path.modality,
        patient_ref=declared.patient_ref or path.patient_ref,
    )


def _wait(upload: Upload, backend: Backend) -> None:
    with backend.records.transaction(upload.tenant_id) as tx:
        current = tx.get(Upload, upload.upload_id, lock=True)
        if current.status == UploadStatus.WAITING and current.reason is None:
            current = tx.replace(replace(current, reason="facts_missing", changed_at=backend.now()))
    receipts.for_upload(current, backend)


def accepted_key(upload: Upload, generation: int) -> BlobKey:
    """Where our own copy of a generation lies."""
    return BlobKey(
        area=Area.ACCEPTED,
        tenant_id=upload.tenant_id,
        name=f"{upload.upload_id}/{generation}",
    )


def announce(upload: Upload, backend: Backend) -> None:
    """Say where the upload stands: the event of its status."""
    if upload.status in (UploadStatus.HELD, UploadStatus.REJECTED):
        endings.publish(upload, backend)
    elif lifecycle.has_reached(upload.status, UploadStatus.ACCEPTED) and upload.accepted_sha256:
        backend.bus.publish(accepted_event(upload))


def accepted_event(upload: Upload) -> UploadAccepted:
    """The event that asks for the analysis of the upload's run."""
    return UploadAccepted(
        tenant_id=upload.tenant_id,
        run=upload.run,
        upload_id=upload.upload_id,
        object_generation=upload.generation,
        patient_id=upload.patient_id,
        modality=upload.modality,
        sha256=upload.accepted_sha256 or "",
    )
