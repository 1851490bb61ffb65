"""Fits the weighing of spot features on SVIA, whole films held back for judging.

python -m training.sperm_field.train --data DIR
"""

import argparse
import csv
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from common.analyzers import sperm_field_heads as heads
from common.analyzers import sperm_field_score as score
from common.analyzers.sperm_field_heads import Spots
from training import calibration
from training.evaluate import boxes, metrics
from training.evaluate.boxes import Frame
from training.onnx_file import WEIGHTS

LICENCE = (
    "SVIA, no licence file; its authors welcome non-commercial research work only"
    " (https://github.com/Demozsj/Detection-Sperm)"
)
# A spot whose box overlaps a drawn one by this much is taken for that head.
SAME = 0.4
ROUNDS = 3
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Taught:
    """One frame: its film, its spots and the heads that people boxed."""

    film: str
    spots: Spots
    true: Floats


def read(folder: Path) -> list[Taught]:
    """Every frame of labels.csv that is there as a picture."""
    with (folder / "labels.csv").open(newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["file"]]
    taught = []
    for row in rows:
        with Image.open(folder / row["file"]) as picture:
            grey = heads.grey(np.asarray(picture.convert("RGB")))
        spots = heads.spots(heads.prepare(grey))
        taught.append(Taught(row["group"], spots, boxes.of_text(row["boxes"], "S")))
    return taught


def fit(frames: Sequence[Taught]) -> Floats:
    """Weights and shift. Which of two overlapping spots counts depends on them: three rounds."""
    kept = [heads.apart(f.spots.boxes, score.prominence(f.spots.features)) for f in frames]
    known = [score.weighed(frame.spots.features) for frame in frames]
    # The ridge must bear alike on every column, whatever its unit; the weights are for raw columns.
    middle, spread = np.vstack(known).mean(axis=0), np.vstack(known).std(axis=0)
    for _ in range(ROUNDS):
        columns = np.vstack([v[k] for v, k in zip(known, kept, strict=True)])
        truth = np.concatenate([_truth(f, k) for f, k in zip(frames, kept, strict=True)])
        fitted = calibration.fit(truth, (columns - middle) / spread, ridge=1.0)
        factors = fitted[:-1] / spread
        kept = [heads.apart(f.spots.boxes, v @ factors) for f, v in zip(frames, known, strict=True)]
    return np.append(factors, fitted[-1] - factors @ middle)


def _truth(frame: Taught, kept: NDArray[np.intp]) -> NDArray[np.int64]:
    agreed = boxes.overlap(frame.spots.boxes[kept], frame.true).max(axis=1, initial=0.0)
    return np.asarray(agreed >= SAME, dtype=np.int64)


def stored(weights: Floats) -> bytes:
    """The weight file."""
    content = {
        "features": list(heads.FEATURES),
        "products_of": [heads.FEATURES[i] for i in score.SHAPE],
        "weights": [round(float(w), 6) for w in weights[:-1]],
        "shift": round(float(weights[-1]), 6),
        "licence": LICENCE,
    }
    return (json.dumps(content, indent=1) + "\n").encode()


def judge(frames: Sequence[Taught], weighing: score.Weighing | None) -> dict[str, object]:
    """What the analyzer would say about these frames, measured."""
    said = [score.objects(frame.spots, weighing) for frame in frames]
    ranked = [
        Frame(s.boxes, s.prominence if s.probability is None else s.probability, f.true)
        for s, f in zip(said, frames, strict=True)
    ]
    counts = np.array([[sum(s.is_sperm), len(f.true)] for s, f in zip(said, frames, strict=True)])
    gaps = counts[:, 0] - counts[:, 1]
    result: dict[str, object] = {
        "frames": len(frames),
        "true": int(counts[:, 1].sum()),
        "ap50": round(boxes.average_precision(ranked, 0.5), 4),
        "ap30": round(boxes.average_precision(ranked, 0.3), 4),
        "count_relative_error": round(float(np.mean(np.abs(gaps) / counts[:, 1])), 4),
        "count_mean_absolute_error": round(float(np.abs(gaps).mean()), 4),
        "count_bias": round(float(gaps.mean()), 4),
    }
    if weighing is not None:
        p = np.concatenate([s.probability for s in said if s.probability is not None])
        truth = np.concatenate(
            [
                boxes.overlap(s.boxes, f.true).max(axis=1, initial=0.0) >= SAME
                for s, f in zip(said, frames, strict=True)
            ]
        ).astype(np.int64)
        result |= calibration.agreement(truth, p)
        result["risk_coverage"] = [
            [round(v, 4) for v in point] for point in metrics.risk_coverage(truth, p)
        ]
    return result


def by_depth(held: Sequence[Taught], taught: Sequence[Taught]) -> dict[str, object]:
    """Baseline: spots ranked by their depth alone, the threshold that counts best on `taught`."""

    def seen(frame: Taught) -> Frame:
        depth = frame.spots.features[:, 0]
        kept = heads.apart(frame.spots.boxes, depth)
        return Frame(frame.spots.boxes[kept], depth[kept], frame.true)

    def error(frames: Sequence[Frame], least: float) -> float:
        gaps = [abs(int((f.scores > least).sum()) - len(f.true)) / len(f.true) for f in frames]
        return float(np.mean(gaps))

    learnt, judged = [seen(frame) for frame in taught], [seen(frame) for frame in held]
    least = min(np.linspace(-2, 0.5, 251).tolist(), key=lambda value: error(learnt, value))
    return {
        "ap50": round(boxes.average_precision(judged, 0.5), 4),
        "ap30": round(boxes.average_precision(judged, 0.3), 4),
        "count_relative_error": round(error(judged, least), 4),
    }


def mean_count(held: Sequence[Taught], taught: Sequence[Taught]) -> float:
    """Mean relative error of always answering the mean number of the films that taught."""
    mean = np.mean([len(frame.true) for frame in taught])
    return round(float(np.mean([abs(mean - len(f.true)) / len(f.true) for f in held])), 4)


def cross_validation(frames: Sequence[Taught]) -> dict[str, dict[str, object]]:
    """Each film judged by what the other films taught; beside it the rule that needs no weights,
    depth alone, and the mean number.
    """
    films = sorted({frame.film for frame in frames})
    result: dict[str, dict[str, object]] = {}
    for film in films:
        held = [frame for frame in frames if frame.film == film]
        taught = [frame for frame in frames if frame.film != film]
        weighing = score.Weighing(stored(fit(taught)))
        result[film] = {
            "weighing": judge(held, weighing),
            "rule": judge(held, None),
            "depth_alone": by_depth(held, taught),
            "always_the_mean_count_relative_error": mean_count(held, taught),
        }
    return result


def main() -> None:
    """Write the weights and the held-out figures; print the file's name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    frames = read(parser.parse_args().data)
    data = stored(fit(frames))
    path = WEIGHTS / "research" / f"sperm_field-{hashlib.sha256(data).hexdigest()[:16]}.json"
    for other in path.parent.glob("sperm_field-*.json"):
        other.unlink()
    path.write_bytes(data)
    figures = json.dumps(cross_validation(frames), indent=1)
    (Path(__file__).parent / "cross_validation.json").write_text(figures + "\n")
    print(path.name)


if __name__ == "__main__":
    main()
