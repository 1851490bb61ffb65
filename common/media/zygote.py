"""The process that has imported the decoders once and forks one confined child for each file."""

import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import ModuleType, TracebackType
from typing import Any

from common.domain.errors import InvalidFileError
from common.media import sandbox, wire
from common.media.limits import Limits
from common.media.wire import Result

TAKEN = b"t"
"""What an asker hears first: its file has a child. Without it, the file was never touched."""

Task = Callable[[Any, Mapping[str, object], Limits], Result]
"""What a module's `TASKS` offers by name: (the file, arguments, limits) -> result."""

Stream = Callable[[wire.Buffer, Mapping[str, object], Limits], Iterator[Result]]
"""What a module's `STREAMS` offers by name: the same, for results that follow each other."""


def main(descriptor: int, modules: Sequence[str]) -> None:
    """Serve the other end of this socket until it closes. `modules` are those that hold tasks."""
    control = socket.socket(fileno=descriptor)
    # A decoder's thread pool would make the fork unsafe, so there is none.
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    # onnxruntime would tell its makers of every model it runs, from a thread of its own.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    loaded = [importlib.import_module(name) for name in modules]
    for module in loaded:
        module.warm_up()
    os.environ.clear()
    offline = sandbox.cut_network()
    sandbox.prepare()
    gc.collect()
    gc.freeze()
    confined = _probe()
    _hush()
    control.sendall(json.dumps({"offline": offline, "confined": confined}).encode() + b"\n")
    _Server(control, loaded).serve()


def _hush() -> None:
    """From here on nobody reads what is complained about, and decoders complain of every oddity."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _probe() -> bool:
    """Whether a child can be confined here: one tries it."""
    child = os.fork()
    if child == 0:
        os._exit(0 if sandbox.confine(Limits(), keep=()) else 1)
    _, status = os.waitpid(child, 0)
    return status == 0


@dataclass
class _Server:
    control: socket.socket
    modules: Sequence[ModuleType]
    children: dict[int, socket.socket] = field(default_factory=dict)
    selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)

    def serve(self) -> None:
        """Fork for each request, kill where its asker has gone, report each end; until EOF."""
        reader, writer = os.pipe2(os.O_NONBLOCK) if hasattr(os, "pipe2") else _pipe()
        signal.set_wakeup_fd(writer)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self.selector.register(self.control, selectors.EVENT_READ)
        self.selector.register(reader, selectors.EVENT_READ)
        while True:
            for key, _ in self.selector.select():
                if key.fileobj is self.control:
                    if not self._accept():
                        return self._end()
                elif key.fileobj == reader:
                    os.read(reader, 4096)
                    self._reap()
                else:
                    self._kill(key.data)

    def _accept(self) -> bool:
        message, descriptors, _, _ = socket.recv_fds(self.control, 1, 4)
        if not message or len(descriptors) not in (3, 4):
            return False
        job, *handed = descriptors
        asker = socket.socket(fileno=job)
        with suppress(OSError):  # no process left: the asker sees its socket close
            self._fork(asker, handed)
        for descriptor in handed:
            os.close(descriptor)
        return True

    def _fork(self, asker: socket.socket, handed: Sequence[int]) -> None:
        zygote = os.getpid()
        child = os.fork()
        if child == 0:
            with _LastWords(handed[1]):
                sandbox.end_with(zygote)
                signal.set_wakeup_fd(-1)
                _work(self.modules, *handed)
        with suppress(OSError):  # it may have done so itself, or be gone
            os.setpgid(child, child)
        self.children[child] = asker
        with suppress(OSError):  # the asker may have gone
            asker.sendall(TAKEN)
        self.selector.register(asker, selectors.EVENT_READ, child)

    def _kill(self, child: int) -> None:
        if child in self.children:  # else it ended in the same moment
            self.selector.unregister(self.children[child])
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)

    def _reap(self) -> None:
        while self.children:
            child, status = os.waitpid(-1, os.WNOHANG)
            if child == 0:
                return
            asker = self.children.pop(child)
            with suppress(KeyError):
                self.selector.unregister(asker)
            with suppress(OSError), asker:
                asker.sendall(status.to_bytes(4, "little"))

    def _end(self) -> None:
        for child in self.children:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)


def _pipe() -> tuple[int, int]:
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    return reader, writer


class _LastWords:
    """Ends the child whatever happens, and says where it failed, without a word of the file."""

    def __init__(self, target: int) -> None:
        self.target = target

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            os._exit(0)
        frame = traceback.extract_tb(trace)[-1]
        place = f"{type(error).__name__} at {os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119
        with suppress(OSError, MemoryError):
            os.ftruncate(self.target, 0)
            os.lseek(self.target, 0, os.SEEK_SET)
            wire.write_result(self.target, Result({"reason": "unsafe", "message": place}))
        os._exit(1)


def _work(modules: Sequence[ModuleType], source: int, target: int, file: int | None = None) -> None:
    os.setpgid(0, 0)
    request = wire.read_result(source)
    limits = Limits(**request.facts["limits"])  # type: ignore[arg-type]  # written by our parent
    arguments = request.facts["arguments"]
    if not isinstance(arguments, dict):
        raise TypeError("arguments are a JSON object")
    name = str(request.facts["task"])
    task, stream = _find(modules, name, "TASKS"), _find(modules, name, "STREAMS")
    data = bytes(request.blobs[0]) if file is None else wire.mapped(file)
    sandbox.confine(limits, keep=(source, target))
    try:
        if stream is not None:
            for result in stream(data, arguments, limits):
                wire.write_result(target, result)
            result = Result({"end": True})
        elif task is not None:
            result = task(data, arguments, limits)
        else:
            raise LookupError(name)
    except InvalidFileError as error:
        result = Result({"reason": error.reason, "message": str(error)})
    wire.write_result(target, result)


def _find(modules: Sequence[ModuleType], name: str, table: str) -> Callable[..., Any] | None:
    found = (getattr(module, table, {}).get(name) for module in modules)
    return next((task for task in found if task is not None), None)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
