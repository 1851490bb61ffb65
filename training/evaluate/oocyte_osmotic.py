"""One oocyte shrinking and swelling: the outlined area over time against the supplied curve.

The curve is another tool's measurement of the same film, no independent truth, and all frames show
one oocyte: no interval over oocytes can be given. Both curves are taken relative to their mean over
the frames that were measured.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from common.analyzers import outlines
from common.analyzers.outlines import Floats
from common.domain.model import Modality
from training.evaluate import lines

CODE = "oocyte.diameter_px"
SPACE = "oocyte.perivitelline_px"


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """Correlation and differences of the two curves; beside them those of a constant."""
    table = lines.rows(folder)
    said = [lines.line(folder, row, Modality.OOCYTE_IMAGE, research_models) for row in table]
    areas, within_zona = (np.array([_area(line, code) for line in said]) for code in (CODE, SPACE))
    supplied = np.array([float(row["area_relative"]) for row in table])
    kept = ~np.isnan(areas)
    why = [str(line.get("why")) for line in said if line["status"] != "analyzed"]
    result: dict[str, object] = {
        "frames": len(table),
        "oocytes": len({row["group"] for row in table}),
        "measured": int(kept.sum()),
        "abstained": {word: why.count(word) for word in sorted(set(why))},
    }
    if kept.sum() < 3:
        return result
    result |= _zona(within_zona, areas)
    ours, theirs = (v[kept] / v[kept].mean() for v in (areas, supplied))
    gap = np.abs(ours - theirs)
    return result | {
        "correlation": round(float(np.corrcoef(ours, theirs)[0, 1]), 4),
        "mean_difference": round(float(gap.mean()), 4),
        "largest_difference": round(float(gap.max()), 4),
        "mean_difference_of_a_constant": round(float(np.abs(theirs - 1).mean()), 4),
        "range_of_supplied": [round(float(v), 4) for v in (theirs.min(), theirs.max())],
        "range_of_measured": [round(float(v), 4) for v in (ours.min(), ours.max())],
    }


def _zona(within: Floats, ooplasm: Floats) -> dict[str, object]:
    """How steady the zona's inner edge is: the zona keeps its size while the ooplasm shrinks."""
    seen = ~np.isnan(within)
    result: dict[str, object] = {"perivitelline_measured": int(seen.sum())}
    if seen.sum() < 3:
        return result
    wide, own = (2 * np.sqrt(areas[seen] / np.pi) for areas in (within, ooplasm))
    return result | {
        "zona_inner_diameter_px": round(float(wide.mean()), 2),
        "zona_inner_diameter_deviation_px": round(float(wide.std(ddof=1)), 2),
        "ooplasm_diameter_deviation_px": round(float(own.std(ddof=1)), 2),
    }


def _area(line: lines.Line, code: str) -> float:
    """Square pixels inside the outline of a finding; NaN where it was not measured."""
    found = lines.finding(line, code)
    region = None if found is None else found["region"]
    if not isinstance(region, Mapping):
        return float("nan")
    return outlines.area(np.array(region["points"]))
