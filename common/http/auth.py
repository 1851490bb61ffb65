"""Bearer token or API key -> principal, and how often a principal and a tenant may ask."""

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from werkzeug.datastructures import Headers

from common.domain.errors import QuotaExceededError, UnauthenticatedError
from common.domain.model import Principal
from common.ports import Backend
from common.services import api_keys
from common.settings import Settings

KEPT_S = 5.0  # a token that was revoked works for so long at most
WINDOW_S = 60
_MOST = 2000
_LONGEST = 8192


@dataclass(slots=True)
class Known:
    """Principals of the last few seconds, by their token's digest."""

    clock: Callable[[], float] = time.monotonic
    _entries: OrderedDict[bytes, tuple[float, Principal]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, digest: bytes) -> Principal | None:
        """The principal, if the token was verified a moment ago."""
        with self._lock:
            entry = self._entries.get(digest)
        return entry[1] if entry is not None and entry[0] > self.clock() else None

    def put(self, digest: bytes, principal: Principal) -> None:
        """Remember a verified token for a moment."""
        with self._lock:
            self._entries[digest] = (self.clock() + KEPT_S, principal)
            self._entries.move_to_end(digest)
            while len(self._entries) > _MOST:
                self._entries.popitem(last=False)


def who(headers: Headers, address: str | None, backend: Backend, known: Known) -> Principal:
    """Who asks, by a bearer token or by an integrator's key, never by both.

    A key is looked up with every request, so that one that was revoked stops at once; the range of
    addresses it was used from is remembered with it.
    """
    key = headers.get("X-Api-Key")
    if key is None:
        return principal(headers.get("Authorization"), backend, known)
    if headers.get("Authorization") is not None:
        raise UnauthenticatedError("two credentials")
    return api_keys.authenticate(key, address, backend)


def principal(authorization: str | None, backend: Backend, known: Known) -> Principal:
    """Who asks; UnauthenticatedError for anything but one valid bearer token."""
    scheme, _, token = (authorization or "").partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or len(token) > _LONGEST or not token.isascii():
        raise UnauthenticatedError("no bearer token")
    digest = hashlib.sha256(token.encode()).digest()
    found = known.get(digest)
    if found is None:
        found = backend.tokens.verify(token)
        known.put(digest, found)
    return found


def policy(settings: Settings) -> str:
    """The limits that hold, as the `RateLimit-Policy` header says them."""
    one, all_ = settings.rate_limit_per_minute, settings.tenant_rate_limit_per_minute
    return f'"principal";q={one};w={WINDOW_S}, "tenant";q={all_};w={WINDOW_S}'


def count(who: Principal, backend: Backend, settings: Settings) -> None:
    """Count one request of the principal and of its tenant; QuotaExceededError."""
    limits = (
        (f"principal:{who.subject}", settings.rate_limit_per_minute),
        ("tenant", settings.tenant_rate_limit_per_minute),
    )
    for bucket, limit in limits:
        wait_s = backend.records.hit(who.tenant_id, bucket, limit, WINDOW_S)
        if wait_s:
            raise QuotaExceededError(f"the limit of {bucket.partition(':')[0]}", wait_s)
