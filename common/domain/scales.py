"""Which studies are measured in which unit, and how a confirmed ruler becomes a scale."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from common.domain.errors import InvalidScaleError
from common.domain.model import Modality

MICROMETRES, MILLIMETRES = "um", "mm"

LEAST_PX = 10.0
"""Pixels between two points: one pixel more or less is a tenth of less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What a study needs to be measured.

    fact : the member of `Facts` that holds it; unit : what a pixel is stated in
    units : what a ruler may be marked in, each in that unit
    smallest, largest : of a pixel; anything else was typed by mistake
    """

    fact: str
    unit: str
    units: Mapping[str, float]
    smallest: float
    largest: float


_MICROSCOPE = Scale(
    fact="um_per_px",
    unit=MICROMETRES,
    units={"um": 1.0, "mm": 1000.0},
    smallest=0.01,
    largest=20.0,
)
_ULTRASOUND = Scale(
    fact="mm_per_px",
    unit=MILLIMETRES,
    units={"mm": 1.0, "cm": 10.0},
    smallest=0.01,
    largest=2.0,
)
WANTED: Mapping[str, Scale] = {
    Modality.SPERM_CELL_IMAGE: _MICROSCOPE,
    Modality.SPERM_FIELD_IMAGE: _MICROSCOPE,
    Modality.SPERM_VIDEO: _MICROSCOPE,
    Modality.OOCYTE_IMAGE: _MICROSCOPE,
    Modality.EMBRYO_IMAGE: _MICROSCOPE,
    Modality.OVARY_ULTRASOUND: _ULTRASOUND,
}


def per_px(
    modality: str | None, points: Sequence[tuple[float, float]], value: float, unit: str
) -> tuple[str, float]:
    """The fact, and how much a pixel is, from two points whose distance stands for a length.

    InvalidScaleError: `not_sized` (the study has no scale), `unit` (not one its rulers have),
    `too_short` (below `LEAST_PX`), `implausible` (no microscope or ultrasound has such pixels).
    """
    wanted = WANTED.get(modality or "")
    if wanted is None:
        raise InvalidScaleError("not_sized")
    if unit not in wanted.units:
        raise InvalidScaleError("unit")
    length = length_px(points)
    if length < LEAST_PX:
        raise InvalidScaleError("too_short")
    size = value * wanted.units[unit] / length
    if not wanted.smallest <= size <= wanted.largest:
        raise InvalidScaleError("implausible")
    return wanted.fact, float(f"{size:.5g}")


def length_px(points: Sequence[tuple[float, float]]) -> float:
    """Pixels between two points (row, column)."""
    (r0, c0), (r1, c1) = points
    return math.hypot(r1 - r0, c1 - c0)
