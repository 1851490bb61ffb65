"""DICOM files: pixels, frames, scale, and a copy that names nobody."""

import io
from collections.abc import Callable
from dataclasses import replace

import gdcm
import numpy as np
import psutil
import pydicom
import pytest

from common.domain.errors import InvalidFileError
from common.media import isolate, sniff
from common.media.isolate import DecodedImage, Limits
from tests.unit.media.dicom_files import (
    COLOUR,
    NAME,
    SPECTRAL,
    dataset,
    dicom,
    gdcm_changed,
    jpeg_dicom,
    region,
    scan,
    written,
)

DICOM = "application/dicom"
REASONS = {"corrupt", "too_large", "encrypted", "unsupported_media", "unsafe"}
LOSSLESS = (
    "JPEGLosslessProcess14_1",
    "JPEGLosslessProcess14",
    "JPEGLSLossless",
    "JPEG2000Lossless",
    "RLELossless",
)


def decoded(data: bytes, limits: Limits) -> DecodedImage:
    return isolate.decode_image(data, DICOM, limits)


def reason(call: Callable[[], object]) -> str:
    with pytest.raises(InvalidFileError) as caught:
        call()
    return caught.value.reason


def fate(data: bytes, limits: Limits) -> str | None:
    try:
        isolate.inspect(data, DICOM, limits)
        isolate.load(data, DICOM, limits)
    except InvalidFileError as error:
        return error.reason
    return None


def coloured() -> np.ndarray:
    rgb = np.repeat(scan()[..., None], 3, axis=2)
    rgb[10:20, 10:20] = (220, 30, 10)
    return rgb


def test_grey_frame(limits: Limits) -> None:
    data = dicom()
    assert sniff.sniff(data[: sniff.HEAD], len(data)).family == "dicom"
    shown = decoded(data, limits)
    assert np.array_equal(shown.pixels, np.repeat(scan()[..., None], 3, axis=2))
    assert (shown.height, shown.width, shown.frames, shown.bit_depth) == (48, 64, 1, 8)
    assert shown.mm_per_px is None
    assert shown.flags == ("no_scale",)


def test_scale_and_place_of_a_region(limits: Limits) -> None:
    shown = decoded(dicom(regions=[region((2, 3, 40, 60), (0.0123, 0.0123))]), limits)
    assert shown.mm_per_px == pytest.approx(0.123)
    (found,) = shown.regions
    assert (found.r0, found.c0, found.r1, found.c1, found.kind) == (2, 3, 40, 60, "tissue")
    assert shown.flags == ()


def test_two_regions_of_different_scale_give_none_for_the_whole(limits: Limits) -> None:
    regions = [region((0, 0, 40, 30)), region((0, 32, 40, 62), (0.03, 0.03))]
    shown = decoded(dicom(regions=regions), limits)
    assert shown.mm_per_px is None
    assert "two_scales" in shown.flags
    assert [r.mm_per_px for r in shown.regions] == pytest.approx([0.2, 0.3])


def test_spectrum_has_no_length_and_does_not_disturb(limits: Limits) -> None:
    regions = [region((0, 0, 30, 60)), region((32, 0, 48, 60), (0.001, 1), SPECTRAL, (4, 7))]
    shown = decoded(dicom(regions=regions), limits)
    assert shown.mm_per_px == pytest.approx(0.2)
    assert [(r.kind, r.mm_per_px is None) for r in shown.regions] == [
        ("tissue", False),
        ("spectral", True),
    ]


@pytest.mark.parametrize("units", [(0, 0), (4, 3), (3, 7)])
def test_units_that_are_no_lengths_give_no_scale(limits: Limits, units: tuple[int, int]) -> None:
    shown = decoded(dicom(regions=[region((0, 0, 40, 60), units=units)]), limits)
    assert (shown.mm_per_px, shown.flags) == (None, ("no_scale",))


def test_region_outside_the_frame_does_not_count(limits: Limits) -> None:
    shown = decoded(dicom(regions=[region((0, 0, 49, 60))]), limits)
    assert (shown.regions, shown.mm_per_px) == ((), None)


def test_pixel_spacing_counts_where_no_region_does(limits: Limits) -> None:
    assert decoded(dicom(others={"PixelSpacing": [0.2, 0.2]}), limits).mm_per_px == 0.2
    data = dicom(regions=[region((0, 0, 40, 60))], others={"PixelSpacing": [0.5, 0.5]})
    assert decoded(data, limits).mm_per_px == pytest.approx(0.2)


