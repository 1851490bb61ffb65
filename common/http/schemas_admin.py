"""What requests about administration look like: keys, dead letters, the account."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from common.http.schemas import Body, Line, PageQuery, Query, Time, Word


class ApiKeyIn(Body):
    """A new key for an integrator."""

    name: Line
    scopes: Annotated[list[Literal["upload", "read_own_uploads"]], Field(min_length=1)]
    expires_in_days: Annotated[int, Field(ge=1, le=730)] = 365


class RotationIn(Body):
    """How long the old key works beside the new one."""

    overlap_hours: Annotated[int, Field(ge=0, le=720)] = 24


class ReplaysIn(Body):
    """Which open dead letters are replayed, oldest first; `cursor` goes on where a batch ended."""

    subscription: Annotated[str, StringConstraints(max_length=64)] | None = None
    error: Annotated[str, StringConstraints(max_length=64)] | None = None
    dry_run: bool = False
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, StringConstraints(max_length=500)] | None = None


class AuditFilter(Query):
    """Which entries of the account, and in which order."""

    subject: Word | None = None
    role: Word | None = None
    action: Word | None = None
    kind: Word | None = None
    target: Word | None = None
    since: Time | None = None
    until: Time | None = None
    order: Literal["oldest", "newest"] = "oldest"


class AuditQuery(AuditFilter, PageQuery):
    """One page of the account."""


class DeadLettersQuery(PageQuery):
    """Which dead letters."""

    status: Literal["open", "replayed", "discarded"] | None = None
