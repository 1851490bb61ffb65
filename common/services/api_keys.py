"""Keys of integrators: made, shown once, rotated with an overlap, revoked, and recognised."""

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from common.domain import ids
from common.domain.access import RIGHTS, Action, require
from common.domain.errors import ConflictError, NotFoundError, UnauthenticatedError
from common.domain.ledger import ApiKey
from common.domain.model import JsonObject, Principal, Role
from common.ports import Backend, KeyRing, Transaction
from common.services import audit
from common.services.shapes import Page, iso

SCOPES = tuple(sorted(action.value for action in RIGHTS[Role.INTEGRATOR]))
USED_EVERY = timedelta(minutes=1)  # "last used" is written no more often
DAYS = 30
_PREFIX = "fvk"
_FORM = re.compile(r"fvk\.([a-z0-9][a-z0-9-]{0,62})\.([0-9a-z]{26})\.([0-9a-z]{26})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """What is wanted of a new key."""

    name: str
    scopes: Sequence[str]
    life: timedelta


def listed(
    principal: Principal, after: Sequence[object] | None, limit: int, backend: Backend
) -> Page[JsonObject]:
    """The tenant's keys, newest first, without their secrets, which nobody has.

    `activity` is what the account holds of the key's sender: reads and changes for each of the last
    days, the oldest first. Nothing has to be counted for it.
    """
    require(principal, Action.ADMINISTER, principal.tenant_id)
    order = ("created_at", "key_id")
    now = backend.now()
    days = [(now - timedelta(days=ago)).astimezone(UTC).date() for ago in range(DAYS)][::-1]
    since = datetime.combine(days[0], time(), UTC)
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = transaction.find(
            ApiKey, {}, order=order, descending=True, after=after, limit=limit + 1
        )
        counts = transaction.audit_days([_sender(key) for key in found], since)
        audit.note(transaction, principal, "read", "api_key", "list")
    page = Page.of(found, limit, lambda k: (k.created_at, k.key_id))

    def row(key: ApiKey) -> JsonObject:
        own = counts.get(_sender(key), {})
        return {**_body(key, now), "activity": [own.get(day.isoformat(), 0) for day in days]}

    return Page(items=[row(key) for key in page.items], last=page.last)


def create(principal: Principal, new: NewKey, backend: Backend) -> JsonObject:
    """A new key. The whole of it is in this answer and nowhere else."""
    require(principal, Action.ADMINISTER, principal.tenant_id)
    now = backend.now()
    key_id = ids.draw("key")
    made, whole = _made(principal, new, key_id, key_id, backend.keys, now)
    with backend.records.transaction(principal.tenant_id) as transaction:
        transaction.create(made)
        detail = {"scopes": list(made.scopes)}
        audit.note(transaction, principal, "created", "api_key", key_id, detail)
    return {**_body(made, now), "key": whole}


def rotate(principal: Principal, key_id: str, overlap: timedelta, backend: Backend) -> JsonObject:
    """A successor of the same sender; the old key works until the overlap ends."""
    require(principal, Action.ADMINISTER, principal.tenant_id)
    now = backend.now()
    with backend.records.transaction(principal.tenant_id) as transaction:
        old = transaction.get(ApiKey, key_id, lock=True)
        if old.replaced_by is not None or _status(old, now) != "active":
            raise ConflictError("not active, or rotated before")
        new = NewKey(name=old.name, scopes=old.scopes, life=old.expires_at - old.created_at)
        made, whole = _made(principal, new, ids.draw("key"), old.family, backend.keys, now)
        transaction.create(made)
        ends = min(old.expires_at, now + overlap)
        transaction.replace(replace(old, expires_at=ends, replaced_by=made.key_id))
        detail = {"successor": made.key_id, "until": iso(ends)}
        audit.note(transaction, principal, "rotated", "api_key", key_id, detail)
    return {**_body(made, now), "key": whole}


def revoke(principal: Principal, key_id: str, backend: Backend) -> JsonObject:
    """End a key at once, for good."""
    require(principal, Action.ADMINISTER, principal.tenant_id)
    now = backend.now()
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = transaction.get(ApiKey, key_id, lock=True)
        if found.revoked_at is not None:
            raise ConflictError("it was revoked before")
        revoked = transaction.replace(replace(found, revoked_at=now))
        audit.note(transaction, principal, "revoked", "api_key", key_id)
    return _body(revoked, now)


def authenticate(whole: str, address: str | None, backend: Backend) -> Principal:
    """Whose key this is; UnauthenticatedError, with one message for whatever is wrong with it.

    The tenant is read from the key itself, and its row under that tenant only. The secret's digest
    is keyed with the tenant's own key, which is made for tenants that have a row.
    """
    form = _FORM.fullmatch(whole)
    if form is None:
        raise UnauthenticatedError("not a key of ours")
    tenant_id, name, secret = form.groups()
    now = backend.now()
    with backend.records.transaction(tenant_id) as transaction:
        found = _stored(transaction, f"key_{name}")
        expected = _digest(backend.keys, tenant_id, found.key_id, secret)
        if not hmac.compare_digest(expected, found.digest) or _status(found, now) != "active":
            raise UnauthenticatedError("not a key of ours")
    _note_use(found, address, backend, now)
    return Principal(
        tenant_id=tenant_id,
        subject=_sender(found),
        role=Role.INTEGRATOR,
        authenticated_at=now,
        display_name=found.name,
        scopes=frozenset(found.scopes),
    )


def _stored(transaction: Transaction, key_id: str) -> ApiKey:
    try:
        return transaction.get(ApiKey, key_id)
    except NotFoundError as error:
        raise UnauthenticatedError("not a key of ours") from error


def _sender(key: ApiKey) -> str:
    """Who asks with a key: all keys of a line of rotations are one."""
    return f"integrator:{key.family}"


def _note_use(found: ApiKey, address: str | None, backend: Backend, now: datetime) -> None:
    """Remember when and from where it was used; whoever else remembers it just now has done so for
    us.
    """
    if found.last_used_at is not None and now - found.last_used_at < USED_EVERY:
        return
    try:
        with backend.records.transaction(found.tenant_id) as transaction:
            transaction.replace(replace(found, last_used_at=now, last_address=address))
    except ConflictError:
        return


def _made(
    principal: Principal, new: NewKey, key_id: str, family: str, keys: KeyRing, now: datetime
) -> tuple[ApiKey, str]:
    """The record of a new key, and the key as its owner keeps it."""
    tenant_id = principal.tenant_id
    secret = ids.draw(_PREFIX).removeprefix(f"{_PREFIX}_")
    made = ApiKey(
        tenant_id=tenant_id,
        key_id=key_id,
        family=family,
        name=new.name,
        scopes=sorted(set(new.scopes)),
        digest=_digest(keys, tenant_id, key_id, secret),
        created_by=principal.subject,
        created_at=now,
        expires_at=now + new.life,
    )
    return made, f"{_PREFIX}.{tenant_id}.{key_id.removeprefix('key_')}.{secret}"


def _digest(keys: KeyRing, tenant_id: str, key_id: str, secret: str) -> bytes:
    """HMAC-SHA-256 of the secret (130 random bits) with the tenant's own key as the pepper."""
    return keys.index(tenant_id, f"api_key:{key_id}", secret)


def _status(key: ApiKey, now: datetime) -> str:
    if key.revoked_at is not None:
        return "revoked"
    return "active" if now < key.expires_at else "expired"


def _body(key: ApiKey, now: datetime) -> dict[str, object]:
    return {
        "key_id": key.key_id,
        "name": key.name,
        "prefix": f"{_PREFIX}.{key.tenant_id}.{key.key_id.removeprefix('key_')[:6]}",
        "scopes": list(key.scopes),
        "status": _status(key, now),
        "created_by": key.created_by,
        "created_at": iso(key.created_at),
        "expires_at": iso(key.expires_at),
        "last_used_at": iso(key.last_used_at) if key.last_used_at else None,
        "last_address": key.last_address,
        "replaced_by": key.replaced_by,
        "revoked_at": iso(key.revoked_at) if key.revoked_at else None,
    }
