"""`LiveState`: one worker at a time, and a number that only rises."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from common.ports import ClaimState, JobKey, Progress
from tests.contract.contract import Contract

JOB = JobKey(step="upload.accepted", tenant_id="t1", subject_id="u1", generation=5)
LEASE = timedelta(minutes=1)
OVER = timedelta(seconds=-1)  # a lease that has run out already


def test_a_job_is_granted_once_until_it_is_done(backends: Contract) -> None:
    state = backends.backend.state
    claim = state.claim(JOB, LEASE)
    assert claim.state is ClaimState.GRANTED
    assert state.claim(JOB, LEASE).state is ClaimState.BUSY
    state.finish(claim)
    assert state.claim(JOB, LEASE).state is ClaimState.DONE


def test_of_eight_workers_one_gets_the_job(backends: Contract) -> None:
    state = backends.backend.state
    with ThreadPoolExecutor(8) as pool:
        states = list(pool.map(lambda _: state.claim(JOB, LEASE).state, range(8)))
    assert sorted(states) == [ClaimState.BUSY] * 7 + [ClaimState.GRANTED]


@pytest.mark.parametrize(
    "change",
    [{"step": "s"}, {"tenant_id": "t2"}, {"subject_id": "u2"}, {"generation": 6}, {"run": 2}],
)
def test_other_jobs_are_other_jobs(backends: Contract, change: dict[str, object]) -> None:
    state = backends.backend.state
    state.finish(state.claim(JOB, LEASE))
    other = replace(JOB, **change)  # type: ignore[arg-type]
    assert state.claim(other, LEASE).state is ClaimState.GRANTED


def test_release_frees_the_job_for_a_higher_number(backends: Contract) -> None:
    state = backends.backend.state
    first = state.claim(JOB, LEASE)
    state.release(first)
    second = state.claim(JOB, LEASE)
    assert second.state is ClaimState.GRANTED
    assert second.number > first.number


def test_a_lease_that_ran_out_frees_the_job_for_a_higher_number(backends: Contract) -> None:
    state = backends.backend.state
    first = state.claim(JOB, OVER)
    second = state.claim(JOB, LEASE)
    assert second.state is ClaimState.GRANTED
    assert second.number > first.number


def test_the_number_is_above_the_last_fence_even_with_an_empty_state(backends: Contract) -> None:
    far = 10**15
    assert backends.backend.state.claim(JOB, LEASE, at_least=far).number > far


def test_the_number_is_above_the_last_fence_of_a_job_that_is_known(backends: Contract) -> None:
    state, far = backends.backend.state, 10**15
    state.release(state.claim(JOB, LEASE))
    assert state.claim(JOB, LEASE, at_least=far).number > far


def test_a_stale_claim_can_neither_extend_nor_end_the_job(backends: Contract) -> None:
    state = backends.backend.state
    stale, current = state.claim(JOB, OVER), state.claim(JOB, LEASE)
    assert not state.extend(stale, LEASE)
    state.finish(stale)
    state.release(stale)
    assert state.claim(JOB, LEASE).state is ClaimState.BUSY
    assert state.extend(current, LEASE)


def test_extending_keeps_a_job_that_ran_out_and_nobody_took(backends: Contract) -> None:
    state = backends.backend.state
    claim = state.claim(JOB, OVER)
    assert state.extend(claim, LEASE)
    assert state.claim(JOB, LEASE).state is ClaimState.BUSY


def test_what_is_done_cannot_be_extended_or_released(backends: Contract) -> None:
    state = backends.backend.state
    claim = state.claim(JOB, LEASE)
    state.finish(claim)
    assert not state.extend(claim, LEASE)
    state.release(claim)
    assert state.claim(JOB, LEASE).state is ClaimState.DONE


def test_progress_is_the_tenants_own(backends: Contract) -> None:
    state = backends.backend.state
    state.show("t1", "u1", Progress(step="reading", share=0.5))
    state.show("t1", "u1", Progress(step="analyzing"))
    assert state.shown("t1", "u1") == Progress(step="analyzing")
    assert state.shown("t2", "u1") is None
    assert state.shown("t1", "u2") is None


def test_one_step_is_shown_at_most_once_a_second(backends: Contract) -> None:
    state = backends.backend.state
    for hundredths in range(3):
        state.show("t1", "u1", Progress(step="reading", share=hundredths / 100))
    assert state.shown("t1", "u1") == Progress(step="reading", share=0)
