"""The records in PostgreSQL: create, get, find, replace, always within one tenant."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from common.domain.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    PermissionDeniedError,
)
from common.domain.ids import derive
from common.domain.ledger import ALL, AuditEntry, AuditFilter, OutboxRow
from common.domain.model import JsonObject, Record
from common.ports import Claim, JobKey
from common.records import audit, limits, sql
from common.records.columns import TABLES, from_row, to_row
from common.records.connect import Pool, Session
from common.settings import Settings

R = TypeVar("R", bound=Record)

_SYSTEM_POOL = 2
_PRUNE = (
    "DELETE FROM idempotency WHERE created_at < cast(:now AS timestamptz) - interval '24 hours'"
    " RETURNING 1",
    "DELETE FROM outbox WHERE sent_at < cast(:now AS timestamptz) - interval '7 days' RETURNING 1",
    # A fence's number is the millisecond of its job's first claim, plus the claims since.
    "DELETE FROM fences WHERE number < extract(epoch FROM cast(:now AS timestamptz)"
    " - interval '30 days') * 1000 RETURNING 1",
)


class PostgresTransaction:
    """One transaction of one tenant."""

    def __init__(self, session: Session, tenant_id: str) -> None:
        self._session = session
        self._tenant_id = tenant_id

    def create(self, record: Record) -> bool:
        """Insert; False (and nothing changed) where the key exists."""
        return bool(self._session.rows(sql.insert(TABLES[type(record)]), self._row(record)))

    def get(self, kind: type[R], *key: str | int, lock: bool = False) -> R:
        """The record; NotFoundError. With `lock` nobody else changes it until the end."""
        values = dict(zip(kind.KEY, key, strict=True), tenant_id=self._tenant_id)
        rows = self._session.rows(sql.select(TABLES[kind], lock), values)
        if not rows:
            raise NotFoundError(f"no such record in {TABLES[kind].name}")
        return from_row(kind, rows[0])

    def find(
        self,
        kind: type[R],
        where: Mapping[str, object] | None = None,
        *,
        order: Sequence[str] = (),
        descending: bool = False,
        after: Sequence[object] | None = None,
        limit: int = 1000,
    ) -> list[R]:
        """Records whose columns equal `where`; the protocol says how values and pages work."""
        statement, values = sql.find(TABLES[kind], where or {}, order, descending, after)
        values |= {"tenant_id": self._tenant_id, "limit": limit}
        return [from_row(kind, row) for row in self._session.rows(statement, values)]

    def tally(self, kind: type[Record], by: str, where: Mapping[str, object]) -> dict[str, int]:
        """How many records there are for each value of the text column `by`."""
        statement, values = sql.tally(TABLES[kind], by, where)
        rows = self._session.rows(statement, {**values, "tenant_id": self._tenant_id})
        return {str(value): int(str(number)) for value, number in rows}

    def replace(self, record: R) -> R:
        """Write over the version that `record` was read as; the new version. ConflictError."""
        rows = self._session.rows(sql.update(TABLES[type(record)]), self._row(record))
        if not rows:
            raise ConflictError(f"a record in {TABLES[type(record)].name} moved on")
        return replace(record, version=record.version + 1)

    def audit(self, entry: AuditEntry) -> None:
        """Append to the tenant's account, together with the commit."""
        self._session.before_commit(audit.append(entry))

    def audit_entries(
        self, after: int | None, limit: int, which: AuditFilter = ALL
    ) -> Sequence[JsonObject]:
        """The account beyond that number, oldest first unless asked."""
        return audit.entries(self._session, self._tenant_id, after, limit, which)

    def audit_days(self, of: Sequence[str], since: datetime) -> Mapping[str, Mapping[str, int]]:
        """How many entries each of these integrators has for each day since then."""
        return audit.days(self._session, self._tenant_id, of, since)

    def _row(self, record: Record) -> dict[str, object]:
        if record.tenant_id != self._tenant_id:
            raise PermissionDeniedError("a record of another tenant")
        return to_row(record)


