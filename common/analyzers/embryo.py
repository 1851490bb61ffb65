"""One embryo per picture: outlined and measured; on day 5, with research weights, good or not."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from common.analyzers import (
    Outcome,
    Resources,
    Sample,
    embryo_outline,
    embryo_rim,
    embryo_zona,
    outlines,
)
from common.analyzers.embryo_outline import Embryo
from common.analyzers.embryo_quality import DIGITS, QualityModel
from common.analyzers.embryo_rim import Rim
from common.analyzers.embryo_zona import Zona
from common.analyzers.entrance import Entrance, enough
from common.analyzers.outlines import Floats
from common.domain.model import Finding, JsonObject, NotMeasured
from common.domain.standards import istanbul

WEIGHTS = "embryo-75496f40e61d67ad.onnx"
METHOD = "ellipse across which the texture ends (slope of the grey values)"
ZONA_METHOD = (
    "two closed lines found together: the strongest line or step, and the end of the grain"
)
SOURCE = "HVWC23, Hung Vuong Hospital, Kaggle 2023"
QUALITY = "embryo.quality_good"
ENOUGH_SIDE = 384
# Embryos with their zona are 110 to 230 um wide until they hatch.
PLAUSIBLE_UM = (80.0, 320.0)
THRESHOLDS = {
    "min_share": 0.16,
    "max_share": 0.82,
    "min_texture": 1.8,
    "max_regularity": 1.12,
    "min_roundness": 0.55,
    "max_colour": 36.0,
    "min_level": 85.0,
    "max_level": 215.0,
    "min_fineness": 0.07,
    "max_unrest": 1.0,
    "min_rim": 0.45,
    "min_inside": 0.99,
    "max_tints": 17.5,
    "max_step": 110.0,
}
ADVICE = {
    "too_small": "Send the picture at the microscope's full resolution, at least 80 pixels wide.",
    "blank": "The picture is empty. Take it again.",
    "noise": "The picture holds nothing but noise. Take it again.",
    "no_outline": "No embryo stands out from the ground. Focus on it and try again.",
    "unclear_boundary": "The embryo's rim does not stand out all around. Focus on its equator, away"
    " from the wall of the well.",
    "not_one_embryo": "This does not look like one embryo before a smooth ground."
    " Check the modality stated.",
    "size_implausible": "With the scale stated the embryo has an impossible size. Check the scale.",
}
ENTRANCE = Entrance(
    min_side=80,
    max_aspect=3,
    stranger="not_one_embryo",
    smaller=enough(ENOUGH_SIDE),
    scale="um_per_px",
    advice=ADVICE,
    settings={"thresholds": THRESHOLDS},
)
# No set with known stages, cell numbers or enough grades was at hand to show that they can be told.
NEVER = tuple(
    NotMeasured(code=code, why="too_few_graded")
    for code in (
        "embryo.stage",
        "embryo.cell_count",
        "gardner.expansion",
        "gardner.icm",
        "gardner.te",
    )
)
ZONA = "embryo.zona_thickness_um"
UNCLEAR = tuple(
    NotMeasured(code=code, why="unclear_boundary")
    for code in ("embryo.outline", "embryo.diameter_um", ZONA)
)


class Embryology:
    """Outlines an embryo by image analysis; grades it where research weights are on."""

    version: ClassVar[str] = "1.3.0"

    def __init__(self, resources: Resources, member: int | None = None) -> None:
        """`member`: let one member of the committee speak, for evaluation."""
        self._model = QualityModel(resources.weights(WEIGHTS)) if resources.research else None
        self._member = member

    def seen(self, sha256: str) -> int | None:
        """The committee's member that never saw the file of this digest, if it taught the rest."""
        return None if self._model is None else self._model.seen.get(sha256[:DIGITS])

    def analyze(self, sample: Sample) -> Outcome:
        """Measure one embryo; `not_analyzable` where none can be outlined."""
        entered = ENTRANCE.enter(sample)
        if isinstance(entered, Outcome):
            return entered
        sample, image, quality = entered.sample, entered.image, entered.quality
        picture = embryo_outline.grey(image)
        embryo = embryo_outline.find(picture)
        if embryo is None:
            return ENTRANCE.refused("no_outline", quality)
        why = _objection(embryo, image, picture) or _size_objection(embryo, sample)
        if why is not None:
            return ENTRANCE.refused(why, quality)
        return self._measured(picture, embryo, sample, quality)

    def _measured(
        self, picture: Floats, embryo: Embryo, sample: Sample, quality: JsonObject
    ) -> Outcome:
        rim = embryo_rim.find(picture)
        clear = rim.support >= THRESHOLDS["min_rim"]
        zona = embryo_zona.find(picture, rim.ellipse) if clear else None
        # Without a clear rim a grade still shows what the network looked at.
        shown = rim.points if clear else embryo_outline.looked_at(embryo)
        region = _region(shown if zona is None else zona.outer, sample, picture)
        findings, missing = _sizes(rim, zona, sample, region) if clear else ([], list(UNCLEAR))
        if zona is not None:
            findings.append(_thickness(zona, sample, _region(zona.inner, sample, picture)))
        share = min(max(rim.support / embryo_rim.MOST, 0.0), 1.0)
        quality = {**quality, "outline_support": round(share, 4)}
        graded = self._graded(picture, embryo, sample, region)
        if not clear and isinstance(graded, str):
            return ENTRANCE.refused("unclear_boundary", quality)
        used = self._model if isinstance(graded, Finding) else None
        if isinstance(graded, Finding):
            findings.append(graded)
        else:
            missing.append(NotMeasured(code=QUALITY, why=graded))
        return Outcome(
            findings=findings,
            not_measured=[*missing, *NEVER],
            quality=quality,
            model_digest=used.digest if used else None,
            weights_licence=used.licence if used else None,
            settings={"thresholds": THRESHOLDS, "weights": WEIGHTS if used else None},
        )

    def _graded(
        self, picture: Floats, embryo: Embryo, sample: Sample, region: JsonObject
    ) -> Finding | str:
        """Good or not, or why that is not said."""
        model, day = self._model, sample.facts.day
        if model is None:
            return "research_models_off"
        if day is None:
            return "no_day"
        if day != model.day:
            return "not_offered"
        good = model.good(picture, embryo, self._member)
        if model.band[0] < good < model.band[1]:
            return "unsure"
        expected = istanbul.of_day(model.day)
        return Finding(
            code=QUALITY,
            value=good >= 0.5,
            confidence=round(max(good, 1 - good), 4),
            n=1,
            region=region,
            method="cnn",
            detail={
                "source": SOURCE,
                "day": model.day,
                "expected_stage": None if expected is None else expected.stage,
            },
        )


