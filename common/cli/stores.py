"""The stores of a deployment, for commands that go past the API: settings with addresses."""

import importlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from common.cli.client import running, settings_here
from common.domain.errors import UnavailableError
from common.ports import Backend
from common.settings import Settings

if TYPE_CHECKING:
    from common.backends.local.postgres import Addresses, Postgres


def build(settings: Settings) -> Backend:
    """The backend of these settings, not that of the environment alone."""
    module = importlib.import_module(f"common.backends.{settings.backend}")
    built: Backend = module.build(settings)
    return built


@contextmanager
def working() -> Iterator[tuple[Backend, Settings]]:
    """A backend with stores that answer, and its settings."""
    from common.records.store import PostgresRecords

    with opened() as settings, closing(PostgresRecords(settings)) as records:
        yield replace(build(settings), records=records), settings


@contextmanager
def opened() -> Iterator[Settings]:
    """Settings whose database answers. The local one is started where its server does not run."""
    settings = settings_here()
    if settings.backend != "local" or settings.owner_database_url or settings.app_database_url:
        yield settings
        return
    from common.backends.local.postgres import Postgres

    def complete(addresses: "Addresses") -> Settings:
        return replace(
            settings,
            owner_database_url=addresses.owner_url,
            app_database_url=addresses.app_url,
            system_database_url=addresses.system_url,
        )

    postgres = Postgres(Path(settings.data) / "postgres")
    found = _of_the_server(settings, postgres)
    if found is not None:
        yield complete(found)
        return
    with postgres as addresses:
        yield complete(addresses)


def _of_the_server(settings: Settings, postgres: "Postgres") -> "Addresses | None":
    """Where the database of the running local server is; None where none runs."""
    from common.records.connect import check

    noted = running(settings).get("postgres")
    port = noted.get("port") if isinstance(noted, Mapping) else None
    if not isinstance(port, int):
        return None
    addresses = postgres.addresses(port)
    try:
        check(addresses.app_url)
    except UnavailableError:
        return None
    return addresses
