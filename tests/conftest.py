"""One PostgreSQL for each test process, and a fresh, migrated database for each test that asks."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest

from common.backends.local.postgres import DATABASE, Addresses, Postgres
from common.domain.model import Upload
from common.records.connect import connect
from common.records.migrate import upgrade
from common.records.store import PostgresRecords
from common.settings import Settings

_NOON = datetime(2026, 1, 1, 12, 0, 0, 123456, tzinfo=UTC)
_numbers = count(1)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    """A running server whose database is migrated and is never connected to again."""
    server = Postgres(tmp_path_factory.mktemp("postgres"))
    with server as addresses:
        upgrade(addresses.owner_url)
        yield addresses


@pytest.fixture
def database(template: Addresses) -> Iterator[Addresses]:
    """A copy of the template, dropped afterwards."""
    name = f"test_{next(_numbers)}"
    _run(template, f"CREATE DATABASE {name} TEMPLATE {DATABASE} OWNER fv_owner")
    yield _at(template, name)
    _run(template, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def records(database: Addresses) -> Iterator[PostgresRecords]:
    """The records on a fresh database."""
    opened = PostgresRecords(
        Settings(app_database_url=database.app_url, system_database_url=database.system_url)
    )
    yield opened
    opened.close()


@pytest.fixture
def make_upload() -> Callable[..., Upload]:
    """`make_upload("a", tenant_id="t1", status="accepted")`: an upload with that id."""

    def make(upload_id: str, **changes: object) -> Upload:
        plain = Upload(
            tenant_id="t1",
            upload_id=upload_id,
            status="accepted",
            source="api",
            object_sealed=b"object",
            filename_sealed=b"name",
            created_at=_NOON,
            changed_at=_NOON,
        )
        return replace(plain, **changes)  # type: ignore[arg-type]

    return make


def _run(template: Addresses, statement: str) -> None:
    connection = connect(template.superuser_url.removesuffix(DATABASE) + "postgres")
    connection.run(statement)
    connection.close()


def _at(template: Addresses, name: str) -> Addresses:
    def there(url: str) -> str:
        return url.removesuffix(DATABASE) + name

    return replace(
        template,
        owner_url=there(template.owner_url),
        app_url=there(template.app_url),
        system_url=there(template.system_url),
        superuser_url=there(template.superuser_url),
    )
