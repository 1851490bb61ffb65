"""Pictures come out upright, in 8-bit RGB, at their true scale."""

import io
import math
from dataclasses import replace

import numpy as np
import pytest
import tifffile
from PIL import Image

from common.media import isolate
from common.media.chunks import exif
from common.media.isolate import Limits

LOSSLESS = ["PNG", "TIFF", "BMP"]


@pytest.mark.parametrize("form", LOSSLESS)
def test_pixels_are_those_of_the_file(picture: Image.Image, encode, limits: Limits, form) -> None:
    decoded = isolate.decode_image(encode(picture, form), f"image/{form.lower()}", limits)
    assert np.array_equal(decoded.pixels, np.asarray(picture))
    assert (decoded.height, decoded.width, decoded.reduction) == (60, 90, 1.0)
    assert (decoded.bit_depth, decoded.frames, decoded.flags) == (8, 1, ())
    assert not decoded.pixels.flags.writeable


TURNS = {
    1: lambda a: a,
    2: lambda a: a[:, ::-1],
    3: lambda a: a[::-1, ::-1],
    4: lambda a: a[::-1],
    5: lambda a: a.transpose(1, 0, 2),
    6: lambda a: np.rot90(a, -1),
    7: lambda a: a[::-1, ::-1].transpose(1, 0, 2),
    8: lambda a: np.rot90(a),
}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_turned_picture_comes_out_upright(picture, encode, limits, form, turn) -> None:
    options = {"lossless": True} if form == "WEBP" else {}
    options |= {"quality": 100, "subsampling": 0} if form == "JPEG" else {}
    data = encode(picture, form, exif=b"Exif\x00\x00" + exif(turn), **options)
    decoded = isolate.decode_image(data, f"image/{form.lower()}", limits)
    wanted = TURNS[turn](np.asarray(picture)).astype(int)
    assert decoded.pixels.shape == wanted.shape
    assert (decoded.height, decoded.width) == wanted.shape[:2]
    assert np.abs(decoded.pixels - wanted).mean() < 2  # JPEG rounds


@pytest.mark.parametrize(("bits", "shift"), [(8, 0), (10, 2), (12, 4), (14, 6), (16, 8)])
def test_deep_grey_keeps_its_order(encode, limits, bits: int, shift: int) -> None:
    ramp = np.linspace(0, 2**bits - 1, 64 * 64).astype(np.uint16).reshape(64, 64)
    for form in ("PNG", "TIFF"):
        data = encode(Image.fromarray(ramp), form)
        decoded = isolate.decode_image(data, f"image/{form.lower()}", limits)
        assert np.array_equal(decoded.pixels[..., 0], ramp >> shift)
        assert decoded.bit_depth == 16
        assert decoded.flags == (("rescaled",) if shift else ())


def test_float_picture_is_stretched(encode, limits: Limits) -> None:
    values = np.linspace(-1, 3, 64 * 64, dtype=np.float32).reshape(64, 64)
    decoded = isolate.decode_image(encode(Image.fromarray(values), "TIFF"), "image/tiff", limits)
    assert (decoded.pixels.min(), decoded.pixels.max(), decoded.bit_depth) == (0, 255, 32)
    assert decoded.flags == ("rescaled",)


def test_transparency_lies_on_white(encode, limits: Limits) -> None:
    pixels = np.zeros((8, 8, 4), np.uint8)
    pixels[:4, :, 3] = 255
    decoded = isolate.decode_image(encode(Image.fromarray(pixels), "PNG"), "image/png", limits)
    assert decoded.pixels[0, 0].tolist() == [0, 0, 0]
    assert decoded.pixels[7, 7].tolist() == [255, 255, 255]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_every_mode_becomes_rgb(picture, encode, limits, mode: str) -> None:
    converted = picture.convert(mode)
    decoded = isolate.decode_image(encode(converted, "PNG"), "image/png", limits)
    assert np.array_equal(decoded.pixels, np.asarray(converted.convert("RGB")))


def test_transparent_colour_of_a_palette_lies_on_white(encode, limits: Limits) -> None:
    image = Image.new("P", (8, 8), 1)
    image.putpalette([10, 20, 30, 40, 50, 60])
    data = encode(image, "PNG", transparency=1)
    assert isolate.decode_image(data, "image/png", limits).pixels[0, 0].tolist() == [255] * 3


def test_print_colours_become_rgb(encode, limits: Limits) -> None:
    data = encode(Image.new("CMYK", (16, 16), (0, 255, 255, 0)), "JPEG", quality=100)
    red, green, blue = isolate.decode_image(data, "image/jpeg", limits).pixels[8, 8].tolist()
    assert red > 200 and green < 60 and blue < 60


