"""Everything that may be done with a stranger's film, each in a child process of its own."""

import hashlib
import io
import os
from bisect import bisect_right
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from common.domain.errors import InvalidFileError
from common.media import wire
from common.media.film import FILM_PIXELS, Film, Frame
from common.media.isolate import Picture, pictures_of, whole
from common.media.limits import Limits
from common.media.nursery import Nursery
from common.media.wire import JsonObject, Result

CHUNK = 2**20
_MOST_RESULT = 2**26

# A zygote of its own, because the decoder of films costs what no picture should pay: it is started
# by the first film.
_nursery = Nursery(["common.media.film_tasks"])


@dataclass(frozen=True, slots=True)
class Held:
    """A file's bytes once in memory, however many processes read them."""

    descriptor: int
    size: int
    sha256: str

    def head(self, size: int) -> bytes:
        """Its first bytes."""
        return bytes(wire.mapped(self.descriptor)[:size])


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """What a film holds, after every packet was seen.

    height, width : upright, in pixels
    frames : coded frames in the file; fps : as its header says
    scrubbed : our copy, read once from its beginning; nothing of it is in memory twice
    """

    height: int
    width: int
    frames: int
    fps: float | None
    scrubbed: BinaryIO = field(repr=False)
    scrubbed_sha256: str


@contextmanager
def held(parts: Iterable[bytes]) -> Iterator[Held]:
    """Take a file into shared memory, part by part; it is gone with the context."""
    descriptor = wire.shared("film")
    try:
        digest, size = hashlib.sha256(), 0
        for part in parts:
            digest.update(part)
            size += len(part)
            wire.write_all(descriptor, [part])
        wire.seal(descriptor)
        yield Held(descriptor, size, digest.hexdigest())
    finally:
        os.close(descriptor)


def parts_of(file: BinaryIO, head: bytes = b"") -> Iterator[bytes]:
    """A file in parts, behind what was read of it already."""
    yield head
    while part := file.read(CHUNK):
        yield part


def close() -> None:
    """End the process that decodes; the next use starts it again."""
    _nursery.close()


def process_id() -> int:
    """The process that decodes; it is started where it does not live."""
    return _nursery.pid()


def inspect(film: Held, media_type: str, limits: Limits) -> Inspected:
    """Look at every packet of a film.

    Raises InvalidFileError: `corrupt`, `too_large` (pixels, length), `unsupported_media` (codec),
    `unsafe`. UnavailableError where no child can be had.
    """
    result = _run("inspect_film", film, media_type, limits, 0)
    try:
        ranges, renamed = (np.frombuffer(blob, np.int64) for blob in result.blobs)
        name = str(result.facts["name"]).encode()
        pairs = ranges.reshape(-1, 2)
        if not _fit(pairs, renamed, film.size) or len(name) != 4:
            raise ValueError("places outside the file")
    except (ValueError, KeyError) as error:
        raise InvalidFileError("unsafe", "the decoder's result has another form") from error
    return Inspected(
        height=whole(result.facts, "height"),
        width=whole(result.facts, "width"),
        frames=whole(result.facts, "frames"),
        fps=_rate(result.facts),
        scrubbed=cast(BinaryIO, _Scrubbed(film, pairs, renamed, name)),
        scrubbed_sha256=_digest(_Scrubbed(film, pairs, renamed, name)),
    )


def load(
    film: Held, media_type: str, limits: Limits, evidence_pixels: int
) -> tuple[Film, list[Picture]]:
    """The film, and its evidence: a frame, and its beginning side by side. Raises as `inspect`."""
    result = _run("load_film", film, media_type, limits, evidence_pixels)
    height, width = whole(result.facts, "height"), whole(result.facts, "width")
    try:
        shown = pictures_of(result.facts, result.blobs)
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidFileError("unsafe", "the decoder's result has another form") from error

    def frames() -> Generator[Frame]:
        arguments = {"media_type": media_type}
        for found in _nursery.stream("frames", film.descriptor, arguments, limits, _MOST_RESULT):
            yield _frame(found)

    reduction = max(1.0, (height * width / FILM_PIXELS) ** 0.5)
    is_square = result.facts.get("is_square") is True
    flags = {"reduced": reduction > 1, "pixels_not_square": not is_square}
    seen = Film(
        height=height,
        width=width,
        reduction=reduction,
        fps=_rate(result.facts),
        flags=tuple(flag for flag, is_set in flags.items() if is_set),
        frames=frames,
    )
    return seen, shown


def _run(task: str, film: Held, media_type: str, limits: Limits, evidence_pixels: int) -> Result:
    arguments = {"media_type": media_type, "evidence_pixels": evidence_pixels}
    return _nursery.run(task, b"", arguments, limits, film.descriptor)


def _rate(facts: JsonObject) -> float | None:
    value = facts.get("fps")
    return float(value) if isinstance(value, int | float) and 0 < value < 1e6 else None


def _frame(result: Result) -> Frame:
    try:
        rows, columns = cast(list[int], result.facts["shape"])
        seconds = result.facts["seconds"]
        pixels = np.frombuffer(result.blobs[0], np.uint8).reshape(rows, columns)
        is_time = isinstance(seconds, int | float) and np.isfinite(seconds)
        return Frame(pixels=pixels, seconds=float(cast(float, seconds)) if is_time else None)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise InvalidFileError("unsafe", "the decoder's result has another form") from error


def _fit(pairs: NDArray[np.int64], renamed: NDArray[np.int64], size: int) -> bool:
    """Whether all places lie in the file, in order and apart."""
    ends = pairs.ravel()
    in_order = bool((np.diff(ends) >= 0).all())
    inside = ends.size == 0 or (ends[0] >= 0 and ends[-1] <= size)
    return in_order and bool(inside) and bool(((renamed >= 0) & (renamed + 4 <= size)).all())


def _digest(file: io.RawIOBase) -> str:
    digest = hashlib.sha256()
    while part := file.read(CHUNK):
        digest.update(part)
    return digest.hexdigest()


class _Scrubbed(io.RawIOBase):
    """A film in memory, read with some of its bytes replaced."""

    def __init__(
        self, film: Held, pairs: NDArray[np.int64], renamed: NDArray[np.int64], name: bytes
    ) -> None:
        self._view = wire.mapped(film.descriptor)
        self._starts, self._stops = pairs[:, 0].tolist(), pairs[:, 1].tolist()
        self._renamed, self._name = sorted(renamed.tolist()), name
        self._at = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        start = self._at
        stop = len(self._view) if size < 0 else min(len(self._view), start + size)
        part = bytearray(self._view[start:stop])
        for i in range(max(0, bisect_right(self._starts, start) - 1), len(self._starts)):
            if self._starts[i] >= stop:
                break
            first, last = max(self._starts[i], start), min(self._stops[i], stop)
            if last > first:
                part[first - start : last - start] = bytes(last - first)
        for place in self._renamed[bisect_right(self._renamed, start - 4) :]:
            if place >= stop:
                break
            for k, byte in enumerate(self._name):
                if start <= place + k < stop:
                    part[place + k - start] = byte
        self._at = stop
        return bytes(part)
