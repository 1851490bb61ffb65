"""The out-of-fold figures of the model card."""

import numpy as np
from numpy.typing import NDArray

from common.analyzers.ovary import LEAST_OUTLINE
from common.analyzers.ovary_lesion import NORMAL
from training import calibration
from training.evaluate import metrics
from training.evaluate.ovary import RIGHT
from training.ovary.committee import Judged
from training.ovary.pictures import Ovaries


def figures(ovaries: Ovaries, judged: Judged, refused: NDArray[np.bool_]) -> dict[str, object]:
    """Figures in which what the gate refused counts as probability 0.5, no kind, no outline."""
    normal = ovaries.kinds.index(NORMAL)
    kinds, truth = ovaries.pictures.kinds, (ovaries.pictures.kinds != normal).astype(np.int64)
    said = np.where(refused, -1, judged.logits.argmax(axis=1))
    probability = np.where(refused, 0.5, judged.lesion)
    overlap = judged.overlap * ~refused
    ill = np.flatnonzero(truth == 1)

    def measured(name: str, rows: NDArray[np.intp]) -> float:
        if name == "roc_auc":
            return metrics.roc_auc(truth[rows], probability[rows])
        if name == "accuracy_of_kinds":
            return metrics.accuracy(kinds[rows], said[rows])
        if name == "balanced_accuracy_of_kinds":
            return metrics.balanced_accuracy(kinds[rows], said[rows])
        return metrics.macro_f1(kinds[rows], said[rows])

    everything = np.arange(len(kinds))
    found: dict[str, object] = {"pictures": len(kinds), "groups": len(set(ovaries.groups))}
    for name in ("roc_auc", "accuracy_of_kinds", "balanced_accuracy_of_kinds", "macro_f1_of_kinds"):
        ends = metrics.interval(lambda r, n=name: measured(n, r), ovaries.groups)
        found[name] = [round(v, 4) for v in (measured(name, everything), *ends)]
    for name, rows in (("dice_of_lesions", ill), ("dice_of_all", everything)):
        some, groups = overlap[rows], [ovaries.groups[i] for i in rows]
        ends = metrics.interval(lambda r, s=some: float(s[r].mean()), groups)
        found[name] = [round(v, 4) for v in (float(some.mean()), *ends)]
    found |= _shares(kinds, truth, probability, refused)
    return found | {
        "by_fold": {
            str(fold): [
                round(measured("roc_auc", rows), 4),
                round(measured("accuracy_of_kinds", rows), 4),
                round(float(overlap[rows[truth[rows] == 1]].mean()), 4),
            ]
            for fold in np.unique(ovaries.folds)
            for rows in (np.flatnonzero(ovaries.folds == fold),)
        },
        "recall_by_kind": {
            name: round(float(np.mean(said[kinds == k] == k)), 3)
            for k, name in enumerate(ovaries.kinds)
        },
    }


def outlines(
    ovaries: Ovaries, judged: Judged, normal_below: float, refused: NDArray[np.bool_]
) -> dict[str, object]:
    """Which ovaries get an outline as the product gives it, how well it fits, and how sure it is.

    An outline that is not given counts as empty. The confidence is judged on lesions alone.
    """
    ill = ovaries.pictures.kinds != ovaries.kinds.index(NORMAL)
    given = (judged.lesion > normal_below) & (judged.certain >= LEAST_OUTLINE) & ~refused
    rows = np.flatnonzero(ill)
    overlap, groups = judged.overlap * given, [ovaries.groups[i] for i in rows]
    ends = metrics.interval(lambda r: float(overlap[rows][r].mean()), groups)
    shown = ill & given
    right = (judged.overlap[shown] >= RIGHT).astype(np.int64)
    return {
        "dice_of_lesions": [round(v, 4) for v in (float(overlap[rows].mean()), *ends)],
        "lesions_outlined": round(float(given[ill].mean()), 4),
        "normal_outlined": round(float(given[~ill].mean()), 4),
        "refused": round(float(refused.mean()), 4),
        "right": round(float(right.mean()), 4),
        **calibration.agreement(right, judged.certain[shown]),
    }


def _shares(
    kinds: NDArray[np.intp],
    truth: NDArray[np.int64],
    probability: NDArray[np.float64],
    refused: NDArray[np.bool_],
) -> dict[str, object]:
    """How many there are of what, and how far the probability of a lesion may be believed."""
    known, said = truth[~refused], probability[~refused]
    return {
        "refused": round(float(refused.mean()), 4),
        "lesions": round(float(truth.mean()), 4),
        "commonest_kind": round(float(np.bincount(kinds).max() / len(kinds)), 4),
        "mcc": round(metrics.mcc(truth, (probability > 0.5).astype(np.int64)), 4),
        **calibration.agreement(known, said),
        "risk_coverage": [[round(v, 4) for v in row] for row in metrics.risk_coverage(known, said)],
    }
