"""A hysteroscopy frame: the lumen outlined by image analysis; no pathology is named."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from common.analyzers import Outcome, Resources, Sample, coarse, hysteroscopy_lumen, outlines
from common.analyzers.hysteroscopy_lumen import View
from common.domain.model import Finding, JsonObject, NotMeasured
from common.media import quality as media_quality

METHOD = "largest dark depth of the lit field near its middle"
MIN_SIDE = 100
MAX_ASPECT = 3
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
    "max_contrast": 0.86,
    "max_detail": 0.036,
    "min_roundness": 0.45,
    "max_rim": 1.6,
}
ADVICE = {
    "too_small": "Send the frame at the camera's full resolution, at least 100 pixels wide.",
    "blank": "The picture is empty. Take it again.",
    "noise": "The picture holds nothing but noise. Take it again.",
    "not_hysteroscopy": "This does not look like a hysteroscopy frame. Check the modality stated.",
}
# With whole films apart a polyp was not told from a clear uterus; 110 pictures did not teach the
# cervix's outline.
NEVER = tuple(
    NotMeasured(code=code, why="not_offered") for code in ("uterus.polyp", "uterus.cervix_outline")
)


class Hysteroscopy:
    """Outlines the lumen where a dark depth shows; abstains from polyps and from the cervix."""

    version: ClassVar[str] = "1.0.0"

    def __init__(self, resources: Resources) -> None:
        """No weights are used."""

    def analyze(self, sample: Sample) -> Outcome:
        """Look at one frame; `not_analyzable` where it is none."""
        image = sample.image
        if image is None or min(image.shape[:2]) < MIN_SIDE:
            return _refused("too_small", {"flags": ["too_small"]})
        if max(image.shape[:2]) > MAX_ASPECT * min(image.shape[:2]):
            return _refused("not_hysteroscopy", {"flags": []})
        sample = coarse.reduced(sample, image, ENOUGH_SIDE)
        image = image if sample.image is None else sample.image
        quality, flags = _quality(sample, image)
        for flag in ("blank", "noise"):
            if flag in flags:
                return _refused(flag, quality)
        seen = hysteroscopy_lumen.view(image)
        t = THRESHOLDS
        dim = seen.redness < t["min_redness"] or seen.median < t["min_median"]
        if dim or seen.field < t["min_field"]:
            return _refused("not_hysteroscopy", quality)
        shape = (image.shape[0], image.shape[1])
        found = _lumen(seen, shape, sample.reduction)
        missing = [NotMeasured(code=LUMEN, why="nothing_found")] if found is None else []
        return Outcome(
            findings=[] if found is None else [found],
            not_measured=[*missing, *NEVER],
            quality=quality,
            settings={"thresholds": THRESHOLDS},
        )


def _refused(why: str, quality: JsonObject) -> Outcome:
    return Outcome(
        status="not_analyzable",
        why=why,
        advice=ADVICE[why],
        quality=quality,
        settings={"thresholds": THRESHOLDS},
    )


def _quality(sample: Sample, image: NDArray[np.uint8]) -> tuple[JsonObject, set[str]]:
    seen = media_quality.assess(image, sample.reduction)
    flags = {*seen.flags, *sample.quality_flags}
    numbers = {"focus": seen.focus, "exposure": seen.exposure, "contrast": seen.contrast}
    return {**numbers, "flags": sorted(flags)}, flags


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
