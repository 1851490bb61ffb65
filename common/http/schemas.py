"""What requests look like. Bodies are strict: no unknown member, no number in quotes."""

from datetime import UTC, date, datetime
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic.functional_validators import AfterValidator


def _iso_date(value: str) -> str:
    try:
        born = date.fromisoformat(value)
    except ValueError:
        born = None
    if born is None or not date(1850, 1, 1) <= born <= date(2200, 1, 1) or len(value) != 10:
        raise ValueError("no date of the form YYYY-MM-DD")
    return value


def _iso_time(value: str) -> str:
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise ValueError("no time of the form YYYY-MM-DDTHH:MM:SSZ")
    return value


_PRINTABLE = r"^[^\x00-\x1f\x7f]*$"
Ref = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=_PRINTABLE)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=_PRINTABLE)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
Sha256 = Annotated[
    str, StringConstraints(pattern=r"^[0-9a-fA-F]{64}$", to_lower=True, max_length=64)
]
IsoDate = Annotated[str, AfterValidator(_iso_date)]
IsoTime = Annotated[str, StringConstraints(max_length=40), AfterValidator(_iso_time)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_PRINTABLE)]
Time = Annotated[
    AwareDatetime,
    Field(ge=datetime(2000, 1, 1, tzinfo=UTC), le=datetime(2200, 1, 1, tzinfo=UTC)),
]
Positive = Annotated[float, Field(gt=0, lt=1e9, allow_inf_nan=False)]
Modality = Literal[
    "sperm_cell_image",
    "sperm_field_image",
    "sperm_video",
    "oocyte_image",
    "embryo_image",
    "ovary_ultrasound",
    "hysteroscopy_image",
    "document",
    "fruit_image",
]
Status = Literal[
    "awaiting_upload",
    "waiting",
    "accepted",
    "analyzed",
    "reported",
    "signed",
    "rejected",
    "duplicate",
    "held",
    "expired",
    "failed",
]


class Body(BaseModel):
    """A request's body."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


class Query(BaseModel):
    """A request's query. Members named in `LISTS` may be repeated or joined by commas."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    LISTS: ClassVar[frozenset[str]] = frozenset()


class FactsIn(Body):
    """What the sender says about a file."""

    um_per_px: Positive | None = None
    mm_per_px: Positive | None = None
    fps: Positive | None = None
    chamber_depth_um: Positive | None = None
    dilution: Positive | None = None
    day: Annotated[int, Field(ge=0, le=14)] | None = None
    side: Literal["left", "right"] | None = None
    collected_at: IsoTime | None = None
    operator: Line | None = None
    device: Line | None = None


class UploadIn(Body):
    """A file for which a slot is wanted."""

    filename: Line
    size: Annotated[int, Field(ge=0, le=10**12)]
    sha256: Sha256
    media_type: Annotated[
        str, StringConstraints(max_length=100, pattern=r"^[a-z0-9.+-]+/[a-z0-9.+-]+$")
    ]
    modality: Modality | None = None
    patient_ref: Ref | None = None
    specimen_ref: Ref | None = None
    embryo_ref: Ref | None = None
    cycle_ref: Ref | None = None
    partner_ref: Ref | None = None
    facts: FactsIn = FactsIn.model_construct()


Coordinate = Annotated[float, Field(ge=-1, le=200_000, allow_inf_nan=False)]
"""Row or column in pixels of the upright original."""

Point = Annotated[list[Coordinate], Field(min_length=2, max_length=2)]


class ScaleIn(Body):
    """A ruler in the picture that a person confirms: what lies between two points of it.

    `ruler` is one that was found, perhaps with its ends moved; `points` were set by hand.
    """

    kind: Literal["ruler", "points"]
    points: Annotated[list[Point], Field(min_length=2, max_length=2)]
    value: Positive
    unit: Literal["um", "mm", "cm"]


