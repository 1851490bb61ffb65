"""The three shapes in which an event reaches a function, and our event inside.

A Pub/Sub push envelope (raw, or unwrapped by the framework), a storage notification inside one, a
storage
CloudEvent, or one of our own CloudEvents.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import datetime

from common.domain.errors import InvalidInputError
from common.domain.events import (
    PREFIX,
    SUFFIX,
    DeadLettered,
    Event,
    ObjectUploaded,
    SweepRequested,
    from_json,
    instant,
    to_json,
)

STORAGE_FINALIZED = "google.cloud.storage.object.v1.finalized"
PUBSUB_PUBLISHED = "google.cloud.pubsub.topic.v1.messagePublished"
SWEEP_REQUESTED = f"{PREFIX}{SweepRequested.NAME}{SUFFIX}"
UNROUTABLE = "_unroutable"


def decode(raw: Mapping[str, object]) -> list[Event]:
    """Our events of one delivery; InvalidInputError where there is none of ours in it."""
    kind = str(raw.get("type", ""))
    if kind.startswith(PREFIX):
        return [from_json(raw)]
    data = raw.get("data")
    if kind == STORAGE_FINALIZED and isinstance(data, Mapping):
        return [_finalized(data, _time(raw.get("time")))]
    message = raw.get("message")
    if kind == PUBSUB_PUBLISHED and isinstance(data, Mapping):
        message = data.get("message")
        raw = data
    if isinstance(message, Mapping):
        return [_message(message, raw.get("subscription"))]
    raise InvalidInputError("an event of an unknown form")


def object_uploaded(
    object_name: str, generation: int, at: datetime | None, run: int = 1
) -> ObjectUploaded:
    """The event of one finalized object; its tenant is the first part of its name."""
    tenant_id, slash, name = object_name.partition("/")
    if not slash or not tenant_id or not name:
        tenant_id, name = UNROUTABLE, object_name
    return ObjectUploaded(
        tenant_id=tenant_id, name=name, object_generation=generation, run=run, published_at=at
    )


def _finalized(resource: Mapping[str, object], at: datetime | None) -> ObjectUploaded:
    try:
        name, generation = str(resource["name"]), int(str(resource["generation"]))
        run = int(str(resource.get("run", 1)))
    except (KeyError, ValueError) as error:
        raise InvalidInputError("a storage event without name or generation") from error
    return object_uploaded(name, generation, at, run)


def _message(message: Mapping[str, object], subscription: object) -> Event:
    attributes = message.get("attributes")
    attributes = attributes if isinstance(attributes, Mapping) else {}
    at = _time(message.get("publishTime") or message.get("publish_time"))
    if attributes.get("eventType") == "OBJECT_FINALIZE":
        name, generation = attributes.get("objectId"), attributes.get("objectGeneration")
        event: Event = _finalized({"name": name, "generation": generation}, at)
        inner: Mapping[str, object] = to_json(event)
    else:
        inner = _asked(_payload(message), at)
        event = from_json({**inner, **({"time": at.isoformat()} if at else {})})
    if "CloudPubSubDeadLetterSourceDeliveryCount" in attributes:
        return _dead(event, inner, attributes, at)
    return event


def _asked(inner: Mapping[str, object], at: datetime | None) -> Mapping[str, object]:
    """A clock always asks for the sweep in the same words: the time of its message tells one
    request from another.
    """
    data = inner.get("data")
    if at is None or inner.get("type") != SWEEP_REQUESTED or not isinstance(data, Mapping):
        return inner
    return {**inner, "data": {"requested_at": at.isoformat(), **data}}


def _dead(
    event: Event,
    inner: Mapping[str, object],
    attributes: Mapping[str, object],
    at: datetime | None,
) -> DeadLettered:
    try:
        attempts = int(str(attributes["CloudPubSubDeadLetterSourceDeliveryCount"]))
    except ValueError as error:
        raise InvalidInputError("a dead letter without its number of deliveries") from error
    return DeadLettered(
        tenant_id=event.tenant_id,
        run=event.run,
        subscription=str(attributes.get("CloudPubSubDeadLetterSourceSubscription", "")),
        attempts=attempts,
        error="attempts_exhausted",
        original=dict(inner),
        published_at=at,
    )


def _payload(message: Mapping[str, object]) -> Mapping[str, object]:
    try:
        inner = json.loads(base64.b64decode(str(message.get("data", "")), validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise InvalidInputError("a message whose data is not base64 of JSON") from error
    if not isinstance(inner, Mapping):
        raise InvalidInputError("a message whose data is not an object")
    return inner


def _time(value: object) -> datetime | None:
    if value is None:
        return None
    return instant(value)
