"""The account of every change and every read of patient data: written, and shown."""

from common.domain.access import Action, require
from common.domain.ledger import AuditEntry
from common.domain.model import JsonObject, Principal
from common.ports import Backend, Transaction
from common.services.shapes import Page


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


def entries(principal: Principal, after: int, limit: int, backend: Backend) -> Page[JsonObject]:
    """The account from the entry after that number on, oldest first."""
    require(principal, Action.ADMINISTER, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        rows = transaction.audit_entries(after, limit + 1)
        note(transaction, principal, "read", "audit", "list", {"after": after})
    return Page.of(rows, limit, lambda row: (row["number"],))
