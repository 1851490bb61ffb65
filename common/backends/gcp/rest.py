"""Google's JSON interfaces without its heavy clients: one session of google-auth for an address.

A function that answers people publishes, seals and reads live state through this: grpc alone would
double its start.
"""

import threading
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from common.backends.gcp.failures import TIMEOUT
from common.domain.errors import ConfigurationError, NotFoundError, UnavailableError
from common.domain.model import JsonObject

if TYPE_CHECKING:
    import requests
    from google.auth.credentials import Credentials

_SCOPES = ("https://www.googleapis.com/auth/cloud-platform",)
_AGAIN = (429, 500, 502, 503, 504)


@cache
def credentials() -> "Credentials":
    """Who this process is, from its surroundings; ConfigurationError."""
    import google.auth
    from google.auth.exceptions import DefaultCredentialsError

    try:
        found, _ = google.auth.default(scopes=_SCOPES)
    except DefaultCredentialsError as error:
        raise ConfigurationError("no credentials for Google Cloud") from error
    return found


def is_emulator(endpoint: str) -> bool:
    """Whether credentials must stay here: they never travel in clear."""
    return endpoint.startswith("http://")


class Rest:
    """One service at one address. Each call is tried three times, so it must bear repetition."""

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint.rstrip("/")
        self._lock = threading.Lock()
        self._session: requests.Session | None = None

    def get(self, path: str) -> JsonObject:
        """What is there; NotFoundError, UnavailableError, ConfigurationError."""
        return self._call("GET", path, None)

    def post(self, path: str, body: Mapping[str, object]) -> JsonObject:
        """The answer to a request; the same errors."""
        return self._call("POST", path, body)

    def _call(self, method: str, path: str, body: Mapping[str, object] | None) -> JsonObject:
        import requests
        from google.auth.exceptions import GoogleAuthError

        try:
            answer = self._opened().request(
                method, self._endpoint + path, json=body, timeout=TIMEOUT
            )
            found = answer.json() if answer.ok else {}
        except (requests.RequestException, GoogleAuthError) as error:
            raise UnavailableError("a service of Google Cloud did not answer") from error
        if answer.status_code == 404:
            raise NotFoundError("no such resource of Google Cloud")
        if answer.status_code in (401, 403):
            raise ConfigurationError("Google Cloud does not let this service account")
        if not answer.ok or not isinstance(found, dict):
            raise UnavailableError(f"Google Cloud answered {answer.status_code}")
        return found

    def _opened(self) -> "requests.Session":
        with self._lock:
            if self._session is None:
                self._session = session(self._endpoint)
            return self._session


def session(endpoint: str) -> "requests.Session":
    """A session that repeats what failed in passing; with credentials where the line is secure."""
    import requests
    from google.auth.transport.requests import AuthorizedSession
    from requests.adapters import HTTPAdapter
    from urllib3.util.retry import Retry

    retry = Retry(
        total=2,
        backoff_factor=0.2,
        status_forcelist=_AGAIN,
        allowed_methods=None,
        raise_on_status=False,
        respect_retry_after_header=False,  # it may say an hour, and somebody waits
    )
    opened: requests.Session
    opened = requests.Session() if is_emulator(endpoint) else AuthorizedSession(credentials())
    opened.mount(endpoint, HTTPAdapter(max_retries=retry))
    return opened
