"""The contracts of everything that differs between clouds, and the records that do not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import BinaryIO, Protocol, TypeVar

from common.domain.events import Event
from common.domain.ledger import ALL, AuditEntry, AuditFilter, Entries, OutboxRow
from common.domain.model import Area, Principal, Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobKey:
    """One object, or one generation of it (0 = the newest)."""

    area: Area
    tenant_id: str
    name: str = field(repr=False)
    generation: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobInfo:
    """What the store knows of one generation. `sha256` only where the store computes it."""

    key: BlobKey
    size: int
    media_type: str
    created_at: datetime
    crc32c: str | None = None
    sha256: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadSlot:
    """Where and how a browser puts the bytes."""

    url: str = field(repr=False)
    headers: Mapping[str, str]
    resumable_url: str | None = field(default=None, repr=False)
    expires_at: datetime


class BlobStore(Protocol):
    """Cloud Storage, S3, a folder."""

    def put(
        self, key: BlobKey, data: bytes | BinaryIO, media_type: str, *, only_if_absent: bool = False
    ) -> BlobKey:
        """Write a new generation; with `only_if_absent` an existing object is left. Its key."""
        ...

    def open(self, key: BlobKey) -> BinaryIO:
        """That generation, streamed; a wrong checksum raises UnavailableError at the end."""
        ...

    def get(self, key: BlobKey) -> bytes:
        """The same for small things (below 8 MB)."""
        ...

    def stat(self, key: BlobKey) -> BlobInfo:
        """What is known of it; NotFoundError."""
        ...

    def copy(self, key: BlobKey, to: BlobKey) -> BlobKey:
        """Copy one generation to another key, only if that is absent; its key is returned."""
        ...

    def list(self, area: Area, tenant_id: str, prefix: str = "") -> Iterator[BlobInfo]:
        """The newest generation of each object under the prefix, by name."""
        ...

    def delete(self, key: BlobKey) -> None:
        """Remove one generation (or all with generation 0). Absent is no error."""
        ...

    def upload_slot(
        self, key: BlobKey, media_type: str, size: int, origin: str | None, expires: timedelta
    ) -> UploadSlot:
        """A signed address that takes exactly one object of exactly that size."""
        ...

    def download_url(self, key: BlobKey, expires: timedelta, filename: str | None = None) -> str:
        """A signed address of one generation; `filename` is what a browser saves it as."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class JobKey:
    """One piece of work: a step, what it is done to, and which request for it this is."""

    step: str
    tenant_id: str
    subject_id: str
    generation: int = 0
    run: int = 1


class ClaimState(StrEnum):
    """What became of the wish to work on a job."""

    GRANTED = "granted"
    BUSY = "busy"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The answer to a claim. `number` rises with every grant of the same job: the fence."""

    job: JobKey
    state: ClaimState
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What the page shows while a file is worked on. `share` is 0 to 1, None where unknown."""

    step: str
    share: float | None = None


class LiveState(Protocol):
    """Firestore, DynamoDB, PostgreSQL: fast, disposable, rebuildable."""

    def claim(self, job: JobKey, lease: timedelta, at_least: int = 0) -> Claim:
        """Take the job if nobody holds it. `at_least` is the last fence the records have seen."""
        ...

    def extend(self, claim: Claim, lease: timedelta) -> bool:
        """Renew the lease; False when somebody else has the job by now."""
        ...

    def finish(self, claim: Claim) -> None:
        """Done, for good."""
        ...

    def release(self, claim: Claim) -> None:
        """Failed in passing: the next delivery may take it."""
        ...

    def show(self, tenant_id: str, upload_id: str, progress: Progress) -> None:
        """Tell the page, at most once a second for each upload."""
        ...

    def shown(self, tenant_id: str, upload_id: str) -> Progress | None:
        """What was last shown."""
        ...


class EventBus(Protocol):
    """Pub/Sub, SNS and SQS, a PostgreSQL queue."""

    def publish(self, event: Event) -> None:
        """Hand the event over, durably, before it returns."""
        ...

    def decode(self, raw: object) -> Sequence[Event]:
        """Our events out of a push envelope, an unwrapped CloudEvent or a storage notification."""
        ...


