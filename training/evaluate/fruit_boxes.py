"""Boxes of single fruits on photographs: `labels.csv` names file and boxes, class:x0,y0,x1,y1;...

Beside the boxes that the analyzer gives stand those that it does not: the outlines of several
pieces before a plain ground, whatever they show. No outline was learnt from these photographs.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from common.analyzers import coarse, fruit, fruit_outline
from common.domain.model import Modality
from training.evaluate import lines
from training.evaluate.boxes import Frame, of_text, recall_precision

LEAST = 0.5
KINDS = ("apple", "banana", "orange")
SIDES = ("r0", "c0", "r1", "c1")


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """Recall and precision at an overlap of a half: of the given boxes, and of all outlines."""
    given, outlined = [], []
    for row in lines.rows(folder):
        true = np.concatenate([of_text(row["boxes"], kind) for kind in KINDS])
        given.append(_frame(_given(folder, row, research_models), true))
        outlines = _outlines(folder / row["file"])
        if len(outlines):
            outlined.append(_frame(outlines, true))
    return {
        "photographs": len(given),
        "boxes": sum(len(frame.true) for frame in given),
        "given": _figures(given),
        "photographs_with_several_outlines": len(outlined),
        "outlines_of_several": _figures(outlined),
    }


def _figures(frames: list[Frame]) -> dict[str, float]:
    recall, precision = recall_precision(frames, LEAST) if frames else (0.0, 0.0)
    return {
        "found": sum(len(frame.found) for frame in frames),
        "recall": round(recall, 4),
        "precision": round(precision, 4),
    }


def _frame(found: NDArray[np.float64], true: NDArray[np.float64]) -> Frame:
    return Frame(found=found, scores=np.ones(len(found)), true=true)


def _given(folder: Path, row: lines.Row, research: bool) -> NDArray[np.float64]:
    findings = lines.line(folder, row, Modality.FRUIT_IMAGE, research)["findings"]
    listed = findings if isinstance(findings, list) else []
    boxes = [[f["region"][s] for s in SIDES] for f in listed if f["code"] == "fruit.item"]
    return np.reshape(np.array(boxes, dtype=np.float64), (-1, 4))


def _outlines(path: Path) -> NDArray[np.float64]:
    """The boxes of several pieces before a plain ground; none where there are not several."""
    with Image.open(path) as picture:
        image = np.asarray(picture.convert("RGB"))
    small, _ = coarse.averaged(image, fruit.ENOUGH_SIDE)
    scene = fruit_outline.find(small)
    if scene.unrest > fruit.MAX_UNREST or len(scene.items) < 2:
        return np.zeros((0, 4))
    factors = np.tile(np.array(image.shape[:2]) / np.array(scene.picture.shape[:2]), 2)
    places = [np.nonzero(mask) for mask in scene.items]
    return (
        np.array([[*(p.min() for p in at), *(p.max() + 1 for p in at)] for at in places]) * factors
    )
