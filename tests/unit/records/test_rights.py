"""No role sees or does more than it must, whatever the code above forgets."""

import random
import threading
from collections.abc import Callable, Iterator

import pytest

from common.backends.local.postgres import Addresses
from common.domain.errors import ConfigurationError, ServiceError
from common.domain.ledger import AuditEntry
from common.domain.model import Upload
from common.records.connect import Pool, connect
from common.records.store import PostgresRecords

Make = Callable[..., Upload]

_TENANTS_OF = (
    "SELECT DISTINCT tenant_id FROM uploads",
    "SELECT DISTINCT tenant_id FROM audit",
    "SELECT DISTINCT tenant_id FROM audit_heads",
)


@pytest.fixture
def app(database: Addresses) -> Iterator[Pool]:
    """The application's role, without the store."""
    pool = Pool(database.app_url, 2)
    yield pool
    pool.close()


@pytest.fixture
def system(database: Addresses) -> Iterator[Pool]:
    """The system's role, without the store."""
    pool = Pool(database.system_url, 2)
    yield pool
    pool.close()


@pytest.fixture
def two_tenants(records: PostgresRecords, make_upload: Make) -> None:
    """An upload and an audit entry for each of t1 and t2."""
    entry = AuditEntry(subject="s", role="admin", action="read", kind="upload", target="u")
    for tenant_id in ("t1", "t2"):
        with records.transaction(tenant_id) as transaction:
            transaction.create(make_upload("u", tenant_id=tenant_id))
            transaction.audit(entry)


def _ask(pool: Pool, statement: str, setting: str = "") -> list[list[object]]:
    with pool.transaction(setting) as session:
        return session.rows(statement, {})


def _as_tenant(tenant_id: str) -> str:
    return f"SELECT set_config('app.tenant', '{tenant_id}', true)"


@pytest.mark.parametrize("setting", ["", _as_tenant(""), _as_tenant("t3")])
@pytest.mark.usefixtures("two_tenants")
def test_without_a_tenant_there_are_no_rows(app: Pool, setting: str) -> None:
    for statement in _TENANTS_OF:
        assert _ask(app, statement, setting) == []


@pytest.mark.usefixtures("two_tenants")
def test_a_tenant_sees_its_own_rows_only(app: Pool) -> None:
    for tenant_id in ("t1", "t2"):
        for statement in _TENANTS_OF:
            assert _ask(app, statement, _as_tenant(tenant_id)) == [[tenant_id]]


@pytest.mark.usefixtures("two_tenants")
def test_another_tenants_rows_can_be_neither_changed_nor_written(app: Pool) -> None:
    changed = _ask(app, "UPDATE uploads SET status = 'x' RETURNING tenant_id", _as_tenant("t1"))
    assert changed == [["t1"]]
    with pytest.raises(ConfigurationError):
        _ask(app, "UPDATE uploads SET tenant_id = 't2'", _as_tenant("t1"))
    with pytest.raises(ConfigurationError):
        _ask(app, "INSERT INTO fences VALUES ('t2', 'j', 1)", _as_tenant("t1"))


@pytest.mark.usefixtures("two_tenants")
def test_the_owner_is_bound_by_the_same_rule(database: Addresses) -> None:
    connection = connect(database.owner_url)
    assert connection.run("SELECT count(*) FROM uploads") == [[0]]
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO audit SELECT * FROM audit",
        "UPDATE audit SET action = 'x'",
        "DELETE FROM audit",
        "TRUNCATE audit",
        "UPDATE audit_heads SET number = 0",
        "DELETE FROM uploads",
        "DELETE FROM reports",
        "DELETE FROM fences",
        "SELECT * FROM alembic_version",
        "SELECT * FROM live.queue",
        "CREATE TABLE mine (x int)",
        "ALTER TABLE uploads DISABLE ROW LEVEL SECURITY",
        "SET ROLE fv_owner",
    ],
)
def test_the_application_may_not(app: Pool, statement: str) -> None:
    with pytest.raises(ConfigurationError):
        _ask(app, statement, _as_tenant("t1"))


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT name FROM tenants",
        "SELECT * FROM uploads",
        "SELECT * FROM patients",
        "SELECT * FROM reports",
        "SELECT * FROM audit",
        "UPDATE outbox SET event = '{}'",
        "SELECT * FROM idempotency",
        "DELETE FROM tenants",
        "SELECT audit_append('[]')",
    ],
)
def test_the_system_may_not(system: Pool, statement: str) -> None:
    with pytest.raises(ConfigurationError):
        _ask(system, statement)


def test_no_role_of_ours_is_above_the_rules(database: Addresses) -> None:
    connection = connect(database.superuser_url)
    found = connection.run(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'fv_%' AND NOT (rolsuper OR rolbypassrls"
        " OR rolcreaterole OR rolcreatedb OR rolreplication) ORDER BY rolname"
    )
    connection.close()
    assert found == [["fv_app"], ["fv_owner"], ["fv_system"]]


def test_every_table_with_a_tenant_forces_the_rule(database: Addresses) -> None:
    connection = connect(database.superuser_url)
    found = connection.run(
        "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity FROM pg_class c"
        " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'"
        " AND c.relkind IN ('r', 'p', 'v', 'm')"
    )
    connection.close()
    assert [row[0] for row in found or [] if row[1] is not True] == ["alembic_version"]
    assert len(found or []) > 12


def _mix(records: PostgresRecords, make_upload: Make, seed: int, foreign: list[str]) -> None:
    chance = random.Random(seed)
    for number in range(50):
        tenant_id = chance.choice(["t1", "t2", "t3"])
        try:
            with records.transaction(tenant_id) as transaction:
                found = transaction.find(Upload)
                foreign += [u.upload_id for u in found if u.tenant_id != tenant_id]
                transaction.create(make_upload(f"{seed}-{number}", tenant_id=tenant_id))
                if chance.random() < 0.3:
                    transaction.create(make_upload("\0", tenant_id=tenant_id))
        except ServiceError:
            continue


def test_one_pool_used_by_all_after_errors_shows_no_foreign_row(
    records: PostgresRecords, make_upload: Make
) -> None:
    foreign: list[str] = []
    threads = [
        threading.Thread(target=_mix, args=(records, make_upload, seed, foreign))
        for seed in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert foreign == []
    with records.transaction("t1") as transaction:
        assert transaction.find(Upload, limit=1)
