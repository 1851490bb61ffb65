"""A lost connection costs at most the transaction it was lost in."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from common.backends.local.postgres import Addresses
from common.domain.errors import ConfigurationError, UnavailableError
from common.records.connect import Pool, check, connect

_ONE = "SELECT 1"


@pytest.fixture
def pool(database: Addresses) -> Iterator[Pool]:
    """Two connections, without patience."""
    pool = Pool(database.system_url, 2, wait_s=0.05)
    yield pool
    pool.close()


def _hang_up(database: Addresses) -> None:
    """What a restart of the server does to every connection."""
    connection = connect(database.superuser_url)
    connection.run(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'fv_system'"
    )
    connection.close()


def test_connections_that_were_cut_while_idle_are_replaced(pool: Pool, database: Addresses) -> None:
    with pool.transaction() as one, pool.transaction() as other:
        assert one.rows(_ONE, {}) == other.rows(_ONE, {})
    _hang_up(database)
    for _ in range(3):
        with pool.transaction() as session, pool.alone() as other:
            assert session.rows(_ONE, {}) == other.rows(_ONE, {}) == [[1]]


def test_a_connection_cut_within_a_transaction_is_unavailable_and_then_replaced(
    pool: Pool, database: Addresses
) -> None:
    with pytest.raises(UnavailableError), pool.transaction() as session:
        _hang_up(database)
        session.rows(_ONE, {})
    with pytest.raises(UnavailableError), pool.alone() as session:
        _hang_up(database)
        session.rows(_ONE, {})
    with pool.transaction() as session:
        assert session.rows(_ONE, {}) == [[1]]


def test_a_connection_cut_before_the_commit_is_unavailable(pool: Pool, database: Addresses) -> None:
    with pytest.raises(UnavailableError), pool.transaction():
        _hang_up(database)


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def test_an_answer_that_nobody_waited_for_reaches_nobody_else(database: Addresses) -> None:
    pool = Pool(database.system_url, 1)
    earlier = signal.signal(signal.SIGALRM, _interrupt)
    try:
        for opened in (pool.transaction, pool.alone):
            with pytest.raises(KeyboardInterrupt), opened() as session:
                signal.setitimer(signal.ITIMER_REAL, 0.05)
                session.rows("SELECT 'secret', pg_sleep(0.5)", {})
            with opened() as session:
                assert session.rows(_ONE, {}) == [[1]]
    finally:
        signal.signal(signal.SIGALRM, earlier)
        pool.close()


def test_an_exhausted_pool_is_unavailable_not_endless(pool: Pool) -> None:
    with pool.transaction(), pool.transaction(), pytest.raises(UnavailableError):
        pool.transaction().__enter__()


def test_a_database_that_is_away_is_unavailable(database: Addresses) -> None:
    with pytest.raises(UnavailableError):
        check(database.app_url.replace(f":{database.port}/", ":1/"))


@pytest.mark.parametrize("url", ["", "mysql://a:b@127.0.0.1/x", "postgresql://127.0.0.1/x"])
def test_a_wrong_address_is_a_wrong_setting(url: str) -> None:
    with pytest.raises(ConfigurationError):
        check(url)


def test_a_statement_that_takes_too_long_is_unavailable(pool: Pool) -> None:
    with pytest.raises(UnavailableError), pool.transaction() as session:
        session.script("SET LOCAL statement_timeout = '20ms'")
        session.rows("SELECT pg_sleep(20)", {})


def test_every_connection_has_its_time_limits(pool: Pool) -> None:
    limits = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
    with pool.transaction() as session:
        shown = [session.rows(f"SHOW {name}", {})[0][0] for name in limits]
    assert "0" not in shown


def test_of_two_that_wait_for_each_other_one_is_unavailable(pool: Pool) -> None:
    first_has_one, second_has_two = threading.Event(), threading.Event()
    refused: list[UnavailableError] = []

    def lock(mine: int, has: threading.Event, other: int, others: threading.Event) -> None:
        try:
            with pool.transaction() as session:
                session.rows("SELECT pg_advisory_xact_lock(:n)", {"n": mine})
                has.set()
                others.wait()
                session.rows("SELECT pg_advisory_xact_lock(:n)", {"n": other})
        except UnavailableError as error:
            refused.append(error)

    thread = threading.Thread(target=lock, args=(1, first_has_one, 2, second_has_two))
    thread.start()
    lock(2, second_has_two, 1, first_has_one)
    thread.join()
    assert len(refused) == 1


def test_the_libraries_are_imported_with_the_first_query_only() -> None:
    program = (
        "import sys, common.records.store, common.records.statements;"
        "print([n for n in ('sqlalchemy', 'pg8000', 'alembic') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "[]\n"
