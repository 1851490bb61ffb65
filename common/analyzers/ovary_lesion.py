"""Lesion or normal ovary, which of eight kinds, and its outline, by small neural networks."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import ndimage, special
from skimage import measure
from skimage.transform import resize

from common.analyzers.ovary_frame import Floats, Frame
from common.analyzers.sessions import Model

NORMAL = "ovary_normal"
# Of a file's SHA-256, by which the member that has not seen it is found.
DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the committee says of one picture.

    lesion : calibrated probability; kinds : a probability for each of the eight labels
    outline : (n, 2) rows and columns in pixels of the analysed picture, None where nothing stands
        out
    """

    lesion: float
    kinds: dict[str, float]
    outline: Floats | None


@dataclass(frozen=True, slots=True)
class _Learnt:
    """How two answers are mixed, a lesion is calibrated, and from which level on a pixel counts."""

    mix: tuple[float, float]
    lesion: tuple[float, float]
    level: float


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
        self._members = [_Learnt(**one) for one in json.loads(stored["members"])]
        self._everyone = _Learnt(**json.loads(stored["everyone"]))

    def opinion(self, frame: Frame, member: int | None = None) -> Opinion | None:
        """Probabilities and outline for one picture, of one member or of all; None where the
        picture is unlike those that taught them.
        """
        square = frame.square(self._side)[None, None]
        who = slice(None) if member is None else slice(member, member + 1)
        learnt = self._everyone if member is None else self._members[member]
        kinds, masks = (said[who].mean(axis=0) for said in self._networks.run(square=square))
        mask = special.expit(masks)
        scores, distances = self._answers.run(
            square=square, outline=mask[None, None].astype(np.float32)
        )
        if distances[who].mean() > 1:
            return None
        both = special.log_softmax(kinds), scores[who].mean(axis=0)
        logits = learnt.mix[0] * both[0] + learnt.mix[1] * both[1]
        normal = self.kinds.index(NORMAL)
        odds = special.logsumexp(np.delete(logits, normal)) - logits[normal]
        return Opinion(
            lesion=float(special.expit(odds * learnt.lesion[0] + learnt.lesion[1])),
            kinds=dict(zip(self.kinds, special.softmax(logits).tolist(), strict=True)),
            outline=_outline(mask, learnt.level, frame),
        )


def _outline(mask: Floats, level: float, frame: Frame) -> Floats | None:
    """The line around the largest region above that probability."""
    r0, c0, r1, c1 = frame.box
    wide = np.pad(resize(mask, (r1 - r0, c1 - c0), order=1), 1)
    labels, count = ndimage.label(wide > level)
    if count == 0:
        return None
    sizes = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    kept = ndimage.binary_fill_holes(labels == 1 + int(sizes.argmax()))
    soft = ndimage.gaussian_filter(kept.astype(np.float64), 1.0)
    lines = measure.find_contours(soft, 0.5)
    if not lines:
        return None
    line = max(lines, key=len)[:-1]
    # Every second point draws the same line.
    return np.asarray(line[::2] - 1 + np.array([r0, c0]), dtype=np.float64)
