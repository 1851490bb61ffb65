"""Identity Platform's ID tokens: who signed in, by Google's certificates and our own claims."""

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from common.backends.gcp.failures import TIMEOUT
from common.domain.errors import UnauthenticatedError, UnavailableError
from common.domain.model import Principal, Role

if TYPE_CHECKING:
    import requests

_ISSUER = "https://securetoken.google.com/"
_SKEW_S = 60


class IdentityTokens:
    """`TokenVerifier` for one project's users. `tenant` and `role` are custom claims, which only an
    administrator of the project can set; an address that nobody confirmed signs nobody in.
    """

    def __init__(self, project: str, now: Callable[[], datetime], certificates: str) -> None:
        self._project = project
        self._now = now
        self._certificates = certificates
        self._lock = threading.Lock()
        self._session: requests.Session | None = None

    def verify(self, token: str) -> Principal:
        """Who this is. One message for whatever is wrong, so that nothing is learned from it."""
        try:
            claims = self._claims(token)
            self._check(claims)
            return _principal(claims)
        except (KeyError, ValueError, TypeError, OverflowError) as error:
            raise UnauthenticatedError("not a token of ours") from error

    def _claims(self, token: str) -> Mapping[str, object]:
        """What a token says that Google signed for this project; ValueError for any other."""
        from google.auth import jwt
        from google.auth.exceptions import GoogleAuthError, TransportError
        from google.oauth2 import id_token

        if jwt.decode_header(token).get("alg") != "RS256":
            raise UnauthenticatedError("not Google's algorithm")
        try:
            found: Mapping[str, object] = id_token.verify_token(
                token,
                self._fetch,
                audience=self._project,
                certs_url=self._certificates,
                clock_skew_in_seconds=_SKEW_S,
            )
        except TransportError as error:
            raise UnavailableError("no certificates from Google") from error
        except GoogleAuthError as error:
            raise UnauthenticatedError("not a token of ours") from error
        return found

    def _check(self, claims: Mapping[str, object]) -> None:
        """By our own clock, and for claims of which the library knows nothing."""
        issued, expires = float(str(claims["iat"])), float(str(claims["exp"]))
        problems = (
            not issued - _SKEW_S <= self._now().timestamp() < expires,
            claims["iss"] != _ISSUER + self._project,
            claims["aud"] != self._project,
            "email" in claims and claims.get("email_verified") is not True,
        )
        if any(problems):
            raise UnauthenticatedError("expired, unconfirmed, or another project's")

    def _fetch(self, url: str, method: str = "GET", **_: object) -> object:
        """google-auth asks for the certificates each time; the session keeps them as long as
        Google allows.
        """
        from google.auth.transport.requests import Request

        return Request(self._opened())(url, method=method, timeout=TIMEOUT)

    def _opened(self) -> "requests.Session":
        with self._lock:
            if self._session is None:
                import cachecontrol
                import requests

                self._session = cachecontrol.CacheControl(requests.Session())
            return self._session


def _principal(claims: Mapping[str, object]) -> Principal:
    tenant_id, subject, role = claims["tenant"], claims["sub"], claims["role"]
    if not isinstance(tenant_id, str) or not tenant_id or "/" in tenant_id:
        raise UnauthenticatedError("a token of no clinic")
    if not isinstance(subject, str) or not subject or not isinstance(role, str):
        raise UnauthenticatedError("a token of nobody")
    if Role(role) is Role.SYSTEM:
        raise UnauthenticatedError("not a person's")
    return Principal(
        tenant_id=tenant_id,
        subject=subject,
        role=Role(role),
        authenticated_at=datetime.fromtimestamp(float(str(claims["auth_time"])), UTC),
        display_name=str(claims.get("name", "")),
    )
