"""The backend `gcp` on a real project that is there for `pytest -m cloud` alone.

Everything that lies in its buckets, and in Firestore below `tenants`, is deleted before each test.
"""

import os
import secrets
import time
from collections.abc import Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from common.backends import gcp
from common.backends.gcp.rest import Rest, session
from common.backends.local.postgres import Addresses
from common.domain.events import Event
from common.domain.model import Area
from common.ports import BlobKey
from common.records.store import PostgresRecords
from common.settings import Settings
from tests.contract.contract import Clock, Contract
from tests.contract.on_gcp import HEARD, as_sent, follow_address

NEEDED = ("GCP_PROJECT", "GCP_BUCKETS", "GCP_KMS_KEY")
CONSENT = "FERTIVISION_CLOUD_TESTS"
_PATIENCE_S = 30


class RealClock(Clock):
    """The world's time, which no test moves."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)

    def move(self, **by: float) -> None:
        pytest.skip("a real service keeps its own time")


def configured() -> Settings:
    """The project's settings; skips, saying what is missing, where there is none."""
    missing = [name for name in NEEDED if not os.environ.get(name)]
    if os.environ.get(CONSENT) != os.environ.get("GCP_PROJECT") or missing:
        pytest.skip(
            f"no cloud project: set {', '.join(NEEDED)}, and {CONSENT} to the same project's id,"
            " as everything in its buckets and its live state is deleted"
        )
    return Settings.from_env({**os.environ, "BACKEND": "gcp"})


def build(database: Addresses, stack: ExitStack) -> Contract:
    """The backend as a function would build it, with nothing in it; records on this machine."""
    settings = replace(
        configured(),
        app_database_url=database.app_url,
        system_database_url=database.system_url,
        database_pool=8,
    )
    _empty(settings)
    records = stack.enter_context(closing(PostgresRecords(settings)))
    clock = RealClock(datetime.now(UTC))
    backend = replace(gcp.build(settings), records=records, now=clock)
    heard = Heard(settings, stack)

    def damage(key: BlobKey) -> None:
        pytest.skip("nobody can make Cloud Storage damage an object")

    def sign(claims: Mapping[str, object], key: bytes | None = None) -> str:
        pytest.skip("only Google signs for Identity Platform")

    def published(subscription: str) -> list[Event]:
        return [e for pushed in heard.pull(HEARD[subscription]) for e in as_sent(backend, pushed)]

    return Contract(
        backend=backend,
        clock=clock,
        damage=damage,
        published=published,
        sign=sign,
        claims=dict,
        follow=follow_address,
    )


def _empty(settings: Settings) -> None:
    storage = gcp.storage_client(settings.gcp_project, settings.gcp_storage_endpoint)
    for area in [*(area.value for area in Area), "keys"]:
        for blob in storage.list_blobs(f"{settings.gcp_buckets}-{area}", versions=True):
            blob.delete()
    storage.close()
    live = gcp.firestore_client(settings.gcp_project, settings.gcp_firestore_database)
    for tenant in live.collection("tenants").list_documents():
        live.recursive_delete(tenant)
    live.close()


class Heard:
    """Subscriptions of our own beside the deployment's, made before anything is published."""

    def __init__(self, settings: Settings, stack: ExitStack) -> None:
        self._base = f"/v1/projects/{settings.gcp_project}"
        self._rest = Rest(settings.gcp_pubsub_endpoint)
        self._session = session(settings.gcp_pubsub_endpoint)
        self._names = {name: f"test-{secrets.token_hex(8)}" for name in set(HEARD.values())}
        for event, name in self._names.items():
            url = f"{settings.gcp_pubsub_endpoint}{self._base}/subscriptions/{name}"
            topic = f"projects/{settings.gcp_project}/topics/{settings.gcp_topics}{event}"
            made = self._session.put(url, json={"topic": topic}, timeout=30)
            made.raise_for_status()
            stack.callback(self._session.delete, url, timeout=30)

    def pull(self, event: str) -> list[dict[str, object]]:
        """What was published since the start; waits for the first of it."""
        path = f"{self._base}/subscriptions/{self._names[event]}"
        end = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            answer = self._rest.post(f"{path}:pull", {"maxMessages": 100})
            received = answer.get("receivedMessages")
            if isinstance(received, list) and received:
                ids = [each["ackId"] for each in received]
                self._rest.post(f"{path}:acknowledge", {"ackIds": ids})
                return [{"message": each["message"], "subscription": path} for each in received]
        return []
