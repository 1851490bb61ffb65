"""What the zygote's children can be asked to do with a film. Runs in a child."""

import io
import math
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import cast

import av
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray
from PIL import Image

from common.domain.errors import InvalidFileError
from common.media import images, video, video_boxes
from common.media.limits import Limits
from common.media.video import Opened
from common.media.wire import Buffer, JsonObject, Result
from common.media.zygote import Stream, Task

CLIP_SECONDS = 2.0
CLIP_FRAMES = 48
CLIP_PIXELS = 130_000
"""Of one frame of the clip: some 400 by 320."""

_CLIP_QUALITY = 60
_LONGEST_SIDE = 16383  # of a WebP
_JPEG_QUALITY = 90
_BLANK = 2.0  # grey levels of standard deviation below which a frame shows nothing
_MOST_PACKETS = 2_000_000


def inspect_film(data: Buffer, arguments: Mapping[str, object], limits: Limits) -> Result:
    """Size, frames and length by every packet, and which bytes a copy leaves out.

    The blobs are int64: starts and ends of bytes that become zero, and places of four-letter names
    that become `facts["name"]`.
    """
    media_type = str(arguments["media_type"])
    view = memoryview(data)
    packets: list[tuple[int, int]] = []
    first = _first(view, media_type, limits)
    with video.opened(view, media_type, limits) as film:
        facts = _facts(film, first)
        for packet in film.container.demux(film.stream):
            if packet.size and packet.pos is not None:
                packets.append((packet.pos, packet.pos + packet.size))
            if len(packets) > _MOST_PACKETS:
                raise InvalidFileError("too_large", "too many frames")
        facts["frames"] = len(packets)
        _check_length(film, len(packets), limits)
    left_out = video_boxes.blanks(view, media_type, packets)
    facts["name"] = left_out.name.decode()
    ranges = np.array(left_out.ranges, dtype=np.int64).reshape(-1, 2)
    return Result(facts, [ranges.tobytes(), np.array(left_out.renamed, dtype=np.int64).tobytes()])


def load_film(data: Buffer, arguments: Mapping[str, object], limits: Limits) -> Result:
    """What the header says, one frame as a picture and the beginning as a clip."""
    view = memoryview(data)
    media_type = str(arguments["media_type"])
    first = _first(view, media_type, limits)
    with video.opened(view, media_type, limits) as film:
        facts = _facts(film, first)
        most = int(cast(int, arguments["evidence_pixels"]))
        if most == 0:
            return Result({**facts, "pictures": []})
        still, clip = _beginning(film, most, limits)
    made = [_encoded(still, facts, "JPEG", quality=_JPEG_QUALITY, subsampling=0)]
    sheet, places = _side_by_side(clip)
    if max(sheet.size) <= _LONGEST_SIDE:
        picture, blob = _encoded(
            sheet, facts, "WEBP", columns=places["columns"], quality=_CLIP_QUALITY, method=0
        )
        made.append(({**picture, "clip": {**places, "fps": facts["fps"]}}, blob))
    return Result({**facts, "pictures": [m[0] for m in made]}, [m[1] for m in made])


def _encoded(
    shown: Image.Image, facts: JsonObject, form: str, columns: object = 1, **options: object
) -> tuple[JsonObject, bytes]:
    """A picture and what is said of it; a sheet's scale is that of one of its `columns`."""
    out = io.BytesIO()
    shown.save(out, form, **options)
    width, height = shown.size
    return {
        "media_type": f"image/{form.lower()}",
        "height": height,
        "width": width,
        "scale": int(cast(int, facts["width"])) * int(cast(int, columns)) / width,
    }, out.getvalue()


