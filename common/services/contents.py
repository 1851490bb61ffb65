"""The bytes of an arrived object: read under their limits, looked at in the child, and
described.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from common.domain.errors import InvalidFileError, NotFoundError
from common.domain.model import Upload
from common.media import films, isolate, sniff
from common.media.films import Held
from common.media.limits import Limits
from common.media.sniff import Sniffed
from common.ports import Backend, BlobInfo, BlobKey
from common.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A file that can be read. `scrubbed` is our copy without identifying metadata."""

    media_type: str
    family: str
    size: int
    sha256: str
    scrubbed: bytes | BinaryIO = field(repr=False)
    scrubbed_sha256: str


def limits(settings: Settings) -> Limits:
    """What one file may cost."""
    return Limits(
        seconds=settings.decode_seconds,
        bytes=settings.decode_bytes,
        pixels=settings.max_image_pixels,
        decoded_pixels=settings.max_decoded_pixels,
        pages=settings.max_pages,
        page_seconds=settings.read_page_seconds,
        reading_seconds=settings.read_seconds,
        film_seconds=settings.max_video_seconds,
        film_cpu_seconds=settings.decode_video_seconds,
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
            with taken(file, head, sniffed.family) as data:
                return _checked(data, sniffed, limits(settings))
    except NotFoundError as error:
        raise InvalidFileError("not_found", "the object is gone") from error


@contextmanager
def taken(file: BinaryIO, head: bytes, family: str) -> Iterator[bytes | Held]:
    """All of a file whose `head` was read; a film in memory that is shared with who decodes it."""
    if family == "video":
        with films.held(films.parts_of(file, head)) as film:
            yield film
    else:
        yield head + file.read()


def _checked(data: bytes | Held, sniffed: Sniffed, allowed: Limits) -> Checked:
    if isinstance(data, Held):
        film = films.inspect(data, sniffed.media_type, allowed)
        return Checked(
            media_type=sniffed.media_type,
            family=sniffed.family,
            size=data.size,
            sha256=data.sha256,
            scrubbed=film.scrubbed,
            scrubbed_sha256=film.scrubbed_sha256,
        )
    inspected = isolate.inspect(data, sniffed.media_type, allowed)
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
