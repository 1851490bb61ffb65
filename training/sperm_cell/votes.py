"""Many votes -> one probability: by equal weights, from which each label departs a little."""

import numpy as np
from numpy.typing import NDArray

from common.analyzers.sperm_cell_labels import LABELS
from training import calibration

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
HELD = 20.0
"""How much a vote's own weight is held to that of all; the common one hardly is."""

COMMON = 0.1


def fit(truth: Ints, votes: Floats) -> Floats:
    """(k + 1,) factors of (n, k) votes, and the shift last: logistic regression on the mean of the
    standardised votes and on how far each lies from it.
    """
    level, spread = votes.mean(axis=0), votes.std(axis=0) + 1e-9
    scaled = (votes - level) / spread
    mean = scaled.mean(axis=1, keepdims=True)
    # Scaled so that one ridge holds the common weight and the departures differently.
    stretch = np.sqrt(COMMON / HELD)
    weight = calibration.fit(truth, np.hstack([mean, (scaled - mean) * stretch]), COMMON)
    own = weight[1:-1] * stretch
    factors = (weight[0] / len(own) + own - own.mean()) / spread
    return np.append(factors, weight[-1] - factors @ level)


def weights(labels: Ints, votes: Floats) -> Floats:
    """(k + 1, labels) factors of (n, labels, k) votes."""
    return np.stack([fit(labels[:, i], votes[:, i]) for i in range(labels.shape[1])], axis=1)


def probabilities(weight: Floats, votes: Floats) -> Floats:
    """(n, labels) by these weights."""
    return calibration.sigmoid(np.einsum("nlk,kl->nl", votes, weight[:-1]) + weight[-1])


def out_of_fold(labels: Ints, votes: Floats, folds: Ints) -> tuple[Floats, Floats]:
    """(n, labels) probabilities, each by weights from the other folds; those weights, by fold."""
    found, learnt = np.zeros(labels.shape), []
    for fold in np.unique(folds):
        held = folds == fold
        learnt.append(weights(labels[~held], votes[~held]))
        found[held] = probabilities(learnt[-1], votes[held])
    return found, np.array(learnt)


def thresholds(labels: Ints, probability: Floats) -> dict[str, float]:
    """From which probability on each label counts as abnormal."""
    return {
        name: calibration.threshold(labels[:, i], probability[:, i])
        for i, name in enumerate(LABELS)
    }
