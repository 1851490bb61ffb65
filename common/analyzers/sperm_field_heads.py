"""Dark, head-sized spots in a microscope field: where they are, how large and of what kind."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Floats = NDArray[np.float64]

# All lengths are pixels of the working picture, in which a head is 8 to 25 pixels long.
SIGMAS = (2.5, 4.5)
WINDOW = 20
LEAST_APART = 5
# Spots below this response, in units of the background's noise, are not looked at.
MIN_RESPONSE = 4.0
# Nor are spots fainter than this share of the darkest ones.
MIN_DEPTH = 0.15
# A spot is what is deeper than this share of its deepest part; people draw boxes wider than that.
PART_OF_DEPTH = 0.45
MARGIN = 2.5
DARKEST = 8
MAX_SPOTS = 3000
DIRECTIONS = 24
# Of two boxes one of which hides this share of the other, the better one is the object.
MAX_OVERLAP = 0.4
# Print stands in lines: bands of this height are full or empty. Fewer spots do so by chance.
BAND = 6
FEW = 15
FEATURES = ("depth", "area", "width", "halo", "tail", "length")
_GREY = np.array([0.299, 0.587, 0.114])


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field with its background taken off.

    depth : (M, N), how much darker than the background, smoothed, 0 to 1
    strength : (M, N), the strongest answer of the spot filters
    noise : standard deviation of the background; background : (M, N) its grey values, 0 to 1
    """

    depth: Floats
    strength: Floats
    noise: float
    background: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """All spots of a field, in working pixels.

    boxes : (n, 4), r0, c0, r1, c1; features : (n, 6), see FEATURES
    reference : depth of the darkest spots, 0 to 1; crowded : whether there were too many to see all
    """

    boxes: Floats
    features: Floats
    reference: float
    crowded: bool


def grey(image: NDArray[np.uint8]) -> Floats:
    """(M, N, 3) uint8 -> (M, N) luminance, 0 to 1, neighbouring rows mixed.

    Interlaced cameras show a moving head as a comb; a (1, 2, 1) mean over the rows closes it.
    """
    luminance = image[..., :3] @ _GREY / 255.0
    mixed = ndimage.convolve1d(luminance, np.array([0.25, 0.5, 0.25]), axis=0, mode="nearest")
    return np.asarray(mixed, dtype=np.float64)


def prepare(picture: Floats) -> Field:
    """Take off the background (the median over 60 x 60 pixels) and apply the spot filters."""
    step = 4
    coarse = ndimage.median_filter(picture[::step, ::step], size=15, mode="nearest")
    background = ndimage.zoom(coarse, step, order=1, mode="nearest", grid_mode=True)
    background = background[: picture.shape[0], : picture.shape[1]]
    raw = background - picture
    depth = ndimage.gaussian_filter(raw, 1.0, mode="nearest")
    noise = float(np.median(np.abs(depth - np.median(depth))) * 1.4826)
    answers = [-s * s * ndimage.gaussian_laplace(raw, s, mode="nearest") for s in SIGMAS]
    return Field(
        depth=depth,
        strength=np.maximum(*answers),
        noise=max(noise, 1e-3),
        background=background,
    )


def spots(field: Field) -> Spots:
    """Every spot that is not much fainter than the darkest ones, the strongest first."""
    summits = field.strength == ndimage.maximum_filter(field.strength, size=LEAST_APART)
    rows, columns = np.nonzero(summits & (field.strength > MIN_RESPONSE * field.noise))
    peaks = ndimage.maximum_filter(field.depth, size=5)[rows, columns]
    reference = float(np.median(np.sort(peaks)[-DARKEST:])) if peaks.size else 0.0
    dark = peaks > max(3 * field.noise, MIN_DEPTH * reference)
    rows, columns, peaks = rows[dark], columns[dark], peaks[dark]
    order = np.argsort(-field.strength[rows, columns], kind="stable")
    boxes: list[tuple[float, ...]] = []
    features: list[Floats] = []
    for i in order[:MAX_SPOTS]:
        at = (int(rows[i]), int(columns[i]))
        found = None if _taken(boxes, at) else _spot(field, at, float(peaks[i]), reference)
        if found is not None:
            boxes.append(found[0])
            features.append(found[1])
    limits = np.tile(field.depth.shape, 2)
    grown = np.reshape(boxes, (-1, 4)) + MARGIN * np.array([-1, -1, 1, 1])
    return Spots(
        boxes=np.clip(grown, 0, limits),
        features=np.reshape(features, (-1, len(FEATURES))),
        reference=reference,
        crowded=len(order) > MAX_SPOTS,
    )


