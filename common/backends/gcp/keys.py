"""Keys of the cloud: for each tenant Tink key sets that only Cloud KMS can unwrap, in a bucket."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from common.backends.gcp.failures import patient, translated
from common.backends.keyring import TinkKeys, associated
from common.domain.errors import UnavailableError
from common.domain.ids import derive

if TYPE_CHECKING:
    from google.cloud.storage import Blob, Client
    from tink import KeysetHandle


class Wrapper(Protocol):
    """Tink's `Aead`."""

    def encrypt(self, plaintext: bytes, associated_data: bytes) -> bytes:
        """Wrap."""
        ...

    def decrypt(self, ciphertext: bytes, associated_data: bytes) -> bytes:
        """Unwrap."""
        ...


def ring(client: "Callable[[], Client]", bucket: str, wrapper: Wrapper) -> TinkKeys:
    """The `KeyRing` over the key sets of a bucket."""
    return TinkKeys(CloudKeySets(client, bucket, wrapper))


class CloudKeySets:
    """`KeySets` by envelope: KMS wraps them, for their tenant alone.

    Destroying a tenant's two objects makes all that was sealed for it unreadable.
    """

    def __init__(self, client: "Callable[[], Client]", bucket: str, wrapper: Wrapper) -> None:
        self._client = client
        self._bucket = bucket
        self._wrapper = wrapper

    def read(self, tenant_id: str, purpose: str) -> "tuple[KeysetHandle, object]":
        """The key set, unwrapped, and its object's generation."""
        import tink
        from tink import json_proto_keyset_format

        blob = self._blob(tenant_id, purpose)
        with translated("key set"):
            text = blob.download_as_bytes(checksum="crc32c", **patient()).decode()
        bound_to = associated(tenant_id, purpose)
        try:
            handle = json_proto_keyset_format.parse_encrypted(text, self._wrapper, bound_to)
        except tink.TinkError as error:
            raise UnavailableError("a key set that does not unwrap") from error
        return handle, blob.generation

    def write(
        self, tenant_id: str, purpose: str, handle: "KeysetHandle", over: object | None
    ) -> None:
        """Wrap and store it where that generation still is the live one, or none is."""
        from tink import json_proto_keyset_format

        bound_to = associated(tenant_id, purpose)
        text = json_proto_keyset_format.serialize_encrypted(handle, self._wrapper, bound_to)
        with translated("key set"):
            self._blob(tenant_id, purpose).upload_from_string(
                text,
                content_type="application/json",
                checksum="crc32c",
                if_generation_match=over or 0,
                **patient(),
            )

    def _blob(self, tenant_id: str, purpose: str) -> "Blob":
        with translated("bucket"):
            bucket = self._client().bucket(self._bucket)
        return bucket.blob(f"{derive('key', tenant_id, purpose)}.json")
