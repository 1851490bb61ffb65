"""Embryos, good or not: `labels.csv` names file, group and good, and the day (5 where none is).

An embryo without an answer counts as probability 0.5, so that abstaining improves no figure; the
figures of the answered ones stand beside it. Planes of one group are averaged where a row has
`focal_um`. The learning set's own pictures were learnt: their figures say nothing about others.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from common.domain.model import Facts, Modality
from common.services.measure import measure
from common.settings import Settings
from training import calibration
from training.evaluate import lines, metrics

CODE = "embryo.quality_good"
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """ROC AUC, average precision and balanced accuracy of each day, with 95 % intervals."""
    table = lines.rows(folder)
    good = np.array([_good(folder, row, research_models) for row in table])
    days = np.array([row.get("day") or "5" for row in table])
    result: dict[str, object] = {"pictures": len(table)}
    for day in sorted(set(days.tolist())):
        rows = np.flatnonzero(days == day)
        truth = np.array([int(table[i]["good"]) for i in rows])
        groups = [table[i]["group"] for i in rows]
        result[f"day_{day}"] = _figures(truth, good[rows], groups)
    if table and "focal_um" in table[0]:
        truth = np.array([int(row["good"]) for row in table])
        result["by_embryo"] = _by_embryo(truth, good, [row["group"] for row in table])
    return result


def _good(folder: Path, row: lines.Row, research: bool) -> float:
    """The probability of "good"; NaN where it was not said."""
    facts = Facts(day=int(row.get("day") or 5))
    data = (folder / row["file"]).read_bytes()
    said = measure(data, Modality.EMBRYO_IMAGE, facts, research=research, settings=Settings())
    found = lines.finding(said, CODE)
    if found is None:
        return float("nan")
    confidence = float(str(found["confidence"]))
    return confidence if found["value"] else 1 - confidence


def _figures(truth: Ints, good: Floats, groups: list[str]) -> dict[str, object]:
    answered = ~np.isnan(good)
    score = np.where(answered, good, 0.5)
    kept = np.flatnonzero(answered)
    auc = metrics.roc_auc(truth, score)
    low, high = metrics.interval(lambda r: metrics.roc_auc(truth[r], score[r]), groups)
    result: dict[str, object] = {
        "pictures": len(truth),
        "groups": len(set(groups)),
        "good": round(float(truth.mean()), 4),
        "answered": round(float(answered.mean()), 4),
        "roc_auc": [round(v, 4) for v in (auc, low, high)],
        "average_precision": round(metrics.average_precision(truth, score), 4),
    }
    if kept.size:
        said = (score[kept] > 0.5).astype(np.int64)
        result["balanced_accuracy_of_answered"] = round(
            metrics.balanced_accuracy(truth[kept], said), 4
        )
    return result | calibration.agreement(truth[kept], score[kept])


def _by_embryo(truth: Ints, good: Floats, groups: list[str]) -> dict[str, object]:
    """The mean over the planes of each embryo, and how far the planes lie apart."""
    names = sorted(set(groups))
    rows = [np.flatnonzero(np.array(groups) == name) for name in names]
    means = np.array([np.nan_to_num(good[r], nan=0.5).mean() for r in rows])
    known = np.array([truth[r[0]] for r in rows])
    return {
        "embryos": len(names),
        "roc_auc": round(metrics.roc_auc(known, means), 4),
        "spread_over_planes": round(
            float(np.mean([np.nan_to_num(good[r], nan=0.5).std() for r in rows])), 4
        ),
    }
