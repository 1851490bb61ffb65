"""DICOM files made on the spot: good ones, and the ways in which they go bad."""

import io
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import gdcm
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import UID, ExplicitVRLittleEndian

ULTRASOUND = "1.2.840.10008.5.1.4.1.1.6.1"
TISSUE, COLOUR, SPECTRAL = (1, 1), (1, 2), (3, 3)
NAME = "DOE^JANE"


def region(
    box: tuple[int, int, int, int],
    cm: tuple[float, float] = (0.02, 0.02),
    kind: tuple[int, int] = TISSUE,
    units: tuple[int, int] = (3, 3),
) -> Dataset:
    """One item of the sequence of regions; box is r0, c0, r1, c1, past the last, cm is (x, y)."""
    item = Dataset()
    item.RegionSpatialFormat, item.RegionDataType = kind
    item.RegionFlags = 0
    item.RegionLocationMinY0, item.RegionLocationMinX0 = box[0], box[1]
    item.RegionLocationMaxY1, item.RegionLocationMaxX1 = box[2] - 1, box[3] - 1
    item.PhysicalUnitsXDirection, item.PhysicalUnitsYDirection = units
    item.PhysicalDeltaX, item.PhysicalDeltaY = cm
    return item


def scan(rows: int = 48, columns: int = 64, frame: int = 0) -> NDArray[np.uint8]:
    """A grey (rows, columns) picture that tells its frames apart."""
    r, c = np.mgrid[:rows, :columns]
    return ((r * 2 + c + 7 * frame) % 256).astype(np.uint8)


def dataset(
    frames: Sequence[NDArray[np.generic]],
    regions: Sequence[Dataset] = (),
    others: Mapping[str, object] | None = None,
) -> Dataset:
    """An ultrasound picture of these frames, with a patient in its header."""
    first = frames[0]
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.SOPClassUID = made.file_meta.MediaStorageSOPClassUID = UID(ULTRASOUND)
    made.SOPInstanceUID = made.file_meta.MediaStorageSOPInstanceUID = UID("1.2.3.4.5")
    made.PatientName, made.PatientID, made.PatientBirthDate = NAME, "P-0042", "19850214"
    made.InstitutionName, made.StationName = "Sankt Nowhere", "US7"
    made.add_new(0x00291010, "LO", NAME)
    made.Modality = "US"
    made.Rows, made.Columns = first.shape[:2]
    made.SamplesPerPixel = 3 if first.ndim == 3 else 1
    made.PhotometricInterpretation = "RGB" if first.ndim == 3 else "MONOCHROME2"
    if first.ndim == 3:
        made.PlanarConfiguration = 0
    made.BitsAllocated = made.BitsStored = 8 * first.dtype.itemsize
    made.HighBit, made.PixelRepresentation = made.BitsStored - 1, 0
    if len(frames) > 1:
        made.NumberOfFrames = len(frames)
    if regions:
        made.SequenceOfUltrasoundRegions = list(regions)
    for name, value in (others or {}).items():
        setattr(made, name, value)
    made.PixelData = b"".join(frame.tobytes() for frame in frames)
    return made


def written(made: Dataset) -> bytes:
    out = io.BytesIO()
    made.save_as(out, enforce_file_format=True)
    return out.getvalue()


def dicom(
    frames: Sequence[NDArray[np.generic]] | None = None,
    regions: Sequence[Dataset] = (),
    others: Mapping[str, object] | None = None,
) -> bytes:
    return written(dataset(frames if frames is not None else [scan()], regions, others))


def jpeg_dicom(frames: Sequence[NDArray[np.uint8]], comment: bytes = b"") -> bytes:
    """JPEG baseline, one fragment a frame."""
    made = dataset(frames)
    encoded = []
    for frame in frames:
        out = io.BytesIO()
        Image.fromarray(frame).save(out, "JPEG", quality=95, comment=comment)
        encoded.append(out.getvalue())
    made.PixelData = encapsulate(encoded)
    made["PixelData"].VR = "OB"
    made["PixelData"].is_undefined_length = True
    made.file_meta.TransferSyntaxUID = UID("1.2.840.10008.1.2.4.50")
    return written(made)


def gdcm_changed(source: bytes, syntax: int) -> bytes:
    """The file with its pixels in another transfer syntax."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "a.dcm", Path(folder) / "b.dcm"
        before.write_bytes(source)
        reader = gdcm.ImageReader()
        reader.SetFileName(str(before))
        assert reader.Read()
        change = gdcm.ImageChangeTransferSyntax()
        change.SetTransferSyntax(gdcm.TransferSyntax(syntax))
        change.SetInput(reader.GetImage())
        assert change.Change()
        writer = gdcm.ImageWriter()
        writer.SetFileName(str(after))
        writer.SetFile(reader.GetFile())
        writer.SetImage(change.GetOutput())
        assert writer.Write()
        return after.read_bytes()
