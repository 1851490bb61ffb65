"""The bytes of an arrived object: read under their limits, looked at in the child, and
described.
"""

import hashlib
from dataclasses import dataclass, field, replace

from common.domain.errors import InvalidFileError, NotFoundError
from common.domain.model import Upload
from common.media import isolate, sniff
from common.media.limits import Limits
from common.ports import Backend, BlobInfo, BlobKey
from common.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A file that can be read. `scrubbed` is our copy without identifying metadata."""

    media_type: str
    family: str
    size: int
    sha256: str
    scrubbed: bytes = field(repr=False)
    scrubbed_sha256: str


def limits(settings: Settings) -> Limits:
    """What one file may cost."""
    return Limits(
        seconds=settings.decode_seconds,
        bytes=settings.decode_bytes,
        pixels=settings.max_image_pixels,
        decoded_pixels=settings.max_decoded_pixels,
        pages=settings.max_pages,
    )


def most_bytes(family: str, settings: Settings) -> int:
    """The largest file of a family that is taken."""
    return {
        "image": settings.max_image_bytes,
        "document": settings.max_document_bytes,
        "dicom": settings.max_dicom_bytes,
        "video": settings.max_video_bytes,
    }[family]


def check(key: BlobKey, info: BlobInfo, backend: Backend, settings: Settings) -> Checked:
    """Read the object; InvalidFileError where it is too large, of no known type, or cannot
    be read.
    """
    try:
        with backend.blobs.open(key) as file:
            head = file.read(sniff.HEAD)
            sniffed = sniff.sniff(head, info.size)
            if info.size > most_bytes(sniffed.family, settings):
                raise InvalidFileError("too_large", f"{info.size} bytes")
            data = head + file.read()
    except NotFoundError as error:
        raise InvalidFileError("not_found", "the object is gone") from error
    inspected = isolate.inspect(data, sniffed.media_type, limits(settings))
    return Checked(
        media_type=sniffed.media_type,
        family=sniffed.family,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        scrubbed=inspected.scrubbed,
        scrubbed_sha256=hashlib.sha256(inspected.scrubbed).hexdigest(),
    )


def describe(upload: Upload, checked: Checked, accepted: BlobKey) -> Upload:
    """The upload with what its bytes say."""
    return replace(
        upload,
        media_type=checked.media_type,
        size=checked.size,
        sha256=checked.sha256,
        accepted_generation=accepted.generation,
        accepted_sha256=checked.scrubbed_sha256,
    )
