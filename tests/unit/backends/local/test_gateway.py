"""One port: the page with its headers, the API behind it, and nothing else of the disk."""

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from werkzeug.test import Client, TestResponse

from common.backends import local
from common.backends.local.gateway import SIGN_IN_AGAIN, Gateway
from common.backends.local.machine import ROOT
from common.backends.local.storage import Storage
from common.settings import Settings

GUARDS = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy")


class Api(BaseHTTPRequestHandler):
    """Says what it was asked."""

    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length).decode("latin-1")
        said = json.dumps([self.command, self.path, body]).encode()
        self.send_response(418)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Seen", self.headers.get("X-Sent", ""))
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = answer

    def log_message(self, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def api() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A small page, with a secret beside it."""
    hosting = tmp_path / "hosting"
    (hosting / "app").mkdir(parents=True)
    (hosting / "index.html").write_text("<p>index")
    (hosting / "app" / "a.js").write_text("1")
    (hosting / ".secret").write_text("secret")
    (hosting / "headers.json").write_bytes((ROOT / "hosting" / "headers.json").read_bytes())
    (tmp_path / "outside.txt").write_text("secret")
    (hosting / "link.txt").symlink_to(tmp_path / "outside.txt")
    return hosting


@pytest.fixture
def gateway(page: Path, api: int, tmp_path: Path) -> Gateway:
    settings = Settings(data=str(tmp_path))
    storage = Storage(None, None, tmp_path)  # type: ignore[arg-type]
    return Gateway(page, (storage,), local.tokens(settings), lambda: api)


def ask(gateway: Gateway, method: str, path: str, **more: object) -> TestResponse:
    answer = Client(gateway).open(path, method=method, **more)  # type: ignore[arg-type]
    answer.get_data()
    answer.close()
    return answer


@pytest.mark.parametrize(
    ("path", "body"),
    [("/", b"<p>index"), ("/uploads/upl_1", b"<p>index"), ("/app/a.js", b"1")],
)
def test_the_page_is_served_with_its_guards(gateway: Gateway, path: str, body: bytes) -> None:
    answer = ask(gateway, "GET", path)
    assert (answer.status_code, answer.data) == (200, body)
    assert all(answer.headers.get(name) for name in GUARDS)


@pytest.mark.parametrize(
    "path",
    [
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/app/../../outside.txt",
        "/..%2foutside.txt",
        "/.secret",
        "/app/.hidden.js",
        "//etc/passwd.txt",
        "/nothing.js",
        "/a\0b.js",
        "/" + "a" * 300 + ".js",
    ],
)
def test_nothing_else_of_the_disk_is_served(gateway: Gateway, path: str) -> None:
    answer = ask(gateway, "GET", path)
    assert answer.status_code == 404
    assert b"secret" not in answer.data and b"root:" not in answer.data
    assert all(answer.headers.get(name) for name in GUARDS)


def test_a_long_path_is_a_state_of_the_page(gateway: Gateway) -> None:
    assert ask(gateway, "GET", "/" + "a" * 3000).data == b"<p>index"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_the_page_is_only_read(gateway: Gateway, method: str) -> None:
    answer = ask(gateway, method, "/index.html")
    assert answer.status_code == 405
    assert all(answer.headers.get(name) for name in GUARDS)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH"])
def test_a_request_reaches_the_api_as_it_is(gateway: Gateway, method: str) -> None:
    path = "/api/v1/a%2Fb?x=%C3%BC&y="
    answer = ask(gateway, method, path, data=b"\xff\x00", headers={"X-Sent": "yes"})
    assert (answer.status_code, answer.headers["X-Seen"]) == (418, "yes")
    said = json.loads(answer.data)
    assert (said[0], said[2]) == (method, "\xff\x00")
    assert said[1].startswith("/api/v1/a") and said[1].endswith("?x=%C3%BC&y=")


def test_a_large_body_is_refused(gateway: Gateway) -> None:
    answer = ask(gateway, "POST", "/api/v1/x", data=bytes(4_000_001))
    assert (answer.status_code, json.loads(answer.data)["code"]) == (413, "too_large")
    assert answer.mimetype == "application/problem+json"


def test_an_api_that_is_away_is_a_problem_worth_a_retry(page: Path, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        storage = Storage(None, None, tmp_path)  # type: ignore[arg-type]
        tokens = local.tokens(Settings(data=str(tmp_path)))
        answer = ask(Gateway(page, (storage,), tokens, lambda: port), "GET", "/health")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert json.loads(answer.data)["code"] == "unavailable"


def served(gateway: Gateway, raw: bytes) -> bytes:
    """The answer of the real server to these bytes."""
    taken = socket.create_server(("127.0.0.1", 0))
    gateway.listen(taken)
    gateway.start()
    with socket.create_connection(taken.getsockname(), timeout=20) as link:
        link.sendall(raw)
        link.shutdown(socket.SHUT_WR)
        said = b"".join(iter(lambda: link.recv(65536), b""))
    gateway.stop()
    taken.detach()
    return said


CHUNKS = b"Transfer-Encoding: chunked\r\n\r\n" + b"FFFFF\r\n%b\r\n" % bytes(0xFFFFF) * 5


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /api/v1/\xff HTTP/1.1\r\nHost: x\r\n\r\n", b"400"),
        (b"GET /api/v1/\x01 HTTP/1.1\r\nHost: x\r\n\r\n", b"400"),
        (b"POST /api/v1/x HTTP/1.1\r\nHost: x\r\n" + CHUNKS + b"0\r\n\r\n", b"413"),
        (b"GET /health HTTP/1.1\r\nHost: x\r\nX-Sent: a\r\n b\r\n\r\n", b"4"),
    ],
    ids=["bytes", "control", "endless", "folded"],
)
def test_what_cannot_be_sent_on_is_refused(gateway: Gateway, head: bytes, status: bytes) -> None:
    said = served(gateway, head)
    assert said.startswith(b"HTTP/1.1 " + status), said[:300]
    assert b"Traceback" not in said
    assert b"Werkzeug" not in said and b"Python" not in said


def test_whoever_holds_a_token_signs_in_again(gateway: Gateway, tmp_path: Path) -> None:
    issuer = local.tokens(Settings(data=str(tmp_path)))
    old = replace(issuer, now=lambda: local.now().replace(year=2020)).issue("t1", "clinician")
    fresh = issuer.issue("t1", "clinician")
    for token, status in ((fresh, 200), (old, 401), ("", 401)):
        headers = {"Authorization": f"Bearer {token}"}
        assert ask(gateway, "POST", SIGN_IN_AGAIN, headers=headers).status_code == status
