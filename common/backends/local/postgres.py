"""The embedded PostgreSQL: a real server from a pip wheel, in one folder, on one loopback port."""

import fcntl
import json
import os
import signal
import socket
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO

from common.backends.local import postgres_cluster as cluster
from common.backends.local.postgres_process import Child, Identity, identity, run
from common.domain.errors import ConfigurationError, UnavailableError
from common.records.connect import check

_START_S = 60.0  # a crash recovery takes its time
_STOP_S = 15.0
_LOG_BYTES = 10_000_000
_OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "120",
    "shared_buffers": "64MB",
    "io_method": "sync",
    # One machine, no replica: the log need not carry what only a replica would read.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    # Short statements, many of them.
    "jit": "off",
    "update_process_title": "off",
    "max_logical_replication_workers": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Neither a failed statement nor the row it was about is ever written to the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where the three roles (and the superuser, for backups and tests) connect."""

    owner_url: str = field(repr=False)
    app_url: str = field(repr=False)
    system_url: str = field(repr=False)
    superuser_url: str = field(repr=False)
    port: int


class Postgres:
    """One cluster in `folder`, running between `start` and `stop`.

    It ends with this process, also when that is killed, and recovers when it is started again.
    Every acknowledged commit survives: fsync and synchronous_commit are on.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self._data = self._folder / "data"
        self._passwords = self._folder / "passwords.json"
        self._log = self._folder / "postgres.log"
        self._lock: IO[str] | None = None
        self._child: Child | None = None

    @property
    def pid(self) -> int:
        """The postmaster's process id; 0 while it does not run."""
        return self._child.pid if self._child else 0

    def start(self) -> Addresses:
        """Create the cluster if it is new, start the server, return when it answers queries.

        Raises ConfigurationError where it cannot run here, or the folder is in use elsewhere.
        """
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._take_lock()
        try:
            programs = cluster.programs()
            who = identity(programs / "postgres", self._folder)
            self._own(who)
            self._stop_orphan()
            if not self._data.exists():
                cluster.create(self._data, self._passwords, programs, who)
            return self._serve(programs, who)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server and free the folder; harmless when it does not run."""
        if self._child is not None:
            self._child.stop(_STOP_S)
            self._child = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Addresses:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _take_lock(self) -> None:
        self._lock = (self._folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            self._lock = None
            raise ConfigurationError(f"another process uses {self._folder}") from error

    def _own(self, who: Identity) -> None:
        """An earlier run as root may have had to use another identity."""
        if os.geteuid() != 0 or not self._data.exists():
            return
        if self._data.stat().st_uid != who.owner[0]:
            for path in (self._data, *self._data.rglob("*")):
                os.chown(path, *who.owner, follow_symlinks=False)

    def _stop_orphan(self) -> None:
        """End the server of a run that was killed; we hold the lock, so it is nobody's."""
        note = self._data / "postmaster.pid"
        try:
            pid = int(note.read_text().splitlines()[0])
        except (OSError, ValueError, IndexError):
            return
        for number in (signal.SIGINT, signal.SIGQUIT):
            deadline = time.monotonic() + _STOP_S
            while _is_postgres(pid, self._data):
                if time.monotonic() > deadline:
                    break
                with suppress(ProcessLookupError):
                    os.kill(pid, number)
                time.sleep(0.05)
        if not _is_postgres(pid, self._data):
            # PostgreSQL refuses to start while *any* process has the number in the note.
            note.unlink(missing_ok=True)

    def _serve(self, programs: Path, who: Identity) -> Addresses:
        if self._log.exists() and self._log.stat().st_size > _LOG_BYTES:
            self._log.write_bytes(b"")
        deadline = time.monotonic() + _START_S
        while time.monotonic() < deadline:
            port = _free_port()
            options = [f"--{name}={value}" for name, value in _OPTIONS.items()]
            command = [str(programs / "postgres"), "-D", str(self._data), f"--port={port}"]
            begin = self._log.stat().st_size if self._log.exists() else 0
            self._child = Child([*command, *options], who, self._log)
            addresses = self.addresses(port)
            if self._answers(addresses, deadline):
                return addresses
            self._raise_unless_passing(begin)
        raise UnavailableError(f"PostgreSQL did not answer within {_START_S:.0f} s")

    def _answers(self, addresses: Addresses, deadline: float) -> bool:
        """Wait for a query's answer, not for an open port; False where the server ended."""
        while self._child is not None and not self._child.has_ended(0.01):
            try:
                check(addresses.app_url)
            except UnavailableError:
                if time.monotonic() > deadline:
                    self._child.stop(_STOP_S)
            else:
                return True
        return False

    def _raise_unless_passing(self, begin: int) -> None:
        """Taken ports and memory that dead backends still hold are worth another try."""
        with self._log.open("rb") as log:
            log.seek(begin)
            said = log.read(20_000).decode(errors="replace")
        if "could not bind" in said or "shared memory block" in said:
            time.sleep(0.05)
            return
        last = said.strip().splitlines()[-1:] or ["it said nothing"]
        raise ConfigurationError(f"PostgreSQL ended at its start: {last[0]}")

    def addresses(self, port: int) -> Addresses:
        """Where the server of this folder is reached while it runs on that port."""
        passwords = json.loads(self._passwords.read_text())

        def url(role: str) -> str:
            return f"postgresql://{role}:{passwords[role]}@127.0.0.1:{port}/{cluster.DATABASE}"

        return Addresses(
            owner_url=url("fv_owner"),
            app_url=url("fv_app"),
            system_url=url("fv_system"),
            superuser_url=url(cluster.SUPERUSER),
            port=port,
        )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _is_postgres(pid: int, data: Path) -> bool:
    """Whether that process is a server on that folder, and not one that inherited the number."""
    said = Path(f"/proc/{pid}/cmdline")
    if said.exists():
        return str(data).encode() in said.read_bytes()
    if Path("/proc/self").exists():
        return False
    ps = ["/bin/ps", "-o", "command=", "-p", str(pid)]
    return str(data) in run(ps, Identity(kind="plain", uid=0, gid=0)).stdout
