"""Sealing and opening of what identifies a person: the contexts, in one place."""

import json
from collections.abc import Mapping

from common.domain.errors import ConfigurationError, InvalidInputError
from common.domain.model import JsonObject, Patient, Upload
from common.ports import KeyRing

PATIENT_FIELDS = ("name", "birth_date", "sex")


def seal_patient(
    keys: KeyRing, tenant_id: str, patient_id: str, values: Mapping[str, str | None]
) -> dict[str, bytes | None]:
    """The sealed columns and the search indexes of a patient's identity."""
    columns: dict[str, bytes | None] = {}
    for name in PATIENT_FIELDS:
        value = values.get(name)
        context = f"patient:{patient_id}:{name}"
        columns[f"{name}_sealed"] = (
            keys.seal(tenant_id, value.encode(), context) if value is not None else None
        )
    for name in ("name", "birth_date"):
        value = values.get(name)
        columns[f"{name}_index"] = keys.index(tenant_id, name, value) if value is not None else None
    return columns


def open_patient(keys: KeyRing, patient: Patient) -> dict[str, str | None]:
    """A patient's name, birth date and sex in clear; None where nothing was given."""
    sealed = (patient.name_sealed, patient.birth_date_sealed, patient.sex_sealed)
    return {
        name: _open(keys, patient.tenant_id, value, f"patient:{patient.patient_id}:{name}")
        for name, value in zip(PATIENT_FIELDS, sealed, strict=True)
    }


def open_filename(keys: KeyRing, upload: Upload) -> str | None:
    """The name under which the file was sent."""
    context = f"upload:{upload.upload_id}:filename"
    return _open(keys, upload.tenant_id, upload.filename_sealed, context)


def seal_json(keys: KeyRing, tenant_id: str, value: object, context: str) -> bytes:
    """A JSON value, sealed."""
    return keys.seal(tenant_id, json.dumps(value).encode(), context)


def open_findings(
    keys: KeyRing, tenant_id: str, analysis_id: str, sealed: bytes | None
) -> list[JsonObject]:
    """The findings of a revision that name a person."""
    if sealed is None:
        return []
    plain = _opened(keys, tenant_id, sealed, f"analysis:{analysis_id}:identity")
    found: list[JsonObject] = json.loads(plain)
    return found


def _open(keys: KeyRing, tenant_id: str, sealed: bytes | None, context: str) -> str | None:
    return _opened(keys, tenant_id, sealed, context).decode() if sealed else None


def _opened(keys: KeyRing, tenant_id: str, sealed: bytes, context: str) -> bytes:
    """What our own records hold; if it does not open, it is not the request that is wrong."""
    try:
        return keys.open(tenant_id, sealed, context)
    except InvalidInputError as error:
        raise ConfigurationError("a record that this key ring did not seal") from error
