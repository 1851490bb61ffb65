"""Odd and damaged films and scans, through the product's whole path."""

import io
import struct
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from PIL import Image

from common.analyzers import registry
from common.domain.errors import InvalidFileError
from common.domain.model import Facts, Modality
from common.media import films, isolate
from common.media.limits import Limits
from common.services.measure import measure
from common.settings import Settings
from tests.unit.analyzers.made_films import SMALL, made
from tests.unit.analyzers.test_shared import PICTURES
from tests.unit.analyzers.test_shared_files import NAMES
from tests.unit.media.dicom_files import COLOUR, dicom, region
from tests.unit.media.made_films import Grey, film, scenes

SETTINGS = Settings()
FPS = 50
EVEN = [20 * i for i in range(60)]
# Every third frame is late, as a telephone's are in the dark.
UNEVEN = [t + (7 if i % 3 == 1 else 0) for i, t in enumerate(EVEN)]


@pytest.fixture(scope="module", autouse=True)
def _decoders() -> Iterator[None]:
    yield
    films.close()
    isolate.close()


@pytest.fixture(scope="module")
def swimming() -> Sequence[Grey]:
    return list(made(SMALL)[0])


def said(data: bytes, fps: float | None = None) -> dict[str, object]:
    facts = Facts(um_per_px=SMALL.um_per_px, fps=fps)
    return measure(data, Modality.SPERM_VIDEO, facts, research=False, settings=SETTINGS)


def flags(line: dict[str, object]) -> set[str]:
    return set(line["quality"]["flags"])  # type: ignore[index]


def codes(line: dict[str, object]) -> set[str]:
    return {f["code"] for f in line["findings"]}  # type: ignore[attr-defined]


def why(line: dict[str, object]) -> set[str]:
    return {n["why"] for n in line["not_measured"]}  # type: ignore[attr-defined]


def avi(swimming: Sequence[Grey]) -> bytes:
    return film(swimming, "avi", "mjpeg", fps=FPS)


def patched(data: bytes, chunk: bytes, offset: int, *values: int) -> bytes:
    """The film with other numbers in one of its headers."""
    at = data.index(chunk) + 8 + offset
    packed = struct.pack(f"<{len(values)}I", *values)
    return data[:at] + packed + data[at + len(packed) :]


def test_a_header_that_lies_about_the_number_of_frames_changes_nothing(
    swimming: Sequence[Grey],
) -> None:
    honest = said(avi(swimming))
    lying = said(patched(avi(swimming), b"avih", 16, 5))
    assert honest["status"] == lying["status"] == "analyzed"
    assert lying["findings"] == honest["findings"]


def test_a_header_that_lies_about_the_frame_rate_is_set_right_by_the_sender(
    swimming: Sequence[Grey],
) -> None:
    honest = said(avi(swimming), fps=float(FPS))
    # The stream's scale and rate: 50 frames a second become 7.
    lying = said(patched(avi(swimming), b"strh", 20, 1, 7), fps=float(FPS))
    assert honest["status"] == "analyzed" and lying["findings"] == honest["findings"]
    assert flags(lying) - flags(honest) == {"frame_rate_disagrees"}


def test_a_header_that_lies_about_the_size_gives_frames_as_they_are_or_none(
    swimming: Sequence[Grey],
) -> None:
    lying = said(patched(avi(swimming), b"avih", 32, 6400, 4800))
    assert lying["status"] in ("analyzed", "rejected")
    if lying["status"] == "analyzed":
        assert lying["findings"] == said(avi(swimming))["findings"]


def test_frames_at_uneven_times_are_measured_and_say_so(swimming: Sequence[Grey]) -> None:
    line = said(film(swimming, times=UNEVEN[: len(swimming)]))
    assert line["status"] == "analyzed" and "variable_frame_rate" in flags(line)
    even = said(film(swimming, times=EVEN[: len(swimming)]))
    assert "variable_frame_rate" not in flags(even)


def test_a_film_without_frames_is_refused() -> None:
    data = film(scenes(1), "avi")
    at = data.index(b"00dc")
    nothing = data[:at] + b"JUNK" + data[at + 4 :].replace(b"00dc", b"JUNK")
    line = said(nothing)
    assert (line["status"], line["reason"]) == ("rejected", "corrupt")


@pytest.mark.parametrize("share", [0.3, 0.8])
def test_a_film_without_its_end_is_refused(swimming: Sequence[Grey], share: float) -> None:
    data = film(swimming)
    line = said(data[: int(share * len(data))])
    assert (line["status"], line["reason"]) == ("rejected", "corrupt")


