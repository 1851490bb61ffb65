"""A file's copy without what could name a person; what it shows stays. Runs in a child."""

import io
from contextlib import suppress

from common.media import chunks, images, pdf_copy, tiff
from common.media.limits import Limits


def scrubbed(data: bytes, media_type: str, limits: Limits, orientation: int | None = None) -> bytes:
    """The copy; plain texts have no metadata. `corrupt` where the file cannot be read.

    orientation : of a picture, where it is known already: a PNG tells only when all of it is read
    """
    if media_type == "application/pdf":
        return pdf_copy.copied(data, limits)
    if not media_type.startswith("image/"):
        return data
    if orientation is None:
        orientation = images.orientation(images.open_image(data, media_type, limits))
    with images.reading():
        if media_type == "image/jpeg":
            return chunks.jpeg(data, orientation)
        if media_type == "image/png":
            return chunks.png(data, orientation)
        if media_type == "image/webp":
            return chunks.webp(data, orientation)
        if media_type == "image/tiff":
            with suppress(tiff.OldJpegError):
                return tiff.copied(data, limits.pages)
        return _encoded_again(data, media_type, limits)


def _encoded_again(data: bytes, media_type: str, limits: Limits) -> bytes:
    """The first frame alone, without loss: a BMP, or a TIFF of a form that nobody writes now."""
    image = images.open_image(data, media_type, limits)
    out = io.BytesIO()
    image.load()
    for name in set(image.info) - {"dpi", "transparency", "icc_profile"}:
        del image.info[name]
    image.getexif().clear()
    image.save(out, "BMP" if media_type == "image/bmp" else "TIFF")
    return out.getvalue()
