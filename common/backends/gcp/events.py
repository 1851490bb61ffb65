"""The event bus on Pub/Sub: one topic for each kind of event, published by REST."""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from common.backends.gcp.pushes import Pushes
from common.backends.gcp.rest import Rest
from common.domain import envelopes, events
from common.domain.errors import ConfigurationError, InvalidInputError, NotFoundError
from common.domain.events import Event, ObjectUploaded
from common.domain.ids import derive


class PubSubBus:
    """`EventBus` over Pub/Sub. Its subscriptions and their policies belong to the deployment.

    There is no ordering key: one file that fails would block all of its patient's. Generation and
    run restore the order.
    """

    def __init__(
        self,
        rest: Rest,
        project: str,
        topic_prefix: str,
        now: Callable[[], datetime],
        pushes: Pushes | None = None,
    ) -> None:
        self._pushes = pushes
        self._rest = rest
        self._topics = f"/v1/projects/{project}/topics/{topic_prefix}"
        self._now = now

    def publish(self, event: Event) -> None:
        """Stored by Pub/Sub when it returns."""
        stamped = replace(event, published_at=self._now())
        data = json.dumps(events.to_json(stamped)).encode()
        message = {"data": base64.b64encode(data).decode(), "attributes": _attributes(event)}
        try:
            self._rest.post(f"{self._topics}{event.NAME}:publish", {"messages": [message]})
        except NotFoundError as error:
            # Not a lost object: the event waits until somebody makes the topic.
            raise ConfigurationError(f"no topic for {event.NAME}") from error

    def decode(self, raw: object) -> Sequence[Event]:
        """Our events of any of the three forms; UnauthenticatedError for a stranger's."""
        if not isinstance(raw, Mapping):
            raise InvalidInputError("an event that is not an object")
        if self._pushes is not None:
            self._pushes.check(raw.get("authorization"))
        return envelopes.decode(raw)


def _attributes(event: Event) -> dict[str, str]:
    """What a subscriber can choose by; an object's name is too long for one, and too telling."""
    key = event.partition_key
    if isinstance(event, ObjectUploaded):
        key = derive("key", event.tenant_id, key)
    return {
        "type": event.type,
        "id": event.event_id,
        "tenant": event.tenant_id,
        "partitionkey": key,
    }
