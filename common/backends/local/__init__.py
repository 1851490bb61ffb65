"""The embedded backend: a folder, PostgreSQL, and nothing else."""

from datetime import UTC, datetime
from pathlib import Path

from common.backends.local.blobs import LocalBlobs
from common.backends.local.events import LocalBus
from common.backends.local.keys import ring, secret
from common.backends.local.signing import Signer
from common.backends.local.state import LocalState
from common.backends.local.tokens import LocalTokens
from common.ports import Backend
from common.records.statements import Statements
from common.records.store import PostgresRecords
from common.settings import Settings


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def tokens(settings: Settings) -> LocalTokens:
    """The development issuer of this folder."""
    keys = Path(settings.data) / "keys"
    return LocalTokens(key=lambda: secret(keys, "sign-in"), now=now)


def blobs(settings: Settings, statements: Statements) -> LocalBlobs:
    """The object store of this folder."""
    folder = Path(settings.data)
    signer = Signer(lambda: secret(folder / "keys", "storage"), settings.public_url, now)
    return LocalBlobs(folder, statements, signer, now)


def build(settings: Settings) -> Backend:
    """Every port of the embedded backend; nothing opens before it is used."""
    statements = Statements(settings.system_database_url, settings.database_pool)
    return Backend(
        blobs=blobs(settings, statements),
        state=LocalState(Statements(settings.system_database_url, 2, quick=True)),
        bus=LocalBus(statements, now),
        tokens=tokens(settings),
        keys=ring(Path(settings.data) / "keys"),
        records=PostgresRecords(settings),
        now=now,
    )
