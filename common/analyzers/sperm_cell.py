"""One sperm per picture: its head outlined and measured, its morphology labels where they hold."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from common.analyzers import (
    Outcome,
    Resources,
    Sample,
    coarse,
    outlines,
    sperm_cell_stain,
    sperm_cell_stained,
)
from common.analyzers import sperm_cell_outline as outline
from common.analyzers.sperm_cell_labels import LABELS, Label
from common.analyzers.sperm_cell_outline import Head
from common.analyzers.sperm_cell_research import Research
from common.domain.model import Finding, JsonObject, NotMeasured
from common.media import quality as media_quality

SOURCE = "MHSMA, doi 10.1016/j.compbiomed.2019.04.030"
CODES = {name: f"sperm.{name}_normal" for name in LABELS}
LEARNT = (*CODES.values(), *sperm_cell_stained.CODES)
METHOD = "closed outline of the strongest grey-value step (dynamic programming)"
# Pixels of the short side beyond which a crop is averaged down: a head then has 100 and more.
ENOUGH_SIDE = 512
MAX_ASPECT = 4
# A human sperm head is 3 to 6 um long in any stain; far beyond, the scale or the cell is wrong.
PLAUSIBLE_LENGTH_UM = (2.0, 10.0)
# Above this many micrometres to the pixel, acrosome and vacuoles are not resolved.
COARSE_UM_PER_PX = 0.15
THRESHOLDS = {
    "min_side": outline.MIN_SIDE,
    "min_head_length_px": 12,
    "min_support": 0.8,
    "min_contrast": 1.4,
    "min_step": 0.006,
    "max_background": 0.06,
    "max_background_over_step": 0.6,
    "max_level": 0.985,
    "max_clutter": 0.12,
    "min_share": 0.012,
    "max_share": 0.36,
    "max_regularity": 1.05,
    "round_share": 0.27,
    "round_elongation": 1.2,
}
ADVICE = {
    "too_small": "Send the crop at the microscope's full resolution, at least 24 pixels wide.",
    "no_outline": "No closed outline stands out. Focus on one sperm head and try again.",
    "head_cut_off": "The head reaches the picture's edge. Crop with the whole head inside.",
    "not_one_sperm": "This does not look like a crop of one sperm. Check the modality stated.",
    "scale_implausible": "With the scale stated the head has an impossible size. Check the scale.",
}


SIZES = ("sperm.head_length_um", "sperm.head_width_um", "sperm.head_elongation")
# From here on the gate's word alone refuses a picture.
SURELY_NONE = 0.9
# Below this the gate does not know a crop, and nothing is said.
SURE = 0.7
# What keeps a head from being measured but not a crop, known as one, from being judged.
MEASURED_ALL_THE_SAME = frozenset(("no_outline", "head_cut_off", "not_one_sperm"))


class SpermCell:
    """Measures a head by image analysis; where research weights are on, a learnt gate says what the
    crop is, and the models for that kind of crop say the rest.
    """

    version: ClassVar[str] = "1.3.0"

    def __init__(self, resources: Resources, member: int | None = None) -> None:
        """`member`: let one member of each committee speak, for evaluation."""
        self._research = Research(resources.weights) if resources.research else None
        self._member = member

    def seen(self, sha256: str) -> int | None:
        """The committee's member that never saw the file of this digest, if it taught the rest."""
        return self._research.seen(sha256) if self._research else None

    def analyze(self, sample: Sample) -> Outcome:
        """Measure one crop; `not_analyzable` where no single head can be outlined."""
        image = sample.image
        if image is None or min(image.shape[:2]) < outline.MIN_SIDE:
            return _refused("too_small", {"flags": ["too_small"]})
        if max(image.shape[:2]) > MAX_ASPECT * min(image.shape[:2]):
            return _refused("not_one_sperm", {"flags": ["no_crop"]})
        sample = coarse.reduced(sample, image, ENOUGH_SIDE)
        image = image if sample.image is None else sample.image
        picture = outline.grey(image)
        head = outline.find(picture)
        quality = _quality(sample, image, head)
        why = "no_outline" if head is None else _objection(head, sample)
        crop = self._crop(image, quality)
        refusal = _refusal(why, crop)
        if refusal is not None:
            return _refused(refusal, quality)
        said, missing = self._learnt(crop, image, picture, head, sample)
        if not said and why is not None:
            return _refused(why, quality)
        if head is None or why is not None:
            missing += [NotMeasured(code=c, why=str(why)) for c in SIZES]
        else:
            region = outlines.polygon(head.points, sample.reduction, picture.shape)
            sizes, unscaled = _measured(head, sample, region)
            said, missing = sizes + said, unscaled + missing
        return self._outcome(said, missing, quality, crop)

    def _crop(self, image: NDArray[np.uint8], quality: JsonObject) -> str:
        """Which kind of sperm crop: `other` where nobody can tell, `none` where surely none."""
        flags = quality["flags"]
        if self._research is None or "blank" in str(flags) or "noise" in str(flags):
            return "other"
        found = self._research.kinds.crop(image)
        best = max(found, key=lambda name: found[name])
        if found["other"] >= SURELY_NONE:
            return "none"
        return best if found[best] >= SURE else "none"

    def _learnt(
        self,
        crop: str,
        image: NDArray[np.uint8],
        picture: outlines.Floats,
        head: Head | None,
        sample: Sample,
    ) -> tuple[list[Finding], list[NotMeasured]]:
        """What the models for this kind of crop say, and what they do not."""
        if self._research is None:
            return [], [NotMeasured(code=c, why="research_models_off") for c in LEARNT]
        if crop == "stained":
            stained = sperm_cell_stain.find(image)
            if stained is not None:
                said, missing = sperm_cell_stained.findings(
                    self._research.kinds, stained, sample.reduction, self._member
                )
                return said, missing + _unlike(CODES.values())
        if crop == "unstained" and head is not None:
            region = outlines.polygon(head.points, sample.reduction, picture.shape)
            labels = self._research.labels.predict(picture, head, self._member)
            said, missing = _labelled(labels, region)
            return said, missing + _unlike(sperm_cell_stained.CODES)
        return [], _unlike(LEARNT)

    def _outcome(
        self,
        findings: list[Finding],
        missing: list[NotMeasured],
        quality: JsonObject,
        crop: str,
    ) -> Outcome:
        used = self._research and any(f.code in LEARNT for f in findings)
        return Outcome(
            findings=findings,
            not_measured=missing,
            quality=quality,
            model_digest=self._research.digest(crop) if self._research and used else None,
            weights_licence=self._research.licence(crop) if self._research and used else None,
            settings={
                "thresholds": THRESHOLDS,
                "weights": self._research.names(crop) if self._research and used else None,
            },
        )


