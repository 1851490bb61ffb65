"""Copies show the same and say nothing about who made them."""

import io
import struct
import zlib

import numpy as np
import pypdf
import pypdf.annotations
import pytest
import tifffile
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from common.domain.errors import InvalidFileError
from common.media import isolate
from common.media.isolate import Limits

CANARY = b"CANARY"
XMP = b"<x:xmpmeta>CANARY</x:xmpmeta>"


def exif(turn: int) -> Image.Exif:
    values = Image.Exif()
    values[0x0112] = turn
    values[0x010E] = values[0x013B] = values[0x0132] = "CANARY"
    values.get_ifd(0x8769)[0x9286] = "CANARY"
    values.get_ifd(0x8825)[29] = "CANARY"
    return values


def jpeg_with_everything(picture: Image.Image, encode) -> bytes:
    icc = b"\x00" * 128 + b"profile"
    data = encode(picture, "JPEG", exif=exif(6), comment=CANARY, xmp=XMP, icc_profile=icc)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x06CANARY"
    flashpix = b"FPXR\x00CANARY"
    extra = b"".join(
        b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body
        for marker, body in ((0xED, iptc), (0xE2, flashpix), (0xE7, CANARY))
    )
    return data[:2] + extra + data[2:] + b"CANARY after the end"


def png_with_everything(picture: Image.Image, encode) -> bytes:
    info = PngInfo()
    info.add_text("Patient", "CANARY")
    info.add_text("Name", "CANARY " * 50, zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    info.add(b"tIME", struct.pack(">HBBBBB", 2026, 1, 2, 3, 4, 5))
    info.add(b"prIv", CANARY)
    return encode(picture, "PNG", exif=exif(6), pnginfo=info) + b"CANARY after the end"


def webp_with_everything(picture: Image.Image, encode) -> bytes:
    return encode(picture, "WEBP", lossless=True, exif=exif(6), xmp=XMP) + CANARY


def tiff_with_everything(picture: Image.Image, encode) -> bytes:
    return encode(picture, "TIFF", exif=exif(6), dpi=(254, 254), compression="tiff_lzw") + CANARY


def bmp_with_everything(picture: Image.Image, encode) -> bytes:
    return encode(picture, "BMP") + CANARY


MAKERS = {
    "image/jpeg": jpeg_with_everything,
    "image/png": png_with_everything,
    "image/webp": webp_with_everything,
    "image/tiff": tiff_with_everything,
    "image/bmp": bmp_with_everything,
}


@pytest.mark.parametrize("media_type", MAKERS)
def test_canary_is_gone_and_pixels_are_the_same(picture, encode, limits, media_type) -> None:
    data = MAKERS[media_type](picture, encode)
    copy = isolate.inspect(data, media_type, limits).scrubbed
    assert CANARY in data and CANARY not in copy
    before = isolate.decode_image(data, media_type, limits)
    after = isolate.decode_image(copy, media_type, limits)
    assert np.array_equal(before.pixels, after.pixels)
    assert isolate.scrub(copy, media_type, limits) == copy


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/png", "image/webp", "image/tiff"])
@pytest.mark.parametrize("turn", [1, 3, 6, 8])
def test_orientation_is_kept(picture, encode, limits, media_type, turn: int) -> None:
    form = media_type.removeprefix("image/")
    copy = isolate.scrub(encode(picture, form, exif=exif(turn)), media_type, limits)
    assert CANARY not in copy
    kept = Image.open(io.BytesIO(copy)).getexif()
    assert dict(kept).get(0x0112, 1) == turn
    assert set(kept) <= {0x0112} or media_type == "image/tiff"


def test_colour_profile_and_scale_are_kept(picture, encode, limits: Limits) -> None:
    icc = b"\x00" * 128 + b"profile"
    options = {"icc_profile": icc, "dpi": (254, 254)}
    for form in ("JPEG", "PNG", "TIFF"):
        data = encode(picture, form, **options)
        copy = Image.open(io.BytesIO(isolate.scrub(data, f"image/{form.lower()}", limits)))
        assert copy.info["icc_profile"] == icc
        assert copy.info["dpi"][0] == pytest.approx(254, abs=0.1)


def test_name_of_a_png_profile_goes(picture, encode, limits: Limits) -> None:
    data = encode(picture, "PNG", icc_profile=b"\x00" * 128)
    named = data.replace(b"ICC Profile\x00", b"CANARYNAME1\x00")
    at = named.index(b"iCCP")
    length = struct.unpack(">I", named[at - 4 : at])[0]
    body = named[at : at + 4 + length]
    end = at + 4 + length
    named = named[:end] + struct.pack(">I", zlib.crc32(body)) + named[end + 4 :]
    assert CANARY not in isolate.scrub(named, "image/png", limits)


@pytest.mark.parametrize(("order", "big"), [("<", False), (">", False), ("<", True)])
@pytest.mark.parametrize("tile", [None, (16, 16)])
def test_tiff_of_every_layout_is_copied(limits: Limits, order, big: bool, tile) -> None:
    frames = np.random.default_rng(1).integers(0, 4000, (3, 48, 64), dtype=np.uint16)
    out = io.BytesIO()
    with tifffile.TiffWriter(out, bigtiff=big, byteorder=order) as writer:
        for frame in frames:
            writer.write(
                frame,
                tile=tile,
                description="CANARY",
                software="CANARY",
                compression="zlib",
                contiguous=False,
                resolution=(5000, 5000),
                resolutionunit=3,
                extratags=[(65000, 2, 7, "CANARY", True)],
            )
    copy = isolate.scrub(out.getvalue(), "image/tiff", limits)
    assert CANARY not in copy
    with tifffile.TiffFile(io.BytesIO(copy)) as file:
        assert np.array_equal(np.stack([page.asarray() for page in file.pages]), frames)
        assert file.pages[2].tags["XResolution"].value == (5000, 1)


def pdf_with_everything() -> bytes:
    photograph = io.BytesIO()
    Image.new("RGB", (64, 64), "navy").save(photograph, "JPEG", exif=exif(1))
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(300, 400))
    sheet.setTitle("CANARY")
    sheet.setAuthor("CANARY")
    sheet.drawString(50, 350, "AMH 2.5 ng/ml")
    sheet.drawImage(ImageReader(photograph), 200, 300, 50, 50)
    sheet.acroForm.textfield(name="CANARY", value="FSH 6.1", x=50, y=200, width=100, height=20)
    sheet.linkURL("http://CANARY.example/", (10, 10, 50, 50))
    sheet.bookmarkPage("x")
    sheet.addOutlineEntry("CANARY", "x")
    sheet.save()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(out.getvalue()))
    xmp = DecodedStreamObject()
    xmp.set_data(XMP)
    xmp.update({NameObject("/Type"): NameObject("/Metadata")})
    page = writer.pages[0]
    writer._root_object[NameObject("/Metadata")] = page[NameObject("/Metadata")] = (
        writer._add_object(xmp)
    )
    note = DictionaryObject({NameObject("/Private"): TextStringObject("(CANARY\\")})
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/Lab"): note})
    writer.add_attachment("CANARY.txt", b"CANARY")
    writer.add_annotation(0, pypdf.annotations.Text(text="CANARY", rect=(50, 160, 70, 180)))
    done = io.BytesIO()
    writer.write(done)
    return done.getvalue()


