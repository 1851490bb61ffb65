"""Plain statements under the system's role."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from common.backends.local.postgres import Addresses
from common.records.statements import Statements

_PUT = "insert into live.claims (job, number, state) values (:job, :number, 'claimed')"
_ALL = "select job, number, state from live.claims order by job"


@pytest.fixture
def statements(database: Addresses) -> Iterator[Statements]:
    """A pool that is closed afterwards."""
    statements = Statements(database.system_url, 2)
    yield statements
    statements.close()


def test_rows_come_back_by_name(statements: Statements) -> None:
    assert statements.run(_PUT, job="a", number=2**40) == []
    assert statements.run(_ALL) == [{"job": "a", "number": 2**40, "state": "claimed"}]


def test_a_transaction_is_kept_or_undone_as_a_whole(statements: Statements) -> None:
    with statements.transaction() as run:
        run(_PUT, job="a", number=1)
        run(_PUT, job="b", number=1)
    with pytest.raises(KeyError), statements.transaction() as run:
        run(_PUT, job="c", number=1)
        raise KeyError
    assert [row["job"] for row in statements.run(_ALL)] == ["a", "b"]


def test_intervals_and_absent_values_pass(statements: Statements) -> None:
    rows = statements.run(
        "select clock_timestamp() + :lease > clock_timestamp() as later,"
        " cast(:nothing as text) as nothing",
        lease=timedelta(seconds=60),
        nothing=None,
    )
    assert rows == [{"later": True, "nothing": None}]
