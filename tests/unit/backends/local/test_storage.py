"""Signed addresses: one thing, to one object, for a while; and the resumable protocol."""

import os
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Request

from common.backends import local
from common.backends.local.blobs import LocalBlobs
from common.backends.local.postgres import Addresses
from common.backends.local.signing import PREFIX, Grant, Signer
from common.backends.local.storage import Storage
from common.domain.errors import NotFoundError, UnauthenticatedError
from common.domain.model import Area
from common.domain.transfer import SESSION_LIFE
from common.ports import BlobKey
from common.records.statements import Statements
from common.settings import Settings

KEY = BlobKey(area=Area.INCOMING, tenant_id="t1", name="uploads/u1")
BIG = 9 * 1024 * 1024 + 5
QUANTUM = 256 * 1024
PNG = {"Content-Type": "image/png"}


@dataclass
class Store:
    """The object store and its addresses, at a time that tests move."""

    blobs: LocalBlobs
    storage: Storage
    signer: Signer
    sessions: Path
    now: datetime = datetime(2026, 1, 1, tzinfo=UTC)

    def ask(self, method: str, url: str, **more: object) -> TestResponse:
        path = PREFIX + url.partition(PREFIX)[2]
        client = Client(Request.application(self.storage.answer))
        answer = client.open(path, method=method, **more)  # type: ignore[arg-type]
        answer.get_data()
        answer.close()
        return answer

    def slot(self, size: int) -> str:
        return self.blobs.upload_slot(KEY, "image/png", size, None, timedelta(minutes=5)).url

    def session(self, size: int = BIG) -> str:
        slot = self.blobs.upload_slot(KEY, "image/png", size, None, timedelta(minutes=5))
        return slot.resumable_url or ""

    def chunk(self, url: str, data: bytes, first: int, total: object = BIG) -> TestResponse:
        last = first + len(data) - 1
        return self.ask("PUT", url, data=data, headers=span(f"{first}-{last}", total))

    def far(self, url: str) -> TestResponse:
        """How far the session has come."""
        return self.ask("PUT", url, headers=span("*"))


def span(where: str, total: object = BIG) -> dict[str, str]:
    return {"Content-Range": f"bytes {where}/{total}"}


@pytest.fixture
def store(database: Addresses, tmp_path: Path) -> Iterator[Store]:
    settings = Settings(data=str(tmp_path), system_database_url=database.system_url)
    made: list[Store] = []

    def now() -> datetime:
        return made[0].now if made else datetime.now(UTC)

    signer = Signer(lambda: b"k" * 32, "http://127.0.0.1", now)
    with closing(Statements(settings.system_database_url, 4)) as statements:
        blobs = local.blobs(settings, statements)
        blobs._signer, blobs._now = signer, now
        sessions = tmp_path / "sessions"
        made.append(Store(blobs, Storage(blobs, signer, sessions), signer, sessions))
        yield made[0]


def cut(data: bytes, length: int) -> dict[str, object]:
    """A body that ends before its length."""
    return {"data": data, "environ_overrides": {"CONTENT_LENGTH": str(length)}}


