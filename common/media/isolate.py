"""Everything that may be done with a stranger's bytes, each in a child process of its own."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

import numpy as np
from numpy.typing import NDArray

from common.domain.errors import InvalidFileError
from common.media import scale, stated, words
from common.media.documents import Document
from common.media.limits import Limits as Limits
from common.media.nursery import Nursery
from common.media.scale import Region
from common.media.wire import Buffer, JsonObject

EVIDENCE_PIXELS = 2_000_000
"""Most pixels of an evidence picture."""

EVIDENCE_PAGES = 4
"""Of a document's pages, how many `load` draws; `render_page` draws any other."""

DICOM = "application/dicom"

_nursery = Nursery(["common.media.tasks"])
# Apart, because its libraries cost as much to import as all others together and few files need it.
_dicom = Nursery(["common.media.dicom_tasks"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that we encoded ourselves from decoded pixels: upright, without metadata.

    data : PNG, JPEG or WebP bytes; the same input gives the same bytes
    scale : original pixels (of a document: points) for each pixel of this picture
    clip : None, or how the frames of a film lie beside and below each other in it:
        `{frames, columns, rows, fps}`, the frames by their number in the film, row by row
    """

    data: bytes = field(repr=False)
    media_type: str
    height: int
    width: int
    scale: float
    clip: JsonObject | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedImage:
    """The first frame of a picture.

    pixels : (M, N, 3) uint8, RGB, upright, read-only; transparency lies on white
    reduction : how many original pixels one pixel is along a side, >= 1
    height, width : of the upright original, in pixels
    bit_depth : of the original's channels
    frames : frames or pages of the file
    flags : `reduced`, `rescaled` (brightness of more than 8 bits), `first_frame_only`; of a DICOM
        file also `one_frame_of_many` (the one it calls representative), `doppler_colour`,
        `no_scale`, `two_scales`, `unequal_scale`
    mm_per_px : millimetres a pixel of the upright original as a DICOM file says, else None
    regions : the rectangles of a DICOM file that have a meaning of their own
    """

    pixels: NDArray[np.uint8] = field(repr=False)
    reduction: float
    height: int
    width: int
    bit_depth: int
    frames: int
    flags: Sequence[str]
    mm_per_px: float | None = None
    regions: Sequence[Region] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """What a file holds, after all of it was read.

    height, width : upright, in pixels; of a document: its first page in points
    """

    height: int
    width: int
    pages: int
    frames: int
    scrubbed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What an analyzer needs: the picture or the document, and the pictures that show it."""

    image: DecodedImage | None = None
    document: Document | None = None
    pictures: Sequence[Picture] = ()


def isolation() -> str:
    """`full`: children have no network, no files and no way to others; else `reduced`."""
    return _nursery.isolation()


def pid() -> int:
    """The id of the process that decodes; it is started where it does not live."""
    return _nursery.pid()


def close() -> None:
    """End the process that decodes; the next use starts it again."""
    _nursery.close()
    _dicom.close()


def inspect(data: bytes, media_type: str, limits: Limits) -> Inspected:
    """Read all of the file, and copy it without metadata, in one child.

    Raises InvalidFileError: `corrupt`, `too_large`, `encrypted`, `unsafe`, and `unsupported_media`
    for families that are not read (`video`). UnavailableError where no child can be had.
    """
    facts, blobs = _run("inspect", data, media_type, limits, {}, blobs=1)
    numbers = [whole(facts, name) for name in ("height", "width", "pages", "frames")]
    height, width, pages, frames = numbers
    return Inspected(
        height=height, width=width, pages=pages, frames=frames, scrubbed=bytes(blobs[0])
    )


def load(
    data: bytes,
    media_type: str,
    limits: Limits,
    evidence_pixels: int = EVIDENCE_PIXELS,
    evidence_pages: int = EVIDENCE_PAGES,
) -> Loaded:
    """Decode a picture or a document and draw its evidence, in one child. Raises as `inspect`."""
    arguments = {"evidence_pixels": evidence_pixels, "evidence_pages": evidence_pages}
    facts, blobs = _run("load", data, media_type, limits, arguments, blobs=1)
    try:
        if "shape" in facts:
            return Loaded(image=_image(facts, blobs[0]), pictures=pictures_of(facts, blobs[1:]))
        document = words.unpack(facts["pages"], *blobs[:2])
        if facts.get("stated") is True:
            message, grids = stated.unpack(blobs[2])
            return Loaded(document=replace(document, message=message, grids=grids))
        return Loaded(document=document, pictures=pictures_of(facts, blobs[2:]))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise InvalidFileError("unsafe", "the decoder's result has another form") from error


def decode_image(data: bytes, media_type: str, limits: Limits) -> DecodedImage:
    """Decode a picture. Raises as `inspect`."""
    loaded = load(data, media_type, limits, evidence_pixels=0)
    if loaded.image is None:
        raise InvalidFileError("unsupported_media", f"{media_type} is no picture")
    return loaded.image


def read_document(data: bytes, media_type: str, limits: Limits) -> Document:
    """Read a document's words. Raises as `inspect`."""
    loaded = load(data, media_type, limits, evidence_pages=0)
    if loaded.document is None:
        raise InvalidFileError("unsupported_media", f"{media_type} is no document")
    return loaded.document


def render_page(data: bytes, page: int, max_pixels: int, limits: Limits) -> Picture:
    """A picture of one page (from 1) of a PDF. Raises as `inspect`."""
    arguments = {"page": page, "max_pixels": max_pixels}
    facts, blobs = _run("render_page", data, "application/pdf", limits, arguments, blobs=1)
    return _only(facts, blobs)


def evidence_picture(data: bytes, media_type: str, max_pixels: int, limits: Limits) -> Picture:
    """The evidence picture of a picture, or of a document's first page. Raises as `inspect`."""
    pictures = load(data, media_type, limits, max_pixels, 1).pictures
    if not pictures:
        raise InvalidFileError("unsupported_media", f"{media_type} cannot be shown")
    return pictures[0]


def scrub(data: bytes, media_type: str, limits: Limits) -> bytes:
    """The copy without identifying metadata. Raises as `inspect`."""
    return bytes(_run("scrub", data, media_type, limits, {}, blobs=1)[1][0])


def _run(
    task: str,
    data: bytes,
    media_type: str,
    limits: Limits,
    arguments: Mapping[str, object],
    *,
    blobs: int,
) -> tuple[JsonObject, Sequence[Buffer]]:
    if len(data) > limits.bytes:
        raise InvalidFileError("too_large", "more bytes than the memory limit")
    nursery = _dicom if media_type == DICOM else _nursery
    result = nursery.run(task, data, {**arguments, "media_type": media_type}, limits)
    if len(result.blobs) < blobs:
        raise InvalidFileError("unsafe", "the decoder's result has another form")
    return result.facts, result.blobs


def whole(facts: JsonObject, name: str) -> int:
    """A count that a child states; InvalidFileError `unsafe`."""
    value = facts.get(name)
    if type(value) is not int or value < 0:
        raise InvalidFileError("unsafe", f"the decoder says no {name}")
    return value


def _image(facts: JsonObject, pixels: Buffer) -> DecodedImage:
    shape = cast(list[int], facts["shape"])
    flags = cast(list[str], facts["flags"])
    return DecodedImage(
        pixels=np.frombuffer(pixels, np.uint8).reshape(shape[0], shape[1], 3),
        reduction=_factor(facts["reduction"]),
        height=whole(facts, "height"),
        width=whole(facts, "width"),
        bit_depth=whole(facts, "bit_depth"),
        frames=whole(facts, "frames"),
        flags=tuple(str(flag) for flag in flags),
        mm_per_px=_scale(facts.get("mm_per_px")),
        regions=scale.unpack(facts.get("regions")),
    )


def _scale(value: object) -> float | None:
    return None if value is None else _factor(value)


def _factor(value: object) -> float:
    if not isinstance(value, int | float) or not (math.isfinite(value) and value > 0):
        raise ValueError("a factor is no number")
    return float(value)


def pictures_of(facts: JsonObject, blobs: Sequence[Buffer]) -> list[Picture]:
    """The pictures of a child's result; ValueError, KeyError or TypeError where it is no such."""
    described = cast(list[JsonObject], facts.get("pictures", []))
    return [
        Picture(
            data=bytes(blob),
            media_type=str(picture["media_type"]),
            height=whole(picture, "height"),
            width=whole(picture, "width"),
            scale=_factor(picture["scale"]),
            clip=_clip(picture["clip"]) if "clip" in picture else None,
        )
        for picture, blob in zip(described, blobs, strict=True)
    ]


def _clip(value: object) -> JsonObject:
    """Where the frames of a clip lie; ValueError where they do not fill its rows."""
    said = cast(JsonObject, value)
    columns, rows = whole(said, "columns"), whole(said, "rows")
    frames, fps = cast(list[object], said["frames"]), said["fps"]
    if any(type(frame) is not int or frame < 0 for frame in frames):
        raise ValueError("a frame is no number")
    if not columns * (rows - 1) < len(frames) <= columns * rows:
        raise ValueError("frames that do not lie in the rows")
    rate = None if fps is None else _factor(fps)
    return {"frames": frames, "columns": columns, "rows": rows, "fps": rate}


def _only(facts: JsonObject, blobs: Sequence[Buffer]) -> Picture:
    try:
        return pictures_of(facts, blobs)[0]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise InvalidFileError("unsafe", "the decoder's result has another form") from error
