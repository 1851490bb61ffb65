"""What every analyzer of one picture asks first: large enough, of a usual shape, not empty."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from common.analyzers import Outcome, Sample, coarse
from common.domain.model import JsonObject
from common.media import quality as media_quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A picture that may be analysed: the sample made as small as is enough, and its quality."""

    sample: Sample
    image: NDArray[np.uint8]
    quality: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """An analyzer's first questions, and how it refuses a picture.

    min_side, max_aspect : pixels of the short side; the long side over the short one
    stranger : why a picture of another shape is refused
    smaller : the sample averaged down to what is enough to look at
    scale : the name of the fact without which sizes stay in pixels, None where nothing is sized
    advice : a sentence for each word of a refusal; settings : what the answer rests on
    """

    min_side: int
    max_aspect: float
    stranger: str
    smaller: Callable[[Sample, NDArray[np.uint8]], Sample]
    scale: str | None = None
    advice: Mapping[str, str]
    settings: Mapping[str, object]

    def enter(self, sample: Sample) -> Entered | Outcome:
        """The picture ready to be analysed, or the refusal."""
        image = sample.image
        if image is None or min(image.shape[:2]) < self.min_side:
            return self.refused("too_small", {"flags": ["too_small"]})
        if max(image.shape[:2]) > self.max_aspect * min(image.shape[:2]):
            return self.refused(self.stranger, {"flags": []})
        sample = self.smaller(sample, image)
        image = image if sample.image is None else sample.image
        seen = media_quality.assess(image, sample.reduction)
        flags = {*seen.flags, *sample.quality_flags}
        if self.scale is not None and getattr(sample.facts, self.scale) is None:
            flags.add("no_scale")
        quality: JsonObject = {
            "focus": seen.focus,
            "exposure": seen.exposure,
            "contrast": seen.contrast,
            "flags": sorted(flags),
        }
        for flag in ("blank", "noise"):
            if flag in flags:
                return self.refused(flag, quality)
        return Entered(sample=sample, image=image, quality=quality)

    def refused(self, why: str, quality: JsonObject) -> Outcome:
        """Readable, but no valid result."""
        return Outcome(
            status="not_analyzable",
            why=why,
            advice=self.advice[why],
            quality=quality,
            settings=self.settings,
        )


def enough(side: int) -> Callable[[Sample, NDArray[np.uint8]], Sample]:
    """Averaged down until the short side has just this many pixels or more."""
    return lambda sample, image: coarse.reduced(sample, image, side)
