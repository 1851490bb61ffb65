"""Follicles against 24 ellipses drawn by hand on six pictures of `us_follicle_19`.

The ellipses are their maker's, drawn by eye on a grid of 20 pixels and not by a sonographer; six
pictures show that outlines fall where follicles are, and no more.
"""

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from skimage import draw

from common.domain.model import Facts, Modality
from common.services.measure import measure as said_of
from common.settings import Settings

BY_HAND = Path(__file__).parents[1] / "ovary" / "follicles_by_hand.csv"
SIDE = 700
Mask = NDArray[np.bool_]


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """Recall and precision at two overlaps, over all and by picture."""
    with BY_HAND.open(newline="") as table:
        rows = list(csv.DictReader(table))
    best: list[float] = []
    counts = {}
    matched = {0.3: 0, 0.5: 0}
    outlined = 0
    for name in sorted({row["file"] for row in rows}):
        drawn = [_ellipse(row) for row in rows if row["file"] == name]
        found = _found(folder / name, research_models)
        overlaps = np.array([[_overlap(d, f) for f in found] for d in drawn])
        overlaps = overlaps.reshape(len(drawn), len(found))
        own = overlaps.max(axis=1, initial=0.0)
        best += own.tolist()
        outlined += len(found)
        for least in matched:
            matched[least] += int(np.sum(overlaps.max(axis=0, initial=0.0) >= least))
        counts[name] = {"drawn": len(drawn), "found": len(found), "hit": int(np.sum(own >= 0.3))}
    return {
        "pictures": len(counts),
        "drawn": len(best),
        "outlined": outlined,
        **{f"recall_{t}": round(float(np.mean(np.array(best) >= t)), 4) for t in matched},
        **{f"precision_{t}": round(n / max(outlined, 1), 4) for t, n in matched.items()},
        "by_picture": counts,
    }


def _ellipse(row: dict[str, str]) -> Mask:
    r, c = np.mgrid[:SIDE, :SIDE]
    down = (r - float(row["row"])) / float(row["half_rows"])
    across = (c - float(row["column"])) / float(row["half_columns"])
    return np.asarray(np.hypot(down, across) <= 1)


def _found(path: Path, research: bool) -> list[Mask]:
    said = said_of(
        path.read_bytes(),
        Modality.OVARY_ULTRASOUND,
        Facts(),
        research=research,
        settings=Settings(),
    )
    findings = said["findings"]
    if not isinstance(findings, list):
        return []
    return [
        np.asarray(draw.polygon2mask((SIDE, SIDE), np.array(f["region"]["points"])), dtype=bool)
        for f in findings
        if f["code"] == "follicle.follicle"
    ]


def _overlap(one: Mask, other: Mask) -> float:
    """Intersection over union."""
    return float((one & other).sum() / max(int((one | other).sum()), 1))
