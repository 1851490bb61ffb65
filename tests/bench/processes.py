"""Processes under measurement: start one, wait for its first answer, read what it used (Linux)."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
_TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A TCP port that nobody uses just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def function(
    source: Path, target: str, environment: Mapping[str, str] | None = None
) -> Iterator[tuple[int, str]]:
    """A function under functions-framework, as the cloud starts it: (process id, address)."""
    port = free_port()
    program = Path(sys.executable).with_name("functions-framework")
    command = [program, "--source", source, "--target", target, "--signature-type", "http"]
    child = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield child.pid, f"http://127.0.0.1:{port}"
    finally:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def wait_for(address: str, path: str, seconds: float = 30) -> httpx.Response:
    """Ask until the answer is a 200, and return it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            answer = httpx.get(address + path, timeout=5)
            if answer.status_code == 200:
                return answer
        except httpx.TransportError:
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{path} was not 200 within {seconds} s")


def tree(pid: int) -> list[int]:
    """The process and all its descendants."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = _stat(int(entry.name))
            if fields:
                children.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [pid]
    for member in found:
        found.extend(children.get(member, []))
    return found


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on, empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def cpu_seconds(pid: int) -> float:
    """CPU that the process tree has used so far, children that have ended included."""
    stats = [_stat(member) for member in tree(pid)]
    return sum(sum(map(int, fields[11:15])) for fields in stats if fields) / _TICKS


def pss_megabytes(pid: int) -> float:
    """Memory of the process tree, shared pages counted in proportion (PSS)."""
    total = 0
    for member in tree(pid):
        try:
            rollup = Path(f"/proc/{member}/smaps_rollup").read_text()
        except OSError:
            continue
        sizes = [line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")]
        total += sum(map(int, sizes))
    return total * 1024 / 1e6


def cpu_of_children(pid: int) -> float:
    """Processor seconds of this process's children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[13]) + int(fields[14])) / _TICKS
