"""Services of ours that count what they are asked, and fail when a test wants it."""

import base64
import json

from werkzeug.wrappers import Request, Response

from common.backends.emulated.identity import KEY_ID, Identity, certificate
from common.backends.emulated.kms import Kms
from tests.emulators.keys import key


class FaultyKms(Kms):
    """With `flips` an answer has a damaged bit, with `misreads` it says that the question had."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.flips = False
        self.misreads = False

    def answer(self, request: Request) -> Response:
        """One request."""
        self.asked += 1
        answer = super().answer(request)
        said = json.loads(answer.get_data())
        for name in {"ciphertext", "plaintext"} & set(said if self.flips else ()):
            sound = base64.b64decode(said[name])
            said[name] = base64.b64encode(bytes([sound[0] ^ 1]) + sound[1:]).decode()
        if self.misreads:
            said["verifiedPlaintextCrc32c"] = False
        return Response(json.dumps(said), answer.status_code, mimetype="application/json")


class FaultyIdentity(Identity):
    """Publishes the certificate of the key `identity`, unless it `is_down`."""

    def __init__(self) -> None:
        super().__init__({KEY_ID: certificate(key("identity"))})
        self.asked = 0
        self.is_down = False

    def answer(self, request: Request) -> Response:
        """The certificates."""
        self.asked += 1
        return Response("", 503) if self.is_down else super().answer(request)
