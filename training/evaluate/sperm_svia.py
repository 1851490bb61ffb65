"""Sperm heads in fields of view: boxes and their number against those that people drew.

Rows without a file (frames that only the film holds) are left out. The research weights were fitted
to the training films, so on those films the figures of the product are not held out; beside them
each film is judged by a weighing that the folder's other films taught.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from common.domain.model import Modality
from training.evaluate import boxes, lines, metrics
from training.evaluate.boxes import Frame
from training.sperm_field import train

KIND = "S"
Counts = NDArray[np.float64]


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """AP at IoU 0.5 and 0.3, recall, precision and the error of the count, over all and by film."""
    table = [row for row in lines.rows(folder) if row["file"]]
    said = [lines.line(folder, row, Modality.SPERM_FIELD_IMAGE, research_models) for row in table]
    pairs = list(zip(said, table, strict=True))
    ranked = [_frame(line, row, only_sperm=False) for line, row in pairs]
    chosen = [_frame(line, row, only_sperm=True) for line, row in pairs]
    counts = np.array([[_count(line), len(f.true)] for line, f in zip(said, chosen, strict=True)])
    films = np.array([row["group"] for row in table])
    apart = research_models and np.unique(films).size > 1
    return {
        "frames": len(table),
        "films": int(np.unique(films).size),
        "analyzed": round(float(np.mean([line["status"] == "analyzed" for line in said])), 4),
        **figures(ranked, chosen, counts, np.arange(len(table))),
        "count_relative_error_interval": [
            round(v, 4)
            for v in metrics.interval(lambda r: _relative_error(counts[r]), films.tolist())
        ],
        "ap50_interval": [
            round(v, 4)
            for v in metrics.interval(
                lambda r: boxes.average_precision([ranked[i] for i in r], 0.5),
                films.tolist(),
                draws=200,
            )
        ],
        "by_film": {
            str(film): figures(ranked, chosen, counts, np.flatnonzero(films == film))
            for film in np.unique(films)
        },
        **({"films_held_out": _held_out(folder)} if apart else {}),
    }


def _held_out(folder: Path) -> dict[str, object]:
    """Of each film what the training command says of it, by what the other films taught."""
    return {
        film: held["weighing"] for film, held in train.cross_validation(train.read(folder)).items()
    }


def figures(
    ranked: Sequence[Frame], chosen: Sequence[Frame], counts: Counts, rows: NDArray[np.intp]
) -> dict[str, float]:
    """The measures of these frames; `ranked` holds every object, `chosen` those called sperm."""
    objects, sperm = [ranked[i] for i in rows], [chosen[i] for i in rows]
    recall, precision = boxes.recall_precision(sperm, 0.5)
    found, true = counts[rows].T
    result = {
        "ap50": boxes.average_precision(objects, 0.5),
        "ap30": boxes.average_precision(objects, 0.3),
        "recall50": recall,
        "precision50": precision,
        "count_mean_absolute_error": float(np.abs(found - true).mean()),
        "count_relative_error": _relative_error(counts[rows]),
        "count_bias": float((found - true).mean()),
    }
    return {name: round(value, 4) for name, value in result.items()}


def _relative_error(counts: Counts) -> float:
    return float(np.mean(np.abs(counts[:, 0] - counts[:, 1]) / np.maximum(counts[:, 1], 1)))


def _count(line: lines.Line) -> float:
    found = lines.finding(line, "sperm.count")
    return 0.0 if found is None else float(str(found["value"]))


def _frame(line: lines.Line, row: lines.Row, *, only_sperm: bool) -> Frame:
    """Boxes with the probability of being a sperm; without one, with the object's prominence."""
    found: list[list[float]] = []
    scores: list[float] = []
    listed = line["findings"]
    for finding in listed if isinstance(listed, Sequence) else ():
        region = finding["region"]
        if finding["code"] != "sperm.cell" or (only_sperm and finding["value"] != "sperm"):
            continue
        found.append(_sides(region))
        scores.append(_score(finding))
    return Frame(
        np.reshape(np.array(found), (-1, 4)),
        np.array(scores),
        boxes.of_text(row["boxes"], KIND),
    )


def _sides(region: Mapping[str, object]) -> list[float]:
    return [float(str(region[side])) for side in ("r0", "c0", "r1", "c1")]


def _score(finding: Mapping[str, object]) -> float:
    if finding["confidence"] is None:
        return float(str(finding["prominence"]))
    confidence = float(str(finding["confidence"]))
    return confidence if finding["value"] == "sperm" else 1 - confidence