def _taken(boxes: Sequence[tuple[float, ...]], at: tuple[int, int]) -> bool:
    """Whether a place lies in the box of a stronger spot."""
    if not boxes:
        return False
    r0, c0, r1, c1 = np.array(boxes).T
    return bool(((r0 <= at[0]) & (c0 <= at[1]) & (r1 > at[0]) & (c1 > at[1])).any())


def _spot(
    field: Field, at: tuple[int, int], peak: float, reference: float
) -> tuple[tuple[float, ...], Floats] | None:
    """The box around the dark piece at that place, and its features."""
    r0, c0 = max(0, at[0] - WINDOW), max(0, at[1] - WINDOW)
    window = field.depth[r0 : at[0] + WINDOW + 1, c0 : at[1] + WINDOW + 1]
    piece = _piece(window > PART_OF_DEPTH * peak, (at[0] - r0, at[1] - c0))
    if piece is None:
        return None
    r, c = np.nonzero(piece)
    box = (
        float(r.min() + r0),
        float(c.min() + c0),
        float(r.max() + r0 + 1),
        float(c.max()) + c0 + 1,
    )
    near, wide = (ndimage.binary_dilation(piece, iterations=n) for n in (1, 4))
    halo = window[wide & ~near]
    short, long = _axes(r, c)
    tail = _tail(field.depth, at, long / 2)
    features = (
        np.log(peak / max(reference, 1e-6)),
        np.log(r.size),
        np.log(short),
        (float(halo.mean()) if halo.size else 0.0) / peak,
        np.log((max(tail, 0.0) + field.noise) / (peak + field.noise)),
        np.log(long),
    )
    return box, np.array(features)


def _piece(mask: NDArray[np.bool_], at: tuple[int, int]) -> NDArray[np.bool_] | None:
    """The connected piece at that place, without what is as thin as a tail where more is left."""
    for tried in (ndimage.binary_opening(mask, iterations=2), mask):
        labels, _ = ndimage.label(tried)
        if labels[at]:
            return np.asarray(labels == labels[at])
    return None


def _axes(r: NDArray[np.intp], c: NDArray[np.intp]) -> tuple[float, float]:
    """Width and length of the ellipse with a piece's second moments."""
    spread = np.cov(np.stack([r, c])) if r.size > 2 else np.eye(2)
    short, long = np.sqrt(np.maximum(np.linalg.eigvalsh(spread), 0.08)) * 4
    return float(short), float(long)


def _tail(depth: Floats, at: tuple[int, int], half: float) -> float:
    """Mean depth along the darkest of the rays that leave a spot."""
    theta = np.arange(DIRECTIONS) * 2 * np.pi / DIRECTIONS
    steps = half + np.arange(3, 15)
    rows = np.rint(at[0] + np.sin(theta)[:, None] * steps).astype(np.intp)
    columns = np.rint(at[1] + np.cos(theta)[:, None] * steps).astype(np.intp)
    rows = np.clip(rows, 0, depth.shape[0] - 1)
    columns = np.clip(columns, 0, depth.shape[1] - 1)
    return float(depth[rows, columns].mean(axis=1).max())


def banding(boxes: Floats) -> float:
    """How unevenly the spots' rows (or columns) are taken: some 1 by chance, far more in print.

    Variance over mean of the number of spots in bands of BAND pixels; 1 where there are few.
    """
    if len(boxes) < FEW:
        return 1.0
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    bands = [np.bincount((along / BAND).astype(np.intp)) for along in middles.T]
    return max(float(numbers.var() / numbers.mean()) for numbers in bands)


def apart(boxes: Floats, scores: Floats) -> NDArray[np.intp]:
    """Indices of the objects, the best first: a box that hides much of a better one is left out."""
    kept: list[int] = []
    sizes = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1)
    for i in np.argsort(-scores, kind="stable"):
        best = boxes[kept]
        shared = np.prod(
            np.maximum(
                np.minimum(best[:, 2:], boxes[i, 2:]) - np.maximum(best[:, :2], boxes[i, :2]), 0
            ),
            axis=1,
        )
        if not (shared > MAX_OVERLAP * np.minimum(sizes[kept], sizes[i])).any():
            kept.append(int(i))
    return np.array(kept, dtype=np.intp)
