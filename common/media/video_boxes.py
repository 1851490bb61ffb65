"""Which bytes of a film show the picture: all others may name somebody. Runs in a child."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from common.domain.errors import InvalidFileError

Range = tuple[int, int]

# ISO/IEC 14496-12 (MP4, MOV): boxes that hold boxes, and boxes that place and describe frames.
_HOLDERS = frozenset(
    (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"stbl", b"edts", b"mvex", b"moof", b"traf")
)
_KEPT = frozenset(
    (
        *(b"ftyp", b"styp", b"sidx", b"mvhd", b"tkhd", b"mdhd", b"vmhd", b"dref", b"stsd", b"stts"),
        *(b"ctts", b"cslg", b"stss", b"stps", b"sdtp", b"stsz", b"stz2", b"stsc", b"stco", b"co64"),
        *(b"elst", b"mehd", b"trex", b"mfhd", b"tfhd", b"tfdt", b"trun", b"sbgp", b"sgpd", b"mfra"),
    )
)
_HANDLER_BYTES = 24  # version, flags, kind and reserved; a name follows
_VIDEO = b"vide"
# AVI: lists of chunks; what belongs to no stream of pictures is emptied, its place kept.
_AVI_KEPT = frozenset((b"avih", b"strh", b"strf", b"idx1", b"dmlh"))
_AVI_LISTS = frozenset((b"hdrl", b"strl", b"movi", b"rec ", b"odml"))
_MOST = 2_000_000


@dataclass(slots=True)
class Blanks:
    """What a copy leaves out.

    ranges : start and end of bytes that become zero, in order, apart
    renamed : where a four-letter name becomes `name`
    """

    name: bytes
    ranges: list[Range] = field(default_factory=list)
    renamed: list[int] = field(default_factory=list)

    def add(self, start: int, stop: int) -> None:
        """Blank these bytes."""
        if stop > start:
            self.ranges.append((start, stop))


def blanks(data: memoryview, media_type: str, packets: Sequence[Range]) -> Blanks:
    """What of a film is no picture; `packets` are where the coded frames lie.

    `corrupt` where a part ends beyond the file: then its end is missing.
    """
    if media_type == "video/x-msvideo":
        found = Blanks(name=b"JUNK")
        _avi(data, 0, len(data), found, _Streams())
    else:
        found = Blanks(name=b"free")
        _boxes(data, 0, len(data), found, sorted(packets), [False])
    found.ranges.sort()
    return found


def _parts(data: memoryview, start: int, stop: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Name, start, start of the contents, and end of each box."""
    at = start
    for _ in range(_MOST):
        if stop - at < 8:
            return
        size, name, head = int.from_bytes(data[at : at + 4], "big"), bytes(data[at + 4 : at + 8]), 8
        if size == 1 and stop - at >= 16:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        end = stop if size == 0 else at + size
        if end > stop or end < at + head:
            raise InvalidFileError("corrupt", "a box ends beyond the file")
        yield name, at, at + head, end
        at = end
    raise InvalidFileError("unsafe", "too many boxes")


def _boxes(
    data: memoryview,
    start: int,
    stop: int,
    found: Blanks,
    packets: Sequence[Range],
    seen: list[bool],
    depth: int = 0,
) -> None:
    end = start
    for name, at, inside, end in _parts(data, start, stop):
        if name in _HOLDERS and depth < 8 and not _is_other_track(data, name, inside, end, seen):
            _boxes(data, inside, end, found, packets, seen, depth + 1)
        elif name == b"hdlr":
            found.add(inside + _HANDLER_BYTES, end)
        elif name == b"mdat":
            _media(inside, end, packets, found)
        elif name not in _KEPT:
            found.renamed.append(at + 4)
            found.add(inside, end)
    found.add(end, stop)  # fewer than eight bytes that are no box


def _is_other_track(data: memoryview, name: bytes, inside: int, end: int, seen: list[bool]) -> bool:
    """Whether this is a track of sound, text or places, or a second one of pictures."""
    if name != b"trak":
        return False
    is_film = _handler(data, inside, end) == _VIDEO
    is_other, seen[0] = not is_film or seen[0], seen[0] or is_film
    return is_other


def _handler(data: memoryview, start: int, stop: int) -> bytes:
    for name, _, inside, end in _parts(data, start, stop):
        if name == b"mdia":
            return _handler(data, inside, end)
        if name == b"hdlr":
            return bytes(data[inside + 8 : inside + 12])
    return b""


def _media(start: int, stop: int, packets: Sequence[Range], found: Blanks) -> None:
    """Blank what lies between the coded frames."""
    at = start
    for first, last in packets:
        if last > start and first < stop:
            found.add(at, first)
            at = max(at, last)
    found.add(at, stop)


@dataclass(slots=True)
class _Streams:
    """The streams of an AVI as its headers say, and which of them shows pictures."""

    number: int = -1
    film: int | None = None


def _avi(data: memoryview, start: int, stop: int, found: Blanks, streams: _Streams) -> None:
    at = start
    for _ in range(_MOST):
        if stop - at < 8:
            found.add(at, stop)
            return
        name, size = bytes(data[at : at + 4]), int.from_bytes(data[at + 4 : at + 8], "little")
        inside, end = at + 8, at + 8 + size
        if end > stop:
            raise InvalidFileError("corrupt", "a chunk ends beyond the file")
        _chunk(data, name, (at, inside, end), found, streams)
        at = min(stop, end + size % 2)
    raise InvalidFileError("unsafe", "too many chunks")


def _chunk(
    data: memoryview, name: bytes, where: tuple[int, int, int], found: Blanks, streams: _Streams
) -> None:
    at, inside, end = where
    kind = bytes(data[inside : inside + 4])
    if name == b"RIFF" or (name == b"LIST" and kind in _AVI_LISTS):
        _avi(data, inside + 4, end, found, streams)
    elif name == b"strh":
        streams.number += 1
        if kind == b"vids" and streams.film is None:
            streams.film = streams.number
    elif name[:2].isdigit() or name[:2] == b"ix":
        is_film = streams.film is not None and name[:2] == b"%02d" % streams.film
        if not is_film and name[:2] != b"ix":
            found.add(inside, end)
    elif name not in _AVI_KEPT and name != b"indx":
        found.renamed.append(at)
        found.add(inside, end)
