"""A clinic's new key: what is sealed from now on is sealed with it."""

from common.domain.ledger import AuditEntry
from common.domain.model import Role
from common.ports import Backend


def rotate(tenant_id: str, backend: Backend) -> int:
    """Rotate the tenant's keys and account for it; how many keys the set has. Each of the old ones
    still opens what it sealed.

    NotFoundError where nothing was sealed yet, ConflictError where another rotates.
    """
    count = backend.keys.rotate(tenant_id)
    entry = AuditEntry(
        subject="operator",
        role=Role.SYSTEM,
        action="rotated",
        kind="keys",
        target=tenant_id,
        detail={"keys": count},
    )
    with backend.records.transaction(tenant_id) as transaction:
        transaction.audit(entry)
    return count
