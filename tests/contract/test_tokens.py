"""`TokenVerifier`: who signed in, or one answer for everything else."""

import base64
import json
from datetime import UTC, datetime

import jwt
import pytest

from common.domain.errors import UnauthenticatedError
from common.domain.model import Role
from tests.contract.contract import Contract


def test_a_valid_token_says_who_it_is(backends: Contract) -> None:
    claims = backends.claims()
    who = backends.backend.tokens.verify(backends.sign(claims, None))
    assert (who.tenant_id, who.subject, who.role) == ("t1", "dr", Role.CLINICIAN)
    assert who.authenticated_at == datetime.fromtimestamp(float(str(claims["auth_time"])), UTC)


WRONG = {
    "aud": ["other", "", None, 5, ["other"]],
    "iss": ["https://elsewhere", ""],
    "role": ["system", "root", "", None, ["clinician"], 5],
    "exp": ["soon", None],
    "iat": ["now", None],
    "auth_time": ["now", None, 10**30],
}


@pytest.mark.parametrize(
    ("claim", "value"), [(claim, value) for claim, values in WRONG.items() for value in values]
)
def test_a_wrong_claim_is_refused(backends: Contract, claim: str, value: object) -> None:
    token = backends.sign({**backends.claims(), claim: value}, None)
    with pytest.raises(UnauthenticatedError):
        backends.backend.tokens.verify(token)


@pytest.mark.parametrize(
    "claim", ["iss", "aud", "sub", "exp", "iat", "auth_time", "tenant", "role"]
)
def test_a_missing_claim_is_refused(backends: Contract, claim: str) -> None:
    claims = {k: v for k, v in backends.claims().items() if k != claim}
    with pytest.raises(UnauthenticatedError):
        backends.backend.tokens.verify(backends.sign(claims, None))


@pytest.mark.parametrize("tenant", ["", None, 5])
def test_a_token_of_no_tenant_is_refused(backends: Contract, tenant: object) -> None:
    token = backends.sign({**backends.claims(), "tenant": tenant}, None)
    with pytest.raises(UnauthenticatedError):
        backends.backend.tokens.verify(token)


def test_an_expired_token_is_refused(backends: Contract) -> None:
    token = backends.sign(backends.claims(), None)
    backends.clock.move(seconds=600)
    with pytest.raises(UnauthenticatedError):
        backends.backend.tokens.verify(token)


def test_a_token_from_the_future_is_refused(backends: Contract) -> None:
    token = backends.sign(backends.claims(), None)
    backends.clock.move(seconds=-61)
    with pytest.raises(UnauthenticatedError):
        backends.backend.tokens.verify(token)


def test_another_key_is_refused(backends: Contract) -> None:
    with pytest.raises(UnauthenticatedError):
        backends.backend.tokens.verify(backends.sign(backends.claims(), b"k" * 32))


def text(data: bytes) -> str:
    """Base64 as tokens have it."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "HS512", "RS256"])
def test_another_algorithm_is_refused(backends: Contract, algorithm: str) -> None:
    signed = backends.sign(backends.claims(), None)
    _, body, mac = signed.split(".")
    head = text(json.dumps({"alg": algorithm, "typ": "JWT"}).encode())
    for forged in (f"{head}.{body}.", f"{head}.{body}.{mac}"):
        with pytest.raises(UnauthenticatedError):
            backends.backend.tokens.verify(forged)


def test_an_unsigned_token_is_refused(backends: Contract) -> None:
    with pytest.raises(UnauthenticatedError):
        backends.backend.tokens.verify(jwt.encode(backends.claims(), "", "none"))


@pytest.mark.parametrize(
    "token", ["", ".", "a.b.c", "ü", "x" * 100_000, "\0", "....", "e30.e30.e30"]
)
def test_what_is_no_token_is_refused(backends: Contract, token: str) -> None:
    with pytest.raises(UnauthenticatedError):
        backends.backend.tokens.verify(token)


def test_a_changed_token_is_refused(backends: Contract) -> None:
    head, _, mac = backends.sign(backends.claims(), None).split(".")
    body = text(json.dumps({**backends.claims(), "role": "admin"}).encode())
    with pytest.raises(UnauthenticatedError):
        backends.backend.tokens.verify(f"{head}.{body}.{mac}")
