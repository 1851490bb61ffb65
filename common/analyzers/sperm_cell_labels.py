"""The four morphology labels of an unstained sperm crop, by small learnt models that vote."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from common.analyzers import sperm_cell_heads as heads
from common.analyzers import sperm_cell_upright as poses
from common.analyzers.outlines import Floats
from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_looks import MACHINES, looks
from common.analyzers.sperm_cell_outline import Head
from common.analyzers.sperm_cell_upright import Patch

LABELS = ("acrosome", "head", "vacuole", "tail")
DIGITS = 12
"""Of a file's SHA-256, by which the member that never saw it is found."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label's calibrated probability of being abnormal, from which it counts as abnormal, and why
    it decides nothing, if so.

    The threshold may lie below one half: the rarer answer would else be given too seldom.
    """

    abnormal: float
    threshold: float
    withheld: str | None


class LabelModel:
    """Networks and kernel machines that vote, their licence and their abstention bands.

    The networks' file holds a small convolutional one for each fold. The other files hold kernel
    machines over what `sperm_cell_looks` sees, each taught without one fold in turn (a member) and
    by all crops; the calibration of all votes and from which probability each label counts as
    abnormal, for each member and for all; what tells front from tail; and the members' folds.
    """

    def __init__(self, networks: bytes, kernels: list[bytes], words: bytes, trunk: Model) -> None:
        self._networks, self._words, self._trunk = Model(networks), Model(words), trunk
        arrays = {name: value for part in kernels for name, value in heads.read(part).items()}
        self.licence = heads.text(arrays, "licence")
        self.seen: Mapping[str, int] = json.loads(heads.text(arrays, "seen"))
        self._thresholds: list[Mapping[str, float]] = json.loads(heads.text(arrays, "thresholds"))
        self._bands: Mapping[str, list[float] | None] = json.loads(heads.text(arrays, "bands"))
        self._kernels = {name: heads.kernel(arrays, name) for name in MACHINES}
        self._direction = np.asarray(arrays["direction"], dtype=np.float32)
        self._calibration = np.asarray(arrays["calibration"], dtype=np.float64)

    def predict(self, picture: Floats, head: Head, member: int | None = None) -> dict[str, Label]:
        """Each label's probability of being abnormal, in the order of LABELS, by all that was
        learnt or by the one member that never saw its fold.
        """
        found = poses.front_up(poses.upright(picture, head), self._direction)
        which = -1 if member is None else member
        seen = looks(found, self._trunk, self._words)
        machines = [
            replace(k, dual=k.dual[which], shift=k.shift[which]).scores(seen[name])
            for name, k in self._kernels.items()
        ]
        votes = np.stack([self._network(found.plain, member), *machines])
        weights = self._calibration[which]
        values = 1 / (1 + np.exp(-(weights[:-1] * votes).sum(axis=0) - weights[-1]))
        return {
            name: Label(float(p), self._thresholds[which][name], self._withheld(name, float(p)))
            for name, p in zip(LABELS, values, strict=True)
        }

    def _network(self, plain: Patch, member: int | None) -> heads.Floats:
        """(4,) logits of one network or the mean of all."""
        (said,) = self._networks.run(patch=plain[None, None])
        return np.asarray(said.mean(axis=0) if member is None else said[member], dtype=np.float64)

    def _withheld(self, name: str, abnormal: float) -> str | None:
        """`unsure` inside the label's band; `not_offered` for a label without one."""
        band = self._bands[name]
        if band is None:
            return "not_offered"
        return "unsure" if band[0] < abnormal < band[1] else None