@pytest.mark.parametrize(("form", "factor"), [("PNG", 2.5), ("JPEG", 2.5), ("JPEG", 5.3)])
def test_large_picture_is_averaged_at_an_exact_scale(encode, limits, form, factor) -> None:
    rows, columns = np.mgrid[0:600, 0:1000]
    pixels = np.stack([columns // 4, rows // 4, 0 * rows], axis=-1).astype(np.uint8)
    small = replace(limits, decoded_pixels=int(600 * 1000 / factor**2))
    data = encode(Image.fromarray(pixels), form, **({"quality": 95} if form == "JPEG" else {}))
    decoded = isolate.decode_image(data, f"image/{form.lower()}", small)
    assert math.isclose(decoded.reduction, factor, rel_tol=1e-3)
    assert (decoded.height, decoded.width, decoded.flags) == (600, 1000, ("reduced",))
    assert decoded.pixels.shape[0] * decoded.pixels.shape[1] <= small.decoded_pixels
    middle = (np.arange(decoded.pixels.shape[1]) + 0.5) * decoded.reduction
    assert np.abs(decoded.pixels[50, :, 0] - (middle - 0.5) / 4).max() < 3  # JPEG rounds


def test_black_and_white_is_averaged_to_grey(encode, limits: Limits) -> None:
    stripes = np.tile([[True], [False]], (300, 400))
    data = encode(Image.fromarray(stripes), "TIFF", compression="group4")
    decoded = isolate.decode_image(data, "image/tiff", replace(limits, decoded_pixels=60_000))
    assert decoded.pixels.shape == (300, 200, 3) and decoded.reduction == 2
    assert set(np.unique(decoded.pixels)) <= {127, 128}


def test_frames_are_counted_and_the_first_is_shown(picture, encode, limits) -> None:
    other = Image.new("RGB", picture.size)
    data = encode(picture, "TIFF", save_all=True, append_images=[other, other])
    decoded = isolate.decode_image(data, "image/tiff", limits)
    assert (decoded.frames, decoded.flags) == (3, ("first_frame_only",))
    assert np.array_equal(decoded.pixels, np.asarray(picture))
    assert isolate.inspect(data, "image/tiff", limits).frames == 3


def test_evidence_picture_is_ours_small_and_the_same_each_time(encode, limits: Limits) -> None:
    noise = np.random.default_rng(5).integers(0, 255, (500, 800, 3), dtype=np.uint8)
    data = encode(Image.fromarray(noise), "PNG", exif=exif(6))
    first = isolate.evidence_picture(data, "image/png", 100_000, limits)
    assert first == isolate.evidence_picture(data, "image/png", 100_000, limits)
    assert first.media_type == "image/jpeg" and b"Exif" not in first.data
    assert first.height * first.width <= 100_000 and first.height > first.width
    assert math.isclose(first.scale, 2.0, rel_tol=1e-3)
    assert isolate.inspect(first.data, first.media_type, limits).height == first.height


def test_scale_of_evidence_counts_original_pixels(encode, limits: Limits) -> None:
    data = encode(Image.new("RGB", (1000, 1000)), "PNG")
    loaded = isolate.load(data, "image/png", replace(limits, decoded_pixels=250_000), 62_500)
    assert loaded.image is not None and loaded.document is None
    assert math.isclose(loaded.image.reduction, 2.0)
    assert math.isclose(loaded.pictures[0].scale, 4.0)


def test_depth_of_deep_colour_is_that_of_the_file(limits: Limits) -> None:
    out = io.BytesIO()
    tifffile.imwrite(out, np.full((8, 8, 3), 40_000, np.uint16), photometric="rgb")
    decoded = isolate.decode_image(out.getvalue(), "image/tiff", limits)
    assert decoded.bit_depth == 16
    assert decoded.pixels[0, 0].tolist() == [40_000 >> 8] * 3


CODECS = [
    ("WEBP", {"lossless": True}),  # decodes wide pictures with a thread where it may have one
    *(("TIFF", {"compression": name}) for name in ("tiff_lzw", "tiff_deflate", "packbits", "zstd")),
]


@pytest.mark.parametrize(("form", "options"), CODECS)
def test_codecs_work_within_their_bounds(picture, encode, limits, form, options) -> None:
    large = picture.resize((1800, 600))
    decoded = isolate.decode_image(encode(large, form, **options), f"image/{form.lower()}", limits)
    assert np.array_equal(decoded.pixels, np.asarray(large))
