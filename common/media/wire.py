"""How a child says its result: a JSON header and raw blobs in shared memory, never a pickle."""

import json
import mmap
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

if sys.platform == "linux":
    import fcntl

Buffer = bytes | bytearray | memoryview
JsonObject = dict[str, object]
Read = Callable[[memoryview], int]
"""Fills the front of the view and says with how many bytes; 0 at the end."""

_PREFIX = 8
_MAX_HEADER = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Result:
    """What a task returns: plain facts, and blobs that are too large for JSON."""

    facts: JsonObject
    blobs: Sequence[Buffer] = ()


class BrokenResultError(ValueError):
    """The shared memory does not hold what a task writes."""


def shared(name: str) -> int:
    """A descriptor of fresh shared memory that no path leads to."""
    if sys.platform == "linux":
        return os.memfd_create(name, os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    descriptor, path = tempfile.mkstemp()
    os.unlink(path)  # noqa: PTH108 - a bare descriptor is wanted
    return descriptor


def seal(descriptor: int) -> None:
    """Make the contents final where the platform can; OSError while somebody can still write."""
    if sys.platform == "linux":
        final = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, final)


def mapped(descriptor: int) -> memoryview:
    """What shared memory or a file holds, read-only, without a copy; OSError."""
    size = os.fstat(descriptor).st_size
    # Private, because older kernels refuse a shared mapping of sealed memory.
    return memoryview(mmap.mmap(descriptor, size, mmap.MAP_PRIVATE, mmap.PROT_READ))


def write_all(descriptor: int, parts: Sequence[Buffer]) -> None:
    """Write the parts one after the other."""
    for part in parts:
        view = memoryview(part).cast("B")
        while view:
            view = view[os.write(descriptor, view) :]


def write_result(descriptor: int, result: Result) -> None:
    """Write a task's result."""
    sizes = [memoryview(blob).nbytes for blob in result.blobs]
    header = json.dumps({"facts": result.facts, "sizes": sizes}).encode()
    write_all(descriptor, [len(header).to_bytes(_PREFIX, "little"), header, *result.blobs])


def read_stream(read: Read, most: int) -> Iterator[Result]:
    """One result after the other until `read` has none, each with at most `most` bytes of blobs.

    BrokenResultError where the stream ends within a result, or is none of ours.
    """
    while prefix := _exactly(read, _PREFIX, may_end=True):
        length = int.from_bytes(prefix, "little")
        if not 0 < length <= _MAX_HEADER:
            raise BrokenResultError("the header's length is wrong")
        facts, sizes = _header(_exactly(read, length))
        if sum(sizes) > most:
            raise BrokenResultError("a result is larger than it may be")
        yield Result(facts, [_exactly(read, size) for size in sizes])


def read_result(descriptor: int) -> Result:
    """Read it back, believing nothing; BrokenResultError. Blobs are read-only views."""
    view = _contents(descriptor)
    length = int.from_bytes(view[:_PREFIX], "little")
    if not 0 < length <= min(_MAX_HEADER, len(view) - _PREFIX):
        raise BrokenResultError("the header's length is wrong")
    facts, sizes = _header(bytes(view[_PREFIX : _PREFIX + length]))
    if sum(sizes) != len(view) - _PREFIX - length:
        raise BrokenResultError("the blobs do not fill the result")
    return Result(facts, _split(view[_PREFIX + length :], sizes))


def _header(text: bytes | bytearray) -> tuple[JsonObject, list[int]]:
    try:
        header = json.loads(text)
        facts, sizes = header["facts"], header["sizes"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BrokenResultError("the header is no JSON of ours") from error
    if not isinstance(facts, dict) or not _are_sizes(sizes):
        raise BrokenResultError("the header has another form")
    return facts, sizes


def _exactly(read: Read, size: int, *, may_end: bool = False) -> bytearray:
    """That many bytes of a stream; none where it has ended and may."""
    data = bytearray(size)
    view, got = memoryview(data), 0
    while got < size:
        taken = read(view[got:])
        if taken == 0:
            if may_end and got == 0:
                return bytearray()
            raise BrokenResultError("the stream ended within a result")
        got += taken
    return data


def _are_sizes(sizes: object) -> bool:
    return isinstance(sizes, list) and all(type(n) is int and n >= 0 for n in sizes)


def _split(view: memoryview, sizes: Sequence[int]) -> list[Buffer]:
    blobs: list[Buffer] = []
    for size in sizes:
        blobs.append(view[:size])
        view = view[size:]
    return blobs


def _contents(descriptor: int) -> memoryview:
    size = os.fstat(descriptor).st_size
    if size == 0:
        raise BrokenResultError("nothing was written")
    if sys.platform == "linux":
        return mapped(descriptor)
    return memoryview(os.pread(descriptor, size, 0))
