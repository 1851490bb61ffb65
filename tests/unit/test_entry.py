"""The error policy, row by row, with real ports."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from common import bootstrap, entry, logs
from common.backends import local
from common.backends.local.postgres import Addresses
from common.backends.local.state import LocalState
from common.domain import errors, events
from common.domain.errors import (
    ConflictError,
    InvalidFileError,
    UnavailableError,
)
from common.domain.events import UploadAccepted
from common.domain.model import Tenant, Upload
from common.entry import on
from common.ports import Backend, ClaimState, JobKey
from common.records.statements import Statements
from common.records.store import PostgresRecords
from common.settings import Settings

EVENT = UploadAccepted(
    tenant_id="t1", upload_id="u1", object_generation=5, modality="document", sha256="0" * 64
)
JOB = JobKey(step="upload.accepted", tenant_id="t1", subject_id="u1", generation=5)
LEASE = timedelta(minutes=1)
SECRET = "Zoë Canary-Müller"

Service = Callable[[UploadAccepted, Backend, Settings], None]


class Function:
    """A function whose service a test chooses."""

    def __init__(self, backend: Backend, settings: Settings) -> None:
        self.backend = backend
        self.settings = settings

    def deliver(self, service: Service, event: events.Event = EVENT) -> None:
        """One delivery."""
        raw = events.to_json(event)
        data = raw.pop("data")
        delivery = SimpleNamespace(data=data, get_attributes=lambda: raw)
        entry.run_event((on(UploadAccepted, service),), delivery)  # type: ignore[arg-type]

    def upload(self) -> Upload:
        with self.backend.records.transaction("t1") as tx:
            return tx.get(Upload, "u1")

    def state(self) -> ClaimState:
        """What the next worker is told."""
        return self.backend.state.claim(JOB, LEASE).state


@pytest.fixture
def function(
    database: Addresses,
    tmp_path: Path,
    make_upload: Callable[..., Upload],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Function]:
    """A function on one accepted upload."""
    settings = Settings(
        data=str(tmp_path),
        app_database_url=database.app_url,
        system_database_url=database.system_url,
    )
    at = datetime.now(UTC)
    statements = Statements(settings.system_database_url, 2)
    with closing(PostgresRecords(settings)) as records, closing(statements):
        state = LocalState(statements)
        backend = replace(local.build(settings), records=records, state=state, now=lambda: at)
        made = Function(backend, settings)
        tenant = Tenant(tenant_id="t1", name="C", letterhead={}, analyzers={}, created_at=at)
        with records.transaction("t1") as tx:
            tx.create(tenant)
            tx.create(make_upload("u1"))
        monkeypatch.setattr(bootstrap, "settings", lambda: made.settings)
        monkeypatch.setattr(bootstrap, "backend", lambda: made.backend)
        monkeypatch.setattr(entry, "_configured", lambda: None)
        quiet = SimpleNamespace(publish=lambda event: None, decode=backend.bus.decode)
        made.backend = replace(backend, bus=quiet)
        yield made


def nothing(event: UploadAccepted, backend: Backend, settings: Settings) -> None:
    """A service that succeeds."""


def failing(error: Exception) -> Service:
    """A service that raises."""

    def handle(event: UploadAccepted, backend: Backend, settings: Settings) -> None:
        raise error

    return handle


def test_success_finishes_the_job(function: Function) -> None:
    function.deliver(nothing)
    assert function.state() is ClaimState.DONE


def test_a_finished_job_is_acknowledged_and_not_done_again(function: Function) -> None:
    function.deliver(nothing)
    function.deliver(failing(AssertionError("done twice")))


def test_a_job_that_is_taken_is_asked_for_again(function: Function) -> None:
    claim = function.backend.state.claim(JOB, LEASE)
    with pytest.raises(UnavailableError):
        function.deliver(failing(AssertionError("two workers")))
    assert function.backend.state.extend(claim, LEASE)


def test_a_file_at_fault_is_rejected_and_done(function: Function) -> None:
    function.deliver(failing(InvalidFileError("corrupt", SECRET)))
    assert (function.upload().status, function.upload().reason) == ("rejected", "corrupt")
    assert function.state() is ClaimState.DONE


ERRORS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type)
    and issubclass(kind, errors.ServiceError)
    and kind not in (errors.ServiceError, InvalidFileError)
]


@pytest.mark.parametrize("kind", [kind for kind in ERRORS if not kind.retryable])
def test_an_error_that_no_retry_mends_is_a_failure_and_done(
    function: Function, kind: type[errors.ServiceError], caplog: pytest.LogCaptureFixture
) -> None:
    function.deliver(failing(kind(SECRET)))
    assert (function.upload().status, function.upload().reason) == ("failed", kind.code)
    assert function.state() is ClaimState.DONE
    assert SECRET not in written(caplog)


@pytest.mark.parametrize(
    "error",
    [
        *(kind(SECRET) for kind in ERRORS if kind.retryable),
        ValueError(SECRET),
        KeyError(SECRET),
        MemoryError(SECRET),
        RecursionError(SECRET),
    ],
    ids=repr,
)
def test_any_other_error_frees_the_job_and_is_raised_without_its_message(
    function: Function, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    with pytest.raises(UnavailableError) as caught:
        function.deliver(failing(error))
    assert function.upload().status == "accepted"
    assert function.state() is ClaimState.GRANTED
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None and caught.value.__suppress_context__
    assert SECRET not in written(caplog)


def test_an_unknown_error_is_logged_with_its_place(
    function: Function, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(UnavailableError):
        function.deliver(failing(ZeroDivisionError(SECRET)))
    [line] = [json.loads(line) for line in written(caplog).splitlines()]
    assert (line["severity"], line["message"]) == ("ERROR", "event.failed")
    assert line["error_type"] == "ZeroDivisionError"
    assert any("test_entry.py" in frame for frame in line["stack"])


def written(caplog: pytest.LogCaptureFixture) -> str:
    """The records as they are written."""
    form = logs.JsonFormatter()
    return "\n".join(form.format(record) for record in caplog.records)


def test_an_upload_that_went_on_is_not_failed(function: Function) -> None:
    with function.backend.records.transaction("t1") as tx:
        tx.replace(replace(tx.get(Upload, "u1"), status="signed"))
    function.deliver(failing(errors.NotFoundError("gone")))
    assert function.upload().status == "signed"


def test_an_older_run_does_not_fail_a_newer_one(function: Function) -> None:
    with function.backend.records.transaction("t1") as tx:
        tx.replace(replace(tx.get(Upload, "u1"), run=2))
    function.deliver(failing(errors.NotFoundError("gone")))
    assert function.upload().status == "accepted"


def test_the_service_writes_under_the_fence(function: Function) -> None:
    def overtaken(event: UploadAccepted, backend: Backend, settings: Settings) -> None:
        expired = "update live.claims set lease_until = clock_timestamp() - interval '1 s'"
        function.backend.state._statements.run(expired)  # type: ignore[attr-defined]
        other = function.backend.state.claim(JOB, LEASE)
        with function.backend.records.bound(other).transaction("t1"):
            pass
        with pytest.raises(ConflictError), backend.records.transaction("t1"):
            pass

    function.deliver(overtaken)


def test_the_lease_is_renewed_while_the_work_goes_on(function: Function) -> None:
    function.settings = replace(function.settings, job_lease_s=1)
    seen: list[ClaimState] = []

    def slow(event: UploadAccepted, backend: Backend, settings: Settings) -> None:
        until = time.monotonic() + 1.6
        while time.monotonic() < until:
            seen.append(function.state())
            time.sleep(0.2)

    function.deliver(slow)
    assert set(seen) == {ClaimState.BUSY}
    assert function.state() is ClaimState.DONE


@pytest.mark.parametrize(("age", "status"), [(6, "accepted"), (8, "held")])
def test_an_event_older_than_the_limit_is_held(function: Function, age: int, status: str) -> None:
    old = replace(EVENT, published_at=function.backend.now() - timedelta(days=age))
    worked = []
    function.deliver(lambda *_: worked.append(1), old)
    assert function.upload().status == status
    assert bool(worked) is (status == "accepted")


def test_a_sweep_is_never_too_old(function: Function) -> None:
    old = function.backend.now() - timedelta(days=100)
    event = events.SweepRequested(tenant_id="*", requested_at="x", published_at=old)
    assert not entry._is_too_old(event, function.backend, function.settings)


def test_what_cannot_be_read_is_acknowledged(
    function: Function, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = SimpleNamespace(data=SECRET, get_attributes=lambda: {"type": SECRET})
    entry.run_event((), delivery)  # type: ignore[arg-type]
    assert [record.message for record in caplog.records] == ["event.unreadable"]
    assert SECRET not in written(caplog)


def test_an_event_of_another_function_is_acknowledged(
    function: Function, caplog: pytest.LogCaptureFixture
) -> None:
    event = events.ReportSigned(tenant_id="t1", report_id="r", specimen_id="s")
    function.deliver(nothing, event)
    assert [record.message for record in caplog.records] == ["event.unrouted"]


def test_lines_carry_the_ids_of_their_event_and_of_no_later_one(function: Function) -> None:
    seen: list[dict[str, str]] = []
    function.deliver(lambda *_: seen.append(logs.CONTEXT.get()))
    assert seen == [{"tenant_id": "t1", "upload_id": "u1", "event_id": EVENT.event_id}]
    assert logs.CONTEXT.get() == {}


def test_a_renewal_that_fails_in_passing_does_not_end_the_work(function: Function) -> None:
    function.settings = replace(function.settings, job_lease_s=1)
    state, calls = function.backend.state, []

    def extend(*_: object) -> bool:
        calls.append(1)
        raise UnavailableError("in passing")

    away = SimpleNamespace(
        claim=state.claim, finish=state.finish, release=state.release, extend=extend
    )
    function.backend = replace(function.backend, state=away)
    function.deliver(lambda *_: time.sleep(0.8))
    assert calls
    assert state.claim(JOB, LEASE).state is ClaimState.DONE
