"""Picture bytes -> upright 8-bit RGB array under pixel and frame limits. Runs in a child."""

import io
import math
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from common.domain.errors import InvalidFileError
from common.media import tiff
from common.media.limits import Limits

_FORMATS = {
    "image/jpeg": ("JPEG", "MPO"),
    "image/png": ("PNG",),
    "image/tiff": ("TIFF",),
    "image/bmp": ("BMP",),
    "image/webp": ("WEBP",),
}
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = 5
_BAND = 512
# What Pillow raises for damaged files; running out of memory is not among them.
_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    EOFError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A decoded picture; the fields are those of `isolate.DecodedImage`."""

    pixels: NDArray[np.uint8]
    reduction: float
    height: int
    width: int
    bit_depth: int
    frames: int
    flags: tuple[str, ...]


@contextmanager
def reading() -> Iterator[None]:
    """Turn what a decoder says about a damaged file into InvalidFileError `corrupt`."""
    try:
        yield
    except PermissionError:  # a decoder that wants to open something: never the file's fault alone
        raise
    except _DAMAGE as error:
        raise InvalidFileError("corrupt", type(error).__name__) from error


def open_image(data: bytes, media_type: str, limits: Limits) -> Image.Image:
    """The picture with only its header read; InvalidFileError `too_large`, `corrupt`."""
    Image.MAX_IMAGE_PIXELS = None  # the limit below is stricter, and an error instead of a warning
    with reading():
        image = _opened(data, media_type, limits)
        _check_size(image, limits)
        if frame_count(image) > limits.pages:
            raise InvalidFileError("too_large", "more frames than the limit")
    return image


def _opened(data: bytes, media_type: str, limits: Limits) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=_FORMATS[media_type])
    except UnidentifiedImageError as error:
        if media_type != "image/tiff":
            raise
        tiff.copied(data, limits.pages)  # `corrupt` where it is damaged
        raise InvalidFileError("unsupported_media", "a rare kind of TIFF") from error


def frame_count(image: Image.Image) -> int:
    """How many frames or pages the file holds."""
    return int(getattr(image, "n_frames", 1))


def check_all(image: Image.Image, limits: Limits) -> tuple[int, int, int]:
    """Decode every frame to the last byte; height and width of the first, upright, and how it was
    turned (EXIF's orientation, 1 to 8). `corrupt`.
    """
    with reading():
        _shrink_while_decoding(image, limits.decoded_pixels)
        size = image.size
        image.load()
        turn = orientation(image)
        height, width = size[::-1] if turn < _SIDEWAYS else size
        for index in range(1, frame_count(image)):
            image.seek(index)
            _check_size(image, limits)
            image.load()
    return height, width, turn


def decode(image: Image.Image, limits: Limits, frame: int = 0) -> Decoded:
    """A frame as upright RGB, reduced by area averaging to `limits.decoded_pixels`."""
    frames = frame_count(image)
    with reading():
        if frame > 0:
            image.seek(frame)
            _check_size(image, limits)
    width, height = image.size
    depth = _bit_depth(image)
    with reading():
        _shrink_while_decoding(image, limits.decoded_pixels)
        image.load()
        flat, flags = _eight_bits(image)
        small, reduction = _reduce(flat, width, height, limits.decoded_pixels)
        turn = orientation(image)
        upright = _on_white(small)
        if turn in _UPRIGHT:
            upright = upright.transpose(_UPRIGHT[turn])
        if turn >= _SIDEWAYS:
            width, height = height, width
        pixels = np.asarray(upright)
    if reduction > 1:
        flags = (*flags, "reduced")
    if frames > 1:
        flags = (*flags, "first_frame_only")
    return Decoded(
        pixels=pixels,
        reduction=reduction,
        height=height,
        width=width,
        bit_depth=depth,
        frames=frames,
        flags=flags,
    )


def shrink(image: Image.Image, max_pixels: int) -> tuple[Image.Image, float]:
    """The picture with at most `max_pixels`, by area averaging, and the factor (>= 1)."""
    return _reduce(image, *image.size, max_pixels)


def orientation(image: Image.Image) -> int:
    """How the picture is to be turned, 1 to 8 as in EXIF; 1 (not at all) where it does not say."""
    try:
        value = int(image.getexif().get(_ORIENTATION, 1))
    except _DAMAGE:
        return 1
    return value if value in _UPRIGHT else 1


def _check_size(image: Image.Image, limits: Limits) -> None:
    if image.width * image.height > limits.pixels:
        raise InvalidFileError("too_large", "more pixels than the limit")


def _shrink_while_decoding(image: Image.Image, max_pixels: int) -> None:
    """JPEG decoders average 2, 4 or 8 pixels at a fraction of the time and memory."""
    factor = math.sqrt(image.width * image.height / max_pixels)
    if factor > 1:
        image.draft(image.mode, (math.ceil(image.width / factor), math.ceil(image.height / factor)))


def _reduce(
    image: Image.Image, width: int, height: int, max_pixels: int
) -> tuple[Image.Image, float]:
    """Average areas; `width` and `height` are those of the original, the factor is exact."""
    factor = math.sqrt(width * height / max_pixels)
    if factor <= 1:
        return image, 1.0
    size = max(1, int(width / factor)), max(1, int(height / factor))
    done = 1 / round(width / image.width)  # a JPEG decoder has averaged 2, 4 or 8 already
    return _averaged(image, size, factor * done), factor


def _averaged(image: Image.Image, size: tuple[int, int], step: float) -> Image.Image:
    """Average areas of `step` pixels, in bands: transparency is averaged in a copy of its own."""
    columns, rows = size
    done = Image.new(image.mode, size)
    right = min(columns * step, image.width)
    for first in range(0, rows, _BAND):
        last = min(first + _BAND, rows)
        top, bottom = first * step, min(last * step, image.height)
        start = math.floor(top)
        band = image.crop((0, start, image.width, math.ceil(bottom)))
        box = (0.0, top - start, right, bottom - start)
        done.paste(band.resize((columns, last - first), Image.Resampling.BOX, box=box), (0, first))
    return done


def _bit_depth(image: Image.Image) -> int:
    # The decoder's own name of the stored form: deep colour has become 8 bits in `mode`.
    if image.mode.startswith("I;16") or any(
        ";16" in str(tile[3]) for tile in getattr(image, "tile", ())
    ):
        return 16
    return {"1": 1, "I": 32, "F": 32}.get(image.mode, 8)


def _eight_bits(image: Image.Image) -> tuple[Image.Image, tuple[str, ...]]:
    """A mode with 8 bits for each channel, and the flag `rescaled` where brightness was rescaled.

    Integers keep their order: they are shifted by what the largest value needs beyond 8 bits, in
    steps of two bits, because cameras deliver 10, 12 or 14 bits in 16. Floats are stretched to
    their range.
    """
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if "transparency" in image.info else "RGB"), ()
    if image.mode == "1":  # cannot be averaged as it is
        return image.convert("L"), ()
    if not image.mode.startswith(("I", "F")):
        return image, ()
    values = np.asarray(image)
    if image.mode == "F":
        values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
        low, span = float(values.min()), float(np.ptp(values)) or 1.0
        return Image.fromarray(((values - low) * (255 / span)).astype(np.uint8)), ("rescaled",)
    top = max(int(values.max(initial=0)), 255)
    shift = 2 * math.ceil((top.bit_length() - 8) / 2)
    shifted = np.clip(values, 0, None) >> shift
    return Image.fromarray(shifted.astype(np.uint8)), ("rescaled",) if shift else ()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "La", "RGBa") or "transparency" in image.info:
        coloured = image.convert("RGBA")
        white = Image.new("RGBA", coloured.size, "white")
        return Image.alpha_composite(white, coloured).convert("RGB")
    return image.convert("RGB")
