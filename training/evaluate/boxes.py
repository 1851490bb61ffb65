"""How well boxes agree: overlap, average precision over all frames, error of the number."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """Boxes found, (n, 4) r0, c0, r1, c1, with their scores, and the true ones, (m, 4)."""

    found: Floats
    scores: Floats
    true: Floats


def overlap(a: Floats, b: Floats) -> Floats:
    """Intersection over union of every box of `a` with every box of `b`, (n, m)."""
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    shared = np.prod(np.maximum(high - low, 0), axis=2)
    sizes = [np.prod(boxes[:, 2:] - boxes[:, :2], axis=1) for boxes in (a, b)]
    return np.asarray(shared / (sizes[0][:, None] + sizes[1][None, :] - shared))


def _hits(frame: Frame, least: float) -> NDArray[np.bool_]:
    """For each found box, the best scored first, whether it takes a true one that is still free."""
    order = np.argsort(-frame.scores, kind="stable")
    hits = np.zeros(len(order), dtype=np.bool_)
    if not len(frame.true):
        return hits
    agreed = overlap(frame.found, frame.true)
    free = np.ones(len(frame.true), dtype=np.bool_)
    for i in order:
        best = int(np.where(free, agreed[i], -1.0).argmax())
        if free[best] and agreed[i, best] >= least:
            free[best], hits[i] = False, True
    return hits


def average_precision(frames: Sequence[Frame], least: float) -> float:
    """Area under the precision-recall curve made monotone, all points, boxes of all frames sorted
    by score; a hit overlaps a true box by at least `least`. NaN without true boxes.
    """
    true = sum(len(frame.true) for frame in frames)
    if not true:
        return float("nan")
    scores = np.concatenate([frame.scores for frame in frames])
    hits = np.concatenate([_hits(frame, least) for frame in frames])
    hits = hits[np.argsort(-scores, kind="stable")]
    if not hits.size:
        return 0.0
    right = np.cumsum(hits)
    precision = np.maximum.accumulate((right / np.arange(1, hits.size + 1))[::-1])[::-1]
    return float(np.sum(precision * np.diff(right / true, prepend=0.0)))


def recall_precision(frames: Sequence[Frame], least: float) -> tuple[float, float]:
    """Share of the true boxes that are hit, and of the found ones that hit."""
    right = sum(int(_hits(frame, least).sum()) for frame in frames)
    true, found = (
        sum(len(v) for v in c) for c in zip(*((f.true, f.found) for f in frames), strict=True)
    )
    return right / max(true, 1), right / max(found, 1)


def of_text(text: str, kind: str) -> Floats:
    """The boxes of one class from `class:x0,y0,x1,y1;...`, as r0, c0, r1, c1."""
    parts = [part.partition(":") for part in text.split(";") if part]
    boxes = [[float(v) for v in place.split(",")] for name, _, place in parts if name == kind]
    return np.reshape(np.array(boxes, dtype=np.float64), (-1, 4))[:, [1, 0, 3, 2]]
