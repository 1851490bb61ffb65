"""Whether a picture may be measured: focus, exposure, contrast and their words."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from common.media.quality import assess, correlation


def cell(dark: int = 60, bright: int = 200, side: int = 200) -> NDArray[np.uint8]:
    """A dark disc on a bright ground, with a soft, real-looking edge of one pixel."""
    rows, columns = np.mgrid[0:side, 0:side]
    distance = np.hypot(rows - side / 2, columns - side / 2) - side / 5
    grey = dark + (bright - dark) * np.clip(distance + 0.5, 0, 1)
    return np.repeat(grey.astype(np.uint8)[..., None], 3, axis=2)


def blurred(image: NDArray[np.uint8], radius: float) -> NDArray[np.uint8]:
    return np.asarray(Image.fromarray(image).filter(ImageFilter.GaussianBlur(radius)))


def test_good_picture_has_no_flags() -> None:
    quality = assess(cell())
    assert quality.flags == ()
    assert quality.focus > 0.8
    assert quality.exposure == 1.0
    assert quality.contrast == pytest.approx(140 / 255, abs=0.01)


def test_focus_falls_with_blur() -> None:
    focus = [assess(blurred(cell(), radius)).focus for radius in (0, 1, 2, 4, 8)]
    assert focus == sorted(focus, reverse=True) and focus[0] > 3 * focus[-1]
    assert "blurred" in assess(blurred(cell(), 5)).flags


def test_focus_does_not_depend_on_brightness_and_contrast() -> None:
    values = [
        assess(cell(dark, bright)).focus for dark, bright in ((60, 200), (20, 90), (130, 230))
    ]
    assert max(values) - min(values) < 0.02


def test_focus_of_a_large_photograph_is_that_of_its_view() -> None:
    large = np.asarray(Image.fromarray(cell()).resize((3000, 3000), Image.Resampling.BICUBIC))
    assert "blurred" not in assess(cell(side=1000)).flags
    assert assess(large).focus < assess(cell()).focus


@pytest.mark.parametrize(
    ("image", "flag"),
    [
        (np.full((100, 100, 3), 128, np.uint8), "blank"),
        (cell(5, 40), "under_exposed"),
        (cell(210, 255), "over_exposed"),
        (cell(side=40), "low_resolution"),
        (np.random.default_rng(2).integers(0, 255, (100, 100, 3), dtype=np.uint8), "noise"),
    ],
)
def test_each_fault_has_its_word(image: NDArray[np.uint8], flag: str) -> None:
    assert assess(image).flags == (flag,)


def test_blank_picture_is_not_called_blurred() -> None:
    quality = assess(np.full((100, 100, 3), 255, np.uint8))
    assert (quality.focus, quality.contrast, quality.exposure) == (0, 0, 0)
    assert set(quality.flags) == {"blank", "over_exposed"}


def test_reduction_is_flagged_and_counts_for_the_resolution() -> None:
    assert assess(cell(), reduction=2.5).flags == ("reduced",)
    assert assess(cell(side=40), reduction=2.0).flags == ("reduced",)


def test_clipped_share_lowers_exposure() -> None:
    image = cell()
    image[:50] = 255
    assert assess(image).exposure == pytest.approx(0.75)


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 500, 3), (2, 2, 3), (3000, 1, 3)])
def test_smallest_pictures_are_judged(shape: tuple[int, int, int]) -> None:
    quality = assess(np.zeros(shape, np.uint8))
    assert "low_resolution" in quality.flags and quality.focus == 0


def test_correlation_of_noise_is_none_and_of_a_ramp_is_one() -> None:
    noise = np.random.default_rng(3).normal(size=(300, 300)).astype(np.float32)
    ramp = np.add.outer(np.arange(300), np.arange(300)).astype(np.float32)
    assert correlation(noise) == pytest.approx(0, abs=0.02)
    assert correlation(ramp) > 0.99