def everything_in(data: bytes) -> bytes:
    """A PDF with every string and stream unpacked."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    found = [data]
    for number in range(1, int(reader.trailer["/Size"])):
        thing = reader.get_object(number)
        found.append(repr(thing).encode())
        if hasattr(thing, "get_data"):
            found.append(thing._data)
            found.append(thing.get_data() if "/DCTDecode" not in str(thing) else b"")
    return b"".join(found)


def test_pdf_keeps_looks_and_words_and_nothing_else(limits: Limits) -> None:
    data = pdf_with_everything()
    copy = isolate.inspect(data, "application/pdf", limits).scrubbed
    assert CANARY in everything_in(data) and CANARY not in everything_in(copy)
    before, after = (isolate.load(d, "application/pdf", limits) for d in (data, copy))
    assert [w.text for w in after.document.pages[0].words] == ["AMH", "2.5", "ng/ml", "FSH", "6.1"]
    assert before == after


def test_pdf_copy_is_the_same_each_time(pdf: bytes, limits: Limits) -> None:
    copies = {isolate.scrub(pdf, "application/pdf", limits) for _ in range(3)}
    assert len(copies) == 1
    assert b"Date" not in copies.pop()


def test_rare_tiff_is_not_called_corrupt(limits: Limits) -> None:
    out = io.BytesIO()
    tifffile.imwrite(out, np.zeros((8, 8), np.complex64))
    with pytest.raises(InvalidFileError) as caught:
        isolate.inspect(out.getvalue(), "image/tiff", limits)
    assert caught.value.reason == "unsupported_media"


def test_text_stays_as_it_is(limits: Limits) -> None:
    data = "AMH;2,5;ng/ml\n".encode("latin-1")
    assert isolate.inspect(data, "text/csv", limits).scrubbed == data
