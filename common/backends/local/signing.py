"""Signed addresses of the local object store: who has one may do one thing to one object, for a
while.
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from common.domain.errors import UnauthenticatedError

PREFIX = "/_storage/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What an address allows: `method` is PUT, RESUME or GET."""

    method: str
    area: str
    tenant_id: str
    name: str
    expires: float
    generation: int = 0
    size: int = 0
    media_type: str = ""
    filename: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Makes and checks addresses with one secret."""

    key: Callable[[], bytes]
    base_url: str
    now: Callable[[], datetime]

    def url(self, grant: Grant) -> str:
        """The address."""
        body = json.dumps({k: v for k, v in asdict(grant).items() if v}, sort_keys=True).encode()
        return f"{self.base_url}{PREFIX}{_text(body)}.{_text(self._mac(body))}"

    def check(self, token: str) -> Grant:
        """What the address allows; UnauthenticatedError when forged or expired."""
        body_text, _, mac_text = token.partition(".")
        try:
            body, mac = _bytes(body_text), _bytes(mac_text)
            if not hmac.compare_digest(mac, self._mac(body)):
                raise UnauthenticatedError("a signature that is not ours")
            grant = Grant(**json.loads(body))
        except (binascii.Error, ValueError, TypeError) as error:
            raise UnauthenticatedError("not a signed address") from error
        if grant.expires < self.now().timestamp():
            raise UnauthenticatedError("the address has expired")
        return grant

    def _mac(self, body: bytes) -> bytes:
        return hmac.digest(self.key(), body, hashlib.sha256)


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
