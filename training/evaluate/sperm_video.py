"""Films of sperm: simulated ones beside trackpy, or what people boxed in the frames of real ones.

`DIR` is `simulated`, or a folder whose labels.csv names films (`video`) and boxes of frames, or one
with another tool's tracks (`final_tracks.csv`): those are no truth, so only how much of them is
found again is said.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from common.domain.model import Facts, Modality
from common.services.measure import measure
from common.settings import Settings
from training.evaluate import boxes, lines
from training.sperm_video import compare

SIMULATED = "simulated"
MARGIN = 2.0
NEAR = 6.0
Floats = NDArray[np.float64]


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """The figures of the films that `folder` names."""
    if folder.name == SIMULATED and not folder.is_dir():
        return compare.compare()
    if (folder / "final_tracks.csv").is_file():
        return _against_tracks(folder)
    return _against_boxes(folder)


def _against_boxes(folder: Path) -> dict[str, object]:
    """Recall and precision of the cells' places in annotated frames, and the error of their number.

    A cell has a place in a frame where its way goes through it; a place is right within `MARGIN`
    of a box of its own.
    """
    by_film: dict[str, list[lines.Row]] = {}
    for row in lines.rows(folder):
        by_film.setdefault(row["video"], []).append(row)
    figures = {Path(film).stem: _film(folder / film, rows) for film, rows in by_film.items()}
    means = {
        name: round(float(np.mean([each[name] for each in figures.values()])), 4)
        for name in ("recall", "precision", "count_relative_error")
    }
    return {"films": len(figures), **means, "by_film": figures}


def _film(path: Path, rows: Sequence[lines.Row]) -> dict[str, float]:
    at, frames = _places(path)
    right = true = found = 0
    errors = []
    for row in rows:
        sides = boxes.of_text(row["boxes"], "S")
        here = at[frames == int(row["frame"]) - 1]
        hit = _hits(sides, here)
        right, true, found = right + hit, true + len(sides), found + len(here)
        errors.append(abs(len(here) - len(sides)) / max(len(sides), 1))
    return {
        "frames": float(len(rows)),
        "recall": round(right / max(true, 1), 4),
        "precision": round(right / max(found, 1), 4),
        "count_relative_error": round(float(np.mean(errors)), 4),
    }


def _hits(sides: Floats, at: Floats) -> int:
    """How many boxes have a place of their own: the nearest free one."""
    taken: set[int] = set()
    for r0, c0, r1, c1 in sides:
        inside = np.flatnonzero(
            (at[:, 0] > r0 - MARGIN)
            & (at[:, 0] < r1 + MARGIN)
            & (at[:, 1] > c0 - MARGIN)
            & (at[:, 1] < c1 + MARGIN)
        )
        free = [int(i) for i in inside if int(i) not in taken]
        if free:
            middle = np.array([(r0 + r1) / 2, (c0 + c1) / 2])
            taken.add(min(free, key=lambda i: float(np.linalg.norm(at[i] - middle))))
    return len(taken)


def _against_tracks(folder: Path) -> dict[str, object]:
    """How many of the other tool's spots have one of ours near, for each film."""
    with (folder / "final_tracks.csv").open(newline="") as table:
        theirs = [
            (int(float(r["frame"])), float(r["y"]), float(r["x"])) for r in csv.DictReader(table)
        ]
    spots = np.array(theirs)
    result: dict[str, object] = {"their_spots": len(spots)}
    for path in sorted((folder / "videos").glob("*.mp4")):
        at, frames = _places(path)
        near = 0
        for frame, row, column in spots:
            here = at[frames == int(frame)]
            near += bool(len(here)) and bool(
                (np.hypot(here[:, 0] - row, here[:, 1] - column) < NEAR).any()
            )
        result[path.stem] = {
            "our_spots": len(at),
            "share_of_theirs_found": round(near / max(len(spots), 1), 4),
        }
    return result


def _places(path: Path) -> tuple[Floats, NDArray[np.intp]]:
    """Places of all cells of a film, and their frames, through the product's own path."""
    said = measure(
        path.read_bytes(), Modality.SPERM_VIDEO, Facts(), research=False, settings=Settings()
    )
    findings = said["findings"]
    regions: list[Mapping[str, Sequence[object]]] = [
        finding["region"]
        for finding in (findings if isinstance(findings, Sequence) else ())
        if finding["code"] == "sperm.track"
    ]
    at = np.array([point for region in regions for point in region["points"]], dtype=np.float64)
    frames = np.array([f for region in regions for f in region["frames"]], dtype=np.intp)
    return at.reshape(-1, 2), frames
