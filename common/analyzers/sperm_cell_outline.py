"""The outline of the one sperm head in a picture, by image analysis alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.transform import resize

from common.analyzers import outlines
from common.analyzers.outlines import Ellipse, Floats

WORKING_SIDE = 96
MIN_SIDE = 24
ANGLES = 72
SCALES = np.linspace(0.6, 1.5, 46)
STIFFNESS = 0.06
PREFER_DARK_RIM = 0.75
MIN_EDGE = 0.004
# The ground of a crop is lit: 0.43 at least in stained and unstained ones; in night skies 0.02.
MIN_GROUND = 0.1
_GREY = np.array([0.299, 0.587, 0.114])


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A head's outline in pixels of the analysed picture, and how well the picture supports it.

    support : share of the outline where the grey value steps in the same sense, 0 to 1
    step : median step of the grey value (0 to 1) across the outline, over three pixels
    contrast : the step over the noise of the background
    background : standard deviation of the grey values away from the head, 0 to 1
    level : median grey value away from the head, 0 to 1
    clutter : share of the background, head and tail left out, that holds other things, 0 to 1
    share : the head's share of the picture's area
    regularity : the area of the ellipse of the same length and width over the head's area
    touches : whether the outline reaches the picture's edge
    """

    points: Floats
    length_px: float
    width_px: float
    support: float
    step: float
    contrast: float
    background: float
    level: float
    clutter: float
    share: float
    regularity: float
    touches: bool


def grey(image: NDArray[np.uint8]) -> Floats:
    """(M, N, 3) uint8 -> (M, N) luminance, 0 to 1."""
    return np.asarray(image[..., :3] @ _GREY / 255.0, dtype=np.float64)


def find(picture: Floats) -> Head | None:
    """The outline of the most prominent closed shape; None where there is nothing to outline, and
    for bright things on black, which no transmitted light shows.

    picture : (M, N) luminance, 0 to 1, any size of at least MIN_SIDE
    """
    scale = max(1.0, min(picture.shape) / WORKING_SIDE)
    shape = tuple(max(1, round(n / scale)) for n in picture.shape)
    small = picture if scale == 1.0 else resize(picture, shape, anti_aliasing=True)
    field = _edges(small)
    if field is None:
        return None
    sense, start = _start(field)
    points = start.points(np.linspace(0, 2 * np.pi, ANGLES, endpoint=False))
    for _ in range(2):
        points = _trace(field * sense, outlines.of_points(points))
    factors = np.array(picture.shape) / np.array(small.shape)
    head = _describe(small, points, sense, factors)
    return head if head.level >= MIN_GROUND else None


def _edges(small: Floats) -> Floats | None:
    """The grey value's gradient, (2, M, N), strong edges damped so that faint ones count."""
    slope = np.stack(
        [ndimage.gaussian_filter(small, 1.2, order=o, mode="nearest") for o in ((1, 0), (0, 1))]
    )
    size = np.hypot(slope[0], slope[1])
    if float(size.max()) < MIN_EDGE:
        return None
    return np.asarray(slope / (size + 0.2 * np.quantile(size, 0.95)), dtype=np.float64)


def _start(field: Floats) -> tuple[int, Ellipse]:
    """The ellipse, of a coarse set, whose outline agrees best with the edges; and their sense.

    The sense is 1 where the background is brighter than the head's rim (preferred), else -1.
    """
    side = min(field.shape[1:])
    middle = (np.array(field.shape[1:]) - 1) / 2
    places = np.linspace(-0.18, 0.18, 7) * side
    shapes = np.stack(
        np.meshgrid(
            np.array([0.15, 0.2, 0.25, 0.3, 0.36, 0.42]) * side,
            np.array([1.05, 1.4, 1.9]),
            np.arange(8) * np.pi / 8,
            indexing="ij",
        ),
        axis=-1,
    ).reshape(-1, 3)
    scores = _agreement(field, places + middle[0], places + middle[1], shapes)
    # A longer outline is harder to agree with by chance.
    scores = scores * (shapes[:, 0] / np.sqrt(shapes[:, 1])) ** 0.6
    low, high = int(scores.argmin()), int(scores.argmax())
    sense = 1 if scores.flat[high] > -PREFER_DARK_RIM * scores.flat[low] else -1
    row, column, shape = np.unravel_index(high if sense == 1 else low, scores.shape)
    long, aspect, angle = shapes[shape]
    return sense, Ellipse(
        centre=(float(places[row] + middle[0]), float(places[column] + middle[1])),
        half_length=float(long),
        half_width=float(long / aspect),
        axis=(float(np.cos(angle)), float(np.sin(angle))),
    )


