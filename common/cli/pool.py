"""Work on many items at once, and give the results in the order of the items."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Starting another process costs about as much as this many small pictures.
ITEMS_WORTH_A_PROCESS = 20
# So many results may be ready before the slowest one in front of them is.
AHEAD = 8


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    work: Callable[[Item], Result], items: Sequence[Item]
) -> Iterator[tuple[Item, Result | BaseException]]:
    """Each item with its result or its error, as soon as it and its predecessors are ready.

    `work` and the items must be picklable: many items are shared out to processes.
    """
    workers = max(1, min(processors(), len(items) // ITEMS_WORTH_A_PROCESS))
    executor = _executor(workers)
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    rest = iter(items)
    try:
        while True:
            for item in islice(rest, workers * AHEAD - len(waiting)):
                waiting.append((item, executor.submit(work, item)))
            if not waiting:
                return
            item, future = waiting.popleft()
            yield item, future.exception() or future.result()
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _executor(workers: int) -> Executor:
    if workers == 1:
        return ThreadPoolExecutor(1)
    # Spawned, not forked: image analysis libraries keep threads, which do not survive a fork.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_stay)


def _stay() -> None:
    """Ctrl-C reaches every process of the terminal; here only the parent acts on it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
