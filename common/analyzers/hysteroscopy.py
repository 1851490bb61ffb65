"""A hysteroscopy frame: the lumen outlined, with research weights the cervix; never pathology."""

from dataclasses import replace
from typing import ClassVar

from common.analyzers import (
    Outcome,
    Resources,
    Sample,
    hysteroscopy_lumen,
    hysteroscopy_openings,
    outlines,
)
from common.analyzers.entrance import Entrance, enough
from common.analyzers.hysteroscopy_lumen import View
from common.analyzers.hysteroscopy_openings import (
    DIGITS,
    LEAST_VIEW,
    OTHER,
    SPECULUM,
    OpeningsModel,
    Opinion,
)
from common.domain.model import Finding, NotMeasured

WEIGHTS = "hysteroscopy-92299deb02711c6e.onnx"
METHOD = "largest dark depth of the lit field near its middle"
BOTH = f"{METHOD}, less what networks are sure is none"
ENOUGH_SIDE = 256
LUMEN, CERVIX = "uterus.lumen_outline", "uterus.cervix_outline"
SOURCE = "frames of unstated origin, github.com/ufa-tamanna; ImageNet"
CONFIDENCE = "probability that a hand-drawn outline overlaps by a Dice of 0.7 or more"
THRESHOLDS = {
    "min_redness": 14.0,
    "min_median": 60.0,
    "max_median": 190.0,
    "min_field": 0.48,
    "min_share": 0.025,
    "max_level": 102.0,
    "max_depth": 0.69,
    "min_contrast": 0.5,
    "max_contrast": 0.87,
    "max_detail": 0.036,
    "min_roundness": 0.45,
    "max_rim": 4.0,
}
ADVICE = {
    "too_small": "Send the frame at the camera's full resolution, at least 100 pixels wide.",
    "blank": "The picture is empty. Take it again.",
    "noise": "The picture holds nothing but noise. Take it again.",
    "not_hysteroscopy": "This does not look like a hysteroscopy frame. Check the modality stated.",
}
ENTRANCE = Entrance(
    min_side=100,
    max_aspect=3,
    stranger="not_hysteroscopy",
    smaller=enough(ENOUGH_SIDE),
    advice=ADVICE,
    settings={"thresholds": THRESHOLDS},
)
# With whole films apart a polyp was not told from a clear uterus.
NEVER = NotMeasured(code="uterus.polyp", why="not_offered")


class Hysteroscopy:
    """Outlines the lumen where a dark depth shows, and with research weights the cervix's opening.

    It abstains from polyps.
    """

    version: ClassVar[str] = "1.3.0"

    def __init__(self, resources: Resources, member: int | None = None) -> None:
        """`member`: let one member of the committee speak, for evaluation."""
        self._model: OpeningsModel | None = None
        if resources.research:
            self._model = OpeningsModel(resources.weights(WEIGHTS), member)

    def seen(self, sha256: str) -> int | None:
        """The committee's member that never saw the file of this digest, if it taught the rest."""
        return None if self._model is None else self._model.seen.get(sha256[:DIGITS])

    def analyze(self, sample: Sample) -> Outcome:
        """Look at one frame; `not_analyzable` where it is none."""
        entered = ENTRANCE.enter(sample)
        if isinstance(entered, Outcome):
            return entered
        sample, image, quality = entered.sample, entered.image, entered.quality
        seen = hysteroscopy_lumen.view(image)
        t = THRESHOLDS
        dim = seen.redness < t["min_redness"] or seen.median < t["min_median"]
        if dim or seen.field < t["min_field"]:
            return ENTRANCE.refused("not_hysteroscopy", quality)
        used = self._model
        opinion = None if used is None else used.opinion(image)
        if used is not None and opinion is not None and opinion.view == OTHER:
            return replace(
                ENTRANCE.refused("not_hysteroscopy", quality),
                model_digest=used.digest,
                weights_licence=used.licence,
                settings={"thresholds": THRESHOLDS, "weights": WEIGHTS},
            )
        shape = (image.shape[0], image.shape[1])
        # What is hardly a speculum view may be a canal.
        speculum = opinion is not None and opinion.view == SPECULUM and opinion.sure >= LEAST_VIEW
        said = [
            NotMeasured(code=LUMEN, why="nothing_found")
            if speculum
            else _lumen(seen, opinion, shape, sample.reduction),
            _cervix(used, opinion, shape, sample.reduction),
        ]
        return Outcome(
            findings=[s for s in said if isinstance(s, Finding)],
            not_measured=[*(s for s in said if isinstance(s, NotMeasured)), NEVER],
            quality=quality,
            model_digest=used.digest if used else None,
            weights_licence=used.licence if used else None,
            settings={"thresholds": THRESHOLDS, "weights": WEIGHTS if used else None},
        )


def _cervix(
    model: OpeningsModel | None, opinion: Opinion | None, shape: tuple[int, int], reduction: float
) -> Finding | NotMeasured:
    """The outline of the opening in a speculum view, where the networks are sure enough of it."""
    if model is None or opinion is None:
        return NotMeasured(code=CERVIX, why="research_models_off")
    if opinion.view != SPECULUM:
        return NotMeasured(code=CERVIX, why="nothing_found")
    found = hysteroscopy_openings.outline(opinion.opening, model.rule.level, shape)
    if found is None:
        return NotMeasured(code=CERVIX, why="nothing_found")
    confidence = model.confidence(found, opinion.agreement, shape)
    if confidence < model.least or opinion.sure < LEAST_VIEW:
        return NotMeasured(code=CERVIX, why="unsure")
    return Finding(
        code=CERVIX,
        value=None,
        confidence=round(confidence, 4),
        n=1,
        region=outlines.polygon(found.points, reduction, shape),
        method="cnn",
        detail={"source": SOURCE, "confidence_is": CONFIDENCE, "outlined": "the opening (os)"},
    )


def _lumen(
    seen: View, opinion: Opinion | None, shape: tuple[int, int], reduction: float
) -> Finding | NotMeasured:
    """The outline, where the dark region is as large, dark and clear as a lumen is."""
    t = THRESHOLDS
    clear = (
        seen.share >= t["min_share"]
        and seen.level <= t["max_level"]
        and seen.depth <= t["max_depth"]
        and t["min_contrast"] <= seen.contrast <= t["max_contrast"]
        and seen.median <= t["max_median"]
        and seen.detail <= t["max_detail"]
        and seen.rim <= t["max_rim"]
        and seen.roundness >= t["min_roundness"]
    )
    if seen.points is None or not clear:
        return NotMeasured(code=LUMEN, why="nothing_found")
    points = seen.points
    if opinion is not None:
        points = hysteroscopy_openings.trimmed(points, opinion.lumen, shape)
    return Finding(
        code=LUMEN,
        value=None,
        n=1,
        region=outlines.polygon(points, reduction, shape),
        method=METHOD if opinion is None else BOTH,
        detail={"validated": False},
    )
