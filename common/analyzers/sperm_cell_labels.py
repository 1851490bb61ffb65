"""The four morphology labels of an unstained sperm crop, by a small neural network."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.feature import hog

from common.analyzers import outlines
from common.analyzers.outlines import Floats
from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_outline import Head

PATCH = 64
Patch: TypeAlias = NDArray[np.float32]
LABELS = ("acrosome", "head", "vacuole", "tail")


@dataclass(frozen=True, slots=True)
class Label:
    """A label's calibrated probability of being abnormal, and why it decides nothing, if so."""

    abnormal: float
    withheld: str | None


def patch(picture: Floats, head: Head) -> Patch:
    """The head upright, its tail down, in a (64, 64) patch on the scale of a 64-pixel crop.

    picture : (M, N) luminance, 0 to 1. The background's level is taken off. The tail's end is
    the one beyond which more stands out from the background; without a tail it is arbitrary.
    """
    rim = outlines.of_points(head.points)
    scale = min(picture.shape) / PATCH
    offsets = (np.arange(PATCH) - (PATCH - 1) / 2) * scale
    u = np.array(rim.axis)
    v = np.array([-u[1], u[0]])
    points = np.array(rim.centre) + offsets[:, None, None] * u + offsets[None, :, None] * v
    sharp = ndimage.gaussian_filter(picture, 0.5 * scale) if scale > 1.5 else picture
    values = ndimage.map_coordinates(
        sharp, [points[..., 0], points[..., 1]], order=1, mode="nearest"
    )
    found = np.asarray(values - head.level, dtype=np.float32)
    middle = slice(PATCH // 2 - 8, PATCH // 2 + 8)
    above, below = (np.abs(found[rows, middle]).mean() for rows in (slice(10), slice(-10, None)))
    # Turned by 180 degrees, not mirrored: the picture stays one that a microscope could have taken.
    return np.ascontiguousarray(found[::-1, ::-1]) if above > below else found


def texture(upright: Patch) -> NDArray[np.float32]:
    """Edge directions and smoothed grey values of a patch, and of its mirror image, (2, k)."""
    return np.stack([_texture(upright), _texture(upright[:, ::-1])])


def _texture(upright: Patch) -> NDArray[np.float32]:
    inner = upright[8:-8, 8:-8].astype(np.float64)
    edges = hog(inner, orientations=9, pixels_per_cell=(8, 8), cells_per_block=(2, 2))
    smooth = ndimage.gaussian_filter(upright.astype(np.float64), 1.0)
    coarse = smooth.reshape(PATCH // 2, 2, PATCH // 2, 2).mean(axis=(1, 3))[5:-5, 7:-7]
    return np.concatenate([edges, coarse.ravel()]).astype(np.float32)


def in_domain(picture: NDArray[np.uint8], head: Head) -> bool:
    """Whether the picture is like those the network learnt from: grey, faint, of usual size."""
    wide = picture.astype(np.float64)
    colour = float(np.abs(wide - wide.mean(axis=2, keepdims=True)).mean())
    return colour <= 3.0 and head.step <= 0.12 and 0.08 <= head.share <= 0.45


class LabelModel:
    """The network, its licence and its abstention bands (kept in the weight file's metadata)."""

    def __init__(self, data: bytes) -> None:
        self._model = Model(data)
        self.digest = self._model.digest
        self.licence = self._model.metadata["licence"]
        self._bands: Mapping[str, list[float] | None] = json.loads(self._model.metadata["bands"])

    def predict(self, head_patch: Patch) -> dict[str, Label]:
        """Each label's probability of being abnormal, in the order of LABELS."""
        (values,) = self._model.run(patch=head_patch[None, None], texture=texture(head_patch))
        return {
            name: Label(float(p), self._withheld(name, float(p)))
            for name, p in zip(LABELS, values[0], strict=True)
        }

    def _withheld(self, name: str, abnormal: float) -> str | None:
        """`unsure` inside the label's band; `not_offered` for a label without one."""
        band = self._bands[name]
        if band is None:
            return "not_offered"
        return "unsure" if band[0] < abnormal < band[1] else None


def load(weights: Callable[[str], bytes], name: str) -> LabelModel:
    """The model in that weight file."""
    return LabelModel(weights(name))
