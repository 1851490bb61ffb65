"""What is used of the driver for PostgreSQL, which has no types of its own."""

import socket
from collections.abc import Callable
from typing import Protocol


class Statement(Protocol):
    """The driver's prepared statement."""

    @property
    def columns(self) -> list[dict[str, object]] | None:
        """What the rows of the last run consist of."""
        ...

    def run(self, **values: object) -> list[list[object]] | None:
        """Its rows."""
        ...


class Connection(Protocol):
    """The driver's connection, which has no types of its own, and the socket below it."""

    channel: socket.socket

    def run(self, sql: str) -> list[list[object]] | None:
        """The rows of a script."""
        ...

    def prepare(self, sql: str) -> Statement:
        """The statement, parsed by the server."""
        ...

    def register_in_adapter(self, oid: int, read: Callable[[str], object]) -> None:
        """How values of a type are read."""
        ...

    def close(self) -> None:
        """Hang up."""
        ...
