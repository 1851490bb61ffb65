"""`terraform/roles.sql` on a server whose roles were made as Cloud SQL makes them."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from common.backends.local.postgres import Addresses, Postgres
from common.domain.errors import NotFoundError
from common.domain.model import Tenant
from common.records.connect import connect
from common.records.migrate import head, upgrade
from common.records.store import PostgresRecords
from common.settings import Settings

SCRIPT = Path(__file__).parents[2] / "terraform" / "roles.sql"
OURS = ("fv_owner", "fv_app", "fv_system")
# Cloud SQL's administrator is no superuser, and has the others' roles to give.
AS_CLOUD_SQL = [
    "CREATE ROLE cloudsqlsuperuser CREATEROLE CREATEDB",
    "CREATE ROLE administrator LOGIN CREATEROLE CREATEDB PASSWORD 'word'",
    "GRANT cloudsqlsuperuser TO administrator WITH ADMIN OPTION",
    *(f"ALTER ROLE {role} CREATEROLE CREATEDB" for role in OURS),
    *(f"GRANT {role} TO administrator WITH ADMIN OPTION" for role in OURS),
    "ALTER DATABASE fertivision OWNER TO cloudsqlsuperuser",
]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    """A new server after the script has run twice."""
    with Postgres(tmp_path_factory.mktemp("cloud-sql")) as addresses:
        connection = connect(addresses.superuser_url)
        for statement in AS_CLOUD_SQL:
            connection.run(statement)
        for role in OURS:  # granted by its administrator, as Cloud SQL's own does
            connection.run(f"GRANT cloudsqlsuperuser TO {role} GRANTED BY administrator")
        connection.close()
        host = addresses.superuser_url.partition("@")[2].partition("/")[0]
        administrator = connect(f"postgresql://administrator:word@{host}/fertivision")
        for _ in range(2):
            for statement in _statements():
                administrator.run(statement)
        administrator.close()
        yield addresses


def _statements() -> list[str]:
    lines = [x for x in SCRIPT.read_text().splitlines() if not x.startswith("--")]
    return [part.strip() for part in "\n".join(lines).split(";") if part.strip()]


def test_no_role_may_make_roles_or_databases(prepared: Addresses) -> None:
    connection = connect(prepared.superuser_url)
    rows = connection.run(
        "SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls,"
        " pg_has_role(rolname, 'cloudsqlsuperuser', 'member')"
        " FROM pg_roles WHERE rolname LIKE 'fv\\_%' ORDER BY 1"
    )
    connection.close()
    assert rows == [[role, False, False, False, False, False] for role in sorted(OURS)]


def test_the_owner_migrates_and_the_application_keeps_to_its_clinic(prepared: Addresses) -> None:
    upgrade(prepared.owner_url)
    settings = Settings(app_database_url=prepared.app_url, system_database_url=prepared.system_url)
    clinic = Tenant(
        tenant_id="north",
        name="North",
        letterhead={"name": "North"},
        analyzers={},
        created_at=datetime.now(UTC),
    )
    with closing(PostgresRecords(settings)) as records:
        with records.transaction("north") as tx:
            assert tx.create(clinic)
        with records.transaction("south") as tx, pytest.raises(NotFoundError):
            tx.get(Tenant)
        assert list(records.tenants()) == ["north"]
    assert head()
