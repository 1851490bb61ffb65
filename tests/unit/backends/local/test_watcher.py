"""The drop folder: complete files, each state once, and nothing that is no file."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from common.backends import local
from common.backends.local.blobs import LocalBlobs
from common.backends.local.postgres import Addresses
from common.backends.local.watcher import Watcher, _look
from common.domain.model import Area
from common.ports import BlobKey
from common.records.statements import Statements
from common.settings import Settings

STABLE_S = 0.2
OLD = time.time() - 60


@dataclass
class Folder:
    """A drop folder and who looks at it."""

    path: Path
    blobs: LocalBlobs
    statements: Statements

    def watcher(self) -> Watcher:
        """A watcher that has just started; its thread does nothing, the test looks."""
        watcher = Watcher(self.path, self.blobs, self.statements, STABLE_S)
        watcher._stop.set()
        watcher.start()
        watcher._thread.join()
        watcher._stop.clear()
        return watcher

    def put(self, name: str | bytes, data: bytes = b"data", *, age: float = 60) -> Path:
        """A file that was finished long ago."""
        path = self.path / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (time.time() - age, time.time() - age))
        return path

    def taken(self) -> dict[str, bytes]:
        """Every object of the incoming bucket, newest generations."""
        names = self.statements.run("select distinct tenant_id, name from live.objects")
        keys = [
            BlobKey(area=Area.INCOMING, tenant_id=str(n["tenant_id"]), name=str(n["name"]))
            for n in names
        ]
        return {f"{key.tenant_id}/{key.name}": self.blobs.get(key) for key in keys}

    def count(self) -> int:
        return len(self.statements.run("select 1 from live.objects"))


@pytest.fixture
def folder(database: Addresses, tmp_path: Path) -> Iterator[Folder]:
    settings = Settings(data=str(tmp_path), system_database_url=database.system_url)
    with closing(Statements(settings.system_database_url, 2)) as statements:
        path = tmp_path / "buckets" / "incoming"
        path.mkdir(parents=True)
        yield Folder(path, local.blobs(settings, statements), statements)


def until(watcher: Watcher, wanted: Callable[[], bool], patience_s: float = 20) -> None:
    """Look until it is so."""
    end = time.monotonic() + patience_s
    while not wanted():
        assert time.monotonic() < end
        watcher.look()
        time.sleep(0.02)


def test_a_file_that_was_renamed_in_is_taken_at_the_first_look(folder: Folder) -> None:
    folder.put("t1/drop/a.png", b"abc")
    assert folder.watcher().look() == 1
    assert folder.taken() == {"t1/drop/a.png": b"abc"}
    assert (folder.path / "t1/drop/a.png").read_bytes() == b"abc"


def test_a_file_that_has_just_changed_is_not_taken_yet(folder: Folder) -> None:
    folder.put("t1/drop/a.png", age=-5)
    watcher = folder.watcher()
    assert watcher.look() == 0
    until(watcher, lambda: folder.count() == 1)


WRITER = """
import sys, time
with open(sys.argv[1], "wb", buffering=0) as file:
    for part in range(30):
        file.write(b"%04d" % part * 1000)
        time.sleep(0.05)
