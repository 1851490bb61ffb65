"""Cloud KMS as Tink knows one: encrypt and decrypt under a key that never leaves it."""

import base64

from common.backends.gcp.rest import Rest
from common.domain.errors import ConfigurationError, NotFoundError, UnavailableError
from common.domain.model import JsonObject


class CloudKms:
    """Tink's `Aead` over one key. Tink's own client for Cloud KMS would bring grpc with it.

    Each answer carries the checksum of what KMS read and of what it says, so that a bit that flips
    on the way cannot cost a clinic its keys.
    """

    def __init__(self, rest: Rest, key: str) -> None:
        self._rest = rest
        self._key = key

    def encrypt(self, plaintext: bytes, associated_data: bytes) -> bytes:
        """The ciphertext; UnavailableError, ConfigurationError."""
        body = {
            "plaintext": _text(plaintext),
            "plaintextCrc32c": _checksum(plaintext),
            "additionalAuthenticatedData": _text(associated_data),
            "additionalAuthenticatedDataCrc32c": _checksum(associated_data),
        }
        answer = self._call("encrypt", body)
        sealed = _bytes(answer, "ciphertext")
        was_read = (
            answer.get("verifiedPlaintextCrc32c") is True
            and answer.get("verifiedAdditionalAuthenticatedDataCrc32c") is True
        )
        if not was_read or str(answer.get("ciphertextCrc32c")) != _checksum(sealed):
            raise UnavailableError("damaged on the way to or from Cloud KMS")
        return sealed

    def decrypt(self, ciphertext: bytes, associated_data: bytes) -> bytes:
        """The plaintext; UnavailableError, ConfigurationError."""
        body = {
            "ciphertext": _text(ciphertext),
            "ciphertextCrc32c": _checksum(ciphertext),
            "additionalAuthenticatedData": _text(associated_data),
            "additionalAuthenticatedDataCrc32c": _checksum(associated_data),
        }
        answer = self._call("decrypt", body)
        plain = _bytes(answer, "plaintext")
        if str(answer.get("plaintextCrc32c")) != _checksum(plain):
            raise UnavailableError("damaged on the way from Cloud KMS")
        return plain

    def _call(self, verb: str, body: JsonObject) -> JsonObject:
        try:
            return self._rest.post(f"/v1/{self._key}:{verb}", body)
        except NotFoundError as error:
            raise ConfigurationError("no such key in Cloud KMS") from error


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(answer: JsonObject, name: str) -> bytes:
    return base64.b64decode(str(answer.get(name, "")))


def _checksum(data: bytes) -> str:
    """As JSON has numbers of 64 bits: a string of digits."""
    import google_crc32c

    return str(google_crc32c.value(data))
