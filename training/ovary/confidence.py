"""How sure an answer must be, from figures out of fold."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# A lesion is said unless it would cost a tenth of the answers.
LEAST_COVERAGE = 0.9
CANDIDATES = (0.7, 0.65, 0.6, 0.55, 0.5)


def band(probability: Floats) -> list[float]:
    """The widest band of doubt around 0.5 that leaves nine of ten answers, then lowered as far as
    that still holds: "no lesion" must be surer than "lesion", for what it hides is worse.
    """
    confidence = np.maximum(probability, 1 - probability)
    least = next(t for t in CANDIDATES if float((confidence >= t).mean()) >= LEAST_COVERAGE)
    yes = probability >= least
    lowest = 1 - least
    for low in np.round(np.arange(0.05, 1 - least, 0.05), 2).tolist():
        if float((yes | (probability <= low)).mean()) >= LEAST_COVERAGE:
            lowest = low
            break
    return [round(lowest, 2), least]
