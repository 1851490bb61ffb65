"""Plain upload and download against somebody else's Cloud Storage, as ours may share our mistakes.

gcp-storage-emulator heeds neither preconditions nor signatures, so it is asked for nothing else.
"""

import io
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from common.backends import gcp as backend
from common.backends.gcp.blobs import CloudBlobs
from common.backends.local.processes import free_port
from common.domain.model import Area
from common.ports import BlobKey
from tests.contract.on_gcp import BUCKETS, account

KEY = BlobKey(area=Area.ACCEPTED, tenant_id="t1", name="a/b ü.png")


@pytest.fixture
def blobs(tmp_path: Path) -> Iterator[CloudBlobs]:
    """The product's store before that server, with empty buckets."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    command = ["-m", "gcp_storage_emulator", "-d", str(tmp_path / "data"), "start"]
    with ExitStack() as stack:
        log = stack.enter_context((tmp_path / "log").open("wb"))
        process = subprocess.Popen(
            [sys.executable, *command, "--host=127.0.0.1", f"--port={port}"], stdout=log, stderr=log
        )
        stack.callback(process.wait)
        stack.callback(process.terminate)
        _wait(f"{url}/storage/v1/b?project=p")
        client = backend.storage_client("p", url)
        stack.callback(client.close)
        for area in Area:
            client.create_bucket(f"{BUCKETS}-{area.value}")
        yield CloudBlobs(lambda: client, account(), BUCKETS, url, lambda: datetime.now(UTC))


def _wait(url: str) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            assert time.monotonic() < until, "gcp-storage-emulator does not start"
            time.sleep(0.05)


@pytest.mark.parametrize("size", [0, 5, 9 * 1024 * 1024])
def test_what_is_put_comes_back(blobs: CloudBlobs, size: int) -> None:
    stored = blobs.put(KEY, io.BytesIO(b"x" * size), "image/png")
    with blobs.open(stored) as file:
        assert file.read() == b"x" * size == blobs.get(stored) == blobs.get(KEY)
    info = blobs.stat(KEY)
    assert (info.key, info.size, info.media_type) == (stored, size, "image/png")
    assert [found.key for found in blobs.list(Area.ACCEPTED, "t1", "a/")] == [stored]
    copied = blobs.copy(stored, replace(KEY, area=Area.REPORTS))
    assert blobs.stat(copied).crc32c == info.crc32c
