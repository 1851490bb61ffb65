"""Ovary ultrasound as in MMOTU: lesion or normal, eight kinds, outline (a 0/1 mask a picture).

What is not said counts as probability 0.5, as no kind, and as an empty outline; the outline's own
confidence is judged on the lesions that got one. A file that taught
the weights is judged by the one member of the committee that never saw it, and such files are
counted (`seen_in_training`); any other by the whole committee. Coloured calipers and texts are
painted over by the analyzer itself.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage import draw

from common.analyzers import Outcome, Resources, ovary, registry
from common.domain.model import Finding, Modality
from training import calibration
from training.evaluate import lines, metrics

NONE = "no answer"
# The overlap (Dice) from which an outline counts as right.
RIGHT = 0.7


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """ROC AUC and MCC, accuracy and macro F1 of the kinds, Dice, with 95 % intervals."""
    table = lines.rows(folder)
    asked = [_outcome(folder / row["file"], research_models) for row in table]
    said = [outcome for outcome, _ in asked]
    truth = np.array([int(row["lesion"]) for row in table])
    lesion = np.array([_lesion(outcome) for outcome in said])
    kinds = np.array([row["label"] for row in table])
    named = np.array([_kind(outcome) for outcome in said])
    overlap = np.array(
        [_dice(folder / row["mask"], outcome) for row, outcome in zip(table, said, strict=True)]
    )
    groups = [row["group"] for row in table]
    answered = ~np.isnan(lesion)
    score = np.where(answered, lesion, 0.5)
    ill = np.flatnonzero(truth == 1)
    result: dict[str, object] = {
        "pictures": len(table),
        "groups": len(set(groups)),
        "seen_in_training": sum(seen for _, seen in asked),
        "lesions": round(float(truth.mean()), 4),
        "answered": round(float(answered.mean()), 4),
        "unlike_training_data": round(float(np.mean([_unlike(outcome) for outcome in said])), 4),
        **_outlined(said, truth, overlap),
        "roc_auc": _interval(lambda r: metrics.roc_auc(truth[r], score[r]), groups),
        "mcc": round(metrics.mcc(truth, (score > 0.5).astype(np.int64)), 4),
        "accuracy_of_kinds": _interval(lambda r: float(np.mean(kinds[r] == named[r])), groups),
        "dice_of_lesions": _interval(
            lambda r: float(overlap[ill][r].mean()), [groups[i] for i in ill]
        ),
        "commonest_kind": round(float(max(np.mean(kinds == k) for k in set(kinds))), 4),
    }
    return result | calibration.agreement(truth[answered], lesion[answered])


def _outlined(
    said: list[Outcome], truth: NDArray[np.int64], overlap: NDArray[np.float64]
) -> dict[str, object]:
    """Shares that got an outline, and whether its confidence that it is right may be believed."""
    found = [_finding(outcome, ovary.OUTLINE) for outcome in said]
    sure = np.array([np.nan if f is None else f.confidence for f in found], dtype=np.float64)
    given = ~np.isnan(sure)
    shown = given & (truth == 1)
    right = (overlap[shown] >= RIGHT).astype(np.int64)
    return {
        "lesions_outlined": round(float(given[truth == 1].mean()), 4),
        "normal_outlined": round(float(given[truth == 0].mean()), 4),
        "outline_confidence": calibration.agreement(right, sure[shown]),
    }


def _interval(measured: Callable[[NDArray[np.intp]], float], groups: list[str]) -> list[float]:
    point = measured(np.arange(len(groups)))
    return [round(v, 4) for v in (point, *metrics.interval(measured, groups))]


@cache
def _analyzer(research: bool, member: int | None) -> ovary.Ovary:
    return ovary.Ovary(Resources(weights=registry.weights, research=research), member)


def _outcome(path: Path, research: bool) -> tuple[Outcome, bool]:
    """What the analyzer says of a file; and was it seen."""
    sample, digest = lines.sample(path, Modality.OVARY_ULTRASOUND)
    member = _analyzer(research, None).seen(digest)
    return _analyzer(research, member).analyze(sample), member is not None


def _unlike(outcome: Outcome) -> bool:
    return any(
        missing.code == "ovary.lesion" and missing.why == "unlike_training_data"
        for missing in outcome.not_measured
    )


def _finding(outcome: Outcome, code: str) -> Finding | None:
    return next((found for found in outcome.findings if found.code == code), None)


def _lesion(outcome: Outcome) -> float:
    found = _finding(outcome, "ovary.lesion")
    if found is None or found.confidence is None:
        return float("nan")
    return found.confidence if found.value else 1 - found.confidence


def _kind(outcome: Outcome) -> str:
    found = _finding(outcome, "ovary.lesion_class")
    return NONE if found is None else str(found.value)


def _dice(path: Path, outcome: Outcome) -> float:
    """Overlap of the outline with the mask, 0 where there is no outline."""
    found = _finding(outcome, "ovary.lesion_outline")
    if found is None or found.region is None or "points" not in found.region:
        return 0.0
    with Image.open(path) as picture:
        truth = np.asarray(picture.convert("L")) > 0
    said = draw.polygon2mask(truth.shape, np.array(found.region["points"]))
    return float(2 * (said & truth).sum() / max(said.sum() + truth.sum(), 1))
