"""The account of every dropped generation: one record, and its copy in the receipts bucket."""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from common.domain.envelopes import UNROUTABLE
from common.domain.events import ObjectUploaded
from common.domain.ledger import Receipt
from common.domain.model import Area, Upload
from common.domain.sentences import sentence
from common.ports import Backend, BlobKey, Transaction

SCHEMA = "fertivision.receipt/1"
_MEDIA_TYPE = "application/json"
_ACCEPTED = frozenset({"accepted", "analyzed", "reported", "signed"})


@dataclass(frozen=True, slots=True)
class Written:
    """A receipt as its record says it, still to be shown in the bucket."""

    name: str
    receipt: Receipt
    is_newest: bool


def for_upload(
    upload: Upload, backend: Backend, result: dict[str, list[str]] | None = None
) -> None:
    """Bring the receipt of a dropped upload to what the upload says now. Browser uploads
    have none.
    """
    if upload.source != "drop":
        return
    with backend.records.transaction(upload.tenant_id) as tx:
        written = record(tx, upload, backend, result)
    show(written, backend)


def record(
    tx: Transaction,
    upload: Upload,
    backend: Backend,
    result: dict[str, list[str]] | None = None,
) -> Written | None:
    """The same in a transaction that is open already; `show` comes after its commit."""
    if upload.source != "drop":
        return None
    name = backend.keys.open(
        upload.tenant_id, upload.object_sealed, f"upload:{upload.upload_id}:object"
    ).decode()
    outcome = "accepted" if upload.status in _ACCEPTED else upload.status
    wanted = Receipt(
        tenant_id=upload.tenant_id,
        path_index=path_index(backend, upload.tenant_id, name),
        generation=upload.generation,
        path_sealed=b"",
        sha256=upload.sha256,
        outcome=outcome,
        reason=None if outcome == "accepted" else upload.reason,
        upload_id=upload.upload_id,
        run=upload.run,
        result=result,
        at=backend.now(),
    )
    return _record(tx, name, wanted, backend)


def write(backend: Backend, name: str, wanted: Receipt) -> None:
    """Create the receipt, or replace it by its later state; repeating the same state changes
    nothing.
    """
    with backend.records.transaction(wanted.tenant_id) as tx:
        written = _record(tx, name, wanted, backend)
    show(written, backend)


def show(written: Written | None, backend: Backend) -> None:
    """Put the copies into the receipts bucket; showing the same twice does no harm."""
    if written is None:
        return
    current, name = written.receipt, written.name
    body = _body(f"{current.tenant_id}/{name}", current)
    _put(backend, current.tenant_id, f"{name}.{current.generation}.receipt.json", body)
    if written.is_newest:
        _put(backend, current.tenant_id, f"{name}.receipt.json", body)


def _record(tx: Transaction, name: str, wanted: Receipt, backend: Backend) -> Written:
    path = {"path_index": wanted.path_index}
    found = tx.find(Receipt, path, order=("generation",), descending=True, limit=1)
    is_newest = not found or found[0].generation <= wanted.generation
    if found and found[0].generation == wanted.generation:
        current = found[0]
    else:
        current = _created(tx, name, wanted, backend)
    if not _says(current, wanted):
        result = wanted.result if wanted.result is not None else current.result
        current = tx.replace(
            replace(
                wanted,
                version=current.version,
                path_sealed=current.path_sealed,
                result=result,
                seq=current.seq + 1,
            )
        )
    return Written(name, current, is_newest)


def _created(tx: Transaction, name: str, wanted: Receipt, backend: Backend) -> Receipt:
    """The receipt of this generation as it is now, made if it was not there."""
    context = f"receipt:{wanted.path_index}"
    sealed = backend.keys.seal(wanted.tenant_id, name.encode(), context)
    first = replace(wanted, path_sealed=sealed)
    if tx.create(first):
        return first
    return tx.get(Receipt, wanted.path_index, wanted.generation, lock=True)


def _says(current: Receipt, wanted: Receipt) -> bool:
    """Whether the receipt already says this, or something of a later run."""
    if (current.run or 0) > (wanted.run or 0):
        return True
    same = (current.outcome, current.reason, current.run) == (
        wanted.outcome,
        wanted.reason,
        wanted.run,
    )
    return same and (wanted.result is None or wanted.result == current.result)


def unroutable(event: ObjectUploaded, backend: Backend) -> None:
    """An object of no tenant, or under a key of neither form: it gets its receipt, and nothing
    else.
    """
    whole = event.name if event.tenant_id == UNROUTABLE else f"{event.tenant_id}/{event.name}"
    receipt = Receipt(
        tenant_id=UNROUTABLE,
        path_index="",
        generation=event.object_generation,
        path_sealed=b"",
        outcome="rejected",
        reason="wrong_tenant",
        at=event.published_at or datetime.fromtimestamp(event.object_generation / 1e6).astimezone(),
    )
    key = BlobKey(
        area=Area.RECEIPTS,
        tenant_id=UNROUTABLE,
        name=f"{whole}.{event.object_generation}.receipt.json",
    )
    backend.blobs.put(key, _body(whole, receipt), _MEDIA_TYPE, only_if_absent=True)


def path_index(backend: Backend, tenant_id: str, name: str) -> str:
    """The key of a path's receipts: from it the path cannot be read."""
    return backend.keys.index(tenant_id, "path", name).hex()


def _put(backend: Backend, tenant_id: str, name: str, body: bytes) -> None:
    backend.blobs.put(
        BlobKey(area=Area.RECEIPTS, tenant_id=tenant_id, name=name), body, _MEDIA_TYPE
    )


def _body(object_name: str, receipt: Receipt) -> bytes:
    document = {
        "schema": SCHEMA,
        "object": object_name,
        "generation": str(receipt.generation),
        "sha256": receipt.sha256,
        "outcome": receipt.outcome,
        "reason": receipt.reason,
        "sentence": sentence(receipt.outcome, receipt.reason),
        "upload_id": receipt.upload_id,
        "run": receipt.run,
        "result": receipt.result,
        "seq": receipt.seq,
        "at": receipt.at.isoformat(),
    }
    return json.dumps(document, indent=1, ensure_ascii=False).encode()
