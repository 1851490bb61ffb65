"""What a person drew on a picture: whether it is a shape at all, and how large it is."""

import math
from collections.abc import Mapping, Sequence

from common.domain.errors import InvalidInputError
from common.domain.model import JsonObject

Points = Sequence[tuple[float, float]]

_ANGLES = 180
_LEAST_AREA = 1.0  # in original pixels
_CORNERS = ("r0", "c0", "r1", "c1")


def polygon(region: JsonObject | None) -> Points | None:
    """The points of a region that is a polygon, as (row, column)."""
    if region is None or region.get("kind") != "polygon":
        return None
    points = region.get("points")
    if not isinstance(points, Sequence) or len(points) < 3:
        return None
    return [(float(point[0]), float(point[1])) for point in points]


def area(points: Points) -> float:
    """The area inside an outline, in square pixels."""
    following = [*points[1:], points[0]]
    doubled = sum(r0 * c1 - r1 * c0 for (r0, c0), (r1, c1) in zip(points, following, strict=True))
    return abs(doubled) / 2


def openings(points: Points) -> list[float]:
    """Caliper openings at every degree of half a turn, in pixels."""
    found = []
    for step in range(_ANGLES):
        sine, cosine = math.sin(math.pi * step / _ANGLES), math.cos(math.pi * step / _ANGLES)
        along = [r * cosine + c * sine for r, c in points]
        found.append(max(along) - min(along))
    return found


def calipers(points: Points) -> tuple[float, float]:
    """(length, width): the widest caliper opening, and the one across it, as analyzers have it."""
    found = openings(points)
    best = max(range(_ANGLES), key=lambda step: found[step])
    return found[best], found[(best + _ANGLES // 2) % _ANGLES]


def checked(region: JsonObject, like: str, size: tuple[float, float] | None) -> JsonObject:
    """The region in its plain form; InvalidInputError for another kind, or what is no shape.

    like : `box` or `polygon`
    size : (rows, columns) of the picture, in original pixels, where that is known
    """
    if region.get("kind") != like:
        raise InvalidInputError("a region of another kind")
    if like == "box":
        r0, c0, r1, c1 = (_number(region.get(name)) for name in _CORNERS)
        _check(min(r1 - r0, c1 - c0), [(r0, c0), (r1, c1)], size)
        return {"kind": "box", **dict(zip(_CORNERS, (r0, c0, r1, c1), strict=True))}
    points = polygon(region)
    if points is None:
        raise InvalidInputError("an outline of fewer than three points")
    placed = [(_number(r), _number(c)) for r, c in points]
    _check(area(placed), placed, size)
    return {"kind": "polygon", "points": [list(point) for point in placed]}


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InvalidInputError("a place that is no number")
    return round(float(value), 2)


def _check(extent: float, points: Points, size: tuple[float, float] | None) -> None:
    rows, columns = size or (math.inf, math.inf)
    if extent < _LEAST_AREA:
        raise InvalidInputError("a shape without an extent")
    # One pixel of tolerance: the evidence picture is a rounded reduction of the original.
    if not all(-1 <= r <= rows + 1 and -1 <= c <= columns + 1 for r, c in points):
        raise InvalidInputError("a shape outside the picture")


def measured(code: str, region: JsonObject | None) -> float | None:
    """The size in pixels from which this code's value is made; None where it is none of these.

    The value is in proportion to it: what a redrawn outline changes is told by the two sizes.
    """
    points = polygon(region)
    if points is None:
        return None
    length, width = calipers(points)
    sizes: Mapping[str, float] = {
        "sperm.head_length": length,
        "sperm.head_width": width,
        "sperm.head_elongation": length / max(width, 1e-9),
        "follicle.follicle": (length + width) / 2,
        "embryo.diameter": 2 * math.sqrt(area(points) / math.pi),
        "oocyte.diameter": sum(openings(points)) / _ANGLES,
    }
    return sizes.get(plain(code))


def plain(code: str) -> str:
    """A code without the unit of its length."""
    return code.removesuffix("_um").removesuffix("_px").removesuffix("_mm")
