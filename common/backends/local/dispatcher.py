"""Empties the local queue into the functions: CloudEvents over HTTP, acknowledged by a 2xx
answer.
"""

import http.client
import json
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime

from common.backends.local.events import Message, Queue
from common.domain import envelopes, events
from common.domain.errors import UnavailableError

_LOG = logging.getLogger(__name__)

# How many deliveries of one subscription may be under way at once, in the order of asking: what has
# begun is finished first.
WIDTH = {"dead-letters": 1, "report": 3, "analyze": 2, "ingest": 2}
# How many of them are under way as long as none is slow: the threads of a function share one
# interpreter, so more would only take turns. The longest step may overlap with itself.
TURNS = {"dead-letters": 1, "report": 2, "analyze": 1, "ingest": 1}
TARGET = {"ingest": "ingest", "analyze": "analyze", "report": "report", "dead-letters": "ingest"}

# What is done after a step: a step waits while the next one has enough to do.
NEXT = {"ingest": "analyze", "analyze": "report"}

# Messages in hand, so that a busy lane asks the queue rarely: filled up to _FULL below _LOW.
_FULL = 12
_LOW = 6
# A delivery that is slow lets the others pass, and no longer holds up the step before.
_SLOW_S = 0.5
_IDLE_S = 0.05
_ANSWER_S = 600


class _Lane:
    """The deliveries of one subscription: one or a few at a time, a few more in hand."""

    def __init__(self, subscription: str) -> None:
        self.subscription = subscription
        self.pool = ThreadPoolExecutor(
            WIDTH[subscription], thread_name_prefix=f"deliver-{subscription}"
        )
        self._in_hand = 0
        self._lock = threading.Lock()
        self._turn = threading.Semaphore(TURNS[subscription])
        self._moved_at = time.monotonic()
        self.is_held = False

    def wanted(self) -> int:
        """How many messages to take: none while enough are in hand."""
        with self._lock:
            return 0 if self._in_hand > _LOW else _FULL - self._in_hand

    def is_supplied(self) -> bool:
        """Whether it has enough to do, and does it; or is held back by what follows."""
        is_moving = time.monotonic() - self._moved_at < _SLOW_S
        return is_moving and (self.is_held or self._in_hand > _LOW)

    def add(self, change: int) -> bool:
        """Count messages in or out; True when it is time for more."""
        with self._lock:
            self._in_hand += change
            self._moved_at = time.monotonic()
            return self._in_hand == _LOW

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until nobody else delivers here, or for as long as is reasonable."""
        is_mine = self._turn.acquire(timeout=_SLOW_S)
        try:
            yield
        finally:
            if is_mine:
                self._turn.release()


class Dispatcher:
    """One thread that takes what is due, and a few that deliver it."""

    def __init__(
        self, queue: Queue, ports: Callable[[str], int], now: Callable[[], datetime]
    ) -> None:
        self._queue = queue
        self._ports = ports
        self._now = now
        self._lanes = {subscription: _Lane(subscription) for subscription in WIDTH}
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="dispatcher", daemon=True)
        self._links = threading.local()
        self._acknowledged: deque[Message] = deque()

    def start(self) -> None:
        """Begin; messages leased by a dispatcher before this one are free again."""
        self._queue.free_leases()
        self._thread.start()

    def stop(self) -> None:
        """Take nothing more; what is under way is delivered again by the next start."""
        self._stop.set()
        self._wake.set()
        self._thread.join(timeout=5)
        for lane in self._lanes.values():
            lane.pool.shutdown(wait=False, cancel_futures=True)
        with suppress(UnavailableError):
            self._settle()

    def _settle(self) -> None:
        """Forget what was acknowledged, many at once."""
        count = len(self._acknowledged)
        if count:
            self._queue.done(*(self._acknowledged[i] for i in range(count)))
            for _ in range(count):
                self._acknowledged.popleft()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._settle()
                due = self._queue.due()
                for lane in self._lanes.values():
                    if lane.subscription in due:
                        self._take(lane)
            except UnavailableError:
                self._stop.wait(1.0)
            self._wake.wait(_IDLE_S)
            self._wake.clear()

    def _take(self, lane: _Lane) -> None:
        following = self._lanes.get(NEXT.get(lane.subscription, ""))
        lane.is_held = following is not None and following.is_supplied()
        wanted = lane.wanted()
        if not wanted or lane.is_held:
            return
        messages = self._queue.take(lane.subscription, wanted)
        lane.add(len(messages))
        for message in messages:
            lane.pool.submit(self._deliver, message)

    def _deliver(self, message: Message) -> None:
        lane = self._lanes[message.subscription]
        try:
            with lane.turn():
                error = self._post(message)
            if error is None:
                self._acknowledged.append(message)
            elif self._queue.failed(message, error, self._now()):
                _LOG.error("event.dead", extra={"subscription": message.subscription})
        except UnavailableError:
            _LOG.warning("event.undecided", extra={"subscription": message.subscription})
        finally:
            if lane.add(-1):
                self._wake.set()

    def _post(self, message: Message) -> str | None:
        """None when acknowledged, else what went wrong, in a word.

        A kept connection may have been closed meanwhile. An event may be delivered twice, so it is
        simply sent again on a new one.
        """
        headers, body = encode(message)
        port = self._ports(TARGET[message.subscription])
        is_kept = port in self._kept()
        try:
            status = self._send(port, headers, body)
        except (OSError, http.client.HTTPException) as error:
            self._hang_up(port)
            return self._post(message) if is_kept else type(error).__name__
        return None if 200 <= status < 300 else f"http_{status}"

    def _send(self, port: int, headers: Mapping[str, str], body: bytes) -> int:
        kept = self._kept()
        if port not in kept:
            kept[port] = http.client.HTTPConnection("127.0.0.1", port, timeout=_ANSWER_S)
        kept[port].request("POST", "/", body, headers)
        answer = kept[port].getresponse()
        answer.read()
        return answer.status

    def _kept(self) -> dict[int, http.client.HTTPConnection]:
        """This thread's connections, by port."""
        if not hasattr(self._links, "by_port"):
            self._links.by_port = {}
        kept: dict[int, http.client.HTTPConnection] = self._links.by_port
        return kept

    def _hang_up(self, port: int) -> None:
        link = self._kept().pop(port, None)
        if link is not None:
            link.close()


def encode(message: Message) -> tuple[Mapping[str, str], bytes]:
    """A delivery in binary mode: a storage notification in storage's own form, the rest in ours."""
    event = events.from_json(message.event)
    headers = {
        "Content-Type": "application/json",
        "ce-specversion": "1.0",
        "ce-id": event.event_id,
        "ce-time": message.published_at.isoformat(),
    }
    if isinstance(event, events.ObjectUploaded):
        resource = {
            "bucket": "incoming",
            "name": f"{event.tenant_id}/{event.name}"
            if event.tenant_id != envelopes.UNROUTABLE
            else event.name,
            "generation": str(event.object_generation),
            "run": event.run,
        }
        headers |= {
            "ce-type": envelopes.STORAGE_FINALIZED,
            "ce-source": "//storage.googleapis.com/projects/_/buckets/incoming",
        }
        return headers, json.dumps(resource).encode()
    headers |= {"ce-type": event.type, "ce-source": "//fertivision"}
    return headers, json.dumps(message.event["data"]).encode()
