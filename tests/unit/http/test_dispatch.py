"""The API inside the functions framework, which reads a request's body again after the handler."""

import io
from pathlib import Path

import functions_framework
import pytest

from common.http.dispatch import dispatch

SOURCE = """
import functions_framework
from {module} import answer

@functions_framework.http
def api(request):
    return answer(request)
"""


@pytest.fixture
def client(world, tmp_path: Path, monkeypatch):
    """A client of the framework's own app, around ours."""
    (tmp_path / "fv_answering.py").write_text("answer = None\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    import fv_answering  # type: ignore[import-not-found]

    monkeypatch.setattr(fv_answering, "answer", lambda request: dispatch(world.app, request))
    source = tmp_path / "main.py"
    source.write_text(SOURCE.format(module="fv_answering"))
    return functions_framework.create_app("api", str(source), "http").test_client()


def _sent(world) -> dict[str, str]:
    return {"Authorization": f"Bearer {world.issuer.issue('t1', 'clinician')}"}


def test_a_post_with_a_body_works(world, client) -> None:
    answer = client.post("/api/v1/patients", json={"patient_ref": "P-2"}, headers=_sent(world))
    assert (answer.status_code, answer.get_json()["patient_ref"]) == (201, "P-2")


def test_a_query_arrives(world, client) -> None:
    answer = client.get("/api/v1/patients?ref=P-1", headers=_sent(world))
    assert [item["patient_ref"] for item in answer.get_json()["items"]] == ["P-1"]


def test_a_missing_address_is_ours(client) -> None:
    answer = client.get("/api/v1/nothing")
    assert answer.content_type == "application/problem+json"


def test_a_refused_body_is_ours(world, client) -> None:
    answer = client.post("/api/v1/patients", data=b"{", headers=_sent(world))
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize("extra", [1, 2**20])
def test_a_body_over_the_limit_is_a_413(world, client, extra) -> None:
    body = b" " * (world.settings.request_max_bytes + extra)
    answer = client.post("/api/v1/patients", data=body, headers=_sent(world))
    assert (answer.status_code, answer.get_json()["code"]) == (413, "too_large")


def test_a_body_of_unknown_length_over_the_limit_is_a_413(world, client) -> None:
    body = io.BytesIO(b" " * (world.settings.request_max_bytes + 1))
    chunked = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    answer = client.post(
        "/api/v1/patients",
        input_stream=body,
        environ_overrides=chunked,
        headers=_sent(world),
        content_type="application/json",
    )
    assert answer.status_code == 413


def test_a_signature_has_no_body_left_over(world, client) -> None:
    path = f"/api/v1/reports/{world.seeds().paths()['report_id']}/signature"
    sent = {**_sent(world), "If-Match": '"1"'}
    assert client.post(path, json={"meaning": "reviewed"}, headers=sent).status_code == 202
