"""A ruler burned into a picture: where it is and how many pixels it is long. What its length stands
for is not known here, and never assumed: a person says it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from common.domain.model import JsonObject
from common.domain.scales import MICROMETRES, MILLIMETRES
from common.media import ruler_bars, ruler_ticks

BAR, TICKS = "bar", "ticks"

MOST_PIXELS = 3_000_000
"""Of a larger picture every second, third ... pixel is looked at: its ruler's strokes are thick."""

LEAST_SIDE = 96
"""Pixels; crops of single cells have no room for a ruler."""

WITHIN_BAR_PX = 1.0
"""How well the ends of a bar are found: 99 of 100 drawn ones within it (the card says how)."""

_LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruler:
    """What was found.

    kind : `bar`, or `ticks` (one division between the longest marks of a depth ruler)
    start, end : (row, column) in pixels of the upright original
    divisions : of the part between the ends; 1 for a bar
    within_px : how far the length may be off, in pixels of the original
    """

    kind: str
    start: tuple[float, float]
    end: tuple[float, float]
    divisions: int
    within_px: float

    @property
    def length_px(self) -> float:
        """Pixels of the original between the ends."""
        return float(np.hypot(self.end[0] - self.start[0], self.end[1] - self.start[1]))

    def said(self) -> JsonObject:
        """As the quality of an analysis says it."""
        points = [[round(at, 2) for at in end] for end in (self.start, self.end)]
        return {
            "kind": self.kind,
            "region": {"kind": "path", "points": points},
            "length_px": round(self.length_px, 2),
            "divisions": self.divisions,
            "within_px": round(self.within_px, 2),
        }


def find(image: NDArray[np.uint8], unit: str, reduction: float = 1.0) -> Ruler | None:
    """The ruler of a picture; None where none is sure.

    Parameters
    ----------
    image : (M, N, 3) uint8, RGB
    unit : what the study is measured in: a picture in micrometres has a bar, one in millimetres
        is an ultrasound machine's and has marks at its side
    reduction : factor by which the decoder made the picture smaller

    Deterministic; some 40 ms for each megapixel, at most `MOST_PIXELS` of them.
    """
    if min(image.shape[:2]) < LEAST_SIDE:
        return None
    step = int(np.ceil(np.sqrt(image.shape[0] * image.shape[1] / MOST_PIXELS)))
    seen = image[::step, ::step]
    grey = seen.astype(np.float32) @ _LUMA
    scale = step * reduction
    if unit == MICROMETRES:
        bar = ruler_bars.find(seen, grey)
        return _ruler(BAR, bar.start, bar.end, 1, WITHIN_BAR_PX, scale) if bar else None
    if unit == MILLIMETRES:
        ticks = ruler_ticks.find(grey)
        if ticks is not None:
            return _ruler(TICKS, ticks.start, ticks.end, ticks.period, ticks.rms, scale)
    return None


def _ruler(
    kind: str,
    start: tuple[float, float],
    end: tuple[float, float],
    divisions: int,
    within: float,
    scale: float,
) -> Ruler:
    """In pixels of the original, whose first pixel's middle is at half a pixel."""
    first, last = (((at[0] + 0.5) * scale, (at[1] + 0.5) * scale) for at in (start, end))
    return Ruler(kind=kind, start=first, end=last, divisions=divisions, within_px=within * scale)
