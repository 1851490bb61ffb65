"""What a key of the incoming bucket means: a browser's upload, or a dropped file and what its path
says.
"""

from dataclasses import dataclass, field

from common.domain.model import Modality

_UPLOADS = "uploads/"
_DROP = "drop/"
_SIDECAR = ".json"
_LONGEST_REFERENCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A key within a tenant. `modality` and `patient_ref` are what the path says, if it says so."""

    name: str = field(repr=False)
    upload_id: str | None = None
    filename: str = field(repr=False)
    modality: str | None = None
    patient_ref: str | None = field(default=None, repr=False)

    @property
    def is_drop(self) -> bool:
        """Whether an integrator dropped it."""
        return self.upload_id is None


def parse(name: str) -> Place | None:
    """The place of a key; None where it has neither of the two forms."""
    filename = name.rpartition("/")[2]
    if not filename:
        return None
    if name.startswith(_UPLOADS):
        upload_id = name.removeprefix(_UPLOADS)
        return None if "/" in upload_id else Place(name=name, upload_id=upload_id, filename="")
    if not name.startswith(_DROP):
        return None
    parts = name.split("/")
    if len(parts) == 4 and parts[1] in {m.value for m in Modality}:
        patient_ref = parts[2] if is_reference(parts[2]) else None
        return Place(name=name, filename=filename, modality=parts[1], patient_ref=patient_ref)
    return Place(name=name, filename=filename)


def is_storable(text: str) -> bool:
    """Whether a database can keep the text: no NUL, no half of a character."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def is_reference(text: str) -> bool:
    """Whether a text may be a pseudonym of a patient, a specimen or a cycle."""
    is_plain = not any(character < " " or character == "\x7f" for character in text)
    return 0 < len(text) <= _LONGEST_REFERENCE and is_plain and is_storable(text)


def sidecar_of(name: str) -> str:
    """Where an object's sidecar lies."""
    return name + _SIDECAR


def subject_of(name: str) -> str | None:
    """Whose sidecar a `.json` would be, by its name."""
    return name.removesuffix(_SIDECAR) if name.endswith(_SIDECAR) else None
