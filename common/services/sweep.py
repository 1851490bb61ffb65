"""Finds and repairs what no event will: unsent outbox rows, unannounced objects, stuck and expired
uploads.
"""

import logging
from datetime import timedelta

from common.domain import events, ids
from common.domain.envelopes import object_uploaded
from common.domain.errors import ConflictError, NotFoundError
from common.domain.events import SweepRequested
from common.domain.model import Area, Report, Upload, UploadStatus
from common.domain.transfer import RESUMABLE_FROM, SESSION_LIFE
from common.ports import Backend, BlobInfo, BlobKey
from common.services import analyze, ingest, moves, names, receipts
from common.settings import Settings

_LOG = logging.getLogger(__name__)

_SETTLE = timedelta(minutes=2)  # what is younger is on its way, not lost
_ORPHAN_AGE = timedelta(days=1)
_BATCH = 500


def handle(event: SweepRequested, backend: Backend, settings: Settings) -> None:
    """Sweep every tenant, or the one that is named."""
    flush_outbox(backend)
    pruned = backend.records.prune(backend.now())
    if pruned:
        _LOG.info("sweep.pruned", extra={"count": pruned})
    for tenant_id in backend.records.tenants():
        if event.tenant_id in ("*", tenant_id):
            sweep_tenant(tenant_id, backend, settings)


def flush_outbox(backend: Backend) -> int:
    """Publish what was decided and not announced; how many."""
    rows = backend.records.unsent()
    for row in rows:
        backend.bus.publish(events.from_json(row.event))
        backend.records.mark_sent(row, backend.now())
    return len(rows)


def sweep_tenant(tenant_id: str, backend: Backend, settings: Settings) -> None:
    """Every repair for one tenant."""
    counts = {
        "unannounced": _unannounced(tenant_id, backend),
        "expired": _expired(tenant_id, backend, settings),
        "overdue": _overdue(tenant_id, backend, settings),
        "stuck": _stuck(tenant_id, backend),
        "orphans": _orphans(tenant_id, backend),
    }
    for outcome, count in counts.items():
        if count:
            _LOG.info("sweep.repaired", extra={"outcome": outcome, "count": count})


def _unannounced(tenant_id: str, backend: Backend) -> int:
    """Objects that storage holds and nobody has told us of."""
    found = 0
    for info in backend.blobs.list(Area.INCOMING, tenant_id):
        if backend.now() - info.created_at > _SETTLE and _is_unknown(info, backend):
            name = f"{tenant_id}/{info.key.name}"
            backend.bus.publish(object_uploaded(name, info.key.generation, None))
            found += 1
    return found


def _is_unknown(info: BlobInfo, backend: Backend) -> bool:
    place = names.parse(info.key.name)
    if place is None or names.subject_of(info.key.name) is not None:
        return False
    key = info.key
    upload_id = place.upload_id or ids.dropped_upload(
        Area.INCOMING, key.tenant_id, key.name, key.generation
    )
    try:
        with backend.records.transaction(key.tenant_id) as tx:
            upload = tx.get(Upload, upload_id)
    except NotFoundError:
        return place.is_drop
    return upload.status == UploadStatus.AWAITING_UPLOAD


def _expired(tenant_id: str, backend: Backend, settings: Settings) -> int:
    """Slots whose bytes never came; a large file has as long as its session lives."""
    now, slot = backend.now(), timedelta(seconds=settings.upload_expires_s)
    return sum(
        _end(upload, UploadStatus.EXPIRED, None, backend)
        for upload in _standing(tenant_id, UploadStatus.AWAITING_UPLOAD, backend)
        if upload.created_at < now - _SETTLE - (SESSION_LIFE if _in_pieces(upload) else slot)
        and not _has_object(upload, backend)
    )


def _in_pieces(upload: Upload) -> bool:
    return (upload.size or 0) > RESUMABLE_FROM


def _overdue(tenant_id: str, backend: Backend, settings: Settings) -> int:
    """Files that waited for their bundle longer than is reasonable."""
    limit = backend.now() - timedelta(seconds=settings.bundle_wait_s)
    return sum(
        _end(upload, UploadStatus.HELD, upload.reason or "facts_missing", backend)
        for upload in _standing(tenant_id, UploadStatus.WAITING, backend)
        if upload.created_at < limit
    )


def _stuck(tenant_id: str, backend: Backend) -> int:
    """Uploads whose next event is gone: it is published again, which does no harm where it
    is not.
    """
    limit = backend.now() - _SETTLE
    count = 0
    for status in (UploadStatus.ACCEPTED, UploadStatus.ANALYZED):
        for upload in _standing(tenant_id, status, backend):
            if upload.changed_at < limit:
                again = ingest.announce if status == UploadStatus.ACCEPTED else analyze.announce
                again(upload, backend)
                count += 1
    return count


def _orphans(tenant_id: str, backend: Backend) -> int:
    """PDFs that a worker left behind after it had lost its job."""
    count = 0
    for info in backend.blobs.list(Area.REPORTS, tenant_id, "pdf/"):
        if backend.now() - info.created_at < _ORPHAN_AGE:
            continue
        with backend.records.transaction(tenant_id) as tx:
            if not tx.find(Report, {"report_id": info.key.name.split("/")[1]}, limit=1):
                backend.blobs.delete(info.key)
                count += 1
    return count


def _standing(tenant_id: str, status: UploadStatus, backend: Backend) -> list[Upload]:
    with backend.records.transaction(tenant_id) as tx:
        return tx.find(Upload, {"status": status.value}, order=("created_at",), limit=_BATCH)


def _has_object(upload: Upload, backend: Backend) -> bool:
    name = f"uploads/{upload.upload_id}"
    try:
        backend.blobs.stat(BlobKey(area=Area.INCOMING, tenant_id=upload.tenant_id, name=name))
    except NotFoundError:
        return False
    return True


def _end(upload: Upload, status: UploadStatus, reason: str | None, backend: Backend) -> bool:
    try:
        with backend.records.transaction(upload.tenant_id) as tx:
            current = tx.get(Upload, upload.upload_id, lock=True)
            ended = moves.move(tx, current, status.value, backend.now(), reason)
    except ConflictError:
        return False  # it went on in the meantime
    receipts.for_upload(ended, backend)
    return True