def _agreement(field: Floats, rows: Floats, columns: Floats, shapes: Floats) -> Floats:
    """Mean over 24 points of each ellipse of the edge's part along the outward normal.

    rows, columns : centres; shapes : (k, 3) half length, length over width, angle
    Returns (rows, columns, k).
    """
    theta = np.arange(24) * np.pi / 12
    long, aspect, angle = (shapes[:, i, None] for i in range(3))
    short = long / aspect
    u, v = (np.cos(angle), np.sin(angle)), (-np.sin(angle), np.cos(angle))
    along, across = long * np.cos(theta), short * np.sin(theta)
    a, b = short * np.cos(theta), long * np.sin(theta)
    size = np.hypot(a, b)
    indices, normals = [], []
    for i, centres in enumerate((rows, columns)):
        at = np.rint(centres[:, None, None] + along * u[i] + across * v[i])
        indices.append(np.clip(at, 0, field.shape[1 + i] - 1).astype(np.intp))
        normals.append((a * u[i] + b * v[i]) / size)
    flat = indices[0][:, None] * field.shape[2] + indices[1][None]
    agreed = field[0].ravel()[flat] * normals[0] + field[1].ravel()[flat] * normals[1]
    return np.asarray(agreed.mean(axis=-1), dtype=np.float64)


def _trace(field: Floats, around: Ellipse) -> Floats:
    """The closed line near an ellipse along which the edges agree best with its outward rays."""
    theta = np.linspace(0, 2 * np.pi, ANGLES, endpoint=False)
    a, b = around.half_width * np.cos(theta), around.half_length * np.sin(theta)
    normal = np.stack([a, b]) / np.hypot(a, b)
    u = np.array(around.axis)
    outward = normal[0][:, None] * u + normal[1][:, None] * np.array([-u[1], u[0]])
    gain = sum(
        outlines.along_rays(field[i], around, SCALES, ANGLES) * outward[:, i, None] for i in (0, 1)
    )
    path = outlines.strongest_loop(np.asarray(gain), step_cost=STIFFNESS)
    scales = ndimage.gaussian_filter1d(_refine(np.asarray(gain), path), 1.0, mode="wrap")
    return around.points(theta, scales)


def _refine(gain: Floats, path: NDArray[np.intp]) -> Floats:
    """The scale of the gain's peak between the samples (parabola through three)."""
    rows = np.arange(len(path))
    middle = np.clip(path, 1, gain.shape[1] - 2)
    a, b, c = (gain[rows, middle + d] for d in (-1, 0, 1))
    bend = a - 2 * b + c
    peaked = bend < -1e-9
    shift = np.where(peaked, 0.5 * (a - c) / np.where(peaked, bend, 1.0), 0.0)
    return np.asarray(np.interp(middle + np.clip(shift, -0.5, 0.5), np.arange(len(SCALES)), SCALES))


def _grown(points: Floats, around: Ellipse, by: float) -> Floats:
    """The outline moved outward from its centre by that many pixels."""
    rays = points - np.array(around.centre)
    return np.asarray(points + by * rays / np.maximum(np.hypot(*rays.T)[:, None], 1e-9))


def _describe(small: Floats, points: Floats, sense: int, factors: Floats) -> Head:
    smooth = ndimage.gaussian_filter(small, 1.0, mode="nearest")
    rim = outlines.of_points(points)
    grown, shrunk = (
        ndimage.map_coordinates(smooth, _grown(points, rim, by).T, order=1, mode="nearest")
        for by in (2.0, -1.0)
    )
    steps = sense * (grown - shrunk)
    step = float(np.median(steps))
    away, clear_of_tail = _around(small.shape, rim)
    values = small[away] if away.any() else small.ravel()
    level = float(np.median(values))
    noise = float(np.median(np.abs(values - level)) * 1.4826)
    others = np.abs(small - level)[clear_of_tail] > 6 * max(noise, 0.004)
    limit = np.array(small.shape) - 1.5
    length, width = outlines.calipers(points * factors)
    inside = outlines.area(points)
    return Head(
        points=points * factors + (factors - 1) / 2,
        length_px=length,
        width_px=width,
        support=float(np.mean(steps > 0.2 * max(step, 1e-6))),
        step=step,
        contrast=step / max(noise, 0.002),
        background=float(values.std()),
        level=level,
        clutter=float(others.mean()) if others.size else 1.0,
        share=inside / small.size,
        regularity=float(np.pi * length * width / (4 * max(inside * factors.prod(), 1e-9))),
        touches=bool((points < 0.5).any() or (points > limit).any()),
    )


def _around(shape: tuple[int, ...], rim: Ellipse) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where the background is, and its part that a tail in line with the head cannot cross."""
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    r, c = rows - rim.centre[0], columns - rim.centre[1]
    along = r * rim.axis[0] + c * rim.axis[1]
    across = c * rim.axis[0] - r * rim.axis[1]
    reach = np.hypot(along / max(rim.half_length, 1), across / max(rim.half_width, 1))
    away = reach > 1.5
    return away, away & (np.abs(across) > rim.half_width * 0.8)
