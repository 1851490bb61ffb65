"""The frozen parts of a report's content, and their way to JSON and back."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from common.domain.errors import InvalidInputError
from common.domain.model import JsonObject

T = TypeVar("T")
Pair: TypeAlias = tuple[str, str]
Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who the patient is, as printed. Sealed with the tenant's key, never part of the content."""

    name: str | None = None
    birth_date: str | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The laboratory; what the tenant did not state is absent."""

    name: str
    lines: tuple[str, ...] = ()
    accreditation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One result as printed. `number`, `low` and `high` are there only to draw the reference bar.

    mark : the number that stands beside the row and at its place in the picture
    flag : `low`, `high`, `critical_low`, `critical_high`, `abnormal` or None
    corrected : whether a person changed the value; the account is in `ReportContent.corrections`
    """

    mark: str = ""
    code: str
    label: str
    value: str
    unit: str = ""
    note: str = ""
    reference: str = ""
    number: float | None = None
    low: float | None = None
    high: float | None = None
    flag: str | None = None
    confidence: str = ""
    corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A value that a person changed: what the machine said, what is said now, by whom and why."""

    label: str
    machine_value: str
    value: str
    reason: str
    author: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """What was not measured, why, and in which of the files (empty: in the only one)."""

    label: str
    sentence: str
    files: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """What a published rule says: the sentence, its source, and what the other edition says."""

    code: str
    sentence: str
    source: str
    differs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One outline to draw over a picture, in pixels of the upright original, (row, column).

    kind : `polygon`, `box` (two corners) or `path`
    """

    kind: str
    mark: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One evidence picture in the reports bucket; its pixel is `scale` original pixels wide."""

    name: str
    generation: int
    width: int
    height: int
    scale: float
    caption: str
    page: int | None = None
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one file contributed. `rows` is empty where the file is a row of the matrix."""

    number: int
    title: str
    rows: tuple[Row, ...] = ()
    statement: str = ""
    quality: tuple[Pair, ...] = ()
    provenance: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """One line for each of many files."""

    header: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """All that a report says; who the patient is comes apart (`Identity`)."""

    schema: str
    template: str
    language: str
    report_id: str
    number: int
    created_at: str
    modality: str
    title: str
    letterhead: Letterhead
    patient_ref: str | None
    specimen: tuple[Pair, ...]
    statement: str
    notices: tuple[str, ...]
    summary: tuple[Row, ...]
    parts: tuple[Part, ...]
    matrix: Matrix | None
    absent: tuple[Absent, ...]
    corrections: tuple[Correction, ...]
    methods: tuple[str, ...]
    references: tuple[str, ...]
    pictures: tuple[Picture, ...]
    amends: str | None
    amendment_reason: str | None
    address: str | None
    interpretations: tuple[Interpretation, ...] = ()


def to_json(content: ReportContent) -> JsonObject:
    """The content as a JSON object (plain dictionaries and lists)."""
    plain: JsonObject = json.loads(json.dumps(asdict(content)))
    return plain


def digest(content: ReportContent | JsonObject) -> str:
    """SHA-256 of the content's canonical JSON: sorted keys, no spaces, UTF-8."""
    plain = to_json(content) if isinstance(content, ReportContent) else content
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def from_json(plain: JsonObject) -> ReportContent:
    """The content that `to_json` wrote; InvalidInputError where it is not one."""
    return _read(ReportContent, plain)


@cache
def _hints(kind: type[object]) -> dict[str, object]:
    """The types of a record's members; finding them out takes longer than reading the record."""
    return get_type_hints(kind)


def _read(kind: type[T], plain: object) -> T:
    if not is_dataclass(kind) or not isinstance(plain, Mapping):
        raise InvalidInputError("not the content of a report")
    hints = _hints(kind)
    try:
        values = {
            field.name: _value(hints[field.name], plain[field.name])
            for field in fields(kind)
            # Content written before this member existed has none of it.
            if field.name in plain or field.name != "interpretations"
        }
    except KeyError as error:
        raise InvalidInputError(f"the content of a report lacks {error}") from error
    return kind(**values)


def _value(hint: object, plain: object) -> object:
    if get_origin(hint) is UnionType:
        if plain is None:
            return None
        return _value(next(a for a in get_args(hint) if a is not NoneType), plain)
    if get_origin(hint) is tuple:
        if not isinstance(plain, list | tuple):
            raise InvalidInputError("not the content of a report")
        item = get_args(hint)[0]
        return tuple(_value(item, member) for member in plain)
    if isinstance(hint, type) and is_dataclass(hint):
        return _read(hint, plain)
    return float(plain) if hint is float and isinstance(plain, int) else plain
