"""An ovary on ultrasound: its follicles outlined, and with research weights a lesion."""

from dataclasses import replace
from typing import ClassVar

from common.analyzers import (
    Outcome,
    Resources,
    Sample,
    outlines,
    ovary_follicles,
    ovary_frame,
)
from common.analyzers.entrance import Entrance, enough
from common.analyzers.ovary_follicles import Follicle
from common.analyzers.ovary_frame import Frame, Look
from common.analyzers.ovary_lesion import DIGITS, LesionModel, Opinion
from common.domain.model import Finding, JsonObject, NotMeasured
from common.domain.standards import follicle as standard

WEIGHTS = ("ovary-424a66b35eb9ba05.onnx", "ovary_answers-dccba98a86556faa.onnx")
METHOD = "dark round regions behind a closed brighter wall (component tree)"
SOURCE = "MMOTU OTU_2d, arXiv 2207.06799"
# Pixels of the short side beyond which a picture is averaged down.
ENOUGH_SIDE = 256
THRESHOLDS = {
    "max_overlay_share": 0.15,
    "max_colour": 13.0,
    "max_tint": 0.25,
    "min_outside": 0.03,
    "max_outside": 0.7,
    "min_grain": 0.06,
    "max_grain": 0.32,
    "max_level": 170.0,
    "max_points": 4.6,
}
OUTLINE = "ovary.lesion_outline"
NAMED = ("ovary.lesion", "ovary.lesion_class")
LESION_CODES = (*NAMED, OUTLINE)
CONFIDENCE = (
    "probability that a hand-drawn outline overlaps by a Dice of 0.7 or more, if there is a lesion"
)
# An outline that is less likely right shows nothing.
LEAST_OUTLINE = 0.05
ADVICE = {
    "too_small": "Send the picture at the scanner's full resolution, at least 96 pixels wide.",
    "blank": "The picture is empty. Take it again.",
    "noise": "The picture holds nothing but noise. Take it again.",
    "not_ultrasound": "This does not look like a grey-scale ultrasound picture."
    " Check the modality stated.",
    "too_much_colour": "Colour Doppler hides the echoes. Send the grey-scale picture.",
}
ENTRANCE = Entrance(
    min_side=96,
    max_aspect=3,
    stranger="not_ultrasound",
    smaller=enough(ENOUGH_SIDE),
    scale="mm_per_px",
    advice=ADVICE,
    settings={"thresholds": THRESHOLDS},
)


class Ovary:
    """Outlines follicles by image analysis; names a lesion where research weights are on."""

    version: ClassVar[str] = "1.4.0"

    def __init__(self, resources: Resources, member: int | None = None) -> None:
        """`member`: let one member of the committee speak, for evaluation."""
        self._model: LesionModel | None = None
        if resources.research:
            self._model = LesionModel(*(resources.weights(name) for name in WEIGHTS))
        self._member = member

    def seen(self, sha256: str) -> int | None:
        """The committee's member that never saw the file of this digest, if it taught the rest."""
        return None if self._model is None else self._model.seen.get(sha256[:DIGITS])

    def analyze(self, sample: Sample) -> Outcome:
        """Measure one picture; `not_analyzable` where it is no grey-scale ultrasound."""
        entered = ENTRANCE.enter(sample)
        if isinstance(entered, Outcome):
            return entered
        sample, image, quality = entered.sample, entered.image, entered.quality
        frame = ovary_frame.prepare(image)
        why = _objection(ovary_frame.look(image, frame))
        if why is not None:
            return ENTRANCE.refused(why, quality)
        return self._measured(frame, sample, quality)

    def _measured(self, frame: Frame, sample: Sample, quality: JsonObject) -> Outcome:
        findings, missing = self._learnt(frame, sample)
        if any(f.code == "ovary.lesion" and f.value is True for f in findings):
            absent = [NotMeasured(code="follicle.count", why="lesion_in_the_picture")]
            counted: list[Finding] = []
        else:
            counted, absent = _follicles(ovary_follicles.find(frame), frame, sample)
        used = self._model if findings else None
        return Outcome(
            findings=[*counted, *findings],
            not_measured=[*absent, *missing],
            quality=quality,
            model_digest=used.digest if used else None,
            weights_licence=used.licence if used else None,
            settings={"thresholds": THRESHOLDS, "weights": WEIGHTS if used else None},
        )

    def _learnt(self, frame: Frame, sample: Sample) -> tuple[list[Finding], list[NotMeasured]]:
        """What the research weights say, and why not where they do not."""
        if self._model is None:
            return [], [NotMeasured(code=c, why="research_models_off") for c in LESION_CODES]
        opinion = self._model.opinion(frame, self._member)
        if opinion is None:
            return [], [NotMeasured(code=c, why="unlike_training_data") for c in LESION_CODES]
        return _lesion(opinion, self._model, frame, sample)


def _objection(seen: Look) -> str | None:
    """Why this is no grey-scale ultrasound picture; None where nothing speaks against it."""
    t = THRESHOLDS
    strange = (
        not t["min_outside"] <= seen.outside <= t["max_outside"]
        or not t["min_grain"] <= seen.grain <= t["max_grain"]
        or seen.level > t["max_level"]
        or seen.colour > t["max_colour"]
        or seen.tint > t["max_tint"]
        or seen.points > t["max_points"]
    )
    if strange:
        return "not_ultrasound"
    return "too_much_colour" if seen.overlay > t["max_overlay_share"] else None


