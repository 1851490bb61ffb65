"""A thing to be learnt, as the learning curve asks for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is to be learnt.

    what : the kind of group, in the plural; groups, folds, strata : of each row. The groups that
        teach are drawn within the strata, so that no class is missing from a small share.
    answer : rows that teach, rows that are asked -> the answers of the latter
    measures : by name, of the answers of all rows, none of which its own fold taught
    """

    what: str
    groups: Sequence[str]
    folds: NDArray[np.int64]
    strata: NDArray[np.int64]
    answer: Callable[[Rows, Rows], Floats]
    measures: Mapping[str, Callable[[Floats], float]]
