"""Requests of this process, counted by route, method and status, as Prometheus text."""

import threading
from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Metrics:
    """What this process has answered since it started."""

    _requests: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    _seconds: dict[tuple[str, str], float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer."""
        with self._lock:
            self._requests[(method, route, status)] += 1
            spent = self._seconds.get((method, route), 0.0)
            self._seconds[(method, route)] = spent + seconds

    def text(self) -> str:
        """The counters, sorted."""
        with self._lock:
            requests, seconds = dict(self._requests), dict(self._seconds)
        lines = [
            "# HELP fertivision_requests_total Requests that this process has answered.",
            "# TYPE fertivision_requests_total counter",
        ]
        for (method, route, status), number in sorted(requests.items()):
            labels = f'method="{method}",route="{route}",status="{status}"'
            lines.append(f"fertivision_requests_total{{{labels}}} {number}")
        lines += [
            "# HELP fertivision_request_seconds_total Time spent on them.",
            "# TYPE fertivision_request_seconds_total counter",
        ]
        for (method, route), total in sorted(seconds.items()):
            labels = f'method="{method}",route="{route}"'
            lines.append(f"fertivision_request_seconds_total{{{labels}}} {total:.6f}")
        return "\n".join(lines) + "\n"
