"""The account of every change and every read of patient data: written, and shown."""

import json

from common.domain.access import Action, require
from common.domain.errors import TooLargeError
from common.domain.ledger import AuditEntry, AuditFilter
from common.domain.model import JsonObject, Principal
from common.interop.tables import Cell, csv_of
from common.ports import Backend, Transaction
from common.services.shapes import Page

MOST = 20_000  # entries of one export
COLUMNS = (
    "number",
    "at",
    "subject",
    "role",
    "action",
    "kind",
    "target",
    "detail",
    "previous",
    "hash",
)


def note(
    transaction: Transaction,
    principal: Principal,
    action: str,
    kind: str,
    target: str,
    detail: JsonObject | None = None,
) -> None:
    """Append what the principal does to the tenant's account, in the same transaction. Ids only."""
    transaction.audit(
        AuditEntry(
            subject=principal.subject,
            role=principal.role,
            action=action,
            kind=kind,
            target=target,
            detail=detail or {},
        )
    )


def refused(principal: Principal, route: str, code: str, backend: Backend) -> None:
    """Account for a request that was refused: a missing right or an id that is not the tenant's."""
    with backend.records.transaction(principal.tenant_id) as transaction:
        note(transaction, principal, "refused", "route", route, {"code": code})


def entries(
    principal: Principal, which: AuditFilter, after: int | None, limit: int, backend: Backend
) -> Page[JsonObject]:
    """The account beyond the entry of that number, oldest first unless asked."""
    require(principal, Action.ADMINISTER, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        rows = transaction.audit_entries(after, limit + 1, which)
        note(transaction, principal, "read", "audit", "list", {"after": after})
    return Page.of(rows, limit, lambda row: (row["number"],))


def export(principal: Principal, which: AuditFilter, backend: Backend) -> bytes:
    """The account as CSV, each entry with its place in the chain, so that the file can be checked.

    TooLargeError beyond the limit: a file that leaves something out would be believed.
    """
    require(principal, Action.ADMINISTER, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = transaction.audit_entries(None, MOST + 1, which)
        if len(found) > MOST:
            raise TooLargeError(f"more than {MOST} entries")
        note(transaction, principal, "exported", "audit", "list", {"entries": len(found)})
    return csv_of(COLUMNS, (_row(entry) for entry in found))


def _row(entry: JsonObject) -> dict[str, Cell]:
    detail = json.dumps(entry["detail"], ensure_ascii=False, sort_keys=True)
    return {**{name: str(entry[name]) for name in COLUMNS}, "detail": detail}


def verification(principal: Principal, backend: Backend) -> JsonObject:
    """Whether the account is whole: the place of the first entry that is not, None if none."""
    require(principal, Action.ADMINISTER, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        newest = transaction.audit_entries(None, 1, AuditFilter(newest_first=True))
        note(transaction, principal, "verified", "audit", "list")
    broken_at = backend.records.verify_audit(principal.tenant_id)
    entries_ = newest[0]["number"] if newest else 0
    return {"entries": entries_, "broken_at": broken_at, "is_whole": broken_at is None}
