"""Identity Platform as far as its tokens go: a key made for the test, and its certificate."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from werkzeug.wrappers import Request, Response

KEY_ID = "one"


@cache
def key(name: str) -> rsa.RSAPrivateKey:
    """The key of that name, made once: making one takes a tenth of a second."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def certificate(name: str) -> str:
    """A certificate of the key of that name."""
    return signed_certificate(key(name))


def signed_certificate(own: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> str:
    """A certificate that the key itself signs, as Google publishes its own."""
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "securetoken")])
    at = datetime.now(UTC)
    made = x509.CertificateBuilder(who, who, own.public_key(), 1)
    made = made.not_valid_before(at - timedelta(days=1)).not_valid_after(at + timedelta(days=1))
    return made.sign(own, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()


@dataclass
class Identity:
    """Publishes certificates, and signs what it is given."""

    certificates: dict[str, str] = field(default_factory=lambda: {KEY_ID: certificate("identity")})
    asked: int = 0
    is_down: bool = False

    def answer(self, request: Request) -> Response:
        """The certificates; caches may keep them."""
        self.asked += 1
        if self.is_down:
            return Response("", 503)
        kept = {"Cache-Control": "public, max-age=3600"}
        return Response(json.dumps(self.certificates), 200, kept, mimetype="application/json")

    @staticmethod
    def sign(claims: Mapping[str, object], name: str = "identity") -> str:
        """A token by the key of that name, which always says that it is the published one."""
        return jwt.encode(dict(claims), key(name), "RS256", {"kid": KEY_ID})
