"""Forged, stale and misplaced credentials; limits."""

import base64
import json
from dataclasses import replace

import jwt
import pytest

from common.http.app import create_app
from common.http.auth import KEPT_S, Known


def _claims(world, **changes: object) -> dict[str, object]:
    token = world.issuer.issue("t1", "clinician")
    return {**jwt.decode(token, options={"verify_signature": False}), **changes}


def _ask(world, authorization: str | None):
    headers = {"Authorization": authorization} if authorization is not None else {}
    return world.client.get("/api/v1/me", headers=headers)


def _unsigned(claims: dict[str, object], algorithm: str) -> str:
    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    return f"{part({'alg': algorithm, 'typ': 'JWT'})}.{part(claims)}."


def test_a_valid_token_works(world) -> None:
    body = _ask(world, f"Bearer {world.issuer.issue('t1', 'clinician')}").get_json()
    assert (body["tenant_id"], body["role"]) == ("t1", "clinician")


@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Bearer ", "Basic eDp5", "Bearer x", "Bearer a.b.c", "Bearer é"]
)
def test_what_is_no_token_is_a_401(world, header) -> None:
    answer = _ask(world, header)
    assert (answer.status_code, answer.get_json()["code"]) == (401, "unauthenticated")


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "nOnE", "HS256", ""])
def test_an_unsigned_token_is_a_401(world, algorithm) -> None:
    assert _ask(world, f"Bearer {_unsigned(_claims(world), algorithm)}").status_code == 401


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "someone"},
        {"aud": "another"},
        {"exp": 1},
        {"iat": 4102444800},
        {"role": "system"},
        {"role": "root"},
        {"tenant": None},
        {"auth_time": "x"},
    ],
    ids=str,
)
def test_a_token_with_wrong_claims_is_a_401(world, changes) -> None:
    claims = _claims(world, **changes)
    claims = {name: value for name, value in claims.items() if value is not None}
    token = jwt.encode(claims, world.issuer.key(), algorithm="HS256")
    assert _ask(world, f"Bearer {token}").status_code == 401


@pytest.mark.parametrize("extra", [{"kid": "../../dev"}, {"jku": "http://x"}, {"jwk": {"k": "x"}}])
def test_a_token_that_brings_its_own_key_is_a_401(world, extra) -> None:
    key = "an attacker's own key, long enough for it"
    token = jwt.encode(_claims(world), key, algorithm="HS256", headers=extra)
    assert _ask(world, f"Bearer {token}").status_code == 401


def test_an_expired_token_stops_within_seconds(world) -> None:
    token = world.issuer.issue("t1", "clinician")
    world.clock.move(hours=13)
    assert _ask(world, f"Bearer {token}").status_code == 401


def test_a_token_is_remembered_for_seconds_only(world) -> None:
    at = [0.0]
    known = Known(clock=lambda: at[0])
    known.put(b"digest", world.principal())
    assert known.get(b"digest") == world.principal()
    at[0] = KEPT_S + 0.1
    assert known.get(b"digest") is None


def test_only_the_newest_tokens_are_remembered(world) -> None:
    known = Known()
    for number in range(2001):
        known.put(b"%d" % number, world.principal())
    assert known.get(b"0") is None
    assert known.get(b"2000") == world.principal()


def test_the_request_over_the_limit_waits(world) -> None:
    settings = replace(world.settings, rate_limit_per_minute=5)
    client = create_app(lambda: world.backend, settings).test_client()
    sent = {"Authorization": f"Bearer {world.issuer.issue('t1', 'viewer')}"}
    answers = [client.get("/api/v1/me", headers=sent) for _ in range(6)]
    assert [a.status_code for a in answers] == [200] * 5 + [429]
    # A window slides: the last of its minute's five uses weighs on the next minute's first fifth.
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60 + 60 / 5
    assert answers[0].headers["RateLimit-Policy"].startswith('"principal";q=5;w=60')


def test_a_flooded_clinic_does_not_slow_another(world) -> None:
    settings = replace(world.settings, tenant_rate_limit_per_minute=3)
    client = create_app(lambda: world.backend, settings).test_client()

    def ask(role: str, tenant_id: str) -> int:
        sent = {"Authorization": f"Bearer {world.issuer.issue(tenant_id, role)}"}
        return client.get("/api/v1/me", headers=sent).status_code

    roles = ("viewer", "clinician", "admin", "technician")
    assert [ask(role, "t1") for role in roles] == [200, 200, 200, 429]
    assert ask("viewer", "t2") == 200
