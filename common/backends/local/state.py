"""Live state in PostgreSQL: who works on what, and what the page shows meanwhile."""

import threading
import time
from datetime import datetime, timedelta

from common.domain.ids import derive
from common.ports import Claim, ClaimState, JobKey, Progress
from common.records.statements import Statements

_CLAIM = """
insert into live.claims (job, number, state, lease_until)
values (:job, greatest((extract(epoch from clock_timestamp()) * 1000)::bigint,
                       cast(:at_least as bigint) + 1),
        'claimed', clock_timestamp() + :lease)
on conflict (job) do update
   set number = greatest(live.claims.number, cast(:at_least as bigint)) + 1, state = 'claimed',
       lease_until = clock_timestamp() + :lease
 where live.claims.state = 'released'
    or (live.claims.state = 'claimed' and live.claims.lease_until < clock_timestamp())
returning number
"""

_SHOW = """
insert into live.progress (tenant_id, upload_id, step, share, at)
values (:tenant_id, :upload_id, :step, :share, clock_timestamp())
on conflict (tenant_id, upload_id) do update
   set step = excluded.step, share = excluded.share, at = excluded.at
"""


def job_id(job: JobKey) -> str:
    """The job's id: nothing of its subject, which may be a file's name, can be read from it."""
    return derive("job", job.step, job.tenant_id, job.subject_id, job.generation, job.run)


class LocalState:
    """`LiveState` over the schema `live`.

    A claim is worth nothing after a crash of the database, so its commits need not wait for the
    disk: the statements should come with `quick`.
    """

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._shown: dict[str, float] = {}
        self._lock = threading.Lock()

    def claim(self, job: JobKey, lease: timedelta, at_least: int = 0) -> Claim:
        """Take the job if nobody holds it."""
        key = job_id(job)
        rows = self._statements.run(_CLAIM, job=key, lease=lease, at_least=at_least)
        if rows:
            return Claim(job=job, state=ClaimState.GRANTED, number=int(str(rows[0]["number"])))
        state = self._statements.run("select state from live.claims where job = :job", job=key)
        done = bool(state) and state[0]["state"] == "done"
        return Claim(job=job, state=ClaimState.DONE if done else ClaimState.BUSY)

    def extend(self, claim: Claim, lease: timedelta) -> bool:
        """Renew the lease."""
        rows = self._statements.run(
            "update live.claims set lease_until = clock_timestamp() + :lease"
            " where job = :job and number = :number and state = 'claimed' returning job",
            lease=lease,
            job=job_id(claim.job),
            number=claim.number,
        )
        return bool(rows)

    def finish(self, claim: Claim) -> None:
        """Done, for good."""
        self._end(claim, "done")

    def release(self, claim: Claim) -> None:
        """The next delivery may take it."""
        self._end(claim, "released")

    def _end(self, claim: Claim, state: str) -> None:
        self._statements.run(
            "update live.claims set state = :state, lease_until = null"
            " where job = :job and number = :number and state = 'claimed'",
            state=state,
            job=job_id(claim.job),
            number=claim.number,
        )

    def prune(self, now: datetime) -> None:
        """Forget jobs that ended eight days ago, and yesterday's progress.

        A job's number is the millisecond of its first claim, plus the claims since.
        """
        before = int((now - timedelta(days=8)).timestamp() * 1000)
        self._statements.run(
            "delete from live.claims where state <> 'claimed' and number < cast(:before as bigint)",
            before=before,
        )
        self._statements.run(
            "delete from live.progress where at < cast(:now as timestamptz) - interval '1 day'",
            now=now,
        )

    def show(self, tenant_id: str, upload_id: str, progress: Progress) -> None:
        """Tell the page, at most once a second for each upload (a new step always)."""
        now = time.monotonic()
        key = f"{upload_id}:{progress.step}"
        with self._lock:
            if now - self._shown.get(key, -10.0) < 1.0:
                return
            if len(self._shown) > 1000:
                self._shown.clear()
            self._shown[key] = now
        self._statements.run(
            _SHOW,
            tenant_id=tenant_id,
            upload_id=upload_id,
            step=progress.step,
            share=progress.share,
        )

    def shown(self, tenant_id: str, upload_id: str) -> Progress | None:
        """What was last shown."""
        rows = self._statements.run(
            "select step, share from live.progress"
            " where tenant_id = :tenant_id and upload_id = :upload_id",
            tenant_id=tenant_id,
            upload_id=upload_id,
        )
        if not rows:
            return None
        share = rows[0]["share"]
        return Progress(
            step=str(rows[0]["step"]), share=None if share is None else float(str(share))
        )
