"""A stained smear as findings: every head, the areas of its parts, in micrometres with a scale."""

from dataclasses import dataclass

import numpy as np
from skimage.measure import approximate_polygon

from common.analyzers import Sample, coarse, sperm_field_stain
from common.analyzers.sperm_field_stain import Head, Region
from common.domain.model import Finding

METHOD = "stained heads by optical density; acrosome where red light passes"
# A head is 4 to 5 um long; with another length in the middle the scale is wrong.
SHORTEST_UM, LONGEST_UM = 2.5, 9.0
THRESHOLDS = {
    **sperm_field_stain.THRESHOLDS,
    "stained_shortest_um": SHORTEST_UM,
    "stained_longest_um": LONGEST_UM,
}
TOLERANCE = 0.6
"""Working pixels that a listed outline may lie off the measured one, so that it stays short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Smear:
    """The objects of a stained field, the sperm first; how many of them are sperm.

    is_implausible : whether with the scale stated their heads have an impossible length
    """

    cells: list[Finding]
    count: int
    is_implausible: bool


def measure(sample: Sample, side: int) -> Smear | None:
    """The smear of a picture averaged down to `side` pixels or more, None where it is none."""
    if sample.image is None:
        return None
    image, fold = coarse.averaged(sample.image, side)
    heads = sperm_field_stain.heads(image)
    if heads is None:
        return None
    pixel = fold * sample.reduction
    scale = sample.facts.um_per_px
    sperm = [head for head in heads if head.is_sperm]
    length = float(np.median([head.length for head in sperm])) * pixel
    ordered = sorted(heads, key=lambda head: not head.is_sperm)
    return Smear(
        cells=[_cell(head, pixel, scale) for head in ordered],
        count=len(sperm),
        is_implausible=scale is not None and not SHORTEST_UM <= length * scale <= LONGEST_UM,
    )


def _cell(head: Head, pixel: float, scale: float | None) -> Finding:
    """One object; `pixel` original pixels to a working one, `scale` um to an original one."""
    r0, c0, r1, c1 = (round(float(v) * pixel, 1) for v in head.box)
    return Finding(
        code="sperm.cell",
        value="sperm" if head.is_sperm else "impurity",
        n=1,
        region={"kind": "box", "r0": r0, "c0": c0, "r1": r1, "c1": c1},
        method=METHOD,
        detail=_parts(head, pixel, scale) if head.is_sperm and head.whole else {},
    )


def _parts(head: Head, pixel: float, scale: float | None) -> dict[str, object]:
    """Lengths and areas of a head and of the parts that its stain shows, and where they lie."""
    unit = "px" if scale is None else "um"
    size = pixel if scale is None else pixel * scale
    found: dict[str, object] = {
        f"head_length_{unit}": round(head.length * size, 2),
        f"head_width_{unit}": round(head.width * size, 2),
        f"head_area_{unit}2": round(head.area * size * size, 2),
    }
    outlines = {"head": _polygon(head.outline, pixel)}
    if head.acrosome is not None:
        found[f"nucleus_area_{unit}2"] = round(head.nucleus_area * size * size, 2)
        found[f"acrosome_area_{unit}2"] = round(head.acrosome_area * size * size, 2)
        found["acrosome_share"] = round(head.acrosome_area / head.area, 3)
        outlines["acrosome"] = _polygon(head.acrosome, pixel)
    return {**found, "parts": outlines}


def _polygon(outline: Region, pixel: float) -> dict[str, object]:
    line = approximate_polygon(np.array(outline), TOLERANCE)
    return {"kind": "polygon", "points": [[round(float(v) * pixel, 1) for v in p] for p in line]}
