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
    """Of each embryo with two planes or more: mean, deviation and number of its planes, pixels.

    The diameter apart for each edge of the zona that the outline may be.
    """
    edges = [_edge(one) for one in outcomes]
    diameters = [_value(one, "embryo.diameter") for one in outcomes]
    measured = {"embryo.zona_thickness": [_value(one, "embryo.zona_thickness") for one in outcomes]}
    for edge in sorted(set(edges) - {""}):
        measured[f"embryo.diameter, {edge}"] = [
            value if own == edge else float("nan")
            for value, own in zip(diameters, edges, strict=True)
        ]
    return {
        size: _by_embryo(np.array(values), np.array(groups)) for size, values in measured.items()
    }


def _by_embryo(values: Floats, groups: NDArray[np.str_]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in np.unique(groups).tolist():
        own = values[(groups == name) & ~np.isnan(values)]
        if own.size >= 2:
            found[name] = {
                "planes": int(own.size),
                "mean": round(float(own.mean()), 2),
                "deviation": round(float(own.std(ddof=1)), 2),
                "range": [round(float(v), 2) for v in (own.min(), own.max())],
            }
    return found


def _edge(outcome: Outcome) -> str:
    """Which edge of the zona the outline is; nothing where there is none."""
    found = next((f for f in outcome.findings if f.code == "embryo.outline"), None)
    return "" if found is None else str(found.detail["edge"])


def _value(outcome: Outcome, size: str) -> float:
    """The size in pixels; NaN where it was not measured."""
    values = [f.value for f in outcome.findings if f.code == f"{size}_px"]
    return float(str(values[0])) if values else float("nan")
