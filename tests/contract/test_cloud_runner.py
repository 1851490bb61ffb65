"""The runner of `pytest -m cloud` itself, with emulators in the place of a real project."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from common.backends.emulated.java import Emulators
from common.backends.emulated.kms import KEY
from common.backends.emulated.topics import PREFIX
from common.backends.local.postgres import Addresses
from common.domain.events import UploadAccepted
from common.domain.model import Area
from common.ports import BlobKey, ClaimState, JobKey
from tests.contract import on_cloud
from tests.contract.contract import Contract
from tests.contract.on_gcp import BUCKETS, Parts, servers

pytestmark = pytest.mark.emulators
JOB = JobKey(step="upload.accepted", tenant_id="t1", subject_id="u1", generation=1, run=1)
ONE = BlobKey(area=Area.ACCEPTED, tenant_id="t1", name="one")


@pytest.fixture
def parts(emulators: Emulators, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parts]:
    """Servers that the environment describes as a project."""
    with ExitStack() as stack:
        made = servers(emulators, lambda: datetime.now(UTC), tmp_path, stack)
        assert made.topics.made
        for name, value in {
            "GCP_PROJECT": made.project,
            on_cloud.CONSENT: made.project,
            "GCP_BUCKETS": BUCKETS,
            "GCP_TOPICS": PREFIX,
            "GCP_KMS_KEY": KEY,
            "GCP_STORAGE_ENDPOINT": made.storage_url,
            "GCP_PUBSUB_ENDPOINT": made.topics.url,
            "GCP_FIRESTORE_ENDPOINT": f"http://{emulators.firestore}",
            "GCP_KMS_ENDPOINT": made.kms_url,
            "FIRESTORE_EMULATOR_HOST": emulators.firestore,
        }.items():
            monkeypatch.setenv(name, value)
        yield made


def _build(database: Addresses, stack: ExitStack) -> Contract:
    return on_cloud.build(database, stack)


def test_it_builds_a_backend_that_works(parts: Parts, database: Addresses) -> None:
    accepted = UploadAccepted(tenant_id="t1", upload_id="u", object_generation=1, sha256="00")
    with ExitStack() as stack:
        cloud = _build(database, stack)
        stored = cloud.backend.blobs.put(ONE, b"bytes", "text/plain")
        assert cloud.backend.blobs.get(stored) == b"bytes"
        assert cloud.backend.state.claim(JOB, timedelta(minutes=1)).state is ClaimState.GRANTED
        cloud.backend.bus.publish(accepted)
        assert [event.event_id for event in cloud.published("analyze")] == [accepted.event_id]
        sealed = cloud.backend.keys.seal("t1", b"plain", "context")
        assert cloud.backend.keys.open("t1", sealed, "context") == b"plain"


def test_each_test_begins_with_nothing(parts: Parts, database: Addresses) -> None:
    with ExitStack() as stack:
        first = _build(database, stack)
        stored = first.backend.blobs.put(ONE, b"bytes", "text/plain")
        first.backend.blobs.put(stored, b"again", "text/plain")
        first.backend.state.finish(first.backend.state.claim(JOB, timedelta(minutes=1)))
    with ExitStack() as stack:
        second = _build(database, stack)
        assert list(second.backend.blobs.list(Area.ACCEPTED, "t1")) == []
        assert second.backend.state.claim(JOB, timedelta(minutes=1)).state is ClaimState.GRANTED


@pytest.mark.parametrize("left_out", [*on_cloud.NEEDED, on_cloud.CONSENT])
def test_without_a_project_that_is_meant_nothing_is_touched(
    parts: Parts, database: Addresses, monkeypatch: pytest.MonkeyPatch, left_out: str
) -> None:
    monkeypatch.delenv(left_out)
    parts.storage.objects.put((f"{BUCKETS}-accepted", "t1/kept"), b"kept", "text/plain")
    with ExitStack() as stack, pytest.raises(pytest.skip.Exception, match="no cloud project"):
        _build(database, stack)
    assert parts.storage.objects.under(f"{BUCKETS}-accepted", "", versions=True)


def test_consent_for_another_project_is_none(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(on_cloud.CONSENT, "another-project")
    with pytest.raises(pytest.skip.Exception, match="no cloud project"):
        on_cloud.configured()