def test_ten_minutes_are_taken_and_more_is_refused() -> None:
    # Frames are counted before any is looked at, so few and small ones do.
    ground = np.full((120, 128), 90, dtype=np.uint8)
    whole, longer = (film([ground] * seconds, fps=1) for seconds in (600, 601))
    assert (said(whole)["status"], said(whole)["why"]) == ("not_analyzable", "blank")
    with films.held([whole]) as held:
        assert films.inspect(held, "video/mp4", Limits()).frames == 600
    with films.held([longer]) as held, pytest.raises(InvalidFileError) as caught:
        films.inspect(held, "video/mp4", Limits())
    assert caught.value.reason == "too_large"


@pytest.mark.parametrize("name", NAMES)
def test_a_film_is_no_picture(name: str) -> None:
    modality = registry.TABLE[name].modality
    line = measure(film(scenes()), modality, Facts(), research=True, settings=SETTINGS)
    assert (line["status"], line["reason"]) == ("rejected", "unsupported_media")


@pytest.mark.parametrize("form", ["PNG", "GIF"])
def test_a_picture_is_no_film(form: str) -> None:
    out = io.BytesIO()
    first, *others = [Image.fromarray(grey) for grey in scenes(3)]
    first.save(out, form, save_all=True, append_images=others)
    line = said(out.getvalue())
    assert (line["status"], line["reason"]) == ("rejected", "unsupported_media")


def scanned() -> np.ndarray:
    with Image.open(PICTURES[Modality.OVARY_ULTRASOUND][0]) as picture:
        return np.asarray(picture.convert("L"))


def ovary(data: bytes, **stated: float) -> dict[str, object]:
    facts = Facts(**stated)  # type: ignore[arg-type]
    return measure(data, Modality.OVARY_ULTRASOUND, facts, research=False, settings=SETTINGS)


def in_millimetres(line: dict[str, object]) -> bool:
    return any(f["unit"] == "mm" for f in line["findings"])  # type: ignore[attr-defined]


def bands(line: dict[str, object]) -> bool:
    return any(code.startswith("follicle.band") for code in codes(line))


def test_a_scan_with_one_scale_has_size_bands_and_one_without_has_none() -> None:
    grey = scanned()
    whole = region((0, 0, *grey.shape), cm=(0.02, 0.02))
    with_scale, without = ovary(dicom([grey], [whole])), ovary(dicom([grey]))
    assert with_scale["status"] == without["status"] == "analyzed"
    assert bands(with_scale) and "no_scale" not in flags(with_scale)
    assert not bands(without) and "no_scale" in why(without) & flags(without)
    assert not in_millimetres(without)


def test_two_regions_of_different_scale_give_no_size() -> None:
    grey = scanned()
    half = grey.shape[1] // 2
    left = region((0, 0, grey.shape[0], half), cm=(0.02, 0.02))
    right = region((0, half, *grey.shape), cm=(0.03, 0.03))
    line = ovary(dicom([grey], [left, right]))
    assert line["status"] == "analyzed" and not bands(line)
    assert "no_scale" in why(line) and not in_millimetres(line)


def test_a_scale_that_sender_and_file_contradict_is_not_believed() -> None:
    grey = scanned()
    line = ovary(dicom([grey], [region((0, 0, *grey.shape), cm=(0.02, 0.02))]), mm_per_px=0.5)
    assert "scale_conflict" in flags(line) and not bands(line)


def test_doppler_colour_gives_no_number() -> None:
    grey = scanned()
    coloured = np.repeat(grey[..., None], 3, axis=2).copy()
    rows, columns = grey.shape
    coloured[rows // 4 : 3 * rows // 4, columns // 4 : 3 * columns // 4] = (220, 30, 30)
    box = (rows // 4, columns // 4, 3 * rows // 4, 3 * columns // 4)
    line = ovary(dicom([coloured], [region(box, kind=COLOUR)]))
    assert line["status"] == "not_analyzable" and not line["findings"]
    assert line["why"] in ("too_much_colour", "not_ultrasound")


def test_of_two_hundred_frames_the_first_is_measured_and_the_rest_named() -> None:
    grey = scanned()
    alone, many = ovary(dicom([grey])), ovary(dicom([grey, *[np.zeros_like(grey)] * 199]))
    if many["status"] == "rejected":
        assert many["reason"] == "too_large"
    else:
        assert many["findings"] == alone["findings"] and "first_frame_only" in flags(many)
