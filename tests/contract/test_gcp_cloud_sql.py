"""The records on Cloud SQL, by Google's own connector: certificates, refusals, repairs."""

import gc
import itertools
import socket
import ssl
import time
import warnings
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from google.auth import credentials
from google.cloud.sql.connector import lazy

from common.backends.local.postgres import Addresses
from common.domain.errors import ConfigurationError, NotFoundError, UnavailableError
from common.domain.model import Patient
from common.records import cloud_sql, connect
from common.records.connect import Connection
from common.records.store import PostgresRecords
from common.settings import Settings
from tests.emulators.cloud_sql import INSTANCE, CloudSql, instance

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ACCOUNT = "fertivision-api@clinic.iam"
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


def test_what_outlives_its_certificate(
    cloud: tuple[CloudSql, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time passes: open connections go on, new ones get a new certificate."""
    found, app_url, system_url = cloud
    monkeypatch.setattr(lazy, "_refresh_buffer", 0)  # Google's own margin is four minutes
    found.lasts = timedelta(seconds=2)
    records = PostgresRecords(Settings(app_database_url=app_url, system_database_url=system_url))
    records.ping()
    first = connect.connect(app_url)
    assert found.asked.count("records:generateEphemeralCert") == 1
    time.sleep(2.5)
    records.ping()
    assert found.asked.count("records:generateEphemeralCert") == 1
    assert _answers(first)
    assert _answers(connect.connect(app_url))
    assert found.asked.count("records:generateEphemeralCert") == 2
    records.close()


@pytest.fixture
def account(database: Addresses) -> Iterator[str]:
    """A database user without a password, as Cloud SQL makes one of a service account."""
    with closing(connect.connect(database.superuser_url)) as superuser:
        [[path]] = superuser.run("show hba_file") or []
        rules = Path(str(path))
        kept = rules.read_text()
        superuser.run(f'create role "{ACCOUNT}" login in role fv_app')
        rules.write_text(f'host all "{ACCOUNT}" 127.0.0.1/32 trust\n{kept}')
        superuser.run("select pg_reload_conf()")
        yield f"{ACCOUNT}.gserviceaccount.com"
        rules.write_text(kept)
        superuser.run("select pg_reload_conf()")
        superuser.run(f'drop role "{ACCOUNT}"')


class Login(credentials.Scoped, credentials.Credentials):  # type: ignore[misc]
    """A service account's, which gives tokens for the scopes it is asked for."""

    lasts = timedelta(hours=1)

    def __init__(self, scopes: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._scopes = scopes

    @property
    def requires_scopes(self) -> bool:
        return not self._scopes

    def with_scopes(self, scopes: list[str], default_scopes: object = None) -> "Login":
        return Login(tuple(scopes))

    def refresh(self, request: object) -> None:
        self.token = " ".join(self._scopes) or "everything"
        self.expiry = datetime.now(UTC).replace(tzinfo=None) + self.lasts


def _as(account: str, url: str) -> str:
    return f"postgresql://{quote(account)}@{url.partition('@')[2]}"


def _admits(found: CloudSql, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloud_sql, "_nobody", Login)
    found.people["https://www.googleapis.com/auth/sqlservice.login"] = who


def test_a_service_account_signs_in_without_a_password(
    cloud: tuple[CloudSql, str, str], account: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, app_url, system_url = cloud
    _admits(found, ACCOUNT, monkeypatch)
    own = _as(account, app_url)
    with closing(connect.connect(own)) as connection:
        assert connection.run("select current_user") == [[ACCOUNT]]
    records = PostgresRecords(Settings(app_database_url=own, system_database_url=system_url))
    patient = Patient(
        tenant_id="t1", patient_id="p", patient_ref="P", name_sealed=b"x", created_at=NOW
    )
    with records.transaction("t1") as tx:
        assert tx.create(patient)
    with records.transaction("t2") as tx, pytest.raises(NotFoundError):
        tx.get(Patient, "p")  # row-level security holds for it, too
    records.close()


def test_another_account_is_a_wrong_setting(
    cloud: tuple[CloudSql, str, str], account: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _admits(cloud[0], "another@clinic.iam", monkeypatch)
    with pytest.raises(ConfigurationError):
        connect.connect(_as(account, cloud[1]))


def test_an_account_without_the_right_to_sign_in_is_a_wrong_setting(
    cloud: tuple[CloudSql, str, str], account: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cloud_sql, "_nobody", Login)
    with pytest.raises(ConfigurationError):
        connect.connect(_as(account, cloud[1]))


def test_a_certificate_is_kept_no_longer_than_its_token(
    cloud: tuple[CloudSql, str, str], account: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = cloud[0]
    _admits(found, ACCOUNT, monkeypatch)
    monkeypatch.setattr(Login, "lasts", timedelta(minutes=2))  # within the connector's margin
    assert all(_answers(connect.connect(_as(account, cloud[1]))) for _ in range(2))
    assert found.asked.count("records:generateEphemeralCert") == 2


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
