"""The clock of the sweep: something is done every so often until it is stopped."""

import logging
import threading
from collections.abc import Callable

from common.domain.errors import UnavailableError

_LOG = logging.getLogger(__name__)


class Clock:
    """Calls `tick` every `every_s` seconds from a thread of its own; what is away now is asked
    again the next time.
    """

    def __init__(self, every_s: float, tick: Callable[[], None]) -> None:
        self._every_s = every_s
        self._tick = tick
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="clock", daemon=True)

    def start(self) -> None:
        """The first tick comes after the first interval."""
        self._thread.start()

    def stop(self) -> None:
        """No more ticks."""
        self._stop.set()

    def _run(self) -> None:
        while not self._stop.wait(self._every_s):
            try:
                self._tick()
            except UnavailableError:
                _LOG.warning("sweep.not_requested")
