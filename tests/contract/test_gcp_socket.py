"""The records through a socket in the file system, as Cloud Run mounts that of Cloud SQL."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest

from common.backends.local.postgres import Addresses
from common.domain.errors import ConfigurationError, UnavailableError
from common.domain.model import Patient
from common.records.store import PostgresRecords
from common.settings import Settings
from tests.emulators.doors import Door

NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def door(database: Addresses) -> Iterator[Door]:
    """The socket; its path is short, as the system wants it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / ".s.PGSQL.5432"
        with closing(Door(f"127.0.0.1:{database.port}", path=path)) as opened:
            yield opened


def _through(path: str, url: str, password: str | None = None) -> str:
    parts = urlsplit(url)
    return (
        f"postgresql://{parts.username}:{password or parts.password}@{parts.path}?unix_sock={path}"
    )


@pytest.fixture
def records(database: Addresses, door: Door) -> Iterator[PostgresRecords]:
    settings = Settings(
        app_database_url=_through(door.address, database.app_url),
        system_database_url=_through(door.address, database.system_url),
    )
    with closing(PostgresRecords(settings)) as opened:
        yield opened


def test_records_are_written_and_read(records: PostgresRecords) -> None:
    large = b"x" * 3_000_000
    patient = Patient(
        tenant_id="t1", patient_id="p", patient_ref="P", name_sealed=large, created_at=NOW
    )
    with records.transaction("t1") as tx:
        assert tx.create(patient)
    with records.transaction("t1") as tx:
        assert tx.get(Patient, "p").name_sealed == large


def test_a_socket_that_is_away_is_unavailable_and_heals(
    records: PostgresRecords, door: Door
) -> None:
    records.ping()
    with door.shut(), pytest.raises(UnavailableError):
        records.ping()
    records.ping()


def test_a_socket_that_is_not_there_yet_is_unavailable(database: Addresses) -> None:
    url = _through("/nowhere/.s.PGSQL.5432", database.app_url)
    with (
        closing(PostgresRecords(Settings(app_database_url=url, system_database_url=url))) as opened,
        pytest.raises(UnavailableError),
    ):
        opened.ping()


def test_wrong_password_is_a_wrong_setting(database: Addresses, door: Door) -> None:
    url = _through(door.address, database.app_url, "wrong")
    with (
        closing(PostgresRecords(Settings(app_database_url=url, system_database_url=url))) as opened,
        pytest.raises(ConfigurationError),
    ):
        opened.ping()
