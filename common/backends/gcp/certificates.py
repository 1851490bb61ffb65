"""Who signed a token of Google's: its certificates, kept for as long as Google allows."""

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from common.backends.gcp.failures import TIMEOUT
from common.domain.errors import UnauthenticatedError, UnavailableError

if TYPE_CHECKING:
    import requests

SKEW_S = 60
"""How far the clocks of two machines may differ."""


class Certificates:
    """Those at one address."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._lock = threading.Lock()
        self._session: requests.Session | None = None

    def claims(self, token: str, audience: str) -> Mapping[str, object]:
        """What a token says that was signed with one of them for this audience.

        UnauthenticatedError or ValueError for any other, UnavailableError without certificates.
        """
        from google.auth import jwt
        from google.auth.exceptions import GoogleAuthError, TransportError
        from google.oauth2 import id_token

        if jwt.decode_header(token).get("alg") != "RS256":
            raise UnauthenticatedError("not Google's algorithm")
        try:
            found: Mapping[str, object] = id_token.verify_token(
                token,
                self._fetch,
                audience=audience,
                certs_url=self._address,
                clock_skew_in_seconds=SKEW_S,
            )
        except TransportError as error:
            raise UnavailableError("no certificates from Google") from error
        except GoogleAuthError as error:
            raise UnauthenticatedError("not a token of ours") from error
        return found

    def _fetch(self, url: str, method: str = "GET", **_: object) -> object:
        """google-auth asks for the certificates each time; the session keeps them."""
        from google.auth.transport.requests import Request

        return Request(self._opened())(url, method=method, timeout=TIMEOUT)

    def _opened(self) -> "requests.Session":
        with self._lock:
            if self._session is None:
                import cachecontrol
                import requests

                self._session = cachecontrol.CacheControl(requests.Session())
            return self._session
