"""Sealing with a key set for each tenant, by Tink, wherever the key sets lie."""

import json
import threading
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from common.domain.errors import ConflictError, InvalidInputError, NotFoundError

if TYPE_CHECKING:
    from tink import KeysetHandle, aead, prf

_SEAL, _INDEX = "seal", "index"
# What Tink writes begins with this and the four bytes of its key's number.
_TINK = b"\x01"


class KeySets(Protocol):
    """Two for each tenant, by their purpose."""

    def read(self, tenant_id: str, purpose: str) -> "tuple[KeysetHandle, object]":
        """The key set, and what tells this state of it from a later one; NotFoundError."""
        ...

    def write(
        self, tenant_id: str, purpose: str, handle: "KeysetHandle", over: object | None
    ) -> None:
        """Store it in the place of that state (None: of nothing); ConflictError."""
        ...


@dataclass(frozen=True, slots=True)
class _Known:
    """A key set as it was read: what it does, and the numbers of its keys."""

    primitive: object
    numbers: frozenset[int]


class TinkKeys:
    """`KeyRing` over key sets.

    A key set is read once in a process, not for each value: a list of patients would ask for it a
    hundred times. It is read again when something was sealed with a key that it did not have yet.
    """

    def __init__(self, sets: KeySets) -> None:
        self._sets = sets
        self._known: dict[tuple[str, str], _Known] = {}
        self._lock = threading.Lock()

    def seal(self, tenant_id: str, plain: bytes, context: str) -> bytes:
        """Encrypt with AES-256-GCM; tenant and context are authenticated."""
        sealing = cast("aead.Aead", self._made(tenant_id, _SEAL).primitive)
        return bytes(sealing.encrypt(plain, associated(tenant_id, context)))

    def open(self, tenant_id: str, sealed: bytes, context: str) -> bytes:
        """Decrypt; InvalidInputError where bytes, tenant or context are not those sealed."""
        import tink

        number = int.from_bytes(sealed[1:5], "big") if sealed[:1] == _TINK else None
        try:
            with self._lock:
                known = self._known.get((tenant_id, _SEAL))
                if known is None or (number is not None and number not in known.numbers):
                    known = self._read(tenant_id, _SEAL)
            opening = cast("aead.Aead", known.primitive)
            return bytes(opening.decrypt(sealed, associated(tenant_id, context)))
        except NotFoundError as error:
            raise InvalidInputError("sealed under keys that are not there") from error
        except tink.TinkError as error:
            raise InvalidInputError("sealed bytes that do not open") from error

    def index(self, tenant_id: str, field: str, value: str) -> bytes:
        """HMAC-SHA-256 of the value without case, accents' composition and doubled spaces, 16
        bytes.
        """
        normal = " ".join(unicodedata.normalize("NFKC", value).casefold().split())
        digests = cast("prf.PrfSet", self._made(tenant_id, _INDEX).primitive)
        return bytes(digests.primary().compute(f"{field}\0{normal}".encode(), 16))

    def rotate(self, tenant_id: str) -> int:
        """Seal with a new key from now on, and keep the old ones for what they sealed; how many
        there are. The key of `index` stays: what is searched for was digested with it.

        NotFoundError where nothing was sealed yet, ConflictError where another rotates.
        """
        with self._lock:
            handle, state = self._sets.read(tenant_id, _SEAL)
            self._sets.write(tenant_id, _SEAL, _widened(handle), state)
            return len(self._read(tenant_id, _SEAL).numbers)

    def _made(self, tenant_id: str, purpose: str) -> _Known:
        """The key set, made where there is none; two that make it at once end with the same."""
        with self._lock:
            found = self._known.get((tenant_id, purpose))
            if found is not None:
                return found
            try:
                return self._read(tenant_id, purpose)
            except NotFoundError:
                self._make(tenant_id, purpose)
            return self._read(tenant_id, purpose)

    def _make(self, tenant_id: str, purpose: str) -> None:
        import tink

        handle = tink.new_keyset_handle(_template(purpose))
        try:
            self._sets.write(tenant_id, purpose, handle, None)
        except ConflictError:
            return  # somebody else's is as good

    def _read(self, tenant_id: str, purpose: str) -> _Known:
        handle, _ = self._sets.read(tenant_id, purpose)
        numbers = frozenset(key.key_id for key in handle.keyset_info().key_info)
        found = _Known(handle.primitive(_kind(purpose)), numbers)
        self._known[tenant_id, purpose] = found
        return found


def associated(tenant_id: str, context: str) -> bytes:
    """What is authenticated beside the sealed bytes."""
    return f"{tenant_id}\0{context}".encode()


def _kind(purpose: str) -> type:
    from tink import aead, prf

    found: type = aead.Aead if purpose == _SEAL else prf.PrfSet
    _registered(purpose)
    return found


def _template(purpose: str) -> object:
    from tink import aead, prf

    _registered(purpose)
    if purpose == _SEAL:
        return aead.aead_key_templates.AES256_GCM
    return prf.prf_key_templates.HMAC_SHA256


def _registered(purpose: str) -> None:
    """Tink must be told which primitives there are; telling it again does nothing."""
    from tink import aead, prf

    aead.register() if purpose == _SEAL else prf.register()


def _widened(handle: "KeysetHandle") -> "KeysetHandle":
    """The key set with one more key, which seals from now on. Tink for Python cannot do it."""
    import tink
    from tink import json_proto_keyset_format, secret_key_access

    access = secret_key_access.TOKEN
    keys = json.loads(json_proto_keyset_format.serialize(handle, access))
    fresh = tink.new_keyset_handle(_template(_SEAL))
    added = json.loads(json_proto_keyset_format.serialize(fresh, access))
    if added["primaryKeyId"] in {key["keyId"] for key in keys["key"]}:
        return _widened(handle)  # one in four thousand million
    both = {"primaryKeyId": added["primaryKeyId"], "key": [*keys["key"], *added["key"]]}
    return json_proto_keyset_format.parse(json.dumps(both), access)
