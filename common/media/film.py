"""What an analyzer sees of a film: its frames, one after the other, as often as it asks."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

FILM_PIXELS = 4_000_000
"""Most pixels of a delivered frame: at the finest useful magnification a field needs no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One frame.

    pixels : (M, N) uint8, grey values, upright
    seconds : since the first frame, as the file says; None where it says nothing
    """

    pixels: NDArray[np.uint8] = field(repr=False)
    seconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A film that is decoded while it is looked at.

    height, width : of the upright original, in pixels
    reduction : factor (>= 1) by which the decoder makes the frames smaller
    fps : frames a second as the file's header says; None where it says none
    flags : `reduced`, `pixels_not_square`
    frames : starts from the beginning each time; bounded memory however long the film is. Raises
        InvalidFileError where the file turns out to be broken
    """

    height: int
    width: int
    reduction: float = 1.0
    fps: float | None = None
    flags: Sequence[str] = ()
    frames: Callable[[], Generator[Frame]] = field(repr=False)
