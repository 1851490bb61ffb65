"""How well two drawings of one photograph agree: python -m training.hysteroscopy.hands --data DIR.

Some speculum views are in the set twice or three times, cropped, turned or stretched, and each time
the opening was drawn anew. DIR holds the sets' folders. One drawing is laid on the other by matched
points; an outline by machine can hardly be asked to agree better than these do.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage.feature import SIFT, match_descriptors
from skimage.measure import ransac
from skimage.transform import AffineTransform, warp

from training.evaluate import lines
from training.hysteroscopy import openings

# `frame_no` of two views of one photograph, found by matched points among all pairs and seen by
# eye. Two frames of one film are not among them: there the opening itself has moved.
TWICE = (
    ("48", "253"),
    ("203", "412"),
    ("147", "247"),
    ("242", "627"),
    ("75", "103"),
    ("103", "186"),
    ("75", "186"),
)
SIDE = 256
RATIO, TRIALS, NEAR = 0.8, 2000, 4.0
HALF = 0.5


def agreement(folder: Path) -> dict[str, float]:
    """Dice of the two drawings of each pair, and the mean over them."""
    by_number = {row["frame_no"]: row for row in lines.rows(folder) if row["task"] == "cervix"}
    found = {}
    for one, other in TWICE:
        pictures = [_grey(folder / by_number[n]["file"]) for n in (one, other)]
        masks = [_grey(folder / by_number[n]["mask"]) > HALF for n in (one, other)]
        found[f"{one}, {other}"] = round(_overlap(pictures, masks), 4)
    return {**found, "mean": round(float(np.mean(list(found.values()))), 4)}


def _overlap(pictures: list[NDArray[np.float64]], masks: list[NDArray[np.bool_]]) -> float:
    keypoints, descriptors = zip(*(_described(picture) for picture in pictures), strict=True)
    pairs = match_descriptors(*descriptors, cross_check=True, max_ratio=RATIO)
    here, there = (keypoints[i][pairs[:, i], ::-1] for i in (0, 1))
    laid, _ = ransac((here, there), AffineTransform, 4, NEAR, max_trials=TRIALS, rng=0)
    moved = warp(masks[1].astype(np.float64), laid, output_shape=masks[0].shape) > HALF
    both = 2 * (moved & masks[0]).sum()
    return float(both / max(moved.sum() + masks[0].sum(), 1))


def _described(
    picture: NDArray[np.float64],
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    points = SIFT(upsampling=1)
    points.detect_and_extract(picture)
    return points.keypoints, points.descriptors


def _grey(path: Path) -> NDArray[np.float64]:
    with Image.open(path) as picture:
        small = picture.convert("L").resize((SIDE, SIDE))
    return np.asarray(small, dtype=np.float64) / 255


def main() -> None:
    """Say it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets")
    print(json.dumps(agreement(parser.parse_args().data / openings.SET), indent=1))


if __name__ == "__main__":
    main()
