"""A language model behind an OpenAI-compatible address (Ollama, OpenAI, Vertex AI).

One request, one answer, under limits of time and size; no redirect is followed. Whatever goes wrong
is UnavailableError, so that the caller goes on without it.
"""

import http.client
import json
import socket
import threading
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from common.domain.errors import UnavailableError
from common.domain.model import Tenant
from common.settings import Settings

_MOST_BYTES = 1_000_000
_CHUNK = 16_384


@dataclass(frozen=True, slots=True, kw_only=True)
class HostedModel:
    """A model at an address. `provider` is the address's host.

    url : what `/chat/completions` follows
    seconds : the longest a whole exchange may take
    """

    url: str
    name: str
    key: str = field(default="", repr=False)
    seconds: float = 20.0

    @property
    def provider(self) -> str:
        """Who answers."""
        return urlsplit(self.url).hostname or ""

    def ask(self, instruction: str, text: str) -> str:
        """The model's answer. UnavailableError for any other outcome."""
        body = {
            "model": self.name,
            "messages": [
                {"role": "system", "content": instruction},
                {"role": "user", "content": text},
            ],
            "temperature": 0,
            "response_format": {"type": "json_object"},
        }
        raw = self._post(json.dumps(body).encode())
        try:
            answer = json.loads(raw)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
            raise UnavailableError("the language model's reply has another form") from error
        if not isinstance(answer, str):
            raise UnavailableError("the language model's reply is no text")
        return answer

    def _post(self, body: bytes) -> bytes:
        try:
            connection = self._connected()
            # A reply that trickles in never runs into the timeout of a single read.
            ending = threading.Timer(self.seconds, _shut, [connection.sock])
            ending.daemon = True
            ending.start()
            try:
                path = f"{urlsplit(self.url).path.rstrip('/')}/chat/completions"
                connection.request("POST", path, body, self._headers())
                return _read(connection.getresponse())
            finally:
                ending.cancel()
                connection.close()
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise UnavailableError("the language model does not answer") from error

    def _connected(self) -> http.client.HTTPConnection:
        parts = urlsplit(self.url)
        is_safe = parts.scheme == "https"
        kind = http.client.HTTPSConnection if is_safe else http.client.HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=self.seconds)
        connection.connect()
        return connection

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        return headers | ({"Authorization": f"Bearer {self.key}"} if self.key else {})


def _shut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it ended by itself


def _read(response: http.client.HTTPResponse) -> bytes:
    if response.status != http.HTTPStatus.OK:
        raise UnavailableError(f"the language model answers {response.status}")
    found = bytearray()
    while chunk := response.read(_CHUNK):
        found += chunk
        if len(found) > _MOST_BYTES:
            raise UnavailableError("the language model's reply is too long")
    return bytes(found)


def of(tenant: Tenant, settings: Settings) -> HostedModel | None:
    """The model that this clinic has switched on, where the deployment has one."""
    if not tenant.language_model or not settings.language_model_url:
        return None
    return HostedModel(
        url=settings.language_model_url,
        name=settings.language_model_name,
        key=settings.language_model_key,
        seconds=settings.language_model_seconds,
    )
