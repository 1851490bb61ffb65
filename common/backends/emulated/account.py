"""The service account of the functions: its key, and the file google-auth finds it in."""

import json
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from common.backends.local.machine import private


@dataclass(frozen=True)
class Account:
    """A `Signer` with a key at hand, where on Google Cloud IAM signs."""

    key: RSAPrivateKey
    email: str = "functions@emulated.example"

    def sign(self, message: bytes) -> bytes:
        """RSA with SHA-256."""
        return self.key.sign(message, PKCS1v15(), SHA256())

    @property
    def public(self) -> RSAPublicKey:
        """What its signatures are checked with."""
        return self.key.public_key()

    def write(self, path: Path) -> Path:
        """The file GOOGLE_APPLICATION_CREDENTIALS may name; nobody is asked for tokens."""
        account = {
            "type": "service_account",
            "project_id": "p",
            "private_key": pem(self.key).decode(),
            "client_email": self.email,
            "token_uri": "http://127.0.0.1:9/",
        }
        with private(path) as file:
            json.dump(account, file)
        return path


def pem(key: RSAPrivateKey) -> bytes:
    """The key in clear."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
