"""The topics and subscriptions of one deployment, made in Google's Pub/Sub emulator."""

import base64
import json
from collections.abc import Callable
from functools import cached_property

import requests

from common.backends.emulated.objects import Version
from common.backends.local.events import SUBSCRIPTIONS
from common.domain.events import EVENTS, DeadLettered, ObjectUploaded

PREFIX = "fertivision-"
_FEW = 5


class Topics:
    """One topic for each kind of event."""

    def __init__(self, address: str, project: str) -> None:
        self.url = f"http://{address}"
        self._base = f"{self.url}/v1/projects/{project}"
        self._project = project

    @cached_property
    def made(self) -> "Topics":
        """Itself, with everything in place."""
        for kind in EVENTS.values():
            self._make(kind.NAME)
        return self

    def _make(self, name: str) -> None:
        self._send("PUT", f"topics/{PREFIX}{name}", {})

    def notification(self, bucket: str) -> Callable[[Version], None]:
        """What Cloud Storage does with a finalized object: those of one bucket are announced."""
        return lambda version: self._announce(version) if version.bucket == bucket else None

    def _announce(self, version: Version) -> None:
        attributes = {
            "eventType": "OBJECT_FINALIZE",
            "payloadFormat": "JSON_API_V1",
            "bucketId": version.bucket,
            "objectId": version.name,
            "objectGeneration": str(version.generation),
        }
        data = base64.b64encode(json.dumps(version.resource("")).encode()).decode()
        message = {"data": data, "attributes": attributes}
        topic = f"topics/{PREFIX}{ObjectUploaded.NAME}"
        self.made._send("POST", f"{topic}:publish", {"messages": [message]})

    def push(self, url_of: Callable[[str], str], attempts: int, deadline_s: int = 60) -> None:
        """Deliver every event to the functions that listen to it, again after a second if one
        refuses, and after so many attempts (5 at least) to the dead letters.

        There is no retry policy where several attempts are expected: with one, the emulator stops
        delivering for minutes once three messages have failed three times.
        """
        for kind, names in SUBSCRIPTIONS.items():
            for name in names:
                function = "ingest" if name == "dead-letters" else name
                self.made._push(function, kind.NAME, url_of(function), attempts, deadline_s)

    def _push(self, function: str, name: str, url: str, attempts: int, deadline_s: int) -> None:
        body: dict[str, object] = {
            "topic": self._topic(name),
            "ackDeadlineSeconds": deadline_s,
            "pushConfig": {"pushEndpoint": url},
        }
        if attempts <= _FEW:
            body["retryPolicy"] = {"minimumBackoff": "1s", "maximumBackoff": "2s"}
        if name != DeadLettered.NAME:
            dead = {
                "deadLetterTopic": self._topic(DeadLettered.NAME),
                "maxDeliveryAttempts": attempts,
            }
            body["deadLetterPolicy"] = dead
        self._send("PUT", f"subscriptions/{function}-{name}", body)

    def _topic(self, name: str) -> str:
        return f"projects/{self._project}/topics/{PREFIX}{name}"

    def _send(self, method: str, path: str, body: dict[str, object]) -> dict[str, object]:
        answer = requests.request(method, f"{self._base}/{path}", json=body, timeout=30)
        answer.raise_for_status()
        found: dict[str, object] = answer.json()
        return found
