"""A client of our own HTTP API, which turns what goes wrong into our own errors."""

import json
import os
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from common.domain.errors import (
    ConfigurationError,
    InvalidFileError,
    ServiceError,
    UnauthenticatedError,
    UnavailableError,
)
from common.domain.model import Role
from common.settings import Settings

if TYPE_CHECKING:
    import httpx

    from common.backends.local.machine import Issuer

Body = Mapping[str, object]
CHUNK = 1 << 20


def running(settings: Settings) -> Body:
    """What the local server wrote about itself when it started; empty where none ever did."""
    try:
        found = json.loads((Path(settings.data) / "run.json").read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def settings_here() -> Settings:
    """The environment's settings; where a server on emulators runs here, those of its functions."""
    settings = Settings.from_env()
    if settings.backend != "local" or running(settings).get("backend") != "gcp":
        return settings
    from common.backends.emulated import notes

    environ = notes.read(settings)
    if environ is None:
        return settings
    os.environ.update(environ)
    return Settings.from_env()


def issuer(settings: Settings) -> "Issuer | None":
    """Who signs people in to the server of this machine; None where it is another one's."""
    if settings.backend == "local":
        from common.backends.local import tokens

        return tokens(settings)
    if running(settings).get("backend") != settings.backend:
        return None
    from common.backends.emulated import notes

    return notes.issuer(settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Which server, and as whom. Empty members mean the local server and its own sign-in."""

    url: str = ""
    token: str = field(default="", repr=False)

    def address(self) -> str:
        """The server's address without a slash at its end."""
        settings = Settings.from_env()
        return (self.url or str(running(settings).get("address", settings.public_url))).rstrip("/")

    def as_administrator(self, tenant_id: str) -> "Connection":
        """The same server; on the local one, without a token of one's own, as its administrator."""
        own = None if self.token or self.url else issuer(settings_here())
        return replace(self, token=own.issue(tenant_id, Role.ADMIN.value)) if own else self

    def _credentials(self) -> str:
        path = Path(Settings.from_env().data) / "dev-token"
        try:
            return self.token or path.read_text().strip()
        except OSError as error:
            message = f"no credentials: set FERTIVISION_TOKEN, or start the local server ({path})"
            raise UnauthenticatedError(message) from error

    def request(
        self,
        method: str,
        path: str,
        body: Body | None = None,
        query: Mapping[str, str] | None = None,
    ) -> "httpx.Response":
        """Send one request to the API and return its answer below 400; else raise what it says."""
        headers = {"Authorization": f"Bearer {self._credentials()}", "Accept": "application/json"}
        if method == "POST":
            headers["Idempotency-Key"] = str(uuid.uuid4())
        address = f"{self.address()}/api/v1{path}"
        with _http(address) as http:
            answer = http.request(method, address, json=body, params=query, headers=headers)
        return _checked(answer)

    def json(
        self,
        method: str,
        path: str,
        body: Body | None = None,
        query: Mapping[str, str] | None = None,
    ) -> dict[str, object]:
        """The same, and the answer's JSON object."""
        answer = self.request(method, path, body, query)
        found = answer.json() if answer.content else {}
        return found if isinstance(found, dict) else {}

    def items(
        self, path: str, query: Mapping[str, str] | None = None
    ) -> Iterator[dict[str, object]]:
        """Every item of a list, page by page."""
        cursor: object = ""
        while cursor is not None:
            asked = {**(query or {}), **({"cursor": str(cursor)} if cursor else {})}
            page = self.json("GET", path, query=asked)
            found = page.get("items")
            yield from found if isinstance(found, list) else []
            cursor = page.get("next_cursor")


def check_answers(address: str) -> None:
    """UnavailableError with a sentence where no server answers there."""
    with _http(address) as http:
        _checked(http.get(f"{address}/health"))


def put(slot: Body, path: Path) -> None:
    """Send a file to its upload slot, in pieces."""
    address, headers = str(slot["upload_url"]), slot.get("headers")
    # The size is stated, so that the body is not sent chunked: storage refuses an unknown size.
    sent = {
        **(headers if isinstance(headers, dict) else {}),
        "Content-Length": str(path.stat().st_size),
    }
    with _http(address) as http, path.open("rb") as file:
        _checked(http.put(address, content=iter(lambda: file.read(CHUNK), b""), headers=sent))


def fetch(address: str) -> bytes:
    """The bytes at a signed address."""
    with _http(address) as http:
        return _checked(http.get(address)).content


@contextmanager
def _http(address: str) -> "Iterator[httpx.Client]":
    import httpx

    try:
        with httpx.Client(timeout=httpx.Timeout(60, connect=5), follow_redirects=False) as client:
            yield client
    except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
        raise ConfigurationError(f"FERTIVISION_URL is no web address: {address}") from error
    except httpx.ConnectError as error:
        server = "/".join(address.split("/")[:3])
        message = f"nothing answers at {server}: start it with `make run`, or set FERTIVISION_URL"
        raise UnavailableError(message) from error
    except httpx.TimeoutException as error:
        raise UnavailableError("the server took too long to answer") from error
    except httpx.HTTPError as error:
        raise UnavailableError(f"the connection broke: {type(error).__name__}") from error


def _checked(answer: "httpx.Response") -> "httpx.Response":
    if answer.status_code < 400:
        return answer
    try:
        problem = answer.json()
    except ValueError:
        problem = {}
    said = problem if isinstance(problem, dict) else {}
    sentence = str(said.get("detail") or said.get("title") or f"HTTP {answer.status_code}")
    raise _error(str(said.get("code", "")), answer.status_code, sentence)


def _error(code: str, status: int, sentence: str) -> ServiceError:
    """Our own error for a problem's code, or for the HTTP status where the code is unknown."""
    kinds = list(_kinds(ServiceError))
    by_code = [kind for kind in kinds if kind.code == code]
    by_status = [kind for kind in kinds if kind.http_status == status]
    kind = next(iter(by_code or by_status), UnavailableError)
    if kind is InvalidFileError:
        return InvalidFileError(code, sentence)
    return kind(sentence)


def _kinds(kind: type[ServiceError]) -> Iterator[type[ServiceError]]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)
