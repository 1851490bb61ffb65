"""Connections to PostgreSQL: a pool of them by address. The libraries are imported on first use.

The pool is SQLAlchemy's; the driver prepares each statement once for a connection. Reading a record
through SQLAlchemy's own execution took two to four times as long, as the driver's cursors need two
round trips for each statement and one for BEGIN.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING, cast
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from common.domain.errors import ConfigurationError, UnavailableError
from common.records.channel import dial, encryption, has_news
from common.records.driver import Connection, Statement
from common.records.failures import LostError, driver_errors, translate

if TYPE_CHECKING:
    from sqlalchemy.pool import PoolProxiedConnection, QueuePool

_STATEMENT_S = 30
_LOCK_S = 15
_IDLE_S = 60
_RECYCLE_S = 1800
_TIMESTAMPTZ = 1184  # the type's number in every PostgreSQL


class Session:
    """One connection within one transaction."""

    def __init__(self, connection: Connection, statements: dict[str, Statement]) -> None:
        self._connection = connection
        self._statements = statements
        self._closing: list[str] = []
        self._is_midway = False
        self.was_used = bool(statements)
        self.failure: Exception | None = None

    def script(self, sql: str) -> None:
        """Run statements without parameters, in one round trip."""
        with self._speaking():
            self._connection.run(sql)

    def rows(self, sql: str, values: Mapping[str, object]) -> list[list[object]]:
        """Run one statement with `:name` parameters, prepared at its first use here."""
        return self._run(sql, values)[1]

    def named_rows(self, sql: str, values: Mapping[str, object]) -> list[dict[str, object]]:
        """The same, each row by the names of its columns."""
        statement, rows = self._run(sql, values)
        names = [str(column["name"]) for column in statement.columns or ()]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _run(self, sql: str, values: Mapping[str, object]) -> tuple[Statement, list[list[object]]]:
        with self._speaking():
            statement = self._statements.get(sql)
            if statement is None:
                statement = self._statements[sql] = self._connection.prepare(sql)
            return statement, statement.run(**values) or []

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """Whatever interrupts us between question and answer, nobody else may get that answer."""
        self._is_midway = True
        try:
            yield
        except driver_errors() as error:
            self.failure = translate(error)
            self._is_midway = isinstance(self.failure, LostError)
            raise self.failure from error
        self._is_midway = False

    @property
    def is_usable(self) -> bool:
        """Whether the connection may serve another transaction."""
        return not self._is_midway

    def before_commit(self, sql: str) -> None:
        """Run that together with the commit, so that what it locks is locked for an instant."""
        self._closing.append(sql)

    def commit(self) -> None:
        """End the transaction; what failed in it is raised even where somebody caught it."""
        if self.failure is not None:
            raise self.failure
        self.script(";".join([*self._closing, "COMMIT"]))


class Pool:
    """At most `size` connections to one address, opened as needed; `wait_s` is for a free one."""

    def __init__(self, url: str, size: int, wait_s: float = _LOCK_S) -> None:
        self._url = url
        self._wait_s = wait_s
        self._size = size
        self._lock = Lock()
        self._pool: QueuePool | None = None

    @contextmanager
    def transaction(self, opening: str = "") -> Iterator[Session]:
        """Committed at the end of the block, else rolled back; `opening` comes with BEGIN."""
        lease, session = self._begin(f"BEGIN;{opening}")
        try:
            yield session
            session.commit()
        except BaseException:
            self._roll_back(lease, session)
            raise
        finally:
            lease.close()

    @contextmanager
    def alone(self) -> Iterator[Session]:
        """For statements that are each a transaction of their own: one round trip, not three."""
        lease, session = self._lease()
        try:
            yield session
        except BaseException:
            if not session.is_usable:
                lease.invalidate()
            raise
        finally:
            lease.close()

    def _begin(self, opening: str) -> "tuple[PoolProxiedConnection, Session]":
        """A connection that answered; one that was cut off in silence is replaced."""
        while True:
            lease, session = self._lease()
            is_new = not session.was_used
            try:
                session.script(opening)
            except LostError:
                lease.invalidate()
                if is_new:
                    raise
            except BaseException:
                self._roll_back(lease, session)
                lease.close()
                raise
            else:
                return lease, session

    def _roll_back(self, lease: "PoolProxiedConnection", session: Session) -> None:
        if session.is_usable:
            with suppress(UnavailableError):
                session.script("ROLLBACK")
        if not session.is_usable:
            lease.invalidate()

    def _lease(self) -> "tuple[PoolProxiedConnection, Session]":
        """A connection that nobody has hung up, as far as can be seen without asking."""
        from sqlalchemy.exc import TimeoutError as PoolTimeoutError

        while True:
            try:
                lease = self._opened().connect()
            except PoolTimeoutError as error:
                raise UnavailableError("every connection to the database is in use") from error
            connection = cast(Connection, lease.dbapi_connection)
            if not has_news(connection.channel):
                return lease, Session(connection, lease.info.setdefault("statements", {}))
            lease.invalidate()

    def _opened(self) -> "QueuePool":
        with self._lock:
            if self._pool is None:
                from sqlalchemy.pool import QueuePool

                self._pool = QueuePool(
                    lambda: connect(self._url),  # type: ignore[arg-type]
                    pool_size=self._size,
                    max_overflow=0,
                    timeout=self._wait_s,
                    recycle=_RECYCLE_S,
                    reset_on_return=None,  # each transaction ends its own
                    use_lifo=True,
                )
            return self._pool

    def close(self) -> None:
        """Close what is idle."""
        with self._lock:
            if self._pool is not None:
                self._pool.dispose()
                self._pool = None


def connect(url: str) -> Connection:
    """One connection; UnavailableError, or ConfigurationError where the address is wrong.

    The address names a host, a socket (`?unix_sock=`) or an instance of Cloud SQL
    (`?cloud_sql=project:region:instance`, and `&admin_api=`, `&address=` of its connector); without
    a password the service account signs in.
    """
    parts = urlsplit(url)
    if not parts.scheme.startswith("postgresql") or not parts.username:
        raise ConfigurationError(
            "a database address looks like postgresql://user:password@host/name"
        )
    options = {name: values[0] for name, values in parse_qs(parts.query).items()}
    startup = {
        "TimeZone": "UTC",
        "synchronous_commit": options.get("synchronous_commit", "on"),
        "statement_timeout": f"{_STATEMENT_S}s",
        "lock_timeout": f"{_LOCK_S}s",
        "idle_in_transaction_session_timeout": f"{_IDLE_S}s",
    }
    opened = _by_connector if "cloud_sql" in options else _by_socket
    connection = opened(parts, options, startup)
    connection.register_in_adapter(_TIMESTAMPTZ, datetime.fromisoformat)
    return connection


def _by_connector(
    parts: SplitResult, options: Mapping[str, str], startup: Mapping[str, str]
) -> Connection:
    from common.records import cloud_sql

    return cloud_sql.connect(
        options["cloud_sql"],
        unquote(parts.username or ""),
        None if parts.password is None else unquote(parts.password),
        unquote(parts.path.lstrip("/")),
        startup,
        answer_s=_STATEMENT_S + _LOCK_S,
        admin_api=options.get("admin_api", cloud_sql.ADMIN_API),
        address=options.get("address", "private"),
    )


def _by_socket(
    parts: SplitResult, options: Mapping[str, str], startup: Mapping[str, str]
) -> Connection:
    from pg8000 import native  # type: ignore[import-untyped]

    unix = options.get("unix_sock", "")
    host = parts.hostname or "127.0.0.1"
    channel = dial(unix, host, parts.port or 5432, _STATEMENT_S)
    try:
        connection: Connection = native.Connection(
            unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            database=unquote(parts.path.lstrip("/")),
            host=host,
            sock=channel,
            ssl_context=encryption(unix, host),
            startup_params=dict(startup),
        )
    except driver_errors() as error:
        channel.close()
        if type(error).__name__ == "SSLCertVerificationError":
            raise ConfigurationError("the database's certificate is not to be trusted") from error
        raise translate(error) from error
    connection.channel = channel
    return connection


def check(url: str) -> None:
    """A query's answer, by a connection of its own; UnavailableError."""
    connection = connect(url)
    try:
        connection.run("SELECT 1")
    except driver_errors() as error:
        raise translate(error) from error
    finally:
        connection.close()
