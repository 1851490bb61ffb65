"""Addresses of Cloud Storage that this service account signs (V4): who has one may do one thing.

google-cloud-storage can sign too, and the tests hold this to it; but on Cloud Run, where there is
no private key at hand, it would have to be given an access token for every address.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlsplit

from common.backends.gcp.failures import TIMEOUT
from common.backends.gcp.rest import credentials
from common.domain.errors import ConfigurationError, UnavailableError

if TYPE_CHECKING:
    from google.auth.credentials import Credentials
    from google.auth.transport import Response

Sign = Callable[[bytes], bytes]

_ALGORITHM = "GOOG4-RSA-SHA256"
_LONGEST = timedelta(days=7)


class Signer(Protocol):
    """A service account that signs."""

    @property
    def email(self) -> str:
        """Its address."""
        ...

    def sign(self, message: bytes) -> bytes:
        """RSA with SHA-256."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What an address allows: one method on one object, with exactly these headers."""

    method: str
    bucket: str
    name: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)


def signed_url(
    signer: Signer, endpoint: str, request: Request, at: datetime, expires: timedelta
) -> str:
    """The address, valid from `at` for `expires` (a week at most)."""
    stamp = at.strftime("%Y%m%dT%H%M%SZ")
    scope = f"{stamp[:8]}/auto/storage/goog4_request"
    headers = {"host": urlsplit(endpoint).netloc}
    headers |= {name.lower(): " ".join(value.split()) for name, value in request.headers.items()}
    names = ";".join(sorted(headers))
    query = _encoded(
        {
            **request.query,
            "X-Goog-Algorithm": _ALGORITHM,
            "X-Goog-Credential": f"{signer.email}/{scope}",
            "X-Goog-Date": stamp,
            "X-Goog-Expires": str(int(min(expires, _LONGEST).total_seconds())),
            "X-Goog-SignedHeaders": names,
        }
    )
    path = f"/{request.bucket}/{quote(request.name, safe='/~')}"
    lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
    canonical = "\n".join((request.method, path, query, lines, names, "UNSIGNED-PAYLOAD"))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    signature = signer.sign("\n".join((_ALGORITHM, stamp, scope, digest)).encode()).hex()
    return f"{endpoint}{path}?{query}&X-Goog-Signature={signature}"


def _encoded(query: Mapping[str, str]) -> str:
    pairs = sorted((quote(name, safe="~"), quote(value, safe="~")) for name, value in query.items())
    return "&".join(f"{name}={value}" for name, value in pairs)


class OwnAccount:
    """The service account this process runs as: by its key, or where it has none by IAM."""

    @property
    def email(self) -> str:
        """Its address."""
        return _account()[0]

    def sign(self, message: bytes) -> bytes:
        """RSA with SHA-256; UnavailableError, ConfigurationError."""
        from google.auth.exceptions import GoogleAuthError

        email, sign = _account()
        try:
            return sign(message)
        except GoogleAuthError as error:
            raise UnavailableError(f"nobody signs for {email}") from error


@cache
def _account() -> tuple[str, Sign]:
    from google.auth.transport.requests import Request as Transport

    return signing_account(credentials(), partial(Transport(), timeout=TIMEOUT))


def signing_account(own: "Credentials", transport: "Callable[..., Response]") -> tuple[str, Sign]:
    """Who signs, and how: with a key file the key itself, else the IAM Credentials service."""
    from google.auth import iam
    from google.auth.credentials import Signing
    from google.auth.exceptions import GoogleAuthError

    if isinstance(own, Signing) and own.signer is not None:
        return own.signer_email, own.sign_bytes
    try:
        own.refresh(transport)  # only then the account's own address is known
    except GoogleAuthError as error:
        raise UnavailableError("no sign-in at Google Cloud") from error
    email = getattr(own, "service_account_email", None)
    if not email:
        raise ConfigurationError("signing needs a service account")
    return email, iam.Signer(transport, own, email).sign
