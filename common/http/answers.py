"""What answers look like: the models behind the OpenAPI document."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

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

    filename: str | None
    facts: JsonValue
    timeline: list[StepOut]
    analyses: list[str]
    reports: list[str]
    progress: ProgressOut | None


class UploadList(AnswerModel):
    """A page of the worklist."""

    items: list[UploadItem]
    next_cursor: str | None


class ImageOut(AnswerModel):
    """An evidence picture."""

    page: int | None
    height: int | None
    width: int | None
    scale: float | None
    href: str


class FindingOut(BaseModel):
    """One statement; codes have further members of their own."""

    model_config = ConfigDict(extra="allow", defer_build=True)

    id: str
    code: str
    value: object


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


class LinkOut(AnswerModel):
    """A signed address, valid for a few minutes."""

    url: str
    expires_at: str


class PatientOut(AnswerModel):
    """A patient with identity."""

    patient_id: str
    patient_ref: str
    partner_ref: str | None
    name: str | None
    birth_date: str | None
    sex: str | None
    created_at: str


class PatientList(AnswerModel):
    """A page of patients."""

    items: list[PatientOut]
    next_cursor: str | None


class HistoryItem(AnswerModel):
    """One upload in a patient's history."""

    at: str
    upload_id: str
    modality: str | None
    status: str
    reason: str | None
    sentence: str
    specimen_id: str | None
    reports: list[str]


class HistoryList(AnswerModel):
    """A page of a patient's history."""

    items: list[HistoryItem]
    next_cursor: str | None


class LatestValue(AnswerModel):
    """The newest value of one finding code."""

    code: str
    value: object
    unit: str | None
    confidence: float | None
    analysis_id: str
    at: str


class ReportItem(AnswerModel):
    """A report by its number."""

    report_id: str
    number: int
    status: str


class SummaryOut(AnswerModel):
    """A patient at a glance."""

    patient: PatientOut
    uploads: dict[str, int]
    latest: list[LatestValue]
    reports: list[ReportItem]


class ReportOut(ReportItem):
    """One report."""

    specimen_id: str
    patient_id: str | None
    language: str
    template: str
    revisions: list[list[object]]
    content: JsonValue
    content_sha256: str
    pdf_sha256: str | None
    signature: JsonValue | None
    amends: str | None
    amended_by: list[str]
    amendment_reason: str | None
    created_at: str
    changed_at: str


class AuditOut(BaseModel):
    """One entry of the account."""

    model_config = ConfigDict(extra="allow", defer_build=True)

    number: int
    at: str
    subject: str
    role: str
    action: str
    kind: str
    target: str


class AuditList(AnswerModel):
    """A page of the account."""

    items: list[AuditOut]
    next_cursor: str | None


class DeadLetterOut(AnswerModel):
    """One dead letter, without the contents of its event."""

    dead_letter_id: str
    subscription: str
    type: str | None
    upload_id: str | None
    run: int | None
    attempts: int
    error: str
    status: str
    created_at: str
    changed_at: str


class DeadLetterList(AnswerModel):
    """A page of dead letters."""

    items: list[DeadLetterOut]
    next_cursor: str | None


class ModalityOut(AnswerModel):
    """One kind of examination, whether it is analysed here, and the media types it takes."""

    modality: str
    offered: bool
    media_types: list[str]


class LimitsOut(AnswerModel):
    """What the page needs to know before an upload."""

    tenant_id: str
    tenant: str
    demonstration: bool
    research_models: bool
    unknown_patient: str
    max_bytes: dict[str, int] = Field(description="by media type")
    modalities: list[ModalityOut]
    upload_expires_s: float
    session_idle_s: float
    sign_in_max_age_s: float


class MeOut(AnswerModel):
    """Who is signed in."""

    subject: str
    display_name: str
    role: str
    rights: list[str]
    tenant_id: str
    sign_in_at: str
    sign_in_age_s: float