def _objection(embryo: Embryo, image: NDArray[np.uint8], picture: Floats) -> str | None:
    """Why this outline is not that of one embryo; None where nothing speaks against it."""
    t = THRESHOLDS
    if embryo.texture < t["min_texture"]:
        return "no_outline"
    seen = embryo_outline.texture(picture, embryo)
    colour = float(np.median(np.ptp(image[::2, ::2].astype(np.int16), axis=2)))
    strange = (
        not t["min_share"] <= embryo.share <= t["max_share"]
        or embryo.regularity > t["max_regularity"]
        or embryo.roundness < t["min_roundness"]
        or colour > t["max_colour"]
        or float(np.median(picture)) < t["min_level"]
        or float(np.median(picture)) > t["max_level"]
        or seen.fineness < t["min_fineness"]
        or seen.unrest > t["max_unrest"]
        # An embryo is nearly as bright as its ground and of one tint with it; a thing is neither.
        or seen.step > t["max_step"]
        or _tints(image) > t["max_tints"]
    )
    return "not_one_embryo" if strange else None


def _tints(image: NDArray[np.uint8]) -> float:
    """How far the colours of a picture spread around its tint, 0 to 255."""
    pixels = image[::2, ::2].reshape(-1, 3).astype(np.float64)
    return float(np.hypot.reduce((pixels - pixels.mean(axis=1, keepdims=True)).std(axis=0)))


def _size_objection(embryo: Embryo, sample: Sample) -> str | None:
    scale = sample.facts.um_per_px
    if scale is None:
        return None
    diameter = embryo.diameter * sample.reduction * scale
    return None if PLAUSIBLE_UM[0] <= diameter <= PLAUSIBLE_UM[1] else "size_implausible"


def _region(points: Floats, sample: Sample, picture: Floats) -> JsonObject:
    return outlines.polygon(points, sample.reduction, (picture.shape[0], picture.shape[1]))


def _unit(sample: Sample) -> tuple[str, float]:
    """The unit of lengths, and how many of them a pixel of the analysed picture is."""
    scale = sample.facts.um_per_px
    return ("px", sample.reduction) if scale is None else ("um", scale * sample.reduction)


def _sizes(
    rim: Rim, zona: Zona | None, sample: Sample, region: JsonObject
) -> tuple[list[Finding], list[NotMeasured]]:
    """The outline, and the diameter of the circle of its area where all of it is in the picture."""
    inside = rim.share_inside if zona is None else zona.share_inside
    whole = inside >= THRESHOLDS["min_inside"]
    edge = "either edge of the zona" if zona is None else "outer edge of the zona"
    outline = Finding(
        code="embryo.outline",
        value=None,
        n=1,
        region=region,
        method=METHOD if zona is None else ZONA_METHOD,
        detail={"edge": edge, "whole": whole, "validated": False},
    )
    missing = [] if zona else [NotMeasured(code=ZONA, why="unclear_boundary")]
    no_scale = sample.facts.um_per_px is None
    if zona is not None and no_scale:
        missing.append(NotMeasured(code=ZONA, why="no_scale"))
    code = "embryo.diameter_um"
    if not whole:
        return [outline], [NotMeasured(code=code, why="cell_cut_off"), *missing]
    unit, factor = _unit(sample)
    mean, short, long = embryo_rim.diameters(rim) if zona is None else zona.diameters
    diameter = Finding(
        code=f"embryo.diameter_{unit}",
        value=round(mean * factor, 2),
        unit=unit,
        interval=(round(short * factor, 2), round(long * factor, 2)),
        n=1,
        region=region,
        method=outline.method,
        detail={
            "value_is": "diameter of the circle of the outline's area; its rim "
            + ("may be either" if zona is None else "is the outer")
            + " edge of the zona",
            "interval_is": "smallest and largest width",
            "validated": False,
        },
    )
    if no_scale:
        missing.insert(0, NotMeasured(code=code, why="no_scale"))
    return [outline, diameter], missing


def _thickness(zona: Zona, sample: Sample, region: JsonObject) -> Finding:
    """The mean over the angles at which both edges show; the line shown is the inner one."""
    unit, factor = _unit(sample)
    low, high = (float(q) * factor for q in np.quantile(zona.thicknesses, [0.025, 0.975]))
    return Finding(
        code=f"embryo.zona_thickness_{unit}",
        value=round(float(zona.thicknesses.mean()) * factor, 2),
        unit=unit,
        interval=(round(low, 2), round(high, 2)),
        n=1,
        region=region,
        method=ZONA_METHOD,
        detail={
            "value_is": "mean distance from the line shown to the embryo's outline",
            "interval_is": "middle 95 % over the angles",
            "seen": round(float(zona.seen.mean()), 4),
            "validated": False,
        },
    )
