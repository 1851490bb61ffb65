"""Sperm heads in a stained field: each outlined, its acrosome told from its nucleus by the stain.

Romanowsky-type stains (Diff-Quik, Giemsa) colour both parts purple: the acrosome takes up green
light and little red, the nucleus both, tail and midpiece are pale and blue. Optical density is the
logarithm of the ground over the picture, channel by channel (Beer and Lambert).
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.measure import find_contours
from skimage.morphology import convex_hull_image
from skimage.segmentation import watershed

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Labels = NDArray[np.intp]
Region = list[list[float]]

# Densities, with the CP-Net training fields in view: tails stay below 0.2, acrosomes begin at 0.25.
HEAD = 0.25
PURPLE = 0.1
NUCLEUS = 0.65
TAIL = 0.03
# Lengths are pixels of the working picture, in which a head is some 25 to 60 pixels long.
STEP = 8
OPENING = 5
APART = 25
MIN_HALF_WIDTH = 4
TAIL_WIDTH = 6
RIM = 6
LEAST_ACROSOME = 0.03
LEAST_TAIL = 0.7
# Where people draw the line between acrosome and nucleus, from the one's density to the other's.
EDGE, EDGES, LEAST_PALE = 0.35, (0.5, 1.3), 16

THRESHOLDS = {
    "stained_min_ground": 0.6,
    "stained_max_ground": 0.97,
    "stained_max_ground_colour": 0.12,
    "stained_max_share": 0.15,
    "stained_least_head_px": 250.0,
    "stained_most_head_px": 6000.0,
    "stained_least_nucleus_share": 0.25,
    "stained_least_solidity": 0.85,
    "stained_most_elongation": 2.6,
    "stained_size_of_median_low": 0.5,
    "stained_size_of_median_high": 1.8,
    "stained_least_tailed_share": 0.4,
    "stained_least_sperm_share": 0.4,
    "stained_least_purple": 0.3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One purple object, in pixels of the working picture.

    box : r0, c0, r1, c1
    outline, acrosome : closed polygons (row, column); None where no acrosome is told apart
    area, acrosome_area, nucleus_area : pixels; length, width : of the ellipse of the same moments
    is_sperm : a nucleus, a head's form and size; has_tail : a thin stained line begins at it
    whole : it does not touch the border of the picture
    """

    box: tuple[int, int, int, int]
    outline: Region
    acrosome: Region | None
    area: int
    acrosome_area: int
    length: float
    width: float
    is_sperm: bool
    has_tail: bool
    whole: bool

    @property
    def nucleus_area(self) -> int:
        return self.area - self.acrosome_area


class _Densities(NamedTuple):
    """Optical densities, (M, N)."""

    green: Floats
    red: Floats
    blue: Floats


def heads(image: NDArray[np.uint8]) -> list[Head] | None:
    """Every purple object of a stained field, None where the picture is none.

    image : (M, N, 3) uint8, RGB, its short side 512 to 1023 pixels
    """
    ground = np.median(image[::STEP, ::STEP].reshape(-1, 3), axis=0)
    if not _is_slide(ground) or not _may_be_purple(image, ground):
        return None
    seen = _densities(image)
    purple = _purple(seen)
    if not 0 < purple.mean() <= THRESHOLDS["stained_max_share"]:
        return None
    labels = _parted(purple)
    lines, lengths = _thin(seen.green, purple)
    windows = [w for w in ndimage.find_objects(labels) if w is not None]
    found = _sized([_head(labels, w, i, seen, lines, lengths) for i, w in enumerate(windows, 1)])
    return found if _are_sperm(found) else None


def _are_sperm(found: list[Head]) -> bool:
    """Whether purple things are a smear's: enough of them are sperm, and enough of these tailed."""
    least = THRESHOLDS["stained_least_head_px"]
    large = sum(head.area >= least for head in found)
    tailed = [head.has_tail for head in found if head.is_sperm]
    return bool(
        tailed
        and len(tailed) >= THRESHOLDS["stained_least_sperm_share"] * large
        and sum(tailed) >= THRESHOLDS["stained_least_tailed_share"] * len(tailed)
    )


