"""What is said about a film: the count, the four classes, and each cell with its way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaincinv

from common.analyzers import sperm_video_cells
from common.analyzers.sperm_video_cells import Cell
from common.domain.model import Finding, JsonObject, NotMeasured
from common.domain.standards import who_semen

METHOD = "difference of Gaussians, global assignment of spots from frame to frame"
COUNT_INTERVAL = "exact Poisson interval (Garwood) of the number followed"
SHARE_INTERVAL = "Wilson, for as many cells as the unequal times in view are worth"
SHARE_IS = "share of the cells in view at a moment: each counts for as long as it is in view"
CLASS_IS = (
    "distance from start to end of pieces of half a second, over their time; "
    "immotile: no movement beyond the noise of a place"
)
FORMULAS = "VCL, VSL, VAP (running mean of 0.1 s), LIN, STR, WOB, ALH (largest width), BCF"
CITATION = "WHO laboratory manual, 6th ed. 2021; Mortimer, J Androl 21 (2000) 515-524"
MOST_TRACKS = 2000
MOST_POINTS = 100_000
ENOUGH_FPS = 50.0
LEAST_FPS = 15.0
MANY = 0.1
_UNITS = {
    "VCL": "um/s",
    "VSL": "um/s",
    "VAP": "um/s",
    "progression": "um/s",
    "ALH": "um",
    "LIN": "%",
    "STR": "%",
    "WOB": "%",
    "BCF": "Hz",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A film, measured; lengths in um where `is_scaled`, else in pixels of the original.

    why_no_rate : why `fps` is None
    debris : things that stand still and do not look like sperm; drift : a second
    reduction : original pixels to one of a track's; head : length of a head in original pixels
    """

    cells: Sequence[Cell]
    frames: int
    seconds: float
    fps: float | None
    why_no_rate: str | None
    is_scaled: bool
    debris: int
    drift: float
    reduction: float
    height: int
    width: int
    head: float


def findings(
    film: Measured, fastest: float
) -> tuple[list[Finding], list[NotMeasured], Sequence[str]]:
    """The findings, what was not measured, and what to remark; `fastest` is the most plausible
    speed in um/s.
    """
    why = _why_no_shares(film, fastest)
    flags = []
    if film.fps is not None and LEAST_FPS <= film.fps < ENOUGH_FPS - 0.5:
        flags.append("frame_rate_limited")
    if len(film.cells) < who_semen.MIN_CELLS_FOR_MOTILITY:
        flags.append("low_count")
    shares = [] if why else _shares(film)
    missing = [NotMeasured(code=f"who_semen.{k}", why=why) for k in who_semen.MOTILITY if why]
    has_speeds = film.fps is not None and film.fps >= LEAST_FPS and why != "speeds_implausible"
    return [_count(film), *shares, *_tracks(film, has_speeds)], missing, flags


def _why_no_shares(film: Measured, fastest: float) -> str | None:
    if film.fps is None:
        return film.why_no_rate or "no_frame_rate"
    if film.fps < LEAST_FPS:
        return "frame_rate_too_low"
    if not film.is_scaled:
        return "no_scale"
    speeds = [c.measured.vcl for c in film.cells if c.measured is not None]
    if float(np.mean(np.array(speeds) > fastest)) > MANY:
        return "speeds_implausible"
    return "too_few" if len(film.cells) < who_semen.MIN_CELLS_FOR_MOTILITY else None


def _field(film: Measured) -> JsonObject:
    return {
        "kind": "box",
        "r0": 0.0,
        "c0": 0.0,
        "r1": float(film.height),
        "c1": float(film.width),
    }


def _count(film: Measured) -> Finding:
    n = len(film.cells)
    in_view = np.zeros(film.frames)
    for cell in film.cells:
        in_view[cell.track.frames[0] : cell.track.frames[-1] + 1] += 1
    low, high = float(gammaincinv(n, 0.025)), float(gammaincinv(n + 1, 0.975))
    return Finding(
        code="sperm.count",
        value=n,
        interval=(round(low, 2), round(high, 2)),
        n=n,
        region=_field(film),
        method=METHOD,
        detail={
            "interval_is": COUNT_INTERVAL,
            "in_view": round(float(np.median(in_view)), 1),
            "classes": dict(sorted(Counter(cell.kind for cell in film.cells).items())),
            "left_out": film.debris,
            "frames": film.frames,
            "seconds": round(film.seconds, 3),
            "fps": None if film.fps is None else round(film.fps, 3),
            "drift": None if film.fps is None else round(film.drift, 2),
            "drift_unit": "um/s" if film.is_scaled else "px/s",
            "tracks_listed": min(n, MOST_TRACKS),
            "kinematics": FORMULAS,
            "citation": CITATION,
        },
    )


def _shares(film: Measured) -> list[Finding]:
    return [
        Finding(
            code=f"who_semen.{kind}",
            value=round(share.percent, 2),
            unit="%",
            interval=(round(share.low, 2), round(share.high, 2)),
            n=len(film.cells),
            region=_field(film),
            standard="who_semen",
            method=METHOD,
            detail={
                "interval_is": SHARE_INTERVAL,
                "share_is": SHARE_IS,
                "class_is": CLASS_IS,
                "citation": who_semen.MOTILITY_CITATION,
            },
        )
        for kind, share in sperm_video_cells.shares(film.cells).items()
    ]


def _tracks(film: Measured, has_speeds: bool) -> list[Finding]:
    """One for each cell, those longest in view first to be listed, in the order of the film."""
    longest = sorted(range(len(film.cells)), key=lambda i: (-film.cells[i].weight, i))
    listed = [film.cells[i] for i in sorted(longest[:MOST_TRACKS])]
    points = sum(len(cell.track.frames) for cell in listed)
    step = max(1, -(-points // MOST_POINTS))
    return [_track(cell, film, step, has_speeds) for cell in listed]


def _track(cell: Cell, film: Measured, step: int, has_speeds: bool) -> Finding:
    kept = np.unique(np.append(np.arange(0, len(cell.track.frames), step), -1 % len(cell.track.at)))
    at = (cell.track.at[kept] + 0.5) * film.reduction - 0.5
    at = np.clip(at, 0, [film.height, film.width])
    classed = film.is_scaled and cell.measured is not None and has_speeds
    still = sperm_video_cells.STILL if not cell.track.moves else sperm_video_cells.MOVING
    return Finding(
        code="sperm.track",
        value=cell.kind if classed else still,
        n=1,
        region={
            "kind": "path",
            "points": np.round(at, 1).tolist(),
            "frames": cell.track.frames[kept].tolist(),
        },
        standard="who_semen" if classed else None,
        method=METHOD,
        detail=_kinematics(cell, film) if has_speeds else {},
    )


def _kinematics(cell: Cell, film: Measured) -> JsonObject:
    """The measures by their usual names; lengths in pixels have `_px` behind them."""
    found = cell.measured
    if found is None:
        return {}
    values = {
        "VCL": found.vcl,
        "VSL": found.vsl,
        "VAP": found.vap,
        "LIN": found.lin,
        "STR": found.str_,
        "WOB": found.wob,
        "ALH": found.alh,
        "BCF": found.bcf,
        "progression": cell.progression,
    }
    said: dict[str, object] = {}
    units = {}
    for name, value in values.items():
        unit = _UNITS[name]
        is_length = unit.startswith("um")
        shown = name if film.is_scaled or not is_length else f"{name}_px"
        said[shown] = None if value is None else round(value, 2)
        units[shown] = unit if film.is_scaled else unit.replace("um", "px")
    return {**said, "units": units, "seconds": round(found.seconds, 3)}
