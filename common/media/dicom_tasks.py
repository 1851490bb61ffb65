"""What the DICOM zygote's children can be asked to do with a file. Runs in a child."""

import io
from collections.abc import Mapping

import numpy as np
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian, RLELossless

from common.domain.errors import InvalidFileError
from common.media import dicom, dicom_copy, scale, tasks
from common.media.limits import Limits
from common.media.wire import Buffer, JsonObject, Result
from common.media.zygote import Task

DICOM = "application/dicom"


def inspect(data: bytes, arguments: Mapping[str, object], limits: Limits) -> Result:
    """Size and frames after every frame was decoded, and the scrubbed copy."""
    _check(arguments)
    height, width, frames = dicom.check_all(data, limits)
    facts: JsonObject = {"height": height, "width": width, "pages": 1, "frames": frames}
    return Result(facts, [dicom_copy.copied(data, limits)])


def scrub(data: bytes, arguments: Mapping[str, object], limits: Limits) -> Result:
    """The scrubbed copy alone."""
    _check(arguments)
    return Result({}, [dicom_copy.copied(data, limits)])


def load(data: bytes, arguments: Mapping[str, object], limits: Limits) -> Result:
    """One frame, the scale and the regions of the file, and the frame's evidence picture."""
    _check(arguments)
    shown = dicom.decode(data, limits)
    height, width = shown.pixels.shape[:2]
    small, reduction = dicom.picture(shown, limits.decoded_pixels)
    flags = (*shown.flags, "reduced") if reduction > 1 else shown.flags
    pixels = np.asarray(small)
    facts: JsonObject = {
        "shape": list(pixels.shape),
        "reduction": reduction,
        "height": height,
        "width": width,
        "bit_depth": shown.bit_depth,
        "frames": shown.frames,
        "flags": list(flags),
        "frame": shown.frame,
        "mm_per_px": shown.mm_per_px,
        "regions": scale.pack(shown.regions),
    }
    blobs: list[Buffer] = [np.ascontiguousarray(pixels).data]
    max_pixels = tasks.count(arguments, "evidence_pixels")
    if max_pixels > 0:
        evidence, factor = dicom.picture(shown, max_pixels)
        described, encoded = tasks.encode(evidence, factor, is_photograph=True)
        facts["pictures"] = [described]
        blobs.append(encoded)
    return Result(facts, blobs)


def _check(arguments: Mapping[str, object]) -> None:
    if arguments["media_type"] != DICOM:
        raise InvalidFileError("unsupported_media", str(arguments["media_type"]))


def warm_up() -> None:
    """Import what the decoders import on first use: a child cannot open a file any more."""
    Image.init()
    limits = Limits()
    arguments = {"media_type": DICOM, "evidence_pixels": 64}
    for syntax in (ExplicitVRLittleEndian, RLELossless):
        made = _smallest()
        if syntax == RLELossless:
            made.compress(RLELossless, generate_instance_uid=False)
        out = io.BytesIO()
        made.save_as(out, enforce_file_format=True)
        load(out.getvalue(), arguments, limits)
        inspect(out.getvalue(), arguments, limits)


def _smallest() -> Dataset:
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.SOPClassUID = made.file_meta.MediaStorageSOPClassUID = UID("1.2.840.10008.5.1.4.1.1.6.1")
    made.SOPInstanceUID = made.file_meta.MediaStorageSOPInstanceUID = UID("2.25.1")
    made.Rows = made.Columns = 8
    made.SamplesPerPixel, made.PhotometricInterpretation = 1, "MONOCHROME2"
    made.BitsAllocated, made.BitsStored, made.HighBit, made.PixelRepresentation = 8, 8, 7, 0
    made.PixelData = bytes(64)
    return made


TASKS: Mapping[str, Task] = {"inspect": inspect, "scrub": scrub, "load": load}
