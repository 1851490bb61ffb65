"""What is announced between the steps: ids, tenant, modality, generation, run, digest and times,
nothing else.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import ClassVar

from common.domain.errors import InvalidInputError
from common.domain.ids import derive
from common.domain.model import JsonObject

PREFIX = "com.fertivision."
SUFFIX = ".v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened in one tenant. `published_at` is set by the bus with each publish."""

    NAME: ClassVar[str] = ""

    tenant_id: str
    run: int = 1
    published_at: datetime | None = None

    @property
    def type(self) -> str:
        """The CloudEvents type."""
        return f"{PREFIX}{self.NAME}{SUFFIX}"

    @property
    def subject_id(self) -> str:
        """What the event is about."""
        raise InvalidInputError("an event without a subject")

    @property
    def generation(self) -> int:
        """The generation of the object it is about, 0 where there is none."""
        return 0

    @property
    def event_id(self) -> str:
        """The id of what the event announces: the same for every repetition of it."""
        return derive("evt", self.NAME, self.tenant_id, self.subject_id, self.generation, self.run)

    @property
    def partition_key(self) -> str:
        """The patient's id where it is known, else the subject's."""
        patient_id = getattr(self, "patient_id", None)
        return patient_id or self.subject_id


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectUploaded(Event):
    """Storage finalized an object of the incoming bucket. Its name stays out of every log."""

    NAME: ClassVar[str] = "object.uploaded"

    name: str
    object_generation: int

    @property
    def subject_id(self) -> str:
        return self.name

    @property
    def generation(self) -> int:
        return self.object_generation


@dataclass(frozen=True, slots=True, kw_only=True)
class _UploadEvent(Event):
    upload_id: str
    object_generation: int
    patient_id: str | None = None
    modality: str | None = None

    @property
    def subject_id(self) -> str:
        return self.upload_id

    @property
    def generation(self) -> int:
        return self.object_generation


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadAccepted(_UploadEvent):
    """The file may be analysed. `sha256` is that of the accepted copy."""

    NAME: ClassVar[str] = "upload.accepted"

    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadHeld(_UploadEvent):
    """A person must decide."""

    NAME: ClassVar[str] = "upload.held"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRejected(_UploadEvent):
    """The file's own fault ended its way."""

    NAME: ClassVar[str] = "upload.rejected"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _AnalysisEvent(Event):
    analysis_id: str
    upload_id: str
    specimen_id: str
    patient_id: str | None = None
    modality: str | None = None
    revision: int = 1

    @property
    def subject_id(self) -> str:
        return f"{self.analysis_id}@{self.revision}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisCompleted(_AnalysisEvent):
    """An analysis was recorded."""

    NAME: ClassVar[str] = "analysis.completed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisRevised(_AnalysisEvent):
    """A person corrected an analysis, or another version of its report arrived."""

    NAME: ClassVar[str] = "analysis.revised"


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReportEvent(Event):
    report_id: str
    specimen_id: str
    patient_id: str | None = None

    @property
    def subject_id(self) -> str:
        return self.report_id


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSigned(_ReportEvent):
    """A clinician signed: the signed PDF is to be rendered."""

    NAME: ClassVar[str] = "report.signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAmendmentStarted(_ReportEvent):
    """A clinician opened an amendment: its draft is to be rendered. `report_id` is the new
    report's.
    """

    NAME: ClassVar[str] = "report.amendment_started"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReady(_ReportEvent):
    """A PDF can be fetched; `status` says whether it is a draft or signed."""

    NAME: ClassVar[str] = "report.ready"

    status: str

    @property
    def subject_id(self) -> str:
        return f"{self.report_id}:{self.status}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLettered(Event):
    """An event exhausted its attempts at one subscription. `original` is its own encoding."""

    NAME: ClassVar[str] = "event.dead_lettered"

    subscription: str
    attempts: int
    error: str
    original: JsonObject

    @property
    def subject_id(self) -> str:
        return f"{self.subscription}:{self.original.get('id')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepRequested(Event):
    """Time to look for what was lost, in every tenant (`tenant_id` is `*`) or in one."""

    NAME: ClassVar[str] = "sweep.requested"

    requested_at: str

    @property
    def subject_id(self) -> str:
        return self.requested_at


EVENTS: dict[str, type[Event]] = {
    f"{PREFIX}{kind.NAME}{SUFFIX}": kind
    for kind in (
        ObjectUploaded,
        UploadAccepted,
        UploadHeld,
        UploadRejected,
        AnalysisCompleted,
        AnalysisRevised,
        ReportSigned,
        ReportAmendmentStarted,
        ReportReady,
        DeadLettered,
        SweepRequested,
    )
}


def to_json(event: Event) -> dict[str, object]:
    """The event as a CloudEvents 1.0 JSON object; `time` is when it was last published."""
    data = {k: v for k, v in asdict(event).items() if k != "published_at" and v is not None}
    published = event.published_at
    return {
        "specversion": "1.0",
        "id": event.event_id,
        "type": event.type,
        "source": "//fertivision",
        "partitionkey": event.partition_key,
        **({"time": published.isoformat()} if published else {}),
        "datacontenttype": "application/json",
        "data": data,
    }


def from_json(envelope: Mapping[str, object]) -> Event:
    """The event of a CloudEvents JSON object; InvalidInputError where it is none of ours."""
    kind = EVENTS.get(str(envelope.get("type")))
    data = envelope.get("data")
    if kind is None or not isinstance(data, Mapping):
        raise InvalidInputError("not one of our events")
    known = {f.name: f for f in fields(kind)}
    try:
        values = {name: value for name, value in data.items() if name in known}
        time = envelope.get("time")
        event = kind(
            **{
                **values,
                "published_at": instant(time) if time else None,
            }
        )
    except (TypeError, ValueError) as error:
        raise InvalidInputError("an event with missing or wrong members") from error
    _check(event)
    return event


def instant(value: object) -> datetime:
    """The time of an envelope, UTC where it names no zone; InvalidInputError."""
    try:
        time = datetime.fromisoformat(str(value))
    except ValueError as error:
        raise InvalidInputError("a time that is none") from error
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _check(event: Event) -> None:
    """Refuse members of the wrong kind: events come from outside too."""
    for f in fields(event):
        value = getattr(event, f.name)
        if value is None or f.name in ("published_at", "original"):
            continue
        wanted = int if f.name in ("run", "object_generation", "revision", "attempts") else str
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise InvalidInputError(f"event member {f.name} is not {wanted.__name__}")
