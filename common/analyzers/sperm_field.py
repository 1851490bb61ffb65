"""A microscope field: the sperm heads found, boxed and counted; a concentration where it can be."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv

from common.analyzers import (
    Outcome,
    Resources,
    Sample,
    coarse,
    sperm_field_heads,
    sperm_field_score,
    sperm_field_smear,
)
from common.analyzers.entrance import Entrance
from common.analyzers.sperm_field_heads import Field, Spots
from common.analyzers.sperm_field_score import Objects, Weighing
from common.domain.model import Finding, JsonObject, NotMeasured
from common.domain.standards import who_semen

WEIGHTS = "sperm_field-88007c989a48c907.json"
METHOD = "dark spots (Laplacian of Gaussian) by contrast and size"
SOURCE = "SVIA, Biocybernetics and Biomedical Engineering 42 (2022) 204-214"
FORMULA = "number x dilution x 10^6 / (area in um2 x depth in um)"
CITATION = (
    "WHO laboratory manual, 6th ed. 2021: number over the volume examined, times the dilution"
)
INTERVAL = "exact Poisson interval (Garwood) of the number counted"
CODE = "sperm.concentration_million_per_ml"
MAX_LISTED = 500
MIN_SIDE = 240
# Without a scale: the short side of the working picture. With one: micrometres to its pixel.
ENOUGH_SIDE = 512
WORKING_UM = 0.35
# A head of 4 to 5 um must be at least some 7 pixels long.
COARSEST_UM = 0.65
THRESHOLDS = {
    "min_reference": 0.04,
    "max_reference": 0.6,
    "min_reference_over_noise": 20.0,
    "max_unevenness": 0.25,
    "min_ground": 0.3,
    "max_ground": 0.97,
    "max_colour": 0.12,
    "max_dark_share": 0.12,
    "max_banding": 2.5,
    "rule_least": sperm_field_score.RULE_LEAST,
    "object_least": sperm_field_score.OBJECT_LEAST,
    **sperm_field_smear.THRESHOLDS,
}
ADVICE = {
    "too_small": "Send the whole field at the microscope's full resolution.",
    "blank": "The picture is empty. Take it again.",
    "noise": "The picture holds nothing but noise. Take it again.",
    "not_a_field": "This does not look like a bright-field microscope field of sperm."
    " Check the modality stated.",
    "unlike_training_data": "Only unstained fields, and smears stained purple whose tails can be"
    " seen, are counted: in others the numbers were wrong.",
    "size_implausible": "With the scale stated a head would not be 2.5 to 9 micrometres long."
    " Correct the scale.",
    "too_coarse": "A head is too few pixels long. Use a higher magnification.",
    "nothing_found": "No sperm stands out. One empty field proves no absence: look at more fields.",
}


def _working(sample: Sample, image: NDArray[np.uint8]) -> Sample:
    """The sample averaged down to where heads have the size that is looked for."""
    short = min(image.shape[:2])
    scale = sample.facts.um_per_px
    if scale is None:
        return coarse.reduced(sample, image, ENOUGH_SIDE)
    fold = max(1, min(int(WORKING_UM / (scale * sample.reduction)), short // MIN_SIDE))
    return coarse.reduced(sample, image, short // fold)


ENTRANCE = Entrance(
    min_side=MIN_SIDE,
    max_aspect=4,
    stranger="not_a_field",
    smaller=_working,
    scale="um_per_px",
    advice=ADVICE,
    settings={"thresholds": THRESHOLDS},
)


class SpermField:
    """Counts heads by image analysis; with research weights each has a calibrated confidence."""

    version: ClassVar[str] = "1.3.0"

    def __init__(self, resources: Resources) -> None:
        self._weighing = Weighing(resources.weights(WEIGHTS)) if resources.research else None

    def analyze(self, sample: Sample) -> Outcome:
        """Count one field; `not_analyzable` where it is none or no sperm stands out."""
        entered = ENTRANCE.enter(sample)
        if isinstance(entered, Outcome):
            return entered
        whole, original = _whole(sample), sample
        sample, image, quality = entered.sample, entered.image, entered.quality
        scale = sample.facts.um_per_px
        if scale is not None and scale * sample.reduction > COARSEST_UM:
            return ENTRANCE.refused("too_coarse", quality)
        field = sperm_field_heads.prepare(sperm_field_heads.grey(image))
        found = sperm_field_heads.spots(field)
        is_strange = _is_strange(image, field, found)
        is_dark = found.reference > THRESHOLDS["max_reference"]
        if is_strange or is_dark:
            smear = sperm_field_smear.measure(original, ENOUGH_SIDE)
            if smear is not None:
                return self._of_smear(smear, whole, quality)
            return ENTRANCE.refused(
                "not_a_field" if is_strange else "unlike_training_data", quality
            )
        seen = sperm_field_score.objects(found, self._weighing)
        if not any(seen.is_sperm):
            return ENTRANCE.refused("nothing_found", quality)
        return self._counted(seen, sample, whole, quality)

    def _of_smear(
        self, smear: sperm_field_smear.Smear, whole: tuple[float, float], quality: JsonObject
    ) -> Outcome:
        """A stained smear: every head with its parts; nothing learnt, and no concentration."""
        if smear.is_implausible:
            return ENTRANCE.refused("size_implausible", quality)
        cells = smear.cells[:MAX_LISTED]
        count = _count(smear.count, len(cells), whole, sperm_field_smear.METHOD)
        return Outcome(
            findings=[count, *cells],
            not_measured=[NotMeasured(code=CODE, why="stained_smear")],
            quality=_flagged(quality, {"low_count"} if _is_low(smear.count) else set()),
            settings={"thresholds": THRESHOLDS, "weights": None},
        )

    def _counted(
        self, seen: Objects, sample: Sample, whole: tuple[float, float], quality: JsonObject
    ) -> Outcome:
        count = sum(seen.is_sperm)
        cells = [_cell(seen, i, sample.reduction) for i in _listed(seen)]
        concentration, flags = _concentration(seen, sample, whole)
        if _is_low(count):
            flags.add("low_count")
        missing = []
        if concentration is None:
            why = "no_scale" if sample.facts.um_per_px is None else "no_chamber_depth"
            missing = [NotMeasured(code=CODE, why=why)]
        return Outcome(
            findings=[
                _count(count, len(cells), whole, METHOD),
                *([concentration] if concentration else []),
                *cells,
            ],
            not_measured=missing,
            quality=_flagged(quality, flags),
            model_digest=self._weighing.digest if self._weighing else None,
            weights_licence=self._weighing.licence if self._weighing else None,
            settings={"thresholds": THRESHOLDS, "weights": WEIGHTS if self._weighing else None},
        )


def _is_low(count: int) -> bool:
    return count < who_semen.MIN_CELLS_FOR_MORPHOLOGY


def _flagged(quality: JsonObject, flags: set[str]) -> JsonObject:
    stated = quality["flags"]
    return {**quality, "flags": sorted({*(stated if isinstance(stated, list) else ()), *flags})}


def interval(count: int) -> tuple[float, float]:
    """The exact 95 % interval (Garwood) of the mean of which this count is one draw."""
    low = float(gammaincinv(count, 0.025)) if count else 0.0
    return low, float(gammaincinv(count + 1, 0.975))


def _whole(sample: Sample) -> tuple[float, float]:
    """Rows and columns of the original."""
    if sample.image is None:
        return 0.0, 0.0
    rows, columns = sample.image.shape[:2]
    return rows * sample.reduction, columns * sample.reduction


def _is_strange(image: NDArray[np.uint8], field: Field, found: Spots) -> bool:
    """Whether the picture is unlike an even, grey field with small dark objects."""
    t = THRESHOLDS
    low, ground, high = np.quantile(field.background, [0.02, 0.5, 0.98])
    colour = float(np.median(np.ptp(image[::4, ::4].astype(np.int16), axis=2))) / 255
    dark = float(np.mean(field.depth > 0.45 * max(found.reference, 1e-6)))
    return (
        found.crowded
        or found.reference < max(t["min_reference"], t["min_reference_over_noise"] * field.noise)
        or float(high - low) > t["max_unevenness"]
        # A lamp lights the ground of a field; a night sky is black, a cut-out on paper white.
        or not t["min_ground"] <= float(ground) <= t["max_ground"]
        or colour > t["max_colour"]
        or dark > t["max_dark_share"]
        or sperm_field_heads.banding(found.boxes) > t["max_banding"]
    )


def _listed(seen: Objects) -> list[int]:
    """The objects that get a box of their own: the sperm first, then the impurities."""
    order = sorted(range(len(seen.is_sperm)), key=lambda i: not seen.is_sperm[i])
    return order[:MAX_LISTED]


def _count(count: int, listed: int, whole: tuple[float, float], method: str) -> Finding:
    low, high = interval(count)
    return Finding(
        code="sperm.count",
        value=count,
        interval=(round(low, 2), round(high, 2)),
        n=count,
        region={"kind": "box", "r0": 0.0, "c0": 0.0, "r1": whole[0], "c1": whole[1]},
        method=method,
        detail={"interval_is": INTERVAL, "objects_listed": listed},
    )


def _cell(seen: Objects, i: int, scale: float) -> Finding:
    r0, c0, r1, c1 = (round(float(v) * scale, 1) for v in seen.boxes[i])
    is_sperm = seen.is_sperm[i]
    confidence = None
    if seen.probability is not None:
        p = float(seen.probability[i])
        confidence = round(p if is_sperm else 1 - p, 4)
    return Finding(
        code="sperm.cell",
        value="sperm" if is_sperm else "impurity",
        confidence=confidence,
        n=1,
        region={"kind": "box", "r0": r0, "c0": c0, "r1": r1, "c1": c1},
        method=METHOD,
        detail={"prominence": round(float(seen.prominence[i]), 3)}
        | ({} if confidence is None else {"source": SOURCE}),
    )


def _concentration(
    seen: Objects, sample: Sample, whole: tuple[float, float]
) -> tuple[Finding | None, set[str]]:
    """Millions to the millilitre, where scale and depth are stated; and what to remark on it.

    Heads that touch the left or the upper border are not counted, so that of two adjoining fields
    only one counts them.
    """
    facts = sample.facts
    scale, depth = facts.um_per_px, facts.chamber_depth_um
    if scale is None or depth is None or depth <= 0:
        return None, set()
    inside = int(sum((seen.boxes[:, :2] > 0).all(axis=1) & np.array(seen.is_sperm)))
    dilution = 1.0 if facts.dilution is None else facts.dilution
    area = whole[0] * whole[1] * scale * scale
    factor = dilution * 1e6 / (area * depth)
    low, high = (v * factor for v in interval(inside))
    found = Finding(
        code=CODE,
        value=round(inside * factor, 4),
        unit="10*6/mL",
        interval=(round(low, 4), round(high, 4)),
        n=inside,
        region={"kind": "box", "r0": 0.0, "c0": 0.0, "r1": whole[0], "c1": whole[1]},
        method=METHOD,
        detail={
            "formula": FORMULA,
            "citation": CITATION,
            "area_um2": round(area, 1),
            "depth_um": depth,
            "dilution": dilution,
            "dilution_stated": facts.dilution is not None,
            "interval_is": INTERVAL,
        },
    )
    return found, set() if facts.dilution is not None else {"dilution_not_stated"}
