"""What answers about administration, limits and the session look like."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from common.http.answers import AnswerModel


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


class VerificationOut(AnswerModel):
    """Whether the account is whole."""

    entries: int
    broken_at: int | None
    is_whole: bool


class StageOut(AnswerModel):
    """One step of the pipeline. Durations are those of uploads that passed it, in seconds."""

    stage: str
    waiting: int
    oldest_s: float | None
    passed: int
    failed: int
    p50_s: float | None
    p95_s: float | None


class PipelineOut(AnswerModel):
    """How the pipeline did since a time, from the newest uploads that changed after it."""

    since: str
    uploads: int
    is_all: bool
    open_dead_letters: int
    stages: list[StageOut]


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


class DoneOut(AnswerModel):
    """What was done about a dead letter, by whom and why."""

    at: str
    subject: str
    action: str
    run: int | None
    because: str | None


class DeadLetterDetail(DeadLetterOut):
    """One dead letter with its event. `withheld` names the members of the event that are not shown;
    `would` is what a replay does: `rerun` (all steps of the upload again), `announce` (the same
    event again) or nothing, for the reason of `why_not`.
    """

    event: dict[str, str | int]
    withheld: list[str]
    would: str | None
    would_run: int | None
    why_not: str | None
    done: list[DoneOut]


class ReplaysOut(AnswerModel):
    """What became of a batch, or would become of it: `matching` counts all that are still open."""

    matching: int
    replayed: int
    refused: int
    dry_run: bool
    next_cursor: str | None


class ApiKeyOut(AnswerModel):
    """One key of an integrator, without its secret."""

    key_id: str
    name: str
    prefix: str
    scopes: list[str]
    status: str
    created_by: str
    created_at: str
    expires_at: str
    last_used_at: str | None
    last_address: str | None = Field(description="the range of addresses of the last use")
    replaced_by: str | None
    revoked_at: str | None


class NewApiKeyOut(ApiKeyOut):
    """A new key; `key` is the whole of it, shown in this answer only."""

    key: str


class ApiKeyRow(ApiKeyOut):
    """One key of the list. `activity`: accounted reads and changes of its sender for each of the
    last 30 days (UTC), the oldest first.
    """

    activity: list[int]


class ApiKeyList(AnswerModel):
    """A page of keys."""

    items: list[ApiKeyRow]
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


class SignInOut(AnswerModel):
    """How people sign in here: with a development token, or at Identity Platform."""

    kind: Literal["token", "identity_platform"]
    project: str | None = None
    api_key: str | None = None
    emulator: str | None = None


class MeOut(AnswerModel):
    """Who is signed in."""

    subject: str
    display_name: str
    role: str
    rights: list[str]
    tenant_id: str
    sign_in_at: str
    sign_in_age_s: float
