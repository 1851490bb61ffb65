"""Keys of a laptop: one Tink key set for each tenant in a file only its owner can read."""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from common.backends.keyring import TinkKeys
from common.domain.errors import ConflictError, NotFoundError
from common.domain.ids import derive

if TYPE_CHECKING:
    from tink import KeysetHandle


def ring(folder: Path) -> TinkKeys:
    """The `KeyRing` over a folder of key sets."""
    return TinkKeys(FileKeySets(folder))


class FileKeySets:
    """`KeySets` in clear, each a file that is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, tenant_id: str, purpose: str) -> "tuple[KeysetHandle, object]":
        """The key set, and its text."""
        from tink import json_proto_keyset_format, secret_key_access

        try:
            text = self._path(tenant_id, purpose).read_text()
        except FileNotFoundError as error:
            raise NotFoundError("no such key set") from error
        return json_proto_keyset_format.parse(text, secret_key_access.TOKEN), text

    def write(
        self, tenant_id: str, purpose: str, handle: "KeysetHandle", over: object | None
    ) -> None:
        """Store it where that text still is, or nothing."""
        from tink import json_proto_keyset_format, secret_key_access

        text = json_proto_keyset_format.serialize(handle, secret_key_access.TOKEN).encode()
        path = self._path(tenant_id, purpose)
        if over is None:
            if not _create_once(path, text):
                raise ConflictError("another was first: key set")
            return
        with self._alone(), _draft(path, text) as draft:
            if path.read_text() != over:
                raise ConflictError("another was first: key set")
            draft.replace(path)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self._folder / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _path(self, tenant_id: str, purpose: str) -> Path:
        return self._folder / f"{derive('key', tenant_id, purpose)}.json"


def secret(folder: Path, name: str) -> bytes:
    """32 random bytes kept under that name, made at the first call."""
    path = folder / name
    if not path.exists():
        _create_once(path, os.urandom(32))
    return path.read_bytes()


def _create_once(path: Path, content: bytes) -> bool:
    """Write the file, unless somebody else was first."""
    with _draft(path, content) as draft:
        try:
            path.hardlink_to(draft)  # unlike a rename, this fails when the name is taken
        except FileExistsError:
            return False
    return True


@contextmanager
def _draft(path: Path, content: bytes) -> Iterator[Path]:
    """A 0600 file beside it with that content, on the disk; what is left of it goes."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)
