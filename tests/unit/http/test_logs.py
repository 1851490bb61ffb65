"""What the API writes into the log: one line for each request, ids only."""

import json
import logging

import pytest

from common import logs

CANARY = "Zoë-Canary"


@pytest.fixture
def lines(caplog):
    """The log's lines as they would be printed."""
    caplog.set_level(logging.INFO)
    caplog.handler.setFormatter(logs.JsonFormatter())

    def read() -> list[dict[str, object]]:
        printed = [logs.JsonFormatter().format(record) for record in caplog.records]
        assert not [line for line in printed if CANARY in line or "Canary" in line]
        assert not [line for line in printed if "\n" in line]
        return [json.loads(line) for line in printed if '"http.request"' in line]

    return read


def test_a_request_is_one_line_with_its_route(world, lines) -> None:
    world.ask("GET", f"/uploads/{world.seeds().paths()['upload_id']}")
    (line,) = lines()
    assert (line["route"], line["status"]) == ("/api/v1/uploads/<upload_id>", 200)
    assert (line["tenant_id"], line["method"]) == ("t1", "GET")
    assert str(line["request_id"]).startswith("req_")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/patients", {"patient_ref": "P-2", "name": CANARY}),
        ("POST", "/patients", {"patient_ref": CANARY, "birth_date": CANARY}),
        ("GET", f"/patients?name={CANARY}", None),
        ("GET", f"/uploads?q={CANARY}%0d%0a%1b[31m", None),
        ("GET", f"/uploads/{CANARY}%0a", None),
        ("GET", f"/{CANARY}", None),
    ],
)
def test_nothing_personal_is_logged(world, lines, method, path, body) -> None:
    world.ask(method, path, json=body)
    assert len(lines()) == 1


def test_an_unforeseen_error_is_logged_without_its_message(world, lines) -> None:
    def fail() -> str:
        raise RuntimeError(CANARY)

    world.app.add_url_rule("/fail", "fail", fail)
    world.client.get("/fail")
    (line,) = lines()
    assert (line["status"], "tenant_id" in line) == (500, False)
