"""The four functions, each under the real framework, on one database."""

import http.client
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from common.backends import local
from common.backends.local import processes
from common.backends.local.postgres import Addresses
from common.backends.local.processes import FunctionProcess
from common.backends.local.state import LocalState
from common.ports import Backend
from common.records.connect import connect
from common.records.statements import Statements
from common.records.store import PostgresRecords
from common.settings import Settings

ROOT = Path(__file__).parents[2]
EVENTS = Path(__file__).parent / "events"
INHERITED = ("PATH", "HOME", "LANG")


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    type: str
    body: bytes


@dataclass
class Deployed:
    """The running functions, and the ports they share with the test."""

    functions: Mapping[str, FunctionProcess]
    backend: Backend
    settings: Settings
    logs: Path

    def ask(
        self,
        function: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        method: str = "POST",
        path: str = "/",
    ) -> Answer:
        """One request."""
        link = http.client.HTTPConnection("127.0.0.1", self.functions[function].port, timeout=60)
        with closing(link):
            link.request(method, path, body, dict(headers or {}))
            answer = link.getresponse()
            kind = answer.getheader("Content-Type", "")
            return Answer(answer.status, kind, answer.read())

    def token(self, tenant_id: str, role: str) -> str:
        """A sign-in at the development issuer."""
        return local.tokens(self.settings).issue(tenant_id, role)

    def log(self, function: str) -> str:
        """Everything the function's process has written."""
        return (self.logs / f"{function}.log").read_text()


@pytest.fixture(scope="session")
def deployed(migrated: Addresses, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    """All four functions, started once."""
    folder = tmp_path_factory.mktemp("deployed")
    settings = Settings(
        data=str(folder / "data"),
        app_database_url=migrated.app_url,
        system_database_url=migrated.system_url,
        database_pool=2,
        event_max_age_s=2592000,
    )
    environ = {name: os.environ[name] for name in INHERITED if name in os.environ}
    functions = processes.start_all(ROOT, {**environ, **settings.to_env()}, folder / "logs")
    processes.wait_all(functions)
    statements = Statements(settings.system_database_url, 2)
    records = PostgresRecords(settings)
    backend = replace(
        local.build(settings),
        blobs=local.blobs(settings, statements),
        state=LocalState(statements),
        records=records,
    )
    yield Deployed(functions, backend, settings, folder / "logs")
    processes.stop_all(functions)
    records.close()
    statements.close()


@pytest.fixture
def forget(deployed: Deployed, migrated: Addresses) -> None:
    """Nobody has worked on anything yet."""
    connection = connect(migrated.superuser_url)
    connection.run("DELETE FROM live.claims")
    connection.close()


@pytest.fixture
def sample() -> Callable[[str], tuple[dict[str, str], bytes]]:
    """`sample("ingest.storage_binary")`: headers and body of a kept event."""

    def read(name: str) -> tuple[dict[str, str], bytes]:
        kept = json.loads((EVENTS / f"{name}.json").read_text())
        return kept["headers"], json.dumps(kept["body"]).encode()

    return read
