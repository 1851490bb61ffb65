"""A film of a microscope field: every sperm followed, its kinematics, and the motility classes."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from typing import ClassVar

import numpy as np

from common.analyzers import (
    Outcome,
    Resources,
    Sample,
    sperm_video_cells,
    sperm_video_said,
    sperm_video_spots,
    sperm_video_timing,
    sperm_video_tracks,
)
from common.analyzers.sperm_video_links import Linked, Linker
from common.analyzers.sperm_video_said import Measured
from common.analyzers.sperm_video_spots import Grey, Look
from common.domain.model import JsonObject
from common.media import quality as media_quality
from common.media.film import Film, Frame

# A head's size, as the spot filter sees it, in um where a scale is stated, else in pixels.
HEAD_UM = (0.7, 2.6)
HEAD_PX = (1.25, 9.0)
LOOKED_AT = 9
BROAD_EVERY = 5
MIN_SIDE = 120
MIN_FRAMES = 8
# A stated rate may be wrong: cells are looked for at least as far away as at this one.
MOST_FPS = 100.0
# Working pixels of all frames together: some six minutes of one core. What is beyond is not looked
# at, and that is said.
MOST_WORK = 5_000_000_000
THRESHOLDS = {
    "min_strong_over_noise": 14.0,
    "min_strong": 4.0,
    "max_unevenness": 0.35,
    "max_covered": 0.12,
    "min_followed": 0.4,
    "max_um_per_s": 1000.0,
}
ADVICE = {
    "no_film": "Send a film (MP4, AVI or MOV) of a microscope field.",
    "too_small": "Send the whole field at the camera's full resolution.",
    "too_short": "Send at least one second, better five.",
    "blank": "The film is empty. Record it again.",
    "noise": "The film holds nothing but noise. Record it again.",
    "not_a_field": "This does not look like a microscope field of sperm."
    " Check the modality stated.",
    "nothing_found": "No sperm was found. One empty field proves no absence: look at more fields.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What one pass over the frames gave."""

    first: Grey
    look: Look
    linked: Linked
    seconds: Sequence[float | None]
    is_whole: bool


class SpermVideo:
    """Classical image analysis: no weights."""

    version: ClassVar[str] = "1.0.0"

    def __init__(self, resources: Resources) -> None:
        pass

    def analyze(self, sample: Sample) -> Outcome:
        """Follow the sperm of one film; `not_analyzable` where it is none or shows none."""
        film = sample.film
        if film is None:
            return _refused("no_film", {"flags": []})
        if min(film.height, film.width) / film.reduction < MIN_SIDE:
            return _refused("too_small", {"flags": ["too_small"]})
        with closing(film.frames()) as frames:
            head = list(islice(frames, LOOKED_AT))
            quality, flags = _quality(sample, head[0].pixels)
            why = _why_not(head, flags)
            look = None if why else _look(sample, head)
            why = why or (None if look and _is_field(head, look) else "not_a_field")
            if why or look is None:
                return _refused(why or "not_a_field", quality)
            seen = _followed(chain(head, frames), film, sample, look)
        return _outcome(seen, sample, quality, flags)


def _refused(why: str, quality: JsonObject) -> Outcome:
    return Outcome(
        status="not_analyzable",
        why=why,
        advice=ADVICE[why],
        quality=quality,
        settings={"thresholds": THRESHOLDS},
    )


def _quality(sample: Sample, first: Grey) -> tuple[JsonObject, set[str]]:
    seen = media_quality.assess(np.repeat(first[..., None], 3, axis=2), sample.reduction)
    flags = {*seen.flags, *sample.quality_flags}
    if sample.facts.um_per_px is None:
        flags.add("no_scale")
    return {"focus": seen.focus, "exposure": seen.exposure, "contrast": seen.contrast}, flags


def _why_not(head: Sequence[Frame], flags: set[str]) -> str | None:
    if len(head) < MIN_FRAMES:
        return "too_short"
    return next((flag for flag in ("blank", "noise") if flag in flags), None)


