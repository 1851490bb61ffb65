"""Odd and damaged files, through the product's whole path, for every line of the registry."""

import io
import struct
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PIL import Image

from common.analyzers import registry
from common.domain.model import Facts, Modality
from common.media import isolate
from common.services.measure import measure
from common.settings import Settings
from tests.unit.analyzers.test_shared import IMAGE_ANALYZERS, PICTURES
from tests.unit.media.dicom_files import dicom

NO_PICTURES = {Modality.DOCUMENT, Modality.SPERM_VIDEO}
NAMES = [n for n in IMAGE_ANALYZERS if registry.TABLE[n].modality not in NO_PICTURES]
EVERY = sorted(n for n, e in registry.TABLE.items() if e.modality != Modality.SPERM_VIDEO)
WITH_SAMPLES = [n for n in NAMES if PICTURES.get(registry.TABLE[n].modality)]
SETTINGS = Settings()


@pytest.fixture(scope="module", autouse=True)
def _decoders() -> Iterator[None]:
    yield
    isolate.close()


def said(name: str, data: bytes) -> dict[str, object]:
    modality = registry.TABLE[name].modality
    return measure(data, modality, Facts(), research=True, settings=SETTINGS, analyzer=name)


def encoded(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def good(name: str) -> Image.Image:
    with Image.open(PICTURES[registry.TABLE[name].modality][-1]) as opened:
        return opened.convert("RGB")


def numbers(line: dict[str, object]) -> dict[str, object]:
    return {f["code"]: f["value"] for f in line["findings"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(1, 1), (5000, 1), (1, 5000), (3, 3)])
@pytest.mark.parametrize("mode", ["L", "RGBA", "1"])
def test_a_pixel_or_a_row_gives_no_number(name: str, size: tuple[int, int], mode: str) -> None:
    line = said(name, encoded(Image.new(mode, size)))
    assert line["status"] in ("not_analyzable", "rejected")
    assert not line["findings"] and (line.get("why") or line.get("reason"))


@pytest.mark.parametrize("name", NAMES)
def test_a_hundred_megapixels_of_nothing_are_looked_at_and_give_no_number(name: str) -> None:
    line = said(name, encoded(Image.new("L", (10_000, 10_000), 90)))
    assert line["status"] == "not_analyzable" and not line["findings"]
    assert "reduced" in line["quality"]["flags"]  # type: ignore[index]


@pytest.mark.parametrize("name", EVERY)
def test_more_than_a_hundred_megapixels_are_refused(name: str) -> None:
    line = said(name, encoded(Image.new("1", (10_001, 10_000))))
    assert (line["status"], line.get("reason")) == ("rejected", "too_large")


DAMAGED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "truncated": (lambda png: png[: len(png) // 2], "corrupt"),
    "without its end": (lambda png: png[:-12], "corrupt"),
    "a wrong check sum": (lambda png: _wrong_sum(png), "corrupt"),
    "empty": (lambda png: b"", "corrupt"),
    "a program": (lambda png: b"MZ" + bytes(200), "unsupported_media"),
    "a film's head": (lambda png: b"\0\0\0\x18ftypmp42" + bytes(40), "unsupported_media"),
}


def _wrong_sum(png: bytes) -> bytes:
    at = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[at - 4 : at])
    end = at + 4 + length
    return png[:end] + bytes([png[end] ^ 1]) + png[end + 1 :]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", sorted(DAMAGED))
def test_damaged_files_are_refused_with_their_reason(name: str, kind: str) -> None:
    damage, reason = DAMAGED[kind]
    whole = encoded(Image.effect_noise((200, 200), 50))
    data = damage(whole)
    line = said(name, data)
    assert not line["findings"]
    assert (line["status"], line.get("reason")) == ("rejected", reason)


@pytest.mark.parametrize("name", WITH_SAMPLES)
def test_the_same_pixels_in_another_form_give_the_same_numbers(name: str) -> None:
    image = good(name)
    expected = numbers(said(name, encoded(image)))
    assert expected
    opaque = image.copy()
    opaque.putalpha(255)
    forms = {
        "alpha": encoded(opaque),
        "TIFF": encoded(image, "TIFF", compression="tiff_lzw"),
        "BMP": encoded(image, "BMP"),
        "WebP": encoded(image, "WEBP", lossless=True),
    }
    for form, data in forms.items():
        assert numbers(said(name, data)) == expected, form


@pytest.mark.parametrize("name", WITH_SAMPLES)
def test_turned_by_exif_is_measured_upright(name: str) -> None:
    image = good(name)
    plain = said(name, encoded(image, "JPEG", quality=100, subsampling=0))
    exif = Image.Exif()
    exif[0x0112] = 3
    turned = image.transpose(Image.Transpose.ROTATE_180)
    upright = said(name, encoded(turned, "JPEG", quality=100, subsampling=0, exif=exif))
    assert upright["status"] == plain["status"] == "analyzed"
    assert numbers(upright).keys() == numbers(plain).keys()


@pytest.mark.parametrize("name", WITH_SAMPLES)
def test_several_frames_are_measured_by_the_first_and_say_so(name: str) -> None:
    image = good(name)
    alone = numbers(said(name, encoded(image, "TIFF")))
    black = Image.new("RGB", image.size)
    line = said(name, encoded(image, "TIFF", save_all=True, append_images=[black]))
    assert numbers(line) == alone
    assert "first_frame_only" in line["quality"]["flags"]  # type: ignore[index]


ODD: dict[str, Callable[[], bytes]] = {
    "16 bits": lambda: encoded(
        Image.fromarray(np.random.default_rng(1).integers(0, 2**16, (200, 200), dtype=np.uint16))
    ),
    "CMYK": lambda: encoded(Image.effect_noise((200, 200), 60).convert("CMYK"), "JPEG"),
    "palette": lambda: encoded(Image.effect_noise((200, 200), 60).convert("P")),
    "transparent": lambda: encoded(Image.new("RGBA", (200, 200), (200, 30, 30, 0))),
    "animated": lambda: encoded(
        Image.effect_noise((200, 200), 60).convert("RGB"),
        "PNG",
        save_all=True,
        append_images=[Image.new("RGB", (200, 200))],
    ),
    "float": lambda: encoded(Image.fromarray(np.full((200, 200), np.nan, np.float32)), "TIFF"),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", sorted(ODD))
def test_noise_and_nothing_in_odd_forms_give_no_number(name: str, kind: str) -> None:
    line = said(name, ODD[kind]())
    assert line["status"] == "not_analyzable" and line["why"] and line["advice"]
    assert not line["findings"]


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_passes_the_gate(name: str) -> None:
    quality = said(name, encoded(Image.effect_noise((200, 200), 60)))["quality"]
    assert {"saturation", "compression", "thresholds", "advice", "flags"} <= set(quality)  # type: ignore[call-overload]
    json_numbers = [quality[n] for n in ("saturation", "compression")]  # type: ignore[index]
    assert all(0 <= n <= 1 for n in json_numbers)


@pytest.mark.parametrize("name", EVERY)
def test_dicom_is_taken_for_ultrasound_alone(name: str) -> None:
    line = said(name, dicom())
    if registry.TABLE[name].modality == Modality.OVARY_ULTRASOUND:
        assert line["status"] == "not_analyzable" and not line["findings"]
    else:
        assert (line["status"], line["reason"]) == ("rejected", "unsupported_media")
