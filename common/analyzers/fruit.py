"""The second domain: which fruit is it, and where?"""

import hashlib
import math
from dataclasses import replace
from typing import ClassVar, TypeAlias

import numpy as np
from numpy.typing import NDArray

from common.analyzers import (
    Outcome,
    Resources,
    Sample,
    fruit_outline,
    outlines,
)
from common.analyzers.entrance import Entrance, enough
from common.analyzers.fruit_committee import Voice
from common.analyzers.fruit_gate import Gate
from common.analyzers.fruit_kinds import OTHER, KindModel
from common.analyzers.fruit_outline import Mask, Scene
from common.analyzers.fruit_pieces import PieceModel
from common.domain.model import Finding, JsonObject, NotMeasured

Place: TypeAlias = tuple[float, tuple[int, int]]

WEIGHTS = "fruit-1807d2f3b920fa80.onnx"
GATE_WEIGHTS = "fruit_gate-9459c2cf37c99fe7.onnx"
KIND_WEIGHTS = "fruit_kinds-5b29ecc68b394133.onnx"
METHOD = "colour, shape and surface of the piece; logistic regression"
SOURCE = "Fruits-360 three-body problem, github.com/fruits-360/fruits-360-3-body-problem"
KIND_METHOD = "whole picture, or a piece cut out; pretrained features, linear answer"
KIND_SOURCE = f"{SOURCE}; Fruit Images for Object Detection, Kaggle; ImageNet"
# Kinds the contract names and the openly licensed training pictures do not show.
UNKNOWN_KINDS = ("banana", "orange", "mixed", "other")
# Pixels of the short side beyond which a picture is averaged down: nothing here looks closer.
ENOUGH_SIDE = 512
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
    "unlike_training_data": "This does not look like fruit. Check the modality stated.",
}
ENTRANCE = Entrance(
    min_side=fruit_outline.MIN_SIDE,
    max_aspect=math.inf,
    stranger="nothing_found",
    smaller=enough(ENOUGH_SIDE),
    advice=ADVICE,
    settings={},
)


class Fruit:
    """Names the fruit of a picture, or says that it cannot.

    Without research weights it looks for pieces before a plain background; with them a pretrained
    network names the whole picture, where another does not say that it shows no fruit, and several
    pieces get the boxes that they get without.
    """

    version: ClassVar[str] = "1.4.0"

    def __init__(self, resources: Resources, voice: Voice | None = None) -> None:
        """`voice`: who of each committee speaks, for evaluation."""
        voice = voice or Voice()
        self._pieces = PieceModel(resources.weights(WEIGHTS), voice)
        self._gate: Gate | None = None
        self._network: KindModel | None = None
        if resources.research:
            self._network = KindModel(resources.weights(KIND_WEIGHTS), voice)
            if voice.abstains:
                self._gate = Gate(resources.weights(GATE_WEIGHTS), voice)

    def seen(self) -> dict[str, int]:
        """The member that left a picture out, by the first digits of each taught file's digest."""
        models = (self._gate, self._network, self._pieces)
        found: dict[str, int] = {}
        for model in models:
            found |= model.committee.seen() if model else {}
        return found

    def analyze(self, sample: Sample) -> Outcome:
        """Name one fruit; of several pieces those that are known get a box each."""
        entered = ENTRANCE.enter(sample)
        if isinstance(entered, Outcome):
            return entered
        sample, image, quality = entered.sample, entered.image, entered.quality
        colour = np.ptp(image.astype(np.int16), axis=2)
        if float(np.percentile(colour, 95)) < MIN_COLOUR:
            return ENTRANCE.refused("no_colour", quality)
        if self._gate is not None and not self._gate.admits(image):
            return replace(
                ENTRANCE.refused("unlike_training_data", quality),
                model_digest=self._gate.committee.digest,
                weights_licence=self._gate.committee.licence,
                settings={"weights": GATE_WEIGHTS},
            )
        scene = fruit_outline.find(image)
        why = _objection(scene)
        if self._network is not None:
            return self._by_network(self._network, scene, image, sample, quality)
        if why is not None:
            return ENTRANCE.refused(why, quality)
        findings, missing = self._named(scene, sample)
        factors = self._pieces.committee.factors
        return Outcome(
            findings=findings,
            not_measured=missing,
            quality=quality,
            model_digest=self._pieces.committee.digest,
            weights_licence=self._pieces.committee.licence,
            settings={
                "weights": WEIGHTS,
                "least_probability": factors.least_probability,
                "strangeness_limit": factors.strangeness_limit,
            },
        )

    def _named(self, scene: Scene, sample: Sample) -> tuple[list[Finding], list[NotMeasured]]:
        """The kind of the only piece, or a box and a kind of each of several that is known."""
        whole = _place(scene, sample)
        answers = [self._finding(scene, mask, whole) for mask in scene.items]
        findings = [answer for answer in answers if isinstance(answer, Finding)]
        reasons = [answer for answer in answers if isinstance(answer, str)]
        if len(answers) > 1:
            findings = [_as_item(found) for found in findings]
            reasons = ["several_pieces" if findings else reasons[0]]
        return findings, [NotMeasured(code="fruit.kind", why=why) for why in reasons]

    def _finding(self, scene: Scene, mask: Mask, place: Place) -> Finding | str:
        """The kind of one piece, or why it is not said."""
        probabilities, strange = self._pieces.opinion(scene, mask)
        best = max(probabilities, key=lambda kind: probabilities[kind])
        if strange:
            return "unlike_training_data"
        if probabilities[best] < self._pieces.committee.factors.least_probability:
            return "unsure"
        return Finding(
            code="fruit.kind",
            value=best,
            confidence=round(probabilities[best], 4),
            n=1,
            region=outlines.polygon(fruit_outline.contour(mask, scene.factors), *place),
            method=METHOD,
            probabilities={kind: round(p, 4) for kind, p in probabilities.items()},
            detail={"source": SOURCE, "kinds_not_known": list(UNKNOWN_KINDS)},
        )

    def _by_network(
        self,
        network: KindModel,
        scene: Scene,
        image: NDArray[np.uint8],
        sample: Sample,
        quality: JsonObject,
    ) -> Outcome:
        """The kind of the whole picture, and the boxes that are given without the network too."""
        several = len(scene.items) > 1
        pieces = (
            [_renamed(network, item, image, sample) for item in self._named(scene, sample)[0]]
            if several and _objection(scene) is None
            else []
        )
        probabilities = network.probabilities(image)
        kind = _of_all(network, probabilities, _seen(scene, image, sample))
        findings = [*([kind] if isinstance(kind, Finding) else []), *pieces]
        missing = [kind] if isinstance(kind, NotMeasured) else []
        mixed = max(probabilities, key=lambda name: probabilities[name]) == "mixed"
        if not pieces and (mixed or (several and scene.unrest <= MAX_UNREST)):
            missing.append(NotMeasured(code="fruit.item", why="not_offered"))
        names, licences = [KIND_WEIGHTS], [network.committee.licence]
        if pieces:
            names.append(WEIGHTS)
            licences.append(self._pieces.committee.licence)
        return Outcome(
            findings=findings,
            not_measured=missing,
            quality=quality,
            # With the boxes two files answered: one digest of their names, which carry theirs.
            model_digest=hashlib.sha256("\n".join(names).encode()).hexdigest()
            if pieces
            else network.committee.digest,
            weights_licence="; ".join(licences),
            settings={
                "gate": GATE_WEIGHTS,
                "weights": names,
                "least_probability": network.committee.factors.least_probability,
            },
        )


