"""One line of the route table, what its handler is given, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from common.domain.access import Action
from common.domain.errors import PreconditionError, PreconditionRequiredError
from common.domain.model import Principal
from common.http.schemas import Body, Query
from common.ports import Backend
from common.settings import Settings

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request that was authenticated and has the promised form."""

    principal: Principal
    backend: Backend
    settings: Settings
    path: Mapping[str, str]
    scope: str
    query: BaseModel | None = field(default=None, repr=False)
    body: BaseModel | None = field(default=None, repr=False)
    if_match: str | None = None
    origin: str | None = None
    wants_json: bool = False

    def query_as(self, kind: type[M]) -> M:
        """The query, as the model that the route table names."""
        return _as(self.query, kind)

    def body_as(self, kind: type[M]) -> M:
        """The body, as the model that the route table names."""
        return _as(self.body, kind)

    def seen_version(self) -> int:
        """The version of `If-Match`; PreconditionRequiredError, PreconditionError."""
        if self.if_match is None:
            raise PreconditionRequiredError("If-Match is absent")
        tag = self.if_match.strip()
        digits = tag[1:-1]
        if tag != f'"{digits}"' or not digits.isdecimal() or len(digits) > 9:
            raise PreconditionError("If-Match is not a tag that we gave")
        return int(digits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that the answer is, and what a browser saves it as."""

    content: bytes = field(repr=False)
    filename: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a handler says. `location` makes it a redirect unless JSON was asked for."""

    body: object = None
    download: Download | None = None
    media_type: str = "application/json"
    status: int = 200
    etag: str | None = None
    location: str | None = field(default=None, repr=False)


Handler = Callable[[Call], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A method and path, who may use it, what it takes and what it gives."""

    method: str
    path: str
    handle: Handler
    action: Action | None
    tag: str
    answers: Mapping[int, type[BaseModel]]
    body: type[Body] | None = None
    is_body_optional: bool = False
    query: type[Query] | None = None
    needs_if_match: bool = False
    is_redirect: bool = False
    media_type: str = "application/json"

    @property
    def name(self) -> str:
        """A name that no other endpoint has."""
        return f"{self.tag}.{self.handle.__name__}"


def tag_of(version: int) -> str:
    """The strong entity tag of a record's version."""
    return f'"{version}"'


def _as(value: BaseModel | None, kind: type[M]) -> M:
    if not isinstance(value, kind):
        raise TypeError(f"the route table promises no {kind.__name__}")
    return value
