"""What only a real deployment can show: rights, signatures by IAM, headers, closed doors."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest
import requests

from common.backends.local.postgres import Addresses
from common.domain.model import Area
from common.ports import BlobKey
from tests.contract import on_cloud
from tests.contract.contract import Contract

pytestmark = pytest.mark.cloud
KEY = BlobKey(area=Area.ACCEPTED, tenant_id="t1", name="one")


@pytest.fixture
def cloud(database: Addresses) -> Iterator[Contract]:
    """The deployment that is there for tests."""
    with ExitStack() as stack:
        yield on_cloud.build(database, stack)


@pytest.fixture
def page() -> str:
    """Where the deployment's page is."""
    address = os.environ.get("PUBLIC_URL", "")
    if not address.startswith("https://"):
        pytest.skip("no page: set PUBLIC_URL to the deployment's address")
    return address.rstrip("/")


def test_what_may_be_made_once_is_made_once(cloud: Contract) -> None:
    """Whether the precondition is looked at before the right to replace."""
    blobs = cloud.backend.blobs
    first = blobs.put(KEY, b"first", "text/plain", only_if_absent=True)
    assert blobs.put(KEY, b"second", "text/plain", only_if_absent=True) == first
    assert blobs.get(first) == b"first"


def test_an_address_is_signed_by_iam_and_opens_one_object(cloud: Contract) -> None:
    stored = cloud.backend.blobs.put(KEY, b"once", "text/plain")
    url = cloud.backend.blobs.download_url(stored, timedelta(minutes=1))
    assert requests.get(url, timeout=30).content == b"once"
    assert requests.get(url.replace("/one?", "/two?"), timeout=30).status_code == 403


def test_keys_are_wrapped_by_kms(cloud: Contract) -> None:
    sealed = cloud.backend.keys.seal("t1", b"Zoe", "patient:1:name")
    assert cloud.backend.keys.open("t1", sealed, "patient:1:name") == b"Zoe"
    assert b"Zoe" not in sealed


def test_the_page_may_upload_and_nobody_elses_may(page: str) -> None:
    bucket = f"https://storage.googleapis.com/{on_cloud.configured().gcp_buckets}-incoming/x"
    for origin, is_allowed in ((page, True), ("https://elsewhere.example", False)):
        headers = {"Origin": origin, "Access-Control-Request-Method": "PUT"}
        answer = requests.options(bucket, headers=headers, timeout=30)
        assert ("Access-Control-Allow-Origin" in answer.headers) == is_allowed, origin


def test_no_object_is_public(page: str) -> None:
    bucket = f"https://storage.googleapis.com/{on_cloud.configured().gcp_buckets}"
    for area in [*(area.value for area in Area), "keys"]:
        assert requests.get(f"{bucket}-{area}/", timeout=30).status_code in (401, 403)


def test_the_page_and_its_function_answer_with_their_headers(page: str) -> None:
    found = requests.get(page, timeout=30)
    assert found.status_code == 200
    assert "default-src 'none'" in found.headers["Content-Security-Policy"]
    assert found.headers["Strict-Transport-Security"].startswith("max-age=63072000")
    assert requests.get(f"{page}/health", timeout=30).json() == {"status": "ok"}
    assert requests.get(f"{page}/ready", timeout=30).json()["status"] == "ready"
    refused = requests.get(f"{page}/api/v1/uploads", timeout=30)
    assert (refused.status_code, refused.json()["code"]) == (401, "unauthenticated")


def test_plain_http_leads_to_tls(page: str) -> None:
    plain = requests.get(page.replace("https:", "http:"), allow_redirects=False, timeout=30)
    assert plain.status_code == 301
    assert plain.headers["Location"].startswith("https://")
