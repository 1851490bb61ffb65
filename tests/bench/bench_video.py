"""A film of 10 s at 50 frames a second, from its bytes to its findings, against its own length."""

import itertools
import time

import numpy as np

from common.domain.model import Facts
from common.media import films
from common.services.measure import measure
from common.settings import Settings
from tests.bench.lines import Line, finish
from tests.bench.processes import cpu_seconds
from training.sperm_video.encode import mp4
from training.sperm_video.simulate import Scene, film

SECONDS, FPS = 10.0, 50.0
SCENE = Scene(seed=77, cells=60, seconds=0.6, fps=FPS)


def main() -> None:
    """One core's time: this process and the child that decodes."""
    shown, _ = film(SCENE)
    there_and_back = np.concatenate([shown, shown[::-1]])
    count = round(SECONDS * FPS)
    frames = itertools.islice(itertools.cycle(there_and_back), count)
    data = mp4(frames, FPS, preset="ultrafast")
    facts = Facts(um_per_px=SCENE.um_per_px, fps=FPS)
    before = time.process_time() + cpu_seconds(films.process_id())
    said = measure(data, "sperm_video", facts, research=False, settings=Settings())
    used = time.process_time() + cpu_seconds(films.process_id()) - before
    films.close()
    if said["status"] != "analyzed":
        raise SystemExit(f"not analyzed: {said.get('why')}")
    finish(
        Line(
            name="video_10_s",
            value=used,
            unit="s",
            reference=SECONDS,
            ratio=used / SECONDS,
            at_most=1.0,
            note="640 x 480, 60 cells, decoding in its child counted",
        )
    )


if __name__ == "__main__":
    main()
