"""Everything on one port: the page, the API function behind it, and the addresses of the object
store and of whatever else a browser talks to.
"""

import http.client
import json
import logging
import socket
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from werkzeug.exceptions import HTTPException
from werkzeug.security import safe_join
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler, make_server
from werkzeug.utils import send_file
from werkzeug.wrappers import Request, Response

from common.domain.errors import UnauthenticatedError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_LOG = logging.getLogger(__name__)
_API = ("/api/", "/health", "/ready", "/metrics")
SIGN_IN_AGAIN = "/_development/sign-in"
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "server", "date"})
_LARGEST_BODY = 4_000_000
_SLOWEST_CLIENT_S = 60


class Store(Protocol):
    """Answers at addresses of its own, as the one of objects does."""

    def takes(self, request: Request) -> bool:
        """Whether the address is one of them."""
        ...

    def answer(self, request: Request) -> Response:
        """One request."""
        ...


class Renewer(Protocol):
    """Signs the holder of a token in again."""

    def renew(self, token: str) -> str:
        """The same person's, with a fresh `auth_time`; UnauthenticatedError."""
        ...


class Gateway:
    """A WSGI application, and the server that runs it."""

    def __init__(
        self,
        hosting: Path,
        stores: Sequence[Store],
        tokens: Renewer,
        api_port: Callable[[], int],
    ) -> None:
        self._hosting = hosting
        self._headers = _read_headers(hosting / "headers.json")
        self._stores = stores
        self._tokens = tokens
        self._api_port = api_port
        self._server: ThreadedWSGIServer | None = None

    def listen(self, taken: socket.socket) -> None:
        """Serve on a socket that is bound already."""
        host, port = taken.getsockname()
        server = make_server(
            host, port, self, threaded=True, request_handler=_Handler, fd=taken.fileno()
        )
        assert isinstance(server, ThreadedWSGIServer)  # noqa: S101
        server.daemon_threads = True
        self._server = server

    def start(self) -> None:
        """Serve from a thread of its own."""
        assert self._server is not None  # noqa: S101
        threading.Thread(target=self._server.serve_forever, name="gateway", daemon=True).start()

    def stop(self) -> None:
        """Take no more requests."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        return self._answer(Request(environ))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        for store in self._stores:
            if store.takes(request):
                return store.answer(request)
        if request.path.startswith(_API):
            return self._forward(request)
        if request.path == SIGN_IN_AGAIN and request.method == "POST":
            return self._sign_in_again(request)
        return self._page(request)

    def _sign_in_again(self, request: Request) -> Response:
        """Development only: whoever holds a valid token signs in again with it."""
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        headers = {"Cache-Control": "no-store"}
        try:
            body = {"token": self._tokens.renew(token)}
        except UnauthenticatedError:
            return Response('{"code": "unauthenticated"}', 401, headers, "application/json")
        return Response(json.dumps(body), 200, headers, "application/json")

    def _page(self, request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return self._empty(405)
        path = safe_join(str(self._hosting), request.path.lstrip("/"))
        file = Path(path) if path else None
        if file is None or any(part.startswith(".") for part in request.path.split("/")):
            return self._empty(404)
        if not _is_file(file):
            # A path without a file name is a state of the page, which finds its way itself.
            if file.suffix:
                return self._empty(404)
            file = self._hosting / "index.html"
        response = send_file(
            file.resolve(),
            request.environ,
            mimetype=_TYPES.get(file.suffix),
            conditional=True,
            max_age=0,
        )
        return self._guarded(response, "/" + file.relative_to(self._hosting).as_posix())

    def _empty(self, status: int) -> Response:
        return self._guarded(Response("", status), "/")

    def _guarded(self, response: Response, name: str) -> Response:
        """The response with the headers of that path."""
        for pattern, headers in self._headers.items():
            if fnmatch(name, pattern):
                response.headers.update(headers)
        return response

    def _forward(self, request: Request) -> Response:
        """Hand a request to the api function and its answer back, unread."""
        request.max_content_length = _LARGEST_BODY + 1  # a body without a length ends there
        try:
            body = request.get_data()
        except HTTPException as error:
            return _refused(error.code or 400)
        if len(body) > _LARGEST_BODY:
            return _refused(413)
        headers = {k: v for k, v in request.headers.items() if k.lower() not in _HOP}
        said = headers.get("X-Forwarded-For")
        headers["X-Forwarded-For"] = ", ".join(filter(None, (said, request.remote_addr)))
        target = request.environ.get("RAW_URI") or request.full_path
        try:
            with closing(_connect(self._api_port())) as connection:
                connection.request(request.method, target, body, headers)
                answer = connection.getresponse()
                content = answer.read()
        except (ValueError, http.client.InvalidURL):
            return _refused(400)  # an address or a header that cannot be sent on
        except (OSError, http.client.HTTPException):
            _LOG.warning("gateway.api_away")
            return _away()
        response = Response(content, answer.status)
        response.headers.clear()
        for name, value in answer.getheaders():
            if name.lower() not in _HOP:
                response.headers.add(name, value)
        return response


def _connect(port: int) -> http.client.HTTPConnection:
    """A connection for one request: a kept one may be closed under a POST, which must not be
    repeated.
    """
    return http.client.HTTPConnection("127.0.0.1", port, timeout=60)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than any file's
        return False


def _refused(status: int) -> Response:
    code, title = ("too_large", "Too large") if status == 413 else ("invalid_input", "Bad request")
    body = {"type": "about:blank", "title": title, "status": status, "code": code}
    headers = {"Cache-Control": "no-store"}
    return Response(json.dumps(body), status, headers, "application/problem+json")


def _away() -> Response:
    body = {
        "type": "about:blank",
        "title": "Unavailable",
        "status": 503,
        "code": "unavailable",
        "detail": "The service is starting or restarting. Please try again in a moment.",
    }
    headers = {"Retry-After": "2", "Cache-Control": "no-store"}
    return Response(json.dumps(body), 503, headers, "application/problem+json")


def _read_headers(path: Path) -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = json.loads(path.read_text())
    return found


class _Handler(WSGIRequestHandler):
    """HTTP/1.1 with kept connections, patient for a while, and silent."""

    protocol_version = "HTTP/1.1"
    timeout = _SLOWEST_CLIENT_S

    def log(self, type: str, message: str, *args: object) -> None:
        """Addresses carry grants; they are not logged."""

    def version_string(self) -> str:
        """Say nothing about who serves."""
        return "fertivision"
