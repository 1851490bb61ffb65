"""Empties the local queue into the functions: CloudEvents over HTTP, acknowledged by a 2xx
answer.
"""

import http.client
import json
import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime

from common.backends.local.events import Message, Queue
from common.domain import envelopes, events
from common.domain.errors import UnavailableError

_LOG = logging.getLogger(__name__)

# How many deliveries of one subscription are under way at once.
WIDTH = {"ingest": 3, "analyze": 2, "report": 2, "dead-letters": 1}
TARGET = {"ingest": "ingest", "analyze": "analyze", "report": "report", "dead-letters": "ingest"}

_IDLE_S = 0.05
_ANSWER_S = 600


class Dispatcher:
    """One thread that takes what is due, and a few that deliver it."""

    def __init__(
        self, queue: Queue, ports: Callable[[str], int], now: Callable[[], datetime]
    ) -> None:
        self._queue = queue
        self._ports = ports
        self._now = now
        self._free = dict(WIDTH)
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(sum(WIDTH.values()), thread_name_prefix="deliver")
        self._thread = threading.Thread(target=self._run, name="dispatcher", daemon=True)

    def start(self) -> None:
        """Begin; messages leased by a dispatcher before this one are free again."""
        self._queue.free_leases()
        self._thread.start()

    def stop(self) -> None:
        """Take nothing more; what is under way is delivered again by the next start."""
        self._stop.set()
        self._wake.set()
        self._thread.join(timeout=5)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                taken = sum(self._take(subscription) for subscription in WIDTH)
            except UnavailableError:
                taken = 0
                self._stop.wait(1.0)
            if not taken:
                self._wake.wait(_IDLE_S)
            self._wake.clear()

    def _take(self, subscription: str) -> int:
        with self._lock:
            free = self._free[subscription]
        if not free:
            return 0
        messages = self._queue.take(subscription, free)
        with self._lock:
            self._free[subscription] -= len(messages)
        for message in messages:
            self._pool.submit(self._deliver, message)
        return len(messages)

    def _deliver(self, message: Message) -> None:
        try:
            error = self._post(message)
            if error is None:
                self._queue.done(message)
            elif self._queue.failed(message, error, self._now()):
                _LOG.error("event.dead", extra={"subscription": message.subscription})
        except UnavailableError:
            _LOG.warning("event.undecided", extra={"subscription": message.subscription})
        finally:
            with self._lock:
                self._free[message.subscription] += 1
            self._wake.set()

    def _post(self, message: Message) -> str | None:
        """None when acknowledged, else what went wrong, in a word."""
        headers, body = encode(message)
        port = self._ports(TARGET[message.subscription])
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=_ANSWER_S)) as link:
                link.request("POST", "/", body, headers)
                answer = link.getresponse()
                answer.read()
        except (OSError, http.client.HTTPException) as error:
            return type(error).__name__
        return None if 200 <= answer.status < 300 else f"http_{answer.status}"


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
