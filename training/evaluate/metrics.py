"""The measures of the evaluation protocol, in numpy; 1 is the positive class throughout."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
DRAWS = 1000


def roc_auc(truth: Ints, score: Floats) -> float:
    """Chance that a positive scores higher than a negative; ties count half. NaN with one class."""
    positive, negative = score[truth == 1], np.sort(score[truth == 0])
    if not positive.size or not negative.size:
        return float("nan")
    below = np.searchsorted(negative, positive, side="left")
    not_above = np.searchsorted(negative, positive, side="right")
    return float((below + not_above).sum() / (2 * positive.size * negative.size))


def average_precision(truth: Ints, score: Floats) -> float:
    """Sum over the thresholds of precision times the step in recall. NaN without positives."""
    if not truth.any():
        return float("nan")
    order = np.argsort(-score, kind="stable")
    hits, ranked = np.cumsum(truth[order]), score[order]
    last = np.append(ranked[1:] != ranked[:-1], True)
    recall = hits[last] / hits[-1]
    precision = hits[last] / (np.flatnonzero(last) + 1)
    return float(np.sum(precision * np.diff(recall, prepend=0.0)))


def _table(truth: Ints, said: Ints) -> tuple[int, int, int, int]:
    both = truth * 2 + said
    counts = np.bincount(both.astype(np.int64), minlength=4)
    return int(counts[3]), int(counts[0]), int(counts[1]), int(counts[2])


def mcc(truth: Ints, said: Ints) -> float:
    """Matthews correlation coefficient, 0 where a row or column of the table is empty."""
    tp, tn, fp, fn = _table(truth, said)
    root = np.sqrt(float((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)))
    return float((tp * tn - fp * fn) / root) if root else 0.0


def f_beta(truth: Ints, said: Ints, beta: float = 0.5) -> float:
    """(1 + b2) TP / ((1 + b2) TP + b2 FN + FP), 0 where nothing was found nor to be found."""
    tp, _, fp, fn = _table(truth, said)
    b2 = beta * beta
    below = (1 + b2) * tp + b2 * fn + fp
    return float((1 + b2) * tp / below) if below else 0.0


def accuracy(truth: Ints, said: Ints) -> float:
    """Share of right answers."""
    return float(np.mean(truth == said))


def balanced_accuracy(truth: Ints, said: Ints) -> float:
    """Mean recall of the classes that occur."""
    return float(np.mean([np.mean(said[truth == k] == k) for k in np.unique(truth)]))


def macro_f1(truth: Ints, said: Ints) -> float:
    """Mean F1 of the classes that occur."""
    scores = []
    for k in np.unique(truth):
        tp = int(np.sum((truth == k) & (said == k)))
        scores.append(2 * tp / (int(np.sum(truth == k)) + int(np.sum(said == k))))
    return float(np.mean(scores))


def expected_calibration_error(truth: Ints, probability: Floats, bins: int = 10) -> float:
    """Mean distance of probability and share of positives over bins of equal size."""
    order = np.argsort(probability, kind="stable")
    parts = [part for part in np.array_split(order, bins) if part.size]
    gaps = [abs(truth[p].mean() - probability[p].mean()) * p.size for p in parts]
    return float(sum(gaps) / truth.size)


def reliability(truth: Ints, probability: Floats, bins: int = 5) -> list[list[float]]:
    """For bins of equal size, from the least probable on: mean probability, share of positives,
    number.
    """
    order = np.argsort(probability, kind="stable")
    return [
        [
            round(float(probability[part].mean()), 3),
            round(float(truth[part].mean()), 3),
            int(part.size),
        ]
        for part in np.array_split(order, bins)
        if part.size
    ]


def unbiased_calibration_error(
    truth: Ints, probability: Floats, bins: int = 10, draws: int = 200, seed: int = 0
) -> float:
    """The calibration error less what a perfectly calibrated answer would show by chance alone.

    The chance part is the mean error when the truth is drawn from the probabilities themselves;
    never below 0.
    """
    rng = np.random.default_rng(seed)
    chance = [
        expected_calibration_error(
            (rng.random(probability.size) < probability).astype(np.int64), probability, bins
        )
        for _ in range(draws)
    ]
    found = expected_calibration_error(truth, probability, bins)
    return max(0.0, found - float(np.mean(chance)))


def interval(
    measure: Callable[[NDArray[np.intp]], float],
    groups: Sequence[str],
    draws: int = DRAWS,
    seed: int = 0,
) -> tuple[float, float]:
    """95 % interval of `measure(rows)` when whole groups are drawn with replacement.

    Draws for which the measure is not defined (NaN) are left out.
    """
    names, member = np.unique(np.asarray(groups), return_inverse=True)
    rows = [np.flatnonzero(member == i) for i in range(names.size)]
    rng = np.random.default_rng(seed)
    values = []
    for _ in range(draws):
        chosen = rng.integers(0, names.size, names.size)
        values.append(measure(np.concatenate([rows[i] for i in chosen])))
    low, high = np.nanquantile(np.array(values), [0.025, 0.975])
    return float(low), float(high)


def risk_coverage(
    truth: Ints, probability: Floats, threshold: float = 0.5
) -> list[tuple[float, float, float]]:
    """(least confidence, share answered, share of wrong answers) for rising least confidence; the
    answer is yes above the threshold.
    """
    yes = probability > threshold
    confidence = np.where(yes, probability, 1 - probability)
    wrong = yes.astype(np.int64) != truth
    curve = []
    for least in np.round(np.arange(0.5, 1.0, 0.05), 2):
        kept = confidence >= least
        if kept.any():
            curve.append((float(least), float(kept.mean()), float(wrong[kept].mean())))
    return curve
