"""What runs on one machine and one port, whatever stands behind the functions: the port, the
folder, PostgreSQL, the four functions, the demonstration tenants, and how to sign in.
"""

import fcntl
import http.client
import json
import os
import shutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Protocol

import common
from common.backends.local import demo, processes
from common.backends.local.postgres import Addresses, Postgres
from common.backends.local.processes import FunctionProcess
from common.domain.errors import ConfigurationError
from common.records import migrate
from common.records.store import PostgresRecords
from common.settings import Settings

ROOT = Path(common.__file__).resolve().parents[1]
HOST = "127.0.0.1"
CONFIGURATION = 3

Functions = Mapping[str, FunctionProcess]


class Issuer(Protocol):
    """Who signs people in."""

    def issue(self, tenant_id: str, role: str) -> str:
        """A token valid for twelve hours."""
        ...


class Parts(Protocol):
    """What runs in the server's own process beside the functions."""

    def start(self, taken: socket.socket) -> None:
        """Serve on the port, and deliver events."""
        ...

    def stop(self) -> None:
        """In the order in which work comes in."""
        ...

    def drop(self, path: str, data: bytes) -> None:
        """An object of the incoming bucket."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One way to run everything: settings, what the functions find in their environment beside
    them, and what else runs once there are functions.
    """

    settings: Settings
    environ: Mapping[str, str] = field(default_factory=dict)
    issuer: Issuer
    parts: Callable[[Functions], Parts]
    closing_words: tuple[str, ...]
    sign_in_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How everything is run. `prepare` gets settings that know port, folder and database; what it
    opens is closed with the stack. `folder` is where it all lies, emptied first unless `is_kept`.
    """

    folder: Path
    prepare: Callable[[Settings, ExitStack], Prepared]
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers: where, and what was prepared for it."""

    address: str
    prepared: Prepared
    functions: Functions


def run(settings: Settings, way: Way) -> int:
    """Start everything, stay until a signal, stop everything; the process's exit status."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    try:
        with serve(settings, way) as running:
            _say(_welcome(running, Path(settings.data).resolve()))
            stop.wait()
            _say("stopping")
    except ConfigurationError as error:
        sys.stderr.write(f"fertivision: {error}\n")
        return CONFIGURATION
    return 0


@contextmanager
def serve(settings: Settings, way: Way) -> Iterator[Running]:
    """The whole product on this machine, ended when the block ends."""
    data, folder = Path(settings.data).resolve(), way.folder
    with ExitStack() as stack:
        taken = stack.enter_context(closing(_take_port(settings.port)))
        stack.enter_context(_locked(data))
        if not way.is_kept:
            shutil.rmtree(folder, ignore_errors=True)
        port = taken.getsockname()[1]
        addresses = stack.enter_context(Postgres(folder / "postgres"))
        prepared = way.prepare(_complete(settings, data, port, addresses), stack)
        environ = _environment(prepared)
        functions = processes.start_all(ROOT, environ, folder / "logs")
        stack.callback(processes.stop_all, functions)
        migrate.upgrade(addresses.owner_url)
        parts = prepared.parts(functions)
        stack.callback(parts.stop)
        is_first = _tenants(prepared.settings)
        parts.start(taken)
        processes.wait_all(functions)
        _wait_ready(port)
        _write_run(data, port, addresses, functions, environ)
        if is_first and settings.demo:
            demo.files(ROOT / "tests" / "samples", parts.drop)
        yield Running(f"http://{HOST}:{port}", prepared, functions)


def _complete(settings: Settings, folder: Path, port: int, addresses: Addresses) -> Settings:
    return replace(
        settings,
        data=str(folder),
        port=port,
        public_url=f"http://{HOST}:{port}",
        owner_database_url=addresses.owner_url,
        app_database_url=addresses.app_url,
        system_database_url=addresses.system_url,
    )


def _environment(prepared: Prepared) -> Mapping[str, str]:
    """What a function is told; the owner of the database is nobody's business there."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    own = {**prepared.settings.to_env(), **prepared.environ}
    return {**inherited, **own, "OWNER_DATABASE_URL": "", "PYTHONUNBUFFERED": "1"}


def _tenants(settings: Settings) -> bool:
    with closing(PostgresRecords(settings)) as records:
        return demo.tenants(records, datetime.now(UTC))


def _take_port(port: int) -> socket.socket:
    taken = socket.socket()
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen(128)
    except OSError as error:
        taken.close()
        raise ConfigurationError(
            f"port {port} is in use; stop what uses it, or choose another with PORT=…"
        ) from error
    return taken


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One server for one folder."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ConfigurationError(
                "the data folder is in use by another server; stop it,"
                " or choose another with DATA=…"
            ) from error
        yield


def _wait_ready(port: int) -> None:
    """The page, the API and its stores answer through the one port, or ConfigurationError."""
    deadline = time.monotonic() + 30
    status = 0
    while time.monotonic() < deadline:
        try:
            with closing(http.client.HTTPConnection(HOST, port, timeout=10)) as link:
                link.request("GET", "/ready")
                status = link.getresponse().status
        except OSError:
            status = 0
        if status == 200:
            return
        time.sleep(0.05)
    raise ConfigurationError(f"the service does not become ready (last answer: {status})")


def _write_run(
    folder: Path,
    port: int,
    addresses: Addresses,
    functions: Functions,
    environ: Mapping[str, str],
) -> None:
    document = {
        "address": f"http://{HOST}:{port}",
        "port": port,
        "pid": os.getpid(),
        "backend": environ["BACKEND"],
        "postgres": {"port": addresses.port},
        "functions": {n: {"port": f.port, "pid": f.pid} for n, f in functions.items()},
    }
    with private(folder / "run.json") as file:
        json.dump(document, file, indent=1)


def _welcome(running: Running, folder: Path) -> str:
    """The ready line, and below it how to sign in."""
    issuer = running.prepared.issuer
    clinician, admin = (issuer.issue("demo", role) for role in ("clinician", "admin"))
    fruit = issuer.issue("demo-fruit", "clinician")
    with private(folder / "dev-token") as file:
        file.write(clinician)
    return "\n".join(
        (
            f"ready {running.address}",
            "",
            "Sign in with one of these tokens (valid for 12 hours):",
            f"  clinician, clinic   {clinician}",
            f"  administrator       {admin}",
            f"  grader, orchard     {fruit}",
            "",
            *running.prepared.sign_in_words,
            *running.prepared.closing_words,
        )
    )


@contextmanager
def private(path: Path) -> Iterator[IO[str]]:
    """A file to write that only its owner can read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        yield file


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
