"""A ruler that a person confirmed as a scale, and the ones that cannot be."""

import pytest

from common.domain import scales
from common.domain.errors import InvalidScaleError

LYING = ((10.0, 20.0), (10.0, 162.8571428))


@pytest.mark.parametrize(
    ("modality", "value", "unit", "fact", "size"),
    [
        ("embryo_image", 50, "um", "um_per_px", 0.35),
        ("sperm_field_image", 0.05, "mm", "um_per_px", 0.35),
        ("ovary_ultrasound", 20, "mm", "mm_per_px", 0.14),
        ("ovary_ultrasound", 2, "cm", "mm_per_px", 0.14),
    ],
)
def test_a_length_over_its_pixels_is_the_scale(modality, value, unit, fact, size) -> None:
    assert scales.per_px(modality, LYING, value, unit) == (fact, pytest.approx(size, rel=1e-4))


@pytest.mark.parametrize(
    ("modality", "points", "value", "unit", "reason"),
    [
        ("ovary_ultrasound", LYING, 50, "um", "unit"),
        ("embryo_image", LYING, 1, "cm", "unit"),
        ("hysteroscopy_image", LYING, 1, "mm", "not_sized"),
        (None, LYING, 1, "mm", "not_sized"),
        ("embryo_image", ((0.0, 0.0), (6.0, 7.9)), 50, "um", "too_short"),
        ("embryo_image", LYING, 50, "mm", "implausible"),
        ("embryo_image", LYING, 1, "um", "implausible"),
        ("ovary_ultrasound", LYING, 50, "cm", "implausible"),
    ],
)
def test_a_scale_that_cannot_be_says_why(modality, points, value, unit, reason) -> None:
    with pytest.raises(InvalidScaleError) as caught:
        scales.per_px(modality, points, value, unit)
    assert caught.value.reason == reason
