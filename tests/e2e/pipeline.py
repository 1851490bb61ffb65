"""A pipeline under the test's control: its queue, its workers, and a picture of its records."""

import io
import json
import os
import queue
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from pg8000.native import Connection

from common.backends import local
from common.backends.local.dispatcher import TARGET, encode
from common.backends.local.events import LocalBus, Message, Queue
from common.domain.envelopes import object_uploaded
from common.domain.model import Tenant
from common.ports import Backend
from common.records.statements import Statements
from common.settings import Settings
from tests.e2e.worker import backend_at

TENANT = "t1"
Saved = dict[str, str | None]
Picture = dict[str, list[dict[str, object]]]
_VOLATILE = ("_at", "_sealed")
_TABLES = (
    "uploads",
    "timeline",
    "analyses",
    "analysis_revisions",
    "reports",
    "receipts",
    "patients",
    "specimens",
    "dead_letters",
)


class Worker:
    """The process that forks a child for each command."""

    def __init__(self, settings: Settings, at: datetime, root: Path) -> None:
        environ = {
            **os.environ,
            **settings.to_env(),
            "FIXED_NOW": at.isoformat(),
            "PYTHONPATH": str(root),
        }
        self._process = subprocess.Popen(
            [sys.executable, str(root / "tests" / "e2e" / "worker.py")],
            env=environ,
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self._read()

    def send(self, command: dict[str, object]) -> None:
        """Begin a command; `receive` waits for its end."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()

    def receive(self) -> dict[str, int]:
        """How the child ended, and after how many calls."""
        while not (line := self._read()).startswith('{"exit"'):
            continue
        answer: dict[str, int] = json.loads(line)
        return answer

    def _listen(self) -> None:
        """Lines come in a thread of their own: several may arrive at once."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def _read(self, patience_s: float = 120) -> str:
        line = self._lines.get(timeout=patience_s)
        assert line, "the worker is gone"
        return line

    def close(self) -> None:
        """End the worker."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


@dataclass
class Pipeline:
    """One data folder and one database, workers to deliver to, and a clock that stands still."""

    settings: Settings
    superuser_url: str
    at: datetime
    worker: Worker
    other: Worker | None = None
    history: list[str] = field(default_factory=list)

    @cached_property
    def backend(self) -> Backend:
        """Ports of our own, to prepare and to look."""
        return backend_at(self.settings, self.at, self._statements)

    @cached_property
    def _statements(self) -> Statements:
        return Statements(self.settings.system_database_url, 2)

    def close(self) -> None:
        """Hang up; the worker has its own connections."""
        self.backend.records.close()  # type: ignore[attr-defined]
        self._statements.close()

    def begin(self) -> None:
        """An empty database with one clinic."""
        self.restore({})
        tenant = Tenant(
            tenant_id=TENANT,
            name="Clinic",
            letterhead={"name": "Clinic"},
            analyzers={"document": "document", "sperm_cell_image": "sperm_cell"},
            unknown_patient="create",
            created_at=self.at,
        )
        with self.backend.records.transaction(TENANT) as tx:
            tx.create(tenant)

    def save(self) -> Saved:
        """Every row of every table. The objects' contents need no saving: they are never
        changed.
        """
        with self._superuser() as connection:
            return {
                table: connection.run(f"select jsonb_agg(to_jsonb(t))::text from {table} t")[0][0]
                for table in _all_tables(connection)
            }

    def restore(self, saved: Saved) -> None:
        """Put back exactly what was saved."""
        with self._superuser() as connection:
            connection.run("begin")
            for table in _all_tables(connection):
                connection.run(f"delete from {table}")
                if saved.get(table):
                    connection.run(
                        f"insert into {table} overriding system value select *"
                        f" from jsonb_populate_recordset(null::{table}, cast(:rows as jsonb))",
                        rows=saved[table],
                    )
            connection.run("commit")

    @contextmanager
    def _superuser(self) -> Iterator[Connection]:
        connection = Connection(**_parts(self.superuser_url))
        try:
            yield connection
        finally:
            connection.close()

    def put(self, name: str, data: bytes, generation: int = 1000) -> None:
        """An object of the incoming bucket, announced; its generation is ours to choose."""
        blobs = local.blobs(self.settings, self._statements)
        content = blobs.contents.write(io.BytesIO(data).read)
        self._statements.run(
            "insert into live.objects (area, tenant_id, name, generation, size, sha256, media_type,"
            " metadata, created_at)"
            " values ('incoming', :tenant, :name, cast(:generation as bigint),"
            " :size, :sha256, '', '{}'::jsonb, :at)",
            tenant=TENANT,
            name=name,
            generation=generation,
            size=content.size,
            sha256=content.sha256,
            at=self.at - timedelta(seconds=60),
        )
        self.publish(object_uploaded(f"{TENANT}/{name}", generation, None))

    def publish(self, event: object) -> None:
        """Hand an event to the bus."""
        LocalBus(self._statements, lambda: self.at).publish(event)  # type: ignore[arg-type]

    def waiting(self) -> list[Message]:
        """Everything in the queue, due or not, freed of the leases of workers that died."""
        self._statements.run(
            "update live.queue set lease_until = null,"
            " available_at = clock_timestamp() - interval '1 s'"
        )
        self.expire_leases()
        queue = Queue(self._statements, first_wait_s=1, longest_wait_s=1, most=1000)
        return [message for name in TARGET for message in queue.take(name, 100)]

    def expire_leases(self) -> None:
        """As if so much time had passed that every claim has run out."""
        self._statements.run(
            "update live.claims set lease_until = clock_timestamp() - interval '1 s'"
            " where state = 'claimed'"
        )

    def wait_for(self, sql: str, wanted: object, patience_s: float = 30) -> None:
        """Return as soon as a value is there."""
        until = time.monotonic() + patience_s
        while self.scalar(sql) != wanted:
            assert time.monotonic() < until, sql
            time.sleep(0.02)

    def command(self, message: Message, **more: object) -> dict[str, object]:
        """The delivery of a message, as a command for a worker."""
        headers, body = encode(message)
        event = {k.removeprefix("ce-"): v for k, v in headers.items() if k.startswith("ce-")}
        function = TARGET[message.subscription]
        return {"function": function, "event": {**event, "data": json.loads(body)}, **more}

    def deliver(self, message: Message, **more: object) -> dict[str, int]:
        """Deliver once; acknowledged messages leave the queue."""
        self.worker.send(self.command(message, **more))
        answer = self.worker.receive()
        self.history.append(f"{message.subscription} {answer['exit']}")
        if answer["exit"] == 0:
            Queue(self._statements, first_wait_s=1, longest_wait_s=1, most=1000).done(message)
        return answer

    def drain(self, *, twice: bool = False, seed: int | None = None, most: int = 60) -> None:
        """Deliver until nothing waits; `twice` delivers each message two times, `seed` shuffles."""
        chance = random.Random(seed)
        for _ in range(most):
            messages = self.waiting()
            if not messages:
                return
            again = [*messages, *messages] if twice else messages
            if seed is not None:
                chance.shuffle(again)
            for message in again:
                self.deliver(message)
        raise AssertionError(f"the queue does not empty: {self.history[-10:]}")

    def picture(self) -> Picture:
        """Every record without times and sealed bytes (whose nonces differ), and what waits, in
        order.
        """
        picture: Picture = {}
        with self._superuser() as connection:
            for table in _TABLES:
                rows = connection.run(f"select to_jsonb(t) from {table} t")
                kept = [_steady(row[0]) for row in rows]
                picture[table] = sorted(kept, key=lambda row: json.dumps(row, sort_keys=True))
            waiting = connection.run(
                "select distinct subscription, event->>'id', event->'data' from live.queue"
                " order by 1, 2"
            )
        picture["waiting"] = [{"to": row[0], "id": row[1], "data": row[2]} for row in waiting]
        return picture

    def scalar(self, sql: str) -> object:
        """One value, as the superuser."""
        with self._superuser() as connection:
            return connection.run(sql)[0][0]


def _all_tables(connection: Connection) -> list[str]:
    rows = connection.run(
        "select format('%I.%I', schemaname, tablename) from pg_tables"
        " where schemaname in ('public', 'live') and tablename <> 'alembic_version'"
    )
    return [row[0] for row in rows]


def _parts(url: str) -> dict[str, object]:
    found = urlsplit(url)
    return {
        "user": found.username,
        "password": found.password,
        "host": found.hostname,
        "port": found.port,
        "database": found.path.lstrip("/"),
    }


def _steady(row: dict[str, object]) -> dict[str, object]:
    return {k: v for k, v in row.items() if k != "at" and not k.endswith(_VOLATILE)}


def fixed_now() -> datetime:
    """A moment that is near enough for every time limit, and the same for a whole test run."""
    return datetime.now(UTC).replace(microsecond=0)
