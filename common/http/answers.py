"""What answers look like: the models behind the OpenAPI document."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

JsonValue = dict[str, object]


class AnswerModel(BaseModel):
    """A JSON answer, without members that are not named here."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


class FieldError(AnswerModel):
    """What is wrong with one member of a request; never the value itself."""

    loc: str
    type: str
    message: str


class Problem(AnswerModel):
    """RFC 9457, with a stable `code`."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str
    errors: list[FieldError] | None = None
    reason: str | None = None


class SlotOut(AnswerModel):
    """Where the bytes go: one plain PUT of the whole body with these headers."""

    upload_id: str
    upload_url: str
    method: Literal["PUT"]
    headers: dict[str, str]
    resumable_url: str | None = None
    expires_at: str


class ExistsOut(AnswerModel):
    """This patient already has these bytes."""

    exists: Literal[True]
    upload_id: str


class RunOut(AnswerModel):
    """The new run."""

    upload_id: str
    run: int
    status: str


class UploadItem(AnswerModel):
    """One line of the worklist."""

    upload_id: str
    status: str
    reason: str | None
    sentence: str
    modality: str | None
    patient_id: str | None
    patient_ref: str | None
    filename: str | None
    specimen_id: str | None
    specimen_ref: str | None
    media_type: str | None
    sha256: str | None
    size: int | None
    run: int
    flag: str | None
    duplicate_of: str | None
    created_at: str
    changed_at: str


class StepOut(AnswerModel):
    """One step of an upload's timeline."""

    step: str
    state: str
    at: str
    attempt: int
    reason: str | None


class ProgressOut(AnswerModel):
    """How far the current step is."""

    step: str
    share: float | None


class UploadOut(UploadItem):
    """One upload with all that came of it."""

    facts: JsonValue
    timeline: list[StepOut]
    analyses: list[str]
    reports: list[str]
    progress: ProgressOut | None


class UploadList(AnswerModel):
    """A page of the worklist."""

    items: list[UploadItem]
    next_cursor: str | None


class CountsOut(AnswerModel):
    """How many uploads each status has; a status without any is absent."""

    statuses: dict[str, int]


class ClipOut(AnswerModel):
    """Frames of a film in one picture, row by row, by their numbers in the film."""

    frames: list[int]
    columns: int
    rows: int
    fps: float | None


class ImageOut(AnswerModel):
    """An evidence picture; `clip` where it holds frames of a film side by side."""

    page: int | None
    height: int | None
    width: int | None
    scale: float | None
    media_type: str | None
    clip: ClipOut | None
    href: str


class FindingOut(BaseModel):
    """One statement; codes have further members of their own."""

    model_config = ConfigDict(extra="allow", defer_build=True)

    id: str
    code: str
    value: object


class InterpretationOut(AnswerModel):
    """What a published rule says of the findings named in `inputs`; `said` in other languages."""

    id: str
    code: str
    statement: str
    values: dict[str, str]
    rule: str
    edition: str
    citation: str
    inputs: list[str]
    missing: list[JsonValue]
    differs: JsonValue | None
    established: bool = True
    said: dict[str, str] = {}


class ReportVersionsOut(AnswerModel):
    """Other versions of one report of a laboratory, by the analyses of their files."""

    report_number: str | None
    superseded_by: str | None
    supersedes: list[str]


class VersionsOut(ReportVersionsOut):
    """The same of a file. One that holds several reports says it of each that has others."""

    reports: list[ReportVersionsOut] | None = None


class AnalysisOut(BaseModel):
    """What an analysis says."""

    model_config = ConfigDict(extra="allow", defer_build=True)

    analysis_id: str
    upload_id: str
    patient_id: str | None
    specimen_id: str
    run: int
    revision: int
    created_at: str
    status: str
    modality: str
    findings: list[FindingOut]
    interpretations: list[InterpretationOut] = []
    versions: VersionsOut | None = None
    changes: list[JsonValue]
    images: list[ImageOut]


class EvidenceOut(AnswerModel):
    """What one finding rests on."""

    analysis_id: str
    upload_id: str
    revision: int
    finding: FindingOut
    image: ImageOut | None
    history: list[JsonValue]
    analyzer: str
    version: str
    provenance: JsonValue | None


class RevisionOut(AnswerModel):
    """One revision: who made it, when, and what changed."""

    revision: int
    author: str
    at: str
    changes: list[JsonValue]


class RevisionList(AnswerModel):
    """All revisions of an analysis, newest first."""

    items: list[RevisionOut]
    next_cursor: str | None


class LinkOut(AnswerModel):
    """A signed address, valid for a few minutes."""

    url: str
    expires_at: str
