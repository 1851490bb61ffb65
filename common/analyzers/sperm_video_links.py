"""Spots of successive frames -> tracks: the cheapest assignment of all at once, frame by frame."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from common.analyzers.sperm_video_spots import Spots

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

# Lengths in head sizes (the spot filter's standard deviation, some 1 um), times in seconds.
FASTEST = 300.0
STILL_REACH = 5.42  # at 50 frames a second; with fewer a beating head is farther away, see _reach
USUAL_FPS, MOST_FARTHER = 50.0, 1.6
PART_OF_SPEED = 0.6
GAP_REACH = 1.1
LONGEST_GAP = 0.2
# Weights of a new place and a new speed in what a track is expected to do next.
PLACE_GAIN = 0.65
SPEED_GAIN = 0.13
LIKENESS = 0.3
"""Standard deviation of the logarithm of a spot's strength from frame to frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Every spot that was linked, in the order of frames.

    track, frame : (n,); at : (n, 2) pixels; strength : (n,); broad : (n,), NaN where not measured
    """

    track: Ints
    frame: Ints
    at: Floats
    strength: Floats
    broad: Floats


class Linker:
    """Takes frames one by one; memory grows with the spots, time linearly with the frames."""

    def __init__(self, sigma: float, fps: float) -> None:
        self._sigma, self._fps = sigma, fps
        self._at, self._speed = np.zeros((0, 2)), np.zeros((0, 2))
        self._log = np.zeros(0)
        self._track, self._last, self._age = (np.zeros(0, dtype=np.intp) for _ in range(3))
        self._next = 0
        self._kept: list[tuple[Ints, int, Spots]] = []

    def add(self, frame: int, spots: Spots) -> None:
        """Link the spots of the next frame."""
        at, log = spots.at, np.log(np.maximum(spots.strength, 1e-6))
        gap = frame - self._last
        expected = self._at + self._speed * gap[:, None]
        tracks, found = self._assigned(expected, gap, at, log)
        owner = np.full(len(at), -1, dtype=np.intp)
        owner[found] = self._track[tracks]
        self._follow(tracks, found, at, log, frame)
        self._begin(np.flatnonzero(owner < 0), owner, at, log, frame)
        self._forget(frame)
        self._kept.append((owner, frame, spots))

    def linked(self) -> Linked:
        """All tracks so far."""
        if not self._kept:
            none = np.zeros(0, dtype=np.intp)
            return Linked(
                track=none, frame=none, at=np.zeros((0, 2)), strength=np.zeros(0), broad=np.zeros(0)
            )
        broads = [np.full(len(o), np.nan) if s.broad is None else s.broad for o, _, s in self._kept]
        return Linked(
            track=np.concatenate([owner for owner, _, _ in self._kept]),
            frame=np.concatenate([np.full(len(owner), frame) for owner, frame, _ in self._kept]),
            at=np.concatenate([spots.at for _, _, spots in self._kept]),
            strength=np.concatenate([spots.strength for _, _, spots in self._kept]),
            broad=np.concatenate(broads),
        )

    def _reach(self, gap: Ints) -> Floats:
        """How far from its expected place a track's next spot may lie, pixels."""
        slower = USUAL_FPS / self._fps
        still = (
            STILL_REACH * (min(slower, MOST_FARTHER) if slower > 1 else slower**0.5) * self._sigma
        )
        speed = np.linalg.norm(self._speed, axis=1)
        known = still + PART_OF_SPEED * speed + GAP_REACH * self._sigma * (gap - 1)
        fastest = FASTEST * self._sigma / self._fps
        first = max(fastest, still)
        reach: Floats = np.where(self._age < 2, first, np.minimum(known, 3 * fastest))
        return reach

    def _assigned(self, expected: Floats, gap: Ints, at: Floats, log: Floats) -> tuple[Ints, Ints]:
        """Which track has which spot: the assignment with the least cost over all of them."""
        if not len(expected) or not len(at):
            return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
        reach = self._reach(gap)
        near = KDTree(expected).sparse_distance_matrix(
            KDTree(at), float(reach.max()), output_type="coo_matrix"
        )
        tracks, found, far = near.row.astype(np.intp), near.col.astype(np.intp), near.data
        part = far / reach[tracks]
        unlike = (log[found] - self._log[tracks]) / LIKENESS
        cost = part**2 + 0.05 * np.minimum(unlike**2, 9.0) + 0.02 * (gap[tracks] - 1)
        kept = part <= 1
        return assigned(tracks[kept], found[kept], cost[kept], len(expected), len(at), 1.5)

    def _follow(self, tracks: Ints, found: Ints, at: Floats, log: Floats, frame: int) -> None:
        gap = (frame - self._last[tracks])[:, None]
        expected = self._at[tracks] + self._speed[tracks] * gap
        wrong = at[found] - expected
        is_young = (self._age[tracks] < 2)[:, None]
        place = np.where(is_young, 1.0, PLACE_GAIN)
        speed = np.where(is_young, 0.7, SPEED_GAIN)
        self._at[tracks] = expected + place * wrong
        self._speed[tracks] += speed * wrong / gap
        self._log[tracks] += 0.2 * (log[found] - self._log[tracks])
        self._last[tracks] = frame
        self._age[tracks] += 1

    def _begin(self, new: Ints, owner: Ints, at: Floats, log: Floats, frame: int) -> None:
        count = len(new)
        numbers = np.arange(self._next, self._next + count)
        owner[new] = numbers
        self._next += count
        self._at = np.concatenate([self._at, at[new]])
        self._speed = np.concatenate([self._speed, np.zeros((count, 2))])
        self._log = np.concatenate([self._log, log[new]])
        self._track = np.concatenate([self._track, numbers])
        self._last = np.concatenate([self._last, np.full(count, frame)])
        self._age = np.concatenate([self._age, np.ones(count, dtype=np.intp)])

    def _forget(self, frame: int) -> None:
        """Give up tracks not seen for too long; one that was seen once, at once."""
        longest = np.where(self._age < 3, 1, max(1, round(LONGEST_GAP * self._fps)))
        kept = frame - self._last <= longest
        self._at, self._speed, self._log = self._at[kept], self._speed[kept], self._log[kept]
        self._track, self._last, self._age = self._track[kept], self._last[kept], self._age[kept]


