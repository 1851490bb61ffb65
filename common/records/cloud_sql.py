"""A connection to PostgreSQL on Cloud SQL by Google's connector, imported on first use.

It asks Cloud SQL's Admin API where the instance is and for a certificate that holds an hour, and
speaks TLS 1.3 with both sides' certificates checked. `lazy`: nothing is refreshed in the
background, where a function may have no processor.
"""

import asyncio
import socket
from collections.abc import Callable, Mapping
from threading import Lock, Thread
from typing import TYPE_CHECKING, cast

from common.domain.errors import ConfigurationError, ServiceError, UnavailableError
from common.records.driver import Statement
from common.records.failures import driver_errors, translate

if TYPE_CHECKING:
    from google.cloud.sql.connector import Connector

ADMIN_API = "https://sqladmin.googleapis.com"
_CONNECT_S = 30
_REFUSED = (400, 401, 403, 404)


class CloudSqlConnection:
    """The connector's connection with the manners of the driver's own."""

    def __init__(self, own: "_Core") -> None:
        self._own = own
        self.channel = own._usock

    def run(self, sql: str) -> list[list[object]] | None:
        """The rows of a script."""
        return self._own.execute_simple(sql).rows

    def prepare(self, sql: str) -> Statement:
        """The statement, parsed by the server."""
        from pg8000 import native  # type: ignore[import-untyped]

        return cast(Statement, native.PreparedStatement(self._own, sql))

    def register_in_adapter(self, oid: int, read: Callable[[str], object]) -> None:
        """How values of a type are read."""
        self._own.register_in_adapter(oid, read)

    def close(self) -> None:
        """Hang up."""
        self._own.close()


def connect(
    instance: str,
    user: str,
    password: str | None,
    database: str,
    startup: Mapping[str, str],
    *,
    answer_s: float,
    admin_api: str = ADMIN_API,
    address: str = "private",
) -> CloudSqlConnection:
    """One connection to `project:region:instance`.

    password : None signs in as the service account that this process runs as (IAM)
    startup : parameters of the session
    answer_s : how long the server may think
    admin_api : http = an emulator, which gets no credentials
    address : `private` or `public`

    Raises ConfigurationError where the instance, the rights or the password are wrong,
    UnavailableError for what may pass.
    """
    connector = _connector(admin_api, address)
    try:
        own = cast(
            _Core,
            connector.connect(
                instance,
                "pg8000",
                user=user,
                password=password,
                db=database,
                enable_iam_auth=password is None,
                startup_params=dict(startup),
            ),
        )
    except _errors() as error:
        raise _translated(error) from error
    own._usock.settimeout(answer_s)
    return CloudSqlConnection(own)


class _Core:
    """What of the driver's connection is used here; it has no types of its own."""

    _usock: socket.socket
    execute_simple: Callable[[str], "_Answer"]
    register_in_adapter: Callable[[int, Callable[[str], object]], None]
    close: Callable[[], None]


class _Answer:
    rows: list[list[object]] | None


class _Asker:
    """The connector, and the loop on a thread of its own in which it asks and waits."""

    def __init__(self, admin_api: str, address: str) -> None:
        from google.auth.exceptions import DefaultCredentialsError
        from google.cloud.sql.connector import Connector

        self._loop = asyncio.new_event_loop()
        try:
            self.connector = Connector(
                ip_type=address,
                timeout=_CONNECT_S,
                credentials=_nobody() if admin_api.startswith("http://") else None,
                loop=self._loop,
                sqladmin_api_endpoint=admin_api,
                refresh_strategy="lazy",
            )
        except (DefaultCredentialsError, ValueError) as error:
            self._loop.close()
            raise ConfigurationError(f"Cloud SQL cannot be asked: {error}") from error
        self._thread = Thread(target=self._loop.run_forever, daemon=True, name="cloud-sql")
        self._thread.start()

    def close(self) -> None:
        self.connector.close()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


_LOCK = Lock()
_askers: dict[tuple[str, str], _Asker] = {}


def _connector(admin_api: str, address: str) -> "Connector":
    """One for a process, as it keeps the certificate."""
    with _LOCK:
        key = (admin_api, address)
        if key not in _askers:
            _askers[key] = _Asker(admin_api, address)
        return _askers[key].connector


def close() -> None:
    """End what asks for certificates; connections that are open stay so."""
    with _LOCK:
        while _askers:
            _askers.popitem()[1].close()


def _nobody() -> object:
    """Credentials that say nothing: real ones never travel in clear."""
    from google.oauth2.credentials import Credentials

    return Credentials("nobody")


def _errors() -> tuple[type[Exception], ...]:
    from aiohttp import ClientError
    from google.auth.exceptions import GoogleAuthError
    from google.cloud.sql.connector import exceptions

    own = [kind for kind in vars(exceptions).values() if isinstance(kind, type)]
    return (*driver_errors(), ClientError, GoogleAuthError, asyncio.TimeoutError, ValueError, *own)


def _translated(error: Exception) -> ServiceError:
    """Which of them only a person can mend."""
    if type(error).__name__ in ("CloudSQLIPTypeError", "IncompatibleDriverError", "ValueError"):
        return ConfigurationError(f"the Cloud SQL instance is not as configured: {error}")
    if getattr(error, "status", None) in _REFUSED:
        return ConfigurationError("Cloud SQL knows no such instance, or not for this account")
    if isinstance(error, driver_errors()) and not isinstance(error, OSError):
        return translate(error)
    return UnavailableError("Cloud SQL did not answer")
