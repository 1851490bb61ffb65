"""The local bus: delivered until acknowledged, later and later, and at last a dead letter."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from common.backends.local.dispatcher import WIDTH, Dispatcher
from common.backends.local.events import LocalBus, Queue
from common.backends.local.postgres import Addresses
from common.domain import events
from common.domain.events import UploadAccepted
from common.records.statements import Statements

AT = datetime(2026, 1, 1, tzinfo=UTC)


def event(name: str = "u1") -> UploadAccepted:
    return UploadAccepted(
        tenant_id="t1", upload_id=name, object_generation=5, modality="document", sha256="0" * 64
    )


@pytest.fixture
def statements(database: Addresses) -> Iterator[Statements]:
    with closing(Statements(database.system_url, 8)) as opened:
        yield opened


def queue_of(statements: Statements, most: int = 3, wait_s: float = 0.01) -> Queue:
    return Queue(statements, first_wait_s=wait_s, longest_wait_s=wait_s * 4, most=most)


def publish(statements: Statements, *names: str) -> None:
    bus = LocalBus(statements, lambda: AT)
    for name in names:
        bus.publish(event(name))


def test_a_message_is_leased_until_it_is_done(statements: Statements) -> None:
    publish(statements, "u1")
    queue = queue_of(statements)
    [message] = queue.take("analyze", 10)
    assert events.from_json(message.event).subject_id == "u1"
    assert queue.take("analyze", 10) == []
    queue.done(message)
    queue.free_leases()
    assert queue.take("analyze", 10) == []
    assert queue.depth() == {}


def test_a_lease_that_ran_out_frees_the_message(statements: Statements) -> None:
    publish(statements, "u1")
    queue = queue_of(statements)
    assert [m.attempts for m in queue.take("analyze", 10, lease_s=-1)] == [1]
    assert [m.attempts for m in queue.take("analyze", 10)] == [2]


def test_messages_are_taken_in_order_and_never_twice(statements: Statements) -> None:
    publish(statements, *(f"u{n}" for n in range(20)))
    queue = queue_of(statements)
    first = queue.take("analyze", 5)
    ids = [m.id for m in first] + [m.id for m in queue.take("analyze", 100)]
    assert sorted(m.event["data"]["upload_id"] for m in first) == [f"u{n}" for n in range(5)]  # type: ignore[index]
    assert len(ids) == len(set(ids)) == 20


def test_failures_wait_longer_and_end_as_a_dead_letter(statements: Statements) -> None:
    publish(statements, "u1")
    queue = queue_of(statements, most=3, wait_s=100)
    waits = []
    for _ in range(3):
        statements.run("update live.queue set available_at = clock_timestamp() - interval '1 s'")
        [message] = queue.take("analyze", 1)
        is_dead = queue.failed(message, "http_500", AT)
        left = (
            "select extract(epoch from available_at - clock_timestamp())::float8 s from live.queue"
        )
        waits.append(float(str(statements.run(left)[0]["s"])))
    assert is_dead
    assert 49 < waits[0] <= 100 < waits[1] + 1 <= 201
    [dead] = queue.take("dead-letters", 1)
    letter = events.from_json(dead.event)
    assert isinstance(letter, events.DeadLettered)
    assert (letter.subscription, letter.attempts, letter.error) == ("analyze", 3, "http_500")
    assert events.from_json(letter.original).subject_id == "u1"


def test_a_dead_letter_is_never_given_up(statements: Statements) -> None:
    publish(statements, "u1")
    queue = queue_of(statements, most=1)
    [message] = queue.take("analyze", 1)
    assert queue.failed(message, "x", AT)
    for _ in range(3):
        statements.run("update live.queue set available_at = clock_timestamp() - interval '1 s'")
        [letter] = queue.take("dead-letters", 1)
        assert not queue.failed(letter, "x", AT)


@dataclass
class Function:
    """Answers what it is told to, and remembers what it was sent."""

    statuses: list[int] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    most: int = 0
    now: int = 0
    pause_s: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, subject: str) -> int:
        with self.lock:
            self.seen.append(subject)
            self.now += 1
            self.most = max(self.most, self.now)
            status = self.statuses.pop(0) if self.statuses else 200
        time.sleep(self.pause_s)
        with self.lock:
            self.now -= 1
        return status


@pytest.fixture
def function() -> Iterator[tuple[Function, int]]:
    """A function behind a port."""
    told = Function()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(told.answer(self.headers["ce-id"]))
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield told, server.server_address[1]
    server.shutdown()
    server.server_close()


def run_until_empty(statements: Statements, port: int, most: int = 3) -> None:
    """A dispatcher that works until the queue is empty."""
    queue = queue_of(statements, most=most)
    dispatcher = Dispatcher(queue, lambda _: port, lambda: AT)
    dispatcher.start()
    until = time.monotonic() + 30
    while queue.depth() and time.monotonic() < until:
        time.sleep(0.02)
    dispatcher.stop()
    assert queue.depth() == {}


def test_everything_is_delivered_and_no_wider_than_allowed(
    statements: Statements, function: tuple[Function, int]
) -> None:
    told, port = function
    told.pause_s = 0.02
    publish(statements, *(f"u{n}" for n in range(12)))
    run_until_empty(statements, port)
    assert sorted(told.seen) == sorted(event(f"u{n}").event_id for n in range(12))
    assert told.most <= WIDTH["analyze"]


def test_what_is_refused_is_delivered_again(
    statements: Statements, function: tuple[Function, int]
) -> None:
    told, port = function
    told.statuses = [500, 503]
    publish(statements, "u1")
    run_until_empty(statements, port)
    assert told.seen == [event("u1").event_id] * 3


def test_what_is_always_refused_becomes_a_dead_letter(
    statements: Statements, function: tuple[Function, int]
) -> None:
    told, port = function
    told.statuses = [500] * 3
    publish(statements, "u1")
    run_until_empty(statements, port)
    assert told.seen[:3] == [event("u1").event_id] * 3
    assert len(told.seen) == 4  # the last is the dead letter's own delivery
    assert told.seen[3] != told.seen[0]


def test_a_function_that_is_away_gets_it_later(
    statements: Statements, function: tuple[Function, int]
) -> None:
    told, port = function
    publish(statements, "u1")
    ports = iter([1, 1])
    queue = queue_of(statements, most=8)
    dispatcher = Dispatcher(queue, lambda _: next(ports, port), lambda: AT)
    dispatcher.start()
    until = time.monotonic() + 30
    while queue.depth() and time.monotonic() < until:
        time.sleep(0.02)
    dispatcher.stop()
    assert told.seen == [event("u1").event_id]
