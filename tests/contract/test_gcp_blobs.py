"""Cloud Storage alone: signatures, slots, sessions, streams, and a store that is away."""

import io
import itertools
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest
import requests
from google.cloud.storage import _signing

from common.backends import gcp as backend
from common.backends.emulated.serving import serving
from common.backends.emulated.storage import Storage
from common.backends.gcp import failures
from common.backends.gcp.blobs import CloudBlobs
from common.backends.gcp.signing import Request, signed_url
from common.domain.errors import NotFoundError, UnavailableError
from common.domain.model import Area
from common.ports import BlobKey
from tests.contract.contract import Contract
from tests.contract.on_gcp import BUCKETS, Parts, account

pytestmark = pytest.mark.emulators

HOUR = timedelta(hours=1)
MIB = 1024 * 1024
SLOT = BlobKey(area=Area.INCOMING, tenant_id="t1", name="uploads/u")
KEY = BlobKey(area=Area.ACCEPTED, tenant_id="t1", name="a/b ü.png")
Gcp = tuple[Contract, Parts]


class Credentials(_signing.google.auth.credentials.Signing):  # type: ignore[misc,name-defined]
    """The same account, as Google's own signer wants one."""

    signer = None
    signer_email = account().email

    def sign_bytes(self, message: bytes) -> bytes:
        return account().sign(message)


@pytest.mark.parametrize("name", ["t1/a", "t1/a b/ü+&?#%2F~.png", "t1/'(*)!.pdf"])
@pytest.mark.parametrize(
    ("method", "headers", "query"),
    [
        ("GET", {}, {"generation": "7", "response-content-disposition": 'attachment; f="a b"'}),
        ("PUT", {"Content-Type": "image/png", "x-goog-if-generation-match": "0"}, {}),
    ],
)
def test_our_signature_is_that_of_googles_own_client(
    gcp: Gcp, name: str, method: str, headers: dict[str, str], query: dict[str, str]
) -> None:
    at = gcp[0].clock.now
    endpoint = "https://storage.googleapis.com"
    request = Request(method=method, bucket="b", name=name, headers=headers, query=query)
    theirs = _signing.generate_signed_url_v4(
        Credentials(),
        f"/b/{_signing.urllib.parse.quote(name, safe='/~')}",
        HOUR,
        api_access_endpoint=endpoint,
        method=method,
        headers=dict(headers),
        query_parameters=dict(query),
        _request_timestamp=at.strftime("%Y%m%dT%H%M%SZ"),
    )
    assert signed_url(account(), endpoint, request, at, HOUR) == theirs


@pytest.mark.parametrize("data", [b"", b"abc", b"abcde"])
def test_a_slot_takes_no_other_size(gcp: Gcp, data: bytes) -> None:
    slot = gcp[0].backend.blobs.upload_slot(SLOT, "image/png", 4, None, HOUR)
    assert gcp[0].follow("PUT", slot.url, data, slot.headers).status_code == 400


@pytest.mark.parametrize(
    "change",
    [
        {"Content-Type": "text/html"},
        {"x-goog-content-length-range": "0,9"},
        {"x-goog-if-generation-match": "1"},
    ],
)
def test_a_slot_takes_no_other_headers(gcp: Gcp, change: dict[str, str]) -> None:
    slot = gcp[0].backend.blobs.upload_slot(SLOT, "image/png", 4, None, HOUR)
    answer = gcp[0].follow("PUT", slot.url, b"abcd", {**slot.headers, **change})
    assert answer.status_code == 403


def test_a_changed_address_is_refused(gcp: Gcp) -> None:
    contract, _ = gcp
    contract.backend.blobs.put(KEY, b"one", "text/plain")
    url = contract.backend.blobs.download_url(KEY, HOUR)
    for old, new in (("b%20", "c%20"), ("Expires=3600", "Expires=9600"), ("-accepted", "-models")):
        assert old in url
        assert contract.follow("GET", url.replace(old, new)).status_code == 403


def test_a_large_upload_goes_in_parts_from_its_own_page(gcp: Gcp) -> None:
    contract, _ = gcp
    data, page = bytes(8 * MIB) + b"end", "https://clinic.example"
    slot = contract.backend.blobs.upload_slot(SLOT, "video/mp4", len(data), page, HOUR)
    assert slot.resumable_url is not None
    for start in (0, 4 * MIB, 8 * MIB):
        part = data[start : start + 4 * MIB]
        span = {"Content-Range": f"bytes {start}-{start + len(part) - 1}/{len(data)}"}
        answer = contract.follow("PUT", slot.resumable_url, part, span)
        assert answer.headers["Access-Control-Allow-Origin"] == page
        again = contract.follow("PUT", slot.resumable_url, part, span)  # nobody heard the answer
        assert again.status_code == answer.status_code
    assert answer.status_code == 200
    assert contract.backend.blobs.get(SLOT) == data
    assert [event.subject_id for event in contract.published("ingest")] == [SLOT.name]


