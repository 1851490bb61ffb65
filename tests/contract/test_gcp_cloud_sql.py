"""The records on Cloud SQL, by Google's own connector: certificates, refusals, repairs."""

import gc
import itertools
import socket
import ssl
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest

from common.backends.local.postgres import Addresses
from common.domain.errors import ConfigurationError, UnavailableError
from common.domain.model import Patient
from common.records import cloud_sql, connect
from common.records.connect import Connection
from common.records.store import PostgresRecords
from common.settings import Settings
from tests.emulators.cloud_sql import INSTANCE, CloudSql, instance

NOW = datetime(2026, 11, 1, tzinfo=UTC)
_HOSTS = itertools.count(71)


@pytest.fixture
def cloud(database: Addresses) -> Iterator[tuple[CloudSql, str, str]]:
    """The instance, and the addresses of both roles through it."""
    own = urlsplit(database.app_url)
    with instance(f"127.0.0.{next(_HOSTS)}", own.port or 0) as (found, admin_api):
        yield (
            found,
            _through(database.app_url, admin_api),
            _through(database.system_url, admin_api),
        )
    cloud_sql.close()
    with warnings.catch_warnings():  # the connector forgets the socket of a handshake that failed
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def _through(url: str, admin_api: str, name: str = INSTANCE) -> str:
    parts = urlsplit(url)
    who = f"{parts.username}:{parts.password}"
    return f"postgresql://{who}@{parts.path}?cloud_sql={name}&admin_api={admin_api}"


def _answers(connection: Connection) -> bool:
    rows = connection.run("select 7")
    connection.close()
    return rows == [[7]]


def test_records_are_written_and_read(cloud: tuple[CloudSql, str, str]) -> None:
    found, app_url, system_url = cloud
    records = PostgresRecords(Settings(app_database_url=app_url, system_database_url=system_url))
    large = b"x" * 3_000_000
    patient = Patient(
        tenant_id="t1", patient_id="p", patient_ref="P", name_sealed=large, created_at=NOW
    )
    with records.transaction("t1") as tx:
        assert tx.create(patient)
    with records.transaction("t1") as tx:
        assert tx.get(Patient, "p").name_sealed == large
    records.ping()
    records.close()
    assert found.connected == 1


def test_session_is_ours(cloud: tuple[CloudSql, str, str]) -> None:
    connection = connect.connect(cloud[1])
    asked = "select current_setting('TimeZone'), current_setting('statement_timeout'), now()"
    [[zone, timeout, now]] = connection.prepare(asked).run() or []
    connection.close()
    assert (zone, timeout) == ("UTC", "30s")
    assert now.tzinfo is not None  # type: ignore[attr-defined]  # as the driver is told to read it


def test_certificate_is_kept_and_made_anew(cloud: tuple[CloudSql, str, str]) -> None:
    found, app_url, _ = cloud
    assert all(_answers(connect.connect(app_url)) for _ in range(2))
    assert len(found.asked) == 2  # where it is, and one certificate
    expiring, url = found, app_url
    expiring.lasts = timedelta(minutes=2)  # within the connector's margin: never kept
    cloud_sql.close()
    assert all(_answers(connect.connect(url)) for _ in range(2))
    assert len(found.asked) == 6


def test_expired_certificate_opens_nothing(cloud: tuple[CloudSql, str, str]) -> None:
    found, app_url, _ = cloud
    found.lasts = timedelta(seconds=-10)
    with pytest.raises(UnavailableError):
        connect.connect(app_url)
    found.lasts = timedelta(hours=1)
    assert _answers(connect.connect(app_url))


def test_passing_failures_are_survived(cloud: tuple[CloudSql, str, str]) -> None:
    found, app_url, _ = cloud
    found.fail = 2
    assert _answers(connect.connect(app_url))


def test_lasting_failure_is_unavailable_and_heals(cloud: tuple[CloudSql, str, str]) -> None:
    found, app_url, _ = cloud
    found.fail = 1000
    with pytest.raises(UnavailableError):
        connect.connect(app_url)
    found.fail = 0
    assert _answers(connect.connect(app_url))


@pytest.mark.parametrize(
    "name", ["clinic:europe-west1:another", "clinic:us-east1:records", "nonsense"]
)
def test_unknown_instance_is_a_wrong_setting(cloud: tuple[CloudSql, str, str], name: str) -> None:
    with pytest.raises(ConfigurationError):
        connect.connect(cloud[1].replace(INSTANCE, name))


def test_wrong_password_is_a_wrong_setting(cloud: tuple[CloudSql, str, str]) -> None:
    user = urlsplit(cloud[1]).username
    password = urlsplit(cloud[1]).password
    with pytest.raises(ConfigurationError):
        connect.connect(cloud[1].replace(f"{user}:{password}@", f"{user}:wrong@"))


def test_instance_without_such_an_address_is_a_wrong_setting(
    cloud: tuple[CloudSql, str, str],
) -> None:
    with pytest.raises(ConfigurationError):
        connect.connect(f"{cloud[1]}&address=public")
    cloud[0].kind = "PRIMARY"
    assert _answers(connect.connect(f"{cloud[1]}&address=public"))


def test_nobody_enters_without_a_certificate(cloud: tuple[CloudSql, str, str]) -> None:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    raw = socket.create_connection((cloud[0].host, 3307))
    with pytest.raises(OSError), context.wrap_socket(raw) as client:
        client.sendall(b"\0\0\0\x08\x04\xd2\x16\x2f")
        client.recv(1)
    assert cloud[0].connected == 0