"""


def test_a_file_that_is_being_written_is_taken_once_and_whole(folder: Folder) -> None:
    path = folder.path / "t1" / "drop" / "slow.bin"
    path.parent.mkdir(parents=True)
    watcher = folder.watcher()
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)])
    until(watcher, lambda: folder.count() > 0)
    assert writer.wait(20) == 0
    until(watcher, lambda: watcher._pending == {})
    whole = b"".join(b"%04d" % part * 1000 for part in range(30))
    assert folder.taken() == {"t1/drop/slow.bin": whole}
    assert folder.count() == 1


def test_an_overwritten_file_has_two_generations(folder: Folder) -> None:
    watcher = folder.watcher()
    folder.put("t1/drop/a.png", b"one")
    watcher.look()
    folder.put("t1/drop/a.png", b"two", age=59)
    watcher.look()
    rows = folder.statements.run("select generation from live.objects order by generation")
    key = BlobKey(area=Area.INCOMING, tenant_id="t1", name="drop/a.png")
    pinned = [int(str(row["generation"])) for row in rows]
    contents = [
        folder.blobs.get(BlobKey(area=key.area, tenant_id="t1", name=key.name, generation=number))
        for number in pinned
    ]
    assert contents == [b"one", b"two"]


def test_what_was_taken_is_not_taken_again_after_a_restart(folder: Folder) -> None:
    folder.put("t1/drop/a.png")
    assert folder.watcher().look() == 1
    again = folder.watcher()
    assert again.look() == 0
    folder.put("t1/drop/b.png")
    assert again.look() == 1
    assert folder.count() == 2


@pytest.mark.parametrize(
    "name", [".hidden", "a.png.part", "a.tmp", ".folder/a.png", "x.part/a.png"]
)
def test_what_is_hidden_or_unfinished_is_never_taken(folder: Folder, name: str) -> None:
    folder.put(f"t1/drop/{name}")
    assert folder.watcher().look() == 0


def test_what_is_no_file_is_never_taken(folder: Folder, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key").write_text("secret")
    drop = folder.path / "t1" / "drop"
    drop.mkdir(parents=True)
    (drop / "link").symlink_to(secret / "key")
    (drop / "folder").symlink_to(secret)
    (drop / "dangling").symlink_to(drop / "nothing")
    (drop / "empty").mkdir()
    os.mkfifo(drop / "pipe")
    assert folder.watcher().look() == 0
    assert folder.taken() == {}


def test_a_file_that_becomes_a_link_at_the_last_moment_is_not_followed(
    folder: Folder, tmp_path: Path
) -> None:
    path = folder.put("t1/drop/a.png")
    watcher = folder.watcher()
    target = tmp_path / "secret"
    path.rename(target)
    look = target.stat()
    path.symlink_to(target)

    assert not watcher._take(path, "t1/drop/a.png", _look(look))
    assert folder.taken() == {}


NAMES = [
    "new\nline.png",
    "\u202egnp.exe",
    "x" * 200 + ".png",
    "a b\t'\"\\%00;.png",
    "ü\u0308.png",
    "\U0001f9ec.png",
]


@pytest.mark.parametrize("name", NAMES)
def test_strange_names_are_kept_to_the_letter(folder: Folder, name: str) -> None:
    folder.put(f"t1/drop/{name}")
    assert folder.watcher().look() == 1
    assert list(folder.taken()) == [f"t1/drop/{name}"]


def test_a_name_that_is_no_text_is_written_out(folder: Folder) -> None:
    folder.put(b"t1/drop/\xff\xfe.png")
    watcher = folder.watcher()
    assert watcher.look() == 1
    assert watcher.look() == 0
    assert list(folder.taken()) == ["t1/drop/\\xff\\xfe.png"]


def test_a_name_longer_than_any_object_has_is_in_nobodys_way(folder: Folder) -> None:
    deep = "/".join(["d" * 200] * 6)
    folder.put(f"t1/drop/{deep}/a.png")
    folder.put("t1/drop/z.png")
    assert folder.watcher().look() == 1
    assert list(folder.taken()) == ["t1/drop/z.png"]


def test_a_file_at_the_root_is_nobodys(folder: Folder) -> None:
    folder.put("a.png")
    assert folder.watcher().look() == 1
    assert list(folder.taken()) == ["_unroutable/a.png"]


def test_many_small_files_are_all_taken(folder: Folder) -> None:
    for number in range(300):
        folder.put(f"t1/drop/{number:03}.txt", b"%d" % number)
    assert folder.watcher().look() == 300
    assert folder.count() == 300


def test_an_empty_file_is_taken(folder: Folder) -> None:
    folder.put("t1/drop/empty.png", b"")
    assert folder.watcher().look() == 1
    assert folder.taken() == {"t1/drop/empty.png": b""}


def test_each_taken_file_is_announced(folder: Folder) -> None:
    folder.put("t1/drop/a.png")
    folder.watcher().look()
    rows = folder.statements.run(
        "select event->'data'->>'name' as name, event->'data'->>'object_generation' as generation,"
        " event->>'time' as time from live.queue"
    )
    objects = folder.statements.run("select name, generation::text from live.objects")
    assert [(r["name"], r["generation"]) for r in rows] == [
        (o["name"], o["generation"]) for o in objects
    ]
