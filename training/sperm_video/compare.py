"""The tracker beside trackpy on the same simulated films: identities, speeds, time.

trackpy (Allan et al., doi:10.5281/zenodo.4682814) is what a laboratory would reach for first. Its
diameter, least mass, search range and memory were chosen on the seeds of `TUNING`, as our constants
were; the films of `ROWS` judge.
"""

import importlib.util
import time
import warnings
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from common.analyzers import sperm_video_kinematics as kinematics
from common.analyzers import sperm_video_spots as spots
from common.analyzers import sperm_video_tracks as tracks
from common.analyzers.sperm_video_links import Linker
from training.sperm_video import score, simulate
from training.sperm_video.score import Tracks
from training.sperm_video.simulate import Scene, Truth

TUNING = range(101, 108)
SEEDS = (501, 502, 503, 504, 505)
REACH_UM = 2.5
BASE = Scene(seed=0, cells=100, seconds=1.0)
ROWS: Mapping[str, Scene] = {
    "40 cells": replace(BASE, cells=40),
    "100 cells": BASE,
    "240 cells": replace(BASE, cells=240),
    "noise 12": replace(BASE, noise=12.0),
    "blur 2 px": replace(BASE, blur=2.0),
    "drift 15 um/s": replace(BASE, drift_um_s=(12.0, 9.0)),
    "25 fps": replace(BASE, fps=25.0, seconds=1.6),
    "bright heads": replace(BASE, bright=True),
}
TRACKPY = {"diameter": 9, "minmass": 250, "search_range": 12, "memory": 3}
SHORTEST = 5
Film = NDArray[np.uint8]
Tracker = Callable[[Film, Scene], Tracks]


def ours(frames: Film, scene: Scene) -> Tracks:
    """The analyzer's tracks, before it decides what is a sperm."""
    seen = spots.look(
        [frames[0], frames[4], frames[8]], 0.7 / scene.um_per_px, 2.6 / scene.um_per_px
    )
    linker = Linker(seen.sigma, scene.fps)
    for index, frame in enumerate(frames):
        linker.add(index, spots.find(frame, seen, with_broad=index % 5 == 0))
    found = tracks.tracks(linker.linked(), seen.sigma, np.arange(len(frames)) / scene.fps).tracks
    lengths = [len(track.frames) for track in found]
    return Tracks(
        track=np.repeat(np.arange(len(found)), lengths),
        frame=np.concatenate([track.frames for track in found]),
        at=np.concatenate([track.at for track in found]),
    )


def trackpy(frames: Film, scene: Scene) -> Tracks:
    """trackpy's tracks of at least as many spots."""
    import trackpy as tp  # type: ignore[import-not-found]  # training/requirements.txt

    tp.quiet()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = tp.batch(
            frames,
            TRACKPY["diameter"],
            minmass=TRACKPY["minmass"],
            invert=not scene.bright,
            processes=1,
        )
        linked = tp.link(found, TRACKPY["search_range"], memory=TRACKPY["memory"])
    long = linked.groupby("particle").frame.transform("count") >= SHORTEST
    kept = linked[long]
    return Tracks(
        track=kept.particle.to_numpy(np.intp),
        frame=kept.frame.to_numpy(np.intp),
        at=kept[["y", "x"]].to_numpy(np.float64),
    )


def compare() -> dict[str, object]:
    """A line for each row of ROWS, over all SEEDS; trackpy's where it is installed."""
    trackers: dict[str, Tracker] = {"ours": ours}
    if importlib.util.find_spec("trackpy") is not None:
        trackers["trackpy"] = trackpy
    table: dict[str, object] = {}
    for name, scene in ROWS.items():
        films = [(s, *simulate.film(s)) for s in (replace(scene, seed=seed) for seed in SEEDS)]
        table[name] = {
            by: _row([_judged(tracker, *film) for film in films])
            for by, tracker in trackers.items()
        }
    return table


def _judged(
    tracker: Tracker, scene: Scene, frames: Film, truth: Truth
) -> tuple[Counter[str], list[float]]:
    """Counts to be summed, and the error of each cell's VAP in um/s."""
    began = time.process_time()
    found = tracker(frames, scene)
    seconds = time.process_time() - began
    reach = REACH_UM / scene.um_per_px
    counts = Counter(score.score(found, truth.places, truth.debris, reach))
    counts.update({"seconds": seconds, "frames": len(frames)})  # type: ignore[arg-type]
    pairs, _, _ = score.matches(found, truth.places, truth.debris, reach)
    return counts, _errors(found, pairs, truth, scene)


def _errors(found: Tracks, pairs: score.Ints, truth: Truth, scene: Scene) -> list[float]:
    owner = score.owners(pairs)
    errors = []
    for cell in range(truth.places.shape[1]):
        true = truth.places[:, cell]
        seen = np.flatnonzero(~np.isnan(true[:, 0]))
        if len(seen) < 0.5 * scene.fps or cell not in owner:
            continue
        rows = np.flatnonzero(found.track == owner[cell])
        rows = rows[np.argsort(found.frame[rows])]
        if len(rows) < SHORTEST:
            continue
        errors.append(
            abs(_vap(found.at[rows], found.frame[rows], scene) - _vap(true[seen], seen, scene))
        )
    return errors


def _vap(at: score.Floats, frames: score.Ints, scene: Scene) -> float:
    step = 1 / scene.fps
    path = kinematics.even(at * scene.um_per_px, frames * step, step)
    return kinematics.measure(path, step, kinematics.points_of_mean(scene.fps)).vap


def _row(films: list[tuple[Counter[str], list[float]]]) -> dict[str, float]:
    total: Counter[str] = Counter()
    errors: list[float] = []
    for counts, of_film in films:
        total.update(counts)
        errors += of_film
    rates = score.summary(total)
    return {
        **{name: round(value, 4) for name, value in rates.items()},
        "vap_error_um_s": round(float(np.median(errors)), 2),
        "ms_a_frame": round(1000 * total["seconds"] / total["frames"], 2),
    }
