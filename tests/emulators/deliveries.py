"""The way of a push from Pub/Sub to a function: it can be shut, and lose some of what passes."""

import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import requests
from werkzeug.wrappers import Request, Response

_LONGEST_S = 120


class Deliveries:
    """Hands pushes to the functions; answers for `/<function>`.

    Of the share `rate`, every other one is lost before the function, the rest after it: done, but
    nobody hears of it. `together` counts the messages that a function had twice at the same time.
    """

    def __init__(self, ports: dict[str, int], seed: int = 1) -> None:
        self.ports = ports
        self._random = random.Random(seed)  # chance, not a secret
        self._lock = threading.Lock()
        self._under_way: Counter[str] = Counter()
        self._is_shut = False
        self.rate = 0.0
        self.lost = 0
        self.unheard = 0
        self.turned_away = 0
        self.together = 0

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Pub/Sub reaches nobody while the block runs."""
        self._is_shut = True
        try:
            yield
        finally:
            self._is_shut = False

    @contextmanager
    def disturbed(self, rate: float) -> Iterator[None]:
        """That share of the pushes goes wrong while the block runs."""
        self.rate = rate
        try:
            yield
        finally:
            self.rate = 0.0

    def answer(self, request: Request) -> Response:
        """One push, read whole in any case: what is left unread spoils a kept connection."""
        request.get_data()
        if self._is_shut:
            self.turned_away += 1
            return Response("", 503)
        chance = self._random.random()
        if chance < self.rate / 2:
            self.lost += 1
            return Response("", 503)
        status = self._hand_over(request)
        if chance < self.rate:
            self.unheard += 1
            return Response("", 503)
        return Response("", status)

    def _hand_over(self, request: Request) -> int:
        message = str(request.get_json()["message"]["messageId"])
        key = request.path + message
        with self._lock:
            self._under_way[key] += 1
            self.together += self._under_way[key] == 2
        try:
            url = f"http://127.0.0.1:{self.ports[request.path.strip('/')]}/"
            headers = {"Content-Type": "application/json"}
            sent = requests.post(url, request.get_data(), headers=headers, timeout=_LONGEST_S)
            return int(sent.status_code)
        except requests.RequestException:
            return 503
        finally:
            with self._lock:
                self._under_way[key] -= 1
