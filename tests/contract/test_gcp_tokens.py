"""Identity Platform alone: certificates, confirmed addresses, and confusion of keys."""

import base64
import hashlib
import hmac
import json

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from common.backends.emulated.identity import KEY_ID, certificate
from common.backends.gcp.tokens import IdentityTokens
from common.domain.errors import UnauthenticatedError, UnavailableError
from tests.contract.contract import Contract
from tests.contract.on_gcp import Parts
from tests.emulators.keys import key

pytestmark = pytest.mark.emulators

Gcp = tuple[Contract, Parts]


def encoded(data: bytes) -> bytes:
    """Base64 as tokens have it."""
    return base64.urlsafe_b64encode(data).rstrip(b"=")


@pytest.mark.parametrize("algorithm", ["HS256", "RS256"])
def test_a_certificate_is_no_secret_to_sign_with(gcp: Gcp, algorithm: str) -> None:
    head = encoded(json.dumps({"alg": algorithm, "kid": KEY_ID}).encode())
    body = head + b"." + encoded(json.dumps(gcp[0].claims()).encode())
    mac = hmac.digest(certificate(key("identity")).encode(), body, hashlib.sha256)
    with pytest.raises(UnauthenticatedError):
        gcp[0].backend.tokens.verify((body + b"." + encoded(mac)).decode())


def test_google_signs_with_one_algorithm_only(gcp: Gcp) -> None:
    elliptic = ec.generate_private_key(ec.SECP256R1())
    gcp[1].identity.certificates = {KEY_ID: certificate(elliptic)}
    token = jwt.encode(gcp[0].claims(), elliptic, "ES256", {"kid": KEY_ID})
    with pytest.raises(UnauthenticatedError):
        gcp[0].backend.tokens.verify(token)


@pytest.mark.parametrize("confirmed", [False, None, "true", 1])
def test_an_address_that_nobody_confirmed_signs_nobody_in(gcp: Gcp, confirmed: object) -> None:
    token = gcp[0].sign({**gcp[0].claims(), "email_verified": confirmed}, None)
    with pytest.raises(UnauthenticatedError):
        gcp[0].backend.tokens.verify(token)


def test_somebody_without_an_address_may_sign_in(gcp: Gcp) -> None:
    claims = {k: v for k, v in gcp[0].claims().items() if not k.startswith("email")}
    assert gcp[0].backend.tokens.verify(gcp[0].sign(claims, None)).subject == "dr"


@pytest.mark.parametrize(
    ("said", "has_one"),
    [
        ({"sign_in_provider": "password", "sign_in_second_factor": "totp"}, True),
        ({"sign_in_provider": "password", "sign_in_second_factor": "phone"}, True),
        ({"sign_in_provider": "password"}, False),
        ({"sign_in_provider": "password", "sign_in_second_factor": ""}, False),
        ({"sign_in_second_factor": True}, False),
        ("sign_in_second_factor", False),
        (None, False),
    ],
)
def test_a_second_factor_is_one_that_identity_platform_names(
    gcp: Gcp, said: object, has_one: bool
) -> None:
    token = gcp[0].sign({**gcp[0].claims(), "firebase": said}, None)
    assert gcp[0].backend.tokens.verify(token).has_second_factor is has_one


@pytest.mark.parametrize("tenant", ["t1/../t2", "a/b"])
def test_a_tenant_is_one_part_of_a_path(gcp: Gcp, tenant: str) -> None:
    with pytest.raises(UnauthenticatedError):
        gcp[0].backend.tokens.verify(gcp[0].sign({**gcp[0].claims(), "tenant": tenant}, None))


def test_certificates_are_fetched_once(gcp: Gcp) -> None:
    contract, parts = gcp
    for _ in range(3):
        contract.backend.tokens.verify(contract.sign(contract.claims(), None))
    assert parts.identity.asked == 1


def test_a_key_that_google_no_longer_publishes_is_refused(gcp: Gcp) -> None:
    contract, parts = gcp
    parts.identity.certificates = {"two": certificate(key("identity"))}
    with pytest.raises(UnauthenticatedError):
        contract.backend.tokens.verify(contract.sign(contract.claims(), None))


def test_without_certificates_nobody_can_be_told_from_a_stranger(gcp: Gcp) -> None:
    contract, parts = gcp
    parts.identity.is_down = True
    away = IdentityTokens(parts.project, contract.clock, "http://127.0.0.1:9")
    for tokens in (contract.backend.tokens, away):
        with pytest.raises(UnavailableError):
            tokens.verify(contract.sign(contract.claims(), None))
