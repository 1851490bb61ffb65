"""`KeyRing`: what is sealed opens only where it was sealed for."""

import subprocess
import sys
from pathlib import Path

import pytest

from common.backends.local.keys import LocalKeys
from common.domain.errors import InvalidInputError
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


SEAL = """
import sys
from pathlib import Path
from common.backends.local.keys import LocalKeys
keys = LocalKeys(Path(sys.argv[1]))
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
    keys = LocalKeys(tmp_path)
    assert len({index for _, index in said}) == 1
    assert [keys.open("new", bytes.fromhex(s), "c") for s, _ in said] == [b"0", b"1", b"2", b"3"]


def test_key_files_are_the_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    keys = LocalKeys(folder)
    keys.seal("t1", b"x", CONTEXT)
    keys.index("t1", "f", "v")
    modes = {path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert (modes, folder.stat().st_mode & 0o077) == ({0o600}, 0)