class PostgresRecords:
    """`Records` over the roles fv_app (one tenant at a time) and fv_system (ids of all tenants)."""

    def __init__(self, settings: Settings) -> None:
        self._app = Pool(settings.app_database_url, settings.database_pool)
        self._system = Pool(settings.system_database_url, min(_SYSTEM_POOL, settings.database_pool))
        self._fence = ""

    @contextmanager
    def transaction(self, tenant_id: str) -> Iterator[PostgresTransaction]:
        """Committed at the end of the block, rolled back on an error."""
        if not tenant_id:
            raise InvalidInputError("a transaction without a tenant")
        opening = f"SELECT set_config('app.tenant', {sql.quoted(tenant_id)}, true);{self._fence}"
        with self._app.transaction(opening) as session:
            yield PostgresTransaction(session, tenant_id)

    def bound(self, claim: Claim) -> "PostgresRecords":
        """The same records and connections, fenced by the claim's number."""
        fenced = object.__new__(PostgresRecords)
        fenced._app, fenced._system = self._app, self._system
        fenced._fence = f"SELECT fence({sql.quoted(_job(claim.job))}, {int(claim.number)});"
        return fenced

    def last_fence(self, job: JobKey) -> int:
        """The highest number that ever wrote for this job, 0 if none."""
        statement = "SELECT number FROM fences WHERE tenant_id = :tenant_id AND job = :job"
        with self._system.alone() as session:
            rows = session.rows(statement, {"tenant_id": job.tenant_id, "job": _job(job)})
        return int(str(rows[0][0])) if rows else 0

    def tenants(self) -> Sequence[str]:
        """Every tenant's id."""
        with self._system.transaction() as session:
            rows = session.rows("SELECT tenant_id FROM tenants ORDER BY tenant_id", {})
        return [str(row[0]) for row in rows]

    def unsent(self, limit: int = 100) -> Sequence[OutboxRow]:
        """Outbox rows of all tenants that were not published yet, oldest first."""
        names = ", ".join(TABLES[OutboxRow].names)
        statement = (
            f"SELECT {names} FROM outbox WHERE sent_at IS NULL"  # noqa: S608
            " ORDER BY created_at, event_id LIMIT :limit"
        )
        with self._system.transaction() as session:
            return [from_row(OutboxRow, row) for row in session.rows(statement, {"limit": limit})]

    def mark_sent(self, row: OutboxRow, at: datetime) -> None:
        """The row was published."""
        statement = (
            "UPDATE outbox SET sent_at = :at WHERE tenant_id = :tenant_id"
            " AND event_id = :event_id AND sent_at IS NULL"
        )
        values = {"at": at, "tenant_id": row.tenant_id, "event_id": row.event_id}
        with self._system.transaction() as session:
            session.rows(statement, values)

    def prune(self, now: datetime) -> int:
        """Delete what has served; the database itself refuses to delete anything younger."""
        with self._system.transaction() as session:
            return sum(len(session.rows(statement, {"now": now})) for statement in _PRUNE)

    def hit(self, tenant_id: str, bucket: str, limit: int, window_s: int) -> int:
        """Count one use; seconds to wait where the limit of the window is passed, else 0."""
        return limits.hit(self._app, tenant_id, bucket, limit, window_s)

    def verify_audit(self, tenant_id: str) -> int | None:
        """The first number at which the tenant's account was tampered with, None if nowhere."""
        with self.transaction(tenant_id) as transaction:
            return audit.broken(transaction._session)

    def ping(self) -> None:
        """UnavailableError when the database does not answer."""
        with self._app.transaction():
            pass

    def close(self) -> None:
        """Close the idle connections."""
        self._app.close()
        self._system.close()


def build(settings: Settings) -> PostgresRecords:
    """The records that the settings' two addresses lead to; nothing is opened yet."""
    return PostgresRecords(settings)


def _job(job: JobKey) -> str:
    """A digest: the subject of a job may be an object's name, and that a person's."""
    return derive("job", job.step, job.tenant_id, job.subject_id, job.generation, job.run)