def test_a_small_upload_needs_no_session(gcp: Gcp) -> None:
    slot = gcp[0].backend.blobs.upload_slot(SLOT, "image/png", 8 * MIB, None, HOUR)
    assert slot.resumable_url is None


class OneWay(io.RawIOBase):
    """A stream that cannot go back."""

    def __init__(self, size: int) -> None:
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        size = min(len(view), self._left)
        view[:size] = b"x" * size
        self._left -= size
        return size


@pytest.mark.parametrize("size", [0, 5, 9 * MIB])
def test_what_was_streamed_in_is_streamed_out(gcp: Gcp, size: int) -> None:
    blobs = gcp[0].backend.blobs
    stored = blobs.put(KEY, io.BufferedReader(OneWay(size)), "video/mp4")
    with blobs.open(stored) as file:
        parts = list(itertools.takewhile(bool, iter(lambda: file.read(MIB), None)))
    assert b"".join(parts) == b"x" * size == blobs.get(stored)
    assert blobs.stat(stored).media_type == "video/mp4"


@pytest.mark.parametrize(("size", "requests"), [(5, 1), (9 * MIB, 2)])
def test_what_is_small_is_put_in_one_request(
    gcp: Gcp, monkeypatch: pytest.MonkeyPatch, size: int, requests: int
) -> None:
    seen: list[str] = []
    asked = Storage.answer
    monkeypatch.setattr(Storage, "answer", lambda self, r: (seen.append(r.path), asked(self, r))[1])
    with serving(gcp[1].storage.answer) as url:
        client = backend.storage_client("p", url)
        store = CloudBlobs(lambda: client, account(), BUCKETS, url, gcp[0].clock)
        store.put(KEY, io.BytesIO(b"x" * size), "text/plain")
        client.close()
    assert sum(path.startswith("/upload/") for path in seen) == requests


def test_a_copy_keeps_type_and_metadata(gcp: Gcp) -> None:
    contract, parts = gcp
    place = (f"{BUCKETS}-incoming", "t1/drop/a")
    parts.storage.objects.put(place, b"one", "image/png", {"modality": "document"})
    dropped = BlobKey(area=Area.INCOMING, tenant_id="t1", name="drop/a")
    info = contract.backend.blobs.stat(contract.backend.blobs.copy(dropped, KEY))
    assert (info.media_type, info.metadata) == ("image/png", {"modality": "document"})


def test_what_no_tenant_owns_keeps_its_name(gcp: Gcp) -> None:
    contract, parts = gcp
    parts.storage.objects.put((f"{BUCKETS}-incoming", "stray.png"), b"one", "image/png")
    [event] = contract.published("ingest")
    key = BlobKey(area=Area.INCOMING, tenant_id=event.tenant_id, name=event.subject_id)
    assert contract.backend.blobs.get(key) == b"one"
    contract.backend.blobs.put(SLOT, b"two", "image/png")
    found = list(contract.backend.blobs.list(Area.INCOMING, event.tenant_id))
    assert [info.key.name for info in found] == ["stray.png"]


def test_a_store_that_is_away_is_unavailable(gcp: Gcp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failures, "PATIENCE_S", 0.1)
    client = backend.storage_client("p", "http://127.0.0.1:9")
    blobs = CloudBlobs(lambda: client, account(), BUCKETS, "http://127.0.0.1:9", gcp[0].clock)
    pinned = replace(KEY, generation=1)
    calls = (
        lambda: blobs.put(KEY, b"x", "text/plain"),
        lambda: blobs.get(pinned),
        lambda: blobs.stat(KEY),
        lambda: blobs.copy(pinned, SLOT),
        lambda: list(blobs.list(Area.ACCEPTED, "t1")),
        lambda: blobs.delete(pinned),
        lambda: blobs.upload_slot(SLOT, "video/mp4", 9 * MIB, None, HOUR),
    )
    for call in calls:
        with pytest.raises(UnavailableError):
            call()
    client.close()


def test_an_upload_damaged_on_the_way_is_not_stored(gcp: Gcp) -> None:
    contract, parts = gcp
    url = f"{parts.storage_url}/upload/storage/v1/b/{BUCKETS}-accepted/o?uploadType=multipart"
    body = b'--x\r\n\r\n{"name": "t1/a", "crc32c": "AAAAAA=="}\r\n--x\r\nA: b\r\n\r\nabc\r\n--x--'
    kind = {"Content-Type": "multipart/related; boundary=x"}
    assert requests.post(url, data=body, headers=kind, timeout=9).status_code == 400
    with pytest.raises(NotFoundError):
        contract.backend.blobs.stat(replace(KEY, name="a"))
