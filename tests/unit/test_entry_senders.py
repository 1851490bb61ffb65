"""Who may deliver: the bus hears what a sender says of itself; nothing of a stranger is done."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace

import pytest
from flask import Flask

from common import bootstrap, entry
from common.domain.errors import InvalidInputError, UnauthenticatedError, UnavailableError
from common.domain.events import Event, UploadAccepted
from common.entry import on
from common.settings import Settings

Decode = Callable[[Mapping[str, object]], list[Event]]


def deliver(decode: Decode, monkeypatch: pytest.MonkeyPatch) -> None:
    """One delivery to a function on that bus; whatever it does with an event fails the test."""
    backend = SimpleNamespace(bus=SimpleNamespace(decode=decode))
    monkeypatch.setattr(bootstrap, "settings", Settings)
    monkeypatch.setattr(bootstrap, "backend", lambda: backend)
    monkeypatch.setattr(entry, "_configured", lambda: None)

    def work(*_: object) -> None:
        raise AssertionError("worked for a stranger")

    delivery = SimpleNamespace(data={}, get_attributes=lambda: {"type": "x"})
    entry.run_event((on(UploadAccepted, work),), delivery)  # type: ignore[arg-type]


def refusing(error: Exception) -> Decode:
    """A bus that takes nothing."""

    def decode(raw: Mapping[str, object]) -> list[Event]:
        raise error

    return decode


@pytest.mark.parametrize("error", [UnauthenticatedError("a stranger"), UnavailableError("later")])
def test_a_delivery_nobody_vouches_for_is_not_acknowledged(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnavailableError):
        deliver(refusing(error), monkeypatch)


def test_what_is_no_event_at_all_is_acknowledged(monkeypatch: pytest.MonkeyPatch) -> None:
    deliver(refusing(InvalidInputError("nonsense")), monkeypatch)


def test_the_bus_hears_what_a_sender_says_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []

    def decode(raw: Mapping[str, object]) -> list[Event]:
        heard.append(raw["authorization"])
        return []

    with Flask("functions").test_request_context(headers={"Authorization": "Bearer x"}):
        deliver(decode, monkeypatch)
    deliver(decode, monkeypatch)
    assert heard == ["Bearer x", None]
