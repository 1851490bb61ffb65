"""What `make run` runs: PostgreSQL, the four functions, the bus, the object store and the page, on
one port.
"""

import fcntl
import http.client
import json
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import common
from common.backends import local
from common.backends.local import demo, processes
from common.backends.local.dispatcher import Dispatcher
from common.backends.local.events import LocalBus, Queue
from common.backends.local.gateway import Gateway
from common.backends.local.keys import secret
from common.backends.local.postgres import Addresses, Postgres
from common.backends.local.processes import FunctionProcess
from common.backends.local.signing import Signer
from common.backends.local.state import LocalState
from common.backends.local.storage import Storage
from common.backends.local.watcher import Watcher
from common.domain.errors import ConfigurationError, UnavailableError
from common.domain.events import SweepRequested
from common.records import migrate
from common.records.statements import Statements
from common.settings import Settings

_LOG = logging.getLogger(__name__)

ROOT = Path(common.__file__).resolve().parents[1]
HOST = "127.0.0.1"
CONFIGURATION = 3


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers: where, and with which settings."""

    address: str
    settings: Settings
    functions: Mapping[str, FunctionProcess]


def run(settings: Settings) -> int:
    """Start everything, stay until a signal, stop everything; the process's exit status."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    try:
        with serve(settings) as running:
            _say(_welcome(running))
            stop.wait()
            _say("stopping")
    except ConfigurationError as error:
        sys.stderr.write(f"fertivision: {error}\n")
        return CONFIGURATION
    return 0


@contextmanager
def serve(settings: Settings) -> Iterator[Running]:
    """The whole product on this machine, ended when the block ends."""
    folder = Path(settings.data).resolve()
    with ExitStack() as stack:
        taken = stack.enter_context(closing(_take_port(settings.port)))
        stack.enter_context(_locked(folder))
        port = taken.getsockname()[1]
        postgres = Postgres(folder / "postgres")
        addresses = stack.enter_context(postgres)
        settings = _complete(settings, folder, port, addresses)
        functions = processes.start_all(ROOT, _environment(settings), folder / "logs")
        stack.callback(processes.stop_all, functions)
        migrate.upgrade(addresses.owner_url)
        parts = _Parts(settings, functions)
        stack.callback(parts.stop)
        is_first = demo.tenants(local.build(settings))
        parts.start(taken)
        processes.wait_all(functions)
        _wait_ready(port)
        _write_run(folder, port, addresses, functions)
        if is_first and settings.demo:
            demo.files(ROOT / "tests" / "samples", folder / "buckets" / "incoming")
        yield Running(f"http://{HOST}:{port}", settings, functions)


class _Parts:
    """What runs in this process: the gateway, the dispatcher, the watcher and the clock of the
    sweep.
    """

    def __init__(self, settings: Settings, functions: Mapping[str, FunctionProcess]) -> None:
        folder = Path(settings.data)
        statements = Statements(settings.system_database_url, 8)
        blobs = local.blobs(settings, statements)
        signer = Signer(lambda: secret(folder / "keys", "storage"), settings.public_url, local.now)
        self._settings = settings
        self._statements = statements
        self._bus = LocalBus(statements, local.now)
        self._state = LocalState(statements)
        self._quick = Statements(settings.system_database_url, 4, quick=True)
        queue = Queue(
            statements,
            quick=self._quick,
            first_wait_s=settings.bus_backoff_s,
            longest_wait_s=settings.bus_backoff_max_s,
            most=settings.max_attempts,
        )
        self._dispatcher = Dispatcher(queue, lambda name: functions[name].port, local.now)
        incoming = folder / "buckets" / "incoming"
        (folder / "buckets" / "receipts").mkdir(parents=True, exist_ok=True)
        self._watcher = Watcher(incoming, blobs, statements, settings.watch_stable_s)
        storage = Storage(blobs, signer, folder / "sessions")
        storage.forget_old()
        self._gateway = Gateway(
            ROOT / "hosting",
            storage,
            local.tokens(settings),
            lambda: functions["api"].port,
        )
        self._stop = threading.Event()
        self._clock = threading.Thread(target=self._tick, name="clock", daemon=True)

    def start(self, taken: socket.socket) -> None:
        """Serve, deliver, watch and sweep."""
        self._gateway.listen(taken)
        self._gateway.start()
        self._dispatcher.start()
        self._watcher.start()
        self._clock.start()

    def stop(self) -> None:
        """In the order in which work comes in."""
        self._stop.set()
        self._gateway.stop()
        self._watcher.stop()
        self._dispatcher.stop()
        self._statements.close()
        self._quick.close()

    def _tick(self) -> None:
        while not self._stop.wait(self._settings.sweep_every_s):
            at = local.now().isoformat(timespec="seconds")
            try:
                self._state.prune(local.now())
                self._bus.publish(SweepRequested(tenant_id="*", requested_at=at))
            except UnavailableError:
                _LOG.warning("sweep.not_requested")


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


def _environment(settings: Settings) -> Mapping[str, str]:
    """What a function is told; the owner of the database is nobody's business there."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**inherited, **settings.to_env(), "OWNER_DATABASE_URL": "", "PYTHONUNBUFFERED": "1"}


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
    folder: Path, port: int, addresses: Addresses, functions: Mapping[str, FunctionProcess]
) -> None:
    document = {
        "address": f"http://{HOST}:{port}",
        "port": port,
        "pid": os.getpid(),
        "postgres": {"port": addresses.port},
        "functions": {n: {"port": f.port, "pid": f.pid} for n, f in functions.items()},
    }
    with _private(folder / "run.json") as file:
        json.dump(document, file, indent=1)


def _welcome(running: Running) -> str:
    """The ready line, and below it how to sign in."""
    issuer = local.tokens(running.settings)
    clinician, admin = (issuer.issue("demo", role) for role in ("clinician", "admin"))
    fruit = issuer.issue("demo-fruit", "clinician")
    with _private(Path(running.settings.data) / "dev-token") as file:
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
            f"Drop files into     {running.settings.data}/buckets/incoming/demo/drop/",
            f"Logs are in         {running.settings.data}/logs/",
            "Ctrl-C stops everything; the data stays.",
        )
    )


@contextmanager
def _private(path: Path) -> Iterator[IO[str]]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        yield file


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
