"""Cloud KMS's two calls over one key of ours, with its checksums."""

import base64
import json
import os

import google_crc32c
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from werkzeug.wrappers import Request, Response

KEY = "projects/p/locations/europe-west3/keyRings/r/cryptoKeys/k"


class Kms:
    """Answers for `KEY`, which is gone with this object."""

    def __init__(self) -> None:
        self._key = AESGCM(AESGCM.generate_key(256))

    def answer(self, request: Request) -> Response:
        """One request."""
        key, _, verb = request.path.removeprefix("/v1/").partition(":")
        if key != KEY or verb not in ("encrypt", "decrypt"):
            return Response("{}", 404)
        body = request.get_json()
        sent = "plaintext" if verb == "encrypt" else "ciphertext"
        data = base64.b64decode(body[sent])
        bound_to = base64.b64decode(body["additionalAuthenticatedData"])
        if (body[f"{sent}Crc32c"], body["additionalAuthenticatedDataCrc32c"]) != (
            str(google_crc32c.value(data)),
            str(google_crc32c.value(bound_to)),
        ):
            return Response("{}", 400)
        try:
            return self._said(verb, data, bound_to)
        except InvalidTag:
            return Response("{}", 400)

    def _said(self, verb: str, data: bytes, bound_to: bytes) -> Response:
        if verb == "encrypt":
            nonce = os.urandom(12)
            name, result = "ciphertext", nonce + self._key.encrypt(nonce, data, bound_to)
        else:
            name, result = "plaintext", self._key.decrypt(data[:12], data[12:], bound_to)
        said = {
            name: base64.b64encode(result).decode(),
            f"{name}Crc32c": str(google_crc32c.value(result)),
            "verifiedPlaintextCrc32c": True,
            "verifiedAdditionalAuthenticatedDataCrc32c": True,
        }
        return Response(json.dumps(said), mimetype="application/json")
