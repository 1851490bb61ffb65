"""DICOM bytes -> upright 8-bit RGB frames, and what the file says of its scale. Runs in a child."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

import numpy as np
import pydicom
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.errors import BytesLengthException, InvalidDicomError
from pydicom.pixels.decoders.base import get_decoder
from pydicom.pixels.processing import apply_color_lut, apply_rescale, apply_windowing
from pydicom.pixels.utils import iter_pixels
from pydicom.uid import UID

from common.domain.errors import InvalidFileError
from common.media import images, scale
from common.media.limits import Limits
from common.media.scale import Region

MAX_FRAMES = 1000
"""Most frames of a file: half a minute of ultrasound. A longer one is a film, not a picture."""

UNITS_CM = 3
FORMAT_2D, FORMAT_M_MODE, FORMAT_SPECTRAL = 1, 2, 3
DATA_COLOUR = 2
KINDS = {FORMAT_M_MODE: "m_mode", FORMAT_SPECTRAL: "spectral"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One frame of a file, and what the file says about all of them.

    pixels : (M, N, 3) uint8, RGB
    frame, frames : which frame it is, from 0, and how many there are
    mm_per_px : of the whole picture, None where the file does not say or says two things
    """

    pixels: NDArray[np.uint8]
    frame: int
    frames: int
    bit_depth: int
    mm_per_px: float | None
    regions: tuple[Region, ...]
    flags: tuple[str, ...]


@contextmanager
def reading() -> Iterator[None]:
    """Turn what the libraries say about a damaged file into InvalidFileError `corrupt`."""
    try:
        with images.reading():
            yield
    except (InvalidDicomError, BytesLengthException, AssertionError) as error:
        raise InvalidFileError("corrupt", type(error).__name__) from error


def header(data: bytes, limits: Limits) -> Dataset:
    """Everything in front of the pixel data. `corrupt`, `too_large`, `unsupported_media`."""
    with reading():
        found = pydicom.dcmread(io.BytesIO(data), stop_before_pixels=True)
        syntax = _syntax(found)
        rows, columns = _whole(found, "Rows"), _whole(found, "Columns")
        count = frame_count(found)
    if not syntax.is_transfer_syntax or not _is_read(syntax):
        raise InvalidFileError("unsupported_media", "a compression that is not read")
    if rows == 0 or columns == 0:
        raise InvalidFileError("unsupported_media", "the file holds no picture")
    if rows * columns > limits.pixels or count > MAX_FRAMES:
        raise InvalidFileError("too_large", "more pixels or frames than the limit")
    return found


def frame_count(found: Dataset) -> int:
    """How many frames the header promises, at least 1."""
    return max(1, _whole(found, "NumberOfFrames"))


def check_all(data: bytes, limits: Limits) -> tuple[int, int, int]:
    """Decode every frame; height, width and number of frames. Raises as `header`."""
    found = header(data, limits)
    promised, seen = frame_count(found), 0
    with reading():
        for _ in iter_pixels(io.BytesIO(data), raw=True):
            seen += 1
    if seen != promised:
        raise InvalidFileError("corrupt", "fewer frames than the header says")
    return _whole(found, "Rows"), _whole(found, "Columns"), promised


def decode(data: bytes, limits: Limits) -> Shown:
    """The frame that the file itself calls representative, else the first. Raises as `header`."""
    found = header(data, limits)
    frames = frame_count(found)
    frame = min(max(_whole(found, "RepresentativeFrameNumber"), 1), frames) - 1
    with reading():
        stored = next(iter(iter_pixels(io.BytesIO(data), indices=[frame])))
        pixels, rescaled = _eight_bits(np.asarray(stored), found)
        regions = _regions(found, pixels.shape[:2])
        mm_per_px, flags = scale.whole(regions, _spacing(found))
    if any(region.kind == scale.COLOUR for region in regions) or _is_colour(found, pixels):
        flags = (*flags, scale.COLOUR)
    if rescaled:
        flags = (*flags, "rescaled")
    if frames > 1:
        flags = (*flags, "one_frame_of_many" if frame else "first_frame_only")
    return Shown(
        pixels=pixels,
        frame=frame,
        frames=frames,
        bit_depth=_whole(found, "BitsAllocated"),
        mm_per_px=mm_per_px,
        regions=regions,
        flags=flags,
    )


def _syntax(found: Dataset) -> UID:
    return UID(str(found.file_meta.TransferSyntaxUID))


