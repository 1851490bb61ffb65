"""Keys of the cloud: for each tenant Tink key sets that only Cloud KMS can unwrap, in a bucket."""

import threading
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from common.backends.gcp.failures import patient, translated
from common.domain.errors import ConflictError, InvalidInputError, NotFoundError, UnavailableError
from common.domain.ids import derive

if TYPE_CHECKING:
    from google.cloud.storage import Blob, Client
    from tink import KeysetHandle, aead, prf


class Wrapper(Protocol):
    """Tink's `Aead`."""

    def encrypt(self, plaintext: bytes, associated_data: bytes) -> bytes:
        """Wrap."""
        ...

    def decrypt(self, ciphertext: bytes, associated_data: bytes) -> bytes:
        """Unwrap."""
        ...


class CloudKeys:
    """`KeyRing` by envelope: KMS wraps a tenant's key sets, which seal its values.

    A key set is unwrapped once in a process, not for each value: a list of patients would ask KMS a
    hundred times. Destroying a tenant's two objects makes all that was sealed for it unreadable.
    """

    def __init__(self, client: "Callable[[], Client]", bucket: str, wrapper: Wrapper) -> None:
        self._client = client
        self._bucket = bucket
        self._wrapper = wrapper
        self._aeads: dict[str, aead.Aead] = {}
        self._prfs: dict[str, prf.PrfSet] = {}
        self._lock = threading.Lock()

    def seal(self, tenant_id: str, plain: bytes, context: str) -> bytes:
        """Encrypt with AES-256-GCM; tenant and context are authenticated."""
        aead = self._aead(tenant_id, is_new_allowed=True)
        return bytes(aead.encrypt(plain, _associated(tenant_id, context)))

    def open(self, tenant_id: str, sealed: bytes, context: str) -> bytes:
        """Decrypt; InvalidInputError where bytes, tenant or context are not those sealed."""
        import tink

        try:
            aead = self._aead(tenant_id, is_new_allowed=False)
            return bytes(aead.decrypt(sealed, _associated(tenant_id, context)))
        except NotFoundError as error:
            raise InvalidInputError("sealed under keys that are not there") from error
        except tink.TinkError as error:
            raise InvalidInputError("sealed bytes that do not open") from error

    def index(self, tenant_id: str, field: str, value: str) -> bytes:
        """HMAC-SHA-256 of the value without case, accents' composition and doubled spaces, 16
        bytes.
        """
        normal = " ".join(unicodedata.normalize("NFKC", value).casefold().split())
        return bytes(self._prf(tenant_id).primary().compute(f"{field}\0{normal}".encode(), 16))

    def _aead(self, tenant_id: str, *, is_new_allowed: bool) -> "aead.Aead":
        with self._lock:
            if tenant_id not in self._aeads:
                from tink import aead

                aead.register()
                template = aead.aead_key_templates.AES256_GCM if is_new_allowed else None
                handle = self._handle(tenant_id, "seal", template)
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
        """Unwrap the key set, or make it; two that make it at once end with the same one.
        NotFoundError where there is none and no template.
        """
        blob = self._blob(tenant_id, purpose)
        bound_to = _associated(tenant_id, purpose)
        try:
            return self._unwrapped(blob, bound_to)
        except NotFoundError:
            if template is None:
                raise
        self._create_once(blob, template, bound_to)
        return self._unwrapped(self._blob(tenant_id, purpose), bound_to)

    def _unwrapped(self, blob: "Blob", bound_to: bytes) -> "KeysetHandle":
        import tink
        from tink import json_proto_keyset_format

        with translated("key set"):
            text = blob.download_as_bytes(checksum="crc32c", **patient()).decode()
        try:
            return json_proto_keyset_format.parse_encrypted(text, self._wrapper, bound_to)
        except tink.TinkError as error:
            raise UnavailableError("a key set that does not unwrap") from error

    def _create_once(self, blob: "Blob", template: object, bound_to: bytes) -> None:
        import tink
        from tink import json_proto_keyset_format

        handle = tink.new_keyset_handle(template)
        text = json_proto_keyset_format.serialize_encrypted(handle, self._wrapper, bound_to)
        try:
            with translated("key set"):
                blob.upload_from_string(
                    text,
                    content_type="application/json",
                    checksum="crc32c",
                    if_generation_match=0,
                    **patient(),
                )
        except ConflictError:
            return  # somebody else's is as good

    def _blob(self, tenant_id: str, purpose: str) -> "Blob":
        with translated("bucket"):
            bucket = self._client().bucket(self._bucket)
        return bucket.blob(f"{derive('key', tenant_id, purpose)}.json")


def _associated(tenant_id: str, context: str) -> bytes:
    return f"{tenant_id}\0{context}".encode()
