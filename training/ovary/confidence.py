"""How sure an answer must be, from figures out of fold."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# A lesion is said unless it would cost a tenth of the answers.
LEAST_COVERAGE = 0.9
CANDIDATES = (0.7, 0.65, 0.6, 0.55, 0.5)


def band(probability: Floats) -> list[float]:
    """The widest band around 0.5 that leaves nine of ten answers."""
    confidence = np.maximum(probability, 1 - probability)
    least = next(t for t in CANDIDATES if float((confidence >= t).mean()) >= LEAST_COVERAGE)
    return [round(1 - least, 2), least]
