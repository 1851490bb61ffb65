"""Small films for the tests, encoded on the spot."""

import io
from collections.abc import Sequence
from fractions import Fraction

import av
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]


def scenes(count: int = 10, shape: tuple[int, int] = (96, 128)) -> list[Grey]:
    """A dark spot that moves two pixels a frame over an uneven ground."""
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    made = []
    for i in range(count):
        spot = np.exp(-((rows - 40) ** 2 + (columns - 20 - 2 * i) ** 2) / 18)
        made.append((180 + rows / 8 - 120 * spot).astype(np.uint8))
    return made


def film(
    pictures: Sequence[Grey],
    form: str = "mp4",
    codec: str = "mpeg4",
    fps: int = 25,
    times: Sequence[int] | None = None,
    sound: bool = False,
    metadata: dict[str, str] | None = None,
    options: dict[str, str] | None = None,
) -> bytes:
    """A film's bytes. `times` are milliseconds of each frame, where they are not even."""
    out = io.BytesIO()
    with av.open(out, "w", format=form, options=options or {}) as container:
        container.metadata.update(metadata or {})
        stream = container.add_stream(codec, rate=1000 if times else fps)
        stream.height, stream.width = pictures[0].shape
        stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        stream.codec_context.thread_count = 1
        voice = container.add_stream("aac", rate=8000, layout="mono") if sound else None
        for i, grey in enumerate(pictures):
            shown = av.VideoFrame.from_ndarray(grey, format="gray").reformat(format=stream.pix_fmt)
            if times:
                shown.pts, shown.time_base = times[i], Fraction(1, 1000)
            for packet in stream.encode(shown):
                container.mux(packet)
            if voice is not None:
                _speak(container, voice, i)
        for each in (stream, voice):
            for packet in each.encode() if each is not None else ():
                container.mux(packet)
    return out.getvalue()


def _speak(container: av.container.OutputContainer, voice: av.AudioStream, i: int) -> None:
    wave = np.random.default_rng(i).integers(-9000, 9000, (1, 1024)).astype(np.int16)
    spoken = av.AudioFrame.from_ndarray(wave, format="s16", layout="mono")
    spoken.sample_rate, spoken.pts = 8000, 1024 * i
    for packet in voice.encode(spoken):
        container.mux(packet)