def _side_by_side(clip: Mapping[int, Image.Image]) -> tuple[Image.Image, JsonObject]:
    """All frames in one picture, row by row: a page can then show any one of them at any moment."""
    columns = math.isqrt(len(clip) - 1) + 1
    rows = -(-len(clip) // columns)
    width, height = next(iter(clip.values())).size
    sheet = Image.new("RGB", (columns * width, rows * height))
    for place, shown in enumerate(clip.values()):
        sheet.paste(shown, (place % columns * width, place // columns * height))
    return sheet, {"frames": list(clip), "columns": columns, "rows": rows}


def frames(data: Buffer, arguments: Mapping[str, object], limits: Limits) -> Iterator[Result]:
    """Each frame's grey values and its time in seconds."""
    with video.opened(memoryview(data), str(arguments["media_type"]), limits) as film:
        for frame, seconds in video.frames(film, limits):
            grey = video.pixels(frame, "gray")
            yield Result({"seconds": seconds, "shape": list(grey.shape)}, [grey.data])


def warm_up() -> None:
    """Use everything once: a child cannot open a file any more."""
    Image.init()
    limits = Limits()
    for media_type in ("video/mp4", "video/x-msvideo"):
        arguments = {"media_type": media_type, "evidence_pixels": 4096}
        data = _tiny(media_type)
        inspect_film(data, arguments, limits)
        load_film(data, arguments, limits)
        list(frames(data, arguments, limits))


def _tiny(media_type: str) -> bytes:
    out = io.BytesIO()
    form = "mp4" if media_type == "video/mp4" else "avi"
    with av.open(out, "w", format=form) as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.codec_context.thread_count = 1
        for grey in (40, 200):
            picture = np.full((48, 64, 3), grey, dtype=np.uint8)
            picture[8:20] = 0
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return out.getvalue()


def _facts(film: Opened, first: VideoFrame) -> JsonObject:
    size = first.height, first.width
    duration, base = film.stream.duration, film.stream.time_base
    ratio = film.stream.sample_aspect_ratio
    seconds = float(duration * base) if duration and base else None
    return {
        "height": size[first.rotation % 180 // 90],
        "width": size[1 - first.rotation % 180 // 90],
        "fps": film.fps,
        "seconds": seconds,
        "has_times": film.has_times,
        "is_square": not ratio or ratio == 1,
        "stated_frames": film.stream.frames,
    }


def _first(view: memoryview, media_type: str, limits: Limits) -> VideoFrame:
    """The first frame; `corrupt` where not even one can be decoded."""
    with video.opened(view, media_type, limits) as film:
        return next(video.frames(film, limits))[0]


def _check_length(film: Opened, packets: int, limits: Limits) -> None:
    if film.fps and packets / film.fps > limits.film_seconds * 1.001:
        raise InvalidFileError("too_large", "longer than the limit")


def _beginning(
    film: Opened, most: int, limits: Limits
) -> tuple[Image.Image, dict[int, Image.Image]]:
    """The first frame that is not blank, and some frames of the first seconds by their number."""
    fps = film.fps or 25.0
    wanted = max(1, round(CLIP_SECONDS * fps))
    step = -(-wanted // CLIP_FRAMES)
    still: NDArray[np.uint8] | None = None
    is_blank = True
    clip: dict[int, Image.Image] = {}
    for index, (frame, _) in enumerate(islice(video.frames(film, limits), wanted)):
        if is_blank:
            grey = video.pixels(frame, "gray")
            is_blank = float(grey[::4, ::4].std()) < _BLANK
            still = video.pixels(frame, "rgb24", most) if still is None or not is_blank else still
        if index % step == 0:
            clip[index] = Image.fromarray(video.pixels(frame, "rgb24", CLIP_PIXELS))
    if still is None:
        raise InvalidFileError("corrupt", "no frame can be read")
    picture, _ = images.shrink(Image.fromarray(still), most)
    same = {index: shown for index, shown in clip.items() if shown.size == clip[0].size}
    return picture, same


TASKS: Mapping[str, Task] = {"inspect_film": inspect_film, "load_film": load_film}
STREAMS: Mapping[str, Stream] = {"frames": frames}
