"""What Alembic runs: the pending migrations, in one transaction, one process at a time."""

from alembic import context
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

_LOCK = 7_036_110  # an arbitrary number that only our migrations use


def _run() -> None:
    address = context.config.get_main_option("sqlalchemy.url")
    engine = create_engine(address or "", poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        context.configure(connection=connection, transactional_ddl=True)
        with context.begin_transaction():
            context.run_migrations()


_run()
