"""Pub/Sub alone: attributes, and topics that are not there."""

from dataclasses import fields

import pytest

from common.backends.gcp.events import PubSubBus
from common.backends.gcp.rest import Rest
from common.domain import events
from common.domain.errors import ConfigurationError, UnavailableError
from common.domain.events import EVENTS, Event, ObjectUploaded, UploadAccepted
from tests.contract.contract import Contract
from tests.contract.on_gcp import Parts

pytestmark = pytest.mark.emulators

Gcp = tuple[Contract, Parts]
ACCEPTED = UploadAccepted(
    tenant_id="t1", upload_id="u1", object_generation=5, sha256="0" * 64, patient_id="p1"
)


def attributes(gcp: Gcp, event: Event) -> dict[str, str]:
    """What a subscriber sees beside the data."""
    gcp[0].backend.bus.publish(event)
    [pushed] = gcp[1].topics.pull(event.NAME)
    found: dict[str, str] = pushed["message"]["attributes"]  # type: ignore[index]
    return found


def test_a_message_can_be_chosen_by_its_attributes(gcp: Gcp) -> None:
    assert attributes(gcp, ACCEPTED) == {
        "type": ACCEPTED.type,
        "id": ACCEPTED.event_id,
        "tenant": "t1",
        "partitionkey": "p1",
    }


def test_an_objects_name_stays_out_of_the_attributes(gcp: Gcp) -> None:
    name = "drop/" + "Zoë Müller/" * 90
    event = ObjectUploaded(tenant_id="t1", name=name, object_generation=7)
    assert "ller" not in str(attributes(gcp, event))


def test_what_pubsub_delivers_is_understood(gcp: Gcp) -> None:
    gcp[0].backend.bus.publish(ACCEPTED)
    [pushed] = gcp[1].topics.pull(ACCEPTED.NAME)
    [event] = gcp[0].backend.bus.decode(pushed)
    assert event.event_id == ACCEPTED.event_id
    assert event.published_at is not None


def test_every_kind_of_event_has_a_topic(gcp: Gcp) -> None:
    values: dict[str, object] = {"object_generation": 5, "attempts": 3, "original": {"id": "x"}}
    for kind in EVENTS.values():
        names = {f.name for f in fields(kind)} - {"run", "revision", "published_at"}
        event = kind(**{name: values.get(name, f"{name}-1") for name in names})
        gcp[0].backend.bus.publish(event)
        assert len(gcp[1].topics.pull(event.NAME)) == 1, events.to_json(event)["type"]


def test_an_event_without_a_topic_waits_for_one(gcp: Gcp) -> None:
    contract, parts = gcp
    bus = PubSubBus(Rest(parts.topics.url), parts.project, "absent-", contract.clock)
    with pytest.raises(ConfigurationError) as caught:
        bus.publish(ACCEPTED)
    assert caught.value.retryable


def test_a_bus_that_is_away_is_unavailable(gcp: Gcp) -> None:
    bus = PubSubBus(Rest("http://127.0.0.1:9"), "p", "t-", gcp[0].clock)
    with pytest.raises(UnavailableError):
        bus.publish(ACCEPTED)
