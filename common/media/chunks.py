"""Copies of JPEG, PNG and WebP files without what could name a person; pixels stay untouched."""

import struct
import zlib
from collections.abc import Iterator

from common.domain.errors import InvalidFileError

_ORIENTATION = 0x0112
_START_OF_SCAN = 0xDA
_END_OF_IMAGE = 0xD9
_COMMENT = 0xFE
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
# What tells how pixels look or how large they are; everything else that is not critical goes.
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT")
) | {b"bKGD", b"pHYs", b"cICP", b"acTL", b"fcTL", b"fdAT"}
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04


def exif(orientation: int) -> bytes:
    """The smallest EXIF block (TIFF form) that says how a picture is to be turned."""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    return b"MM\x00*" + struct.pack(">IH", 8, 1) + entry + bytes(4)


def jpeg(data: bytes, orientation: int) -> bytes:
    """A JPEG without EXIF, XMP, IPTC, comments, previews and whatever follows its end.

    The colour profile, the JFIF and Adobe marks, which say how to show the pixels, and a minimal
    EXIF with the orientation stay. Raises InvalidFileError `corrupt` where its end is missing.
    """
    parts = [b"\xff\xd8"]
    if orientation > 1:
        body = b"Exif\x00\x00" + exif(orientation)
        parts.append(b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body)
    ended = False
    for marker, segment in _jpeg_segments(data):
        ended = marker == _END_OF_IMAGE
        if _is_kept(marker, segment):
            parts.append(segment)
    if not ended:
        raise InvalidFileError("corrupt", "the picture ends before its end mark")
    return b"".join(parts)


def _is_kept(marker: int, segment: bytes) -> bool:
    body = segment[4:]
    if marker == 0xE0:  # JFIF without its preview
        return body.startswith(b"JFIF\x00")
    if marker == 0xE2:
        return body.startswith(b"ICC_PROFILE\x00")
    if marker == 0xEE:
        return body.startswith(b"Adobe")
    return not (0xE0 <= marker <= 0xEF or marker == _COMMENT)


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its bytes, a scan with its data, up to the end mark."""
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            raise InvalidFileError("corrupt", "no marker where one must be")
        start = at
        while data[at : at + 1] == b"\xff":
            at += 1
        marker = data[at] if at < len(data) else 0
        at += 1
        if marker == _END_OF_IMAGE:
            yield marker, b"\xff\xd9"
            return
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            raise InvalidFileError("corrupt", "a segment is cut off")
        body = data[at : at + length]
        at += length
        if marker == _START_OF_SCAN:
            end = _scan_end(data, at)
            yield marker, data[start:end]
            at = end
        else:
            yield marker, b"\xff" + bytes([marker]) + body


def _scan_end(data: bytes, at: int) -> int:
    """Where the compressed data of a scan end: at a marker that is no escape and no restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise InvalidFileError("corrupt", "the picture ends in the middle")
        following = data[at + 1]
        if following == 0 or 0xD0 <= following <= 0xD7:
            at += 2
        elif following == 0xFF:
            at += 1
        else:
            return at


def check_png(data: bytes) -> None:
    """Check every chunk's sum, which Pillow passes over in pixel data; `corrupt`."""
    kinds = [kind for kind, _ in _png_chunks(data)]
    if kinds[-1:] != [b"IEND"]:
        raise InvalidFileError("corrupt", "the picture ends before its end mark")


def png(data: bytes, orientation: int) -> bytes:
    """A PNG without texts, times, EXIF and chunks nobody knows; every chunk's check sum is checked.

    Pillow passes over damaged sums of pixel data, so this is where bit rot is found (`corrupt`).
    """
    parts = [_PNG_HEAD]
    kind = b""
    for kind, body in _png_chunks(data):
        if kind == b"iCCP":
            body = b"icc\x00" + body[body.find(b"\x00") + 1 :]
        if kind in _PNG_KEPT:
            parts.append(_png_chunk(kind, body))
        if kind == b"IHDR" and orientation > 1:
            parts.append(_png_chunk(b"eXIf", exif(orientation)))
    if kind != b"IEND":
        raise InvalidFileError("corrupt", "the picture ends before its end mark")
    return b"".join(parts)


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG_HEAD)
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data.ljust(at + 8, b"\x00"), at)
        body = data[at + 8 : at + 8 + length]
        stated = data[at + 8 + length : at + 12 + length]
        if struct.pack(">I", zlib.crc32(kind + body)) != stated:
            raise InvalidFileError("corrupt", "a check sum is wrong")
        yield kind, body
        at += 12 + length
        if kind == b"IEND":
            return


def webp(data: bytes, orientation: int) -> bytes:
    """A WebP without EXIF (but the orientation), XMP and chunks nobody knows."""
    chunks = list(_riff_chunks(data))
    flags = _WEBP_EXIF if orientation > 1 else 0
    parts = []
    for kind, body in chunks:
        if kind == b"VP8X":
            body = bytes([body[0] & ~(_WEBP_EXIF | _WEBP_XMP) & 0xFF | flags]) + body[1:]
        if kind in _WEBP_KEPT:
            parts.append(_riff_chunk(kind, body))
    if orientation > 1:
        parts.append(_riff_chunk(b"EXIF", exif(orientation)))
    inner = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


def _riff_chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + bytes(len(body) & 1)


def _riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    end = 8 + struct.unpack_from("<I", data, 4)[0]
    if end > len(data):
        raise InvalidFileError("corrupt", "the picture ends before its end")
    at = 12
    while at + 8 <= end:
        kind, length = struct.unpack_from("<4sI", data, at)
        if at + 8 + length > end:
            raise InvalidFileError("corrupt", "a chunk is cut off")
        yield kind, data[at + 8 : at + 8 + length]
        at += 8 + length + (length & 1)
