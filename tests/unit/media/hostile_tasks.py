"""What a taken-over decoder might try; runs in a child of a zygote of the tests."""

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

from common.domain.errors import InvalidFileError
from common.media.wire import Result


def warm_up() -> None:
    """Nothing to import."""


def endless(data: bytes, arguments: dict, limits: object) -> Result:
    while True:
        time.sleep(0.01) if arguments["asleep"] else None


def hungry(data: bytes, arguments: dict, limits: object) -> Result:
    held = []
    while True:
        held.append(bytearray(2**24))


def crash(data: bytes, arguments: dict, limits: object) -> Result:
    os.abort()


def raising(data: bytes, arguments: dict, limits: object) -> Result:
    raise InvalidFileError(str(arguments["reason"]), "as asked")


def failing(data: bytes, arguments: dict, limits: object) -> Result:
    raise LookupError("Jane Doe")


def length(data: bytes, arguments: dict, limits: object) -> Result:
    return Result({"length": len(data)}, [data[::-1]])


def babble(data: bytes, arguments: dict, limits: object) -> Result:
    """Write what no task writes, and go without a word."""
    for descriptor in range(3, 16):
        try:
            os.write(descriptor, data)
        except OSError:
            continue
    os._exit(0)


def flood(data: bytes, arguments: dict, limits: object) -> Result:
    return Result({}, [memoryview(bytes(2**20))] * 200)


def _tried(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except OSError as error:
        return type(error).__name__
    return "possible"


def attempts(data: bytes, arguments: dict, limits: object) -> Result:
    """What is possible that must not be."""
    port = int(arguments["port"])
    tried = {
        "connect": lambda: socket.create_connection(("127.0.0.1", port), 2),
        "local_socket": lambda: socket.socket(socket.AF_UNIX),
        "read": lambda: Path("/etc/passwd").read_bytes(),
        "write": lambda: Path(str(arguments["path"])).write_bytes(b"x"),
        "fork": os.fork,
        "exec": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606 - it must fail
        "signal": lambda: os.kill(os.getppid(), 0),
    }
    facts: dict[str, object] = {name: _tried(attempt) for name, attempt in tried.items()}
    open_ones = [n for n in range(64) if _tried(lambda n=n: os.fstat(n)) == "possible"]
    return Result({**facts, "environment": dict(os.environ), "descriptors": open_ones})


TASKS = {
    "endless": endless,
    "hungry": hungry,
    "crash": crash,
    "raising": raising,
    "failing": failing,
    "length": length,
    "babble": babble,
    "flood": flood,
    "attempts": attempts,
}
