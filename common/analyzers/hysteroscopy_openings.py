"""The lumen of a canal view or the opening of the cervix in a speculum view, by small networks."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, special
from skimage import draw, measure
from skimage.transform import resize

from common.analyzers.sessions import Model

Floats = NDArray[np.float64]
CANAL, SPECULUM, OTHER = "canal", "speculum", "other"
# Of a file's SHA-256, by which the member that has not seen it is found.
DIGITS = 12
BLUR = 1.0
# Below this the networks are sure that a pixel is no lumen.
LEAST_LUMEN = 0.03
# An opening is said where a speculum view is at least so probable.
LEAST_VIEW = 0.97
# A closer look takes in so many times the opening's longer side, but no less and no more than these
# shares of the picture's.
AROUND, NEAREST, FARTHEST = 2.0, 0.4, 0.9
# What counts as the opening where it is looked for, and where mirror images are compared.
FIRST_LEVEL = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The line around an opening.

    points : (n, 2) rows and columns in pixels of the analysed picture
    certainty : 0 to 1, the overlap (Dice) with the truth that the networks themselves expect
    """

    points: Floats
    certainty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the networks say of one picture.

    view : what the picture shows: CANAL, SPECULUM or OTHER; sure : how probable that is
    lumen : a probability for each pixel of a coarse grid over the whole picture
    opening : in a speculum view a probability for each pixel of the picture, else as the lumen
    agreement : how much what is found in each mirror image overlaps with what all find, mean Dice
    """

    view: str
    sure: float
    lumen: Floats
    opening: Floats
    agreement: float


@dataclass(frozen=True, slots=True)
class Rule:
    """The probability from which a pixel may belong to an opening, and how an outline's certainty,
    agreement and size (and a shift) make its confidence.
    """

    level: float
    certain: tuple[float, ...]


class OpeningsModel:
    """A committee of networks with what its weight file says about it.

    Each part of the pictures that taught them was left out by one network: a member. Asked alone
    it judges that part without having seen it.
    """

    def __init__(self, data: bytes, member: int | None = None) -> None:
        self._model = Model(data)
        stored = self._model.metadata
        self.digest = self._model.digest
        self.licence = stored["licence"]
        self.least: float = json.loads(stored["least_confidence"])
        self.seen: Mapping[str, int] = json.loads(stored["seen"])
        rules = json.loads(stored["rules"])
        rule = rules["everyone"] if member is None else rules["members"][member]
        self.rule = Rule(rule["level"], tuple(rule["certain"]))
        self._views: list[str] = json.loads(stored["views"])
        self._side: int = json.loads(stored["side"])
        self._who = slice(None) if member is None else slice(member, member + 1)

    def opinion(self, image: NDArray[np.uint8]) -> Opinion:
        """What a picture, (M, N, 3) uint8 RGB, shows, and where."""
        views, maps = self._look(image)
        view, sure = self._views[int(views.argmax())], float(special.softmax(views).max())
        coarse = special.expit(maps.mean(axis=0))
        if view != SPECULUM:
            opening, agreement = coarse[1], 0.0
        else:
            opening, agreement = self._closer(image, maps[:, 1])
        return Opinion(view=view, sure=sure, lumen=coarse[0], opening=opening, agreement=agreement)

    def confidence(self, found: Outline, agreement: float, shape: tuple[int, int]) -> float:
        """The calibrated probability that a hand-drawn outline overlaps by a Dice of 0.7."""
        return float(special.expit(np.dot(self.rule.certain, [*signs(found, agreement, shape), 1])))

    def _look(self, image: NDArray[np.uint8]) -> tuple[Floats, Floats]:
        """Views (3,) and maps (4, 2, g, g), logits, means over the members that are asked."""
        pixels = square(image, self._side).transpose(2, 0, 1)[None]
        views, maps = self._model.run(square=np.ascontiguousarray(pixels))
        return views[self._who].mean(axis=0), maps[self._who].mean(axis=0)

    def _closer(self, image: NDArray[np.uint8], maps: Floats) -> tuple[Floats, float]:
        """The opening (M, N), looked at again from nearer, and how its mirror images agree."""
        shape = image.shape[:2]
        whole = resize(maps.mean(axis=0), shape, order=1)
        box = _around(special.expit(whole))
        if box is None:
            return special.expit(whole), _alike(maps)
        near = self._look(np.ascontiguousarray(image[box]))[1][:, 1]
        again = resize(near.mean(axis=0), whole[box].shape, order=1)
        whole[box] = (whole[box] + again) / 2
        return special.expit(whole), _alike(near)


def signs(found: Outline, agreement: float, shape: tuple[int, int]) -> tuple[float, float, float]:
    """What a confidence goes by."""
    r, c = found.points.T
    area = abs(np.sum(r * np.roll(c, -1) - np.roll(r, -1) * c)) / 2
    share = float(area) / (shape[0] * shape[1])
    return found.certainty, agreement, float(np.log(max(share, 1e-5)))


def square(image: NDArray[np.uint8], side: int) -> NDArray[np.float32]:
    """A picture (M, N, 3) on (side, side, 3), 0 to 255; its aspect is not kept."""
    small = resize(image.astype(np.float32), (side, side), order=1, anti_aliasing=True)
    return np.asarray(small, dtype=np.float32)


def outline(probability: Floats, level: float, shape: tuple[int, int]) -> Outline | None:
    """The line around the region above a level that holds most; None where nothing is above.

    probability : a grid over a picture of `shape` analysed pixels
    """
    wide = resize(probability, shape, order=1)
    kept = _largest(wide, level)
    if kept is None:
        return None
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


def _largest(wide: Floats, level: float) -> NDArray[np.bool_] | None:
    """The region above a level that holds most, its holes filled."""
    labels, count = ndimage.label(wide > level)
    if count == 0:
        return None
    held = ndimage.sum_labels(wide, labels, range(1, count + 1))
    filled = ndimage.binary_fill_holes(labels == 1 + int(np.argmax(held)))
    return np.asarray(filled, dtype=bool)


def _around(probability: Floats) -> tuple[slice, slice] | None:
    """The part of a picture to look at closer: around its opening, None where that is all of it."""
    kept = _largest(probability, FIRST_LEVEL)
    if kept is None:
        return None
    where = [np.flatnonzero(kept.any(axis=axis)) for axis in (1, 0)]
    short = min(probability.shape)
    side = AROUND * max(int(x[-1] - x[0]) + 1 for x in where)
    if side > FARTHEST * short:
        return None
    side = int(max(side, NEAREST * short))
    starts = [
        int(np.clip((x[0] + x[-1] + 1 - side) // 2, 0, n - side))
        for x, n in zip(where, probability.shape, strict=True)
    ]
    return slice(starts[0], starts[0] + side), slice(starts[1], starts[1] + side)


def _alike(maps: Floats) -> float:
    """Mean Dice of what each of (t, g, g) logits finds with what their mean finds."""
    line = special.logit(FIRST_LEVEL)
    each, mean = maps > line, maps.mean(axis=0) > line
    sizes = each.sum(axis=(1, 2)) + mean.sum()
    return float(np.mean(2 * (each & mean).sum(axis=(1, 2)) / np.maximum(sizes, 1)))
