"""Simulated films as samples for the tests of the analyzer of films."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from common.analyzers import Sample
from common.domain.model import Facts
from common.media.film import Film, Frame
from training.sperm_video import simulate
from training.sperm_video.simulate import Scene, Truth

Greys = NDArray[np.uint8]
SMALL = Scene(seed=11, cells=30, seconds=1.2, height=240, width=320, debris=5)


@cache
def made(scene: Scene = SMALL) -> tuple[Greys, Truth]:
    """The frames and the truth of a scene, simulated once."""
    return simulate.film(scene)


def crowd() -> Scene:
    """More than 200 cells, in a short film."""
    return replace(SMALL, seed=12, cells=290, seconds=1.0, height=480, width=640, debris=15)


def sample(
    frames: Greys,
    um_per_px: float | None = 0.5,
    fps: float | None = 50.0,
    stated: float | None = None,
    seconds: Sequence[float | None] | None = None,
) -> Sample:
    """A sample of these frames; `fps` is the file's, `stated` the sender's."""

    def play() -> Generator[Frame]:
        for index, grey in enumerate(frames):
            at = seconds[index] if seconds is not None else None
            yield Frame(pixels=grey, seconds=at)

    film = Film(height=frames.shape[1], width=frames.shape[2], fps=fps, frames=play)
    facts = Facts(um_per_px=um_per_px, fps=stated)
    return Sample(modality="sperm_video", facts=facts, media_type="video/mp4", film=film)
