"""What every answer carries, whatever it is."""

import pytest

from common.domain.errors import UnavailableError
from common.http.app import create_app
from common.http.routes.table import ENDPOINTS

EXPECTED = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def _check(answer) -> None:
    assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "max-age=63072000" in answer.headers["Strict-Transport-Security"]
    assert answer.headers["X-Request-Id"].startswith("req_")
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_every_route_has_the_security_headers(world) -> None:
    for endpoint in ENDPOINTS:
        path = endpoint.path
        for name, value in world.seeds().paths().items():
            path = path.replace(f"<{name}>", value)
        _check(world.ask(endpoint.method, path, "admin", json={} if endpoint.body else None))


@pytest.mark.parametrize(
    "path", ["/health", "/ready", "/metrics", "/nothing", "/api/v1/openapi.json", "/api/v1/sign-in"]
)
def test_public_addresses_have_them_too(world, path) -> None:
    _check(world.client.get(path))


def test_an_unforeseen_error_is_a_bare_problem(world) -> None:
    def fail() -> str:
        raise RuntimeError("Zoë Canary-Müller")

    world.app.add_url_rule("/fail", "fail", fail)
    answer = world.client.get("/fail")
    _check(answer)
    assert (answer.status_code, answer.get_json()["code"]) == (500, "internal")
    assert answer.get_json()["request_id"] == answer.headers["X-Request-Id"]
    assert "Canary" not in answer.text


def test_a_missing_address_is_a_problem(world) -> None:
    answer = world.client.get("/api/v1/nothing")
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["code"] == "not_found"


def test_a_wrong_method_is_a_problem_that_says_which_are_right(world) -> None:
    answer = world.client.delete("/api/v1/uploads")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")
    assert answer.get_json()["code"] == "method_not_allowed"


def test_ready_names_what_does_not_answer(world) -> None:
    assert world.client.get("/ready").get_json()["checks"] == {"records": "ok", "blobs": "ok"}


def test_not_ready_without_stores(world) -> None:
    def gone():
        raise UnavailableError("no database")

    app = create_app(gone, world.settings)
    answer = app.test_client().get("/ready")
    assert answer.status_code == 503
    assert answer.get_json()["checks"] == {"records": "unavailable", "blobs": "unavailable"}
    assert app.test_client().get("/health").status_code == 200


def test_metrics_count_what_was_answered(world) -> None:
    world.ask("GET", "/uploads")
    world.ask("GET", "/uploads")
    expected = 'fertivision_requests_total{method="GET",route="/api/v1/uploads",status="200"} 2'
    assert expected in world.client.get("/metrics").text


def test_a_strange_method_makes_no_label_of_its_own(world) -> None:
    world.client.open("/health", method="X")
    assert 'method="X"' not in world.client.get("/metrics").text
