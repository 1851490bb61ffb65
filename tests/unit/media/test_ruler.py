"""Rulers burned into pictures: found where they were drawn, and not where there is none."""

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from common.media import ruler

SAMPLES = Path(__file__).parents[2] / "samples"
GROUND = SAMPLES / "sperm_field_synthetic" / "field_24.png"
SCAN = sorted((SAMPLES / "ovary_synthetic").glob("*.png"))[0]
Picture = NDArray[np.uint8]


def opened(path: Path, size: tuple[int, int] = (720, 540)) -> Image.Image:
    return Image.open(path).convert("RGB").resize(size)


def pixels(image: Image.Image, quality: int | None = None) -> Picture:
    if quality is not None:
        saved = io.BytesIO()
        image.save(saved, "JPEG", quality=quality)
        image = Image.open(saved).convert("RGB")
    return np.asarray(image)


def with_bar(length: int = 143, thick: int = 5, ink: str = "black") -> Image.Image:
    image = opened(GROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((560, 500, 560 + length - 1, 500 + thick - 1), fill=ink)
    draw.text((590, 480), "50 um", fill=ink)
    return image


def with_ticks(spacing: float = 23.0, every: int = 5, count: int = 17) -> Image.Image:
    image = opened(SCAN)
    draw = ImageDraw.Draw(image)
    for i in range(count):
        row, half = 60 + i * spacing, 6 if i % every == 0 else 2
        draw.rectangle((30 - half, round(row), 30 + half, round(row) + 1), fill=(255, 255, 160))
    return image


def length(found: ruler.Ruler | None) -> float:
    assert found is not None
    return found.length_px


@pytest.mark.parametrize("quality", [None, 95, 75])
@pytest.mark.parametrize(("long", "thick", "ink"), [(143, 5, "black"), (60, 2, "white")])
def test_a_bar_is_as_long_as_it_was_drawn(long, thick, ink, quality) -> None:
    image = with_bar(long, thick, "black")
    if ink == "white":
        image = Image.eval(image, lambda level: 255 - level)
    found = ruler.find(pixels(image, quality), "um")
    assert length(found) == pytest.approx(long, abs=ruler.WITHIN_BAR_PX)
    assert found is not None and found.kind == "bar"
    assert found.start == pytest.approx((500 + thick / 2, 560), abs=1)


def test_a_bar_with_caps_and_one_that_stands_upright_are_found() -> None:
    capped = with_bar()
    draw = ImageDraw.Draw(capped)
    for column in (560, 701):
        draw.rectangle((column, 493, column + 1, 511), fill="black")
    assert length(ruler.find(pixels(capped), "um")) == pytest.approx(143, abs=1)
    upright = ruler.find(pixels(with_bar().transpose(Image.Transpose.ROTATE_90)), "um")
    assert length(upright) == pytest.approx(143, abs=1)
    assert upright is not None and upright.start[1] == pytest.approx(upright.end[1])


@pytest.mark.parametrize("quality", [None, 90])
@pytest.mark.parametrize(("spacing", "every"), [(23.0, 5), (17.4, 10), (40.0, 2)])
def test_a_depth_ruler_gives_the_division_between_its_long_marks(spacing, every, quality) -> None:
    count = min(21, int(440 / spacing))
    found = ruler.find(pixels(with_ticks(spacing, every, count), quality), "mm")
    assert length(found) == pytest.approx(spacing * every, abs=1)
    assert found is not None and (found.kind, found.divisions) == ("ticks", every)
    assert found.start[0] == pytest.approx(61, abs=2)


def test_a_reduced_picture_is_told_in_pixels_of_the_original() -> None:
    image = pixels(with_bar())
    whole, half = ruler.find(image, "um"), ruler.find(image, "um", reduction=2.0)
    assert length(half) == pytest.approx(2 * length(whole))


def test_a_large_picture_is_looked_at_in_steps() -> None:
    image = np.full((3000, 3000, 3), 120, dtype=np.uint8)
    image[2800:2824, 2000:2600] = 255
    found = ruler.find(image, "um")
    assert length(found) == pytest.approx(600, abs=4)


def calliper() -> Image.Image:
    """A dotted line from cross to cross, upright, near the picture's side."""
    image = opened(SCAN)
    draw = ImageDraw.Draw(image)
    for row in range(100, 400, 6):
        draw.point((60, row), fill="yellow")
    for row in (94, 406):
        draw.line((54, row, 66, row), fill="yellow")
        draw.line((60, row - 6, 60, row + 6), fill="yellow")
    return image


def print_lines() -> Image.Image:
    image = opened(SCAN)
    draw = ImageDraw.Draw(image)
    for line in range(12):
        draw.text((650, 40 + 16 * line), f"E={line} HIT-F", fill="white")
    return image


def framed() -> Image.Image:
    image = opened(GROUND)
    ImageDraw.Draw(image).rectangle((2, 2, 717, 537), outline="black", width=3)
    return image


def two_strokes() -> Image.Image:
    image = with_bar()
    ImageDraw.Draw(image).rectangle((40, 505, 220, 509), fill="black")
    return image


@pytest.mark.parametrize("unit", ["um", "mm"])
@pytest.mark.parametrize(
    "made",
    [
        calliper,
        print_lines,
        framed,
        lambda: opened(GROUND),
        lambda: opened(SCAN),
        lambda: Image.new("RGB", (640, 480), "white"),
        lambda: Image.new("RGB", (80, 60), "black"),
        lambda: Image.fromarray(
            np.random.default_rng(5).integers(0, 255, (400, 500, 3), dtype=np.uint8)
        ),
    ],
)
def test_what_is_no_ruler_is_none(made, unit) -> None:
    assert ruler.find(pixels(made()), unit) is None


def test_of_two_bars_neither_is_believed() -> None:
    assert ruler.find(pixels(two_strokes()), "um") is None


def test_few_marks_and_uneven_ones_are_no_ruler() -> None:
    assert ruler.find(pixels(with_ticks(count=5)), "mm") is None
    image = opened(SCAN)
    draw = ImageDraw.Draw(image)
    for row in (60, 90, 131, 150, 204, 222, 290, 311, 370, 402):
        draw.rectangle((28, row, 34, row + 1), fill="white")
    assert ruler.find(pixels(image), "mm") is None


@pytest.mark.parametrize(
    "path",
    sorted(
        p
        for p in SAMPLES.rglob("*")
        if p.suffix.lower() in {".png", ".jpg", ".jpeg"} and "documents" not in p.parts
    ),
    ids=lambda p: p.name,
)
def test_no_sample_picture_has_a_ruler(path) -> None:
    image = np.asarray(Image.open(path).convert("RGB"))
    assert (ruler.find(image, "um"), ruler.find(image, "mm")) == (None, None)
