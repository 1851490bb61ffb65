"""A film's frames, one after the other, from bytes in memory. Runs in a child."""

import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import av
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from common.domain.errors import InvalidFileError
from common.media.film import FILM_PIXELS
from common.media.limits import Limits

CONTAINERS = {"video/mp4": "mov", "video/quicktime": "mov", "video/x-msvideo": "avi"}
"""The demuxer of each media type: none is guessed, so that no playlist is followed."""

CODECS = frozenset(
    (
        *("h264", "hevc", "mpeg4", "mpeg1video", "mpeg2video", "mjpeg", "vp8", "vp9", "prores"),
        *("msmpeg4v1", "msmpeg4v2", "msmpeg4v3", "wmv1", "wmv2", "h263", "dvvideo", "cinepak"),
        *("rawvideo", "ffv1", "huffyuv", "ffvhuff", "utvideo", "png", "qtrle", "msvideo1", "v210"),
    )
)
"""What microscopes, cameras and their programs write; each further decoder is more to attack."""

MAX_DAMAGED = 0.05
"""Share of packets that may be unreadable."""

FEW_PACKETS = 20
_LUMA_FIRST = frozenset(
    ("gray", "nv12", *(f"yuv{j}{kind}p" for j in ("", "j") for kind in ("420", "422", "444")))
)
_RATES = (1.0, 2000.0)


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened film and its stream of pictures; `fps` is what the header says, None for nonsense.

    has_times : whether the container says when each frame was; else only their order is known
    """

    container: InputContainer
    stream: VideoStream
    fps: float | None
    has_times: bool


class _Window(io.RawIOBase):
    """Bytes in memory as a file, without a copy of them."""

    def __init__(self, data: memoryview) -> None:
        self._data, self._at = data, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: len(self._data)}[whence]
        self._at = max(0, start + offset)
        return self._at

    def read(self, size: int = -1) -> bytes:
        stop = len(self._data) if size < 0 else self._at + size
        taken = bytes(self._data[self._at : stop])
        self._at += len(taken)
        return taken


@contextmanager
def opened(data: bytes | memoryview, media_type: str, limits: Limits) -> Iterator[Opened]:
    """The film. `corrupt` where it cannot be read or shows nothing, `too_large` from its header."""
    if media_type not in CONTAINERS:
        raise InvalidFileError("unsupported_media", media_type)
    try:
        container = av.open(
            _Window(memoryview(data)),
            "r",
            format=CONTAINERS[media_type],
            metadata_errors="ignore",
        )
        with container:
            yield _opened(container, media_type, limits)
    except (av.FFmpegError, ValueError, OverflowError) as error:
        raise InvalidFileError("corrupt", f"not a film: {type(error).__name__}") from error


def _opened(container: InputContainer, media_type: str, limits: Limits) -> Opened:
    if not container.streams.video:
        raise InvalidFileError("corrupt", "the file shows nothing")
    stream = container.streams.video[0]
    if stream.codec_context is None or stream.codec_context.name not in CODECS:
        raise InvalidFileError("unsupported_media", "a codec that is not read")
    _check_size(stream.codec_context.width, stream.codec_context.height, limits)
    stream.codec_context.thread_count = 1  # a child may start no thread
    stream.thread_type = "NONE"
    rate = stream.average_rate
    fps = float(rate) if rate else 0.0
    return Opened(
        container=container,
        stream=stream,
        fps=fps if _RATES[0] <= fps <= _RATES[1] else None,
        has_times=media_type != "video/x-msvideo",
    )


def _check_size(width: int, height: int, limits: Limits) -> None:
    if width < 1 or height < 1:
        raise InvalidFileError("corrupt", "a frame has no pixels")
    if width * height > min(limits.pixels, 4 * limits.decoded_pixels):
        raise InvalidFileError("too_large", "more pixels than the limit")


def frames(film: Opened, limits: Limits) -> Iterator[tuple[VideoFrame, float | None]]:
    """Every frame with its time in seconds from the first one, None where nothing tells it.

    `too_large` beyond `limits.film_seconds`, `corrupt` where more than `MAX_DAMAGED` of the packets
    cannot be decoded, or nothing can.
    """
    packets = damaged = shown = 0
    first: float | None = None
    for packet in film.container.demux(film.stream):
        packets += packet.size > 0
        try:
            decoded = packet.decode()
        except av.error.InvalidDataError:
            damaged += 1
            continue
        for frame in decoded:
            _check_size(frame.width, frame.height, limits)
            seconds = frame.time if film.has_times else None
            first = seconds if first is None else first
            since = None if seconds is None or first is None else seconds - first
            _check_length(since, shown, film.fps, limits)
            shown += 1
            yield frame, since
    if shown == 0:
        raise InvalidFileError("corrupt", "no frame can be read")
    if damaged > MAX_DAMAGED * packets and damaged * FEW_PACKETS > packets:
        raise InvalidFileError("corrupt", "too many frames cannot be read")


def _check_length(since: float | None, shown: int, fps: float | None, limits: Limits) -> None:
    if since is None:
        since = shown / (fps or _RATES[1])
    if since > limits.film_seconds or shown > limits.film_seconds * _RATES[1]:
        raise InvalidFileError("too_large", "longer than the limit")


def pixels(frame: VideoFrame, form: str, most: int = FILM_PIXELS) -> NDArray[np.uint8]:
    """The frame upright: `gray` gives (M, N), `rgb24` (M, N, 3) uint8, of at most `most` pixels."""
    factor = math.sqrt(frame.width * frame.height / most)
    if factor > 1:
        size = {"width": int(frame.width / factor), "height": int(frame.height / factor)}
        frame_small = frame.reformat(format=form, interpolation="AREA", threads=1, **size)
        shown = frame_small.to_ndarray()
    elif form == "gray" and frame.format.name in _LUMA_FIRST:
        shown = _luma(frame)
    else:
        shown = frame.to_ndarray(format=form, threads=1)
    turned = np.rot90(shown, k=(frame.rotation // 90) % 4)
    return np.ascontiguousarray(turned, dtype=np.uint8)


def _luma(frame: VideoFrame) -> NDArray[np.uint8]:
    """The first plane as it is: nine times as fast as a conversion."""
    plane = frame.planes[0]
    rows = np.asarray(memoryview(plane), dtype=np.uint8).reshape(-1, plane.line_size)
    seen: NDArray[np.uint8] = rows[: frame.height, : frame.width]
    return seen
