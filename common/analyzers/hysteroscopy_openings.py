"""The lumen of a canal view or the opening of the cervix in a speculum view, by a small network."""

import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage import draw, measure
from skimage.transform import resize

from common.analyzers.sessions import Model

Floats = NDArray[np.float64]
CANAL, SPECULUM, OTHER = "canal", "speculum", "other"
BLUR = 1.0
# Below this the network is sure that a pixel is no lumen.
LEAST_LUMEN = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The line around an opening.

    points : (n, 2) rows and columns in pixels of the analysed picture
    certainty : 0 to 1, the overlap (Dice) with the truth that the network itself expects
    """

    points: Floats
    certainty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the network says of one picture.

    view : what the picture shows: CANAL, SPECULUM or OTHER
    lumen, opening : a probability for each pixel of a coarse grid over the whole picture
    """

    view: str
    lumen: Floats
    opening: Floats


class OpeningsModel:
    """The network with what its weight file says about it."""

    def __init__(self, data: bytes) -> None:
        self._model = Model(data)
        stored = self._model.metadata
        self.digest = self._model.digest
        self.licence = stored["licence"]
        self.level: float = json.loads(stored["level"])
        self.least: float = json.loads(stored["least_confidence"])
        self._certain: list[float] = json.loads(stored["certain"])
        self._views: list[str] = json.loads(stored["views"])
        self._side: int = json.loads(stored["side"])

    def opinion(self, image: NDArray[np.uint8]) -> Opinion:
        """What a picture, (M, N, 3) uint8 RGB, shows, and where."""
        pixels = square(image, self._side).transpose(2, 0, 1)[None]
        views, maps = self._model.run(square=np.ascontiguousarray(pixels))
        return Opinion(
            view=self._views[int(views[0].argmax())], lumen=maps[0, 0], opening=maps[0, 1]
        )

    def confidence(self, found: Outline) -> float:
        """The calibrated probability that a hand-drawn outline overlaps by a Dice of 0.7."""
        slope, shift = self._certain
        return float(1 / (1 + np.exp(-(slope * found.certainty + shift))))


def square(image: NDArray[np.uint8], side: int) -> NDArray[np.float32]:
    """A picture (M, N, 3) on (side, side, 3), 0 to 255; its aspect is not kept."""
    small = resize(image.astype(np.float32), (side, side), order=1, anti_aliasing=True)
    return np.asarray(small, dtype=np.float32)


def outline(probability: Floats, level: float, shape: tuple[int, int]) -> Outline | None:
    """The line around the region above a level that holds most; None where nothing is above.

    probability : a grid over a picture of `shape` analysed pixels
    """
    wide = resize(probability, shape, order=1)
    labels, count = ndimage.label(wide > level)
    if count == 0:
        return None
    held = ndimage.sum_labels(wide, labels, range(1, count + 1))
    kept = ndimage.binary_fill_holes(labels == 1 + int(np.argmax(held)))
    soft = ndimage.gaussian_filter(np.pad(kept, 1).astype(np.float64), BLUR)
    lines = measure.find_contours(soft, 0.5)
    if not lines:
        return None
    expected = 2 * float(wide[kept].sum()) / float(kept.sum() + wide.sum())
    return Outline(points=max(lines, key=len)[:-1] - 1, certainty=expected)


def trimmed(points: Floats, lumen: Floats, shape: tuple[int, int]) -> Floats:
    """The lumen's outline by image analysis without what the network is sure is none.

    points : (n, 2) in pixels of the analysed picture of `shape`; they stay where nothing is left
    """
    inside = draw.polygon2mask(shape, points)
    left = outline(np.where(inside, resize(lumen, shape, order=1), 0.0), LEAST_LUMEN, shape)
    return points if left is None else left.points