class ReleaseIn(Body):
    """Why a held file may go on, and what about it is other than was said.

    With a scale alone, a file that was measured is measured again by it.
    """

    reason: Text
    modality: Modality | None = None
    patient_ref: Ref | None = None
    specimen_ref: Ref | None = None
    facts: FactsIn | None = None
    scale: ScaleIn | None = None


class NothingIn(Body):
    """An empty object: the request says all."""


class PatientIn(Body):
    """A new patient."""

    patient_ref: Ref
    name: Line | None = None
    birth_date: IsoDate | None = None
    sex: Literal["female", "male", "other", "unknown"] | None = None
    partner_ref: Ref | None = None


class RegionIn(Body):
    """What a person drew: a box or a polygon, as an analyzer would say it."""

    kind: Literal["box", "polygon"]
    points: (
        Annotated[
            list[Point],
            Field(min_length=3, max_length=2000),
        ]
        | None
    ) = None
    r0: Coordinate | None = None
    c0: Coordinate | None = None
    r1: Coordinate | None = None
    c1: Coordinate | None = None


class ChangeIn(Body):
    """One change: a finding's value, its outline, its removal; or a new object with its outline."""

    finding_id: Annotated[str, StringConstraints(pattern=r"^f[0-9]{1,6}$", max_length=7)] | None = (
        None
    )
    code: Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.[a-z_]+$", max_length=60)] | None = (
        None
    )
    value: (
        bool | int | float | Annotated[str, StringConstraints(min_length=1, max_length=500)] | None
    ) = None
    region: RegionIn | None = None
    removed: Literal[True] | None = None
    reason: Text

    @model_validator(mode="after")
    def _is_one_change(self) -> Self:
        said = {name for name in ("value", "region", "removed") if getattr(self, name) is not None}
        is_new = self.code is not None and self.finding_id is None and "region" in said
        is_known = self.code is None and self.finding_id is not None and len(said) == 1
        if not (is_known or (is_new and "removed" not in said)):
            raise ValueError(
                "a finding with one of value, region, removed; or a code with a region"
            )
        return self


class CorrectionIn(Body):
    """A person's correction of an analysis: changes, or the way back to an earlier revision."""

    changes: Annotated[list[ChangeIn], Field(min_length=1, max_length=500)] | None = None
    back_to: Annotated[int, Field(ge=1, le=100_000)] | None = None
    reason: Text | None = None

    @model_validator(mode="after")
    def _is_either(self) -> Self:
        said = tuple(v is not None for v in (self.changes, self.back_to, self.reason))
        if said not in ((True, False, False), (False, True, True)):
            raise ValueError("either changes, or back_to with a reason")
        return self


class SignatureIn(Body):
    """What a signature says."""

    meaning: Literal["reviewed", "approved"]
    comment: Text | None = None


class ReasonIn(Body):
    """Why."""

    reason: Text


class PageQuery(Query):
    """A page of a list."""

    cursor: Annotated[str, StringConstraints(max_length=500)] | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class UploadsFilter(Query):
    """The worklist's filters."""

    LISTS: ClassVar[frozenset[str]] = frozenset({"status", "modality"})

    status: list[Status] = []
    modality: list[Modality] = []
    patient_id: Annotated[str, StringConstraints(max_length=64)] | None = None
    flag: Annotated[str, StringConstraints(max_length=64)] | None = None
    changed_after: Time | None = None
    q: Line | None = None


class UploadsQuery(UploadsFilter, PageQuery):
    """One page of the worklist."""


class PatientsQuery(PageQuery):
    """An exact search."""

    ref: Ref | None = None
    name: Line | None = None
    birth_date: IsoDate | None = None


class ImageQuery(Query):
    """Which evidence picture, counted from 1."""

    page: Annotated[int, Field(ge=1, le=10_000)] = 1


class ReportsQuery(PageQuery):
    """Which reports."""

    LISTS: ClassVar[frozenset[str]] = frozenset({"status"})

    status: list[Literal["rendering", "draft", "signing", "signed", "amended", "superseded"]] = []
    patient_id: Annotated[str, StringConstraints(max_length=64)] | None = None
