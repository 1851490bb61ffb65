"""The four morphology labels of an unstained sperm crop, by a small neural network."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.feature import hog

from common.analyzers import outlines, sperm_cell_kinds
from common.analyzers import sperm_cell_heads as heads
from common.analyzers.outlines import Floats
from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_outline import Head
from common.media import resample

PATCH = 64
# Grey values of a patch, differences from the ground, as the trunk gets them.
_GAIN, _MIDDLE = 1000.0, 127.0
Patch: TypeAlias = NDArray[np.float32]
LABELS = ("acrosome", "head", "vacuole", "tail")
MACHINES = ("coarse", "fine", "deep")


@dataclass(frozen=True, slots=True)
class Label:
    """A label's calibrated probability of being abnormal, from which it counts as abnormal, and why
    it decides nothing, if so.

    The threshold may lie below one half: the rarer answer would else be given too seldom.
    """

    abnormal: float
    threshold: float
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


def fine_texture(upright: Patch) -> NDArray[np.float32]:
    """The same in cells of six pixels and less smoothed, (2, k)."""
    return np.stack([_texture(p, 6, 0.7) for p in (upright, upright[:, ::-1])])


def _texture(upright: Patch, cell: int = 8, smoothing: float = 1.0) -> NDArray[np.float32]:
    inner = upright[8:-8, 8:-8].astype(np.float64)
    edges = hog(inner, orientations=9, pixels_per_cell=(cell, cell), cells_per_block=(2, 2))
    smooth = ndimage.gaussian_filter(upright.astype(np.float64), smoothing)
    coarse = smooth.reshape(PATCH // 2, 2, PATCH // 2, 2).mean(axis=(1, 3))[5:-5, 7:-7]
    return np.concatenate([edges, coarse.ravel()]).astype(np.float32)


def deep(trunk: Model, upright: Patch) -> NDArray[np.float32]:
    """The trunk's deeper map of the patch's middle and of its mirror image, (2, k)."""
    grey = np.clip(upright[8:-8, 8:-8] * _GAIN + _MIDDLE, 0, 255)
    side = sperm_cell_kinds.GATE_SIDE
    picture = resample.bilinear(np.repeat(grey[..., None], 3, axis=2), (side, side))
    return sperm_cell_kinds.flat(sperm_cell_kinds.views(trunk, picture).deep)


def direction(upright: Patch) -> NDArray[np.float32]:
    """(k,) what a patch looks like less what it looks like turned by 180 degrees."""
    return _direction(upright) - _direction(np.ascontiguousarray(upright[::-1, ::-1]))


def _direction(upright: Patch) -> NDArray[np.float32]:
    both = []
    for one in (upright, upright[:, ::-1]):
        edges = hog(
            one.astype(np.float64), orientations=9, pixels_per_cell=(8, 8), cells_per_block=(2, 2)
        )
        smooth = ndimage.gaussian_filter(one.astype(np.float64), 1.0)
        coarse = smooth.reshape(PATCH // 2, 2, PATCH // 2, 2).mean(axis=(1, 3))
        both.append(np.concatenate([edges, 20 * coarse.ravel()]))
    return np.asarray(np.mean(both, axis=0), dtype=np.float32)


def in_domain(picture: NDArray[np.uint8], head: Head) -> bool:
    """Whether the picture is like those the network learnt from: grey, faint, of usual size."""
    wide = picture.astype(np.float64)
    colour = float(np.abs(wide - wide.mean(axis=2, keepdims=True)).mean())
    return colour <= 3.0 and head.step <= 0.12 and 0.08 <= head.share <= 0.45


class LabelModel:
    """Networks and kernel machines that vote, their licence and their abstention bands.

    The networks' file holds five small convolutional ones and a kernel machine; the other file
    three further kernel machines, the calibration of all votes, from which probability each
    label counts as abnormal, and what tells front from tail.
    """

    def __init__(self, networks: bytes, kernels: bytes, trunk: Model) -> None:
        self._networks, self._trunk = Model(networks), trunk
        arrays = heads.read(kernels)
        self.licence = heads.text(arrays, "licence")
        self._thresholds: Mapping[str, float] = json.loads(heads.text(arrays, "thresholds"))
        self._bands: Mapping[str, list[float] | None] = json.loads(heads.text(arrays, "bands"))
        self._kernels = [heads.kernel(arrays, name) for name in MACHINES]
        self._direction = np.asarray(arrays["direction"], dtype=np.float32)
        self._calibration = np.asarray(arrays["calibration"], dtype=np.float64)

    def predict(self, head_patch: Patch) -> dict[str, Label]:
        """Each label's probability of being abnormal, in the order of LABELS."""
        upright = turned(head_patch, self._direction)
        coarse = texture(upright)
        votes = np.stack([self._base(upright, coarse), *self._machines(upright, coarse)])
        logits = (self._calibration[:-1] * votes).sum(axis=0) + self._calibration[-1]
        values = 1 / (1 + np.exp(-logits))
        return {
            name: Label(float(p), self._thresholds[name], self._withheld(name, float(p)))
            for name, p in zip(LABELS, values, strict=True)
        }

    def _base(self, upright: Patch, coarse: NDArray[np.float32]) -> heads.Floats:
        """The networks' file says probabilities; here their logits count."""
        (said,) = self._networks.run(patch=upright[None, None], texture=coarse)
        p = np.clip(said[0], 1e-6, 1 - 1e-6)
        return np.asarray(np.log(p / (1 - p)))

    def _machines(self, upright: Patch, coarse: NDArray[np.float32]) -> list[heads.Floats]:
        seen = (coarse, fine_texture(upright), deep(self._trunk, upright))
        return [machine.scores(f) for machine, f in zip(self._kernels, seen, strict=True)]

    def _withheld(self, name: str, abnormal: float) -> str | None:
        """`unsure` inside the label's band; `not_offered` for a label without one."""
        band = self._bands[name]
        if band is None:
            return "not_offered"
        return "unsure" if band[0] < abnormal < band[1] else None


def turned(upright: Patch, weights: NDArray[np.float32]) -> Patch:
    """The patch, turned by 180 degrees where its front looks more like a tail's end."""
    if float(direction(upright) @ weights) >= 0:
        return upright
    return np.ascontiguousarray(upright[::-1, ::-1])
