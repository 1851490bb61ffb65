"""The backend `gcp` before Google's emulators, and servers of ours where Google has none."""

import base64
import json
import secrets
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from common.backends import gcp
from common.backends.emulated.account import Account
from common.backends.emulated.identity import Issuer, signed
from common.backends.emulated.java import Emulators
from common.backends.emulated.kms import KEY
from common.backends.emulated.objects import Objects
from common.backends.emulated.serving import serving
from common.backends.emulated.storage import Storage
from common.backends.emulated.topics import PREFIX
from common.backends.gcp.blobs import CloudBlobs, object_name
from common.backends.gcp.events import PubSubBus
from common.backends.gcp.keys import ring
from common.backends.gcp.kms import CloudKms
from common.backends.gcp.rest import Rest
from common.backends.gcp.state import FirestoreState
from common.backends.gcp.tokens import IdentityTokens
from common.backends.keyring import TinkKeys
from common.backends.local.postgres import Addresses
from common.domain.events import Event, ObjectUploaded, UploadAccepted, instant
from common.ports import Backend, BlobKey
from common.records.store import PostgresRecords
from common.settings import Settings
from tests.contract.contract import Answer, Clock, Contract
from tests.emulators.faults import FaultyIdentity, FaultyKms
from tests.emulators.heard import Heard
from tests.emulators.keys import key as named

BUCKETS = "clinic"
HEARD = {"ingest": ObjectUploaded.NAME, "analyze": UploadAccepted.NAME}


def account() -> Account:
    """The functions' own, with a key where on Google Cloud IAM signs."""
    return Account(named("account"))


class FirstMadeRest(Rest):
    """Makes the topics before the first event, as most tests publish none."""

    def __init__(self, topics: Heard) -> None:
        super().__init__(topics.url)
        self._topics = topics

    def post(self, path: str, body: Mapping[str, object]) -> Mapping[str, object]:
        """As any other."""
        return super().post(path, body) if self._topics.made else {}


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The servers behind the backend, for the tests of what only this one has."""

    storage: Storage
    storage_url: str
    kms: FaultyKms
    kms_url: str
    identity: FaultyIdentity
    identity_url: str
    issuer: Issuer
    topics: Heard
    project: str


def build(
    emulators: Emulators, database: Addresses, folder: Path, stack: ExitStack
) -> tuple[Contract, Parts]:
    """The backend with nothing in it: a project of its own in each emulator."""
    clock = Clock(datetime.now(UTC).replace(microsecond=0))
    parts = servers(emulators, clock, folder, stack)
    settings = Settings(
        app_database_url=database.app_url, system_database_url=database.system_url, database_pool=8
    )
    records = stack.enter_context(closing(PostgresRecords(settings)))
    storage = gcp.storage_client(parts.project, parts.storage_url)
    stack.callback(storage.close)
    backend = Backend(
        blobs=CloudBlobs(lambda: storage, account(), BUCKETS, parts.storage_url, clock),
        state=state(emulators, parts.project, stack),
        bus=PubSubBus(FirstMadeRest(parts.topics), parts.project, PREFIX, clock),
        tokens=IdentityTokens(parts.project, clock, parts.identity_url),
        keys=keys(parts, stack),
        records=records,
        now=clock,
    )
    return _contract(backend, clock, parts), parts


def servers(
    emulators: Emulators, now: Callable[[], datetime], folder: Path, stack: ExitStack
) -> Parts:
    """A project of its own in each emulator, and the servers that are ours."""
    project = f"p{secrets.token_hex(6)}"
    topics = Heard(emulators.pubsub, project)
    objects = Objects(folder, now, topics.notification(f"{BUCKETS}-incoming"))
    # Short pages, so that every test that lists reads more than one.
    storage = Storage(objects, account().public, now, page=2)
    kms, people = FaultyKms(), FaultyIdentity()
    published_at = stack.enter_context(serving(people.answer))
    return Parts(
        storage=storage,
        storage_url=stack.enter_context(serving(storage.answer)),
        kms=kms,
        kms_url=stack.enter_context(serving(kms.answer)),
        identity=people,
        identity_url=published_at,
        issuer=Issuer(named("identity"), project, published_at, now),
        topics=topics,
        project=project,
    )


def keys(parts: Parts, stack: ExitStack) -> TinkKeys:
    """The key ring as another process has it: nothing unwrapped yet."""
    storage = gcp.storage_client(parts.project, parts.storage_url)
    stack.callback(storage.close)
    return ring(lambda: storage, f"{BUCKETS}-keys", CloudKms(Rest(parts.kms_url), KEY))


def state(emulators: Emulators, project: str, stack: ExitStack) -> FirestoreState:
    """Live state in the emulator, by the real client."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("FIRESTORE_EMULATOR_HOST", emulators.firestore)
        client = gcp.firestore_client(project, "(default)")
    stack.callback(client.close)
    database = f"projects/{project}/databases/(default)"
    rest = Rest(f"http://{emulators.firestore}")
    return FirestoreState(lambda: client, rest, database, timedelta(days=14))


def _contract(backend: Backend, clock: Clock, parts: Parts) -> Contract:
    def damage(key: BlobKey) -> None:
        place = (f"{BUCKETS}-{key.area.value}", object_name(key))
        path = parts.storage.objects.find(place, str(key.generation)).path
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)

    def published(subscription: str) -> list[Event]:
        pushed = parts.topics.pull(HEARD[subscription])
        return [event for each in pushed for event in as_sent(backend, each)]

    def sign(claims: Mapping[str, object], key: bytes | None = None) -> str:
        return signed(claims, named("identity" if key is None else "another"))

    return Contract(
        backend=backend,
        clock=clock,
        damage=damage,
        published=published,
        sign=sign,
        claims=lambda: _claims(clock.now, parts.project),
        follow=follow_address,
    )


def as_sent(backend: Backend, pushed: Mapping[str, object]) -> list[Event]:
    """What a function would get, with the time our bus gave it in place of Pub/Sub's own."""
    message = pushed["message"]
    assert isinstance(message, Mapping)
    inner = json.loads(base64.b64decode(message["data"]))
    sent = {"published_at": instant(inner["time"])} if "time" in inner else {}
    return [replace(event, **sent) for event in backend.bus.decode(pushed)]


def follow_address(
    method: str, url: str, data: bytes = b"", headers: Mapping[str, str] | None = None
) -> Answer:
    answer = requests.request(method, url, data=data, headers=dict(headers or {}), timeout=30)
    return Answer(answer.status_code, answer.content, answer.headers)


def _claims(at: datetime, project: str) -> dict[str, object]:
    """What a valid token says."""
    seconds = int(at.timestamp())
    return {
        "iss": f"https://securetoken.google.com/{project}",
        "aud": project,
        "sub": "dr",
        "email": "dr@clinic.example",
        "email_verified": True,
        "iat": seconds,
        "auth_time": seconds - 30,
        "exp": seconds + 600,
        "tenant": "t1",
        "role": "clinician",
    }
