"""What a file is, by its bytes alone."""

import struct

import pytest
from PIL import Image

from common.domain.errors import InvalidFileError
from common.media.sniff import HEAD, Sniffed, sniff

PREAMBLE = bytes(128) + b"DICM\x02\x00\x00\x00UL\x04\x00"
MP4 = struct.pack(">I", 24) + b"ftypisom\x00\x00\x02\x00isommp41"

KINDS = [
    (MP4, "video/mp4", "video"),
    (struct.pack(">I", 20) + b"ftypqt  \x00\x00\x02\x00qt  ", "video/quicktime", "video"),
    (struct.pack(">I", 24) + b"ftypXXXX\x00\x00\x02\x00mp42avc1", "video/mp4", "video"),
    (
        struct.pack(">I", 108) + b"moov" + struct.pack(">I", 100) + b"mvhd",
        "video/quicktime",
        "video",
    ),
    (b"RIFF\x00\x10\x00\x00AVI LIST", "video/x-msvideo", "video"),
    (PREAMBLE, "application/dicom", "dicom"),
    (b"II*\x00" + PREAMBLE[4:], "image/tiff", "image"),
    (b"II+\x00\x08\x00\x00\x00", "image/tiff", "image"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "application/pdf", "document"),
    (b"\xef\xbb\xbf\r\n%PDF-1.4\n", "application/pdf", "document"),
    (b"MSH|^~\\&|LAB|HOSPITAL|\rPID|1||", "application/hl7-v2", "document"),
    (b"\x0bMSH|^~\\&|LAB|HOSPITAL|\r", "application/hl7-v2", "document"),
    (b'{"resourceType": "Bundle", "type": "batch"}', "application/fhir+json", "document"),
    (b' [{"name": "AMH", "value": 2.5}]', "application/json", "document"),
    (b"{not json at all", "text/plain", "document"),
    (b"name;value;unit\nAMH;2,5;ng/ml\nFSH;6,1;IU/l\n", "text/csv", "document"),
    (b"name,value\nAMH,2.5\n", "text/csv", "document"),
    ("Östradiol 120 pg/ml\nBefund: unauffällig\n".encode(), "text/plain", "document"),
    ("Östradiol 120 pg/ml\nBefund: unauffällig\n".encode("latin-1"), "text/plain", "document"),
    ("E2 120 pg/ml — 5 µl\n".encode("utf-8-sig"), "text/plain", "document"),
]


@pytest.mark.parametrize(("data", "media_type", "family"), KINDS)
def test_sniff_knows_the_kind(data: bytes, media_type: str, family: str) -> None:
    assert sniff(data, len(data)) == Sniffed(media_type, family)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "BMP", "WEBP"])
def test_sniff_knows_pictures(picture: Image.Image, encode, form: str) -> None:
    data = encode(picture, form)
    assert sniff(data[:HEAD], len(data)) == Sniffed(f"image/{form.lower()}", "image")


UNWANTED = [
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00",
    b"MZ\x90\x00\x03\x00\x00\x00" + bytes(60),
    b"\x7fELF\x02\x01\x01" + bytes(60),
    b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
    b"#!/bin/sh\nrm -rf /\n",
    b"MZ" + PREAMBLE[2:],
    b"\x7fELF" + PREAMBLE[4:],
    b"PK\x03\x04 \x00\x00 %PDF-1.7\n",
    b"BM this is only a text",
    bytes(200),
    b"text with a zero \x00 in it",
    b"   \n\t  ",
    b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
    bytes(range(128, 256)) * 4,
    b"MM\x00+\x00\x08\x00\x00",
    b"<!DOCTYPE html><script>alert(1)</script>",
    b'\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    b"{\\rtf1\\ansi hello}",
]


@pytest.mark.parametrize("data", UNWANTED[:9] + UNWANTED[10:])
def test_sniff_refuses_the_rest(data: bytes) -> None:
    with pytest.raises(InvalidFileError) as caught:
        sniff(data, len(data))
    assert caught.value.reason == "unsupported_media"


def test_text_that_begins_like_a_bitmap_is_text() -> None:
    data = b"BM this is only a text"
    assert sniff(data, len(data)).media_type == "text/plain"


def test_empty_file_is_corrupt() -> None:
    with pytest.raises(InvalidFileError) as caught:
        sniff(b"", 0)
    assert caught.value.reason == "corrupt"


def test_letter_cut_in_the_middle_is_still_text() -> None:
    data = ("x" * (HEAD - 1) + "µ and more").encode()
    assert sniff(data[:HEAD], len(data)).media_type == "text/plain"


def test_long_json_is_known_by_its_beginning() -> None:
    data = b'{"resourceType": "Bundle", "entry": [' + b'{"a": 1},' * 2000 + b"{}]}"
    assert sniff(data[:HEAD], len(data)).media_type == "application/fhir+json"
