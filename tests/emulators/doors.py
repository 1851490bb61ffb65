"""A door before a service of this machine: shut, slow, or breaking some of what passes."""

import contextlib
import random
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CHUNK = 65536
_AT_ONCE = struct.pack("ii", 1, 0)  # closing resets the connection, as a machine that goes away


class Door:
    """Passes bytes on between a free port, or a socket in the file system, and a service.

    `rate` is the share of pieces, in either direction, at which the connection is broken: a request
    may then have been carried out or not, and its sender cannot know.
    """

    def __init__(self, service: str, seed: int = 1, path: Path | None = None) -> None:
        host, _, port = service.rpartition(":")
        self._service = (host, int(port))
        self._random = random.Random(seed)  # chance, not a secret
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._is_shut = False
        self.rate = 0.0
        self.wait_s = 0.0
        self.turned_away = 0
        self.broken = 0
        self._listener, self.address = _listening(path)
        threading.Thread(target=self._accept, daemon=True).start()

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Nobody comes through while the block runs, and who is inside is thrown out."""
        self._is_shut = True
        self._throw_out()
        try:
            yield
        finally:
            self._is_shut = False

    def close(self) -> None:
        """For good."""
        self._is_shut = True
        _end(self._listener)
        self._throw_out()

    def _throw_out(self) -> None:
        with self._lock:
            inside = list(self._open)
        for each in inside:
            _end(each)

    def _accept(self) -> None:
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._pass, args=(caller,), daemon=True).start()

    def _pass(self, caller: socket.socket) -> None:
        if self._is_shut:
            self.turned_away += 1
            _end(caller)
            return
        try:
            service = socket.create_connection(self._service)
        except OSError:
            _end(caller)
            return
        pair = (caller, service)
        with self._lock:
            self._open.update(pair)
        back = threading.Thread(target=self._carry, args=(service, caller), daemon=True)
        back.start()
        self._carry(caller, service)
        back.join()
        for each in pair:
            each.close()
        with self._lock:
            self._open.difference_update(pair)

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while piece := source.recv(_CHUNK):
                time.sleep(self.wait_s)
                if self._random.random() < self.rate:
                    self.broken += 1
                    raise ConnectionAbortedError
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)  # who hangs up in order is still answered
        except OSError:
            _end(source)
            _end(target)


def _listening(path: Path | None) -> tuple[socket.socket, str]:
    """A listener, and how it is reached."""
    if path is None:
        listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        return listener, f"127.0.0.1:{listener.getsockname()[1]}"
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    listener.listen(128)
    return listener, str(path)


def _end(each: socket.socket) -> None:
    with contextlib.suppress(OSError):
        each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        each.shutdown(socket.SHUT_RDWR)
    each.close()
