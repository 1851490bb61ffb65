"""Tracks -> cells: what is no sperm left out, each one's kinematics and class, and the shares."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from common.analyzers import sperm_video_kinematics as kinematics
from common.analyzers.sperm_video_kinematics import Kinematics
from common.analyzers.sperm_video_spots import Look
from common.analyzers.sperm_video_tracks import Track
from common.domain.standards import who_semen

SHORTEST_SECONDS = 0.5
# Logarithms of a track's answer to the broad filter, over that of the film's clearest heads: below
# the first it is a grain; one that gets on by itself may be fainter.
LEAST_BROAD, LEAST_BROAD_SWIMMING = -0.85, -1.5
SWIMMING_HEADS = 8.0
ENOUGH_SWIMMING, FAINTER = 8, 0.45
# Logarithm of broad over narrow answer, over the same of those heads: beyond it, no head.
LARGEST = 0.5
MOVING, STILL = "moving", "still"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A sperm and what was measured on it.

    kind : one of the four classes with a scale, else `moving` or `still`
    measured : in um with a scale, else in pixels of the original; None without a frame rate
    progression : see kinematics, in the same unit a second
    weight : seconds in view
    """

    track: Track
    kind: str
    measured: Kinematics | None
    progression: float | None
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Percent of the cells in view at a moment, its 95 % interval."""

    percent: float
    low: float
    high: float


def sperm(tracks: Sequence[Track], times: kinematics.Floats, look: Look) -> tuple[list[Track], int]:
    """The tracks of sperm that are long enough, and how many things were left out as debris.

    Grains are told by what the broad filter answers, larger things by how much more it answers than
    the narrow one. What swims by itself may be as faint as a grain.
    """
    long = [t for t in tracks if _seconds(t, times) >= SHORTEST_SECONDS - 1e-6]
    least = _least_broad(long, look)
    alike = [_is_alike(t, look, least) for t in long]
    return [t for t, is_one in zip(long, alike, strict=True) if is_one], alike.count(False)


def cells(
    tracks: Sequence[Track], times: kinematics.Floats, fps: float | None, unit: float, scaled: bool
) -> list[Cell]:
    """Each track measured.

    Parameters
    ----------
    fps : frames a second, None where it is not known
    unit : length of a pixel of the delivered frame: in um where `scaled`, else in original pixels
    """
    found = []
    for track in tracks:
        measured = progression = None
        kind = MOVING if track.moves else STILL
        if fps is not None:
            path = kinematics.even(track.still * unit, times[track.frames], 1 / fps)
            measured = kinematics.measure(path, 1 / fps, kinematics.points_of_mean(fps))
            progression = kinematics.progression(path, 1 / fps)
            if scaled:
                kind = who_semen.motility(progression) if track.moves else who_semen.IMMOTILE
        found.append(
            Cell(
                track=track,
                kind=kind,
                measured=measured,
                progression=progression,
                weight=_seconds(track, times),
            )
        )
    return found


def shares(found: Sequence[Cell]) -> dict[str, Share]:
    """Each class's share of the cells in view at a moment, with Wilson's interval [1]_.

    A cell counts for as long as it is in view: those that swim through are many, and counting
    every track once would make them too many (the manual says not to wait for sperm to swim into
    the field). The interval is of as many cells as the unequal weights are worth [2]_.

    References
    ----------
    .. [1] Wilson, Journal of the American Statistical Association 22 (1927) 209-212.
    .. [2] Kish, Survey Sampling, 1965: (sum of weights)^2 / sum of squared weights.
    """
    weights = np.array([cell.weight for cell in found])
    worth = float(weights.sum() ** 2 / (weights**2).sum())
    result = {}
    for kind in who_semen.MOTILITY:
        p = float(weights[[cell.kind == kind for cell in found]].sum() / weights.sum())
        low, high = wilson(p, worth)
        result[kind] = Share(percent=100 * p, low=100 * low, high=100 * high)
    return result


def wilson(p: float, n: float) -> tuple[float, float]:
    """The 95 % interval of a share of n."""
    z = 1.959964
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))


def _seconds(track: Track, times: kinematics.Floats) -> float:
    return float(times[track.frames[-1]] - times[track.frames[0]])


def _least_broad(tracks: Sequence[Track], look: Look) -> float:
    """Below which answer a thing is a grain: in a crowd the clearest heads are two that touch, so
    those that swim lower it.
    """
    swimming = [_broad(t, look) for t in tracks if _swims(t, look)]
    if len(swimming) < ENOUGH_SWIMMING:
        return LEAST_BROAD
    return min(LEAST_BROAD, float(np.median(swimming)) - FAINTER)


def _broad(track: Track, look: Look) -> float:
    if np.isnan(track.broad) or track.broad <= 0:
        return -np.inf
    return float(np.log(track.broad / look.broad))


def _swims(track: Track, look: Look) -> bool:
    way = float(np.linalg.norm(track.still[-1] - track.still[0]))
    return track.moves and way > SWIMMING_HEADS * look.sigma


def _is_alike(track: Track, look: Look, least: float) -> bool:
    broad = _broad(track, look)
    larger = broad - float(np.log(track.strength / look.strong))
    if _swims(track, look):
        return broad > min(LEAST_BROAD_SWIMMING, least)
    return broad > least and larger < LARGEST
