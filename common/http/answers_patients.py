"""What answers about patients and their reports look like."""

from pydantic import BaseModel, ConfigDict

from common.http.answers import AnswerModel, JsonValue


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


class PointOut(BaseModel):
    """One value at one time, with what it rests on."""

    model_config = ConfigDict(extra="allow", defer_build=True)

    at: str
    value: object
    upload_id: str
    analysis_id: str
    finding_id: str
    analyzer: str
    version: str
    is_signed: bool
    is_corrected: bool


class SeriesOut(AnswerModel):
    """One code's values in one unit, the oldest first."""

    code: str
    name: str | None
    unit: str | None
    points: list[PointOut]


class SeriesList(AnswerModel):
    """All series of a patient."""

    items: list[SeriesOut]
    next_cursor: str | None


class AccessOut(AnswerModel):
    """Somebody looked at or changed something of the patient's."""

    number: int
    at: str
    subject: str
    role: str
    action: str
    kind: str
    target: str


class AccessList(AnswerModel):
    """A page of the access log, newest first."""

    items: list[AccessOut]
    next_cursor: str | None


class BundleOut(BaseModel):
    """A FHIR R4 bundle."""

    model_config = ConfigDict(extra="allow", defer_build=True)

    resourceType: str
    type: str
    timestamp: str
    entry: list[JsonValue]


class ReportRow(AnswerModel):
    """One report in a list, without its content."""

    report_id: str
    number: int
    status: str
    language: str
    modality: str | None
    specimen_id: str
    patient_id: str | None
    patient_ref: str | None
    signer: str | None
    signed_at: str | None
    amends: str | None
    created_at: str
    changed_at: str


class ReportList(AnswerModel):
    """A page of reports."""

    items: list[ReportRow]
    next_cursor: str | None


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