def test_doppler_colour_is_flagged(limits: Limits) -> None:
    by_region = [region((0, 0, 40, 60)), region((5, 5, 30, 30), kind=COLOUR)]
    assert "doppler_colour" in decoded(dicom([coloured()], by_region), limits).flags
    said = {"UltrasoundColorDataPresent": 1}
    assert "doppler_colour" in decoded(dicom([coloured()], others=said), limits).flags
    grey = np.repeat(scan()[..., None], 3, axis=2)
    assert "doppler_colour" not in decoded(dicom([grey], others=said), limits).flags


@pytest.mark.parametrize("name", LOSSLESS)
def test_lossless_compressions(limits: Limits, name: str) -> None:
    data = gdcm_changed(dicom(), getattr(gdcm.TransferSyntax, name))
    assert isolate.inspect(data, DICOM, limits).height == 48
    assert np.array_equal(decoded(data, limits).pixels[..., 0], scan())


def test_jpeg_baseline_in_colour(limits: Limits) -> None:
    shown = decoded(jpeg_dicom([coloured()]), limits)
    assert np.abs(shown.pixels[12:18, 12:18].astype(int) - (220, 30, 10)).max() < 12


def test_colours_stored_as_luminance_and_chrominance(limits: Limits) -> None:
    made = dataset([np.asarray(coloured())])
    r, g, b = (coloured()[..., k].astype(float) for k in range(3))
    y = 0.299 * r + 0.587 * g + 0.114 * b
    stored = np.stack([y, 128 + (b - y) / 1.772, 128 + (r - y) / 1.402], axis=-1)
    made.PhotometricInterpretation = "YBR_FULL"
    made.PixelData = np.clip(np.rint(stored), 0, 255).astype(np.uint8).tobytes()
    assert np.abs(decoded(written(made), limits).pixels.astype(int) - coloured()).max() <= 2


