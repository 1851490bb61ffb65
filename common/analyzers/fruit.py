"""The second domain: which fruit is it, and where?"""

import json
from typing import ClassVar

import numpy as np

from common.analyzers import Outcome, Resources, Sample, fruit_features, fruit_outline, outlines
from common.analyzers.fruit_outline import Scene
from common.analyzers.sessions import Model
from common.domain.model import Finding, JsonObject, NotMeasured
from common.media import quality as media_quality

WEIGHTS = "fruit-182d44d872ea969f.onnx"
METHOD = "colour, shape and surface of the piece; logistic regression"
SOURCE = "Fruits-360 three-body problem, github.com/fruits-360/fruits-360-3-body-problem"
# Kinds the contract names and the openly licensed training pictures do not show.
UNKNOWN_KINDS = ("banana", "orange", "mixed", "other")
MAX_UNREST = 0.06
MIN_SHARE = 0.03
# Mean difference of the colour channels of a grey picture after JPEG; every fruit taught is above.
MIN_COLOUR = 4.0
ADVICE = {
    "too_small": "Send a picture of at least 24 pixels each way.",
    "blank": "The picture is empty. Take it again.",
    "noise": "The picture holds nothing but noise. Take it again.",
    "busy_background": "Lay the fruit before one plain background and take the picture again.",
    "nothing_found": "Nothing stands out from the background. Move nearer or change it.",
    "no_colour": "Fruits are told apart in colour. Send the colour picture.",
}


class Fruit:
    """Finds the pieces before a plain background and names one fruit, or says that it cannot."""

    version: ClassVar[str] = "1.0.0"

    def __init__(self, resources: Resources) -> None:
        self._model = Model(resources.weights(WEIGHTS))
        stored = self._model.metadata
        self._kinds: list[str] = json.loads(stored["kinds"])
        self._least: float = json.loads(stored["least_probability"])
        self._limit: float = json.loads(stored["strangeness_limit"])

    def analyze(self, sample: Sample) -> Outcome:
        """Name one fruit; several pieces are boxed and not named."""
        image = sample.image
        if image is None or min(image.shape[:2]) < fruit_outline.MIN_SIDE:
            return _refused("too_small", {"flags": ["too_small"]})
        seen = media_quality.assess(image, sample.reduction)
        quality = {
            "focus": seen.focus,
            "exposure": seen.exposure,
            "contrast": seen.contrast,
            "flags": sorted({*seen.flags, *sample.quality_flags}),
        }
        for flag in ("blank", "noise"):
            if flag in seen.flags:
                return _refused(flag, quality)
        colour = np.ptp(image.astype(np.int16), axis=2)
        if float(np.percentile(colour, 95)) < MIN_COLOUR:
            return _refused("no_colour", quality)
        scene = fruit_outline.find(image)
        if scene.unrest > MAX_UNREST:
            return _refused("busy_background", quality)
        if not scene.items or scene.items[0].mean() < MIN_SHARE:
            return _refused("nothing_found", quality)
        return self._named(scene, sample, quality)

    def _named(self, scene: Scene, sample: Sample, quality: JsonObject) -> Outcome:
        if len(scene.items) > 1:
            missing = [NotMeasured(code="fruit.kind", why="several_pieces")]
            return self._outcome(_boxes(scene, sample), missing, quality)
        features = fruit_features.describe(scene.picture, scene.items[0])
        probabilities, strangeness = self._model.run(features=features[None].astype(np.float32))
        best = int(probabilities[0].argmax())
        sure = float(probabilities[0, best])
        if float(strangeness[0]) > self._limit or sure < self._least:
            unlike = float(strangeness[0]) > self._limit
            why = "unlike_training_data" if unlike else "unsure"
            missing = [NotMeasured(code="fruit.kind", why=why)]
            return self._outcome([], missing, quality)
        finding = Finding(
            code="fruit.kind",
            value=self._kinds[best],
            confidence=round(sure, 4),
            n=1,
            region=_outline(scene, sample),
            method=METHOD,
            probabilities={
                kind: round(float(p), 4)
                for kind, p in zip(self._kinds, probabilities[0], strict=True)
            },
            detail={"source": SOURCE, "kinds_not_known": list(UNKNOWN_KINDS)},
        )
        return self._outcome([finding], [], quality)

    def _outcome(
        self, findings: list[Finding], missing: list[NotMeasured], quality: JsonObject
    ) -> Outcome:
        return Outcome(
            findings=findings,
            not_measured=missing,
            quality=quality,
            model_digest=self._model.digest,
            weights_licence=self._model.metadata["licence"],
            settings={
                "weights": WEIGHTS,
                "least_probability": self._least,
                "strangeness_limit": self._limit,
            },
        )


def _refused(why: str, quality: JsonObject) -> Outcome:
    return Outcome(status="not_analyzable", why=why, advice=ADVICE[why], quality=quality)


def _outline(scene: Scene, sample: Sample) -> JsonObject:
    shape = tuple(round(n * f) for n, f in zip(scene.picture.shape[:2], scene.factors, strict=True))
    points = fruit_outline.contour(scene.items[0], scene.factors)
    return outlines.polygon(points, sample.reduction, (shape[0], shape[1]))


def _boxes(scene: Scene, sample: Sample) -> list[Finding]:
    """One `fruit.item` for each piece: something stands there; what it is, is not said."""
    findings = []
    for mask in scene.items:
        rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
        (fr, fc), scale = scene.factors, sample.reduction
        region = outlines.box(
            (float(rows[0]) * fr, float(rows[-1] + 1) * fr),
            (float(columns[0]) * fc, float(columns[-1] + 1) * fc),
            scale,
        )
        findings.append(
            Finding(
                code="fruit.item",
                value="piece",
                n=1,
                region=region,
                method="connected piece before a plain background",
            )
        )
    return findings
