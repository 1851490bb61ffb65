"""How a run ends without a result, and whose end it is."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from common.domain import events
from common.domain.ledger import DeadLetter, TimelineStep
from common.domain.model import Upload
from common.services import endings
from tests.unit.services.conftest import PDF, Clinic

NAME = "drop/a.pdf"
P1 = {"modality": "document", "patient_ref": "P-1"}
ENDINGS: dict[str, Callable[..., None]] = {
    "rejected": endings.reject,
    "held": endings.hold,
    "failed": endings.fail,
}


def accepted(clinic: Clinic) -> events.Event:
    """An accepted upload's event."""
    clinic.take(NAME, PDF, **P1)
    [message] = clinic.waiting("analyze")
    return events.from_json(message.event)


def now(clinic: Clinic, event: events.Event) -> Upload:
    with clinic.backend.records.transaction("t1") as tx:
        return tx.get(Upload, endings.upload_id_of(event) or "")


@pytest.mark.parametrize("status", ENDINGS)
def test_an_end_is_written_once_with_its_timeline_and_receipt(clinic: Clinic, status: str) -> None:
    event = accepted(clinic)
    for _ in range(2):
        ENDINGS[status](event, "unsafe", clinic.backend, clinic.settings)
    assert (now(clinic, event).status, now(clinic, event).reason) == (status, "unsafe")
    assert clinic.said(NAME) == (status, "unsafe")
    with clinic.backend.records.transaction("t1") as tx:
        steps = [step.step for step in tx.find(TimelineStep, order=("at",))]
    assert steps.count(status) == 1


@pytest.mark.parametrize("status", ENDINGS)
def test_an_older_run_ends_nothing(clinic: Clinic, status: str) -> None:
    event = accepted(clinic)
    ENDINGS[status](replace(event, run=0), "unsafe", clinic.backend, clinic.settings)
    assert now(clinic, event).status == "accepted"


@pytest.mark.parametrize("status", ENDINGS)
def test_a_later_run_ends_before_it_began(clinic: Clinic, status: str) -> None:
    event = accepted(clinic)
    ENDINGS[status](replace(event, run=3), "unsafe", clinic.backend, clinic.settings)
    assert (now(clinic, event).status, now(clinic, event).run) == (status, 3)
    assert clinic.receipt(NAME)["run"] == 3


def test_an_end_of_another_kind_does_not_follow(clinic: Clinic) -> None:
    event = accepted(clinic)
    endings.reject(event, "corrupt", clinic.backend, clinic.settings)
    endings.fail(event, "attempts_exhausted", clinic.backend, clinic.settings)
    assert clinic.said(NAME) == ("rejected", "corrupt")


def letter(event: events.Event) -> events.DeadLettered:
    return events.DeadLettered(
        tenant_id="t1",
        subscription="analyze",
        attempts=8,
        error="http_500",
        original=events.to_json(event),
    )


def test_a_dead_letter_is_kept_once_and_its_upload_failed(clinic: Clinic) -> None:
    event = accepted(clinic)
    for _ in range(2):
        clinic.statements.run("delete from live.claims")
        assert clinic.deliver(letter(event))
    with clinic.backend.records.transaction("t1") as tx:
        [kept] = tx.find(DeadLetter)
    assert (kept.subscription, kept.attempts, kept.upload_id) == (
        "analyze",
        8,
        endings.upload_id_of(event),
    )
    assert events.from_json(kept.event) == event
    assert clinic.said(NAME) == ("failed", "attempts_exhausted")


def test_a_dead_letter_of_no_upload_is_kept(clinic: Clinic) -> None:
    event = events.ReportSigned(tenant_id="t1", report_id="r", specimen_id="s")
    assert clinic.deliver(letter(event))
    with clinic.backend.records.transaction("t1") as tx:
        assert [kept.upload_id for kept in tx.find(DeadLetter)] == [None]


def test_a_dead_letter_of_nobodys_object_ends_nothing(clinic: Clinic) -> None:
    event = events.ObjectUploaded(tenant_id="t1", name="elsewhere/a", object_generation=5)
    assert clinic.deliver(letter(event))
    with clinic.backend.records.transaction("t1") as tx:
        assert tx.find(Upload) == []


def test_held_and_rejected_are_announced(clinic: Clinic) -> None:
    published: list[events.Event] = []
    bus = clinic.backend.bus
    event = accepted(clinic)

    class Heard:
        decode = bus.decode
        publish = published.append

    backend = replace(clinic.backend, bus=Heard)
    endings.hold(event, "modality_unclear", backend, clinic.settings)
    endings.hold(event, "modality_unclear", backend, clinic.settings)
    assert [type(e) for e in published] == [events.UploadHeld] * 2
    assert len({e.event_id for e in published}) == 1
