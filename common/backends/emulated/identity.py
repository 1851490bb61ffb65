"""Identity Platform as far as its tokens go: a key of ours, its certificate, and who signs in."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from werkzeug.wrappers import Request, Response

from common.backends.gcp.tokens import IdentityTokens
from common.domain.model import Role

KEY_ID = "one"
LIFE = timedelta(hours=12)


def new_key() -> rsa.RSAPrivateKey:
    """Making one takes a tenth of a second."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def certificate(own: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> str:
    """One that the key itself signs, as Google publishes its own."""
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "securetoken")])
    at = datetime.now(UTC)
    made = x509.CertificateBuilder(who, who, own.public_key(), 1)
    made = made.not_valid_before(at - timedelta(days=1)).not_valid_after(at + timedelta(days=1))
    return made.sign(own, hashes.SHA256()).public_bytes(Encoding.PEM).decode()


def signed(claims: Mapping[str, object], key: rsa.RSAPrivateKey) -> str:
    """A token by that key, which says that it is the published one."""
    return jwt.encode(dict(claims), key, "RS256", {"kid": KEY_ID})


@dataclass
class Identity:
    """Publishes certificates."""

    certificates: dict[str, str] = field(default_factory=dict)

    def answer(self, request: Request) -> Response:
        """The certificates; caches may keep them."""
        kept = {"Cache-Control": "public, max-age=3600"}
        return Response(json.dumps(self.certificates), 200, kept, mimetype="application/json")


@dataclass(frozen=True)
class Issuer:
    """Signs people in as Identity Platform would that knew them all."""

    key: rsa.RSAPrivateKey
    project: str
    certificates: str
    now: Callable[[], datetime]

    def issue(
        self,
        tenant_id: str,
        role: str,
        subject: str | None = None,
        name: str | None = None,
        **more: object,
    ) -> str:
        """A token valid for twelve hours, with a sign-in that happened just now; `more` are claims
        that say otherwise.
        """
        at = int(self.now().timestamp())
        claims: dict[str, object] = {
            "iss": f"https://securetoken.google.com/{self.project}",
            "aud": self.project,
            "sub": subject or f"{Role(role).value}@{tenant_id}",
            "iat": at,
            "auth_time": at,
            "exp": at + int(LIFE.total_seconds()),
            "tenant": tenant_id,
            "role": Role(role).value,
            "name": name or f"Demonstration {Role(role).value}",
            "firebase": {"sign_in_provider": "custom", "sign_in_second_factor": "totp"},
            **more,
        }
        return signed(claims, self.key)

    def renew(self, token: str) -> str:
        """The same person signs in again: a fresh `auth_time`. UnauthenticatedError."""
        who = IdentityTokens(self.project, self.now, self.certificates).verify(token)
        return self.issue(who.tenant_id, who.role.value, who.subject, who.display_name)
