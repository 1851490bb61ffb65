"""The records of the machinery itself: timelines, receipts, outbox, dead letters, answers, the
account.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from common.domain.model import JsonObject, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineStep(Record):
    """One status that one run of an upload has reached."""

    KEY: ClassVar[Sequence[str]] = ("upload_id", "run", "step")

    upload_id: str
    run: int
    step: str
    reason: str | None = None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Record):
    """The account of one dropped generation; the object in the receipts bucket is its copy.

    `path_sealed` is the object's name; `seq` rises with each later state.
    """

    KEY: ClassVar[Sequence[str]] = ("path_index", "generation")

    path_index: str
    generation: int
    path_sealed: bytes = field(repr=False)
    sha256: str | None = None
    outcome: str
    reason: str | None = None
    upload_id: str | None = None
    run: int | None = None
    result: JsonObject | None = None
    seq: int = 1
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow(Record):
    """An event that was decided in a transaction and is published after it. Ids only."""

    KEY: ClassVar[Sequence[str]] = ("event_id",)

    event_id: str
    event: JsonObject
    created_at: datetime
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter(Record):
    """An event that exhausted its attempts: visible, to be replayed or discarded."""

    KEY: ClassVar[Sequence[str]] = ("dead_letter_id",)

    dead_letter_id: str
    subscription: str
    event: JsonObject
    upload_id: str | None = None
    attempts: int
    error: str
    status: str = "open"
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotentAnswer(Record):
    """The first answer to an `Idempotency-Key`; `status` is 0 while the first request
    still runs.
    """

    KEY: ClassVar[Sequence[str]] = ("subject", "idempotency_key")

    subject: str
    idempotency_key: str
    request_sha256: str
    status: int = 0
    headers: JsonObject = field(default_factory=dict)
    body_sealed: bytes | None = field(default=None, repr=False)
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey(Record):
    """An integrator's key: a keyed digest of its secret, and what it may do.

    `family` is the first key of a line of rotations: all of them are the same sender.
    `last_address` is the range that the last use came from, never a single address.
    """

    KEY: ClassVar[Sequence[str]] = ("key_id",)

    key_id: str
    family: str
    name: str
    scopes: Sequence[str]
    digest: bytes = field(repr=False)
    created_by: str
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None = None
    last_address: str | None = None
    replaced_by: str | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """Which entries of the account, and in which order; None means all."""

    subject: str | None = None
    role: str | None = None
    action: str | None = None
    kind: str | None = None
    target: str | None = None
    targets: Sequence[str] | None = None
    since: datetime | None = None
    until: datetime | None = None
    newest_first: bool = False


ALL = AuditFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did what to what. The store adds number, time and the chain's hash."""

    subject: str
    role: str
    action: str
    kind: str
    target: str
    detail: JsonObject = field(default_factory=dict)


# What the account holds, each entry with its number, time and hash.
Entries = Sequence[JsonObject]
