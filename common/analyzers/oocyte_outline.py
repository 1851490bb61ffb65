"""The outline of one oocyte, and of its zona where that has edges of its own, by image analysis."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.transform import resize

from common.analyzers import outlines
from common.analyzers.outlines import Ellipse, Floats

SEARCH_SIDE = 144
LEAST_RADIUS = 8
ANGLES = 120
LOOSENESS = 0.06
# Below this step the inside's own structure is as strong as the edge and says little.
FAINT = 0.15
SCALES = np.linspace(0.7, 1.35, 92)
STIFFNESS = 0.04
# Circles of at least this share of the best one's support, clear of it, are further cells.
RIVAL = 0.72
_GREY = np.array([0.299, 0.587, 0.114])


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A circle whose rim is darker inside: centre (row, column), radius, share of rim supported."""

    row: float
    column: float
    radius: float
    support: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ooplasm:
    """The traced outline of the ooplasm, in pixels of the analysed picture.

    diameters : across the outline's centre, one for each of 60 angles
    support : share of the outline with a step from dark to bright; step : its median, 0 to 1
    blur : width of the step over the radius
    roundness : smallest over largest caliper opening
    regularity : area of the ellipse of the same moments over the outline's
    paling : how much brighter the inside is near the rim than in the middle, in most directions,
        over the step
    centre_spot : how bright the middle is between the rim (0) and the surroundings (1)
    colour : how much more colourful the inside is than the surroundings, 0 to 1
    unrest : spread of the surroundings' grey values over the step
    patchiness : spread of the inside's larger dark and bright parts over the step
    share : the ooplasm's share of the picture's area
    touches : whether the outline reaches the picture's edge
    """

    points: Floats
    diameters: Floats
    support: float
    step: float
    blur: float
    roundness: float
    regularity: float
    paling: float
    centre_spot: float
    colour: float
    unrest: float
    patchiness: float
    share: float
    touches: bool


def grey(image: NDArray[np.uint8]) -> Floats:
    """(M, N, 3) uint8 -> (M, N) luminance, 0 to 1."""
    return np.asarray(image[..., :3] @ _GREY / 255.0, dtype=np.float64)


def circles(picture: Floats) -> list[Circle]:
    """The best supported circle and every rival that lies clear of it, the best first.

    Each edge votes for the centres that lie behind it (Hough; the gradient gives the direction).
    """
    scale = max(1.0, min(picture.shape) / SEARCH_SIDE)
    shape = tuple(max(LEAST_RADIUS, round(n / scale)) for n in picture.shape)
    small = picture if scale == 1.0 else resize(picture, shape, anti_aliasing=True)
    radii = np.arange(LEAST_RADIUS, max(LEAST_RADIUS + 1, round(0.5 * min(small.shape))))
    votes = _votes(np.asarray(small, dtype=np.float64), radii)
    found: list[Circle] = []
    for _ in range(4):
        if votes.size == 0 or (best := float(votes.max())) <= 0:
            break
        r, row, column = np.unravel_index(int(votes.argmax()), votes.shape)
        if found and best < RIVAL * found[0].support:
            break
        found.append(
            Circle(row=float(row), column=float(column), radius=float(radii[r]), support=best)
        )
        _clear(votes, radii, found[-1])
    factors = np.array(picture.shape) / np.array(small.shape)
    return [
        Circle(
            row=(c.row + 0.5) * factors[0] - 0.5,
            column=(c.column + 0.5) * factors[1] - 0.5,
            radius=c.radius * float(factors.mean()),
            support=c.support,
        )
        for c in found
    ]


