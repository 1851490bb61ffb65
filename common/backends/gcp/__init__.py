"""Google Cloud: Cloud Storage, Firestore, Pub/Sub, Identity Platform, Cloud KMS, and PostgreSQL."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from common.backends.gcp.blobs import CloudBlobs
from common.backends.gcp.events import PubSubBus
from common.backends.gcp.failures import translated
from common.backends.gcp.keys import ring
from common.backends.gcp.kms import CloudKms
from common.backends.gcp.pushes import Pushes
from common.backends.gcp.rest import Rest, credentials, is_emulator
from common.backends.gcp.signing import OwnAccount
from common.backends.gcp.state import FirestoreState
from common.backends.gcp.tokens import IdentityTokens
from common.domain.errors import ConfigurationError
from common.ports import Backend
from common.records.store import PostgresRecords
from common.settings import Settings

if TYPE_CHECKING:
    from google.cloud import firestore, storage

C = TypeVar("C")

_REQUIRED = ("gcp_project", "gcp_buckets", "gcp_kms_key")
# A finished job is remembered for longer than any of its events may come.
_KEPT_BEYOND = timedelta(days=7)


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def build(settings: Settings) -> Backend:
    """Every port on Google Cloud; nothing opens before it is used. ConfigurationError names every
    setting that is missing.
    """
    missing = [name.upper() for name in _REQUIRED if not getattr(settings, name)]
    if missing:
        raise ConfigurationError(f"BACKEND=gcp needs {', '.join(missing)}")
    project, storage_at = settings.gcp_project, settings.gcp_storage_endpoint
    client = _once(lambda: storage_client(project, storage_at))
    wrapper = CloudKms(Rest(settings.gcp_kms_endpoint), settings.gcp_kms_key)
    return Backend(
        blobs=CloudBlobs(client, OwnAccount(), settings.gcp_buckets, storage_at, now),
        state=FirestoreState(
            _once(lambda: firestore_client(project, settings.gcp_firestore_database)),
            Rest(settings.gcp_firestore_endpoint),
            f"projects/{project}/databases/{settings.gcp_firestore_database}",
            timedelta(seconds=settings.event_max_age_s) + _KEPT_BEYOND,
        ),
        bus=PubSubBus(
            Rest(settings.gcp_pubsub_endpoint), project, settings.gcp_topics, now, _pushes(settings)
        ),
        tokens=IdentityTokens(
            settings.gcp_identity_project or project, now, settings.gcp_identity_certificates
        ),
        keys=ring(client, f"{settings.gcp_buckets}-keys", wrapper),
        records=PostgresRecords(settings),
        now=now,
    )


def _pushes(settings: Settings) -> Pushes | None:
    audience, account = settings.gcp_push_audience, settings.gcp_push_account
    if bool(audience) != bool(account):
        raise ConfigurationError("GCP_PUSH_AUDIENCE and GCP_PUSH_ACCOUNT come together")
    return Pushes(audience, account, settings.gcp_push_certificates, now) if audience else None


def storage_client(project: str, endpoint: str) -> "storage.Client":
    """A client of Cloud Storage; an emulator gets no credentials."""
    from google.auth.credentials import AnonymousCredentials
    from google.cloud import storage

    with translated("Cloud Storage"):
        return storage.Client(
            project=project,
            credentials=AnonymousCredentials() if is_emulator(endpoint) else credentials(),
            client_options={"api_endpoint": endpoint},
        )


def firestore_client(project: str, database: str) -> "firestore.Client":
    """A client of Firestore; the library itself heeds FIRESTORE_EMULATOR_HOST."""
    from google.cloud import firestore

    with translated("Firestore"):
        return firestore.Client(project=project, database=database)


def _once(make: Callable[[], C]) -> Callable[[], C]:
    """What `make` gives at the first call, for all that follow."""
    lock = threading.Lock()
    made: list[C] = []

    def get() -> C:
        with lock:
            if not made:
                made.append(make())
            return made[0]

    return get
