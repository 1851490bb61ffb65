"""Hysteroscopy frames: `labels.csv` names file, task (polyp, cervix, lumen), group and mask.

A lumen or cervix without an outline counts as Dice 0. Beside it: the Dice of those that got one,
and how many of the other frames got an outline, which for a lumen on a speculum view is wrong.
Polyps are not offered. The research weights have seen most of this set: out of fold see the card.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage import draw

from common.domain.model import Modality
from training.evaluate import lines, metrics

OUTLINES = {"lumen": "uterus.lumen_outline", "cervix": "uterus.cervix_outline"}


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """Mean Dice of lumen and cervix with 95 % intervals, and outlines where none belongs."""
    table = lines.rows(folder)
    said = [lines.line(folder, row, Modality.HYSTEROSCOPY_IMAGE, research_models) for row in table]
    result: dict[str, object] = {"frames": len(table)}
    for task in sorted({row["task"] for row in table}):
        pairs = [(r, s) for r, s in zip(table, said, strict=True) if r["task"] == task]
        figures: dict[str, object] = {
            "frames": len(pairs),
            "films": len({row["group"] for row, _ in pairs}),
            "analyzed": round(float(np.mean([s["status"] == "analyzed" for _, s in pairs])), 4),
            "polyp_said": sum(lines.finding(s, "uterus.polyp") is not None for _, s in pairs),
        }
        for name, code in OUTLINES.items():
            outlined = np.array([lines.finding(s, code) is not None for _, s in pairs])
            figures[f"{name}_outlined"] = round(float(outlined.mean()), 4)
            if name == task:
                dice = np.array([_dice(folder / row["mask"], s, code) for row, s in pairs])
                figures |= _overlap(dice, outlined, [row["group"] for row, _ in pairs])
        result[task] = figures
    return result


def _overlap(
    dice: NDArray[np.float64], outlined: NDArray[np.bool_], groups: Sequence[str]
) -> dict[str, object]:
    low, high = metrics.interval(lambda r: float(dice[r].mean()), groups)
    found: dict[str, object] = {"dice": [round(v, 4) for v in (float(dice.mean()), low, high)]}
    if outlined.any():
        found["dice_of_outlined"] = round(float(dice[outlined].mean()), 4)
    return found


def _dice(path: Path, line: lines.Line, code: str) -> float:
    found = lines.finding(line, code)
    region = None if found is None else found["region"]
    if not isinstance(region, Mapping):
        return 0.0
    with Image.open(path) as picture:
        truth = np.asarray(picture.convert("L")) > 127
    said = draw.polygon2mask(truth.shape, np.array(region["points"]))
    return float(2 * (said & truth).sum() / max(said.sum() + truth.sum(), 1))
