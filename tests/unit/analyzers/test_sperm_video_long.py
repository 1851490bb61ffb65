"""A film of minutes has thousands of tracks: what is done with them grows with their number."""

import tracemalloc

import numpy as np
import pytest

from common.analyzers import sperm_video_tracks as tracks
from common.analyzers.sperm_video_links import Linked, assigned

FRAMES, FPS, DRIFT = 30, 50.0, np.array([40.0, -30.0])
Linking = tuple[np.ndarray, np.ndarray]


def standing(count: int) -> Linked:
    """So many tracks, one after the other, that stand still in a field that drifts."""
    rng = np.random.default_rng(6)
    start = rng.uniform(0, 2000, (count, 1, 2))
    seconds = np.arange(FRAMES)[:, None] / FPS
    at = start + seconds * DRIFT + rng.normal(0, 0.05, (count, FRAMES, 2))
    return Linked(
        track=np.repeat(np.arange(count), FRAMES),
        frame=np.tile(np.arange(FRAMES), count),
        at=at.reshape(-1, 2),
        strength=np.ones(count * FRAMES),
        broad=np.ones(count * FRAMES),
    )


def test_the_drift_of_thousands_of_tracks_costs_little_memory() -> None:
    linked = standing(4000)
    tracemalloc.start()
    found = tracks.tracks(linked, 2.0, np.arange(FRAMES) / FPS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.is_drift_known and len(found.tracks) == 4000
    assert found.drift == pytest.approx(50.0, abs=0.5)
    # A table of the distances of every two would hold 4000 x 4000 numbers of 8 bytes.
    assert peak < 80e6
    assert not any(track.moves for track in found.tracks)


@pytest.mark.parametrize("seed", range(20))
def test_pairs_decided_group_by_group_are_the_cheapest_over_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    lefts, rights, alone = 9, 8, 1.5
    table = rng.uniform(0, 2, (lefts, rights))
    possible = rng.random(table.shape) < 0.25
    left, right = np.nonzero(possible)
    chosen: Linking = assigned(left, right, table[possible], lefts, rights, alone)
    assert len(set(chosen[0])) == len(chosen[0]) and len(set(chosen[1])) == len(chosen[1])
    total = table[chosen].sum() + alone * (min(lefts, rights) - len(chosen[0]))
    assert total == pytest.approx(_cheapest(np.where(possible, table, np.inf), alone))


def _cheapest(table: np.ndarray, alone: float) -> float:
    """By trying: the least cost of pairing the columns, each with a free row or with nobody."""
    best: dict[int, float] = {0: 0.0}
    for column in table.T:
        after: dict[int, float] = {}
        for used, cost in best.items():
            after[used] = min(after.get(used, np.inf), cost + alone)
            for row in np.flatnonzero(column < alone):
                if not used >> row & 1:
                    taken = used | 1 << row
                    after[taken] = min(after.get(taken, np.inf), cost + column[row])
        best = after
    return min(best.values())
