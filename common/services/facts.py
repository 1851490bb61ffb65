"""What is said about a file: its facts, from a request, a sidecar or a path, and how they lie in a
record.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime

from common.domain.errors import InvalidFileError
from common.domain.model import Facts, JsonObject, Modality, Upload
from common.ports import KeyRing
from common.services import names

SCHEMA = "fertivision.sidecar/1"
_PREFIX = "fertivision."
_POSITIVE = ("um_per_px", "mm_per_px", "fps", "chamber_depth_um", "dilution")
_REFS = ("patient_ref", "partner_ref", "specimen_ref", "embryo_ref", "cycle_ref")
_FREE = ("operator", "device", "notes", "collected_at", "side")
_LONGEST = 5000
_LAST_DAY = 14
_SHA256 = re.compile("[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a sidecar, a request or a path says; None where it says nothing."""

    patient_ref: str | None = field(default=None, repr=False)
    partner_ref: str | None = field(default=None, repr=False)
    modality: str | None = None
    specimen_ref: str | None = field(default=None, repr=False)
    embryo_ref: str | None = None
    cycle_ref: str | None = None
    sha256: str | None = None
    facts: Facts = field(default_factory=Facts, repr=False)


def is_ours(document: object) -> bool:
    """Whether a JSON document says that it is a sidecar or a manifest."""
    return isinstance(document, Mapping) and str(document.get("schema", "")).startswith(_PREFIX)


def parse_sidecar(raw: bytes) -> Declared:
    """The declaration of a sidecar's bytes; InvalidFileError("sidecar_invalid")."""
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InvalidFileError("sidecar_invalid", "not JSON") from error
    if not isinstance(document, Mapping) or document.get("schema", SCHEMA) != SCHEMA:
        raise InvalidFileError("sidecar_invalid", "not a sidecar of version 1")
    known = {f.name for f in fields(Facts)} | {*_REFS, "sha256", "schema", "modality", "notes"}
    if set(document) - known:
        raise InvalidFileError("sidecar_invalid", "members that no sidecar has")
    for name in _FREE:
        if not _is_text(document.get(name)):
            raise InvalidFileError("sidecar_invalid", f"{name} is not a short text")
    return Declared(
        **{name: _reference(document, name) for name in _REFS},
        sha256=_sha256(document.get("sha256")),
        modality=_modality(document.get("modality")),
        facts=_facts(document),
    )


def _is_text(value: object) -> bool:
    if value is None:
        return True
    return isinstance(value, str) and len(value) <= _LONGEST and names.is_storable(value)


def _reference(document: Mapping[str, object], name: str) -> str | None:
    value = document.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not names.is_reference(value):
        raise InvalidFileError("sidecar_invalid", f"{name} is not a reference")
    return value


def _sha256(value: object) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise InvalidFileError("sidecar_invalid", "sha256 is not one")
    return value.lower()


def _modality(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, str) and value in {m.value for m in Modality}:
        return value
    raise InvalidFileError("sidecar_invalid", "not one of the modalities")


def _facts(document: Mapping[str, object]) -> Facts:
    values = {f.name: document.get(f.name) for f in fields(Facts)}
    for name in _POSITIVE:
        value = values[name]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if value is not None and (not is_number or not 0 < float(str(value)) < 1e9):
            raise InvalidFileError("sidecar_invalid", f"{name} is not a positive number")
    day = values["day"]
    is_whole = isinstance(day, int) and not isinstance(day, bool)
    if day is not None and not (is_whole and 0 <= int(str(day)) <= _LAST_DAY):
        raise InvalidFileError("sidecar_invalid", "day is not a day of development")
    if values["side"] not in (None, "left", "right"):
        raise InvalidFileError("sidecar_invalid", "side is neither left nor right")
    _check_time(values["collected_at"])
    return Facts(**values)  # type: ignore[arg-type]  # each member was checked above


def _check_time(value: object) -> None:
    if value is None:
        return
    try:
        datetime.fromisoformat(str(value))
    except ValueError as error:
        raise InvalidFileError("sidecar_invalid", "collected_at is no ISO time") from error


def to_json(facts: Facts) -> dict[str, object]:
    """The stated facts that name nobody."""
    return {k: v for k, v in asdict(facts).items() if v is not None and k != "operator"}


def seal(facts: Facts, keys: KeyRing, tenant_id: str, upload_id: str) -> bytes | None:
    """The stated facts that name somebody."""
    if facts.operator is None:
        return None
    plain = json.dumps({"operator": facts.operator}).encode()
    return keys.seal(tenant_id, plain, f"upload:{upload_id}:facts")


def of(upload: Upload) -> Facts:
    """What an analyzer may know; the operator's name is not among it."""
    known = {f.name for f in fields(Facts)}
    return Facts(**{k: v for k, v in upload.facts.items() if k in known})  # type: ignore[arg-type]


def refs(document: JsonObject) -> str | None:
    """The patient's pseudonym that a record keeps while the patient is unknown."""
    value = document.get("patient_ref")
    return None if value is None else str(value)
