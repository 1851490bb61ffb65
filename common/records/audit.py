"""The append-only, hash-chained account of who did what: one chain for each tenant."""

from collections.abc import Sequence

from common.domain.ledger import AuditEntry
from common.domain.model import JsonObject
from common.records.columns import to_json
from common.records.connect import Session
from common.records.sql import quoted

_COLUMNS = "number, at, subject, role, action, kind, target, detail, previous, hash"


def append(entry: AuditEntry) -> str:
    """The statement that adds an entry; the function it calls numbers, times and chains it."""
    parts = [entry.subject, entry.role, entry.action, entry.kind, entry.target, entry.detail]
    return f"SELECT audit_append({quoted(to_json([parts]))}::jsonb)"


def entries(session: Session, tenant_id: str, after: int, limit: int) -> Sequence[JsonObject]:
    """The account after that number, oldest first, ready to be shown as JSON."""
    statement = (
        f"SELECT {_COLUMNS} FROM audit WHERE tenant_id = :tenant_id"  # noqa: S608
        " AND number > :after ORDER BY number LIMIT :limit"
    )
    rows = session.rows(statement, {"tenant_id": tenant_id, "after": after, "limit": limit})
    names = _COLUMNS.split(", ")
    return [
        {**dict(zip(names, row, strict=True)), "at": row[1].isoformat()}  # type: ignore[attr-defined]
        for row in rows
    ]


def broken(session: Session) -> int | None:
    """The place of the first entry that is missing, changed, moved or added by other means."""
    number = session.rows("SELECT audit_broken()", {})[0][0]
    return None if number is None else int(str(number))
