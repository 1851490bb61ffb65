"""The figures of the card: how often a kind is right, and how much the probability of it tells."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from training import calibration
from training.evaluate import metrics

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Names = NDArray[np.str_]
LEAST = tuple(np.round(np.arange(0.3, 0.96, 0.05), 2).tolist())


def figures(
    *, truth: Names, best: Names, top: Floats, said: NDArray[np.bool_], groups: Names
) -> dict[str, object]:
    """Of n pictures the true kind, the likeliest one with its probability, whether it was said, and
    the group. Intervals are 95 %, by drawing groups; what is not said counts in `accuracy` all the
    same, by the likeliest kind.
    """
    right = (best == truth).astype(np.int64)
    _, numbers = np.unique(np.concatenate([truth, best]), return_inverse=True)
    known, found = numbers[: truth.size].astype(np.int64), numbers[truth.size :].astype(np.int64)
    answered = np.flatnonzero(said)
    return {
        "pictures": truth.size,
        "groups": len(set(groups.tolist())),
        "commonest_kind": round(float(max(np.mean(truth == k) for k in np.unique(truth))), 4),
        "accuracy": _interval(lambda r: float(right[r].mean()), groups),
        "balanced_accuracy": _interval(
            lambda r: metrics.balanced_accuracy(known[r], found[r]), groups
        ),
        "macro_f1": _interval(lambda r: metrics.macro_f1(known[r], found[r]), groups),
        "answered": round(answered.size / truth.size, 4),
        "accuracy_of_answered": _interval(
            lambda r: float(right[answered][r].mean()), groups[answered]
        )
        if answered.size
        else None,
        **calibration.agreement(right, top),
        "risk_coverage": [
            [least, round(float((top >= least).mean()), 4), round(1 - float(kept.mean()), 4)]
            for least in LEAST
            if (kept := right[top >= least]).size
        ],
        "recall": {str(k): round(float(right[truth == k].mean()), 3) for k in np.unique(truth)},
        "by_group": _by_group(right, groups),
    }


def _interval(measure: Callable[[NDArray[np.intp]], float], groups: Names) -> list[float]:
    low, high = metrics.interval(measure, groups.tolist())
    return [round(v, 4) for v in (measure(np.arange(groups.size)), low, high)]


def _by_group(right: Ints, groups: Names) -> dict[str, float]:
    """How often each group is right; nothing where every picture is a group."""
    names = np.unique(groups)
    if names.size == groups.size:
        return {}
    return {str(name): round(float(right[groups == name].mean()), 3) for name in names}