class TokenVerifier(Protocol):
    """Identity Platform, Cognito, a development key."""

    def verify(self, token: str) -> Principal:
        """Who this is; UnauthenticatedError."""
        ...


class KeyRing(Protocol):
    """Cloud KMS, KMS, a local key file; through Tink."""

    def seal(self, tenant_id: str, plain: bytes, context: str) -> bytes:
        """Encrypt; `context` (record and field) is authenticated."""
        ...

    def open(self, tenant_id: str, sealed: bytes, context: str) -> bytes:
        """Decrypt; InvalidInputError where the bytes, tenant or context are not those sealed."""
        ...

    def index(self, tenant_id: str, field: str, value: str) -> bytes:
        """A keyed digest of the normalised value, for exact search."""
        ...

    def rotate(self, tenant_id: str) -> int:
        """Seal with a new key from now on; how many there are. NotFoundError, ConflictError."""
        ...


class Transaction(Protocol):
    """One transaction of one tenant."""

    def create(self, record: Record) -> bool:
        """Insert; False (and nothing changed) where the key exists."""
        ...

    def get(self, kind: type[R], *key: str | int, lock: bool = False) -> R:
        """The record; NotFoundError. With `lock` nobody else changes it until the end."""
        ...

    def find(
        self,
        kind: type[R],
        where: Mapping[str, object] | None = None,
        *,
        order: Sequence[str] = (),
        descending: bool = False,
        after: Sequence[object] | None = None,
        limit: int = 1000,
    ) -> list[R]:
        """Records whose columns equal `where`: a tuple means any of these, `column>` greater.

        `after` holds the values of the `order` columns of the last record of the page before.
        """
        ...

    def tally(self, kind: type[Record], by: str, where: Mapping[str, object]) -> dict[str, int]:
        """How many records there are for each value of the text column `by`, as in `find`."""
        ...

    def replace(self, record: R) -> R:
        """Write over the version that was read; the new version. ConflictError if it moved on."""
        ...

    def audit(self, entry: AuditEntry) -> None:
        """Append to the tenant's hash-chained account, within this transaction."""
        ...

    def audit_entries(self, after: int | None, limit: int, which: AuditFilter = ALL) -> Entries:
        """The account beyond that number, oldest first unless asked, each entry as JSON."""
        ...

    def audit_days(self, of: Sequence[str], since: datetime) -> Mapping[str, Mapping[str, int]]:
        """How many entries each of these integrators has for each day (UTC, ISO) since then."""
        ...


class Records(Protocol):
    """PostgreSQL, on every backend."""

    def transaction(self, tenant_id: str) -> AbstractContextManager[Transaction]:
        """Committed at the end of the block, else rolled back; where bound, the fence first."""
        ...

    def bound(self, claim: Claim) -> "Records":
        """The same records, of which every transaction fails once a higher number has written."""
        ...

    def last_fence(self, job: JobKey) -> int:
        """The highest number that ever wrote for this job, 0 if none."""
        ...

    def tenants(self) -> Sequence[str]:
        """Every tenant's id."""
        ...

    def unsent(self, limit: int = 100) -> Sequence[OutboxRow]:
        """Outbox rows of all tenants that were not published yet, oldest first."""
        ...

    def mark_sent(self, row: OutboxRow, at: datetime) -> None:
        """The row was published."""
        ...

    def prune(self, now: datetime) -> int:
        """Delete answers, sent outbox rows and fences that are long of no use; how many."""
        ...

    def hit(self, tenant_id: str, bucket: str, limit: int, window_s: int) -> int:
        """Count one use; seconds to wait where the limit of the window is passed, else 0."""
        ...

    def verify_audit(self, tenant_id: str) -> int | None:
        """The first number at which the tenant's account was tampered with, None if nowhere."""
        ...

    def ping(self) -> None:
        """UnavailableError when the database does not answer."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Backend:
    """One implementation of every port."""

    blobs: BlobStore
    state: LiveState
    bus: EventBus
    tokens: TokenVerifier
    keys: KeyRing
    records: Records
    now: Callable[[], datetime]
