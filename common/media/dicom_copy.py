"""A DICOM file's copy of pixels, geometry and scale alone. Runs in a child.

What is kept is listed; names, dates, texts, identifiers, overlays, thumbnails and private elements
are not on the list. Text burned into the pixels stays, as in every picture.
"""

import hashlib
import io
from collections.abc import Sequence

import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate, generate_frames
from pydicom.pixels.utils import get_expected_length
from pydicom.sequence import Sequence as Items
from pydicom.uid import UID, JPEGTransferSyntaxes

from common.domain.errors import InvalidFileError
from common.media import chunks, dicom
from common.media.limits import Limits

KEPT = (
    "Modality",
    "SamplesPerPixel",
    "PhotometricInterpretation",
    "PlanarConfiguration",
    "NumberOfFrames",
    "RepresentativeFrameNumber",
    "Rows",
    "Columns",
    "UltrasoundColorDataPresent",
    "PixelSpacing",
    "PixelAspectRatio",
    "BitsAllocated",
    "BitsStored",
    "HighBit",
    "PixelRepresentation",
    "BurnedInAnnotation",
    "WindowCenter",
    "WindowWidth",
    "RescaleIntercept",
    "RescaleSlope",
    "LossyImageCompression",
    "RedPaletteColorLookupTableDescriptor",
    "GreenPaletteColorLookupTableDescriptor",
    "BluePaletteColorLookupTableDescriptor",
    "RedPaletteColorLookupTableData",
    "GreenPaletteColorLookupTableData",
    "BluePaletteColorLookupTableData",
    "FrameTime",
)
KEPT_OF_REGION = (
    "RegionSpatialFormat",
    "RegionDataType",
    "RegionFlags",
    "RegionLocationMinX0",
    "RegionLocationMinY0",
    "RegionLocationMaxX1",
    "RegionLocationMaxY1",
    "ReferencePixelX0",
    "ReferencePixelY0",
    "PhysicalUnitsXDirection",
    "PhysicalUnitsYDirection",
    "PhysicalDeltaX",
    "PhysicalDeltaY",
)
_WORDS = {"Modality": 16, "PhotometricInterpretation": 16, "BurnedInAnnotation": 3}
_ULTRASOUND_CLASS = "1.2.840.10008.5.1.4.1.1.6.1"


def copied(data: bytes, limits: Limits) -> bytes:
    """The copy. Raises as `dicom.header`; the same input gives the same bytes."""
    dicom.header(data, limits)
    with dicom.reading():
        found = pydicom.dcmread(io.BytesIO(data))
        copy = _elements(found, KEPT)
        regions = found.get("SequenceOfUltrasoundRegions")
        if regions:
            copy.SequenceOfUltrasoundRegions = Items(
                [_elements(item, KEPT_OF_REGION) for item in regions]
            )
        syntax = UID(str(found.file_meta.TransferSyntaxUID))
        copy.SOPClassUID = _class(found)
        copy.SOPInstanceUID = _uid(data, "instance")
        copy.StudyInstanceUID = _uid(data, "study")
        copy.SeriesInstanceUID = _uid(data, "series")
        _put_pixels(copy, found, syntax)
        return _written(copy, syntax)


def _elements(found: Dataset, names: Sequence[str]) -> Dataset:
    copy = Dataset()
    for name in names:
        if name not in found:
            continue
        element = found[name]
        if name in _WORDS and len(str(element.value)) > _WORDS[name]:
            raise InvalidFileError("corrupt", f"{name} is no word of the standard")
        copy.add(element)
    return copy


def _class(found: Dataset) -> str:
    """The kind of file where the standard knows it; a maker's own kind could name a machine."""
    kind = str(found.get("SOPClassUID", ""))
    return kind if UID(kind).name != kind else _ULTRASOUND_CLASS


def _uid(data: bytes, purpose: str) -> str:
    """An identifier that says nothing: digits of a digest below the root 2.25."""
    digest = hashlib.sha256(purpose.encode() + b"\0" + hashlib.sha256(data).digest()).digest()
    return f"2.25.{int.from_bytes(digest[:16], 'big')}"


def _put_pixels(copy: Dataset, found: Dataset, syntax: UID) -> None:
    """The pixel data up to its due length, or every compressed frame without its comments."""
    pixels = found["PixelData"]
    if not syntax.is_encapsulated:
        copy.add_new(0x7FE00010, pixels.VR, _due(pixels.value, found))
        return
    frames = generate_frames(pixels.value, number_of_frames=dicom.frame_count(found))
    copy.PixelData = encapsulate([_without_comments(frame, syntax) for frame in frames])
    copy["PixelData"].VR = "OB"
    copy["PixelData"].is_undefined_length = True


def _due(value: bytes, found: Dataset) -> bytes:
    """Native pixel data cut to what its frames take: nothing hides behind the last of them."""
    length = get_expected_length(found)
    return value[: length + length % 2]


def _without_comments(frame: bytes, syntax: UID) -> bytes:
    """A JPEG frame without comments and application data; other codecs' frames have none to drop
    that a machine writes.
    """
    return chunks.jpeg(frame, 1) if syntax in JPEGTransferSyntaxes else frame


def _written(copy: Dataset, syntax: UID) -> bytes:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = UID(copy.SOPClassUID)
    meta.MediaStorageSOPInstanceUID = UID(copy.SOPInstanceUID)
    meta.TransferSyntaxUID = syntax
    copy.file_meta = meta
    out = io.BytesIO()
    copy.save_as(out, enforce_file_format=True)
    return out.getvalue()
