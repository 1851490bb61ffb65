"""A function's worker that can be killed between any two of its calls to a port.

Reads one JSON command a line, forks a child that carries it out, and answers how the child ended
and how
many port calls it made. `stop` names a call: `before` or `after` it the child kills itself, as a
machine
that goes away would.
"""

import importlib.util
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

from common import bootstrap, entry
from common.backends import local
from common.backends.local.blobs import LocalBlobs
from common.backends.local.events import LocalBus
from common.media import isolate
from common.media.limits import Limits
from common.ports import Backend
from common.records.statements import Statements
from common.services import measure
from common.settings import Settings

ROOT = Path(entry.__file__).parents[1]


@dataclass
class Counter:
    """Counts port calls, and ends the process at the one that was named."""

    stop: int | None = None
    when: str = "before"
    pause: float = 0.0
    calls: int = 0

    def around(self, call: Callable[[], object]) -> object:
        """Make one counted call."""
        self.calls += 1
        if self.calls == self.stop and self.when == "before":
            self._end()
        result = call()
        if self.calls == self.stop and self.when == "after":
            self._end()
        return result

    def _end(self) -> None:
        if not self.pause:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(self.pause)  # a worker that was only paused, past its lease


class Counted:
    """A port (or a transaction) all of whose calls are counted."""

    def __init__(self, port: object, counter: Counter) -> None:
        self._port = port
        self._counter = counter

    def __getattr__(self, name: str) -> object:
        found = getattr(self._port, name)
        if not callable(found):
            return found

        def call(*args: object, **kwargs: object) -> object:
            if name == "transaction":
                return CountedTransaction(found(*args, **kwargs), self._counter)
            result = self._counter.around(lambda: found(*args, **kwargs))
            return Counted(result, self._counter) if name == "bound" else result

        return call


class CountedTransaction:
    """Entering is a call, and so is the commit."""

    def __init__(self, inner: AbstractContextManager[object], counter: Counter) -> None:
        self._inner = inner
        self._counter = counter

    def __enter__(self) -> Counted:
        return Counted(self._counter.around(self._inner.__enter__), self._counter)

    def __exit__(self, *error: object) -> object:
        return self._counter.around(lambda: self._inner.__exit__(*error))  # type: ignore[arg-type]


def backend_at(settings: Settings, at: datetime, statements: Statements) -> Backend:
    """The local backend with a clock that stands still, so that two runs say the same."""

    def now() -> datetime:
        return at

    plain = local.build(settings)
    blobs = local.blobs(settings, statements)
    assert isinstance(blobs, LocalBlobs)
    blobs._now = now
    return replace(plain, blobs=blobs, bus=LocalBus(statements, now), now=now)


def counted(backend: Backend, counter: Counter) -> Backend:
    """The backend with every port counted."""
    ports = {
        f.name: Counted(getattr(backend, f.name), counter)
        for f in fields(Backend)
        if f.name != "now"
    }
    return Backend(**ports, now=backend.now)  # type: ignore[arg-type]


def load(function: str) -> object:
    """The routes of one of the four functions."""
    path = ROOT / "functions" / function / "main.py"
    spec = importlib.util.spec_from_file_location(f"{function}_main", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.ROUTES


def deliver(command: dict[str, object], routes: object) -> None:
    """What the framework does with a delivery."""
    event = dict(command["event"])  # type: ignore[call-overload]
    data = event.pop("data")
    cloud_event = SimpleNamespace(data=data, get_attributes=lambda: event)
    entry.run_event(routes, cloud_event)  # type: ignore[arg-type]


def reprocess(command: dict[str, object], backend: Backend) -> None:
    """What the API does when somebody asks for an analysis again."""
    from common.domain.model import Principal, Role
    from common.services import releases

    who = Principal(
        tenant_id="t1",
        subject="somebody",
        role=Role.TECHNICIAN,
        authenticated_at=backend.now(),
    )
    releases.reprocess(who, str(command["upload_id"]), backend)


def child(command: dict[str, object], routes: dict[str, object], answer: int) -> None:
    """Carry one command out and say how many calls it took; never returns."""
    settings = bootstrap.settings()
    at = datetime.fromisoformat(os.environ["FIXED_NOW"])
    counter = Counter(
        stop=command.get("stop"),  # type: ignore[arg-type]
        when=str(command.get("when", "before")),
        pause=float(str(command.get("pause", 0))),
    )
    backend = counted(
        backend_at(settings, at, Statements(settings.system_database_url, 2)), counter
    )
    bootstrap.backend = lambda: backend  # type: ignore[assignment]
    status = 0
    try:
        if "event" in command:
            deliver(command, routes[str(command["function"])])
        else:
            reprocess(command, backend)
    except Exception:  # noqa: BLE001  (whatever was raised asks for the event again)
        status = 1
    os.write(answer, json.dumps({"calls": counter.calls}).encode())
    os._exit(status)


def main() -> None:
    """Serve commands until standard input ends."""
    routes = {name: load(name) for name in ("ingest", "analyze", "report")}
    isolate.inspect(b"warm up", "text/plain", Limits())
    # once, as in a function's process; the sources may change under a test run
    measure.code_digest()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            child(json.loads(line), routes, write)
        os.close(write)
        with os.fdopen(read) as pipe:
            said = json.loads(pipe.read() or "{}")
        _, status = os.waitpid(pid, 0)
        sys.stdout.write(json.dumps({"exit": os.waitstatus_to_exitcode(status), **said}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
