"""The frozen records of the product and the words they use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, TypeAlias

JsonObject: TypeAlias = Mapping[str, object]


class Area(StrEnum):
    """The five buckets."""

    INCOMING = "incoming"
    ACCEPTED = "accepted"
    REPORTS = "reports"
    RECEIPTS = "receipts"
    MODELS = "models"


class Modality(StrEnum):
    """What an upload shows; contracts.md section 4."""

    SPERM_CELL_IMAGE = "sperm_cell_image"
    SPERM_FIELD_IMAGE = "sperm_field_image"
    SPERM_VIDEO = "sperm_video"
    OOCYTE_IMAGE = "oocyte_image"
    EMBRYO_IMAGE = "embryo_image"
    OVARY_ULTRASOUND = "ovary_ultrasound"
    HYSTEROSCOPY_IMAGE = "hysteroscopy_image"
    DOCUMENT = "document"
    FRUIT_IMAGE = "fruit_image"


class UploadStatus(StrEnum):
    """Where an upload stands within its run; `lifecycle` says which may follow which."""

    AWAITING_UPLOAD = "awaiting_upload"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    ANALYZED = "analyzed"
    REPORTED = "reported"
    SIGNED = "signed"
    REJECTED = "rejected"
    DUPLICATE = "duplicate"
    HELD = "held"
    EXPIRED = "expired"
    FAILED = "failed"


class ReportStatus(StrEnum):
    """Where a report stands. `superseded`: a later draft of its specimen replaced it."""

    RENDERING = "rendering"
    DRAFT = "draft"
    SIGNING = "signing"
    SIGNED = "signed"
    AMENDED = "amended"
    SUPERSEDED = "superseded"


class Role(StrEnum):
    """What a principal is; `access` says what it may do."""

    VIEWER = "viewer"
    TECHNICIAN = "technician"
    CLINICIAN = "clinician"
    ADMIN = "admin"
    INTEGRATOR = "integrator"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who asks, by a token (with a second factor at that sign-in or not) or a key (`scopes`)."""

    tenant_id: str
    subject: str
    role: Role
    authenticated_at: datetime
    display_name: str = field(default="", repr=False)
    scopes: frozenset[str] | None = None
    has_second_factor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the sender says about a file. A fact that nobody gave is None, never a default."""

    um_per_px: float | None = None
    mm_per_px: float | None = None
    fps: float | None = None
    chamber_depth_um: float | None = None
    dilution: float | None = None
    day: int | None = None
    side: str | None = None
    collected_at: str | None = None
    operator: str | None = field(default=None, repr=False)
    device: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One statement of an analyzer; contracts.md section 6.

    `detail` holds the further members that a code has (a document's printed name, range and so on).
    `region` is in pixels of the upright original, (row, column).
    """

    code: str
    value: object
    confidence: float | None = None
    unit: str | None = None
    interval: tuple[float, float] | None = None
    n: int | None = None
    region: JsonObject | None = None
    standard: str | None = None
    method: str | None = None
    probabilities: Mapping[str, float] | None = None
    detail: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMeasured:
    """A code that was looked for and is absent, and why."""

    code: str
    why: str


# Records: fields are columns, `KEY` the key within a tenant, `version` an optimistic lock from 1.


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of the system of record, always one tenant's."""

    KEY: ClassVar[Sequence[str]] = ()

    tenant_id: str
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenant(Record):
    """A clinic (or an orchard). `analyzers` maps each modality it offers to an analyzer's name."""

    name: str
    letterhead: JsonObject
    analyzers: Mapping[str, str]
    research_models: bool = False
    language_model: bool = False
    unknown_patient: str = "hold"
    language: str = "en"
    demonstration: bool = False
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient(Record):
    """A person. Identity is sealed; the indexes are keyed digests for exact search."""

    KEY: ClassVar[Sequence[str]] = ("patient_id",)

    patient_id: str
    patient_ref: str
    partner_ref: str | None = None
    name_sealed: bytes | None = field(default=None, repr=False)
    birth_date_sealed: bytes | None = field(default=None, repr=False)
    sex_sealed: bytes | None = field(default=None, repr=False)
    name_index: bytes | None = field(default=None, repr=False)
    birth_date_index: bytes | None = field(default=None, repr=False)
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen(Record):
    """What the uploads of one report belong to, and the lock under which it is drafted."""

    KEY: ClassVar[Sequence[str]] = ("specimen_id",)

    specimen_id: str
    specimen_ref: str | None = None
    patient_id: str | None = None
    modality: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload(Record):
    """One received file and its status in its newest run.

    `generation` is the incoming object's (0 while awaited), `accepted_generation` our copy's.
    `object_name` and `filename` may hold a person's name, so they are sealed.
    """

    KEY: ClassVar[Sequence[str]] = ("upload_id",)

    upload_id: str
    run: int = 1
    status: str
    reason: str | None = None
    source: str
    modality: str | None = None
    patient_id: str | None = None
    specimen_id: str | None = None
    specimen_ref: str | None = None
    embryo_ref: str | None = None
    cycle_ref: str | None = None
    facts: JsonObject = field(default_factory=dict)
    facts_sealed: bytes | None = field(default=None, repr=False)
    object_sealed: bytes = field(repr=False)
    filename_sealed: bytes = field(repr=False)
    generation: int = 0
    accepted_generation: int = 0
    media_type: str | None = None
    size: int | None = None
    sha256: str | None = None
    accepted_sha256: str | None = None
    duplicate_of: str | None = None
    flag: str | None = None
    created_by: str = ""
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis(Record):
    """One run of one analyzer version on one upload; its findings are in its revisions.

    `images` lists the evidence pictures: `{name, generation, page, height, width, scale,
    media_type, clip}`; a pixel of theirs is `scale` original pixels (or points of a page) wide.
    """

    KEY: ClassVar[Sequence[str]] = ("analysis_id",)

    analysis_id: str
    upload_id: str
    patient_id: str | None = None
    specimen_id: str
    modality: str
    generation: int
    run: int
    analyzer: str
    analyzer_version: str
    status: str
    revision: int = 1
    images: Sequence[JsonObject] = ()
    started_at: datetime
    finished_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisRevision(Record):
    """What an analysis says, as the machine said it (revision 1) or as a person corrected it.

    `body` is contracts.md section 6 without identities; findings that name a person are sealed in
    `identity_sealed` as a JSON list of complete findings.
    """

    KEY: ClassVar[Sequence[str]] = ("analysis_id", "revision")

    analysis_id: str
    revision: int
    body: JsonObject
    identity_sealed: bytes | None = field(default=None, repr=False)
    changes: Sequence[JsonObject] = ()
    author: str = ""
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """What is said about one specimen. `content` is frozen when it is created and never read anew.

    `identity_sealed` holds the patient's identity as printed (JSON). A signature is set once.
    """

    KEY: ClassVar[Sequence[str]] = ("report_id",)

    report_id: str
    specimen_id: str
    patient_id: str | None = None
    number: int
    status: str
    language: str
    template: str
    revisions: Sequence[Sequence[object]]
    content: JsonObject
    identity_sealed: bytes | None = field(default=None, repr=False)
    content_sha256: str
    pdf_name: str | None = None
    pdf_generation: int = 0
    pdf_sha256: str | None = None
    signature: JsonObject | None = None
    amends: str | None = None
    amendment_reason: str | None = None
    created_at: datetime
    changed_at: datetime
