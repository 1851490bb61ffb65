"""Cloud KMS alone: key sets that only it unwraps, and each of them once in a process."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from common.backends.emulated.kms import KEY
from common.backends.gcp import storage_client
from common.backends.gcp.keys import CloudKeySets
from common.backends.gcp.kms import CloudKms
from common.backends.gcp.rest import Rest
from common.domain.errors import (
    ConfigurationError,
    ConflictError,
    InvalidInputError,
    UnavailableError,
)
from tests.contract.contract import Contract
from tests.contract.on_gcp import BUCKETS, Parts, keys

pytestmark = pytest.mark.emulators

Gcp = tuple[Contract, Parts]


def test_another_process_opens_what_was_sealed(gcp: Gcp) -> None:
    ring = gcp[0].backend.keys
    sealed, index = ring.seal("t1", b"secret", "c"), ring.index("t1", "f", "v")
    with ExitStack() as stack:
        other = keys(gcp[1], stack)
        assert other.open("t1", sealed, "c") == b"secret"
        assert other.index("t1", "f", "v") == index


def test_another_process_opens_what_a_new_key_sealed(gcp: Gcp) -> None:
    ring = gcp[0].backend.keys
    sealed = ring.seal("t1", b"x", "c")
    with ExitStack() as stack:
        other = keys(gcp[1], stack)
        assert other.open("t1", sealed, "c") == b"x"
        assert ring.rotate("t1") == 2
        later = ring.seal("t1", b"y", "c"), other.seal("t1", b"z", "c")
        assert [other.open("t1", each, "c") for each in later] == [b"y", b"z"]
        assert [ring.open("t1", each, "c") for each in later] == [b"y", b"z"]


def test_who_rotates_what_another_rotated_meanwhile_is_told(gcp: Gcp) -> None:
    contract, parts = gcp
    contract.backend.keys.seal("t1", b"x", "c")
    with ExitStack() as stack:
        storage = storage_client(parts.project, parts.storage_url)
        stack.callback(storage.close)
        wrapper = CloudKms(Rest(parts.kms_url), KEY)
        sets = CloudKeySets(lambda: storage, f"{BUCKETS}-keys", wrapper)
        handle, before = sets.read("t1", "seal")
        assert contract.backend.keys.rotate("t1") == 2
        with pytest.raises(ConflictError):
            sets.write("t1", "seal", handle, before)


def test_kms_is_not_asked_for_each_value(gcp: Gcp) -> None:
    contract, parts = gcp
    sealed = [contract.backend.keys.seal("t1", b"%d" % n, "c") for n in range(20)]
    asked = parts.kms.asked
    assert [contract.backend.keys.open("t1", s, "c") for s in sealed[:3]] == [b"0", b"1", b"2"]
    assert parts.kms.asked == asked == 3  # wrapped, checked by Tink, unwrapped


def test_processes_that_make_keys_at_once_end_with_the_same(gcp: Gcp) -> None:
    with ExitStack() as stack, ThreadPoolExecutor(4) as pool:
        rings = [keys(gcp[1], stack) for _ in range(4)]
        sealed = list(pool.map(lambda ring: ring.seal("new", b"x", "c"), rings))
        assert {ring.open("new", s, "c") for ring in rings for s in sealed} == {b"x"}


def test_opening_makes_no_keys(gcp: Gcp) -> None:
    with pytest.raises(InvalidInputError):
        gcp[0].backend.keys.open("t9", b"\1abcdefgh" * 4, "c")
    assert gcp[1].storage.objects.under(f"{BUCKETS}-keys", "", versions=True) == []


def test_what_lies_in_the_bucket_is_wrapped_for_its_tenant(gcp: Gcp) -> None:
    contract, parts = gcp
    contract.backend.keys.seal("t1", b"x", "c")
    [first] = parts.storage.objects.under(f"{BUCKETS}-keys", "", versions=False)
    assert b"encryptedKeyset" in first.path.read_bytes()
    contract.backend.keys.seal("t2", b"x", "c")
    [second] = [
        version
        for version in parts.storage.objects.under(f"{BUCKETS}-keys", "", versions=False)
        if version != first
    ]
    place = (second.bucket, second.name)
    parts.storage.objects.put(place, first.path.read_bytes(), "application/json")
    with ExitStack() as stack, pytest.raises(UnavailableError):
        keys(parts, stack).seal("t2", b"x", "c")


def test_erasing_a_tenants_key_sets_erases_what_they_sealed(gcp: Gcp) -> None:
    contract, parts = gcp
    sealed = contract.backend.keys.seal("t1", b"x", "c")
    [version] = parts.storage.objects.under(f"{BUCKETS}-keys", "", versions=False)
    parts.storage.objects.delete((version.bucket, version.name), str(version.generation), None)
    with ExitStack() as stack, pytest.raises(InvalidInputError):
        keys(parts, stack).open("t1", sealed, "c")


@pytest.mark.parametrize("fault", ["flips", "misreads"])
def test_damage_on_the_way_to_or_from_kms_is_noticed(gcp: Gcp, fault: str) -> None:
    kms = CloudKms(Rest(gcp[1].kms_url), KEY)
    sealed = kms.encrypt(b"secret", b"t1")
    setattr(gcp[1].kms, fault, True)
    with pytest.raises(UnavailableError):
        kms.encrypt(b"secret", b"t1")
    gcp[1].kms.misreads = False
    if fault == "flips":
        with pytest.raises(UnavailableError):
            kms.decrypt(sealed, b"t1")
    gcp[1].kms.flips = False
    assert kms.decrypt(sealed, b"t1") == b"secret"


def test_a_key_that_is_not_there_is_a_wrong_setting(gcp: Gcp) -> None:
    with pytest.raises(ConfigurationError):
        CloudKms(Rest(gcp[1].kms_url), "projects/p/absent").encrypt(b"x", b"")


def test_kms_that_is_away_is_unavailable() -> None:
    with pytest.raises(UnavailableError):
        CloudKms(Rest("http://127.0.0.1:9"), "k").decrypt(b"x", b"")
