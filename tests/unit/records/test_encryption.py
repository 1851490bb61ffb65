"""Across a network nothing is said to a database whose certificate does not hold."""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from common.domain.errors import ConfigurationError, UnavailableError
from common.records.connect import connect

HOST = "127.0.0.2"  # this machine, but none of the names that mean it


def certificate(folder: Path, host: str) -> Path:
    """A self-signed certificate of that host, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = datetime.now(UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(
        now + timedelta(days=1)
    )
    signed = builder.add_extension(address, critical=False).sign(key, hashes.SHA256())
    form = serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    path = folder / f"{host}.pem"
    path.write_bytes(secret + signed.public_bytes(serialization.Encoding.PEM))
    return path


class Peer:
    """Something that says it is a database: what it heard after the encryption began."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._listening = socket.create_server((HOST, 0))
        self.heard = b""
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"postgresql://somebody:hunter2@{HOST}:{self._listening.getsockname()[1]}/db"

    def _serve(self) -> None:
        link, _ = self._listening.accept()
        with link:
            link.recv(8)
            link.sendall(b"S" if self._path else b"N")
            if self._path is None:
                self.heard = link.recv(1000)
                return
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self._path)
            try:
                with context.wrap_socket(link, server_side=True) as secure:
                    self.heard = secure.recv(1000)
            except OSError:
                return

    def close(self) -> bytes:
        self._thread.join(20)
        self._listening.close()
        return self.heard


@pytest.fixture
def strangers(tmp_path: Path) -> Iterator[list[Peer]]:
    made: list[Peer] = []
    yield made
    for peer in made:
        peer.close()


def test_a_certificate_nobody_vouches_for_is_refused(tmp_path: Path, strangers: list[Peer]) -> None:
    peer = Peer(certificate(tmp_path, HOST))
    strangers.append(peer)
    with pytest.raises(ConfigurationError):
        connect(peer.url)
    assert peer.close() == b""


def test_a_certificate_of_another_host_is_refused(
    tmp_path: Path, strangers: list[Peer], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = certificate(tmp_path, "127.0.0.3")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    peer = Peer(path)
    strangers.append(peer)
    with pytest.raises(ConfigurationError):
        connect(peer.url)
    assert peer.close() == b""


def test_a_certificate_that_holds_is_spoken_to(
    tmp_path: Path, strangers: list[Peer], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = certificate(tmp_path, HOST)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    peer = Peer(path)
    strangers.append(peer)
    with pytest.raises(UnavailableError):  # it hangs up after the first words
        connect(peer.url)
    assert b"somebody" in peer.close()


def test_a_peer_without_encryption_hears_nothing(strangers: list[Peer]) -> None:
    peer = Peer(None)
    strangers.append(peer)
    with pytest.raises(UnavailableError):
        connect(peer.url)
    assert peer.close() == b""
