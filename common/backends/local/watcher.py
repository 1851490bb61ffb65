"""The drop folder: a file that stays as it is becomes an object of the incoming bucket."""

import logging
import os
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from common.backends.local.blobs import LocalBlobs
from common.domain.envelopes import UNROUTABLE
from common.domain.errors import UnavailableError
from common.domain.model import Area
from common.ports import BlobKey
from common.records.statements import Statements

_LOG = logging.getLogger(__name__)
_MEDIA_TYPE = "application/octet-stream"  # what it really is, ingest finds out from the bytes
_SHORTEST_PAUSE_S = 0.25
_LONGEST_NAME = 1024  # bytes, as in Cloud Storage

_REMEMBER = """
insert into live.seen (area, path, inode, mtime_ns, size, generation)
values ('incoming', :path, :inode, :mtime_ns, :size, :generation)
on conflict (path) do update set inode = excluded.inode, mtime_ns = excluded.mtime_ns,
       size = excluded.size, generation = excluded.generation
"""


class _Look(NamedTuple):
    """A file as it was seen: another look at the same file is equal."""

    inode: int
    mtime_ns: int
    size: int


_Seen = tuple[str, str, _Look]  # the path, the object's name, what was seen


class Watcher:
    """Looks at the folder again and again; takes each state of each file once."""

    def __init__(
        self, folder: Path, blobs: LocalBlobs, statements: Statements, stable_s: float
    ) -> None:
        self._folder = folder
        self._blobs = blobs
        self._statements = statements
        self._stable_s = stable_s
        self._taken: dict[str, _Look] = {}
        self._pending: dict[str, tuple[_Look, float]] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)

    def start(self) -> None:
        """Begin with what was taken before in mind."""
        self._folder.mkdir(parents=True, exist_ok=True)
        rows = self._statements.run(
            "select path, inode, mtime_ns, size from live.seen where area = 'incoming'"
        )
        for row in rows:
            look = _Look(*(int(str(row[name])) for name in ("inode", "mtime_ns", "size")))
            self._taken[str(row["path"])] = look
        self._thread.start()

    def stop(self) -> None:
        """Finish the file that is being taken."""
        self._stop.set()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._stop.is_set():
            began, taken = time.monotonic(), 0
            try:
                taken = self.look()
            except (OSError, UnavailableError):
                _LOG.warning("watcher.interrupted")
            # A large folder is looked at less often, so that looking takes a twentieth of a core at
            # most. A round that took files says nothing about looking, and more may have come.
            spent = 0.0 if taken else time.monotonic() - began
            self._stop.wait(max(_SHORTEST_PAUSE_S, 20 * spent))

    def look(self) -> int:
        """One round: take what has been stable for long enough; how many files."""
        now, taken = time.monotonic(), 0
        seen = set()
        for path, name, look in _files(str(self._folder)):
            seen.add(name)
            if self._taken.get(name) == look:
                continue
            before = self._pending.get(name)
            if before is None or before[0] != look:
                self._pending[name] = (look, now)
                # A file that was finished elsewhere and renamed into the folder is old already.
                if time.time_ns() - look.mtime_ns < self._stable_s * 1e9:
                    continue
            elif now - before[1] < self._stable_s:
                continue
            if not self._stop.is_set() and self._take(path, name, look):
                self._taken[name] = look
                self._pending.pop(name, None)
                taken += 1
        for gone in self._pending.keys() - seen:
            del self._pending[gone]
        return taken

    def _take(self, path: str, name: str, look: _Look) -> bool:
        """Copy the file and finalize the copy; False where it changed meanwhile."""
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError:
            return False
        with os.fdopen(descriptor, "rb") as file:
            if _look(os.fstat(file.fileno())) != look:
                return False
            content = self._blobs.contents.write(file.read)
            if _look(os.fstat(file.fileno())) != look or content.size != look.size:
                return False
        with self._statements.transaction() as run:
            key, _ = self._blobs.record(run, _key(name), content, _MEDIA_TYPE)
            run(
                _REMEMBER,
                path=name,
                inode=look.inode,
                mtime_ns=look.mtime_ns,
                size=look.size,
                generation=key.generation,
            )
        return True


def _files(folder: str, above: str = "", left: int = _LONGEST_NAME) -> Iterator[_Seen]:
    """Every regular file that may be taken, links and what is being written left out.

    `above` is the folder's own name with its slash; `left` is how many bytes a name may still have.
    Plain strings: a folder of many is looked at four times a second.
    """
    try:
        with os.scandir(folder) as entries:
            found_here = sorted(entries, key=lambda e: e.name)
    except OSError:
        return  # a folder that may not be read, or is gone, is not in the way of the others
    for entry in found_here:
        if entry.name.startswith(".") or entry.name.endswith((".part", ".tmp")):
            continue
        name = _text(entry.name)
        rest = left - len(name.encode())
        if rest < 0:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{above}{name}/", rest - 1)
            continue
        try:
            found = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        if stat.S_ISREG(found.st_mode):
            yield entry.path, above + name, _look(found)


def _look(found: os.stat_result) -> _Look:
    return _Look(found.st_ino, found.st_mtime_ns, found.st_size)


def _text(name: str) -> str:
    """A name as text that a database takes, whatever bytes it has."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def _key(name: str) -> BlobKey:
    tenant_id, slash, rest = name.partition("/")
    if not slash:
        tenant_id, rest = UNROUTABLE, name
    return BlobKey(area=Area.INCOMING, tenant_id=tenant_id, name=rest)
