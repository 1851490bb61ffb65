"""Topics that somebody listens to beside the functions, and says again what was said."""

from common.backends.emulated.topics import PREFIX, Topics

_PULLED = 100


class Heard(Topics):
    """Each topic has a subscription to pull from."""

    def _make(self, name: str) -> None:
        super()._make(name)
        self._send("PUT", f"subscriptions/{PREFIX}{name}", {"topic": self._topic(name)})

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
