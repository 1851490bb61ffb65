"""Reading an object of Cloud Storage as a stream whose checksum is verified at its end."""

import base64
import io
from typing import TYPE_CHECKING, BinaryIO, cast

from common.backends.gcp.failures import patient, translated
from common.domain.errors import UnavailableError

if TYPE_CHECKING:
    from google.cloud.storage import Blob

_CHUNK = 4 * 1024 * 1024


def stream(blob: "Blob") -> BinaryIO:
    """The bytes of one generation, whose properties are loaded, a few megabytes at a time."""
    return io.BufferedReader(_Verified(blob))


class _Verified(io.RawIOBase):
    """Raises UnavailableError at its end if what was read is not what was stored."""

    def __init__(self, blob: "Blob") -> None:
        from google_crc32c import Checksum

        # Stored bytes, never unpacked on the way: the checksum is theirs.
        self._reader = cast(
            BinaryIO, blob.open("rb", chunk_size=_CHUNK, raw_download=True, **patient())
        )
        self._left = int(blob.size or 0)
        self._wanted = blob.crc32c
        self._checksum = Checksum()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # io hands over a writable buffer
        if not self._left:
            self._verify()
            return 0
        with translated("object"):
            chunk = self._reader.read(min(len(view), self._left))
        if not chunk:
            raise UnavailableError("an object that ends too early")
        view[: len(chunk)] = chunk
        self._checksum.update(chunk)
        self._left -= len(chunk)
        return len(chunk)

    def _verify(self) -> None:
        if base64.b64encode(self._checksum.digest()).decode() != self._wanted:
            raise UnavailableError("an object's bytes are not those that were stored")

    def close(self) -> None:
        self._reader.close()
        super().close()
