"""A backend under test, with what a test must do behind its back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from common.domain.events import Event
from common.ports import Backend, BlobKey


@dataclass
class Clock:
    """A time that tests move."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass(frozen=True)
class Answer:
    """What came back from a signed address."""

    status_code: int
    data: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class Follow(Protocol):
    """One request to a signed address."""

    def __call__(
        self, method: str, url: str, data: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer: ...


@dataclass(frozen=True)
class Contract:
    """A backend, and the few things about it that no port offers."""

    backend: Backend
    clock: Clock
    damage: Callable[[BlobKey], None]
    published: Callable[[str], list[Event]]
    sign: Callable[[Mapping[str, object], bytes | None], str]
    claims: Callable[[], dict[str, object]]
    follow: Follow
