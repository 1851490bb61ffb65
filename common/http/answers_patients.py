"""What answers about patients and their reports look like."""

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
