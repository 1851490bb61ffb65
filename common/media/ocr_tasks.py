"""What the children that read pictures of pages can be asked to do. Runs in a child."""

import io
import math
from collections.abc import Mapping
from functools import cache
from typing import cast

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageDraw

from common.domain.errors import InvalidFileError
from common.media import images, ocr_page, pdf, straighten, words
from common.media.limits import Limits
from common.media.ocr_models import Models
from common.media.ocr_page import PageRead
from common.media.tasks import IMAGES, PDF, encode
from common.media.wire import Buffer, Result
from common.media.words import RawPage, RawWord
from common.media.zygote import Task

PAGE_PIXELS = 6_000_000
"""Most pixels at which a page is read: A4 at 200 dpi has 3.9 million, A3 7.8."""

_PDF_DPI = 200.0
_LONG_SIDE_PT = 842.0
"""Of a picture that does not say how large it is: as if it showed a sheet of A4."""

_PLAUSIBLE_PT = (250.0, 1700.0)
_POINTS_PER_INCH = 72.0


def read_page(data: bytes, arguments: Mapping[str, object], limits: Limits) -> Result:
    """One page (from 1) of a PDF or a picture: its words, how well it was read, its picture.

    The page is straightened first. Its size is that of the PDF's page; of a picture, what its
    resolution says, or as large as A4 where that cannot be.
    """
    index = int(cast(int, arguments["page"])) - 1
    media_type = str(arguments["media_type"])
    frames = 1
    if media_type == PDF:
        with pdf.opened(data, limits) as document:
            image, points = _drawn(document, index)
        reduction = 1.0
    elif media_type in IMAGES:
        opened = images.open_image(data, media_type, limits)
        frames = images.frame_count(opened)
        image, points, reduction = _frame(opened, index, limits)
    else:
        raise InvalidFileError("unsupported_media", media_type)
    read = ocr_page.read(image, _models(), reduction)
    if read.is_reshaped:
        points = _LONG_SIDE_PT / max(read.picture.size)
    page = _in_points(read, points)
    facts, blobs = words.pack([page])
    facts |= {"numbers": read.numbers, "frames": frames}
    pictures: list[Buffer] = []
    wanted = int(cast(int, arguments["evidence_pixels"]))
    if wanted > 0:
        small, factor = images.shrink(read.picture, wanted)
        picture, encoded = encode(small, factor * points, is_photograph=True)
        facts["pictures"], pictures = [picture], [encoded]
    return Result(facts, [*blobs, *pictures])


def _in_points(read: PageRead, points: float) -> RawPage:
    found = [
        RawWord(
            w.text,
            w.r0 * points,
            w.c0 * points,
            w.r1 * points,
            w.c1 * points,
            w.confidence,
            w.struck,
        )
        for w in read.words
    ]
    height, width = read.picture.height * points, read.picture.width * points
    return RawPage(height, width, words.in_lines(found))


def _drawn(document: pypdfium2.PdfDocument, index: int) -> tuple[Image.Image, float]:
    if not 0 <= index < len(document):
        raise InvalidFileError("corrupt", "there is no such page")
    return pdf.draw(document, index, PAGE_PIXELS, _PDF_DPI / _POINTS_PER_INCH)


def _frame(opened: Image.Image, index: int, limits: Limits) -> tuple[Image.Image, float, float]:
    """A frame, upright, its points for each pixel, and by how much it was made smaller."""
    resolution = _resolution(opened)
    decoded = images.decode(opened, limits, index)
    image, factor = images.shrink(Image.fromarray(decoded.pixels), PAGE_PIXELS)
    long_side = max(decoded.height, decoded.width)
    stated = long_side * _POINTS_PER_INCH / resolution if resolution else 0.0
    is_plausible = _PLAUSIBLE_PT[0] <= stated <= _PLAUSIBLE_PT[1]
    points = (stated if is_plausible else _LONG_SIDE_PT) / max(image.size)
    return image, points, factor * decoded.reduction


def _resolution(image: Image.Image) -> float:
    """Pixels an inch as the file says; 0 where it does not."""
    stated = image.info.get("dpi")
    try:
        value = float(stated[0]) if isinstance(stated, tuple) else 0.0
    except (ValueError, TypeError, ZeroDivisionError, IndexError):
        return 0.0
    return value if math.isfinite(value) and value > 0 else 0.0


@cache
def _models() -> Models:
    return Models()


def warm_up() -> None:
    """Load the models and import what reading imports: a child cannot open a file any more."""
    Image.init()
    page = Image.new("RGB", (320, 160), "white")
    ImageDraw.Draw(page).text((20, 60), "AMH 2.5 ng/mL", fill="black", font_size=28)
    for media_type in sorted(IMAGES):
        out = io.BytesIO()
        page.save(out, media_type.removeprefix("image/"))
        _frame(images.open_image(out.getvalue(), media_type, Limits()), 0, Limits())
    out = io.BytesIO()
    page.save(out, "PDF")
    read_page(out.getvalue(), {"media_type": PDF, "page": 1, "evidence_pixels": 10_000}, Limits())
    grey = Image.fromarray(np.linspace(40, 255, 320 * 160).reshape(160, 320).astype(np.uint8))
    straighten.evenly_lit(grey)


TASKS: Mapping[str, Task] = {"read_page": read_page}
