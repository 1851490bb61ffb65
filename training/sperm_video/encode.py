"""A simulated film as a file."""

import io
from collections.abc import Iterable

import av
import numpy as np
from numpy.typing import NDArray


def mp4(
    frames: Iterable[NDArray[np.uint8]], fps: float, quality: int = 26, preset: str = "slow"
) -> bytes:
    """H.264 in an MP4; grey frames of even height and width, `quality` as x264's crf."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=round(fps))
        stream.options = {"crf": str(quality), "preset": preset}
        stream.codec_context.thread_count = 1
        for number, grey in enumerate(frames):
            if number == 0:
                stream.height, stream.width = grey.shape
                stream.pix_fmt = "yuv420p"
            shown = av.VideoFrame.from_ndarray(grey, format="gray").reformat(format="yuv420p")
            for packet in stream.encode(shown):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return out.getvalue()
