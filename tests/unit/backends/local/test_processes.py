"""A function's process: watched, started again, and ended with all it started."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from common.backends.local import processes
from common.backends.local.processes import FunctionProcess
from common.domain.errors import ConfigurationError

MAIN = """
import functions_framework

@functions_framework.cloud_event
def ingest(event):
    pass
"""


@pytest.fixture
def function(tmp_path: Path) -> Iterator[FunctionProcess]:
    """A small function of its own."""
    (tmp_path / "functions" / "ingest").mkdir(parents=True)
    (tmp_path / "functions" / "ingest" / "main.py").write_text(MAIN)
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    made = FunctionProcess("ingest", tmp_path, environ, tmp_path / "logs")
    yield made
    processes.stop_all({"ingest": made}, 5)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_function_that_dies_is_started_again(function: FunctionProcess) -> None:
    function.start()
    function.wait_ready(time.monotonic() + 60)
    first = function.pid
    assert first is not None
    os.killpg(first, signal.SIGKILL)
    until = time.monotonic() + 30
    while function.pid == first and time.monotonic() < until:
        time.sleep(0.02)
    function.wait_ready(time.monotonic() + 60)
    assert (function.restarts, function.pid != first) == (1, True)
    processes.stop_all({"ingest": function}, 5)
    assert not is_alive(function.pid or 0)
    assert function.restarts == 1


def test_a_function_that_cannot_start_is_a_configuration_error(
    function: FunctionProcess, tmp_path: Path
) -> None:
    (tmp_path / "functions" / "ingest" / "main.py").write_text("raise RuntimeError('no')")
    function.start()
    with pytest.raises(ConfigurationError):
        function.wait_ready(time.monotonic() + 1)


def test_ports_differ() -> None:
    assert len({processes.free_port() for _ in range(20)}) > 10
