"""What has served is deleted; what has not cannot be, whoever asks."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from common.backends.local.postgres import Addresses
from common.domain.events import ReportSigned, to_json
from common.domain.ledger import IdempotentAnswer, OutboxRow
from common.ports import Claim, ClaimState, JobKey
from common.records.connect import Pool
from common.records.store import PostgresRecords

NOW = datetime.now(UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def job(name: str) -> JobKey:
    return JobKey(step="s", tenant_id="t1", subject_id=name)


@pytest.fixture
def rows(records: PostgresRecords) -> PostgresRecords:
    """Of each kind one that is old enough and one that is not."""
    event = to_json(ReportSigned(tenant_id="t1", report_id="r", specimen_id="s"))
    answer = {"tenant_id": "t1", "subject": "s", "request_sha256": "0"}
    sent = {"old": NOW - 8 * DAY, "new": NOW - 6 * DAY, "unsent": None}
    with records.transaction("t1") as tx:
        for name, at in (("old", NOW - 25 * HOUR), ("new", NOW - 23 * HOUR)):
            tx.create(IdempotentAnswer(**answer, idempotency_key=name, created_at=at))
        for name, sent_at in sent.items():
            created = NOW - 100 * DAY
            tx.create(
                OutboxRow(
                    tenant_id="t1", event_id=name, event=event, created_at=created, sent_at=sent_at
                )
            )
    for name, at in (("old", NOW - 31 * DAY), ("new", NOW - 29 * DAY)):
        number = int(at.timestamp() * 1000)
        claim = Claim(job=job(name), state=ClaimState.GRANTED, number=number)
        with records.bound(claim).transaction("t1"):
            pass
    return records


def left(records: PostgresRecords) -> set[str]:
    """What is still there."""
    with records.transaction("t1") as tx:
        answers = {f"answer {a.idempotency_key}" for a in tx.find(IdempotentAnswer)}
        events = {f"event {row.event_id}" for row in tx.find(OutboxRow)}
    fences = {f"fence {name}" for name in ("old", "new") if records.last_fence(job(name))}
    return answers | events | fences


KEPT = {"answer new", "event new", "event unsent", "fence new"}


def test_what_has_served_is_deleted_once(rows: PostgresRecords) -> None:
    assert rows.prune(NOW) == 3
    assert left(rows) == KEPT
    assert rows.prune(NOW) == 0


def test_a_clock_that_is_ahead_deletes_nothing_young(rows: PostgresRecords) -> None:
    assert rows.prune(NOW + 1000 * DAY) == 3
    assert left(rows) == KEPT


@pytest.fixture
def system(database: Addresses) -> Iterator[Pool]:
    pool = Pool(database.system_url, 1)
    yield pool
    pool.close()


@pytest.mark.parametrize("tenant", ["", "t1"])
def test_the_system_can_delete_nothing_young(
    rows: PostgresRecords, system: Pool, tenant: str
) -> None:
    with system.transaction(f"SELECT set_config('app.tenant', '{tenant}', true)") as session:
        for table in ("idempotency", "outbox", "fences"):
            session.rows(f"DELETE FROM {table}", {})
    assert left(rows) == KEPT
