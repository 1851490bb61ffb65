"""What services hand to their callers: a page of a list, one thing with its version."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from common.domain.model import JsonObject

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some items of a list; `last` is where the next page begins, None at the end."""

    items: Sequence[T]
    last: Sequence[object] | None = None

    @staticmethod
    def of(found: Sequence[T], limit: int, position: Callable[[T], Sequence[object]]) -> "Page[T]":
        """The page of what was found by asking for one more than the limit."""
        items = found[:limit]
        last = position(items[-1]) if len(found) > limit else None
        return Page(items=items, last=last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One thing as it is shown, and the version of its record (for `If-Match`)."""

    body: JsonObject
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A short-lived address and when it ends."""

    url: str
    expires_at: str


def iso(at: datetime) -> str:
    """A time as the API writes it: UTC with a Z."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
