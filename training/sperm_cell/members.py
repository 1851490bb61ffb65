"""Kernel machines of which each member leaves some crops out, all on the same stored points."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.sperm_cell import ridge

Floats = NDArray[np.float64]
Array = NDArray[np.generic]
RIDGE = 0.1


@dataclass(frozen=True)
class Points:
    """Looks of n crops as points (n, 2, d) along their main directions, as they are stored, found
    without any label; how to get there from a look; and how alike all 2 n points are.
    """

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    directions: NDArray[np.float16]
    points: NDArray[np.float16]
    gamma: float
    alike: Floats


def placed(
    mean: NDArray[np.float32],
    spread: NDArray[np.float32],
    directions: NDArray[np.float16],
    looks: NDArray[np.float32],
    narrow: float,
) -> Points:
    """(n, 2, k) looks as points, with a kernel so much narrower than they spread."""
    rows = (looks.reshape(-1, looks.shape[2]) - mean) / spread
    along = (rows @ directions.astype(np.float32)).astype(np.float16)
    found = along.reshape(*looks.shape[:2], -1)
    wide = found.astype(np.float64)
    gamma = narrow / (wide.shape[2] * float(wide.var()))
    alike = ridge.likeness(wide.reshape(-1, wide.shape[2]), gamma)
    return Points(mean, spread, directions, found, gamma, alike)


@dataclass(frozen=True)
class Machine:
    """A kernel machine for all labels: factors of all 2 n points, (2 n, labels), 0 for those that
    did not teach it, and the shift.
    """

    dual: NDArray[np.float32]
    shift: NDArray[np.float32]


def both(rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """The places of these crops' points, and of their mirror images'."""
    return np.ravel(rows[:, None] * 2 + [0, 1])


def learnt(found: Points, labels: NDArray[np.int64], rows: NDArray[np.intp]) -> Machine:
    """Ridge regression of the labels on these rows."""
    taught = both(rows)
    truth = np.repeat(labels[rows], 2, axis=0).astype(np.float64)
    own, shift = ridge.solve(found.alike[np.ix_(taught, taught)], truth, RIDGE)
    dual = np.zeros((len(found.alike), labels.shape[1]), dtype=np.float32)
    dual[taught] = own
    return Machine(dual, shift.astype(np.float32))


def scores(made: Machine, found: Points, rows: NDArray[np.intp]) -> Floats:
    """(n, labels) decision values of these rows, as `sperm_cell_heads.Kernel.scores` gives them."""
    values = found.alike[both(rows)] @ made.dual.astype(np.float64) + made.shift
    return np.asarray(values.reshape(len(rows), 2, -1).mean(axis=1), dtype=np.float64)


def stored(found: Points, made: Sequence[Machine]) -> dict[str, Array]:
    """As `sperm_cell_heads.kernel` reads it, one machine after the other."""
    return {
        "mean": found.mean,
        "spread": found.spread,
        "directions": found.directions,
        "support": found.points.reshape(-1, found.points.shape[2]),
        "dual": np.stack([one.dual for one in made]),
        "shift": np.stack([one.shift for one in made]),
        "gamma": np.array(found.gamma),
    }
