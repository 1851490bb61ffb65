"""A hysteroscopy frame: the lumen outlined by image analysis; no pathology is named."""

from typing import ClassVar

from common.analyzers import Outcome, Resources, Sample, hysteroscopy_lumen, outlines
from common.analyzers.entrance import Entrance, enough
from common.analyzers.hysteroscopy_lumen import View
from common.domain.model import Finding, NotMeasured

METHOD = "largest dark depth of the lit field near its middle"
ENOUGH_SIDE = 256
LUMEN = "uterus.lumen_outline"
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
# With whole films apart a polyp was not told from a clear uterus; 110 pictures did not teach the
# cervix's outline.
NEVER = tuple(
    NotMeasured(code=code, why="not_offered") for code in ("uterus.polyp", "uterus.cervix_outline")
)


class Hysteroscopy:
    """Outlines the lumen where a dark depth shows; abstains from polyps and from the cervix."""

    version: ClassVar[str] = "1.1.0"

    def __init__(self, resources: Resources) -> None:
        """No weights are used."""

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
        shape = (image.shape[0], image.shape[1])
        found = _lumen(seen, shape, sample.reduction)
        missing = [NotMeasured(code=LUMEN, why="nothing_found")] if found is None else []
        return Outcome(
            findings=[] if found is None else [found],
            not_measured=[*missing, *NEVER],
            quality=quality,
            settings={"thresholds": THRESHOLDS},
        )


def _lumen(seen: View, shape: tuple[int, int], reduction: float) -> Finding | None:
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
        return None
    return Finding(
        code=LUMEN,
        value=None,
        n=1,
        region=outlines.polygon(seen.points, reduction, shape),
        method=METHOD,
        detail={"validated": False},
    )
