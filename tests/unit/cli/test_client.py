"""The client of the API: what it sends, and what it makes of the answers. Over a real socket."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from common.cli.client import Connection
from common.domain import errors


class Answers(BaseHTTPRequestHandler):
    """Answers by path: /status/CODE gives a problem, /items two pages, anything else an echo."""

    def _answer(self) -> None:
        parts = self.path.removeprefix("/api/v1").strip("/").split("/")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        found: dict[str, object] = {"headers": dict(self.headers), "body": body.decode()}
        status = 200
        if parts[0] == "problem":
            status, found = int(parts[1]), {"code": parts[2], "detail": "a sentence"}
        elif parts[0].startswith("items"):
            more = "cursor" not in self.path
            found = {"items": [{"n": 1 if more else 2}], "next_cursor": "next" if more else None}
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(found).encode())

    do_GET = do_POST = do_PUT = _answer

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "unauthenticated", errors.UnauthenticatedError),
        (404, "not_found", errors.NotFoundError),
        (409, "conflict", errors.ConflictError),
        (428, "precondition_required", errors.PreconditionRequiredError),
        (422, "idempotency_mismatch", errors.IdempotencyError),
        (503, "unavailable", errors.UnavailableError),
        (413, "unheard_of", errors.TooLargeError),
        (500, "internal", errors.ServiceError),
    ],
)
def test_problem_becomes_our_error(server: str, status: int, code: str, kind: type) -> None:
    with pytest.raises(kind, match="a sentence"):
        Connection(url=server, token="t").request("GET", f"/problem/{status}/{code}")


def test_request_carries_the_token_and_posts_a_fresh_key(server: str) -> None:
    connection = Connection(url=server + "/", token="secret")
    first = connection.json("POST", "/echo", {"a": 1})["headers"]
    second = connection.json("POST", "/echo", {"a": 1})["headers"]
    assert isinstance(first, dict) and isinstance(second, dict)
    assert first["Authorization"] == "Bearer secret"
    assert first["Idempotency-Key"] != second["Idempotency-Key"]


def test_items_follow_the_cursor(server: str) -> None:
    assert [item["n"] for item in Connection(url=server, token="t").items("/items")] == [1, 2]


def test_nothing_listening_is_a_sentence() -> None:
    with pytest.raises(errors.UnavailableError, match="nothing answers at http"):
        Connection(url="http://127.0.0.1:9", token="t").request("GET", "/me")


@pytest.mark.parametrize("url", ["nonsense", "ftp://example.org", "http://a:b", "http:///x"])
def test_wrong_address_is_configuration(url: str) -> None:
    with pytest.raises(errors.ConfigurationError):
        Connection(url=url, token="t").request("GET", "/me")


def test_absent_credentials_are_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA", str(tmp_path))
    with pytest.raises(errors.UnauthenticatedError, match="dev-token"):
        Connection().request("GET", "/me")


def test_local_address_is_what_the_server_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA", str(tmp_path))
    assert Connection().address() == "http://127.0.0.1:8080"
    (tmp_path / "run.json").write_text('{"address": "http://127.0.0.1:9000"}')
    assert Connection().address() == "http://127.0.0.1:9000"
