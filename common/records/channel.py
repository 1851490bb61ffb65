"""The socket under a connection to PostgreSQL: opened, encrypted, and looked at."""

import select
import socket
from typing import TYPE_CHECKING

from common.domain.errors import UnavailableError

if TYPE_CHECKING:
    from ssl import SSLContext

_CONNECT_S = 5.0
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def dial(unix: str, host: str, port: int, answer_s: float) -> socket.socket:
    """Our own socket: the driver's has one time limit for connecting and for waiting."""
    try:
        if unix:
            channel = _mounted(unix)
        else:
            channel = socket.create_connection((host, port), timeout=_CONNECT_S)
            channel.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        channel.settimeout(answer_s + _CONNECT_S)
        return channel
    except OSError as error:
        raise UnavailableError("the database does not answer") from error


def _mounted(path: str) -> socket.socket:
    """A connection to a socket in the file system."""
    channel = socket.socket(socket.AF_UNIX)
    channel.settimeout(_CONNECT_S)
    try:
        channel.connect(path)
    except OSError:
        channel.close()
        raise
    return channel


def encryption(unix: str, host: str) -> "SSLContext | bool":
    """Within this machine none; across a network to a host whose certificate holds.

    The driver by itself checks no certificate.
    """
    if unix or host in _LOOPBACK:
        return False
    from ssl import create_default_context

    return create_default_context()


def has_news(channel: socket.socket) -> bool:
    """Whether an idle connection has something to read: the server's farewell."""
    if channel.fileno() < 0:  # wrapped for encryption
        return False
    watch = select.poll()
    watch.register(channel, select.POLLIN)
    return bool(watch.poll(0))