def _look(sample: Sample, head: Sequence[Frame]) -> Look:
    scale = sample.facts.um_per_px
    bounds = HEAD_PX
    if scale is not None:
        pixel = scale * sample.reduction
        bounds = (max(1.0, HEAD_UM[0] / pixel), max(1.5, min(40.0, HEAD_UM[1] / pixel)))
    return sperm_video_spots.look([f.pixels for f in (head[0], head[4], head[-1])], *bounds)


def _is_field(head: Sequence[Frame], look: Look) -> bool:
    """Whether there is an even ground with small spots that stand out from it."""
    t = THRESHOLDS
    ground, covered = sperm_video_spots.ground(head[0].pixels, look)
    low, high = np.quantile(ground, [0.02, 0.98])
    return (
        look.strong >= max(t["min_strong"], t["min_strong_over_noise"] * look.noise)
        and float(high - low) / 255 <= t["max_unevenness"]
        and covered <= t["max_covered"]
    )


def _followed(frames: Iterator[Frame], film: Film, sample: Sample, look: Look) -> _Seen:
    """Find and link, frame by frame; only spots are kept."""
    guess = sample.facts.fps or film.fps or sperm_video_timing.GUESS
    linker = Linker(look.sigma, min(max(guess, 5.0), MOST_FPS))
    seconds: list[float | None] = []
    first: Grey | None = None
    work = 0
    for index, frame in enumerate(frames):
        if first is None:
            first = frame.pixels
        work += frame.pixels.size // look.fold**2
        if work > MOST_WORK:
            break
        if frame.pixels.shape != first.shape:
            continue
        seconds.append(frame.seconds)
        with_broad = index % BROAD_EVERY == 0
        linker.add(
            len(seconds) - 1, sperm_video_spots.find(frame.pixels, look, with_broad=with_broad)
        )
    return _Seen(
        first=first if first is not None else np.zeros((0, 0), dtype=np.uint8),
        look=look,
        linked=linker.linked(),
        seconds=seconds,
        is_whole=work <= MOST_WORK,
    )


def _outcome(seen: _Seen, sample: Sample, quality: JsonObject, flags: set[str]) -> Outcome:
    film = sample.film
    timing = sperm_video_timing.timing(seen.seconds, film.fps if film else None, sample.facts.fps)
    flags = {*flags, *timing.flags, *(() if seen.is_whole else ("first_part_only",))}
    if timing.times[-1] < sperm_video_cells.SHORTEST_SECONDS:
        return _refused("too_short", {**quality, "flags": sorted(flags)})
    found = sperm_video_tracks.tracks(seen.linked, seen.look.sigma, timing.times)
    sperm, debris = sperm_video_cells.sperm(found.tracks, timing.times, seen.look)
    followed = sum(len(track.frames) for track in found.tracks) / max(1, len(seen.linked.frame))
    if followed < THRESHOLDS["min_followed"]:
        return _refused("not_a_field", {**quality, "flags": sorted(flags)})
    if not sperm:
        return _refused("nothing_found", {**quality, "flags": sorted(flags)})
    scale = sample.facts.um_per_px
    unit = sample.reduction * (1.0 if scale is None else scale)
    cells = sperm_video_cells.cells(sperm, timing.times, timing.fps, unit, scale is not None)
    if not found.is_drift_known:
        flags.add("drift_unknown")
    elif found.drift > sperm_video_tracks.DRIFT_LEAST * seen.look.sigma:
        flags.add("drift_taken_off")
    measured = Measured(
        cells=cells,
        frames=len(seen.seconds),
        seconds=float(timing.times[-1]),
        fps=timing.fps,
        why_no_rate=timing.why,
        is_scaled=scale is not None,
        debris=debris,
        drift=found.drift * unit,
        reduction=sample.reduction,
        height=film.height if film else 0,
        width=film.width if film else 0,
        head=2 * float(np.sqrt(2)) * seen.look.sigma * sample.reduction,
    )
    findings, missing, more = sperm_video_said.findings(measured, THRESHOLDS["max_um_per_s"])
    return Outcome(
        findings=findings,
        not_measured=missing,
        quality={**quality, "flags": sorted({*flags, *more})},
        settings={"thresholds": THRESHOLDS},
    )