def _objection(scene: Scene) -> str | None:
    """Why no pieces are looked for; None where they stand before a plain ground."""
    if scene.unrest > MAX_UNREST:
        return "busy_background"
    if not scene.items or scene.items[0].mean() < MIN_SHARE:
        return "nothing_found"
    return None


def _of_all(
    network: KindModel, probabilities: dict[str, float], region: JsonObject
) -> Finding | NotMeasured:
    """The kind of the whole picture, or why it is not said."""
    best = max(probabilities, key=lambda kind: probabilities[kind])
    if best == OTHER:
        return NotMeasured(code="fruit.kind", why="unlike_training_data")
    if probabilities[best] < network.committee.factors.least_probability:
        return NotMeasured(code="fruit.kind", why="unsure")
    return Finding(
        code="fruit.kind",
        value=best,
        confidence=round(probabilities[best], 4),
        n=1,
        region=region,
        method=KIND_METHOD,
        probabilities={kind: round(p, 4) for kind, p in probabilities.items()},
        detail={"source": KIND_SOURCE},
    )


def _renamed(
    network: KindModel, item: Finding, image: NDArray[np.uint8], sample: Sample
) -> Finding:
    """A piece under the network's name where that is sure of it, else under the one it has."""
    region = item.region or {}
    sides = np.array([region[side] for side in ("r0", "c0", "r1", "c1")], dtype=np.float64)
    r0, c0, r1, c1 = (sides / sample.reduction).round().astype(int).tolist()
    probabilities = network.probabilities(image[r0 : r1 + 1, c0 : c1 + 1])
    said = _of_all(network, probabilities, region)
    if isinstance(said, NotMeasured) or said.value == "mixed":
        return item
    return replace(said, code="fruit.item")


def _seen(scene: Scene, image: NDArray[np.uint8], sample: Sample) -> JsonObject:
    """The outline of the only piece before a plain background, else the whole picture."""
    alone = scene.unrest <= MAX_UNREST and len(scene.items) == 1
    if alone and scene.items[0].mean() >= MIN_SHARE:
        contour = fruit_outline.contour(scene.items[0], scene.factors)
        return outlines.polygon(contour, *_place(scene, sample))
    r1, c1 = (math.floor(n * sample.reduction) for n in image.shape[:2])
    return {"kind": "box", "r0": 0, "c0": 0, "r1": r1, "c1": c1}


def _place(scene: Scene, sample: Sample) -> Place:
    """The factor from analysed to original pixels, and the analysed picture's size."""
    rows, columns = (
        round(n * f) for n, f in zip(scene.picture.shape[:2], scene.factors, strict=True)
    )
    return sample.reduction, (rows, columns)


def _as_item(found: Finding) -> Finding:
    """One of several pieces: the same statement, with a box."""
    points = np.array(found.region["points"] if found.region else [])
    (r0, c0), (r1, c1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return replace(
        found, code="fruit.item", region={"kind": "box", "r0": r0, "c0": c0, "r1": r1, "c1": c1}
    )
