"""What every implementation of `Records` promises about outbox, account and limits."""

from datetime import UTC, datetime, timedelta

import pytest

from common.domain.ledger import AuditEntry, OutboxRow
from common.domain.model import Tenant
from common.ports import Records

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_outbox_of_all_tenants_is_sent_oldest_first_and_once(records: Records) -> None:
    for number, tenant_id in enumerate(("t2", "t1", "t3")):
        row = OutboxRow(
            tenant_id=tenant_id,
            event_id="e",
            event={"id": number},
            created_at=NOON + timedelta(number),
        )
        with records.transaction(tenant_id) as transaction:
            transaction.create(row)
    rows = records.unsent()
    assert [row.tenant_id for row in rows] == ["t2", "t1", "t3"]
    records.mark_sent(rows[1], NOON)
    assert [row.tenant_id for row in records.unsent(limit=5)] == ["t2", "t3"]


def test_tenants_are_listed_across_tenants(records: Records) -> None:
    for tenant_id in ("t2", "t1"):
        tenant = Tenant(tenant_id=tenant_id, name="n", letterhead={}, analyzers={}, created_at=NOON)
        with records.transaction(tenant_id) as transaction:
            transaction.create(tenant)
    assert list(records.tenants()) == ["t1", "t2"]


def test_account_is_numbered_and_read_by_pages(records: Records) -> None:
    for target in ("a", "b", "c"):
        entry = AuditEntry(
            subject="s", role="admin", action="read", kind="upload", target=target, detail={"n": 1}
        )
        with records.transaction("t1") as transaction:
            transaction.audit(entry)
    with records.transaction("t1") as transaction:
        rows = transaction.audit_entries(after=1, limit=5)
    assert [(row["number"], row["target"]) for row in rows] == [(2, "b"), (3, "c")]
    assert rows[0]["detail"] == {"n": 1}
    assert records.verify_audit("t1") is None


def test_account_of_a_transaction_that_fails_is_not_written(records: Records) -> None:
    entry = AuditEntry(subject="s", role="admin", action="read", kind="upload", target="x")
    with pytest.raises(KeyError), records.transaction("t1") as transaction:
        transaction.audit(entry)
        raise KeyError
    with records.transaction("t1") as transaction:
        assert list(transaction.audit_entries(after=0, limit=5)) == []


def test_limit_lets_through_exactly_so_many(records: Records) -> None:
    waits = [records.hit("t1", "key", 5, 3600) for _ in range(8)]
    assert waits[:5] == [0] * 5
    assert all(0 < wait <= 7200 for wait in waits[5:])
    assert records.hit("t1", "other", 5, 3600) == 0
    assert records.hit("t2", "key", 5, 3600) == 0


def test_ping_of_a_living_database_returns(records: Records) -> None:
    records.ping()
