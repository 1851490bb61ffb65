"""The content store under a folder: bytes by their SHA-256, written whole or not at all."""

import hashlib
import io
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from common.domain.errors import NotFoundError, TooLargeError, UnavailableError

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Content:
    """What was stored: its digest and size."""

    sha256: str
    size: int


class ObjectFolder:
    """`{folder}/{two digits}/{sha256}`: one file for each content, however many objects have it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drafts = folder / "drafts"

    def path(self, sha256: str) -> Path:
        """Where that content lies, or would."""
        return self._folder / sha256[:2] / sha256

    def write(self, read: Callable[[int], bytes], limit: int | None = None) -> Content:
        """Store what `read(n)` gives until it is empty; synced to disk when this returns.

        TooLargeError beyond `limit` bytes; UnavailableError when the disk refuses.
        """
        draft = self._drafts / secrets.token_hex(8)
        try:
            with self._begun(draft) as file:
                content = _copy(read, file, limit)
            self._place(draft, content.sha256)
        except BaseException as error:
            draft.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise UnavailableError("the disk refused an object") from error
            raise
        return content

    def _begun(self, draft: Path) -> BinaryIO:
        try:
            return draft.open("wb")
        except FileNotFoundError:  # only the very first
            self._drafts.mkdir(parents=True, exist_ok=True)
            return draft.open("wb")

    def keep(self, data: bytes) -> Content:
        """Store what is in memory; what is there already is not written again."""
        content = Content(hashlib.sha256(data).hexdigest(), len(data))
        if self.path(content.sha256).exists():
            return content
        return self.write(io.BytesIO(data).read)

    def _place(self, draft: Path, sha256: str) -> None:
        target = self.path(sha256)
        if target.exists():
            draft.unlink()
            return
        target.parent.mkdir(exist_ok=True)
        draft.rename(target)
        descriptor = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)  # the name, too, outlives a power cut
        finally:
            os.close(descriptor)

    def open(self, sha256: str) -> BinaryIO:
        """The content, whose digest is checked when its end is read."""
        try:
            return io.BufferedReader(_Checked(self.path(sha256).open("rb", buffering=0), sha256))
        except FileNotFoundError as error:
            raise NotFoundError("the content is gone") from error

    def remove(self, sha256: str) -> None:
        """Delete the content; absent is no error."""
        self.path(sha256).unlink(missing_ok=True)


def _copy(read: Callable[[int], bytes], file: BinaryIO, limit: int | None) -> Content:
    digest, size = hashlib.sha256(), 0
    while chunk := read(CHUNK):
        size += len(chunk)
        if limit is not None and size > limit:
            raise TooLargeError(f"more than {limit} bytes")
        digest.update(chunk)
        file.write(chunk)
    file.flush()
    os.fsync(file.fileno())
    return Content(digest.hexdigest(), size)


class _Checked(io.RawIOBase):
    """A file that raises UnavailableError at its end if what was read is not what was stored."""

    def __init__(self, file: io.FileIO, sha256: str) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._sha256 = sha256

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # io hands over a writable buffer
        count = self._file.readinto(view)
        if count:
            self._digest.update(view[:count])
        elif self._digest.hexdigest() != self._sha256:
            raise UnavailableError("an object's bytes are not those that were stored")
        return count or 0

    def close(self) -> None:
        self._file.close()
        super().close()
