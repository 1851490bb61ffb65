"""Cloud SQL as far as its connector goes: the Admin API, and the TLS proxy before a PostgreSQL.

The port of the proxy is fixed by the connector, so each instance lies on a loopback address of
its own.
"""

import json
import select
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from werkzeug.wrappers import Request, Response

from common.backends.emulated.serving import serving
from tests.emulators.keys import key

INSTANCE = "clinic:europe-west1:records"
_PORT = 3307
_CHUNK = 1 << 16
_ENCRYPTED = b"\0\0\0\x08\x04\xd2\x16\x2f"  # what the driver asks for first
_WORDS = b"SFATAL\0VFATAL\0C28000\0MCloud SQL IAM authentication failed\0\0"
_REFUSAL = b"E" + (len(_WORDS) + 4).to_bytes(4, "big") + _WORDS
_PEM = serialization.Encoding.PEM


@dataclass
class CloudSql:
    """One instance. `fail` is how many requests get a 503; `lasts` a certificate's life; `people`
    who may sign in without a password, by the token that they show.
    """

    host: str
    lasts: timedelta = timedelta(hours=1)
    fail: int = 0
    asked: list[str] = field(default_factory=list)
    connected: int = 0
    kind: str = "PRIVATE"
    people: dict[str, str] = field(default_factory=dict)

    def answer(self, request: Request) -> Response:
        """The two calls of the Admin API that the connector makes."""
        if self.fail > 0:
            self.fail -= 1
            return Response("", 503)
        self.asked.append(request.path.rpartition("/")[2])
        if "/instances/records" not in request.path:
            return _json({"error": {"message": "no such instance"}}, 404)
        if request.path.endswith("connectSettings"):
            return _json(self._settings())
        if request.path.endswith(":generateEphemeralCert"):
            return self._certified(request.get_json())
        return _json({"error": {"message": "no such call"}}, 404)

    def _certified(self, asked: dict[str, str]) -> Response:
        """A certificate; it carries who showed a token with the question."""
        token = asked.get("access_token")
        who = self.people.get(token, "") if token else "client"
        if not who:
            return _json({"error": {"message": "nobody's token"}}, 403)
        public = load_pem_public_key(asked["public_key"].encode())
        assert isinstance(public, rsa.RSAPublicKey)
        return _json({"ephemeralCert": {"cert": _certificate(who, public, self.lasts)}})

    def _settings(self) -> dict[str, object]:
        return {
            "region": "europe-west1",
            "ipAddresses": [{"type": self.kind, "ipAddress": self.host}],
            "serverCaCert": {"cert": _authority()},
            "databaseVersion": "POSTGRES_18",
        }


def _json(body: object, status: int = 200) -> Response:
    return Response(json.dumps(body), status, mimetype="application/json")


@cache
def _authority() -> str:
    """The certificate that everybody knows, and that the server shows: always the same."""
    return _certificate("server", key("cloud-sql").public_key())


def _certificate(name: str, public: rsa.RSAPublicKey, lasts: timedelta = timedelta(hours=1)) -> str:
    """Signed by the instance's authority, whose own key the server uses too."""
    authority = key("cloud-sql")
    issuer = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "server")])
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    at = datetime.now(UTC)
    made = x509.CertificateBuilder(issuer, subject, public, x509.random_serial_number())
    made = made.not_valid_before(at - timedelta(minutes=1)).not_valid_after(at + lasts)
    made = made.add_extension(x509.BasicConstraints(ca=name == "server", path_length=None), True)
    return made.sign(authority, hashes.SHA256()).public_bytes(_PEM).decode()


@contextmanager
def instance(host: str, database_port: int) -> Iterator[tuple[CloudSql, str]]:
    """An instance before the PostgreSQL of that port, and the address of its Admin API."""
    cloud = CloudSql(host)
    with ExitStack() as stack:
        context = stack.enter_context(_encrypted())
        listener = stack.enter_context(socket.create_server((host, _PORT)))
        args = (cloud, listener, context, database_port)
        threading.Thread(target=_accept, args=args, daemon=True).start()
        yield cloud, stack.enter_context(serving(cloud.answer))


@contextmanager
def _encrypted() -> Iterator[ssl.SSLContext]:
    """TLS 1.3 for those alone who hold a certificate of this authority that is still good."""
    authority = key("cloud-sql")
    certificate = _authority()
    pkcs8 = serialization.PrivateFormat.PKCS8
    secret = authority.private_bytes(_PEM, pkcs8, serialization.NoEncryption()).decode()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.verify_mode = ssl.CERT_REQUIRED
    with TemporaryDirectory() as folder:
        path = Path(folder) / "server.pem"
        path.write_text(certificate + secret)
        context.load_cert_chain(path)
        context.load_verify_locations(path)
    yield context


def _accept(
    cloud: CloudSql, listener: socket.socket, context: ssl.SSLContext, database_port: int
) -> None:
    while True:
        try:
            raw, _ = listener.accept()
        except OSError:
            return  # closed: the end of the block
        args = (cloud, raw, context, database_port)
        threading.Thread(target=_serve, args=args, daemon=True).start()


def _serve(
    cloud: CloudSql, raw: socket.socket, context: ssl.SSLContext, database_port: int
) -> None:
    with suppress(OSError), ExitStack() as stack:
        client = stack.enter_context(context.wrap_socket(raw, server_side=True))
        server = stack.enter_context(socket.create_connection(("127.0.0.1", database_port)))
        opening = _opening(client)
        if opening == _ENCRYPTED:
            client.sendall(b"N")  # it is already, on the outside
            opening = _opening(client)
        if not _may(client, opening):
            client.sendall(_REFUSAL)
            return
        server.sendall(opening)
        cloud.connected += 1
        client.setblocking(False)
        _pump(client, server)


def _opening(client: ssl.SSLSocket) -> bytes:
    """The driver's first message, which says as whom it comes."""
    said = b""
    while len(said) < 4 or len(said) < int.from_bytes(said[:4], "big"):
        piece = client.recv(_CHUNK)
        if not piece:
            raise ConnectionAbortedError
        said += piece
    return said


def _may(client: ssl.SSLSocket, opening: bytes) -> bool:
    """An account (its name has an @) comes with a certificate of its own, and needs no password."""
    words = opening[8:].split(b"\0")
    user = dict(zip(words[::2], words[1::2], strict=False))[b"user"].decode()
    ((_, holder),) = dict(client.getpeercert() or {})["subject"][0]  # type: ignore[misc]
    return "@" not in user or user == holder


def _pump(client: ssl.SSLSocket, server: socket.socket) -> None:
    """One thread for both directions: a TLS socket bears no two."""
    while True:
        ready = [client] if client.pending() else select.select([client, server], [], [])[0]
        if client in ready:
            with suppress(ssl.SSLWantReadError):
                data = client.recv(_CHUNK)
                if not data:
                    return
                server.sendall(data)
        if server in ready:
            data = server.recv(_CHUNK)
            if not data:
                return
            client.setblocking(True)
            client.sendall(data)
            client.setblocking(False)
