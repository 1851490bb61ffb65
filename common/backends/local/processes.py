"""The four functions, each its own functions-framework process, started, watched and ended."""

import contextlib
import ctypes
import http.client
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from common.domain.errors import ConfigurationError

_LOG = logging.getLogger(__name__)

FUNCTIONS = {"ingest": "cloudevent", "analyze": "cloudevent", "report": "cloudevent", "api": "http"}
THREADS = {"ingest": 4, "analyze": 2, "report": 2, "api": 8}
_PR_SET_PDEATHSIG = 1
_PATIENCE_S = 60


class FunctionProcess:
    """One function; when it dies without being asked to, it is started again."""

    def __init__(self, name: str, root: Path, environ: Mapping[str, str], logs: Path) -> None:
        self.name = name
        self._root = root
        self._log = logs / f"{name}.log"
        self._environ = environ
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_ending = False
        self.restarts = 0

    @property
    def pid(self) -> int | None:
        """The process to look at; None before the start."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process and the thread that watches it."""
        self._spawn()
        threading.Thread(target=self._watch, name=f"watch-{self.name}", daemon=True).start()

    def _spawn(self) -> None:
        command = [
            sys.executable,
            "-m",
            "functions_framework",
            f"--target={self.name}",
            f"--source={self._root / 'functions' / self.name / 'main.py'}",
            f"--signature-type={FUNCTIONS[self.name]}",
            "--host=127.0.0.1",
            f"--port={self.port}",
        ]
        own = {"WORKERS": "1", "THREADS": str(THREADS[self.name]), "OMP_NUM_THREADS": "1"}
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603
                command,
                cwd=self._root,
                env={**self._environ, **own},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent if sys.platform == "linux" else None,
            )

    def _watch(self) -> None:
        while self._process is not None:
            code = self._process.wait()
            if self._is_ending:
                return
            self.restarts += 1
            _LOG.error("function.died", extra={"function": self.name, "exit_code": code})
            time.sleep(min(30.0, 0.2 * 2**self.restarts))
            if not self._is_ending:
                self._spawn()

    def wait_ready(self, deadline: float) -> None:
        """Return when the function itself has answered; ConfigurationError after the deadline."""
        while time.monotonic() < deadline:
            if self._answers():
                return
            if self._process is not None and self._process.poll() is not None and self.restarts > 2:
                break
            time.sleep(0.05)
        raise ConfigurationError(f"the function {self.name} does not start; its log says why")

    def _answers(self) -> bool:
        """An event function refuses a GET with 405, but only once it is loaded."""
        path = "/health" if self.name == "api" else "/"
        try:
            link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            with contextlib.closing(link):
                link.request("GET", path)
                status = link.getresponse().status
        except (OSError, http.client.HTTPException):
            return False
        return status == 200 if self.name == "api" else status in (400, 405)

    def stop(self) -> None:
        """Ask it to end."""
        self._is_ending = True
        if self._process is not None and self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGTERM)

    def kill(self, deadline: float) -> None:
        """Wait for the end, and force it after the deadline."""
        if self._process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(max(0.1, deadline - time.monotonic()))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def start_all(root: Path, environ: Mapping[str, str], logs: Path) -> Mapping[str, FunctionProcess]:
    """Start the four functions at once."""
    processes = {name: FunctionProcess(name, root, environ, logs) for name in FUNCTIONS}
    for process in processes.values():
        process.start()
    return processes


def wait_all(processes: Mapping[str, FunctionProcess]) -> None:
    """Return when all of them answer."""
    deadline = time.monotonic() + _PATIENCE_S
    for process in processes.values():
        process.wait_ready(deadline)


def stop_all(processes: Mapping[str, FunctionProcess], patience_s: float = 8) -> None:
    """End all of them, whatever they do."""
    for process in processes.values():
        process.stop()
    deadline = time.monotonic() + patience_s
    for process in processes.values():
        process.kill(deadline)


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def die_with_parent() -> None:
    """Linux ends the child when the thread that made it is gone, even by SIGKILL."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
