"""The local live state forgets: what a cloud's own expiry does elsewhere."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from common.backends.local.postgres import Addresses
from common.backends.local.state import LocalState, job_id
from common.ports import ClaimState, JobKey, Progress
from common.records.statements import Statements

JOB = JobKey(step="upload.accepted", tenant_id="t1", subject_id="u1", generation=5)
LEASE = timedelta(minutes=1)
NOW = datetime.now(UTC)


@pytest.fixture
def statements(database: Addresses) -> Iterator[Statements]:
    with closing(Statements(database.system_url, 2)) as opened:
        yield opened


def test_what_ended_long_ago_is_forgotten_and_nothing_else(statements: Statements) -> None:
    state = LocalState(statements)
    other, held = replace(JOB, run=2), replace(JOB, run=3)
    for job in (JOB, other):
        state.finish(state.claim(job, LEASE))
    state.claim(held, LEASE)
    old = int((NOW - timedelta(days=8, hours=2)).timestamp() * 1000)
    statements.run(
        "update live.claims set number = :old where job <> :new", old=old, new=job_id(other)
    )
    state.prune(NOW)
    states = [state.claim(job, LEASE).state for job in (JOB, other, held)]
    assert states == [ClaimState.GRANTED, ClaimState.DONE, ClaimState.BUSY]


def test_yesterdays_progress_is_forgotten(statements: Statements) -> None:
    state = LocalState(statements)
    state.show("t1", "u1", Progress(step="reading"))
    state.prune(NOW)
    assert state.shown("t1", "u1") is not None
    state.prune(NOW + timedelta(days=1, hours=2))
    assert state.shown("t1", "u1") is None
