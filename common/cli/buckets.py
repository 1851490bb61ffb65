"""Where `fertivision drop` puts files and finds receipts: folders of this machine, or buckets."""

import os
import shutil
from pathlib import Path
from typing import Protocol

from common.cli import stores
from common.domain.errors import NotFoundError
from common.domain.model import Area
from common.ports import BlobKey, BlobStore
from common.settings import Settings


class Buckets(Protocol):
    """Keys are whole: `{tenant}/drop/{path}`."""

    def put(self, source: Path, key: str) -> None:
        """A file into the incoming bucket."""
        ...

    def receipt(self, key: str) -> bytes | None:
        """The newest receipt of what was dropped under the key."""
        ...


class Folders:
    """Those of the local backend."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, source: Path, key: str) -> None:
        """Copy a file so that nobody sees a part of it.

        The copy is as old as the file: what was finished long ago is taken at once.
        """
        target = self._folder / "incoming" / key
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        shutil.copyfile(source, part)
        written = source.stat()
        os.utime(part, ns=(written.st_atime_ns, written.st_mtime_ns))
        part.replace(target)

    def receipt(self, key: str) -> bytes | None:
        """The file beside the others of its bucket."""
        try:
            return (self._folder / "receipts" / f"{key}.receipt.json").read_bytes()
        except OSError:
            return None


class Objects:
    """Those of a cloud."""

    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs

    def put(self, source: Path, key: str) -> None:
        """A new generation."""
        with source.open("rb") as file:
            self._blobs.put(_key(Area.INCOMING, key), file, "application/octet-stream")

    def receipt(self, key: str) -> bytes | None:
        """The object of that name."""
        try:
            return self._blobs.get(_key(Area.RECEIPTS, f"{key}.receipt.json"))
        except NotFoundError:
            return None


def of(settings: Settings) -> Buckets:
    """The buckets of these settings."""
    if settings.backend == "local":
        return Folders(Path(settings.data) / "buckets")
    return Objects(stores.build(settings).blobs)


def _key(area: Area, whole: str) -> BlobKey:
    tenant_id, _, name = whole.partition("/")
    return BlobKey(area=area, tenant_id=tenant_id, name=name)
