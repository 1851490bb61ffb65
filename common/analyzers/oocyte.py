"""One oocyte per picture: ooplasm outlined and measured, its zona only where its edges show."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from common.analyzers import Outcome, Resources, Sample, oocyte_zona, outlines
from common.analyzers import oocyte_outline as outline
from common.analyzers.entrance import Entrance, enough
from common.analyzers.oocyte_outline import Circle, Ooplasm
from common.analyzers.outlines import Floats
from common.domain.model import Finding, NotMeasured

METHOD = "circle by votes of the edges, then the closed line of the strongest step"
INTERVAL = "middle 95 % over the angles"
# Pixels of the short side beyond which a picture is averaged down.
ENOUGH_SIDE = 512
# Ooplasm of mammals is 60 to 150 um wide; a giant human oocyte reaches some 160.
PLAUSIBLE_UM = (50.0, 200.0)
THRESHOLDS = {
    "min_circle": 0.3,
    "min_step": 0.03,
    "min_support": 0.85,
    "max_blur": 0.1,
    "max_centre_spot": 0.6,
    "max_paling": 0.22,
    "min_roundness": 0.8,
    "max_regularity": 1.03,
    "max_colour": 0.08,
    "max_unrest": 0.7,
    "max_patchiness": 1.05,
    "min_share": 0.004,
    "max_share": 0.6,
}
ADVICE = {
    "too_small": "Send the picture at the microscope's full resolution, at least 80 pixels wide.",
    "blank": "The picture is empty. Take it again.",
    "noise": "The picture holds nothing but noise. Take it again.",
    "blurred": "Focus on the oocyte's equator and take the picture again.",
    "no_outline": "No closed outline stands out. Focus on one oocyte and try again.",
    "unclear_boundary": "Parts of the ooplasm's edge are hidden. Remove the cumulus and try again.",
    "several_oocytes": "Send one picture for each oocyte.",
    "cell_cut_off": "The oocyte reaches the picture's edge. Take it again with all of it inside.",
    "not_one_oocyte": "This does not look like one denuded oocyte before an even background."
    " Check the modality stated.",
    "size_implausible": "With the scale stated the oocyte has an impossible size. Check the scale.",
}
ENTRANCE = Entrance(
    min_side=80,
    max_aspect=3,
    stranger="not_one_oocyte",
    smaller=enough(ENOUGH_SIDE),
    scale="um_per_px",
    advice=ADVICE,
    settings={"thresholds": THRESHOLDS},
)
# No set with known polar bodies or stages was at hand to show that these can be told.
NEVER = tuple(
    NotMeasured(code=code, why="not_offered")
    for code in ("oocyte.polar_body_visible", "oocyte.maturity")
)


class Oocyte:
    """Measures the ooplasm of one denuded oocyte by image analysis alone."""

    version: ClassVar[str] = "1.2.0"

    def __init__(self, resources: Resources) -> None:
        """No weights are used."""

    def analyze(self, sample: Sample) -> Outcome:
        """Measure one oocyte; `not_analyzable` where no single ooplasm can be outlined."""
        entered = ENTRANCE.enter(sample)
        if isinstance(entered, Outcome):
            return entered
        sample, image, quality = entered.sample, entered.image, entered.quality
        picture = outline.grey(image)
        circles = outline.circles(picture)
        if not circles or circles[0].support < THRESHOLDS["min_circle"]:
            return ENTRANCE.refused("no_outline", quality)
        cell = outline.trace(image, picture, circles[0])
        quality = {**quality, "outline_support": round(cell.support, 4)}
        why = _objection(cell, circles) or _size_objection(cell, sample)
        if why is not None:
            return ENTRANCE.refused(why, quality)
        findings, missing = _measured(image, picture, cell, sample)
        return Outcome(
            findings=findings,
            not_measured=[*missing, *NEVER],
            quality=quality,
            settings={"thresholds": THRESHOLDS},
        )


def _objection(cell: Ooplasm, circles: list[Circle]) -> str | None:
    """Why this outline is not that of one oocyte; None where nothing speaks against it."""
    t = THRESHOLDS
    if cell.step < t["min_step"]:
        return "no_outline"
    if cell.touches:
        return "cell_cut_off"
    if len(circles) > 1:
        return "several_oocytes"
    if cell.blur > t["max_blur"]:
        return "blurred"
    if cell.support < t["min_support"]:
        return "unclear_boundary"
    excess = max(
        cell.centre_spot / t["max_centre_spot"],
        cell.paling / t["max_paling"],
        cell.regularity / t["max_regularity"],
        cell.colour / t["max_colour"],
        cell.unrest / t["max_unrest"],
        # Cells and cavities make an embryo's inside patchy; an ooplasm is even.
        cell.patchiness / t["max_patchiness"],
        t["min_roundness"] / max(cell.roundness, 1e-9),
    )
    if excess > 1 or not t["min_share"] <= cell.share <= t["max_share"]:
        return "not_one_oocyte"
    return None


def _size_objection(cell: Ooplasm, sample: Sample) -> str | None:
    scale = sample.facts.um_per_px
    if scale is None:
        return None
    diameter = float(cell.diameters.mean()) * sample.reduction * scale
    return None if PLAUSIBLE_UM[0] <= diameter <= PLAUSIBLE_UM[1] else "size_implausible"


def _measured(
    image: NDArray[np.uint8], picture: Floats, cell: Ooplasm, sample: Sample
) -> tuple[list[Finding], list[NotMeasured]]:
    """The lengths that were measured, in micrometres only with a scale, and those that were not."""
    rings = {"diameter": (cell.diameters, cell.points)}
    zona = oocyte_zona.find(image, picture, cell)
    edges = {
        "zona_thickness": zona and zona.outer,
        "perivitelline": zona and zona.inner,
    }
    rings |= {name: (edge.distances, edge.points) for name, edge in edges.items() if edge}
    missing = [
        NotMeasured(code=f"oocyte.{name}_um", why="unclear_boundary")
        for name, edge in edges.items()
        if edge is None
    ]
    if sample.facts.um_per_px is None:
        missing += [NotMeasured(code=f"oocyte.{name}_um", why="no_scale") for name in rings]
    found = [_length(name, *ring, sample, picture.shape) for name, ring in rings.items()]
    return found, missing


def _length(
    name: str, values: Floats, points: Floats, sample: Sample, shape: tuple[int, ...]
) -> Finding:
    """The mean over the angles, with the range of their middle 95 %."""
    scale = sample.facts.um_per_px
    unit, factor = ("px", 1.0) if scale is None else ("um", scale)
    factor *= sample.reduction
    low, high = (float(q) * factor for q in np.quantile(values, [0.025, 0.975]))
    return Finding(
        code=f"oocyte.{name}_{unit}",
        value=round(float(values.mean()) * factor, 2),
        unit=unit,
        interval=(round(low, 2), round(high, 2)),
        n=1,
        region=outlines.polygon(points, sample.reduction, (shape[0], shape[1])),
        method=METHOD,
        detail={"interval_is": INTERVAL} | ({"of": "ooplasm"} if name == "diameter" else {}),
    )