def _follicles(
    found: list[Follicle], frame: Frame, sample: Sample
) -> tuple[list[Finding], list[NotMeasured]]:
    """The follicles one by one, their number, and how many lie in each size band."""
    scale = sample.facts.mm_per_px
    if scale is not None:
        mm = scale * sample.reduction
        limits = standard.SMALLEST_MM, standard.LARGEST_MM
        found = [f for f in found if limits[0] <= f.mean * mm <= limits[1]]
    each = [_follicle(i, f, frame, sample) for i, f in enumerate(found, start=1)]
    counted = [_number("follicle.count", len(found), frame, sample, standard.IN_ONE_PLANE)]
    if scale is None:
        missing = [NotMeasured(code=band.code, why="no_scale") for band in standard.BANDS]
        return counted + each, missing
    for band in standard.BANDS:
        inside = sum(band.holds(f.mean * mm) for f in found)
        counted.append(_number(band.code, inside, frame, sample, band.citation))
    return counted + each, []


def _number(code: str, count: int, frame: Frame, sample: Sample, what: str) -> Finding:
    return Finding(
        code=code,
        value=count,
        n=count,
        region=_whole(frame, sample),
        method=METHOD,
        detail={"counted": what, "validated": False},
    )


def _whole(frame: Frame, sample: Sample) -> JsonObject:
    """The insonated field as a box in original pixels."""
    ends = (round(v * sample.reduction, 1) for v in frame.box)
    return {"kind": "box", **dict(zip(("r0", "c0", "r1", "c1"), ends, strict=True))}


def _follicle(number: int, found: Follicle, frame: Frame, sample: Sample) -> Finding:
    scale = sample.facts.mm_per_px
    unit, factor = ("px", 1.0) if scale is None else ("mm", scale)
    factor *= sample.reduction
    shape = (frame.grey.shape[0], frame.grey.shape[1])
    return Finding(
        code="follicle.follicle",
        value=round(found.mean * factor, 2),
        unit=unit,
        n=1,
        region=outlines.polygon(found.points, sample.reduction, shape),
        method=METHOD,
        detail={
            "number": number,
            "diameters": [round(found.long * factor, 2), round(found.short * factor, 2)],
            "value_is": standard.DIAMETER,
            "validated": False,
        },
    )


def _lesion(
    opinion: Opinion, model: LesionModel, frame: Frame, sample: Sample
) -> tuple[list[Finding], list[NotMeasured]]:
    """Lesion or not, its kind, and where it would be; none of them without what it needs."""
    outlined = _outlined(opinion, model, frame, sample)
    region = outlined.region if isinstance(outlined, Finding) else _whole(frame, sample)
    named: list[Finding | NotMeasured] = [
        NotMeasured(code=code, why="unlike_training_data") for code in NAMED
    ]
    if opinion.known:
        named = [_whether(opinion, model, region), _kind(opinion, model, region)]
    said = [*named, outlined]
    return (
        [s for s in said if isinstance(s, Finding)],
        [s for s in said if isinstance(s, NotMeasured)],
    )


def _whether(
    opinion: Opinion, model: LesionModel, region: JsonObject | None
) -> Finding | NotMeasured:
    """Lesion or not; not said inside the band of doubt."""
    p = opinion.lesion
    if model.band[0] < p < model.band[1]:
        return NotMeasured(code="ovary.lesion", why="unsure")
    yes = p >= model.band[1]
    return _said("ovary.lesion", yes, p if yes else 1 - p, region)


def _kind(opinion: Opinion, model: LesionModel, region: JsonObject | None) -> Finding | NotMeasured:
    best = max(opinion.kinds, key=lambda kind: opinion.kinds[kind])
    if opinion.kinds[best] < model.least:
        return NotMeasured(code="ovary.lesion_class", why="unsure")
    return _said("ovary.lesion_class", best, opinion.kinds[best], region, opinion.kinds)


def _outlined(
    opinion: Opinion, model: LesionModel, frame: Frame, sample: Sample
) -> Finding | NotMeasured:
    """Where the lesion would be if there is one: a doubt about the lesion is none about its place.

    An ovary that is surely normal has none.
    """
    found = opinion.outline
    if opinion.lesion <= model.band[0]:
        return NotMeasured(code=OUTLINE, why="no_lesion")
    if found is None:
        return NotMeasured(code=OUTLINE, why="nothing_found")
    if found.confidence < LEAST_OUTLINE:
        return NotMeasured(code=OUTLINE, why="unsure")
    shape = (frame.grey.shape[0], frame.grey.shape[1])
    region = outlines.polygon(found.points, sample.reduction, shape)
    said = _said(OUTLINE, None, found.confidence, region)
    return replace(said, detail={**said.detail, "confidence_is": CONFIDENCE})


def _said(
    code: str,
    value: object,
    confidence: float | None,
    region: JsonObject | None,
    kinds: dict[str, float] | None = None,
) -> Finding:
    return Finding(
        code=code,
        value=value,
        confidence=None if confidence is None else round(confidence, 4),
        n=1,
        region=region,
        method="cnn",
        probabilities=None if kinds is None else {k: round(v, 4) for k, v in kinds.items()},
        detail={"source": SOURCE},
    )
