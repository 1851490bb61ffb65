"""How every id is made: derived from what it names wherever that is possible, drawn only for what
is new.
"""

import hashlib
import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u


def _base32(digest: bytes, length: int) -> str:
    number = int.from_bytes(digest, "big")
    return "".join(ALPHABET[(number >> (5 * i)) & 31] for i in range(length))


def derive(prefix: str, *parts: object) -> str:
    """An id that says the same thing for the same parts, wherever and whenever it is computed.

    Parts are joined with their lengths, so `("ab", "c")` and `("a", "bc")` differ.
    """
    text = "".join(f"{len(str(part))}:{part}," for part in parts)
    return f"{prefix}_{_base32(hashlib.sha256(text.encode()).digest(), 26)}"


def draw(prefix: str) -> str:
    """A new id, 130 random bits."""
    return f"{prefix}_{_base32(secrets.token_bytes(17), 26)}"


def dropped_upload(area: str, tenant_id: str, name: str, generation: int) -> str:
    """The upload that one generation of one dropped object is."""
    return derive("upl", area, tenant_id, name, generation)


def patient(tenant_id: str, patient_ref: str) -> str:
    """The patient a pseudonym names within one tenant."""
    return derive("pat", tenant_id, patient_ref)


def specimen(
    tenant_id: str, patient_id: str | None, modality: str, specimen_ref: str | None, upload_id: str
) -> str:
    """The specimen of an upload: shared where a `specimen_ref` is given, else the upload's own."""
    if specimen_ref is None:
        return derive("spc", tenant_id, upload_id)
    return derive("spc", tenant_id, patient_id or "", modality, specimen_ref)


def analysis(
    tenant_id: str, upload_id: str, generation: int, run: int, analyzer: str, version: str
) -> str:
    """One run of one analyzer version on one generation of one upload."""
    return derive("ana", tenant_id, upload_id, generation, run, analyzer, version)


def report(
    tenant_id: str,
    specimen_id: str,
    revisions: list[tuple[str, int]],
    template: str,
    language: str,
    amends: str | None,
) -> str:
    """What is said about one specimen from one set of analysis revisions."""
    members = ";".join(f"{analysis_id}@{revision}" for analysis_id, revision in sorted(revisions))
    return derive("rep", tenant_id, specimen_id, members, template, language, amends or "")
