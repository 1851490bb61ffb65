"""The scale of an ultrasound picture from its regions."""

import pytest

from common.media import scale
from common.media.scale import Region


def region(row: float | None, column: float | None, kind: str = scale.TISSUE) -> Region:
    return Region(r0=0, c0=0, r1=9, c1=9, kind=kind, mm_per_row=row, mm_per_column=column)


@pytest.mark.parametrize(
    ("regions", "spacing", "expected"),
    [
        ([], (None, None), (None, ("no_scale",))),
        ([], (0.2, 0.2), (0.2, ())),
        ([], (0.2, None), (None, ("no_scale",))),
        ([], (0.2, 0.3), (None, ("unequal_scale",))),
        ([region(0.2, 0.2)], (None, None), (0.2, ())),
        ([region(0.2, 0.2)], (0.5, 0.5), (0.2, ())),
        ([region(0.2, 0.203)], (None, None), (0.2015, ())),
        ([region(0.2, 0.21)], (None, None), (None, ("unequal_scale",))),
        ([region(0.2, 0.2), region(0.2, 0.2)], (None, None), (0.2, ())),
        ([region(0.2, 0.2), region(0.3, 0.3)], (None, None), (None, ("two_scales",))),
        ([region(0.2, 0.2), region(None, None)], (None, None), (None, ("no_scale",))),
        ([region(0.2, 0.2), region(None, 0.4, "spectral")], (None, None), (0.2, ())),
        ([region(None, None, "spectral")], (0.2, 0.2), (None, ("no_scale",))),
    ],
)
def test_whole(regions, spacing, expected) -> None:
    size, flags = scale.whole(regions, spacing)
    assert (size and round(size, 9), flags) == expected


@pytest.mark.parametrize("value", [0, 0.0009, 10.1, float("nan"), float("inf"), None, "0.2"])
def test_implausible_scales_are_none(value: object) -> None:
    assert scale.plausible(value) is None


def test_a_direction_may_be_negative() -> None:
    assert scale.plausible(-0.2) == 0.2


def test_regions_survive_the_way_between_processes() -> None:
    regions = (region(0.2, None), region(None, 0.3, "spectral"))
    assert scale.unpack(scale.pack(regions)) == regions
    assert scale.unpack(None) == ()


@pytest.mark.parametrize(
    "wrong", [{"r0": 1.5}, {"r0": "1"}, {"mm_per_row": "0.2"}, {"mm_per_row": float("inf")}]
)
def test_what_no_child_writes_is_refused(wrong: dict[str, object]) -> None:
    (packed,) = scale.pack([region(0.2, 0.2)])
    with pytest.raises(ValueError, match="is no"):
        scale.unpack([{**packed, **wrong}])
