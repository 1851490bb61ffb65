"""Brings a database to the newest migration."""

from pathlib import Path

from common.domain.errors import ConfigurationError
from common.records.connect import connect
from common.records.failures import driver_errors, translate

_FOLDER = Path(__file__).parent / "migrations"


def head() -> str:
    """The newest migration: files are named `{revision}_{what}.py` and revisions rise."""
    return max(file.name.split("_")[0] for file in (_FOLDER / "versions").glob("[0-9]*_*.py"))


def current(owner_url: str) -> str | None:
    """The migration a database has reached, None for a new one."""
    connection = connect(owner_url)
    try:
        table = connection.run("SELECT to_regclass('public.alembic_version')")
        if not table or table[0][0] is None:
            return None
        rows = connection.run("SELECT version_num FROM public.alembic_version")
        return str(rows[0][0]) if rows else None
    except driver_errors() as error:
        raise translate(error) from error
    finally:
        connection.close()


def upgrade(owner_url: str) -> None:
    """Run the migrations that are missing; Alembic is imported only where there are any."""
    reached = current(owner_url)
    if reached == head():
        return
    if reached is not None and reached > head():
        raise ConfigurationError(f"the database has migration {reached}, newer than this program")
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    url = "postgresql+pg8000://" + owner_url.split("://", 1)[1]
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    command.upgrade(config, "head")
