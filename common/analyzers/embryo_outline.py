"""One embryo in a picture: where it lies, found by its texture before a smooth ground."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage import measure
from skimage.transform import resize

from common.analyzers import outlines
from common.analyzers.outlines import Ellipse, Floats

Mask = NDArray[np.bool_]

WORKING_SIDE = 192
# Grey values of a well's lit rim and of the dark around it (time-lapse dishes).
RIM, SHADE = 235.0, 30.0
LEAST_WELL = 0.05
# Slopes beyond this say no more: one sharp grain must not outweigh the texture of a cell.
STEEPEST = 30.0
SPREAD = 5.0
# The texture's level between ground (0) and the embryo's own (1) where the outline is drawn.
LEVEL = 0.35
# What is narrower than this share of the largest circle inside is debris or a rim, no embryo.
CORE = 0.5
# How far a model's view reaches beyond the radius.
REACH = 1.2
# Fewer grey levels than some of these are a smooth surface, whatever is fine in them.
FLAT = 10.0
_GREY = np.array([0.299, 0.587, 0.114])


@dataclass(frozen=True, slots=True, kw_only=True)
class Embryo:
    """The outline in pixels of the analysed picture.

    points : (n, 2) row and column; ellipse : of the same second moments
    diameter : of the circle of the same area
    roundness : smallest over largest caliper opening
    share : of the picture's area; touches : whether it reaches the picture's edge
    texture : how much stronger the grey values change inside than outside
    regularity : area of the ellipse over the outline's, 1 for an ellipse
    """

    points: Floats
    ellipse: Ellipse
    diameter: float
    roundness: float
    share: float
    touches: bool
    texture: float
    regularity: float


def grey(image: NDArray[np.uint8]) -> Floats:
    """(M, N, 3) uint8 -> (M, N) luminance, 0 to 255."""
    return np.asarray(image[..., :3] @ _GREY, dtype=np.float64)


def find(picture: Floats) -> Embryo | None:
    """The largest textured region of a grey picture, (M, N), 0 to 255; None where there is none."""
    scale = max(1.0, max(picture.shape) / WORKING_SIDE)
    shape = tuple(max(16, round(n / scale)) for n in picture.shape)
    small = picture if scale == 1.0 else resize(picture, shape, anti_aliasing=True)
    apart = well(small, margin=5)
    texture = ndimage.gaussian_filter(np.where(apart, 0.0, slope(small)), SPREAD)
    if apart.all():
        return None
    ground, own = np.quantile(texture[~apart], [0.1, 0.97])
    mask = ndimage.binary_opening(texture > ground + LEVEL * (own - ground), iterations=3)
    core = _core(ndimage.binary_fill_holes(mask))
    if core is None:
        return None
    inside, outside = float(texture[core].mean()), texture[~core & ~apart]
    around = float(np.median(outside)) if outside.size else 0.0
    factors = np.array(picture.shape) / np.array(small.shape)
    return _described(core, factors, picture.shape, inside / max(around, 0.3))


def slope(small: Floats) -> Floats:
    """How steeply the grey values change at each place, up to `STEEPEST`."""
    steep = ndimage.gaussian_gradient_magnitude(small, 1.0)
    return np.asarray(np.minimum(steep, STEEPEST), dtype=np.float64)


def well(small: Floats, margin: int) -> Mask:
    """The lit rim of a well and the dark beyond it, where they reach the picture's edge.

    margin : pixels by which both are grown, the dark by one more
    """
    bright = ndimage.binary_dilation(small > RIM, iterations=margin)
    dark = ndimage.binary_dilation(
        ndimage.binary_opening(small < SHADE, iterations=2), iterations=margin + 1
    )
    labels, count = ndimage.label(bright | dark)
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    rim = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    kept = [k for k in np.unique(rim[rim > 0]) if sizes[k] > LEAST_WELL * small.size]
    return np.isin(labels, kept)


def _core(mask: Mask) -> Mask | None:
    """The part with the largest circle inside, without what hangs on to it."""
    padded = np.pad(mask, 1, constant_values=False)
    depth = ndimage.distance_transform_edt(padded)[1:-1, 1:-1]
    radius = float(depth.max())
    if radius < 6:
        return None
    middle = np.unravel_index(int(depth.argmax()), depth.shape)
    labels, _ = ndimage.label(depth > CORE * radius)
    seed = labels == labels[middle]
    away = ndimage.distance_transform_edt(~seed)
    return np.asarray(mask & (away <= CORE * radius), dtype=bool)


def _described(core: Mask, factors: Floats, shape: tuple[int, ...], texture: float) -> Embryo:
    soft = ndimage.gaussian_filter(np.pad(core, 1).astype(np.float64), 1.5)
    line = max(measure.find_contours(soft, 0.5), key=len)[:-1] - 1
    points = np.clip((line + 0.5) * factors - 0.5, 0, np.array(shape) - 1.0)
    ellipse = outlines.of_points(points)
    long, short = outlines.calipers(points)
    area = outlines.area(points)
    near = 2.0 * factors
    return Embryo(
        points=points,
        ellipse=ellipse,
        diameter=float(2 * np.sqrt(area / np.pi)),
        roundness=short / max(long, 1e-9),
        share=area / (shape[0] * shape[1]),
        touches=bool((points < near).any() or (points > np.array(shape) - 1 - near).any()),
        texture=texture,
        regularity=float(np.pi * ellipse.half_length * ellipse.half_width / max(area, 1e-9)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Texture:
    """What tells an embryo from other round things.

    fineness : fine detail inside over the tonal range there
    unrest : fine detail of the ground over that inside
    step : between the middle brightness inside and that of the ground, grey levels
    """

    fineness: float
    unrest: float
    step: float


def texture(picture: Floats, embryo: Embryo) -> Texture:
    """Describe the inside of an outline and its ground."""
    radius = embryo.diameter / 2
    rows, columns = np.ogrid[: picture.shape[0], : picture.shape[1]]
    away = np.hypot(rows - embryo.ellipse.centre[0], columns - embryo.ellipse.centre[1])
    inside, ground = away < 0.65 * radius, away > 1.25 * radius
    if inside.sum() < 16:
        return Texture(fineness=0.0, unrest=1.0, step=0.0)
    smooth = ndimage.gaussian_filter(picture, max(0.7, radius / 60))
    fine = smooth - ndimage.gaussian_filter(smooth, max(2.0, radius / 12))
    own = float(fine[inside].std())
    low, high = np.quantile(picture[inside], [0.05, 0.95])
    seen = ground.sum() > 200
    around = float(fine[ground].std()) if seen else 0.0
    return Texture(
        fineness=own / (float(high - low) + FLAT),
        unrest=around / (own + 0.01),
        step=abs(float(np.median(picture[inside]) - np.median(picture[ground]))) if seen else 0.0,
    )


def looked_at(embryo: Embryo) -> Floats:
    """The circle of which `square` shows the inside, (72, 2) rows and columns."""
    reach = 0.5 * embryo.diameter * REACH
    circle = Ellipse(
        centre=embryo.ellipse.centre, half_length=reach, half_width=reach, axis=(1.0, 0.0)
    )
    return circle.points(np.linspace(0, 2 * np.pi, 72, endpoint=False))


def square(picture: Floats, embryo: Embryo, side: int) -> NDArray[np.float32]:
    """The embryo alone on (side, side), in its own light, mean 127; the ground is flat.

    Size, exposure and contrast of the instrument are taken off: what remains is the embryo's own
    structure, so that a model learnt at one clinic may be asked at another.
    """
    reach = 0.5 * embryo.diameter * REACH
    offsets = (np.arange(side) + 0.5) / side * 2 - 1
    r = embryo.ellipse.centre[0] + reach * offsets[:, None] + 0 * offsets
    c = embryo.ellipse.centre[1] + reach * offsets + 0 * offsets[:, None]
    smooth = ndimage.gaussian_filter(picture, max(0.0, 0.5 * (2 * reach / side - 1)))
    values = ndimage.map_coordinates(smooth, [r, c], order=1, mode="nearest")
    away = np.hypot(offsets[:, None], offsets)
    inside = away < 0.84
    low, middle, high = np.quantile(values[inside], [0.05, 0.5, 0.95])
    light = np.clip((values - middle) / max(high - low, 8.0), -1.2, 1.2)
    fade = np.clip((1.0 - away) / 0.12, 0, 1)
    return np.asarray(127 + 105 * light * fade, dtype=np.float32)
