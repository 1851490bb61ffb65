"""Files made on the spot: good ones, and the ways in which they go bad."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator

import numpy as np
import pypdf
import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from common.media import isolate


@pytest.fixture(scope="session", autouse=True)
def _decoders() -> Iterator[None]:
    yield
    isolate.close()


@pytest.fixture
def limits() -> isolate.Limits:
    return isolate.Limits(seconds=20)


@pytest.fixture(scope="session")
def picture() -> Image.Image:
    """A smooth 60 x 90 picture (rows x columns) with one bright corner, top left."""
    rows, columns = np.mgrid[0:60, 0:90]
    pixels = np.stack([rows * 2, columns * 2, rows + columns], axis=-1).astype(np.uint8)
    pixels[:10, :10] = 255
    return Image.fromarray(pixels)


Encode = Callable[..., bytes]


@pytest.fixture(scope="session")
def encode() -> Encode:
    """Image, format, options -> bytes."""

    def encoded(image: Image.Image, form: str, **options: object) -> bytes:
        out = io.BytesIO()
        image.save(out, form, **options)
        return out.getvalue()

    return encoded


@pytest.fixture(scope="session")
def jpeg(picture: Image.Image, encode: Encode) -> bytes:
    return encode(picture, "JPEG", quality=95, subsampling=0)


@pytest.fixture(scope="session")
def png(picture: Image.Image, encode: Encode) -> bytes:
    return encode(picture, "PNG")


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.fixture(scope="session")
def bomb() -> bytes:
    """A valid PNG of 30,000 x 30,000 grey pixels in about 1 MB."""
    packer = zlib.compressobj(9)
    row = b"\x00" + bytes(30_000)
    data = b"".join(packer.compress(row * 100) for _ in range(300)) + packer.flush()
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    parts = [png_chunk(b"IHDR", header), png_chunk(b"IDAT", data), png_chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.fixture(scope="session")
def pdf() -> bytes:
    """Two pages of 300 x 400 points with three lines each."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(300, 400), invariant=True)
    for page in (1, 2):
        sheet.drawString(50, 350, f"AMH {page}.25 ng/ml")
        sheet.drawString(50, 330, "FSH 6.1 IU/l")
        sheet.drawString(200, 330, "3.5 - 12.5")
        sheet.showPage()
    sheet.save()
    return out.getvalue()


@pytest.fixture(scope="session")
def locked_pdf(pdf: bytes) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    starts = []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


@pytest.fixture(scope="session")
def endless_pdf() -> bytes:
    """100,000 pages that are all the same one."""
    kids = b"3 0 R " * 100_000
    pages = b"<</Type/Pages/Count 100000/Kids[" + kids + b"]>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>"
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", pages, page])


@pytest.fixture(scope="session")
def heavy_pdf() -> bytes:
    """A page whose content unpacks from 250 kB to 256 MB of drawing commands."""
    packer = zlib.compressobj(9)
    block = b"0 0 m 300 400 l S\n" * 58_255
    content = b"".join(packer.compress(block) for _ in range(256)) + packer.flush()
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(content), content)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R>>"
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, stream])
