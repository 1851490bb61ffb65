"""`EventBus`: what is published is kept, and every form of an event is understood."""

import base64
import json
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from common.domain import events
from common.domain.errors import InvalidInputError
from common.domain.events import Event, ObjectUploaded, UploadAccepted
from tests.contract.contract import Contract

ACCEPTED = UploadAccepted(
    tenant_id="t1", upload_id="u1", object_generation=5, modality="document", sha256="0" * 64, run=2
)
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
FINALIZED = {
    "type": "google.cloud.storage.object.v1.finalized",
    "time": AT.isoformat(),
    "data": {"name": "t1/drop/a/b.png", "generation": "7", "bucket": "incoming"},
}


def push(data: bytes, **attributes: str) -> dict[str, object]:
    """A push envelope."""
    message = {
        "data": base64.b64encode(data).decode(),
        "attributes": attributes,
        "messageId": "1",
        "publishTime": "2026-01-02T03:04:05Z",
    }
    return {"message": message, "subscription": "projects/p/subscriptions/s"}


def unwrapped(envelope: dict[str, object]) -> dict[str, object]:
    """The same as the framework hands it over."""
    kind = "google.cloud.pubsub.topic.v1.messagePublished"
    return {"type": kind, "time": "2026-01-02T03:04:06Z", "data": envelope}


def encoded(event: Event) -> bytes:
    """An event as a message's data."""
    return json.dumps(events.to_json(event)).encode()


def test_what_was_published_is_still_there_for_another_process(
    backends: Contract,
) -> None:
    backends.backend.bus.publish(ACCEPTED)
    [event] = backends.published("analyze")
    assert event == replace(ACCEPTED, published_at=backends.clock.now)
    assert event.event_id == ACCEPTED.event_id


@pytest.mark.parametrize(
    "raw",
    [
        push(encoded(ACCEPTED)),
        unwrapped(push(encoded(ACCEPTED))),
        events.to_json(replace(ACCEPTED, published_at=AT)),
    ],
    ids=["push", "unwrapped", "own"],
)
def test_our_events_are_understood_in_every_form(
    backends: Contract, raw: dict[str, object]
) -> None:
    assert list(backends.backend.bus.decode(raw)) == [replace(ACCEPTED, published_at=AT)]


NOTIFICATION = {"eventType": "OBJECT_FINALIZE", "objectId": "t1/drop/a/b.png"}


@pytest.mark.parametrize(
    "raw",
    [
        FINALIZED,
        push(b"{}", **NOTIFICATION, objectGeneration="7"),
        unwrapped(push(b"{}", **NOTIFICATION, objectGeneration="7")),
    ],
    ids=["storage", "push", "unwrapped"],
)
def test_storage_notifications_are_understood_in_every_form(
    backends: Contract, raw: dict[str, object]
) -> None:
    wanted = ObjectUploaded(
        tenant_id="t1", name="drop/a/b.png", object_generation=7, published_at=AT
    )
    assert list(backends.backend.bus.decode(raw)) == [wanted]


def test_a_time_without_a_zone_is_utc(backends: Contract) -> None:
    [event] = backends.backend.bus.decode({**FINALIZED, "time": "2026-01-02T03:04:05"})
    assert event.published_at == AT


def test_a_dead_letter_carries_the_original(backends: Contract) -> None:
    counted = {
        "CloudPubSubDeadLetterSourceDeliveryCount": "8",
        "CloudPubSubDeadLetterSourceSubscription": "analyze",
    }
    [event] = backends.backend.bus.decode(push(encoded(ACCEPTED), **counted))
    assert isinstance(event, events.DeadLettered)
    assert (event.subscription, event.attempts, event.run) == ("analyze", 8, 2)
    assert events.from_json(event.original) == ACCEPTED


def test_a_dead_letter_of_an_upload_carries_the_upload(backends: Contract) -> None:
    """Cloud Storage's own message keeps its attributes when it is given up."""
    counted = {
        "CloudPubSubDeadLetterSourceDeliveryCount": "30",
        "CloudPubSubDeadLetterSourceSubscription": "ingest-object.uploaded",
    }
    raw = push(b"{}", **NOTIFICATION, objectGeneration="7", **counted)
    [event] = backends.backend.bus.decode(raw)
    assert isinstance(event, events.DeadLettered)
    original = events.from_json(event.original)
    assert isinstance(original, ObjectUploaded)
    assert (original.name, original.generation, event.attempts) == ("drop/a/b.png", 7, 30)


def test_a_clock_asks_for_a_sweep_by_the_same_words(backends: Contract) -> None:
    words = json.dumps({"type": "com.fertivision.sweep.requested.v1", "data": {"tenant_id": "*"}})
    asked = [push(words.encode()), push(words.encode())]
    for raw, at in zip(asked, ("2026-01-02T03:04:05Z", "2026-01-02T03:09:05Z"), strict=True):
        raw["message"]["publishTime"] = at  # type: ignore[index]
    [first], [again], [next_] = (backends.backend.bus.decode(raw) for raw in (asked[0], *asked))
    assert first == again
    assert first.subject_id != next_.subject_id


OWN = events.to_json(ACCEPTED)
STRANGE = [
    None,
    b"bytes",
    [OWN],
    {},
    {"type": "com.example.other", "data": {}},
    {"type": "com.fertivision.upload.accepted.v9", "data": {}},
    {**OWN, "data": None},
    {**OWN, "data": b"bytes"},
    {**OWN, "data": {"tenant_id": "t1"}},
    {**OWN, "data": {**OWN["data"], "run": "2"}},  # type: ignore[dict-item]
    {**OWN, "data": {**OWN["data"], "upload_id": ["u"]}},  # type: ignore[dict-item]
    {**OWN, "time": "soon"},
    {**FINALIZED, "data": {"name": "t1/drop/a"}},
    {**FINALIZED, "data": {"name": "t1/drop/a", "generation": "seven"}},
    {**FINALIZED, "data": "text"},
    push(b"no JSON"),
    push(b"[1]"),
    push(b"[" * 100_000),
    push(encoded(ACCEPTED), CloudPubSubDeadLetterSourceDeliveryCount="many"),
    {"message": {"data": "%%%"}},
    {"message": "text"},
]


@pytest.mark.parametrize("raw", STRANGE, ids=range(len(STRANGE)))
def test_what_is_none_of_ours_is_invalid_input(backends: Contract, raw: object) -> None:
    with pytest.raises(InvalidInputError):
        backends.backend.bus.decode(raw)


def test_every_kind_of_event_survives_its_encoding(backends: Contract) -> None:
    values: dict[str, object] = {"object_generation": 5, "attempts": 3, "original": {"id": "x"}}
    optional = {"run", "revision", "published_at"}
    for kind in events.EVENTS.values():
        names = {f.name for f in fields(kind)} - optional
        event = kind(**{name: values.get(name, f"{name}-1") for name in names})
        assert events.from_json(json.loads(encoded(event))) == event
        assert event.subject_id
