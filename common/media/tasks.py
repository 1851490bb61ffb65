"""What the zygote's children can be asked to do with a file. Runs in a child."""

import io
import math
from collections.abc import Mapping
from typing import cast

import numpy as np
from PIL import Image

from common.domain.errors import InvalidFileError
from common.media import chunks, images, messages, pdf, stated, words
from common.media.limits import Limits
from common.media.scrub import scrubbed
from common.media.wire import Buffer, JsonObject, Result
from common.media.zygote import Task

IMAGES = frozenset(("image/jpeg", "image/png", "image/tiff", "image/bmp", "image/webp"))
PDF = "application/pdf"
TEXTS = frozenset(
    ("text/plain", "text/csv", "application/json", "application/fhir+json", "application/hl7-v2")
)
_SMALL_PX = 65_536
_JPEG_QUALITY = 90


def inspect(data: bytes, arguments: Mapping[str, object], limits: Limits) -> Result:
    """Size, pages and frames after one full decoding, and the scrubbed copy."""
    media_type = _media_type(arguments)
    frames, pages, orientation = 1, 1, None
    if media_type in IMAGES:
        image = images.open_image(data, media_type, limits)
        frames = images.frame_count(image)
        height, width, orientation = images.check_all(image, limits)
    elif media_type == PDF:
        with pdf.opened(data, limits) as document:
            pages = len(document)
            size = pdf.first_size(document)
            height, width = math.ceil(size[0]), math.ceil(size[1])
    else:
        page, _, _ = messages.read(data, media_type)
        height, width = math.ceil(page.height), math.ceil(page.width)
    facts: JsonObject = {"height": height, "width": width, "pages": pages, "frames": frames}
    return Result(facts, [scrubbed(data, media_type, limits, orientation)])


def scrub(data: bytes, arguments: Mapping[str, object], limits: Limits) -> Result:
    """The scrubbed copy alone."""
    return Result({}, [scrubbed(data, _media_type(arguments), limits)])


def load(data: bytes, arguments: Mapping[str, object], limits: Limits) -> Result:
    """The decoded picture or document, and its evidence pictures."""
    media_type = _media_type(arguments)
    max_pixels = count(arguments, "evidence_pixels")
    if media_type in IMAGES:
        return _load_image(data, media_type, limits, max_pixels)
    if media_type == PDF:
        with pdf.opened(data, limits) as document:
            facts, blobs = words.pack(pdf.read_pages(document))
            wanted = count(arguments, "evidence_pages") if max_pixels > 0 else 0
            shown = range(min(len(document), wanted))
            drawn = [pdf.draw(document, index, max_pixels) for index in shown]
        pictures = [encode(image, scale, is_photograph=False) for image, scale in drawn]
    else:
        page, message, grids = messages.read(data, media_type)
        facts, blobs = words.pack([page])
        blobs.append(stated.pack(message, grids))
        facts["stated"] = True
        pictures = []
    facts["pictures"] = [picture for picture, _ in pictures]
    return Result(facts, [*blobs, *(encoded for _, encoded in pictures)])


def render_page(data: bytes, arguments: Mapping[str, object], limits: Limits) -> Result:
    """A picture of one page of a PDF."""
    with pdf.opened(data, limits) as document:
        index = count(arguments, "page") - 1
        if not 0 <= index < len(document):
            raise InvalidFileError("corrupt", "there is no such page")
        image, scale = pdf.draw(document, index, count(arguments, "max_pixels"))
    picture, encoded = encode(image, scale, is_photograph=False)
    return Result({"pictures": [picture]}, [encoded])


def warm_up() -> None:
    """Import what the decoders import on first use: a child cannot open a file any more."""
    Image.init()
    limits = Limits()
    picture, turned = Image.new("RGB", (8, 8)), b"Exif\x00\x00" + chunks.exif(6)
    for media_type in sorted(IMAGES):
        out = io.BytesIO()
        picture.save(out, media_type.removeprefix("image/"), exif=turned)
        load(out.getvalue(), {"media_type": media_type, "evidence_pixels": 64}, limits)
        inspect(out.getvalue(), {"media_type": media_type}, limits)
    out = io.BytesIO()
    picture.save(out, "PDF")
    arguments = {"media_type": PDF, "evidence_pixels": 64, "evidence_pages": 1}
    load(out.getvalue(), arguments, limits)
    inspect(out.getvalue(), arguments, limits)
    words.decode_text(b"\xff")
    messages.read(b'{"resourceType": "Patient"}', "application/json")
    messages.read(b"MSH|^~\\&|||||||ORU^R01\r", "application/hl7-v2")


def _load_image(data: bytes, media_type: str, limits: Limits, max_pixels: int) -> Result:
    decoded = images.decode(images.open_image(data, media_type, limits), limits)
    if media_type == "image/png":
        chunks.check_png(data)
    facts: JsonObject = {
        "shape": list(decoded.pixels.shape),
        "reduction": decoded.reduction,
        "height": decoded.height,
        "width": decoded.width,
        "bit_depth": decoded.bit_depth,
        "frames": decoded.frames,
        "flags": list(decoded.flags),
    }
    blobs: list[Buffer] = [np.ascontiguousarray(decoded.pixels).data]
    if max_pixels > 0:
        small, factor = images.shrink(Image.fromarray(decoded.pixels), max_pixels)
        picture, encoded = encode(small, factor * decoded.reduction, is_photograph=True)
        facts["pictures"] = [picture]
        blobs.append(encoded)
    return Result(facts, blobs)


def encode(image: Image.Image, scale: float, *, is_photograph: bool) -> tuple[JsonObject, bytes]:
    """Facts and bytes of a picture of ours: the same pixels give the same bytes; small pictures and
    print without loss.
    """
    with_loss = is_photograph and image.width * image.height > _SMALL_PX
    out = io.BytesIO()
    if with_loss:
        image.save(out, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    else:
        image.save(out, "PNG")
    facts: JsonObject = {
        "media_type": "image/jpeg" if with_loss else "image/png",
        "height": image.height,
        "width": image.width,
        "scale": scale,
    }
    return facts, out.getvalue()


def _media_type(arguments: Mapping[str, object]) -> str:
    media_type = str(arguments["media_type"])
    if media_type not in IMAGES and media_type != PDF and media_type not in TEXTS:
        raise InvalidFileError("unsupported_media", media_type)
    return media_type


def count(arguments: Mapping[str, object], name: str) -> int:
    """The whole number of that name, which our own side has sent."""
    return int(cast(int, arguments[name]))


TASKS: Mapping[str, Task] = {
    "inspect": inspect,
    "scrub": scrub,
    "load": load,
    "render_page": render_page,
}
