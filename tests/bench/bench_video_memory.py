"""A film as long as films may be, 10 minutes: the most memory that looking at it takes."""

import itertools
import resource
from collections.abc import Generator

import numpy as np

from common.analyzers import Sample, registry
from common.domain.model import Facts, Modality
from common.media.film import Film, Frame
from tests.bench.lines import Line, finish
from training.sperm_video.simulate import Scene, film

MINUTES, FPS = 10, 25.0
SCENE = Scene(seed=78, cells=60, seconds=2.4, fps=FPS, height=360, width=480)


def peak_megabytes() -> float:
    """The most this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def main() -> None:
    """The frames are made, not decoded: a child of its own, with its own limit, does that."""
    shown, _ = film(SCENE)
    there_and_back = np.concatenate([shown, shown[::-1]])
    count = round(MINUTES * 60 * FPS)

    def frames() -> Generator[Frame]:
        for index, grey in enumerate(itertools.islice(itertools.cycle(there_and_back), count)):
            yield Frame(pixels=grey, seconds=index / FPS)

    sample = Sample(
        modality=Modality.SPERM_VIDEO,
        facts=Facts(um_per_px=SCENE.um_per_px, fps=FPS),
        media_type="video/mp4",
        film=Film(height=SCENE.height, width=SCENE.width, fps=FPS, frames=frames),
    )
    analyzer = registry.load("sperm_video", False)
    before = peak_megabytes()
    outcome = analyzer.analyze(sample)
    if outcome.status != "analyzed":
        raise SystemExit(f"not analyzed: {outcome.why}")
    finish(
        Line(
            name="video_10_min_memory",
            value=peak_megabytes() - before,
            unit="MB",
            at_most=400,
            note=f"{count} frames of 480 x 360, 60 cells; growth of the peak",
        )
    )


if __name__ == "__main__":
    main()
