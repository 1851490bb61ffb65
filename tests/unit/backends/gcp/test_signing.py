"""Who signs addresses: a key file, or on Cloud Run the IAM Credentials service."""

import base64
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from google.auth import compute_engine
from google.auth.credentials import AnonymousCredentials
from google.oauth2 import service_account

from common.backends.gcp.signing import Request, signed_url, signing_account
from common.domain.errors import UnavailableError
from tests.emulators.keys import key

EMAIL = "api@clinic.example"


@dataclass
class Answer:
    """A response as google-auth's transports give it."""

    data: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"content-type": "application/json"})


def google(url: str, method: str = "GET", body: bytes = b"", **_: object) -> Answer:
    """The metadata server of Cloud Run, and the service that signs."""
    if url.endswith(f"serviceAccounts/{EMAIL}:signBlob"):
        payload = base64.b64decode(json.loads(body)["payload"])
        signed = key("account").sign(payload, PKCS1v15(), SHA256())
        return Answer(
            json.dumps({"keyId": "k", "signedBlob": base64.b64encode(signed).decode()}).encode()
        )
    if "/token" in url:
        return Answer(b'{"access_token": "t", "expires_in": 3600, "token_type": "Bearer"}')
    return Answer(json.dumps({"email": EMAIL, "scopes": [], "aliases": ["default"]}).encode())


def test_without_a_key_iam_signs_for_the_account_of_the_machine() -> None:
    email, sign = signing_account(
        compute_engine.Credentials(universe_domain="googleapis.com"), google
    )
    key("account").public_key().verify(sign(b"message"), b"message", PKCS1v15(), SHA256())
    assert email == EMAIL


def test_with_a_key_file_the_key_signs() -> None:
    pem = key("account").private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    info = {"private_key": pem.decode(), "client_email": EMAIL, "token_uri": "https://x"}
    own = service_account.Credentials.from_service_account_info(info)
    email, sign = signing_account(own, google)
    key("account").public_key().verify(sign(b"message"), b"message", PKCS1v15(), SHA256())
    assert email == EMAIL


def test_without_a_metadata_server_nobody_signs() -> None:
    def away(url: str, **_: object) -> Answer:
        return Answer(b"", 404)

    with pytest.raises(UnavailableError):
        signing_account(compute_engine.Credentials(universe_domain="googleapis.com"), away)


def test_nobody_in_particular_cannot_sign() -> None:
    with pytest.raises(UnavailableError):
        signing_account(AnonymousCredentials(), google)


class Known:
    """An account whose signature is always the same."""

    email = EMAIL

    def sign(self, message: bytes) -> bytes:
        return bytes(8)


def test_no_address_works_for_longer_than_a_week() -> None:
    request = Request(method="GET", bucket="b", name="t1/a")
    at = datetime(2026, 1, 2, tzinfo=UTC)
    url = signed_url(Known(), "https://s.example", request, at, timedelta(days=30))
    assert "X-Goog-Expires=604800&" in url
    assert url.startswith("https://s.example/b/t1/a?X-Goog-Algorithm=GOOG4-RSA-SHA256&")
