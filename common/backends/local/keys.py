"""Keys of a laptop: one Tink key set for each tenant in a file only its owner can read."""

import os
import threading
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from common.domain.errors import InvalidInputError
from common.domain.ids import derive

if TYPE_CHECKING:
    from tink import KeysetHandle, aead, prf


class LocalKeys:
    """`KeyRing` over a folder of key sets."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._aeads: dict[str, aead.Aead] = {}
        self._prfs: dict[str, prf.PrfSet] = {}
        self._lock = threading.Lock()

    def seal(self, tenant_id: str, plain: bytes, context: str) -> bytes:
        """Encrypt with AES-256-GCM; tenant and context are authenticated."""
        return bytes(self._aead(tenant_id).encrypt(plain, _associated(tenant_id, context)))

    def open(self, tenant_id: str, sealed: bytes, context: str) -> bytes:
        """Decrypt; InvalidInputError where bytes, tenant or context are not those sealed."""
        import tink  # with the first sealed value, not at start-up

        try:
            return bytes(self._aead(tenant_id).decrypt(sealed, _associated(tenant_id, context)))
        except tink.TinkError as error:
            raise InvalidInputError("sealed bytes that do not open") from error

    def index(self, tenant_id: str, field: str, value: str) -> bytes:
        """HMAC-SHA-256 of the value without case, accents' composition and doubled spaces, 16
        bytes.
        """
        normal = " ".join(unicodedata.normalize("NFKC", value).casefold().split())
        return bytes(self._prf(tenant_id).primary().compute(f"{field}\0{normal}".encode(), 16))

    def _aead(self, tenant_id: str) -> "aead.Aead":
        with self._lock:
            if tenant_id not in self._aeads:
                from tink import aead

                aead.register()
                handle = self._handle(tenant_id, "seal", aead.aead_key_templates.AES256_GCM)
                self._aeads[tenant_id] = handle.primitive(aead.Aead)
            return self._aeads[tenant_id]

    def _prf(self, tenant_id: str) -> "prf.PrfSet":
        with self._lock:
            if tenant_id not in self._prfs:
                from tink import prf

                prf.register()
                handle = self._handle(tenant_id, "index", prf.prf_key_templates.HMAC_SHA256)
                self._prfs[tenant_id] = handle.primitive(prf.PrfSet)
            return self._prfs[tenant_id]

    def _handle(self, tenant_id: str, purpose: str, template: object) -> "KeysetHandle":
        """Read the key set, or make it; two processes that make it at once end with the
        same one.
        """
        import tink
        from tink import json_proto_keyset_format, secret_key_access

        access = secret_key_access.TOKEN
        path = self._folder / f"{derive('key', tenant_id, purpose)}.json"
        if not path.exists():
            handle = tink.new_keyset_handle(template)
            text = json_proto_keyset_format.serialize(handle, access)
            _create_once(path, text.encode())
        return json_proto_keyset_format.parse(path.read_text(), access)


def _associated(tenant_id: str, context: str) -> bytes:
    return f"{tenant_id}\0{context}".encode()


def secret(folder: Path, name: str) -> bytes:
    """32 random bytes kept under that name, made at the first call."""
    path = folder / name
    if not path.exists():
        _create_once(path, os.urandom(32))
    return path.read_bytes()


def _create_once(path: Path, content: bytes) -> None:
    """Write a 0600 file whole, unless somebody else was first."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    try:
        path.hardlink_to(draft)  # unlike a rename, this fails when the name is taken
    except FileExistsError:
        pass
    finally:
        draft.unlink()
