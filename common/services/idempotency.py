"""The first answer to an `Idempotency-Key`, kept for a day and given again."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from common.domain.errors import ConflictError, IdempotencyError
from common.domain.ledger import IdempotentAnswer
from common.domain.model import Principal
from common.ports import Backend

KEPT = timedelta(hours=24)
RUNNING = timedelta(seconds=60)  # longer than any request may take: its process is gone
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An answer as it was given."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


def fingerprint(method: str, path: str, body: bytes) -> str:
    """What makes two requests the same request."""
    parts = (method.encode(), path.encode(), body)
    return hashlib.sha256(b"".join(b"%d:%s" % (len(p), p) for p in parts)).hexdigest()


def claim(principal: Principal, key: str, request_sha256: str, backend: Backend) -> Stored | None:
    """Take the key for this request; the first answer where there is one.

    IdempotencyError when the key belongs to another request, ConflictError while the first runs.
    """
    now = backend.now()
    mine = IdempotentAnswer(
        tenant_id=principal.tenant_id,
        subject=principal.subject,
        idempotency_key=key,
        request_sha256=request_sha256,
        created_at=now,
    )
    with backend.records.transaction(principal.tenant_id) as transaction:
        if transaction.create(mine):
            return None
        found = transaction.get(IdempotentAnswer, principal.subject, key, lock=True)
        age = now - found.created_at
        if age > KEPT or (found.status == 0 and age > RUNNING):
            transaction.replace(replace(mine, version=found.version))
            return None
    if found.request_sha256 != request_sha256:
        raise IdempotencyError("the key was used for another request")
    if found.status == 0:
        raise ConflictError("the first request with this key still runs")
    return _opened(found, backend)


def keep(principal: Principal, key: str, answer: Stored, backend: Backend) -> None:
    """Store the answer of the request that holds the key."""
    body = backend.keys.seal(principal.tenant_id, answer.body, _context(principal.subject, key))
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = transaction.get(IdempotentAnswer, principal.subject, key, lock=True)
        headers = dict(answer.headers)
        transaction.replace(replace(found, status=answer.status, headers=headers, body_sealed=body))


def give_up(principal: Principal, key: str, backend: Backend) -> None:
    """Free the key of a request that changed nothing, so that a retry runs."""
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = transaction.get(IdempotentAnswer, principal.subject, key, lock=True)
        transaction.replace(replace(found, created_at=_LONG_AGO))


def _opened(found: IdempotentAnswer, backend: Backend) -> Stored:
    context = _context(found.subject, found.idempotency_key)
    body = backend.keys.open(found.tenant_id, found.body_sealed or b"", context)
    headers = {name: str(value) for name, value in found.headers.items()}
    return Stored(status=found.status, headers=headers, body=body)


def _context(subject: str, key: str) -> str:
    return f"answer:{json.dumps([subject, key])}"
