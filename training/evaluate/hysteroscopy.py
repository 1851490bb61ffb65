"""Hysteroscopy frames: `labels.csv` names file, task (polyp, cervix, lumen), group and mask.

A lumen or cervix without an outline counts as Dice 0. Beside it: the Dice of those that got one,
and how many of the other frames got an outline, which for a lumen on a speculum view is wrong.
Polyps are not offered. A file that taught the research weights, or comes from a film that did, is
judged by the one member of the committee that never saw it, and such files are counted
(`seen_in_training`); any other by the whole committee.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage import draw

from common.analyzers import Outcome, Resources, hysteroscopy, registry
from common.domain.model import Finding, Modality
from training.evaluate import lines, metrics

OUTLINES = {"lumen": "uterus.lumen_outline", "cervix": "uterus.cervix_outline"}


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """Mean Dice of lumen and cervix with 95 % intervals, and outlines where none belongs."""
    table = lines.rows(folder)
    asked = [_outcome(folder / row["file"], research_models) for row in table]
    result: dict[str, object] = {
        "frames": len(table),
        "seen_in_training": sum(seen for _, seen in asked),
    }
    for task in sorted({row["task"] for row in table}):
        pairs = [(r, s) for r, (s, _) in zip(table, asked, strict=True) if r["task"] == task]
        figures: dict[str, object] = {
            "frames": len(pairs),
            "films": len({row["group"] for row, _ in pairs}),
            "analyzed": round(float(np.mean([s.status == "analyzed" for _, s in pairs])), 4),
            "polyp_said": sum(_finding(s, "uterus.polyp") is not None for _, s in pairs),
        }
        for name, code in OUTLINES.items():
            outlined = np.array([_finding(s, code) is not None for _, s in pairs])
            figures[f"{name}_outlined"] = round(float(outlined.mean()), 4)
            if name == task:
                dice = np.array([_dice(folder / row["mask"], s, code) for row, s in pairs])
                figures |= _overlap(dice, outlined, [row["group"] for row, _ in pairs])
        result[task] = figures
    return result


@cache
def _analyzer(research: bool, member: int | None) -> hysteroscopy.Hysteroscopy:
    return hysteroscopy.Hysteroscopy(Resources(weights=registry.weights, research=research), member)


def _outcome(path: Path, research: bool) -> tuple[Outcome, bool]:
    """What the analyzer says of a file; and was it, or its film, seen."""
    sample, digest = lines.sample(path, Modality.HYSTEROSCOPY_IMAGE)
    member = _analyzer(research, None).seen(digest)
    return _analyzer(research, member).analyze(sample), member is not None


def _finding(outcome: Outcome, code: str) -> Finding | None:
    return next((found for found in outcome.findings if found.code == code), None)


def _overlap(
    dice: NDArray[np.float64], outlined: NDArray[np.bool_], groups: Sequence[str]
) -> dict[str, object]:
    low, high = metrics.interval(lambda r: float(dice[r].mean()), groups)
    found: dict[str, object] = {"dice": [round(v, 4) for v in (float(dice.mean()), low, high)]}
    if outlined.any():
        kept = np.flatnonzero(outlined)
        low, high = metrics.interval(
            lambda r: float(dice[kept][r].mean()), [groups[i] for i in kept]
        )
        mean = float(dice[kept].mean())
        found["dice_of_outlined"] = [round(v, 4) for v in (mean, low, high)]
    return found


def _dice(path: Path, outcome: Outcome, code: str) -> float:
    """Overlap of the outline with the mask, 0 where there is no outline."""
    found = _finding(outcome, code)
    if found is None or found.region is None or "points" not in found.region:
        return 0.0
    with Image.open(path) as picture:
        truth = np.asarray(picture.convert("L")) > 127
    said = draw.polygon2mask(truth.shape, np.array(found.region["points"]))
    return float(2 * (said & truth).sum() / max(said.sum() + truth.sum(), 1))
