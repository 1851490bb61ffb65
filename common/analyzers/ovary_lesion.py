"""Lesion or normal ovary, which of eight kinds, and its outline, by a small neural network."""

import json
from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from skimage import measure
from skimage.transform import resize

from common.analyzers.ovary_frame import Floats, Frame
from common.analyzers.sessions import Model

NORMAL = "ovary_normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the network says of one picture.

    lesion : calibrated probability; kinds : a probability for each of the eight labels
    outline : (n, 2) rows and columns in pixels of the analysed picture, None where nothing stands
        out
    """

    lesion: float
    kinds: dict[str, float]
    outline: Floats | None


class LesionModel:
    """The network with what its weight file says about it."""

    def __init__(self, data: bytes) -> None:
        self._model = Model(data)
        stored = self._model.metadata
        self.digest = self._model.digest
        self.licence = stored["licence"]
        self.kinds: list[str] = json.loads(stored["kinds"])
        self.band: list[float] = json.loads(stored["band"])
        self.least: float = json.loads(stored["least_probability"])
        self._side: int = json.loads(stored["side"])
        self._level: float = json.loads(stored["level"])

    def opinion(self, frame: Frame) -> Opinion:
        """Probabilities and outline for one picture."""
        square = frame.square(self._side)
        lesion, kinds, mask = self._model.run(square=square[None, None])
        named = {k: float(p) for k, p in zip(self.kinds, kinds[0], strict=True)}
        return Opinion(
            lesion=float(lesion[0]), kinds=named, outline=_outline(mask[0, 0], self._level, frame)
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
