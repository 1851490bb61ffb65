"""Linked spots -> whole tracks: broken ones joined, drift taken off, what never moves told."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from common.analyzers.sperm_video_links import Linked, assigned

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

# Lengths in head sizes (the spot filter's standard deviation, some 1 um), times in seconds.
JOINED_GAP = 0.35
JOINED_REACH = 3.0
JOINED_SPEED = 25.0
FITTED = 7
SHORTEST = 5
DRIFT_CLUSTER = 3.0
DRIFT_LEAST = 2.0
DRIFT_MEMBERS = 5
DRIFT_SHARE = 0.06
MOVES_LEAST = 0.38
MOVES_OVER_NOISE = 3.6
MOST_NOISE = 0.25


@dataclass(slots=True, kw_only=True)
class Track:
    """One cell's way. `at` is in pixels of the delivered frame, `still` the same without drift.

    frames : (n,) rising, with gaps where it was hidden; strength, broad : medians over its spots
    moves : whether it moves more than the noise of its places
    """

    frames: Ints
    at: Floats
    still: Floats
    strength: float
    broad: float
    moves: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All tracks of a film.

    drift : pixels a second that all share; is_drift_known : whether enough stood still to tell
    noise : deviation of one place along one axis, pixels
    """

    tracks: list[Track]
    drift: float
    is_drift_known: bool
    noise: float


def tracks(linked: Linked, sigma: float, times: Floats) -> Found:
    """Whole tracks of at least `SHORTEST` spots, the earliest first.

    Parameters
    ----------
    sigma : size of a head in pixels; times : (frames,) seconds
    """
    pieces = _joined(_pieces(linked), sigma, times)
    whole = [piece for piece in pieces if len(piece.frames) >= SHORTEST]
    speed, members = _common_drift(whole, sigma, times)
    drift = float(np.linalg.norm(speed))
    if members and drift > DRIFT_LEAST * sigma:
        _take_off(whole, members, times)
    noise = _noise(whole, sigma)
    least = max(MOVES_LEAST * sigma, MOVES_OVER_NOISE * noise)
    for track in whole:
        track.moves = spread(track.still) > least
    return Found(tracks=whole, drift=drift, is_drift_known=bool(members), noise=noise)


def spread(path: Floats) -> float:
    """The distance from the track's middle within which it is for three quarters of its time."""
    return float(np.quantile(np.linalg.norm(path - np.median(path, axis=0), axis=1), 0.75))


def _pieces(linked: Linked) -> list[Track]:
    order = np.lexsort((linked.frame, linked.track))
    bounds = np.flatnonzero(np.diff(linked.track[order])) + 1
    pieces = []
    for rows in np.split(order, bounds) if len(order) else ():
        if len(rows) < 2:
            continue
        at, broad = linked.at[rows], linked.broad[rows]
        known = broad[~np.isnan(broad)]
        pieces.append(
            Track(
                frames=linked.frame[rows],
                at=at,
                still=at,
                strength=float(np.median(linked.strength[rows])),
                broad=float(np.median(known)) if known.size else np.nan,
            )
        )
    return pieces


def _joined(pieces: list[Track], sigma: float, times: Floats) -> list[Track]:
    """Ends and beginnings that fit each other made one: the cheapest assignment over all."""
    firm = [i for i, piece in enumerate(pieces) if len(piece.frames) >= SHORTEST - 1]
    if len(firm) < 2:
        return pieces
    ends = np.array([times[pieces[i].frames[-1]] for i in firm])
    starts = np.array([times[pieces[i].frames[0]] for i in firm])
    order = np.argsort(starts, kind="stable")
    left, right, cost = [], [], []
    for k, end in enumerate(ends):
        low, high = np.searchsorted(starts[order], [end + 1e-9, end + JOINED_GAP])
        for other in order[low:high]:
            far = _misfit(pieces[firm[k]], pieces[firm[other]], sigma, times)
            if far < 1:
                left.append(k)
                right.append(int(other))
                cost.append(far)
    pairs = assigned(
        np.array(left, dtype=np.intp),
        np.array(right, dtype=np.intp),
        np.array(cost, dtype=np.float64),
        len(firm),
        len(firm),
        1.0,
    )
    return _merged(pieces, firm, dict(zip(pairs[0].tolist(), pairs[1].tolist(), strict=True)))


def _misfit(first: Track, second: Track, sigma: float, times: Floats) -> float:
    """How far both are from continuing each other, over how far they may be."""
    gap = float(times[second.frames[0]] - times[first.frames[-1]])
    apart = float(np.linalg.norm(second.at[0] - first.at[-1]))
    if apart > (JOINED_REACH + 2 * JOINED_SPEED * gap) * sigma * 2:
        return np.inf
    here, there = _ahead(first, gap, times, -1), _ahead(second, -gap, times, 0)
    ahead = float(np.linalg.norm(here - second.at[0]))
    back = float(np.linalg.norm(there - first.at[-1]))
    unlike = abs(float(np.log(first.strength / second.strength))) / 0.7
    reach = (JOINED_REACH + JOINED_SPEED * gap) * sigma
    return (min(ahead, apart) + min(back, apart)) / (2 * reach) + 0.2 * min(unlike, 2.0)


