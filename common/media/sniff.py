"""Media type and family of a file from its bytes, never from its name or its declared type."""

import json
import re
from dataclasses import dataclass

from common.domain.errors import InvalidFileError

HEAD = 4096
"""How many leading bytes `sniff` wants to see; fewer only where the file is smaller."""

_FORBIDDEN_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x0b\x1c\x1d") | {0x7F}
_SYMBOLS = frozenset(b"\xd7\xf7")
_MAX_HIGH_SHARE = 0.3
_PROGRAM_HEADS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xcf\xfa\xed\xfe",
    b"#!",
)
_MARKUP = re.compile(rb"<(!doctype|!--|html|\?xml|svg|\?php|script)|\{\\rtf|%!PS", re.IGNORECASE)
_BITMAP_HEADER_SIZES = frozenset({12, 40, 52, 56, 64, 108, 124})
_VIDEO_BRANDS = re.compile(
    rb"isom|iso[2-9]|mp4[12]|avc1|M4V |M4VH|dash|mmp4|MSNV|3gp.|3g2.|f4v |XAVC"
)


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is: its media type, and `image`, `document`, `dicom` or `video`."""

    media_type: str
    family: str


def sniff(head: bytes, size: int) -> Sniffed:
    """What the file is, from its first `HEAD` bytes and its size in bytes.

    Raises InvalidFileError: `corrupt` for an empty file, `unsupported_media` for every other kind.
    """
    if size == 0 or not head:
        raise InvalidFileError("corrupt", "the file is empty")
    found = _picture(head) or _moving_picture(head) or _container(head) or _text(head, size)
    if found is None:
        raise InvalidFileError("unsupported_media", "the bytes are of no type that is taken")
    return found


def is_film(head: bytes) -> bool:
    """Whether these first bytes are those of a film."""
    return _moving_picture(head) is not None


def _picture(head: bytes) -> Sniffed | None:
    if head.startswith(b"\xff\xd8\xff"):
        return Sniffed("image/jpeg", "image")
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Sniffed("image/png", "image")
    # Big-endian BigTIFF is left out: no decoder here reads it.
    if head[:4] in (b"II*\x00", b"MM\x00*", b"II+\x00"):
        return Sniffed("image/tiff", "image")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Sniffed("image/webp", "image")
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BITMAP_HEADER_SIZES:
        return Sniffed("image/bmp", "image")
    return None


def _moving_picture(head: bytes) -> Sniffed | None:
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return Sniffed("video/x-msvideo", "video")
    if head[4:8] == b"ftyp":
        if head[8:12] == b"qt  ":
            return Sniffed("video/quicktime", "video")
        length = min(int.from_bytes(head[:4], "big"), 256)
        brands = [head[8:12], *(head[i : i + 4] for i in range(16, length, 4))]
        if any(_VIDEO_BRANDS.fullmatch(brand) for brand in brands):
            return Sniffed("video/mp4", "video")
    elif head[4:8] in (b"moov", b"mdat", b"wide"):
        return Sniffed("video/quicktime", "video")
    return None


def _container(head: bytes) -> Sniffed | None:
    # The preamble of a DICOM file is free: a program with "DICM" at byte 128 is still a program.
    if head[128:132] == b"DICM" and not head.startswith(_PROGRAM_HEADS):
        return Sniffed("application/dicom", "dicom")
    # PDF readers take the header within the first 1024 bytes; in front of it only text-like bytes
    # are let through, so that a program or an archive with a PDF inside is not a document.
    at = head.find(b"%PDF-", 0, 1024)
    if at == 0 or (at > 0 and not head[:at].strip(b"\x00\xef\xbb\xbf \t\r\n")):
        return Sniffed("application/pdf", "document")
    return None


def _text(head: bytes, size: int) -> Sniffed | None:
    if head.startswith(_PROGRAM_HEADS) or not _is_text(head, size):
        return None
    body = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _MARKUP.match(body):
        return None
    if re.match(rb"MSH[^\w\s]", body.lstrip(b"\x0b")):
        return Sniffed("application/hl7-v2", "document")
    if _is_json(body, size <= len(head)):
        kind = "application/fhir+json" if b'"resourceType"' in body else "application/json"
        return Sniffed(kind, "document")
    return Sniffed("text/csv" if _is_csv(body) else "text/plain", "document")


def _is_text(head: bytes, size: int) -> bool:
    if not head.strip() or _FORBIDDEN_CONTROLS.intersection(head.removeprefix(b"\x0b")):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = size > len(head) and error.start >= len(head) - 3
        return cut_off or _is_latin(head)
    return True


def _is_latin(head: bytes) -> bool:
    """Whether the bytes above 127 look like accented letters rather than like binary data."""
    high = sum(byte >= 0x80 for byte in head)
    odd = sum(0x80 <= byte < 0xA0 or byte in _SYMBOLS for byte in head)
    return high <= _MAX_HIGH_SHARE * len(head) and odd <= 0.02 * len(head)


def _is_json(body: bytes, complete: bool) -> bool:
    if body[:1] not in (b"{", b"["):
        return False
    if re.match(rb'\{\s*"|\[\s*\{\s*"', body):
        return True  # Broken or not: what begins so is no prose, and must not be read as such.
    if not complete:
        return re.match(rb'\[\s*[\["\d\-tfn]', body) is not None
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def _is_csv(body: bytes) -> bool:
    """Two or more leading lines with the same number, at least one, of the same delimiter."""
    lines = [line for line in body.splitlines()[:6] if line.strip()][:5]
    lines = lines[:-1] if len(lines) > 2 else lines
    if len(lines) < 2:
        return False
    return any(
        lines[0].count(delimiter) > 0 and len({line.count(delimiter) for line in lines}) == 1
        for delimiter in (b";", b"\t", b",")
    )
