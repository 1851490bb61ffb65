"""A TIFF's copy built from its structural tags and its pixel data alone. Runs in a child."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from common.domain.errors import InvalidFileError

_STRIPS, _STRIP_SIZES, _TILES, _TILE_SIZES = 273, 279, 324, 325
_DATA = {_STRIPS: _STRIP_SIZES, _TILES: _TILE_SIZES}
# Geometry, compression, colour, resolution and orientation. Whatever is not here goes: names,
# texts, times, EXIF, GPS, XMP, previews in sub-directories, and the private tags of makers.
_KEPT = {
    *(254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, _STRIPS, 274, 277, 278, _STRIP_SIZES),
    *(
        280,
        281,
        282,
        283,
        284,
        290,
        291,
        292,
        293,
        296,
        297,
        301,
        317,
        318,
        319,
        320,
        321,
        322,
        323,
    ),
    *(_TILES, _TILE_SIZES, 332, 334, 336, 338, 339, 340, 341, 347, 529, 530, 531, 532, 34675),
}
_OLD_JPEG = frozenset(range(512, 522))
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_SIZES |= {16: 8, 17: 8, 18: 8}
_WHOLE = {1: "B", 3: "H", 4: "I", 16: "Q"}


@dataclass(frozen=True, slots=True)
class _Layout:
    """How numbers are written: byte order, and whether offsets have eight bytes (BigTIFF)."""

    order: str
    big: bool

    @property
    def word(self) -> str:
        return "Q" if self.big else "I"

    @property
    def width(self) -> int:
        return 8 if self.big else 4

    def pack(self, form: str, *values: int) -> bytes:
        return struct.pack(self.order + form, *values)

    def unpack(self, form: str, data: bytes) -> tuple[int, ...]:
        return struct.unpack(self.order + form, data)


@dataclass(frozen=True, slots=True)
class _Field:
    tag: int
    kind: int
    count: int
    value: bytes


class OldJpegError(ValueError):
    """The obsolete JPEG form of TIFF 6.0, whose tables lie anywhere in the file."""


def copied(data: bytes, max_pages: int) -> bytes:
    """The copy. InvalidFileError `corrupt`, `too_large`; OldJpegError."""
    layout = _Layout("<" if data[:2] == b"II" else ">", data[2:4] in (b"+\x00", b"\x00+"))
    out = bytearray(data[: 8 if layout.big else 4])
    link = len(out)
    out += bytes(layout.width)
    for number, fields in enumerate(_directories(data, layout)):
        if number == max_pages:
            raise InvalidFileError("too_large", "more pages than the limit")
        blocks = {tag: _blocks(data, layout, fields, tag) for tag in _DATA}
        moved = {tag: [_append(out, block) for block in found] for tag, found in blocks.items()}
        if len(out) > 2 * len(data) + 4096:
            raise InvalidFileError("corrupt", "pieces of the picture overlap")
        link = _write(out, layout, fields, moved, link)
    return bytes(out)


def _directories(data: bytes, layout: _Layout) -> Iterator[list[_Field]]:
    start = 8 if layout.big else 4
    (at,) = layout.unpack(layout.word, _slice(data, start, layout.width))
    seen: set[int] = set()
    while at and at not in seen:
        seen.add(at)
        lead = 8 if layout.big else 2
        (count,) = layout.unpack("Q" if layout.big else "H", _slice(data, at, lead))
        size = 20 if layout.big else 12
        entries = _slice(data, at + lead, count * size)
        fields = [_field(data, layout, entries[i : i + size]) for i in range(0, len(entries), size)]
        yield [field for field in fields if field is not None]
        (at,) = layout.unpack(layout.word, _slice(data, at + lead + count * size, layout.width))


def _field(data: bytes, layout: _Layout, entry: bytes) -> _Field | None:
    tag, kind, count = layout.unpack("HH" + layout.word, entry[: -layout.width])
    if tag in _OLD_JPEG:
        raise OldJpegError
    if tag not in _KEPT or kind not in _SIZES:
        return None
    size = count * _SIZES[kind]
    if size <= layout.width:
        return _Field(tag, kind, count, entry[-layout.width :][:size])
    (at,) = layout.unpack(layout.word, entry[-layout.width :])
    return _Field(tag, kind, count, _slice(data, at, size))


def _blocks(data: bytes, layout: _Layout, fields: Sequence[_Field], tag: int) -> list[bytes]:
    """The pieces of pixel data that the offsets of `tag` point to."""
    numbers = {f.tag: _numbers(layout, f) for f in fields if f.tag in (tag, _DATA[tag])}
    offsets, sizes = numbers.get(tag, ()), numbers.get(_DATA[tag], ())
    if len(offsets) != len(sizes):
        raise InvalidFileError("corrupt", "pieces of the picture are missing")
    return [_slice(data, at, size) for at, size in zip(offsets, sizes, strict=True)]


def _numbers(layout: _Layout, field: _Field) -> tuple[int, ...]:
    if field.kind not in _WHOLE:
        raise InvalidFileError("corrupt", "an offset is no whole number")
    return layout.unpack(f"{field.count}{_WHOLE[field.kind]}", field.value)


def _write(
    out: bytearray,
    layout: _Layout,
    fields: Sequence[_Field],
    moved: dict[int, list[int]],
    link: int,
) -> int:
    """Append a directory and point `link` to it; where the link to the next one stands."""
    entries = [_entry(out, layout, _relocated(layout, field, moved)) for field in fields]
    at = _append(out, layout.pack("Q" if layout.big else "H", len(entries)))
    out += b"".join(entries)
    out[link : link + layout.width] = layout.pack(layout.word, at)
    link = len(out)
    out += bytes(layout.width)
    return link


def _relocated(layout: _Layout, field: _Field, moved: dict[int, list[int]]) -> _Field:
    if field.tag not in moved:
        return field
    offsets = moved[field.tag]
    kind = 16 if layout.big else 4
    return _Field(
        field.tag, kind, len(offsets), layout.pack(f"{len(offsets)}{layout.word}", *offsets)
    )


def _entry(out: bytearray, layout: _Layout, field: _Field) -> bytes:
    value = field.value
    if len(value) > layout.width:
        value = layout.pack(layout.word, _append(out, value))
    head = layout.pack("HH" + layout.word, field.tag, field.kind, field.count)
    return head + value.ljust(layout.width, b"\x00")


def _append(out: bytearray, block: bytes) -> int:
    out += bytes(len(out) & 1)  # offsets are even
    at = len(out)
    out += block
    return at


def _slice(data: bytes, at: int, size: int) -> bytes:
    if at + size > len(data):
        raise InvalidFileError("corrupt", "the file ends before its data")
    return data[at : at + size]
