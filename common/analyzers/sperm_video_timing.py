"""When each frame of a film was: from what its sender states, its time stamps, its header."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

RATES = (1.0, 1000.0)
UNEVEN = 0.25
"""A step is odd where it differs from the usual one by more than this share."""
MANY_UNEVEN = 0.02
DISAGREES = 0.05
GUESS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Seconds of each frame, and frames a second, None where they are not known.

    why : then `no_frame_rate` or `frame_rate_unclear`
    flags : `variable_frame_rate`, `frame_rate_disagrees` (what is stated against the file)
    """

    times: Floats
    fps: float | None
    why: str | None = None
    flags: Sequence[str] = ()


def timing(seconds: Sequence[float | None], header: float | None, stated: float | None) -> Timing:
    """Decide: what is stated counts before the file; a film of uneven steps has only its stamps.

    Parameters
    ----------
    seconds : time stamps of the frames, None where the file has none
    header, stated : frames a second as the file's header and the sender say, None for nothing
    """
    count = len(seconds)
    stamps = _stamps(seconds)
    steps = np.diff(stamps) if stamps is not None and count > 1 else None
    if steps is None or not len(steps):
        told, written = _sane(stated), _sane(header)
        contradicted = told and written and abs(told / written - 1) > DISAGREES
        return _constant(count, told or written, ("frame_rate_disagrees",) if contradicted else ())
    if float(steps.min()) <= 0:
        return _constant(count, None, (), "frame_rate_unclear")
    usual = float(np.median(steps))
    of_stamps = _sane(1 / usual)
    is_variable = float(np.mean(np.abs(steps / usual - 1) > UNEVEN)) > MANY_UNEVEN
    rate = _sane(stated)
    disagrees = rate is not None and of_stamps is not None and abs(rate * usual - 1) > DISAGREES
    if not is_variable:
        flags = ("frame_rate_disagrees",) if disagrees else ()
        even = _sane((count - 1) / float(stamps[-1])) if stamps is not None else None
        return _constant(count, rate or even, flags)
    if stamps is None or of_stamps is None or disagrees:
        return _constant(count, None, ("variable_frame_rate",), "frame_rate_unclear")
    return Timing(times=stamps, fps=of_stamps, flags=("variable_frame_rate",))


def _stamps(seconds: Sequence[float | None]) -> Floats | None:
    known = [value for value in seconds if value is not None]
    return np.array(known) if known and len(known) == len(seconds) else None


def _constant(
    count: int, fps: float | None, flags: Sequence[str], why: str = "no_frame_rate"
) -> Timing:
    times = np.arange(count) / (fps or GUESS)
    return Timing(times=times, fps=fps, why=None if fps else why, flags=flags)


def _sane(fps: float | None) -> float | None:
    return fps if fps is not None and RATES[0] <= fps <= RATES[1] else None
