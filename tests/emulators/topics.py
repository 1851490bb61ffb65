"""The topics and subscriptions of one deployment, made in Google's Pub/Sub emulator."""

import base64
import json
from functools import cached_property

import requests

from common.domain.events import EVENTS, DeadLettered, ObjectUploaded
from tests.emulators.objects import Version

PREFIX = "fertivision-"
_PULLED = 100
_FEW = 5


class Topics:
    """One topic for each kind of event, and a pulling subscription on each."""

    def __init__(self, address: str, project: str) -> None:
        self.url = f"http://{address}"
        self._base = f"{self.url}/v1/projects/{project}"
        self._project = project

    @cached_property
    def made(self) -> "Topics":
        """Itself, with everything in place."""
        for kind in EVENTS.values():
            name = f"{PREFIX}{kind.NAME}"
            self._send("PUT", f"topics/{name}", {})
            self._send("PUT", f"subscriptions/{name}", {"topic": self._topic(kind.NAME)})
        return self

    def announce(self, version: Version) -> None:
        """What Cloud Storage says of a finalized object."""
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
        self._send("POST", f"{topic}:publish", {"messages": [message]})

    def push(
        self, function: str, name: str, url: str, attempts: int = 5, deadline_s: int = 60
    ) -> None:
        """Deliver one kind of event to a function, again after a second if it refuses, and after
        so many attempts to the dead letters.

        There is no retry policy where several attempts are expected: with one, the emulator stops
        delivering for minutes once three messages have failed three times.
        """
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

    def repeat(self, name: str, pushed: dict[str, object]) -> None:
        """Publish a message once more as it was."""
        message = pushed["message"]
        assert isinstance(message, dict)
        again = {"data": message["data"], "attributes": message["attributes"]}
        self._send("POST", f"topics/{PREFIX}{name}:publish", {"messages": [again]})

    def pull(self, name: str) -> list[dict[str, object]]:
        """The messages that wait for the subscribers of one kind of event, as they are pushed."""
        path = f"subscriptions/{PREFIX}{name}:pull"
        asked: dict[str, object] = {"maxMessages": _PULLED, "returnImmediately": True}
        received = self._send("POST", path, asked).get("receivedMessages", [])
        assert isinstance(received, list)
        return [{"message": each["message"], "subscription": path} for each in received]

    def _topic(self, name: str) -> str:
        return f"projects/{self._project}/topics/{PREFIX}{name}"

    def _send(self, method: str, path: str, body: dict[str, object]) -> dict[str, object]:
        answer = requests.request(method, f"{self._base}/{path}", json=body, timeout=30)
        answer.raise_for_status()
        found: dict[str, object] = answer.json()
        return found