def test_palette_colours(limits: Limits) -> None:
    made = dataset([scan()], others={"PhotometricInterpretation": "PALETTE COLOR"})
    for k, name in enumerate(("Red", "Green", "Blue")):
        setattr(made, f"{name}PaletteColorLookupTableDescriptor", [256, 0, 16])
        table = ((np.arange(256) * (k + 1) // 3) << 8).astype("<u2")
        setattr(made, f"{name}PaletteColorLookupTableData", table.tobytes())
    wide = scan().astype(int)
    expected = np.stack([wide * (k + 1) // 3 for k in range(3)], axis=-1)
    data = written(made)
    assert np.array_equal(decoded(data, limits).pixels, expected)
    copy = isolate.scrub(data, DICOM, limits)
    assert np.array_equal(decoded(copy, limits).pixels, expected)


def test_sixteen_bits_and_inverted_brightness(limits: Limits) -> None:
    shown = decoded(dicom([scan().astype(np.uint16) * 16]), limits)
    assert shown.bit_depth == 16
    assert "rescaled" in shown.flags
    assert (shown.pixels.min(), shown.pixels.max()) == (0, 255)
    inverted = decoded(dicom(others={"PhotometricInterpretation": "MONOCHROME1"}), limits)
    assert np.array_equal(inverted.pixels[..., 0], 255 - scan())


def test_two_hundred_frames(limits: Limits) -> None:
    frames = [scan(frame=k) for k in range(200)]
    data = dicom(frames)
    assert isolate.inspect(data, DICOM, limits).frames == 200
    shown = decoded(data, limits)
    assert (shown.frames, shown.flags) == (200, ("no_scale", "first_frame_only"))
    assert np.array_equal(shown.pixels[..., 0], frames[0])
    chosen = decoded(dicom(frames, others={"RepresentativeFrameNumber": 120}), limits)
    assert np.array_equal(chosen.pixels[..., 0], frames[119])
    assert "one_frame_of_many" in chosen.flags


def test_reduction_keeps_the_scale_of_the_original(limits: Limits) -> None:
    data = dicom([scan(480, 640)], [region((0, 0, 480, 640))])
    shown = decoded(data, replace(limits, decoded_pixels=480 * 640 // 4))
    assert shown.reduction == pytest.approx(2, rel=0.01)
    assert (shown.height, shown.width) == (480, 640)
    assert shown.mm_per_px == pytest.approx(0.2)
    assert "reduced" in shown.flags


@pytest.mark.parametrize("kind", ["native", "jpeg"])
def test_copy_names_nobody_and_shows_the_same(limits: Limits, kind: str) -> None:
    frames = [scan(frame=k) for k in range(3)]
    regions = [region((0, 0, 40, 60))]
    data = jpeg_dicom(frames, NAME.encode()) if kind == "jpeg" else dicom(frames, regions)
    assert NAME.encode() in data
    copy = isolate.scrub(data, DICOM, limits)
    for secret in (NAME, "P-0042", "19850214", "Nowhere", "US7", "1.2.3.4.5"):
        assert secret.encode() not in copy
    before, after = decoded(data, limits), decoded(copy, limits)
    assert np.array_equal(before.pixels, after.pixels)
    assert (before.mm_per_px, before.regions) == (after.mm_per_px, after.regions)
    assert isolate.inspect(copy, DICOM, limits).frames == 3
    assert isolate.scrub(data, DICOM, limits) == copy
    assert pydicom.dcmread(io.BytesIO(copy)).Modality == "US"


def test_nothing_hides_behind_the_pixels(limits: Limits) -> None:
    made = dataset([scan()])
    made.PixelData = made.PixelData + b"DOE^JANE" * 4
    assert NAME.encode() not in isolate.scrub(written(made), DICOM, limits)


def test_damage_is_found(limits: Limits) -> None:
    assert fate(dicom()[:-100], limits) == "corrupt"
    assert fate(dicom(others={"NumberOfFrames": 50}), limits) == "corrupt"
    data = jpeg_dicom([scan(frame=k) for k in range(3)])
    assert fate(data[: len(data) * 2 // 3], limits) == "corrupt"
    assert fate(b"\0" * 128 + b"DICM" + b"\xff" * 500, limits) in {"corrupt", "unsupported_media"}


def test_limits(limits: Limits) -> None:
    assert fate(dicom(others={"Rows": 60000, "Columns": 60000}), limits) == "too_large"
    assert fate(dicom(others={"NumberOfFrames": 1001}), limits) == "too_large"
    assert fate(dicom(), replace(limits, pixels=48 * 64 - 1)) == "too_large"
    assert fate(dicom(), replace(limits, pixels=48 * 64)) is None


def test_file_without_a_picture_or_of_an_unknown_compression(limits: Limits) -> None:
    report = dataset([scan()])
    for name in ("PixelData", "Rows", "Columns"):
        delattr(report, name)
    assert fate(written(report), limits) == "unsupported_media"
    odd = jpeg_dicom([scan()]).replace(b"1.2.840.10008.1.2.4.50", b"1.2.840.10008.1.2.4.92")
    assert fate(odd, limits) == "unsupported_media"


def test_a_frame_that_unpacks_to_more_than_its_header_says(limits: Limits) -> None:
    made = jpeg_dicom([scan(4000, 5000)])
    lie = pydicom.dcmread(io.BytesIO(made))
    lie.Rows, lie.Columns = 48, 64
    worker = psutil.Process().memory_info().rss
    assert fate(written(lie), limits) in REASONS
    assert psutil.Process().memory_info().rss < worker + 2**26


@pytest.mark.parametrize("kind", ["native", "jpeg", "JPEGLosslessProcess14_1", "JPEGLSLossless"])
def test_mutations_are_taken_or_refused_with_a_reason(limits: Limits, kind: str) -> None:
    data = dicom(regions=[region((0, 0, 40, 60))])
    if kind == "jpeg":
        data = jpeg_dicom([scan(), scan(frame=1)])
    elif kind != "native":
        data = gdcm_changed(data, getattr(gdcm.TransferSyntax, kind))
    rng = np.random.default_rng([20, *kind.encode()])
    fates = []
    for _ in range(40):
        changed = np.frombuffer(data, np.uint8).copy()
        where = rng.integers(132, len(data), size=int(rng.integers(1, 9)))
        changed[where] ^= (1 << rng.integers(8, size=where.size)).astype(np.uint8)
        fates.append(fate(changed.tobytes(), replace(limits, seconds=10)))
    assert set(fates) <= {None, *REASONS}
    assert len(set(fates)) > 1
