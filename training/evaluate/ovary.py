"""Ovary ultrasound as in MMOTU: lesion or normal, eight kinds, outline (a 0/1 mask a picture).

What is not said counts as probability 0.5, as no kind, and as an empty outline. The learning
set's own pictures were learnt: their figures say nothing about others. Coloured calipers and texts
are painted over by the analyzer itself.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage import draw

from common.domain.model import Modality
from training import calibration
from training.evaluate import lines, metrics

NONE = "no answer"


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """ROC AUC and MCC, accuracy and macro F1 of the kinds, Dice, with 95 % intervals."""
    table = lines.rows(folder)
    said = [lines.line(folder, row, Modality.OVARY_ULTRASOUND, research_models) for row in table]
    truth = np.array([int(row["lesion"]) for row in table])
    lesion = np.array([_lesion(line) for line in said])
    kinds = np.array([row["label"] for row in table])
    named = np.array([_kind(line) for line in said])
    overlap = np.array(
        [_dice(folder / row["mask"], line) for row, line in zip(table, said, strict=True)]
    )
    groups = [row["group"] for row in table]
    answered = ~np.isnan(lesion)
    score = np.where(answered, lesion, 0.5)
    ill = np.flatnonzero(truth == 1)
    result: dict[str, object] = {
        "pictures": len(table),
        "groups": len(set(groups)),
        "lesions": round(float(truth.mean()), 4),
        "answered": round(float(answered.mean()), 4),
        "roc_auc": _interval(lambda r: metrics.roc_auc(truth[r], score[r]), groups),
        "mcc": round(metrics.mcc(truth, (score > 0.5).astype(np.int64)), 4),
        "accuracy_of_kinds": _interval(lambda r: float(np.mean(kinds[r] == named[r])), groups),
        "dice_of_lesions": _interval(
            lambda r: float(overlap[ill][r].mean()), [groups[i] for i in ill]
        ),
        "commonest_kind": round(float(max(np.mean(kinds == k) for k in set(kinds))), 4),
    }
    return result | calibration.agreement(truth[answered], lesion[answered])


def _interval(measured: Callable[[NDArray[np.intp]], float], groups: list[str]) -> list[float]:
    point = measured(np.arange(len(groups)))
    return [round(v, 4) for v in (point, *metrics.interval(measured, groups))]


def _lesion(line: lines.Line) -> float:
    found = lines.finding(line, "ovary.lesion")
    if found is None:
        return float("nan")
    confidence = float(str(found["confidence"]))
    return confidence if found["value"] else 1 - confidence


def _kind(line: lines.Line) -> str:
    found = lines.finding(line, "ovary.lesion_class")
    return NONE if found is None else str(found["value"])


def _dice(path: Path, line: lines.Line) -> float:
    """Overlap of the outline with the mask, 0 where there is no outline."""
    found = lines.finding(line, "ovary.lesion_outline")
    region = None if found is None else found["region"]
    if not isinstance(region, Mapping) or "points" not in region:
        return 0.0
    with Image.open(path) as picture:
        truth = np.asarray(picture.convert("L")) > 0
    said = draw.polygon2mask(truth.shape, np.array(region["points"]))
    return float(2 * (said & truth).sum() / max(said.sum() + truth.sum(), 1))
