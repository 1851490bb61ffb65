"""The account: without a gap under load, and no tampering goes unseen."""

import threading

import pytest

from common.backends.local.postgres import Addresses
from common.domain.ledger import AuditEntry
from common.records.connect import connect
from common.records.store import PostgresRecords


def _write(records: PostgresRecords, count: int, tenant_id: str = "t1") -> None:
    for number in range(count):
        with records.transaction(tenant_id) as transaction:
            transaction.audit(
                AuditEntry(subject="it's", role="admin", action="a", kind="k", target=f"x{number}")
            )


def _tamper(database: Addresses, statement: str) -> None:
    connection = connect(database.superuser_url)
    connection.run(statement)
    connection.close()


_SWAP = """
UPDATE audit SET number = -number WHERE number IN (3, 4);
UPDATE audit SET number = 7 + number WHERE number IN (-3, -4)
"""
_INSERTED = (
    "INSERT INTO audit SELECT tenant_id, number + 1, at, subject, role, action, kind, target,"
    " detail, hash, audit_digest(hash, tenant_id, number + 1, at, subject, role, action, kind,"
    " target, detail) FROM audit WHERE number = 6"
)


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE audit SET action = 'b' WHERE number = 2", 2),
        ("UPDATE audit SET at = at + interval '1 microsecond' WHERE number = 5", 5),
        ("UPDATE audit SET detail = '{\"x\": null}' WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 4", 4),
        ("DELETE FROM audit WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number >= 5", 5),
        ("DELETE FROM audit", 1),
        ("DELETE FROM audit_heads", 1),
        (_SWAP, 3),
        (_INSERTED, 7),
        ("UPDATE audit SET hash = repeat('a', 64) WHERE number = 3", 3),
        ("UPDATE audit SET previous = repeat('a', 64) WHERE number = 3", 3),
    ],
)
def test_tampering_is_found_where_it_was_done(
    records: PostgresRecords, database: Addresses, statement: str, number: int
) -> None:
    _write(records, 6)
    assert records.verify_audit("t1") is None
    _tamper(database, statement)
    assert records.verify_audit("t1") == number


def test_a_tail_that_was_written_anew_does_not_fit_the_head(
    records: PostgresRecords, database: Addresses
) -> None:
    _write(records, 3)
    _tamper(
        database,
        "UPDATE audit SET action = 'b', hash = audit_digest(previous, tenant_id, number, at,"
        " subject, role, 'b', kind, target, detail) WHERE number = 3",
    )
    assert records.verify_audit("t1") == 3


def test_each_tenant_has_its_own_chain(records: PostgresRecords, database: Addresses) -> None:
    _write(records, 2)
    _write(records, 2, "t2")
    _tamper(database, "UPDATE audit SET action = 'b' WHERE tenant_id = 't2' AND number = 1")
    assert records.verify_audit("t1") is None
    assert records.verify_audit("t2") == 1
    assert records.verify_audit("t3") is None


def test_entries_written_at_once_leave_no_gap(records: PostgresRecords) -> None:
    threads = [threading.Thread(target=_write, args=(records, 25)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with records.transaction("t1") as transaction:
        rows = transaction.audit_entries(after=0, limit=1000)
    assert [row["number"] for row in rows] == list(range(1, 201))
    assert records.verify_audit("t1") is None


def test_several_entries_of_one_transaction_keep_their_order(records: PostgresRecords) -> None:
    with records.transaction("t1") as transaction:
        for target in ("a", "b", "c"):
            entry = AuditEntry(subject="s", role="r", action="a", kind="k", target=target)
            transaction.audit(entry)
    with records.transaction("t1") as transaction:
        rows = transaction.audit_entries(after=0, limit=10)
    assert [row["target"] for row in rows] == ["a", "b", "c"]
