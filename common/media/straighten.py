"""A photographed or scanned page -> the same page level, upright, rectangular and evenly lit."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from common.media.text_boxes import Lie

_OUTLINE_PX = 360
_SMALLEST, _LARGEST = 0.25, 0.97
_FILLS = 0.93
_DARKER = 30.0
_STEPS = 24
_BACKGROUND_PX = 8
_EVEN = 0.85
_PAPER = 235.0

Corners = NDArray[np.float64]
"""(4, 2): column and row of the top left, top right, bottom right and bottom left corner."""


def outline(page: Image.Image) -> Corners | None:
    """The corners of a sheet of paper on something darker; None where no clear one is seen."""
    factor = max(page.size) / _OUTLINE_PX
    small = page.convert("L").resize(
        (max(8, round(page.width / factor)), max(8, round(page.height / factor))),
        Image.Resampling.BOX,
    )
    grey = ndimage.median_filter(np.asarray(small).astype(np.float32), 5)
    sheet = _largest(grey > _otsu(grey))
    share = sheet.mean()
    if not _SMALLEST < share < _LARGEST:
        return None
    if grey[sheet].mean() - grey[~sheet].mean() < _DARKER:
        return None
    corners = _corners(sheet)
    if corners is None or not _FILLS < sheet.sum() / _area(corners) < 2 - _FILLS:
        return None
    done: Corners = corners * np.array([page.width / small.width, page.height / small.height])
    return done


def _otsu(grey: NDArray[np.float32]) -> float:
    """The threshold that parts two kinds of brightness best (Otsu 1979)."""
    counts = np.bincount(grey.astype(np.uint8).ravel(), minlength=256).astype(float)
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        means = sums / below - (sums[-1] - sums) / above
        between = np.nan_to_num(below * above * means**2)
    return float(np.argmax(between))


def _largest(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    labels, count = ndimage.label(mask)
    if count == 0:
        return mask
    largest = 1 + int(np.argmax(np.bincount(labels.ravel())[1:]))
    filled: NDArray[np.bool_] = ndimage.binary_fill_holes(labels == largest)
    return filled


def _corners(sheet: NDArray[np.bool_]) -> Corners | None:
    """Corners where straight lines through the four sides meet."""
    rows, columns = np.nonzero(sheet & ~ndimage.binary_erosion(sheet))
    signs = ((1, 1), (-1, 1), (-1, -1), (1, -1))
    rough = [int(np.argmin(a * columns + b * rows)) for a, b in signs]
    points = np.stack([columns, rows], axis=1).astype(float)
    lines = [_side(points, points[rough[i]], points[rough[(i + 1) % 4]]) for i in range(4)]
    found = []
    for i in range(4):
        matrix = np.array([lines[i - 1][:2], lines[i][:2]])
        if abs(np.linalg.det(matrix)) < 0.3:
            return None
        found.append(np.linalg.solve(matrix, [-lines[i - 1][2], -lines[i][2]]))
    corners = np.array(found)
    inside = (corners > -_STEPS) & (corners < np.array(sheet.shape[::-1]) + _STEPS)
    return corners if inside.all() else None


def _side(points: Corners, start: Corners, end: Corners) -> Corners:
    """Normal and shift of the line through the edge's points between two corners."""
    along = end - start
    length = math.hypot(*along) or 1.0
    along = along / length
    offset = points - start
    place, away = offset @ along, offset @ np.array([-along[1], along[0]])
    near = (np.abs(away) < 0.04 * length + 2) & (place > 0.05 * length) & (place < 0.95 * length)
    chosen = points[near] if near.sum() >= _STEPS else np.stack([start, end])
    middle = np.median(chosen, axis=0) if near.sum() >= _STEPS else chosen.mean(axis=0)
    _, _, axes = np.linalg.svd(chosen - middle, full_matrices=False)
    normal = np.array([-axes[0, 1], axes[0, 0]])
    return np.array([normal[0], normal[1], -float(normal @ middle)])


def _area(corners: Corners) -> float:
    x, y = corners[:, 0], corners[:, 1]
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def by_lines(lie: Lie, size: tuple[int, int]) -> Corners:
    """The area of a picture whose lines converge that becomes a rectangle with level lines."""
    width, height = size
    found = []
    for right, down in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
        slope = math.tan(lie.angle + lie.down * down)
        found.append((width * (right + 0.5), height * (down + 0.5) + slope * width * right))
    lean = math.tan(lie.across)
    corners = np.array(found)
    corners[:, 0] -= lean * (corners[:, 1] - height / 2) / 2
    return corners


def unwarped(page: Image.Image, corners: Corners) -> Image.Image:
    """The quadrangle as a rectangle, as large as its longer sides."""
    sides = [math.hypot(*(corners[(i + 1) % 4] - corners[i])) for i in range(4)]
    width, height = round(max(sides[0], sides[2])), round(max(sides[1], sides[3]))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=float)
    data = _homography(target, corners)
    return page.transform(
        (width, height),
        Image.Transform.PERSPECTIVE,
        data,
        Image.Resampling.BICUBIC,
        fillcolor=_white(page),
    )


def _homography(source: Corners, target: Corners) -> Sequence[float]:
    """The eight numbers of the projection that takes four points to four others."""
    rows = []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    return [float(n) for n in np.linalg.solve(np.array(rows), target.ravel())]


def levelled(page: Image.Image, angle: float) -> Image.Image:
    """The page turned about its middle so that lines that fall by `angle` are level; same size."""
    if angle == 0:
        return page
    return page.rotate(
        math.degrees(angle), Image.Resampling.BICUBIC, expand=False, fillcolor=_white(page)
    )


def _white(page: Image.Image) -> int | tuple[int, ...]:
    return 255 if page.mode == "L" else (255, 255, 255)


def evenly_lit(grey: Image.Image) -> tuple[Image.Image, float]:
    """The page without its shadows, and how dark its darkest part was (1 = evenly lit)."""
    size = max(2, grey.width // _BACKGROUND_PX), max(2, grey.height // _BACKGROUND_PX)
    small = np.asarray(grey.resize(size, Image.Resampling.BOX)).astype(np.float32)
    paper = ndimage.maximum_filter(small, 7)
    paper = ndimage.uniform_filter(ndimage.minimum_filter(paper, 5), 9)
    low, high = np.percentile(paper, [2, 98])
    evenness = float(low / max(high, 1.0))
    if evenness >= _EVEN and high >= _PAPER - 35:
        return grey, evenness
    background = Image.fromarray(np.maximum(paper, 20).astype(np.float32))
    whole = np.asarray(background.resize(grey.size, Image.Resampling.BILINEAR))
    flat = np.asarray(grey).astype(np.float32) / whole * _PAPER
    return Image.fromarray(np.clip(flat, 0, 255).astype(np.uint8)), evenness
