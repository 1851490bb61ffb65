"""Tracks against the truth: recall, identities, and the error of speeds."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.spatial import KDTree

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracks:
    """Linked spots, in any order: (n,) track and frame, (n, 2) places in pixels."""

    track: Ints
    frame: Ints
    at: Floats


def score(found: Tracks, places: Floats, debris: Floats, reach: float) -> dict[str, float]:
    """Recall, precision, IDF1 [1]_ and identity switches [2]_ of one film.

    Spots on debris count neither way: whether debris is left out is judged apart.

    Parameters
    ----------
    places : (frames, cells, 2) pixels, NaN out of view; debris : (frames, pieces, 2)
    reach : farthest distance at which a spot is a cell's, pixels

    References
    ----------
    .. [1] Ristani et al., Performance measures and a data set for multi-target, multi-camera
       tracking, ECCV workshops 2016: 2 IDTP / (2 IDTP + IDFP + IDFN).
    .. [2] Bernardin and Stiefelhagen, Evaluating multiple object tracking performance, 2008.
    """
    pairs, total, spots = matches(found, places, debris, reach)
    shared = _shared(pairs)
    rows, columns = linear_sum_assignment(-shared) if shared.size else ((), ())
    kept = float(shared[rows, columns].sum()) if shared.size else 0.0
    return {
        "true": float(total),
        "spots": float(spots),
        "hits": float(len(pairs)),
        "kept": kept,
        "switches": float(switches(pairs)),
    }


def summary(counts: Mapping[str, float]) -> dict[str, float]:
    """Rates of summed counts."""
    true, spots = max(counts["true"], 1.0), max(counts["spots"], 1.0)
    return {
        "recall": counts["hits"] / true,
        "precision": counts["hits"] / spots,
        "idf1": 2 * counts["kept"] / (true + spots),
        "switches_per_1000": 1000 * counts["switches"] / true,
    }


def matches(
    found: Tracks, places: Floats, debris: Floats, reach: float
) -> tuple[NDArray[np.intp], int, int]:
    """(n, 3) frame, cell, track of every match; how many true places and spots there are."""
    pairs: list[tuple[int, int, int]] = []
    total = spots = 0
    order = np.argsort(found.frame, kind="stable")
    bounds = np.searchsorted(found.frame[order], np.arange(len(places) + 1))
    for frame, true in enumerate(places):
        seen = np.flatnonzero(~np.isnan(true[:, 0]))
        here = order[bounds[frame] : bounds[frame + 1]]
        rows, columns = _near(true[seen], found.at[here], reach)
        free = np.setdiff1d(np.arange(len(here)), columns)
        on_debris = np.zeros(0, dtype=np.intp)
        if debris.shape[1] and len(free):
            distance, _ = KDTree(debris[frame]).query(found.at[here[free]])
            on_debris = free[distance < 2 * reach]
        total += len(seen)
        spots += len(here) - len(on_debris)
        pairs += [
            (frame, int(seen[r]), int(found.track[here[c]]))
            for r, c in zip(rows, columns, strict=True)
        ]
    return np.array(pairs, dtype=np.intp).reshape(-1, 3), total, spots


def switches(pairs: NDArray[np.intp]) -> int:
    """How often a cell's track is another one than before."""
    order = np.lexsort((pairs[:, 0], pairs[:, 1]))
    cell, track = pairs[order, 1], pairs[order, 2]
    return int(((np.diff(cell) == 0) & (np.diff(track) != 0)).sum())


def owners(pairs: NDArray[np.intp]) -> dict[int, int]:
    """For each cell the track that shares most frames with it."""
    best: dict[int, tuple[int, int]] = {}
    keys, counts = np.unique(pairs[:, 1:], axis=0, return_counts=True)
    for (cell, track), count in zip(keys.tolist(), counts.tolist(), strict=True):
        best[cell] = max(best.get(cell, (0, -1)), (count, track))
    return {cell: track for cell, (_, track) in best.items()}


def _shared(pairs: NDArray[np.intp]) -> Floats:
    """How many frames each cell shares with each track."""
    if not len(pairs):
        return np.zeros((0, 0))
    cells, row = np.unique(pairs[:, 1], return_inverse=True)
    tracks, column = np.unique(pairs[:, 2], return_inverse=True)
    table = np.zeros((len(cells), len(tracks)))
    np.add.at(table, (row, column), 1)
    return table


def _near(true: Floats, at: Floats, reach: float) -> tuple[Ints, Ints]:
    """The matches of one frame: as many as there can be, the nearest of those."""
    if not len(true) or not len(at):
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    distance = np.linalg.norm(true[:, None] - at[None], axis=2)
    cost = np.where(distance <= reach, distance, 1e6)
    rows, columns = linear_sum_assignment(cost)
    kept = cost[rows, columns] <= reach
    return rows[kept], columns[kept]
