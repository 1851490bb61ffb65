"""The append-only, hash-chained account of who did what: one chain for each tenant."""

from collections.abc import Sequence
from datetime import datetime

from common.domain.ledger import AuditEntry, AuditFilter
from common.domain.model import JsonObject
from common.records.columns import to_json
from common.records.connect import Session
from common.records.sql import quoted

_COLUMNS = "number, at, subject, role, action, kind, target, detail, previous, hash"
_FILTERS = {
    **{name: f"{name} = :{name}" for name in ("subject", "role", "action", "kind", "target")},
    "targets": "target = ANY(:targets)",
    "since": "at >= :since",
    "until": "at < :until",
}
_DAYS = """
SELECT subject, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*) FROM audit
WHERE tenant_id = :tenant_id AND role = 'integrator' AND subject = ANY(:subjects) AND at >= :since
GROUP BY subject, day
"""


def append(entry: AuditEntry) -> str:
    """The statement that adds an entry; the function it calls numbers, times and chains it."""
    parts = [entry.subject, entry.role, entry.action, entry.kind, entry.target, entry.detail]
    return f"SELECT audit_append({quoted(to_json([parts]))}::jsonb)"


def entries(
    session: Session, tenant_id: str, after: int | None, limit: int, which: AuditFilter
) -> Sequence[JsonObject]:
    """The account beyond that number, ready to be shown as JSON."""
    values = {name: getattr(which, name) for name in _FILTERS}
    values = {name: value for name, value in values.items() if value is not None}
    tests = ["tenant_id = :tenant_id", *(_FILTERS[name] for name in values)]
    if after is not None:
        tests.append(f"number {'<' if which.newest_first else '>'} :after")
        values["after"] = after
    statement = (
        f"SELECT {_COLUMNS} FROM audit WHERE {' AND '.join(tests)}"  # noqa: S608
        f" ORDER BY number{' DESC' if which.newest_first else ''} LIMIT :limit"
    )
    rows = session.rows(statement, {**values, "tenant_id": tenant_id, "limit": limit})
    names = _COLUMNS.split(", ")
    return [
        {**dict(zip(names, row, strict=True)), "at": row[1].isoformat()}  # type: ignore[attr-defined]
        for row in rows
    ]


def days(
    session: Session, tenant_id: str, subjects: Sequence[str], since: datetime
) -> dict[str, dict[str, int]]:
    """How many entries each of these integrators has for each day since then; days are UTC's."""
    values = {"tenant_id": tenant_id, "subjects": list(subjects), "since": since}
    found: dict[str, dict[str, int]] = {}
    for subject, day, count in session.rows(_DAYS, values):
        found.setdefault(str(subject), {})[str(day)] = int(str(count))
    return found


def broken(session: Session) -> int | None:
    """The place of the first entry that is missing, changed, moved or added by other means."""
    number = session.rows("SELECT audit_broken()", {})[0][0]
    return None if number is None else int(str(number))
