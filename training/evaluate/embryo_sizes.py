"""How many embryos are outlined and measured, and how the sizes agree over the focal planes.

No set has known sizes. The planes of one embryo show the same zona, so that how far its thickness
lies apart from plane to plane is the measurement's own doing.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from common.analyzers import Outcome

Floats = NDArray[np.float64]
SIZES = ("embryo.diameter", "embryo.zona_thickness")


def counted(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """How many pictures get an outline, a diameter and the zona, and why the others do not."""
    found: dict[str, object] = {
        "outlined": sum(any(f.code == "embryo.outline" for f in one.findings) for one in outcomes)
    }
    refused = [str(one.why) for one in outcomes if one.status != "analyzed"]
    for size in SIZES:
        values = np.array([_value(one, size) for one in outcomes])
        # A length in pixels instead of micrometres is measured all the same.
        whys = [
            missing.why
            for one in outcomes
            for missing in one.not_measured
            if missing.code == f"{size}_um" and missing.why != "no_scale"
        ]
        found[size] = {
            "measured": int((~np.isnan(values)).sum()),
            "not_measured": dict(sorted(Counter(whys).items())),
        }
    return found | {"not_analyzable": dict(sorted(Counter(refused).items()))}


def over_planes(outcomes: Sequence[Outcome], groups: Sequence[str]) -> dict[str, object]:
    """Of each embryo with two planes or more: mean, deviation and number of its planes, pixels."""
    found: dict[str, object] = {}
    for size in SIZES:
        of_size = {}
        for name in sorted(set(groups)):
            said = [_value(one, size) for one, g in zip(outcomes, groups, strict=True) if g == name]
            values = np.array([v for v in said if not np.isnan(v)])
            if values.size >= 2:
                of_size[name] = {
                    "planes": int(values.size),
                    "mean": round(float(values.mean()), 2),
                    "deviation": round(float(values.std(ddof=1)), 2),
                    "range": [round(float(v), 2) for v in (values.min(), values.max())],
                }
        found[size] = of_size
    return found


def _value(outcome: Outcome, size: str) -> float:
    """The size in pixels; NaN where it was not measured."""
    values = [f.value for f in outcome.findings if f.code == f"{size}_px"]
    return float(str(values[0])) if values else float("nan")