def _refusal(why: str | None, crop: str) -> str | None:
    """Why nothing is said of a picture at all, by the outline's objection and the gate's word."""
    if crop == "none":
        return why or "not_one_sperm"
    if why is not None and (crop == "other" or why not in MEASURED_ALL_THE_SAME):
        return why
    return None


def _unlike(codes: Iterable[str]) -> list[NotMeasured]:
    return [NotMeasured(code=code, why="unlike_training_data") for code in codes]


def _refused(why: str, quality: JsonObject) -> Outcome:
    return Outcome(
        status="not_analyzable",
        why=why,
        advice=ADVICE[why],
        quality=quality,
        settings={"thresholds": THRESHOLDS},
    )


def _quality(sample: Sample, image: NDArray[np.uint8], head: Head | None) -> JsonObject:
    seen = media_quality.assess(image, sample.reduction)
    flags = {*seen.flags, *sample.quality_flags}
    scale = sample.facts.um_per_px
    if scale is None:
        flags.add("no_scale")
    elif scale * sample.reduction > COARSE_UM_PER_PX:
        flags.add("coarse_scale")
    numbers = {"focus": seen.focus, "exposure": seen.exposure, "contrast": seen.contrast}
    if head is not None:
        numbers["outline_support"] = round(head.support, 4)
        numbers["clean_background"] = round(1 - head.clutter, 4)
    return {**numbers, "flags": sorted(flags)}


def _objection(head: Head, sample: Sample) -> str | None:
    """Why this outline is not that of one sperm head; None where nothing speaks against it."""
    t = THRESHOLDS
    elongation = head.length_px / max(head.width_px, 1e-9)
    if head.touches:
        return "head_cut_off"
    if head.support < t["min_support"] or head.contrast < t["min_contrast"]:
        return "no_outline"
    if head.step < t["min_step"] or head.length_px < t["min_head_length_px"]:
        return "no_outline"
    restless = max(
        head.background / t["max_background"],
        head.background / head.step / t["max_background_over_step"],
        head.clutter / t["max_clutter"],
        head.level / t["max_level"],
        head.regularity / t["max_regularity"],
    )
    round_and_large = head.share > t["round_share"] and elongation < t["round_elongation"]
    if restless > 1 or round_and_large or not t["min_share"] <= head.share <= t["max_share"]:
        return "not_one_sperm"
    scale = sample.facts.um_per_px
    if scale is not None:
        length = head.length_px * sample.reduction * scale
        if not PLAUSIBLE_LENGTH_UM[0] <= length <= PLAUSIBLE_LENGTH_UM[1]:
            return "scale_implausible"
    return None


def _measured(
    head: Head, sample: Sample, region: JsonObject
) -> tuple[list[Finding], list[NotMeasured]]:
    """Length, width and length over width; in micrometres only with a stated scale."""
    scale = sample.facts.um_per_px
    unit, factor = ("px", 1.0) if scale is None else ("um", scale)
    sizes = {"length": head.length_px, "width": head.width_px}
    findings = [
        Finding(
            code=f"sperm.head_{name}_{unit}",
            value=round(size * sample.reduction * factor, 2),
            unit=unit,
            n=1,
            region=region,
            method=METHOD,
        )
        for name, size in sizes.items()
    ]
    ratio = head.length_px / head.width_px
    findings.append(
        Finding(
            code="sperm.head_elongation",
            value=round(ratio, 3),
            unit="1",
            n=1,
            region=region,
            method=METHOD,
            detail={"definition": "length / width"},
        )
    )
    missing = [NotMeasured(code=f"sperm.head_{name}_um", why="no_scale") for name in sizes]
    return findings, missing if scale is None else []


def _labelled(
    labels: Mapping[str, Label], region: JsonObject
) -> tuple[list[Finding], list[NotMeasured]]:
    """The labels the model is sure of as findings, the others as not measured."""
    findings, missing = [], []
    for name, label in labels.items():
        if label.withheld is not None:
            missing.append(NotMeasured(code=CODES[name], why=label.withheld))
            continue
        normal = label.abnormal <= label.threshold
        findings.append(
            Finding(
                code=CODES[name],
                value=normal,
                confidence=round(1 - label.abnormal if normal else label.abnormal, 4),
                n=1,
                region=region,
                standard="who_semen",
                method="cnn",
                detail={"source": SOURCE, **_from(label)},
            )
        )
    return findings, missing


def _from(label: Label) -> JsonObject:
    """From which probability the label counts as abnormal, where that is not one half."""
    return {} if label.threshold == 0.5 else {"abnormal_from": label.threshold}
