"""Stained smears: heads found, and their parts' outlines and areas, against polygons by hand.

A sperm is a group of polygons with a nucleus; its head is nucleus and acrosome together. Measured
by image analysis alone, so research weights change nothing.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from skimage import draw

from common.domain.model import Modality
from training.evaluate import boxes, lines, metrics

Mask = NDArray[np.bool_]
Rows = NDArray[np.intp]
SHAPE = (1024, 1280)


@dataclass(frozen=True, slots=True)
class Field:
    """One picture: its boxes and true ones, its session, and what agreed of matched heads.

    heads, nuclei, acrosomes : overlap (IoU) of each matched head's parts that a person drew
    shares : acrosome's share of the head as said and as drawn, (n, 2), where both are known
    told : whether an acrosome is said and whether one is drawn, (n, 2)
    """

    session: str
    frame: boxes.Frame
    heads: list[float]
    nuclei: list[float]
    acrosomes: list[float]
    shares: list[tuple[float, float]]
    told: list[tuple[bool, bool]]


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """Recall and precision of heads, the count's error, overlaps and the acrosome's share."""
    table = lines.rows(folder)
    said = [lines.line(folder, r, Modality.SPERM_FIELD_IMAGE, research_models) for r in table]
    fields = [_field(folder, row, line) for row, line in zip(table, said, strict=True)]
    sessions = [field.session for field in fields]

    def all_of(rows: Rows) -> dict[str, float]:
        return _figures([fields[i] for i in rows])

    # Where no head was matched its parts have no figure.
    figures = {k: v for k, v in all_of(np.arange(len(fields))).items() if np.isfinite(v)}
    draws = {
        name: metrics.interval(lambda rows, name=name: all_of(rows)[name], sessions, draws=200)
        for name in figures
    }
    return {
        "fields": len(fields),
        "sessions": len(set(sessions)),
        "drawn": sum(len(field.frame.true) for field in fields),
        "analyzed": round(float(np.mean([line["status"] == "analyzed" for line in said])), 4),
        **{name: round(value, 4) for name, value in figures.items()},
        "intervals": {name: [round(v, 4) for v in ends] for name, ends in draws.items()},
    }


def _figures(fields: Sequence[Field]) -> dict[str, float]:
    recall, precision = boxes.recall_precision([field.frame for field in fields], 0.5)
    counts = np.array([[len(f.frame.found), len(f.frame.true)] for f in fields], dtype=np.float64)
    shares = np.array([pair for field in fields for pair in field.shares]).reshape(-1, 2)
    told = np.array([pair for field in fields for pair in field.told]).reshape(-1, 2)
    return {
        "recall50": recall,
        "precision50": precision,
        "count_relative_error": float(np.mean(np.abs(counts[:, 0] / counts[:, 1] - 1))),
        "count_bias": float(np.mean(counts[:, 0] - counts[:, 1])),
        "head_overlap": _mean([v for field in fields for v in field.heads]),
        "nucleus_overlap": _mean([v for field in fields for v in field.nuclei]),
        "acrosome_overlap": _mean([v for field in fields for v in field.acrosomes]),
        "acrosome_told": float((told[:, 0] == told[:, 1]).mean()) if len(told) else float("nan"),
        "share_mean_absolute_error": _mean(np.abs(shares[:, 0] - shares[:, 1])),
        "share_bias": _mean(shares[:, 0] - shares[:, 1]),
        "share_correlation": float(np.corrcoef(shares.T)[0, 1]) if len(shares) > 2 else np.nan,
        "share_error_of_the_mean": _mean(np.abs(shares[:, 1] - _mean(shares[:, 1]))),
    }


def _mean(values: Sequence[float] | NDArray[np.float64]) -> float:
    return float(np.mean(values)) if len(values) else float("nan")


def _field(folder: Path, row: lines.Row, line: lines.Line) -> Field:
    drawn = _drawn(folder / row["annotation"])
    true = np.array([_box(parts["Nucleus"] | _of(parts, "Acrosome")) for parts in drawn], float)
    listed = line["findings"]
    cells = [
        f
        for f in (listed if isinstance(listed, Sequence) else ())
        if f["code"] == "sperm.cell" and f["value"] == "sperm"
    ]
    found = np.array([[float(f["region"][s]) for s in ("r0", "c0", "r1", "c1")] for f in cells])
    frame = boxes.Frame(found.reshape(-1, 4), np.ones(len(cells)), true.reshape(-1, 4))
    field = Field(row["session"], frame, [], [], [], [], [])
    agreed = boxes.overlap(frame.found, frame.true)
    for i, cell in enumerate(cells):
        best = int(agreed[i].argmax()) if agreed.shape[1] else 0
        if "parts" in cell and agreed.shape[1] and agreed[i, best] >= 0.5:
            _compare(field, cell, drawn[best])
    return field


def _compare(field: Field, cell: Mapping[str, object], parts: Mapping[str, Mask]) -> None:
    outlines = cell["parts"]
    if not isinstance(outlines, Mapping):
        return
    head = _mask(outlines["head"]["points"])
    acrosome = _mask(outlines["acrosome"]["points"]) if "acrosome" in outlines else head & False
    nucleus = parts["Nucleus"]
    pale = _of(parts, "Acrosome") & ~nucleus
    field.heads.append(_overlap(head, nucleus | pale))
    field.nuclei.append(_overlap(head & ~acrosome, nucleus))
    field.told.append(("acrosome" in outlines, bool(pale.any())))
    if pale.any():
        field.acrosomes.append(_overlap(acrosome, pale))
    if pale.any() and "acrosome" in outlines:
        drawn = float(pale.sum() / (nucleus | pale).sum())
        field.shares.append((float(str(cell["acrosome_share"])), drawn))


def _drawn(path: Path) -> list[dict[str, Mask]]:
    """Masks of the parts of every sperm whose nucleus was drawn; labelme's points are x, y."""
    found: dict[object, dict[str, Mask]] = {}
    for shape in json.loads(path.read_text())["shapes"]:
        if shape["label"] in ("Nucleus", "Acrosome") and len(shape["points"]) > 2:
            parts = found.setdefault(shape["group_id"], {})
            mask = _mask([(y, x) for x, y in shape["points"]])
            parts[shape["label"]] = mask | _of(parts, shape["label"])
    return [parts for parts in found.values() if "Nucleus" in parts]


def _of(parts: Mapping[str, Mask], name: str) -> Mask:
    return parts[name] if name in parts else np.zeros(SHAPE, dtype=np.bool_)


def _mask(points: Sequence[Sequence[float]]) -> Mask:
    return np.asarray(draw.polygon2mask(SHAPE, np.array(points)), dtype=np.bool_)


def _box(mask: Mask) -> tuple[int, int, int, int]:
    r, c = np.nonzero(mask)
    return int(r.min()), int(c.min()), int(r.max()) + 1, int(c.max()) + 1


def _overlap(one: Mask, other: Mask) -> float:
    """Intersection over union."""
    return float((one & other).sum() / max(int((one | other).sum()), 1))