def body() -> bytes:
    return bytes(range(256)) * (BIG // 256) + b"tail!"[: BIG % 256]


@pytest.mark.parametrize(
    ("data", "headers", "status"),
    [(b"abc", PNG, 400), (b"abcde", PNG, 413), (b"abcd", {"Content-Type": "text/html"}, 400)],
)
def test_other_bytes_than_signed_are_refused(
    store: Store, data: bytes, headers: dict[str, str], status: int
) -> None:
    answer = store.ask("PUT", store.slot(4), data=data, headers=headers)
    assert answer.status_code == status
    with pytest.raises(NotFoundError):
        store.blobs.stat(KEY)


def test_a_connection_that_ends_early_leaves_nothing(store: Store) -> None:
    answer = store.ask("PUT", store.slot(4), **cut(b"ab", 4), headers=PNG)
    assert answer.status_code == 400
    assert list((store.sessions.parent / ".objects").rglob("drafts/*")) == []
    assert store.ask("PUT", store.slot(4), data=b"abcd", headers=PNG).status_code == 200


def test_an_expired_address_is_refused(store: Store) -> None:
    url = store.slot(4)
    store.now += timedelta(minutes=6)
    assert store.ask("PUT", url, data=b"abcd", headers=PNG).status_code == 401


@pytest.mark.parametrize(("made", "used"), [("PUT", "GET"), ("GET", "PUT"), ("RESUME", "GET")])
def test_an_address_is_for_one_method(store: Store, made: str, used: str) -> None:
    store.blobs.put(KEY, b"abcd", "image/png")
    grant = Grant(method=made, area="incoming", tenant_id="t1", name=KEY.name, expires=2e9, size=4)
    answer = store.ask(used, store.signer.url(grant), data=b"abcd" if used == "PUT" else None)
    assert answer.status_code == 405


@pytest.mark.parametrize("method", ["POST", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(store: Store, method: str) -> None:
    assert store.ask(method, store.slot(4)).status_code == 405


def test_a_session_takes_its_chunks_in_order(store: Store) -> None:
    url, data = store.session(), body()
    half = 16 * QUANTUM
    first = store.chunk(url, data[:half], 0)
    assert (first.status_code, first.headers["Range"]) == (308, f"bytes=0-{half - 1}")
    assert store.chunk(url, data[half:], half).status_code == 200
    assert store.blobs.get(KEY) == data
    assert list(store.sessions.iterdir()) == []


def test_a_session_says_how_far_it_has_come(store: Store) -> None:
    url = store.session()
    fresh = store.far(url)
    assert (fresh.status_code, "Range" in fresh.headers) == (308, False)
    store.chunk(url, bytes(QUANTUM), 0)
    assert store.far(url).headers["Range"] == f"bytes=0-{QUANTUM - 1}"
    assert store.ask("PUT", url, headers=span("*", "*")).status_code == 308


def test_a_broken_chunk_counts_as_far_as_it_came(store: Store) -> None:
    url, data = store.session(), body()
    length = 4 * QUANTUM
    broken = store.ask("PUT", url, **cut(data[:300_000], length), headers=span(f"0-{length - 1}"))
    assert broken.status_code in (308, 400)
    have = int(store.far(url).headers["Range"].rpartition("-")[2]) + 1
    assert have <= 300_000
    assert store.chunk(url, data[have:], have).status_code == 200
    assert store.blobs.get(KEY) == data


def test_a_chunk_at_another_place_changes_nothing(store: Store) -> None:
    url, data = store.session(), body()
    store.chunk(url, data[:QUANTUM], 0)
    for first in (0, 2 * QUANTUM):
        answer = store.chunk(url, b"x" * QUANTUM, first)
        assert (answer.status_code, answer.headers["Range"]) == (308, f"bytes=0-{QUANTUM - 1}")
    assert store.chunk(url, data[QUANTUM:], QUANTUM).status_code == 200
    assert store.blobs.get(KEY) == data


def test_who_missed_the_last_answer_learns_that_all_has_come(store: Store) -> None:
    url, data = store.session(), body()
    assert store.chunk(url, data, 0).status_code == 200
    assert store.far(url).status_code == 200
    assert store.chunk(url, data[:QUANTUM], 0).status_code == 412
    assert list(store.sessions.iterdir()) == []


@pytest.mark.parametrize(
    ("where", "total", "length"),
    [
        (f"0-{QUANTUM}", BIG, QUANTUM + 1),
        (f"0-{BIG}", BIG, 10),
        ("0-9", BIG, 5),
        ("5-2", BIG, 0),
        ("0-9", BIG + 1, 10),
        ("0-9", 10, 10),
        ("x-y", BIG, 10),
        ("-5-9", BIG, 10),
        ("9" * 5000 + "-9", BIG, 10),
        ("\u0660-\u0669", BIG, 10),
    ],
)
def test_a_chunk_that_does_not_fit_is_refused(
    store: Store, where: str, total: int, length: int
) -> None:
    headers = {"Content-Range": f"bytes {where}/{total}".encode().decode("latin-1")}
    url = store.session()
    answer = store.ask("PUT", url, data=bytes(length), headers=headers)
    assert answer.status_code == 400
    assert "Range" not in store.far(url).headers


def test_a_session_without_a_range_is_refused(store: Store) -> None:
    assert store.ask("PUT", store.session(), data=b"x").status_code == 400


def test_what_an_abandoned_session_left_goes_after_its_life(store: Store) -> None:
    store.chunk(store.session(), bytes(QUANTUM), 0)
    store.storage.forget_old()
    [part] = store.sessions.iterdir()
    old = time.time() - SESSION_LIFE.total_seconds() - 1
    os.utime(part, (old, old))
    store.storage.forget_old()
    assert list(store.sessions.iterdir()) == []


def test_small_files_have_no_session(store: Store) -> None:
    assert store.session(1000) == ""


def test_a_download_comes_as_it_is_with_a_range_on_request(store: Store) -> None:
    stored = store.blobs.put(replace(KEY, area=Area.REPORTS), b"0123456789", "text/html")
    url = store.blobs.download_url(stored, timedelta(minutes=5))
    whole = store.ask("GET", url)
    part = store.ask("GET", url, headers={"Range": "bytes=2-4"})
    assert (whole.status_code, whole.data) == (200, b"0123456789")
    assert (part.status_code, part.data) == (206, b"234")
    assert store.ask("HEAD", url).data == b""
    etag = {"If-None-Match": whole.headers["ETag"]}
    assert store.ask("GET", url, headers=etag).status_code == 304


def test_what_a_browser_shows_can_do_nothing(store: Store) -> None:
    stored = store.blobs.put(replace(KEY, area=Area.REPORTS), b"<script>", "text/html")
    url = store.blobs.download_url(stored, timedelta(minutes=5))
    for answer in (store.ask("GET", url), store.ask("GET", "forged"), store.ask("DELETE", url)):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", ['a"b.pdf', "ü\u202e.pdf", "../../x.pdf", "a;b=c.pdf"])
def test_a_file_name_stays_a_file_name(store: Store, name: str) -> None:
    stored = store.blobs.put(replace(KEY, area=Area.REPORTS), b"x", "application/pdf")
    url = store.blobs.download_url(stored, timedelta(minutes=5), filename=name)
    said = store.ask("GET", url).headers["Content-Disposition"]
    assert said.startswith("attachment; filename")
    assert "\n" not in said and "\u202e" not in said


def test_content_that_is_gone_is_not_found(store: Store) -> None:
    stored = store.blobs.put(replace(KEY, area=Area.REPORTS), b"x", "text/plain")
    url = store.blobs.download_url(stored, timedelta(minutes=5))
    store.blobs.contents.remove(store.blobs.stat(stored).sha256 or "")
    assert store.ask("GET", url).status_code == 404


GRANT = Grant(method="GET", area="reports", tenant_id="t1", name="n", expires=2e9)


def token(store: Store, grant: Grant = GRANT) -> str:
    return store.signer.url(grant).partition(PREFIX)[2]


def test_a_forged_address_is_refused(store: Store) -> None:
    good = token(store)
    head, _, mac = good.partition(".")
    other = token(store, replace(GRANT, tenant_id="t2"))
    assert store.signer.check(good) == GRANT
    for forged in (
        "",
        ".",
        head,
        f"{head}.",
        f".{mac}",
        f"{other.partition('.')[0]}.{mac}",
        f"{good}x",
        f"ü.{mac}",
        good[:-2],
        f"{head}.{mac}.{mac}",
    ):
        with pytest.raises(UnauthenticatedError):
            store.signer.check(forged)


def test_another_key_signs_nothing_here(store: Store) -> None:
    stranger = Signer(lambda: b"x" * 32, "", lambda: store.now)
    with pytest.raises(UnauthenticatedError):
        store.signer.check(stranger.url(GRANT).partition(PREFIX)[2])


def test_an_address_shows_no_secret(store: Store) -> None:
    assert "k" * 8 not in token(store)
