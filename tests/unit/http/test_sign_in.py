"""How the page learns the way people sign in."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from common.http.answers_admin import SignInOut
from common.http.app import create_app
from common.ports import Backend
from common.settings import Settings

CLOUD = Settings(backend="gcp", gcp_project="clinic", gcp_identity_api_key="AIza-page")


def _no_backend() -> Backend:
    raise AssertionError("nobody has signed in: no store is asked")


def _client(settings: Settings) -> FlaskClient:
    return create_app(_no_backend, settings).test_client()


def _asked(settings: Settings) -> dict[str, object]:
    answer = _client(settings).get("/api/v1/sign-in")
    assert answer.status_code == 200
    found: dict[str, object] = answer.get_json()
    SignInOut.model_validate(found)
    return found


def test_the_local_backend_takes_development_tokens() -> None:
    assert _asked(Settings()) == {"kind": "token"}


def test_on_google_cloud_it_is_identity_platform() -> None:
    expected = {
        "kind": "identity_platform",
        "project": "clinic",
        "api_key": "AIza-page",
        "emulator": None,
    }
    assert _asked(CLOUD) == expected


def test_the_users_may_be_another_projects() -> None:
    assert _asked(replace(CLOUD, gcp_identity_project="people"))["project"] == "people"


@pytest.mark.parametrize(
    ("endpoint", "told"),
    [("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("https://elsewhere.example", None)],
)
def test_an_emulator_is_named_and_nothing_else_is(endpoint: str, told: str | None) -> None:
    assert _asked(replace(CLOUD, gcp_identity_endpoint=endpoint))["emulator"] == told


def test_without_a_key_it_is_a_mistake_of_ours_and_no_token_is_taken() -> None:
    answer = _client(replace(CLOUD, gcp_identity_api_key="")).get("/api/v1/sign-in")
    assert (answer.status_code, answer.get_json()["code"]) == (500, "configuration")
    assert "GCP_IDENTITY_API_KEY" not in answer.text


def test_it_is_only_read() -> None:
    assert _client(CLOUD).post("/api/v1/sign-in").status_code == 405
