"""Every backend under test, with what a test must do behind its back."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jwt
import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Request

from common.backends import local
from common.backends.emulated.java import Emulators
from common.backends.local.events import LocalBus, Queue
from common.backends.local.keys import ring, secret
from common.backends.local.postgres import Addresses
from common.backends.local.signing import PREFIX, Signer
from common.backends.local.state import LocalState
from common.backends.local.storage import Storage
from common.backends.local.tokens import AUDIENCE, ISSUER
from common.domain.events import Event, from_json
from common.ports import Backend, BlobKey
from common.records.statements import Statements
from common.records.store import PostgresRecords
from common.settings import Settings
from tests.contract import on_cloud
from tests.contract.contract import Answer, Clock, Contract, Follow
from tests.contract.on_gcp import Parts, build

BACKENDS = (
    "local",
    pytest.param("gcp", marks=pytest.mark.emulators),
    pytest.param("cloud", marks=pytest.mark.cloud),
)


@pytest.fixture
def gcp(
    request: pytest.FixtureRequest, emulators: Emulators, database: Addresses, tmp_path: Path
) -> Iterator[tuple[Contract, Parts]]:
    """The backend on Google Cloud alone, with the servers behind it."""
    with ExitStack() as stack:
        yield build(emulators, database, tmp_path, stack)


@pytest.fixture(params=BACKENDS)
def backends(
    request: pytest.FixtureRequest, database: Addresses, tmp_path: Path
) -> Iterator[Contract]:
    """Each backend in turn, empty."""
    if request.param == "gcp":
        yield request.getfixturevalue("gcp")[0]
        return
    with ExitStack() as stack:
        if request.param == "cloud":
            yield on_cloud.build(database, stack)
            return
        yield _local(database, tmp_path, stack)


def _local(database: Addresses, folder: Path, stack: ExitStack) -> Contract:
    settings = Settings(
        data=str(folder),
        app_database_url=database.app_url,
        system_database_url=database.system_url,
        database_pool=8,
    )
    clock = Clock(datetime.now(UTC).replace(microsecond=0))
    statements = stack.enter_context(closing(Statements(settings.system_database_url, 8)))
    records = stack.enter_context(closing(PostgresRecords(settings)))
    blobs = local.blobs(settings, statements)
    blobs._now = clock
    signer = Signer(lambda: secret(folder / "keys", "storage"), settings.public_url, clock)
    blobs._signer = signer
    backend = Backend(
        blobs=blobs,
        state=LocalState(statements),
        bus=LocalBus(statements, clock),
        tokens=replace(local.tokens(settings), now=clock),
        keys=ring(folder / "keys"),
        records=records,
        now=clock,
    )

    def damage(key: BlobKey) -> None:
        path = blobs.contents.path(blobs.stat(key).sha256 or "")
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)

    def published(subscription: str) -> list[Event]:
        queue = Queue(statements, first_wait_s=1, longest_wait_s=1, most=8)
        return [from_json(message.event) for message in queue.take(subscription, 100)]

    def sign(claims: Mapping[str, object], key: bytes | None = None) -> str:
        return jwt.encode(dict(claims), key or secret(folder / "keys", "sign-in"), "HS256")

    return Contract(
        backend=backend,
        clock=clock,
        damage=damage,
        published=published,
        sign=sign,
        claims=lambda: _claims(clock.now),
        follow=_following(Storage(blobs, signer, folder / "sessions")),
    )


def _following(storage: Storage) -> Follow:
    app = Request.application(storage.answer)

    def follow(
        method: str, url: str, data: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        path = PREFIX + url.partition(PREFIX)[2]
        answer = Client(app).open(path, method=method, data=data, headers=headers)
        found = Answer(answer.status_code, answer.get_data(), answer.headers)
        answer.close()
        return found

    return follow


def _claims(at: datetime) -> dict[str, object]:
    """What a valid token says."""
    seconds = int(at.timestamp())
    return {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": "dr",
        "iat": seconds,
        "auth_time": seconds - 30,
        "exp": seconds + 600,
        "tenant": "t1",
        "role": "clinician",
    }