def _ahead(piece: Track, seconds: float, times: Floats, end: int) -> Floats:
    """Where a track's straight continuation is so many seconds after one of its ends."""
    part = slice(-FITTED, None) if end == -1 else slice(0, FITTED)
    at, t = piece.at[part], times[piece.frames[part]]
    since = t - t.mean()
    slope = (since[:, None] * at).sum(axis=0) / max(float((since**2).sum()), 1e-12)
    expected: Floats = at.mean(axis=0) + slope * (t[end] + seconds - t.mean())
    return expected


def _merged(pieces: list[Track], firm: list[int], follows: dict[int, int]) -> list[Track]:
    is_later = set(follows.values())
    taken = {firm[k] for k in (*follows, *is_later)}
    whole = [piece for i, piece in enumerate(pieces) if i not in taken]
    for k in follows:
        if k in is_later:
            continue
        chain = [k]
        while chain[-1] in follows:
            chain.append(follows[chain[-1]])
        whole.append(_one([pieces[firm[i]] for i in chain]))
    return sorted(whole, key=lambda track: (int(track.frames[0]), tuple(track.at[0])))


def _one(chain: list[Track]) -> Track:
    weights = [len(piece.frames) for piece in chain]
    at = np.concatenate([piece.at for piece in chain])
    return Track(
        frames=np.concatenate([piece.frames for piece in chain]),
        at=at,
        still=at,
        strength=float(np.average([piece.strength for piece in chain], weights=weights)),
        broad=float(np.average([piece.broad for piece in chain], weights=weights)),
    )


def _common_drift(whole: list[Track], sigma: float, times: Floats) -> tuple[Floats, list[Track]]:
    """The speed (pixels a second) that most tracks share, and those tracks; none where few do."""
    long = [t for t in whole if times[t.frames[-1]] - times[t.frames[0]] >= 0.5]
    if len(long) < DRIFT_MEMBERS:
        return np.zeros(2), []
    speeds = np.stack([_mean_speed(track, times) for track in long])
    reach = DRIFT_CLUSTER * sigma
    # A film of minutes has thousands of tracks: no table of every two of them.
    tree = KDTree(speeds)
    best = int(np.argmax(tree.query_ball_point(speeds, reach, return_length=True)))
    near = np.sort(np.asarray(tree.query_ball_point(speeds[best], reach), dtype=np.intp))
    if len(near) < max(DRIFT_MEMBERS, DRIFT_SHARE * len(long)):
        return np.zeros(2), []
    return np.asarray(np.median(speeds[near], axis=0)), [long[i] for i in near]


def _mean_speed(track: Track, times: Floats) -> Floats:
    t = times[track.frames] - times[track.frames].mean()
    slope: Floats = (t[:, None] * track.at).sum(axis=0) / max(float((t**2).sum()), 1e-12)
    return slope


def _take_off(whole: list[Track], members: list[Track], times: Floats) -> None:
    """Take from every place how far those that stand still have drifted, second by second."""
    knots = np.arange(0.0, times[-1] + 1.0, 1.0)
    moved = np.zeros((len(knots), 2))
    for k in range(len(knots) - 1):
        speeds = [_mean_speed_within(track, times, knots[k], knots[k + 1]) for track in members]
        known = [speed for speed in speeds if speed is not None]
        step = np.median(known, axis=0) if known else np.zeros(2)
        moved[k + 1] = moved[k] + step * (knots[k + 1] - knots[k])
    for track in whole:
        t = times[track.frames]
        shift = np.stack([np.interp(t, knots, moved[:, axis]) for axis in (0, 1)], axis=1)
        track.still = track.at - shift


def _mean_speed_within(track: Track, times: Floats, start: float, stop: float) -> Floats | None:
    t = times[track.frames]
    inside = (t >= start) & (t < stop)
    if inside.sum() < SHORTEST:
        return None
    since = t[inside] - t[inside].mean()
    slope: Floats = (since[:, None] * track.at[inside]).sum(axis=0) / max(
        float((since**2).sum()), 1e-12
    )
    return slope


def _noise(whole: list[Track], sigma: float) -> float:
    """The noise of a place, from second differences (six times its variance) of the stillest."""
    seen = []
    for track in whole:
        even = np.flatnonzero((np.diff(track.frames[:-1]) == 1) & (np.diff(track.frames[1:]) == 1))
        bends = track.at[even] - 2 * track.at[even + 1] + track.at[even + 2]
        if len(bends) >= SHORTEST:
            seen.append(float(np.median(np.abs(bends))) * 1.4826 / np.sqrt(6.0))
    if not seen:
        return MOST_NOISE * sigma
    return min(float(np.quantile(seen, 0.2)), MOST_NOISE * sigma)
