"""`KeyRing`: what is sealed opens only where it was sealed for."""

import subprocess
import sys
from pathlib import Path

import pytest

from common.backends.local.keys import FileKeySets, ring
from common.domain.errors import ConflictError, InvalidInputError, NotFoundError
from tests.contract.contract import Contract

CONTEXT = "patient:p1:name"


def test_what_was_sealed_opens(backends: Contract) -> None:
    keys = backends.backend.keys
    for plain in (b"", b"Zo\xc3\xab", bytes(100_000)):
        sealed = keys.seal("t1", plain, CONTEXT)
        assert plain == b"" or plain not in sealed
        assert keys.open("t1", sealed, CONTEXT) == plain


def test_sealing_twice_gives_different_bytes(backends: Contract) -> None:
    keys = backends.backend.keys
    assert keys.seal("t1", b"same", CONTEXT) != keys.seal("t1", b"same", CONTEXT)


@pytest.mark.parametrize(
    ("tenant_id", "context"),
    [
        ("t2", CONTEXT),
        ("t1", "patient:p2:name"),
        ("t1", "patient:p1:birth_date"),
        ("t1", ""),
        ("t1\0patient", "p1:name"),
    ],
)
def test_another_tenant_record_or_field_is_refused(
    backends: Contract, tenant_id: str, context: str
) -> None:
    sealed = backends.backend.keys.seal("t1", b"secret", CONTEXT)
    with pytest.raises(InvalidInputError):
        backends.backend.keys.open(tenant_id, sealed, context)


@pytest.mark.parametrize("place", [0, 7, -1])
def test_changed_bytes_are_refused(backends: Contract, place: int) -> None:
    sealed = bytearray(backends.backend.keys.seal("t1", b"secret", CONTEXT))
    sealed[place] ^= 1
    for damaged in (bytes(sealed), bytes(sealed[:4]), b""):
        with pytest.raises(InvalidInputError):
            backends.backend.keys.open("t1", damaged, CONTEXT)


@pytest.mark.parametrize(
    "other", ["zoë müller", "  Zoë   Müller ", "Zoe\u0308 Mu\u0308ller", "ZOË MÜLLER"]
)
def test_spellings_of_one_value_have_one_index(backends: Contract, other: str) -> None:
    index = backends.backend.keys.index
    assert index("t1", "name", other) == index("t1", "name", "Zoë Müller")


@pytest.mark.parametrize(
    ("tenant_id", "field", "value"),
    [("t2", "name", "Zoë"), ("t1", "path", "Zoë"), ("t1", "name", "Zoe")],
)
def test_other_values_have_other_indexes(
    backends: Contract, tenant_id: str, field: str, value: str
) -> None:
    index = backends.backend.keys.index
    assert index(tenant_id, field, value) != index("t1", "name", "Zoë")


def test_after_a_rotation_old_and_new_open_and_are_found(backends: Contract) -> None:
    keys = backends.backend.keys
    old, index = keys.seal("t1", b"old", CONTEXT), keys.index("t1", "name", "Zoë")
    assert (keys.rotate("t1"), keys.rotate("t1")) == (2, 3)
    new = keys.seal("t1", b"new", CONTEXT)
    assert old[:5] != new[:5]  # another key
    assert [keys.open("t1", each, CONTEXT) for each in (old, new)] == [b"old", b"new"]
    assert keys.index("t1", "name", "Zoë") == index


def test_there_is_nothing_to_rotate_before_something_was_sealed(backends: Contract) -> None:
    with pytest.raises(NotFoundError):
        backends.backend.keys.rotate("t9")


def test_who_rotates_what_another_rotated_meanwhile_is_told(tmp_path: Path) -> None:
    keys, sets = ring(tmp_path), FileKeySets(tmp_path)
    sealed = keys.seal("t1", b"x", CONTEXT)
    handle, before = sets.read("t1", "seal")
    assert keys.rotate("t1") == 2
    for seen in (before, None):
        with pytest.raises(ConflictError):
            sets.write("t1", "seal", handle, seen)
    assert ring(tmp_path).open("t1", sealed, CONTEXT) == b"x"


def test_another_process_opens_what_a_new_key_sealed(tmp_path: Path) -> None:
    keys, other = ring(tmp_path), ring(tmp_path)
    assert other.open("t1", keys.seal("t1", b"x", CONTEXT), CONTEXT) == b"x"
    keys.rotate("t1")
    sealed = keys.seal("t1", b"y", CONTEXT), other.seal("t1", b"z", CONTEXT)
    assert [other.open("t1", each, CONTEXT) for each in sealed] == [b"y", b"z"]
    assert [keys.open("t1", each, CONTEXT) for each in sealed] == [b"y", b"z"]


SEAL = """
import sys
from pathlib import Path
from common.backends.local.keys import ring
keys = ring(Path(sys.argv[1]))
sys.stdin.readline()
print(keys.seal("new", sys.argv[2].encode(), "c").hex(), keys.index("new", "f", "v").hex())
"""


def test_processes_that_make_a_key_at_once_end_with_the_same(tmp_path: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", SEAL, str(tmp_path), str(n)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(4)
    ]
    said = [process.communicate("go\n", 60)[0].split() for process in started]
    keys = ring(tmp_path)
    assert len({index for _, index in said}) == 1
    assert [keys.open("new", bytes.fromhex(s), "c") for s, _ in said] == [b"0", b"1", b"2", b"3"]


def test_key_files_are_the_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    keys = ring(folder)
    keys.seal("t1", b"x", CONTEXT)
    keys.index("t1", "f", "v")
    modes = {path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert (modes, folder.stat().st_mode & 0o077) == ({0o600}, 0)
