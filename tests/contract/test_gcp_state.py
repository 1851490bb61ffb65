"""Firestore alone: whose write it was, what a document holds, and a store that is away."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from google.cloud import firestore

from common.backends import gcp as backend
from common.backends.emulated.java import Emulators
from common.backends.gcp import failures
from common.backends.gcp.rest import Rest
from common.backends.gcp.state import FirestoreState
from common.domain.errors import UnavailableError
from common.ports import ClaimState, JobKey, Progress
from tests.contract.contract import Contract
from tests.contract.on_gcp import Parts, state

pytestmark = pytest.mark.emulators

Gcp = tuple[Contract, Parts]
JOB = JobKey(step="upload.accepted", tenant_id="t1", subject_id="drop/Zoë.pdf", generation=5)
LEASE = timedelta(minutes=1)


@pytest.fixture
def client(gcp: Gcp, emulators: Emulators, monkeypatch: pytest.MonkeyPatch) -> firestore.Client:
    """Another client of the same database."""
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", emulators.firestore)
    return backend.firestore_client(gcp[1].project, "(default)")


def test_a_job_is_one_document_that_names_nobody(gcp: Gcp, client: firestore.Client) -> None:
    gcp[0].backend.state.claim(JOB, LEASE)
    [found] = client.collection("tenants", "t1", "jobs").get()
    assert "Zo" not in f"{found.id}{found.to_dict()}"
    left = found.get("expires_at") - datetime.now(UTC)
    assert timedelta(days=7) < left < timedelta(days=15)


def test_a_grant_whose_answer_was_lost_is_still_ours(gcp: Gcp) -> None:
    live = gcp[0].backend.state
    assert isinstance(live, FirestoreState)
    first = live._claim(JOB, LEASE, 0, "worker")
    assert live._claim(JOB, LEASE, 0, "worker") == first
    assert live._claim(JOB, LEASE, 0, "another").state is ClaimState.BUSY


def test_leases_run_by_the_stores_clock(gcp: Gcp, client: firestore.Client) -> None:
    live = gcp[0].backend.state
    live.claim(JOB, LEASE)
    [found] = client.collection("tenants", "t1", "jobs").get()
    found.reference.update({"granted_at": found.read_time - timedelta(seconds=61)})
    assert live.claim(JOB, LEASE).state is ClaimState.GRANTED


def test_an_emptied_store_grants_again_and_renews_nothing(
    gcp: Gcp, client: firestore.Client
) -> None:
    live = gcp[0].backend.state
    first = live.claim(JOB, LEASE)
    [found] = client.collection("tenants", "t1", "jobs").get()
    found.reference.delete()
    assert not live.extend(first, LEASE)
    live.finish(first)
    assert live.claim(JOB, LEASE, first.number).number > first.number


def test_of_eight_that_find_a_lease_run_out_one_takes_it(gcp: Gcp) -> None:
    live = gcp[0].backend.state
    first = live.claim(JOB, timedelta(seconds=-1))
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _: live.claim(JOB, LEASE), range(8)))
    [granted] = [claim for claim in claims if claim.state is ClaimState.GRANTED]
    assert granted.number == first.number + 1


def test_another_process_takes_over_what_was_released(gcp: Gcp, emulators: Emulators) -> None:
    first = gcp[0].backend.state.claim(JOB, LEASE)
    gcp[0].backend.state.release(first)
    with ExitStack() as stack:
        second = state(emulators, gcp[1].project, stack).claim(JOB, LEASE)
        assert second == replace(first, number=first.number + 1)


def test_a_store_that_is_away_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failures, "PATIENCE_S", 0.5)
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", "127.0.0.1:9")
    with ExitStack() as stack:
        client = backend.firestore_client("p", "(default)")
        stack.callback(client.close)
        live = FirestoreState(lambda: client, Rest("http://127.0.0.1:9"), "projects/p", LEASE)
        for call in (
            lambda: live.claim(JOB, LEASE),
            lambda: live.show("t1", "u1", Progress(step="reading")),
            lambda: live.shown("t1", "u1"),
        ):
            with pytest.raises(UnavailableError):
                call()


WITHOUT_GRPC = """
import sys
from datetime import UTC, datetime, timedelta
sys.modules["grpc"] = None  # as in the function that answers people: it is not installed
from common.backends import gcp
from common.domain.errors import NotFoundError
from common.domain.model import Area
from common.ports import BlobKey
from common.settings import Settings
built = gcp.build(Settings.from_env())
assert not {"google.auth", "requests", "tink", "google.cloud.storage"} & set(sys.modules)
print(built.state.shown("t1", "u1"))
try:
    built.blobs.stat(BlobKey(area=Area.RECEIPTS, tenant_id="t1", name="absent"))
except NotFoundError:
    print("no such object")
print(built.keys.open("t1", built.keys.seal("t1", b"sealed", "c"), "c").decode())
assert not [name for name in sys.modules if name.startswith("google.cloud.firestore")]
"""


def test_what_answers_people_works_without_grpc(gcp: Gcp, emulators: Emulators) -> None:
    parts = gcp[1]
    environment = {
        "BACKEND": "gcp",
        "GCP_PROJECT": parts.project,
        "GCP_BUCKETS": "clinic",
        "GCP_KMS_KEY": "projects/p/locations/europe-west3/keyRings/r/cryptoKeys/k",
        "GCP_STORAGE_ENDPOINT": parts.storage_url,
        "GCP_KMS_ENDPOINT": parts.kms_url,
        "GCP_FIRESTORE_ENDPOINT": f"http://{emulators.firestore}",
        "PATH": os.environ["PATH"],
    }
    gcp[0].backend.state.show("t1", "u1", Progress(step="reading"))
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_GRPC],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )
    said = ["Progress(step='reading', share=None)", "no such object", "sealed"]
    assert (done.stdout.splitlines(), done.stderr) == (said, "")
