"""Contents: whole or not at all, once each, and never other bytes than were stored."""

import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from common.backends.local.objects import ObjectFolder
from common.domain.errors import NotFoundError, TooLargeError, UnavailableError

DATA = bytes(range(256)) * 9000  # more than two chunks


@pytest.fixture
def folder(tmp_path: Path) -> ObjectFolder:
    return ObjectFolder(tmp_path / ".objects")


def files(folder: ObjectFolder, tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / ".objects").rglob("*") if path.is_file()]


def test_content_is_kept_by_its_digest(folder: ObjectFolder, tmp_path: Path) -> None:
    content = folder.write(io.BytesIO(DATA).read)
    assert (content.sha256, content.size) == (hashlib.sha256(DATA).hexdigest(), len(DATA))
    assert files(folder, tmp_path) == [folder.path(content.sha256)]
    with folder.open(content.sha256) as file:
        assert file.read() == DATA


def test_the_same_content_lies_there_once(folder: ObjectFolder, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: folder.write(io.BytesIO(DATA).read), range(8)))
    assert len(made) == 1
    assert len(files(folder, tmp_path)) == 1


@pytest.mark.parametrize(("limit", "fits"), [(len(DATA), True), (len(DATA) - 1, False)])
def test_a_limit_is_exact(folder: ObjectFolder, tmp_path: Path, limit: int, fits: bool) -> None:
    if fits:
        assert folder.write(io.BytesIO(DATA).read, limit).size == limit
    else:
        with pytest.raises(TooLargeError):
            folder.write(io.BytesIO(DATA).read, limit)
        assert files(folder, tmp_path) == []


def test_a_source_that_breaks_leaves_nothing(folder: ObjectFolder, tmp_path: Path) -> None:
    parts = iter([b"one", b"two"])

    def read(_: int) -> bytes:
        try:
            return next(parts)
        except StopIteration:
            raise OSError("the disk is gone") from None

    with pytest.raises(UnavailableError):
        folder.write(read)
    assert files(folder, tmp_path) == []


@pytest.mark.parametrize("place", [0, len(DATA) // 2, -1])
@pytest.mark.parametrize("step", [7919, 1 << 20, -1])
def test_damage_is_found_at_the_end(folder: ObjectFolder, place: int, step: int) -> None:
    content = folder.write(io.BytesIO(DATA).read)
    path = folder.path(content.sha256)
    damaged = bytearray(DATA)
    damaged[place] ^= 1
    path.write_bytes(damaged)
    with folder.open(content.sha256) as file, pytest.raises(UnavailableError):
        while file.read(step):
            pass


@pytest.mark.parametrize("kept", [DATA[:-1], DATA + b"x", b""])
def test_a_cut_or_longer_file_is_damage(folder: ObjectFolder, kept: bytes) -> None:
    content = folder.write(io.BytesIO(DATA).read)
    folder.path(content.sha256).write_bytes(kept)
    with folder.open(content.sha256) as file, pytest.raises(UnavailableError):
        file.read()


def test_what_is_gone_is_not_found(folder: ObjectFolder) -> None:
    content = folder.write(io.BytesIO(b"x").read)
    folder.remove(content.sha256)
    folder.remove(content.sha256)
    with pytest.raises(NotFoundError):
        folder.open(content.sha256)
