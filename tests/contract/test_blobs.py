"""`BlobStore`: generations, races, damage, and signed addresses."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from common.domain.errors import NotFoundError, UnavailableError
from common.domain.model import Area
from common.domain.transfer import RESUMABLE_FROM
from common.ports import BlobKey
from tests.contract.contract import Answer, Contract

KEY = BlobKey(area=Area.ACCEPTED, tenant_id="t1", name="a/b ü.png")
TEXT = "text/plain"
HOUR = timedelta(hours=1)


def test_each_put_is_a_higher_generation_and_both_can_be_read(backends: Contract) -> None:
    blobs = backends.backend.blobs
    first = blobs.put(KEY, b"one", TEXT)
    second = blobs.put(KEY, io.BytesIO(b"two"), TEXT)
    assert 0 < first.generation < second.generation
    assert (blobs.get(first), blobs.get(second), blobs.get(KEY)) == (b"one", b"two", b"two")


def test_generations_rise_under_a_race(backends: Contract) -> None:
    blobs = backends.backend.blobs
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda n: blobs.put(KEY, b"%d" % n, TEXT), range(8)))
    assert len({key.generation for key in made}) == 8
    assert {blobs.get(key) for key in made} == {b"%d" % n for n in range(8)}


def test_of_eight_that_put_only_if_absent_one_wins_and_all_learn_its_key(
    backends: Contract,
) -> None:
    blobs = backends.backend.blobs

    def put(n: int) -> BlobKey:
        return blobs.put(KEY, b"%d" % n, TEXT, only_if_absent=True)

    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(put, range(8)))
    assert len(made) == 1
    assert [info.key for info in blobs.list(Area.ACCEPTED, "t1")] == list(made)


def test_stat_says_what_was_put(backends: Contract) -> None:
    stored = backends.backend.blobs.put(KEY, b"hello", TEXT)
    info = backends.backend.blobs.stat(stored)
    assert (info.key, info.size, info.media_type) == (stored, 5, TEXT)
    assert info.created_at == backends.clock.now
    digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    assert info.sha256 in (None, digest)


def test_what_is_absent_is_not_found(backends: Contract) -> None:
    blobs = backends.backend.blobs
    blobs.put(KEY, b"one", TEXT)
    for absent in (replace(KEY, name="other"), replace(KEY, generation=7)):
        for call in (blobs.get, blobs.open, blobs.stat):
            with pytest.raises(NotFoundError):
                call(absent)


@pytest.mark.parametrize("change", [{"tenant_id": "t2"}, {"area": Area.REPORTS}])
def test_another_tenant_or_area_has_other_objects(
    backends: Contract, change: dict[str, str]
) -> None:
    blobs = backends.backend.blobs
    blobs.put(KEY, b"one", TEXT)
    with pytest.raises(NotFoundError):
        blobs.get(replace(KEY, **change))  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [1, 100_000])
def test_damage_is_found_at_the_end(backends: Contract, size: int) -> None:
    blobs = backends.backend.blobs
    stored = blobs.put(KEY, b"x" * size, TEXT)
    backends.damage(stored)
    with pytest.raises(UnavailableError):
        blobs.get(stored)
    with blobs.open(stored) as file, pytest.raises(UnavailableError):
        while file.read(4096):
            pass


def test_list_gives_the_newest_of_each_name_in_order(backends: Contract) -> None:
    blobs = backends.backend.blobs
    for name in ("p/b", "p/a", "q/a", "p/a", "p_a"):
        blobs.put(replace(KEY, name=name), name.encode(), TEXT)
    found = list(blobs.list(Area.ACCEPTED, "t1", "p/"))
    assert [info.key.name for info in found] == ["p/a", "p/b"]
    assert found[0].key.generation == blobs.stat(replace(KEY, name="p/a")).key.generation
    assert list(blobs.list(Area.ACCEPTED, "t2")) == []


def test_copy_leaves_what_is_there(backends: Contract) -> None:
    blobs = backends.backend.blobs
    first, to = blobs.put(KEY, b"one", TEXT), replace(KEY, area=Area.REPORTS, name="copy")
    blobs.put(KEY, b"two", TEXT)
    copied = blobs.copy(first, to)
    assert blobs.get(copied) == b"one"
    assert blobs.copy(KEY, to) == copied
    assert blobs.get(to) == b"one"


def test_delete_takes_one_generation_or_all(backends: Contract) -> None:
    blobs = backends.backend.blobs
    first, second = blobs.put(KEY, b"one", TEXT), blobs.put(KEY, b"two", TEXT)
    same = blobs.put(replace(KEY, name="same"), b"one", TEXT)
    blobs.delete(second)
    assert blobs.get(KEY) == b"one"
    blobs.delete(KEY)
    blobs.delete(KEY)
    with pytest.raises(NotFoundError):
        blobs.get(first)
    assert blobs.get(same) == b"one"


def test_a_deleted_name_never_has_an_old_generation_again(backends: Contract) -> None:
    blobs = backends.backend.blobs
    first = blobs.put(KEY, b"one", TEXT)
    blobs.delete(KEY)
    assert blobs.put(KEY, b"two", TEXT, only_if_absent=True).generation > first.generation


def test_a_slot_takes_exactly_one_object(backends: Contract) -> None:
    blobs, key = backends.backend.blobs, replace(KEY, area=Area.INCOMING, name="uploads/u")
    slot = blobs.upload_slot(key, "image/png", 4, None, HOUR)
    assert slot.expires_at == backends.clock.now + HOUR
    assert backends.follow("PUT", slot.url, b"abcd", slot.headers).status_code == 200
    assert backends.follow("PUT", slot.url, b"efgh", slot.headers).status_code == 412
    assert blobs.get(key) == b"abcd"
    [event] = backends.published("ingest")
    assert event.generation == blobs.stat(key).key.generation


def test_a_session_goes_on_where_it_was_long_after_the_plain_address_ended(
    backends: Contract,
) -> None:
    blobs, key = backends.backend.blobs, replace(KEY, area=Area.INCOMING, name="uploads/big")
    data = bytes(range(256)) * (RESUMABLE_FROM // 256) + b"tail"
    slot = blobs.upload_slot(key, "video/mp4", len(data), None, HOUR)
    url, half, total = slot.resumable_url or "", RESUMABLE_FROM // 2, len(data)

    def send(part: bytes, span: str) -> Answer:
        return backends.follow("PUT", url, part, {"Content-Range": f"bytes {span}/{total}"})

    assert "Range" not in send(b"", "*").headers
    assert send(data[:half], f"0-{half - 1}").status_code == 308
    backends.clock.move(hours=30)
    far = send(b"", "*")
    assert (far.status_code, far.headers["Range"]) == (308, f"bytes=0-{half - 1}")
    assert send(data[half:], f"{half}-{total - 1}").status_code == 200
    assert blobs.get(key) == data


def test_a_download_gives_its_own_generation(backends: Contract) -> None:
    blobs = backends.backend.blobs
    first = blobs.put(KEY, b"one", TEXT)
    blobs.put(KEY, b"two", TEXT)
    url = blobs.download_url(first, HOUR, filename="Report ü.pdf")
    answer = backends.follow("GET", url)
    assert (answer.status_code, answer.data) == (200, b"one")
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    backends.clock.move(hours=2)
    assert backends.follow("GET", url).status_code in (400, 401, 403)
