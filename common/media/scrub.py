"""A file's copy without what could name a person; what it shows stays. Runs in a child."""

import io

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from common.media import chunks, images, pdf
from common.media.limits import Limits


def scrubbed(data: bytes, media_type: str, limits: Limits) -> bytes:
    """The copy; plain texts have no metadata. `corrupt` where the file cannot be read."""
    if media_type == "application/pdf":
        with pdf.opened(data, limits) as document:
            return _pdf(document)
    if not media_type.startswith("image/"):
        return data
    orientation = images.orientation(images.open_image(data, media_type, limits))
    with images.reading():
        if media_type == "image/jpeg":
            return chunks.jpeg(data, orientation)
        if media_type == "image/png":
            return chunks.png(data, orientation)
        if media_type == "image/webp":
            return chunks.webp(data, orientation)
        return _encoded_again(data, media_type, limits)


def _encoded_again(data: bytes, media_type: str, limits: Limits) -> bytes:
    image = images.open_image(data, media_type, limits)
    out = io.BytesIO()
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    bare.save(out, "BMP" if media_type == "image/bmp" else "TIFF")
    return out.getvalue()


def _pdf(document: pypdfium2.PdfDocument) -> bytes:
    fresh = pypdfium2.PdfDocument.new()
    fresh.import_pages(document)
    out = io.BytesIO()
    fresh.save(out)
    fresh.close()
    return out.getvalue()
