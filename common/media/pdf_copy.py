"""A PDF's copy with its pages' looks and words, and nothing else of it. Runs in a child."""

import hashlib
import io
import re
from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]

from common.domain.errors import InvalidFileError
from common.media import chunks
from common.media.limits import Limits
from common.media.pdf import flatten, opened

_REMOVED = (b"/Metadata", b"/PieceInfo", b"/AA", b"/Thumb", b"/LastModified", b"/CreationDate")
_XREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_ENTRY = re.compile(rb"(\d{10}) \d{5} n")
_HEAD = re.compile(rb"\d+ \d+ obj\s*")
_STREAM = re.compile(rb"\s*stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)(?! \d+ R)")
_IDENTITY = re.compile(rb"/ID\[<([0-9A-F]{32})><([0-9A-F]{32})>\]")
_JPEG = re.compile(rb"/Filter\s*\[?\s*/DCTDecode\s*\]?\s*(?=[/>])")
_NAME = re.compile(rb"/[^\s()<>\[\]{}/%]*")
_REFERENCE = re.compile(rb"\s+\d+\s+R\b")
_WORD = re.compile(rb"/?[^\s()<>\[\]/]+|/")
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_BLANK = b" \t\r\n\x00\x0c"


def copied(data: bytes, limits: Limits) -> bytes:
    """The copy; the same bytes each time. InvalidFileError `encrypted`, `corrupt`, `too_large`.

    Pages are imported into an empty document: the information dictionary, XMP, outlines, scripts
    and attachments stay behind. Annotations and form fields are drawn into the page, so that what
    was visible stays visible and what hid behind it goes. What pages, pictures and fonts say about
    their own making is blanked, and a second import leaves behind what nothing points to any more.
    """
    with opened(data, limits) as document:
        for index in range(len(document)):
            flatten(document, index)
        first = _blanked(_imported(document))
    with opened(first, limits) as document:
        return _settled(_blanked(_imported(document)))


def _imported(document: pypdfium2.PdfDocument) -> bytes:
    fresh = pypdfium2.PdfDocument.new()
    out = io.BytesIO()
    fresh.import_pages(document)
    fresh.save(out)
    fresh.close()
    return out.getvalue()


def _blanked(data: bytes) -> bytes:
    """Overwrite with spaces what says who made an object and when; every length stays."""
    done = bytearray(data)
    for start in _object_starts(data):
        end = _value_end(data, start)
        for begin, stop in _members(data, start, end):
            done[begin:stop] = b" " * (stop - begin)
        stream = _STREAM.match(data, end)
        length = _LENGTH.search(data, start, end)
        if stream and length and _JPEG.search(data, start, end):
            body = slice(stream.end(), stream.end() + int(length[1]))
            done[body] = _bare_jpeg(data[body])
    return bytes(done)


def _object_starts(data: bytes) -> Iterator[int]:
    """Where the values of the objects begin, by the table that PDFium has just written."""
    found = _XREF.search(data, max(0, len(data) - 64))
    if not found:
        raise InvalidFileError("corrupt", "the copy has no table of its objects")
    for entry in _ENTRY.finditer(data, int(found[1])):
        head = _HEAD.match(data, int(entry[1]))
        if head:
            yield head.end()


def _members(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the members to remove of the dictionary at `start` begin and end."""
    at = start + 2
    while data[start : start + 2] == b"<<" and at < end - 2:
        key = _NAME.match(data, at)
        if not key:
            at += 1
            continue
        stop = _value_end(data, key.end())
        if key[0] in _REMOVED:
            yield at, stop
        at = stop


def _value_end(data: bytes, at: int) -> int:
    """Where the value that begins at or after `at` ends; a reference is one value."""
    depth = 0
    while True:
        while data[at : at + 1] and data[at] in _BLANK:
            at += 1
        token, at = _token(data, at)
        depth += token in (b"<<", b"[")
        depth -= token in (b">>", b"]")
        if depth <= 0:
            reference = _REFERENCE.match(data, at) if token.isdigit() else None
            return reference.end() if reference else at


def _token(data: bytes, at: int) -> tuple[bytes, int]:
    two = data[at : at + 2]
    if two in (b"<<", b">>"):
        return two, at + 2
    if two[:1] in (b"[", b"]"):
        return two[:1], at + 1
    if two[:1] == b"(":
        return b"(", _string_end(data, at)
    if two[:1] == b"<":
        return b"<", data.index(b">", at) + 1
    word = _WORD.match(data, at)
    if not word:
        raise InvalidFileError("corrupt", "the copy cannot be read again")
    return word[0], word.end()


def _string_end(data: bytes, at: int) -> int:
    depth = 0
    for found in _BRACKET.finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    raise InvalidFileError("corrupt", "the copy cannot be read again")


def _bare_jpeg(picture: bytes) -> bytes:
    """The same picture without its metadata, filled up to its length behind its end mark."""
    try:
        return chunks.jpeg(picture, orientation=1).ljust(len(picture), b"\x00")[: len(picture)]
    except InvalidFileError:
        return picture


def _settled(data: bytes) -> bytes:
    """Replace the random file identifier that PDFium draws by one from the content."""
    found = _IDENTITY.search(data, max(0, data.rfind(b"trailer")))
    if found is None:
        return data
    content = data[: found.start()] + data[found.end() :]
    name = hashlib.sha256(content).hexdigest()[:32].upper().encode()
    return data[: found.start()] + b"/ID[<" + name + b"><" + name + b">]" + data[found.end() :]
