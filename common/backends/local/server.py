"""What `make run` runs on PostgreSQL and a folder alone: the bus, the object store, the watcher of
the drop folder, the page.
"""

import socket
from contextlib import ExitStack
from pathlib import Path

from common.backends import local
from common.backends.local import machine
from common.backends.local.clock import Clock
from common.backends.local.dispatcher import Dispatcher
from common.backends.local.events import LocalBus, Queue
from common.backends.local.gateway import Gateway
from common.backends.local.keys import secret
from common.backends.local.machine import ROOT, Functions, Prepared, Way
from common.backends.local.signing import Signer
from common.backends.local.state import LocalState
from common.backends.local.storage import Storage
from common.backends.local.watcher import Watcher
from common.domain.events import SweepRequested
from common.records.statements import Statements
from common.settings import Settings


def run(settings: Settings) -> int:
    """Start everything, stay until a signal, stop everything; the process's exit status."""
    return machine.run(settings, Way(folder=Path(settings.data).resolve(), prepare=prepare))


def prepare(settings: Settings, stack: ExitStack) -> Prepared:
    """The embedded backend; nothing to open beforehand."""
    return Prepared(
        settings=settings,
        issuer=local.tokens(settings),
        parts=lambda functions: _Parts(settings, functions),
        closing_words=(
            f"Drop files into     {settings.data}/buckets/incoming/demo/drop/",
            f"Logs are in         {settings.data}/logs/",
            "Ctrl-C stops everything; the data stays.",
        ),
    )


class _Parts:
    """What runs in this process: the gateway, the dispatcher, the watcher and the clock of the
    sweep.
    """

    def __init__(self, settings: Settings, functions: Functions) -> None:
        folder = Path(settings.data)
        statements = Statements(settings.system_database_url, 8)
        blobs = local.blobs(settings, statements)
        signer = Signer(lambda: secret(folder / "keys", "storage"), settings.public_url, local.now)
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
        self._incoming = folder / "buckets" / "incoming"
        (folder / "buckets" / "receipts").mkdir(parents=True, exist_ok=True)
        self._watcher = Watcher(self._incoming, blobs, statements, settings.watch_stable_s)
        storage = Storage(blobs, signer, folder / "sessions")
        storage.forget_old()
        self._gateway = Gateway(
            ROOT / "hosting", (storage,), local.tokens(settings), lambda: functions["api"].port
        )
        self._clock = Clock(settings.sweep_every_s, self._tick)

    def start(self, taken: socket.socket) -> None:
        """Serve, deliver, watch and sweep."""
        self._gateway.listen(taken)
        self._gateway.start()
        self._dispatcher.start()
        self._watcher.start()
        self._clock.start()

    def stop(self) -> None:
        """In the order in which work comes in."""
        self._clock.stop()
        self._gateway.stop()
        self._watcher.stop()
        self._dispatcher.stop()
        self._statements.close()
        self._quick.close()

    def drop(self, path: str, data: bytes) -> None:
        """A file of the incoming folder, whole or not at all."""
        target = self._incoming / path
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f"{target.name}.part")
        draft.write_bytes(data)
        draft.replace(target)

    def _tick(self) -> None:
        self._state.prune(local.now())
        self._bus.publish(sweep_requested())


def sweep_requested() -> SweepRequested:
    """Of every clinic, now."""
    return SweepRequested(tenant_id="*", requested_at=local.now().isoformat(timespec="seconds"))
