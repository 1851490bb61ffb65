"""Delivered twice, in any order, and killed between any two port calls: the records come out the
same.
"""

import json
from pathlib import Path

import pytest

from common.domain.events import ReportSigned
from common.domain.model import Principal, Report, Role
from common.services import review
from tests.e2e.pipeline import TENANT, Picture, Pipeline

SAMPLES = Path(__file__).parents[1] / "samples"
PDF = (SAMPLES / "documents" / "hormone_panel_en.pdf").read_bytes()
NAME = "drop/panel.pdf"
SIDECAR = json.dumps(
    {"schema": "fertivision.sidecar/1", "modality": "document", "patient_ref": "P-1"}
).encode()


def prepare(pipeline: Pipeline) -> None:
    """One dropped document with its sidecar, as yet untouched."""
    pipeline.begin()
    pipeline.put(f"{NAME}.json", SIDECAR, generation=900)
    pipeline.drain()
    pipeline.put(NAME, PDF)


def sign(pipeline: Pipeline) -> None:
    """A clinician signs the only report."""
    backend = pipeline.backend
    with backend.records.transaction(TENANT) as tx:
        [report] = tx.find(Report, {})
    who = Principal(
        tenant_id=TENANT, subject="dr", role=Role.CLINICIAN, authenticated_at=pipeline.at
    )
    signing = review.Signing(meaning="approved", comment=None)
    review.sign(who, report.report_id, signing, report.version, backend, pipeline.settings)


def to_step(pipeline: Pipeline, step: str) -> None:
    """Everything before the step done, its event waiting."""
    prepare(pipeline)
    for wanted in ("ingest", "analyze", "report", "sign"):
        if wanted == step:
            break
        [message] = pipeline.waiting()
        assert pipeline.deliver(message)["exit"] == 0
        if wanted == "report":
            sign(pipeline)


@pytest.fixture(scope="module")
def undisturbed(crashable: Pipeline) -> Picture:
    """What the records are when nothing goes wrong."""
    prepare(crashable)
    crashable.drain()
    sign(crashable)
    crashable.drain()
    picture = crashable.picture()
    assert [u["status"] for u in picture["uploads"]] == ["signed"]
    assert [r["status"] for r in picture["reports"]] == ["signed"]
    assert len(picture["analysis_revisions"]) == 1
    return picture


def places(calls: int) -> list[tuple[int, str]]:
    """Every place of a step at which its worker can go away."""
    return [*((call, "before") for call in range(1, calls + 1)), (calls, "after")]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("step", ["ingest", "analyze", "report", "sign"])
def test_kill_between_any_two_port_calls_leaves_the_same_records(
    crashable: Pipeline, step: str
) -> None:
    to_step(crashable, step)
    saved = crashable.save()
    [message] = crashable.waiting()
    calls = crashable.deliver(message)["calls"]
    wanted = crashable.picture()
    assert calls > 10
    for call, when in places(calls):
        crashable.restore(saved)
        [message] = crashable.waiting()
        assert crashable.deliver(message, stop=call, when=when)["exit"] == -9, (call, when)
        [message] = [m for m in crashable.waiting() if m.id == message.id]
        assert crashable.deliver(message)["exit"] == 0, (call, when)
        assert crashable.picture() == wanted, f"{step}, killed {when} call {call} of {calls}"


@pytest.mark.parametrize("seed", range(6))
def test_every_event_twice_and_shuffled_leaves_the_same_records(
    crashable: Pipeline, undisturbed: Picture, seed: int
) -> None:
    prepare(crashable)
    crashable.drain(twice=True, seed=seed)
    sign(crashable)
    crashable.drain(twice=True, seed=seed)
    assert crashable.picture() == undisturbed


def test_old_events_delivered_again_after_the_end_change_nothing(
    crashable: Pipeline, undisturbed: Picture
) -> None:
    prepare(crashable)
    seen = []
    while messages := crashable.waiting():
        seen.extend(messages)
        for message in messages:
            assert crashable.deliver(message)["exit"] == 0
    sign(crashable)
    crashable.drain()
    crashable._statements.run("delete from live.claims")  # the live state may be lost at any time
    for message in reversed(seen):
        crashable.deliver(message)
    crashable.drain()
    assert crashable.picture() == undisturbed


def test_signed_event_twice_renders_one_signed_pdf(crashable: Pipeline) -> None:
    prepare(crashable)
    crashable.drain()
    sign(crashable)
    with crashable.backend.records.transaction(TENANT) as tx:
        [report] = tx.find(Report, {})
    crashable.publish(
        ReportSigned(tenant_id=TENANT, report_id=report.report_id, specimen_id=report.specimen_id)
    )
    crashable.drain()
    count = "select count(*) from live.objects where area = 'reports' and name like '%signed%'"
    assert crashable.scalar(count) == 1