def assigned(
    left: Ints, right: Ints, cost: Floats, lefts: int, rights: int, alone: float
) -> tuple[Ints, Ints]:
    """The pairs of the cheapest assignment, where leaving a pair apart costs `alone`.

    Pairs that share nobody are decided apart from each other, so that the cost grows with the
    number of pairs and not with its square [1]_.

    Parameters
    ----------
    left, right, cost : (n,), the pairs that are possible
    lefts, rights : how many there are on each side

    References
    ----------
    .. [1] Crouse, On implementing 2D rectangular assignment algorithms, IEEE Transactions on
       Aerospace and Electronic Systems 52 (2016), as in scipy.optimize.linear_sum_assignment.
    """
    possible = cost < alone
    left, right, cost = left[possible], right[possible], cost[possible]
    graph = coo_array(
        (np.ones(len(left)), (left, right + lefts)), shape=(lefts + rights, lefts + rights)
    )
    count, group = connected_components(graph, directed=False)
    of_pair = group[left]
    order = np.lexsort((cost, of_pair))
    # Where all pairs of a group share one side, the cheapest of them is the assignment.
    is_star = np.bincount(group[:lefts], minlength=count) == 1
    is_star |= np.bincount(group[lefts:], minlength=count) == 1
    is_first = np.diff(of_pair[order], prepend=-1) > 0
    chosen = [order[is_first & is_star[of_pair[order]]]]
    tangled = order[~is_star[of_pair[order]]]
    bounds = np.flatnonzero(np.diff(of_pair[tangled])) + 1
    for pairs in np.split(tangled, bounds) if len(tangled) else ():
        chosen.append(_cheapest(left, right, cost, np.sort(pairs), alone))
    kept = np.sort(np.concatenate(chosen))
    return left[kept], right[kept]


def _numbered(values: Ints) -> tuple[list[int], int]:
    """Which of its distinct values each is, and how many there are. A handful of them does not
    repay numpy.
    """
    listed = values.tolist()
    places = {value: place for place, value in enumerate(sorted(set(listed)))}
    return [places[value] for value in listed], len(places)


def _cheapest(left: Ints, right: Ints, cost: Floats, pairs: Ints, alone: float) -> Ints:
    """The pairs of one connected group that belong to its cheapest assignment."""
    row, rows = _numbered(left[pairs])
    column, columns = _numbered(right[pairs])
    table = np.full((rows, columns), alone)
    table[row, column] = cost[pairs]
    number = np.full(table.shape, -1, dtype=np.intp)
    number[row, column] = pairs
    taken: Ints = number[linear_sum_assignment(table)]
    return taken[taken >= 0]
