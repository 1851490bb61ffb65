"""Claim, fence, derived ids and outbox, each where its absence would show."""

from collections.abc import Iterator

import pytest

from common.backends.local.events import Message
from common.domain.events import SweepRequested
from common.domain.model import Upload
from tests.e2e.conftest import ROOT
from tests.e2e.pipeline import TENANT, Pipeline, Worker
from tests.e2e.test_crashes import NAME, prepare

PAUSE_S = 2.0


@pytest.fixture
def other(crashable: Pipeline) -> Iterator[Worker]:
    """A second worker of the same function."""
    worker = Worker(crashable.settings, crashable.at, ROOT)
    yield worker
    worker.close()


def analysing(pipeline: Pipeline) -> tuple[Message, int]:
    """The event of an analysis, and a port call in the middle of it."""
    prepare(pipeline)
    [message] = pipeline.waiting()
    pipeline.deliver(message)
    saved = pipeline.save()
    [message] = pipeline.waiting()
    calls = pipeline.deliver(message)["calls"]
    pipeline.restore(saved)
    [message] = pipeline.waiting()
    return message, calls // 2


def upload(pipeline: Pipeline) -> Upload:
    """The only upload."""
    with pipeline.backend.records.transaction(TENANT) as tx:
        [found] = tx.find(Upload, {})
    return found


def test_second_delivery_while_the_first_works_is_sent_away(
    crashable: Pipeline, other: Worker
) -> None:
    message, middle = analysing(crashable)
    crashable.worker.send(crashable.command(message, stop=middle, pause=PAUSE_S))
    # The other one asks while the first sits in its pause, holding the claim.
    crashable.wait_for("select count(*) from live.claims where state = 'claimed'", 1)
    other.send(crashable.command(message))
    assert other.receive()["exit"] == 1
    assert crashable.worker.receive()["exit"] == 0


def test_worker_paused_past_its_lease_can_write_nothing(crashable: Pipeline, other: Worker) -> None:
    message, middle = analysing(crashable)
    crashable.worker.send(crashable.command(message, stop=middle, pause=PAUSE_S))
    crashable.wait_for("select count(*) from live.claims where state = 'claimed'", 1)
    crashable.expire_leases()
    other.send(crashable.command(message))
    assert other.receive()["exit"] == 0
    after = crashable.picture()
    assert crashable.worker.receive()["exit"] == 1
    assert crashable.picture() == after


def test_dropped_object_announced_again_after_live_state_was_lost_is_the_same_upload(
    crashable: Pipeline,
) -> None:
    prepare(crashable)
    [message] = crashable.waiting()
    crashable.deliver(message)
    crashable._statements.run("delete from live.claims")
    crashable.deliver(message)
    crashable.drain()
    assert upload(crashable).status == "reported"
    assert crashable.scalar("select count(*) from analyses") == 1


@pytest.mark.timeout(600)
def test_reprocess_killed_anywhere_is_done_whole_or_not_at_all(crashable: Pipeline) -> None:
    prepare(crashable)
    crashable.drain()
    saved = crashable.save()
    asked = {"upload_id": upload(crashable).upload_id}
    crashable.worker.send(asked)
    calls = crashable.worker.receive()["calls"]
    begun = 0
    for call in range(1, calls + 1):
        crashable.restore(saved)
        crashable.worker.send({**asked, "stop": call})
        assert crashable.worker.receive()["exit"] == -9
        begun += upload(crashable).run == 2 and not crashable.waiting()
        crashable.publish(SweepRequested(tenant_id="*", requested_at=f"after {call}"))
        crashable.drain()
        found = upload(crashable)
        analyses = crashable.scalar("select count(*) from analyses")
        assert (found.status, analyses) == ("reported", found.run), f"killed before call {call}"
    assert begun, "no kill fell between the commit and the publishing"


def test_reprocess_does_something_each_time_it_is_asked(crashable: Pipeline) -> None:
    prepare(crashable)
    crashable.drain()
    for run in (2, 3):
        crashable.worker.send({"upload_id": upload(crashable).upload_id})
        assert crashable.worker.receive()["exit"] == 0
        crashable.drain()
        assert (upload(crashable).run, upload(crashable).status) == (run, "reported")
    assert crashable.scalar("select count(*) from analyses") == 3
    assert crashable.scalar("select count(*) from reports where status = 'draft'") == 1


def test_overwritten_file_keeps_its_old_generation_and_is_a_new_upload(crashable: Pipeline) -> None:
    prepare(crashable)
    crashable.drain()
    crashable.put(NAME, b"FSH 5.2 IU/L (3.5 - 12.5)\nLH 4.1 IU/L (2.4 - 12.6)\n", generation=2000)
    crashable.drain()
    rows = crashable.scalar(
        "select jsonb_agg(jsonb_build_array(generation, status) order by generation) from uploads"
    )
    assert rows == [[1000, "reported"], [2000, "reported"]]
