"""The migrations lead to the tables that the code expects."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from common.backends.local.postgres import Addresses
from common.records import migrate
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
