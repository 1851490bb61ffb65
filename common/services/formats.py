"""Which announced media types are taken for which modality, and how large each may be."""

from common.domain.errors import TooLargeError, UnsupportedMediaError
from common.domain.model import Modality
from common.settings import Settings

IMAGES = ("image/jpeg", "image/png", "image/tiff", "image/bmp", "image/webp")
DICOM = ("application/dicom",)
VIDEOS = ("video/mp4", "video/x-msvideo", "video/avi", "video/quicktime")
DOCUMENTS = (
    "application/pdf",
    "text/plain",
    "text/csv",
    "application/json",
    "application/fhir+json",
    "application/hl7-v2",
    "x-application/hl7-v2+er7",
)
UNKNOWN = "application/octet-stream"

TAKEN: dict[str, tuple[str, ...]] = {
    Modality.SPERM_CELL_IMAGE: IMAGES,
    Modality.SPERM_FIELD_IMAGE: IMAGES,
    Modality.SPERM_VIDEO: VIDEOS,
    Modality.OOCYTE_IMAGE: IMAGES,
    Modality.EMBRYO_IMAGE: IMAGES,
    Modality.OVARY_ULTRASOUND: IMAGES + DICOM,
    Modality.HYSTEROSCOPY_IMAGE: IMAGES,
    Modality.DOCUMENT: (*DOCUMENTS, "image/jpeg", "image/png", "image/tiff"),
    Modality.FRUIT_IMAGE: IMAGES,
}


def byte_limits(settings: Settings) -> dict[str, int]:
    """The largest size of each media type."""
    limits = dict.fromkeys(IMAGES, settings.max_image_bytes)
    limits |= dict.fromkeys(DICOM, settings.max_dicom_bytes)
    limits |= dict.fromkeys(VIDEOS, settings.max_video_bytes)
    limits |= dict.fromkeys(DOCUMENTS, settings.max_document_bytes)
    return limits


def check(media_type: str, modality: str | None, size: int, settings: Settings) -> None:
    """Raise UnsupportedMediaError or TooLargeError for what no slot is given to.

    A browser names a file that it does not know (DICOM) `application/octet-stream`: the bytes
    decide later.
    """
    limits = byte_limits(settings)
    if media_type == UNKNOWN:
        limit = max(limits[t] for t in (TAKEN[modality] if modality else limits))
    elif media_type not in limits or (modality and media_type not in TAKEN[modality]):
        raise UnsupportedMediaError("a type that is not taken")
    else:
        limit = limits[media_type]
    if size > limit:
        raise TooLargeError("larger than its type may be")