def _densities(image: NDArray[np.uint8]) -> _Densities:
    """The ground is the median over some 200 x 200 pixels: heads and tails fill little of it."""
    picture = image.astype(np.float64)
    density = np.empty_like(picture)
    for channel in range(3):
        plane = picture[..., channel]
        coarse = ndimage.median_filter(plane[::STEP, ::STEP], size=25, mode="nearest")
        ground = ndimage.zoom(coarse, STEP, order=1, mode="nearest", grid_mode=True)
        ground = ground[: plane.shape[0], : plane.shape[1]]
        density[..., channel] = np.log((ground + 1) / (plane + 1))
    smooth = ndimage.gaussian_filter(density, (1, 1, 0), mode="nearest")
    return _Densities(smooth[..., 1], smooth[..., 0], smooth[..., 2])


def _is_slide(ground: Floats) -> bool:
    """A slide's ground is lit, not as white as paper, and nearly without colour."""
    t = THRESHOLDS
    low, high = float(ground.min()) / 255, float(ground.max()) / 255
    lit = t["stained_min_ground"] <= low and high <= t["stained_max_ground"]
    return lit and high - low <= t["stained_max_ground_colour"]


def _may_be_purple(image: NDArray[np.uint8], ground: Floats) -> bool:
    """Whether some pixels of a coarse look take up more green light than blue, as every head does:
    most pictures that are no field have none, and need no longer look.
    """
    few = image[:: STEP // 2, :: STEP // 2].astype(np.float64)
    density = np.log((ground + 1) / (few + 1))
    green, blue = density[..., 1], density[..., 2]
    least = THRESHOLDS["stained_least_purple"] / 2
    return bool(((green > HEAD) & (green - blue > least)).any())


def _purple(seen: _Densities) -> Mask:
    """Heads: purple or dark, without what is as thin as a tail; vacuoles are part of them."""
    stained = (seen.green > HEAD) & ((seen.green - seen.red > PURPLE) | (seen.red > NUCLEUS))
    filled = ndimage.binary_fill_holes(stained)
    return np.asarray(ndimage.binary_opening(filled, _disk(OPENING)))


def _parted(purple: Mask) -> Labels:
    """Heads that touch are parted where they are narrowest between them."""
    depth = ndimage.distance_transform_edt(purple)
    smooth = ndimage.gaussian_filter(depth, 2.0)
    summit = smooth == ndimage.maximum_filter(smooth, size=APART)
    marks, _ = ndimage.label(summit & (depth > MIN_HALF_WIDTH))
    return np.asarray(watershed(-smooth, marks, mask=purple), dtype=np.intp)


def _thin(green: Floats, purple: Mask) -> tuple[Labels, Floats]:
    """The thin stained lines outside the heads, numbered; how far each reaches, from number 0."""
    raised = ndimage.white_tophat(green, size=2 * TAIL_WIDTH + 1)
    lines = (raised > TAIL) & ~ndimage.binary_dilation(purple, iterations=2)
    labels, _ = ndimage.label(lines, np.ones((3, 3)))
    windows = ndimage.find_objects(labels)
    reach = [np.hypot(r.stop - r.start, c.stop - c.start) for r, c in windows]
    return np.asarray(labels, dtype=np.intp), np.array([0.0, *reach])


def _head(
    labels: Labels,
    window: tuple[slice, slice],
    number: int,
    seen: _Densities,
    lines: Labels,
    lengths: Floats,
) -> Head:
    """One object measured; whether its size is that of its fellows is asked afterwards."""
    rows, columns = (
        slice(max(0, w.start - RIM), min(n, w.stop + RIM))
        for w, n in zip(window, labels.shape, strict=True)
    )
    mask = labels[rows, columns] == number
    red, green, blue = (plane[rows, columns] for plane in (seen.red, seen.green, seen.blue))
    acrosome = _acrosome(mask, red)
    area, has_acrosome = int(mask.sum()), bool(acrosome.any())
    length, width = _axes(mask)
    near = ndimage.binary_dilation(mask, np.ones((3, 3)), iterations=RIM - 1)
    has_tail = bool(lengths[lines[rows, columns][near]].max() >= LEAST_TAIL * length)
    at = (rows.start, columns.start)
    t = THRESHOLDS
    return Head(
        box=(window[0].start, window[1].start, window[0].stop, window[1].stop),
        outline=_outline(mask, at),
        acrosome=_outline(acrosome, at) if has_acrosome else None,
        area=area,
        acrosome_area=int(acrosome.sum()),
        length=length,
        width=width,
        is_sperm=bool(
            t["stained_least_head_px"] <= area <= t["stained_most_head_px"]
            and (has_tail or has_acrosome)
            and float((red[mask] > NUCLEUS).mean()) >= t["stained_least_nucleus_share"]
            and float((green - blue)[mask].mean()) >= t["stained_least_purple"]
            and area >= t["stained_least_solidity"] * convex_hull_image(mask).sum()
            and length <= t["stained_most_elongation"] * width
        ),
        has_tail=has_tail,
        whole=all(w.start > 0 and w.stop < n for w, n in zip(window, labels.shape, strict=True)),
    )


def _acrosome(mask: Mask, red: Floats) -> Mask:
    """The largest piece of a head that lets red light through; smaller ones are vacuoles."""
    pale = ndimage.binary_opening(mask & (red <= _edge(mask, red)), _disk(2))
    pieces, count = ndimage.label(pale)
    areas = np.bincount(pieces.ravel(), minlength=count + 1)[1:]
    if not count or areas.max() < LEAST_ACROSOME * mask.sum():
        return np.zeros_like(mask)
    return np.asarray(pieces == int(areas.argmax()) + 1)


def _edge(mask: Mask, red: Floats) -> float:
    """The density between this head's acrosome and its nucleus: how deep it is stained differs."""
    inside = ndimage.binary_erosion(mask, iterations=2)
    pale, dark = red[inside & (red <= NUCLEUS)], red[mask & (red > NUCLEUS)]
    if pale.size < LEAST_PALE or not dark.size:
        return NUCLEUS
    low, high = float(np.median(pale)), float(np.median(dark))
    return float(np.clip(low + EDGE * (high - low), *EDGES))


def _axes(mask: Mask) -> tuple[float, float]:
    """Length and width of the ellipse with a mask's second moments."""
    spread = np.cov(np.stack(np.nonzero(mask))) if mask.sum() > 2 else np.eye(2)
    width, length = np.sqrt(np.maximum(np.linalg.eigvalsh(spread), 0.08)) * 4
    return float(length), float(width)


def _sized(found: list[Head]) -> list[Head]:
    """A sperm is about as large as the field's other sperm: round cells and debris are not."""
    areas = [head.area for head in found if head.is_sperm]
    usual = float(np.median(areas)) if areas else 0.0
    low = THRESHOLDS["stained_size_of_median_low"] * usual
    high = THRESHOLDS["stained_size_of_median_high"] * usual
    return [replace(h, is_sperm=h.is_sperm and low <= h.area <= high) for h in found]


def _outline(mask: Mask, at: tuple[int, int]) -> Region:
    """The longest boundary of a mask in a window that begins at `at`, in pixel corners."""
    lines = find_contours(np.pad(mask, 1).astype(np.float64), 0.5)
    line = max(lines, key=len)
    # A pixel's centre lies half a pixel from its corner; the padding moved everything by one.
    return [[float(r) + at[0] - 0.5, float(c) + at[1] - 0.5] for r, c in line]


def _disk(radius: int) -> Mask:
    rows, columns = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    return np.asarray(rows**2 + columns**2 <= radius * radius + 0.5)
