"""How sure an answer must be, and how likely it makes its kinds, from figures out of fold."""

import numpy as np
import torch
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# A lesion is said unless it would cost a tenth of the answers.
LEAST_COVERAGE = 0.9
CANDIDATES = (0.7, 0.65, 0.6, 0.55, 0.5)


def temperature(logits: Floats, kinds: NDArray[np.int64]) -> float:
    """The divisor that makes the kinds out of fold most likely."""
    rows = np.arange(len(kinds))
    candidates = np.exp(np.linspace(np.log(0.3), np.log(5), 100))
    losses = []
    for t in candidates:
        said = torch.log_softmax(torch.from_numpy(logits / t), 1).numpy()
        losses.append(-said[rows, kinds].mean())
    return float(candidates[int(np.argmin(losses))])


def band(probability: Floats) -> list[float]:
    """The widest band around 0.5 that leaves nine of ten answers."""
    confidence = np.maximum(probability, 1 - probability)
    least = next(t for t in CANDIDATES if float((confidence >= t).mean()) >= LEAST_COVERAGE)
    return [round(1 - least, 2), least]
