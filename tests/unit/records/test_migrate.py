"""The migrations lead to the tables that the code expects."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from common.backends.local.postgres import Addresses
from common.domain.errors import ConfigurationError
from common.records import migrate
from common.records.connect import connect
from common.records.tables import metadata


def test_migrations_lead_to_exactly_the_tables_of_the_code(database: Addresses) -> None:
    engine = create_engine(database.owner_url.replace("postgresql:", "postgresql+pg8000:"))
    with engine.connect() as connection:
        options = {"include_schemas": True, "compare_type": True, "compare_server_default": True}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    engine.dispose()
    assert [change for change in found if "alembic_version" not in str(change)] == []


def test_upgrade_of_a_current_database_changes_nothing(database: Addresses) -> None:
    migrate.upgrade(database.owner_url)
    assert migrate.current(database.owner_url) == migrate.head()


def test_a_database_newer_than_the_program_is_refused(database: Addresses) -> None:
    connection = connect(database.owner_url)
    connection.run("UPDATE alembic_version SET version_num = '9999'")
    try:
        with pytest.raises(ConfigurationError):
            migrate.upgrade(database.owner_url)
    finally:
        connection.run(f"UPDATE alembic_version SET version_num = '{migrate.head()}'")
        connection.close()
