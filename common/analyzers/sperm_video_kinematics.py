"""Measures of one sperm's track: the kinematics of computer-assisted semen analysis."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SMOOTHED_SECONDS = 0.1
"""Length of the running mean: five places at 50 frames a second."""

PIECE_SECONDS = 0.5
END_SECONDS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinematics:
    """Lengths are in the unit of the track's places, times in seconds.

    vcl, vsl, vap : curvilinear, straight-line and average-path velocity
    lin, str_, wob : VSL/VCL, VSL/VAP, VAP/VCL, percent; None where the divisor is 0
    alh : twice the largest distance of the head from its average path
    bcf : crossings of the average path in a second
    """

    seconds: float
    vcl: float
    vsl: float
    vap: float
    lin: float | None
    str_: float | None
    wob: float | None
    alh: float
    bcf: float


def points_of_mean(fps: float) -> int:
    """How many places are averaged: an odd number, at least 3."""
    return max(3, 2 * round((SMOOTHED_SECONDS * fps - 1) / 2) + 1)


def smoothed(path: Floats, points: int) -> Floats:
    """The average path, (n, 2): a running mean over `points` places, both ends kept.

    Near the ends the mean is over as many places as lie on both sides.
    """
    total = np.concatenate([np.zeros((1, 2)), np.cumsum(path, axis=0)])
    index = np.arange(len(path))
    reach = np.minimum(points // 2, np.minimum(index, len(path) - 1 - index))
    low, high = index - reach, index + reach + 1
    mean: Floats = (total[high] - total[low]) / (high - low)[:, None]
    return mean


def measure(path: Floats, step: float, points: int) -> Kinematics:
    """The kinematics of a track of evenly spaced places [1]_ [2]_.

    Parameters
    ----------
    path : (n, 2), n >= 2; step : seconds between two places; points : of the running mean

    Notes
    -----
    With T = (n - 1) step: VCL is the sum of all steps / T, VSL the distance of the ends / T, VAP
    the length of the average path / T; LIN = VSL / VCL, STR = VSL / VAP, WOB = VAP / VCL. ALH is
    the total width by its largest deviation, BCF the number of changes of side / T. Smoothing can
    make VAP exceed VCL or fall below VSL by rounding alone; it is kept between them.

    References
    ----------
    .. [1] WHO laboratory manual for the examination and processing of human semen, 6th ed. 2021,
       computer-aided sperm analysis.
    .. [2] Mortimer, CASA: practical aspects, Journal of Andrology 21 (2000) 515-524.
    """
    seconds = (len(path) - 1) * step
    average = smoothed(path, points)
    vcl = _length(path) / seconds
    vsl = float(np.linalg.norm(path[-1] - path[0])) / seconds
    vap = min(max(_length(average) / seconds, vsl), max(vcl, vsl))
    side = _side(path, average)
    return Kinematics(
        seconds=seconds,
        vcl=vcl,
        vsl=vsl,
        vap=vap,
        lin=_share(vsl, vcl),
        str_=_share(vsl, vap),
        wob=_share(vap, vcl),
        alh=2 * float(np.abs(side).max()),
        bcf=_crossings(side) / seconds,
    )


def even(path: Floats, times: Floats, step: float) -> Floats:
    """The track at evenly spaced times, straight between its places."""
    at = np.arange(times[0], times[-1] + step / 2, step)
    return np.stack([np.interp(at, times, path[:, axis]) for axis in (0, 1)], axis=1)


def progression(path: Floats, step: float) -> float:
    """How fast a head gets on: from start to end of pieces of half a second, over their time.

    The WHO manual's classes are about the distance from start to end in a second, and count a large
    circle as progress: pieces do so too. Each end is a mean over `END_SECONDS`, so that a head that
    only beats to and fro does not get on.
    """
    count = max(1, int((len(path) - 1) * step / PIECE_SECONDS + 1e-9))
    reach = max(1, round(END_SECONDS / step / 2))
    ends = np.linspace(0, len(path) - 1, count + 1)
    low = np.clip(np.rint(ends).astype(int) - reach, 0, len(path) - 1)
    high = np.clip(np.rint(ends).astype(int) + reach, 0, len(path) - 1)
    places = np.stack([path[a : b + 1].mean(axis=0) for a, b in zip(low, high, strict=True)])
    seconds = np.diff((low + high) / 2) * step
    return _length(places) / max(float(seconds.sum()), step)


def _length(path: Floats) -> float:
    return float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())


def _share(part: float, whole: float) -> float | None:
    return 100 * part / whole if whole > 0 else None


def _side(path: Floats, average: Floats) -> Floats:
    """Signed distance of each place from the average path."""
    along = np.gradient(average, axis=0)
    length = np.maximum(np.linalg.norm(along, axis=1), 1e-12)
    away = path - average
    signed: Floats = (along[:, 0] * away[:, 1] - along[:, 1] * away[:, 0]) / length
    return signed


def _crossings(side: Floats) -> int:
    sign = np.sign(side)
    sign = sign[sign != 0]
    return int((np.diff(sign) != 0).sum())
