"""A ruler in a picture that a person confirmed: what an upload's facts then say of its scale."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from common.domain import scales
from common.domain.model import Facts, Principal
from common.services.shapes import iso

SOURCE = "scale_source"
"""The fact that says where the scale comes from. The analyzers read the scale alone."""

_SIZES = tuple(sorted({wanted.fact for wanted in scales.WANTED.values()}))
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What a person says: from here to there is so much.

    kind : `ruler` (one that was found), or `points` (two that were set by hand)
    points : (row, column) in pixels of the upright original
    value, unit : what their distance stands for
    """

    kind: str
    points: tuple[Point, Point] = field(repr=False)
    value: float
    unit: str


def applied(
    facts: Mapping[str, object],
    modality: str | None,
    confirmed: Confirmed,
    by: Principal,
    at: datetime,
) -> dict[str, object]:
    """The facts with the scale and where it is from; InvalidScaleError for one that cannot be."""
    fact, size = scales.per_px(modality, confirmed.points, confirmed.value, confirmed.unit)
    source = {
        "kind": confirmed.kind,
        "points": [list(point) for point in confirmed.points],
        "px": round(scales.length_px(confirmed.points), 2),
        "value": confirmed.value,
        "unit": confirmed.unit,
        "confirmed_by": by.subject,
        "at": iso(at),
    }
    return {**facts, fact: size, SOURCE: source}


def restated(facts: Mapping[str, object], stated: Facts | None) -> dict[str, object]:
    """The facts without the ruler, where somebody states the scale anew."""
    is_stated = stated is not None and any(getattr(stated, size) is not None for size in _SIZES)
    return {k: v for k, v in facts.items() if not (is_stated and k == SOURCE)}
