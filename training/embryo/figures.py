"""The figures of embryos that were said to be good or not."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training import calibration
from training.evaluate import metrics

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def with_interval(truth: Ints, score: Floats, groups: Sequence[str]) -> list[float]:
    """ROC AUC and its 95 % interval over groups."""
    low, high = metrics.interval(lambda r: metrics.roc_auc(truth[r], score[r]), groups)
    return [round(v, 4) for v in (metrics.roc_auc(truth, score), low, high)]


def of_day(truth: Ints, probability: Floats, groups: Sequence[str]) -> dict[str, object]:
    """The figures of one day's embryos where every one of them got a probability."""
    return {
        "embryos": len(truth),
        "good": round(float(truth.mean()), 4),
        "roc_auc": with_interval(truth, probability, groups),
        "average_precision": round(metrics.average_precision(truth, probability), 4),
        **calibration.agreement(truth, probability),
        "risk_coverage": [
            [round(v, 4) for v in row] for row in metrics.risk_coverage(truth, probability)
        ],
    }


def over_planes(truth: Ints, probability: Floats, groups: Sequence[str]) -> dict[str, object]:
    """The figures of embryos seen in several focal planes, each the mean of its planes."""
    names = sorted(set(groups))
    planes = {n: np.flatnonzero(np.array(groups) == n) for n in names}
    means = np.array([probability[planes[n]].mean() for n in names])
    goods = np.array([truth[planes[n][0]] for n in names])
    return {
        "embryos": len(names),
        "roc_auc_of_means": metrics.roc_auc(goods, means),
        "roc_auc_of_planes": round(metrics.roc_auc(truth, probability), 4),
        "means": {n: round(float(m), 4) for n, m in zip(names, means, strict=True)},
        "spread_over_planes": {n: round(float(probability[planes[n]].std()), 4) for n in names},
    }
