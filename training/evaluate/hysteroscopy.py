"""Hysteroscopy frames: `labels.csv` names file, task (polyp, cervix, lumen), group and mask.

A lumen without an outline counts as Dice 0. Beside it: how many of the other frames got an outline
of a lumen, which on a speculum view is wrong. Polyps and the cervix are not offered.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image
from skimage import draw

from common.domain.model import Modality
from training.evaluate import lines, metrics

LUMEN = "uterus.lumen_outline"


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """Mean Dice of the lumen with its 95 % interval over films, and outlines where none belongs."""
    table = lines.rows(folder)
    said = [lines.line(folder, row, Modality.HYSTEROSCOPY_IMAGE, research_models) for row in table]
    result: dict[str, object] = {"frames": len(table)}
    for task in sorted({row["task"] for row in table}):
        pairs = [(r, s) for r, s in zip(table, said, strict=True) if r["task"] == task]
        outlined = [lines.finding(s, LUMEN) is not None for _, s in pairs]
        figures: dict[str, object] = {
            "frames": len(pairs),
            "films": len({row["group"] for row, _ in pairs}),
            "analyzed": round(float(np.mean([s["status"] == "analyzed" for _, s in pairs])), 4),
            "lumen_outlined": round(float(np.mean(outlined)), 4),
            "polyp_said": sum(lines.finding(s, "uterus.polyp") is not None for _, s in pairs),
        }
        if task == "lumen":
            dice = np.array([_dice(folder / row["mask"], line) for row, line in pairs])
            groups = [row["group"] for row, _ in pairs]
            low, high = metrics.interval(lambda r, d=dice: float(d[r].mean()), groups)
            figures["dice"] = [round(v, 4) for v in (float(dice.mean()), low, high)]
        result[task] = figures
    return result


def _dice(path: Path, line: lines.Line) -> float:
    found = lines.finding(line, LUMEN)
    region = None if found is None else found["region"]
    if not isinstance(region, Mapping):
        return 0.0
    with Image.open(path) as picture:
        truth = np.asarray(picture.convert("L")) > 127
    said = draw.polygon2mask(truth.shape, np.array(region["points"]))
    return float(2 * (said & truth).sum() / max(said.sum() + truth.sum(), 1))
