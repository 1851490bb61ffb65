"""Lesion or normal ovary, which of eight kinds, and its outline, by small neural networks."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import ndimage, special
from skimage import measure
from skimage.transform import resize

from common.analyzers.ovary_frame import Floats, Frame, Mask
from common.analyzers.sessions import Model

NORMAL = "ovary_normal"
# Of a file's SHA-256, by which the member that has not seen it is found.
DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The line around what would be the lesion if there is one.

    points : (n, 2) rows and columns in pixels of the analysed picture
    confidence : the probability that a hand-drawn outline of a lesion overlaps by a Dice of 0.7
    """

    points: Floats
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the committee says of one picture.

    lesion : calibrated probability; kinds : a probability for each of the eight labels
    known : whether the picture is enough like those that taught lesion and kinds; an outline asks
        less
    outline : None where nothing stands out
    """

    lesion: float
    kinds: dict[str, float]
    known: bool
    outline: Outline | None


@dataclass(frozen=True, slots=True)
class _Learnt:
    """How two answers are mixed and a lesion is calibrated; by which factor the logits of the
    outline are less sure than they say, and how its expected overlap becomes a confidence.
    """

    mix: tuple[float, float]
    lesion: tuple[float, float]
    softness: float
    certain: tuple[float, float]


class LesionModel:
    """Networks that outline and name, kernel machines that name, and a gate before both.

    Each fold of the pictures that taught them was left out by one network, one machine and one
    gate: a member. Asked alone it judges that fold without having seen it.
    """

    def __init__(self, networks: bytes, answers: bytes) -> None:
        self._networks, self._answers = Model(networks), Model(answers)
        stored = self._answers.metadata
        both = f"{self._networks.digest}\n{self._answers.digest}"
        self.digest = hashlib.sha256(both.encode()).hexdigest()
        self.licence = stored["licence"]
        self.kinds: list[str] = json.loads(stored["kinds"])
        self.band: list[float] = json.loads(stored["band"])
        self.least: float = json.loads(stored["least_probability"])
        self.seen: Mapping[str, int] = json.loads(stored["seen"])
        self._side: int = json.loads(stored["side"])
        self._farthest: float = json.loads(stored["farthest"])
        self._members = [_Learnt(**one) for one in json.loads(stored["members"])]
        self._everyone = _Learnt(**json.loads(stored["everyone"]))

    def opinion(self, frame: Frame, member: int | None = None) -> Opinion | None:
        """Probabilities and outline for one picture, of one member or of all; None where the
        picture is so far from those that taught them that not even an outline means anything.
        """
        square = frame.square(self._side)[None, None]
        who = slice(None) if member is None else slice(member, member + 1)
        learnt = self._everyone if member is None else self._members[member]
        kinds, masks = (said[who].mean(axis=0) for said in self._networks.run(square=square))
        mask = special.expit(masks)
        scores, distances = self._answers.run(
            square=square, outline=mask[None, None].astype(np.float32)
        )
        distance = float(distances[who].mean())
        if distance > self._farthest:
            return None
        both = special.log_softmax(kinds), scores[who].mean(axis=0)
        logits = learnt.mix[0] * both[0] + learnt.mix[1] * both[1]
        normal = self.kinds.index(NORMAL)
        odds = special.logsumexp(np.delete(logits, normal)) - logits[normal]
        return Opinion(
            lesion=float(special.expit(odds * learnt.lesion[0] + learnt.lesion[1])),
            kinds=dict(zip(self.kinds, special.softmax(logits).tolist(), strict=True)),
            known=distance <= 1,
            outline=_outline(masks, learnt, frame),
        )


def likeliest(probability: Floats) -> tuple[float, float]:
    """The level above which a grid of probabilities overlaps best with what they let expect, and
    that expected overlap (Dice, 0 to 1).

    The best set holds the most probable pixels (Z. Lipton et al., Optimal thresholding of
    classifiers to maximize F1 measure, ECML 2014).
    """
    falling = np.sort(probability, axis=None)[::-1]
    count = np.arange(1, falling.size + 1)
    overlap = 2 * np.cumsum(falling) / (count + falling.sum())
    best = int(overlap.argmax())
    return float(falling[best]), float(overlap[best])


def _outline(masks: Floats, learnt: _Learnt, frame: Frame) -> Outline | None:
    """The line around the region that overlaps best with what the networks expect."""
    probability = special.expit(masks * learnt.softness)
    level, overlap = likeliest(probability)
    r0, c0, r1, c1 = frame.box
    line = _around(np.pad(resize(probability, (r1 - r0, c1 - c0), order=1), 1) >= level)
    if line is None:
        return None
    slope, shift = learnt.certain
    return Outline(
        points=line - 1 + np.array([r0, c0]),
        confidence=float(special.expit(slope * overlap + shift)),
    )


def _around(inside: Mask) -> Floats | None:
    """The line around the largest region, holes filled."""
    labels, count = ndimage.label(inside)
    if count == 0:
        return None
    sizes = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    kept = ndimage.binary_fill_holes(labels == 1 + int(sizes.argmax()))
    lines = measure.find_contours(ndimage.gaussian_filter(kept.astype(np.float64), 1.0), 0.5)
    # Every second point draws the same line.
    return np.asarray(max(lines, key=len)[:-1][::2], dtype=np.float64) if lines else None