def _is_read(syntax: UID) -> bool:
    if not syntax.is_compressed or syntax.is_deflated:
        return True
    try:
        return bool(get_decoder(syntax).is_available)
    except NotImplementedError:
        return False


def _whole(found: Dataset, name: str) -> int:
    value = found.get(name)
    return int(value) if value not in (None, "") else 0


def _number(found: Dataset, name: str) -> float | None:
    value = found.get(name)
    return None if value in (None, "") else float(cast(float, value))


def _spacing(found: Dataset) -> tuple[float | None, float | None]:
    value = found.get("PixelSpacing")
    if value is None or isinstance(value, str) or len(value) != 2:
        return None, None
    return scale.plausible(float(value[0])), scale.plausible(float(value[1]))


def _regions(found: Dataset, shape: tuple[int, ...]) -> tuple[Region, ...]:
    """The ultrasound regions that lie inside the frame (PS3.3 C.8.5.5)."""
    listed = found.get("SequenceOfUltrasoundRegions") or ()
    regions = [_region(item) for item in listed]
    return tuple(
        r for r in regions if 0 <= r.r0 < r.r1 <= shape[0] and 0 <= r.c0 < r.c1 <= shape[1]
    )


def _region(item: Dataset) -> Region:
    spatial, holds = _whole(item, "RegionSpatialFormat"), _whole(item, "RegionDataType")
    kind = KINDS.get(spatial, "other")
    if spatial == FORMAT_2D:
        kind = scale.COLOUR if holds == DATA_COLOUR else scale.TISSUE
    sizes = [
        _millimetres(item, f"PhysicalUnits{d}Direction", f"PhysicalDelta{d}") for d in ("Y", "X")
    ]
    return Region(
        r0=_whole(item, "RegionLocationMinY0"),
        c0=_whole(item, "RegionLocationMinX0"),
        r1=_whole(item, "RegionLocationMaxY1") + 1,
        c1=_whole(item, "RegionLocationMaxX1") + 1,
        kind=kind,
        mm_per_row=sizes[0],
        mm_per_column=sizes[1],
    )


def _millimetres(item: Dataset, unit: str, delta: str) -> float | None:
    size = _number(item, delta)
    if size is None or _whole(item, unit) != UNITS_CM:
        return None
    return scale.plausible(size * 10)


def _is_colour(found: Dataset, pixels: NDArray[np.uint8]) -> bool:
    """Whether the file says that it shows colour Doppler, and any pixel is coloured."""
    if _whole(found, "UltrasoundColorDataPresent") != 1:
        return False
    return int(np.ptp(pixels, axis=2).max()) > 40


def _eight_bits(stored: NDArray[np.generic], found: Dataset) -> tuple[NDArray[np.uint8], bool]:
    """RGB of 8 bits, and whether brightness had to be rescaled for it."""
    kind = str(found.get("PhotometricInterpretation", ""))
    if kind == "PALETTE COLOR":
        looked_up = apply_color_lut(stored, found)[..., :3]
        if looked_up.dtype == np.uint16:
            return np.ascontiguousarray((looked_up // 256).astype(np.uint8)), True
        stored = looked_up
    if stored.ndim == 3:
        return np.ascontiguousarray(_narrow(stored[..., :3])), stored.dtype != np.uint8
    values = np.asarray(apply_rescale(stored, found))
    windowed = found.get("WindowCenter") is not None and values.dtype != np.uint8
    if windowed:
        values = np.asarray(apply_windowing(values, found))
    grey = _narrow(values)
    if kind == "MONOCHROME1":
        grey = (255 - grey).astype(np.uint8)
    rgb = np.repeat(grey[..., None], 3, axis=2)
    return np.ascontiguousarray(rgb), windowed or values.dtype != np.uint8


def _narrow(values: NDArray[np.generic]) -> NDArray[np.uint8]:
    """8 bits as they are; anything wider is stretched from its darkest to its brightest value."""
    if values.dtype == np.uint8:
        return np.asarray(values, dtype=np.uint8)
    wide = np.nan_to_num(values.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    low, span = float(wide.min()), float(np.ptp(wide)) or 1.0
    return np.asarray((wide - low) * (255 / span), dtype=np.uint8)


def picture(shown: Shown, max_pixels: int) -> tuple[Image.Image, float]:
    """The frame as a picture of at most `max_pixels`, and the factor (>= 1)."""
    return images.shrink(Image.fromarray(shown.pixels), max_pixels)
