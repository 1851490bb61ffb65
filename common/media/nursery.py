"""The worker's side of the zygote: starts it, hands it files, keeps the clock, takes results."""

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path

from common.domain.errors import InvalidFileError, UnavailableError
from common.media import wire, zygote
from common.media.limits import Limits
from common.media.wire import Result

_START_SECONDS = 60.0
_TAKE_SECONDS = 60.0
_KILL_SECONDS = 10.0
_END_SECONDS = 2.0
_REASONS = frozenset(("corrupt", "too_large", "encrypted", "unsupported_media", "unsafe"))
_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[2]); "
    "from common.media import zygote; zygote.main(int(sys.argv[1]), json.loads(sys.argv[3]))"
)


class Nursery:
    """One zygote and the children it forks. Safe to use from several threads."""

    def __init__(self, modules: Sequence[str], paths: Sequence[str] = ()) -> None:
        self._modules = list(modules)
        self._paths = list(paths)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._owner = 0
        self._isolation = "reduced"

    def isolation(self) -> str:
        """`full` where children have neither network nor files here, else `reduced`."""
        with self._lock:
            self._ensure()
            return self._isolation

    def pid(self) -> int:
        """The zygote's process id; it is started where it does not live."""
        with self._lock:
            return self._ensure()[0].pid

    def run(
        self,
        task: str,
        data: wire.Buffer,
        arguments: Mapping[str, object],
        limits: Limits,
        file: int | None = None,
    ) -> Result:
        """The result of one task in its own child, for `data` or for what `file` describes.

        Raises InvalidFileError with the task's reason, or `unsafe` where the child was killed or
        crashed; UnavailableError where the zygote is gone.
        """
        source, target = _request(task, data, arguments, limits), wire.shared("target")
        handed = [source, target] if file is None else [source, target, file]
        try:
            status = self._status(handed, limits.seconds)
            return _outcome(status, target)
        finally:
            os.close(source)
            os.close(target)

    def stream(
        self, task: str, file: int, arguments: Mapping[str, object], limits: Limits, most: int
    ) -> Iterator[Result]:
        """The results of one task as they come, each of at most `most` bytes; for what `file` is.

        `limits.seconds` bounds the wait for each of them, `film_cpu_seconds` the child's work. The
        child waits while nobody asks, and is killed when the iterator is closed. Raises as `run`.
        """
        allowed = replace(limits, seconds=limits.film_cpu_seconds)
        source = _request(task, b"", arguments, allowed)
        ours, theirs = socket.socketpair()
        job, asked = socket.socketpair()
        try:
            with asked, theirs:
                self._send([asked.fileno(), source, theirs.fileno(), file])
            yield from _results(job, ours, limits.seconds, most)
        finally:
            with suppress(OSError):
                job.shutdown(socket.SHUT_RDWR)
            job.close()
            ours.close()
            os.close(source)

    def close(self) -> None:
        """End the zygote and everything it runs; the next use starts another."""
        with self._lock:
            self._drop()

    def _status(self, handed: Sequence[int], seconds: float) -> int:
        for _ in range(2):
            ours, theirs = socket.socketpair()
            with ours:
                with theirs:
                    process = self._send([theirs.fileno(), *handed])
                status = _wait(ours, seconds)
            if status is not None:
                return status
            with suppress(subprocess.TimeoutExpired):  # its sockets close before it has ended
                process.wait(_END_SECONDS)
        raise UnavailableError("the decoding process does not take files")

    def _send(self, descriptors: Sequence[int]) -> subprocess.Popen[bytes]:
        with self._lock:
            process, control = self._ensure()
            with suppress(OSError):  # it is ending; the asker sees its socket close
                socket.send_fds(control, [b"j"], descriptors)
            return process

    def _ensure(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        if self._owner != os.getpid():  # inherited by a fork: it serves our parent
            if self._control is not None:
                self._control.close()
            self._process = self._control = None
        if self._process is not None and self._process.poll() is not None:
            self._drop()
        if self._process is None or self._control is None:
            return self._start()
        return self._process, self._control

    def _start(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        ours, theirs = socket.socketpair()
        complaints = wire.shared("complaints")
        paths = [*self._paths, str(Path(__file__).resolve().parents[2]), *filter(None, sys.path)]
        with theirs:
            command = [sys.executable, "-I", "-c", _BOOT, str(theirs.fileno())]
            # A fresh program, because a fork of a worker with threads may inherit a locked lock.
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [*command, json.dumps(paths), json.dumps(self._modules)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
                env={},
            )
        self._process, self._control, self._owner = process, ours, os.getpid()
        atexit.unregister(self.close)
        atexit.register(self.close)
        try:
            self._greet(ours, complaints)
        finally:
            os.close(complaints)
        return process, ours

    def _greet(self, control: socket.socket, complaints: int) -> None:
        control.settimeout(_START_SECONDS)
        try:
            with control.makefile("rb") as stream:
                hello = json.loads(stream.readline())
        except (OSError, ValueError) as error:
            self._drop()
            said = os.pread(complaints, 4096, 0).decode(errors="replace").strip()
            reason = said.rpartition("\n")[2]
            raise UnavailableError(f"the decoding process did not start: {reason}") from error
        control.settimeout(None)
        self._isolation = "full" if hello["offline"] and hello["confined"] else "reduced"

    def _drop(self) -> None:
        process, control = self._process, self._control
        self._process = self._control = None
        if control is not None:
            control.close()
        if process is not None and self._owner == os.getpid():
            with suppress(subprocess.TimeoutExpired):
                process.wait(_KILL_SECONDS)
            process.kill()
            process.wait()


def _request(task: str, data: wire.Buffer, arguments: Mapping[str, object], limits: Limits) -> int:
    """Sealed memory that tells a child what to do."""
    source = wire.shared("source")
    facts: wire.JsonObject = {
        "task": task,
        "arguments": dict(arguments),
        "limits": asdict(limits),
    }
    try:
        wire.write_result(source, Result(facts, [data]))
        wire.seal(source)
    except BaseException:
        os.close(source)
        raise
    return source


def _results(
    job: socket.socket, results: socket.socket, seconds: float, most: int
) -> Iterator[Result]:
    """What a child writes, until it says that it is done."""
    _expect_taken(job, seconds)
    try:
        clock = _Clock(results, seconds)
        for result in wire.read_stream(clock.read, most):
            if result.facts.get("end") is True:
                return
            _raise_reason(result)
            yield result
            clock.restart()
    except TimeoutError as error:
        raise InvalidFileError("unsafe", f"nothing came for {seconds} s") from error
    except (OSError, wire.BrokenResultError) as error:
        raise InvalidFileError("unsafe", "the decoder ended within a result") from error
    raise InvalidFileError("unsafe", "the decoder ended before the file did")


def _expect_taken(job: socket.socket, seconds: float) -> None:
    job.settimeout(seconds)
    with suppress(OSError):
        if job.recv(1) == zygote.TAKEN:
            return
    raise UnavailableError("the decoding process does not take files")


class _Clock:
    """Reads from a socket, and gives up when one result takes longer than it may."""

    def __init__(self, results: socket.socket, seconds: float) -> None:
        self._results, self._seconds = results, seconds
        self.restart()

    def restart(self) -> None:
        self._until = time.monotonic() + self._seconds

    def read(self, view: memoryview) -> int:
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._results.settimeout(left)
        return self._results.recv_into(view)


def _raise_reason(result: Result) -> None:
    reason = result.facts.get("reason")
    if reason is not None:
        known = reason if isinstance(reason, str) and reason in _REASONS else "unsafe"
        raise InvalidFileError(known, str(result.facts.get("message", "")))


def _wait(job: socket.socket, seconds: float) -> int | None:
    """How the child ended, as of `os.wait`; None where the file was never taken.

    `seconds` begin when the file is taken: waiting on a busy machine is not the file's fault.
    InvalidFileError `unsafe` when they are over, UnavailableError when the zygote is gone or takes
    nothing.
    """
    try:
        job.settimeout(_TAKE_SECONDS)
        if job.recv(1) != zygote.TAKEN:
            return None
        job.settimeout(seconds)
        with suppress(TimeoutError):
            return _status(job)
    except ConnectionResetError:
        return None
    except TimeoutError as error:
        raise UnavailableError("no decoding process takes the file") from error
    with suppress(OSError):
        job.shutdown(socket.SHUT_WR)
    job.settimeout(_KILL_SECONDS)
    with suppress(TimeoutError):
        _status(job)
    raise InvalidFileError("unsafe", f"killed after {seconds} s")


def _status(job: socket.socket) -> int:
    answer = job.recv(4)
    if len(answer) != 4:
        raise UnavailableError("the decoding process was ended")
    return int.from_bytes(answer, "little")


def _outcome(status: int, target: int) -> Result:
    try:
        wire.seal(target)
        result = wire.read_result(target)
    except (OSError, wire.BrokenResultError) as error:
        raise InvalidFileError("unsafe", f"the decoder ended with status {status}") from error
    _raise_reason(result)
    if status != 0:
        raise InvalidFileError("unsafe", f"the decoder ended with status {status}")
    return result