def _votes(small: Floats, radii: NDArray[np.intp]) -> Floats:
    """(radius, M, N): share of a circle's rim that has an edge from dark to bright."""
    slope = [ndimage.gaussian_filter(small, 1.2, order=o, mode="nearest") for o in ((1, 0), (0, 1))]
    size = np.hypot(slope[0], slope[1])
    weight = size / (size + 0.3 * np.quantile(size, 0.97) + 1e-6)
    rows, columns = np.nonzero((weight > 0.4) & (size > 0.004))
    w = weight[rows, columns]
    up = slope[0][rows, columns] / size[rows, columns]
    across = slope[1][rows, columns] / size[rows, columns]
    votes = np.zeros((len(radii), *small.shape))
    for i, radius in enumerate(radii):
        r = np.rint(rows - radius * up).astype(np.intp)
        c = np.rint(columns - radius * across).astype(np.intp)
        inside = (r >= 0) & (c >= 0) & (r < small.shape[0]) & (c < small.shape[1])
        cast = np.bincount(r[inside] * small.shape[1] + c[inside], w[inside], small.size)
        # A rim is some pixels thick and no perfect circle: neighbouring votes count together.
        width = max(2.0, LOOSENESS * radius)
        gathered = ndimage.gaussian_filter(cast.reshape(small.shape), width, mode="constant")
        votes[i] = gathered * width * width / radius
    votes = ndimage.gaussian_filter1d(votes, 1.0, axis=0, mode="constant")
    return np.asarray(votes * np.sqrt(radii / radii[-1])[:, None, None], dtype=np.float64)


def _clear(votes: Floats, radii: NDArray[np.intp], taken: Circle) -> None:
    """Strike out the circles that overlap one already found, or are of quite another size."""
    r, c = np.ogrid[: votes.shape[1], : votes.shape[2]]
    apart = np.hypot(r - taken.row, c - taken.column)
    for i, radius in enumerate(radii):
        votes[i][apart < 0.85 * (radius + taken.radius)] = 0
        if not 0.6 < radius / taken.radius < 1.7:
            votes[i] = 0


def trace(image: NDArray[np.uint8], picture: Floats, around: Circle) -> Ooplasm:
    """The closed line near a circle along which it grows brighter outwards the most."""
    smooth = ndimage.gaussian_filter(picture, max(1.0, around.radius / 60), mode="nearest")
    rim = Ellipse(
        centre=(around.row, around.column),
        half_length=around.radius,
        half_width=around.radius,
        axis=(1.0, 0.0),
    )
    theta = np.linspace(0, 2 * np.pi, ANGLES, endpoint=False)
    points = rim.points(theta)
    for _ in range(3):
        rises = np.gradient(outlines.along_rays(smooth, rim, SCALES, ANGLES), axis=1)
        gain = rises / (np.abs(rises) + 0.5 * np.quantile(np.abs(rises), 0.97) + 1e-9)
        path = outlines.strongest_loop(gain, step_cost=STIFFNESS)
        scales = ndimage.gaussian_filter1d(_peak(gain, path), 1.0, mode="wrap")
        points = rim.points(theta, scales)
        middle = outlines.of_points(points)
        half = float(np.sqrt(outlines.area(points) / np.pi))
        rim = Ellipse(centre=middle.centre, half_length=half, half_width=half, axis=(1.0, 0.0))
    return _describe(image, picture, points, rim)


def _peak(gain: Floats, path: NDArray[np.intp]) -> Floats:
    """The scale of the gain's peak between the samples (parabola through three)."""
    rows = np.arange(len(path))
    middle = np.clip(path, 1, gain.shape[1] - 2)
    a, b, c = (gain[rows, middle + d] for d in (-1, 0, 1))
    bend = a - 2 * b + c
    peaked = bend < -1e-9
    shift = np.where(peaked, 0.5 * (a - c) / np.where(peaked, bend, 1.0), 0.0)
    return np.asarray(np.interp(middle + np.clip(shift, -0.5, 0.5), np.arange(len(SCALES)), SCALES))


def diameters(points: Floats) -> Floats:
    """Caliper openings of an outline at 60 angles over half a turn, in pixels."""
    angles = np.linspace(0, np.pi, 60, endpoint=False)
    spread = points @ np.stack([np.cos(angles), np.sin(angles)])
    return np.asarray(spread.max(axis=0) - spread.min(axis=0), dtype=np.float64)


def beyond(picture: Floats, points: Floats, distances: Floats) -> Floats:
    """Grey values at these distances outside an outline, along its rays, (angle, distance)."""
    centre = np.array(outlines.of_points(points).centre)
    rays = points - centre
    rays = rays / np.maximum(np.hypot(rays[:, 0], rays[:, 1])[:, None], 1e-9)
    at = points[:, None, :] + distances[None, :, None] * rays[:, None, :]
    sampled = ndimage.map_coordinates(picture, [at[..., 0], at[..., 1]], order=1, mode="nearest")
    return np.asarray(sampled, dtype=np.float64)


