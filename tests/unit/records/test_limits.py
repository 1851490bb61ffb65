"""The rate limit slides, is fair under load, and leaves nothing behind."""

import threading

from common.backends.local.postgres import Addresses
from common.records.connect import connect
from common.records.store import PostgresRecords


def _run(database: Addresses, statement: str) -> list[list[object]]:
    connection = connect(database.superuser_url)
    try:
        return connection.run(statement) or []
    finally:
        connection.close()


def test_of_many_at_once_exactly_the_limit_passes(records: PostgresRecords) -> None:
    waits: list[int] = []

    def use() -> None:
        waits.extend(records.hit("t1", "key", 60, 86400) for _ in range(20))

    threads = [threading.Thread(target=use) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert waits.count(0) == 60


def test_a_refused_use_is_not_counted(records: PostgresRecords, database: Addresses) -> None:
    for _ in range(5):
        records.hit("t1", "key", 2, 86400)
    assert _run(database, "SELECT count FROM rate_limits") == [[2]]


def test_the_window_before_counts_for_the_part_still_in_view(
    records: PostgresRecords, database: Addresses
) -> None:
    records.hit("t1", "key", 10**6, 86400)
    # As if all of that were one window ago; a share of it is in view until the day ends.
    _run(database, "UPDATE rate_limits SET slot = slot - 1, count = 10000000")
    wait = records.hit("t1", "key", 10, 86400)
    assert 0 < wait <= 86400


def test_what_is_two_windows_old_is_forgotten(
    records: PostgresRecords, database: Addresses
) -> None:
    records.hit("t1", "key", 1, 86400)
    _run(database, "UPDATE rate_limits SET slot = slot - 2")
    assert records.hit("t1", "key", 1, 86400) == 0


def test_expired_buckets_are_removed(records: PostgresRecords, database: Addresses) -> None:
    records.hit("t1", "old", 5, 60)
    _run(database, "UPDATE rate_limits SET expires_at = now() - interval '1 hour'")
    records.hit("t1", "new", 5, 60)
    assert _run(database, "SELECT bucket FROM rate_limits") == [["new"]]


def test_a_limit_of_zero_lets_nothing_through(records: PostgresRecords) -> None:
    assert records.hit("t1", "key", 0, 60) > 0