def _describe(image: NDArray[np.uint8], picture: Floats, points: Floats, rim: Ellipse) -> Ooplasm:
    radius = rim.half_length
    distances = np.linspace(-0.3, 0.3, 61) * radius
    profile = beyond(ndimage.gaussian_filter(picture, 1.0, mode="nearest"), points, distances)
    steps = profile[:, 36:43].mean(axis=1) - profile[:, 18:25].mean(axis=1)
    step = float(np.median(steps))
    rows, columns = np.ogrid[: picture.shape[0], : picture.shape[1]]
    reach = np.hypot(rows - rim.centre[0], columns - rim.centre[1]) / max(radius, 1e-9)
    around = (reach > 1.1) & (reach < 1.5)
    far = (reach > 1.8) & (reach < 3.0)
    if far.sum() < 0.05 * picture.size:
        far = reach > 1.55
    inside = reach < 0.8
    colour = np.ptp(image.astype(np.int16), axis=2) / 255.0
    level = _median(picture[around], 0.0)
    dark = _median(picture[inside], 0.0)
    core = ndimage.gaussian_filter(picture, max(1.0, 0.1 * radius))[reach < 0.4]
    openings = diameters(points)
    limit = np.array(picture.shape) - 1.5
    ellipse = outlines.of_points(points)
    area = outlines.area(points)
    return Ooplasm(
        points=points,
        diameters=openings,
        support=float(np.mean(steps > max(0.3 * step, 0.01))),
        step=step,
        blur=_blur(profile, distances) / max(radius, 1e-9),
        roundness=float(openings.min() / max(openings.max(), 1e-9)),
        regularity=float(np.pi * ellipse.half_length * ellipse.half_width / max(area, 1e-9)),
        paling=_paling(picture, points, rim) / max(step, FAINT),
        centre_spot=float((core.max() if core.size else 0.0) - dark) / max(level - dark, 1e-3),
        colour=_median(colour[inside], 0.0) - _median(colour[around], 0.0),
        unrest=_spread(picture[far]) / max(step, 1e-3),
        patchiness=_patchiness(picture, reach < 0.8, radius) / max(step, 1e-3),
        share=area / picture.size,
        touches=bool((points < 0.5).any() or (points > limit).any()),
    )


def _paling(picture: Floats, points: Floats, rim: Ellipse) -> float:
    centre = np.array(rim.centre)
    shares = np.array([0.1, 0.2, 0.3, 0.4, 0.7, 0.75, 0.8, 0.85, 0.9])
    at = centre + shares[None, :, None] * (points - centre)[:, None, :]
    values = ndimage.map_coordinates(picture, [at[..., 0], at[..., 1]], order=1, mode="nearest")
    outer = np.median(values[:, 4:].reshape(12, -1), axis=1)
    return float(np.quantile(outer, 0.25) - np.median(values[:, :4]))


def _patchiness(picture: Floats, inside: NDArray[np.bool_], radius: float) -> float:
    """The range of the middle 90 % of a region once its fine grain is smoothed away."""
    soft = ndimage.gaussian_filter(picture, 0.06 * radius)[inside]
    return float(np.subtract(*np.quantile(soft, [0.95, 0.05]))) if soft.size else 0.0


def _median(values: Floats, otherwise: float) -> float:
    return float(np.median(values)) if values.size else otherwise


def _spread(values: Floats) -> float:
    """Half the range of the middle 80 %."""
    return float(np.subtract(*np.quantile(values, [0.9, 0.1]))) / 2 if values.size else 0.0


def _blur(profile: Floats, distances: Floats) -> float:
    """Distance over which the middle profile rises from a quarter to three quarters."""
    middle = np.median(profile, axis=0)
    low, high = float(middle[15:30].min()), float(middle[30:46].max())
    start = int(15 + middle[15:30].argmin())
    rising = np.maximum.accumulate(middle[start:])
    quarter, most = np.interp(
        [0.25, 0.75], (rising - low) / max(high - low, 1e-9), distances[start:]
    )
    return float(most - quarter)
