"""Embryos, good or not: `labels.csv` names file, group and good, and the day (5 where none is).

A file that taught the weights is judged by the one member of the committee that never saw it, with
that member's own calibration, and such files are counted (`seen_in_training`); any other by all.
Two figures of each day: what the product says, where an embryo without an answer counts as
probability 0.5, so that abstaining improves nothing; and, on the day that was learnt, what the
network makes of every embryo that is found in a picture (`nothing_withheld`). Planes of one group
are averaged where a row has `focal_um`.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from common.analyzers import Outcome, Resources, embryo, embryo_outline, registry
from common.analyzers.embryo_quality import QualityModel
from common.domain.model import Facts, Modality
from training import calibration
from training.embryo import figures, look_alikes
from training.evaluate import embryo_sizes, lines, metrics

CODE = "embryo.quality_good"
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Asked:
    """One picture: what the product says of it, and the network's probability of "good", withheld
    from nothing; NaN where no embryo is found or no network is there.
    """

    outcome: Outcome
    withheld_nothing: float
    seen: bool


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """ROC AUC, average precision and calibration of each day, with 95 % intervals, and sizes."""
    table = lines.rows(folder)
    days = np.array([int(row.get("day") or 5) for row in table])
    asked = [
        _asked(folder / row["file"], int(day), research_models)
        for row, day in zip(table, days, strict=True)
    ]
    said = np.array([_good(one.outcome) for one in asked])
    network = np.array([one.withheld_nothing for one in asked])
    truth = np.array([int(row["good"]) for row in table])
    # Pictures of one embryo that the table holds apart count as one for the intervals.
    looks = [
        look_alikes.looks(row["file"], str(day), (folder / row["file"]).read_bytes())
        for row, day in zip(table, days, strict=True)
    ]
    groups = look_alikes.joined([row["group"] for row in table], looks)
    result: dict[str, object] = {
        "pictures": len(table),
        "seen_in_training": sum(one.seen for one in asked),
    }
    for day in sorted(set(days.tolist())):
        rows = np.flatnonzero(days == day)
        result[f"day_{day}"] = _figures(truth[rows], said[rows], [groups[i] for i in rows])
    known = np.flatnonzero(~np.isnan(network))
    if known.size:
        of_known = [groups[i] for i in known]
        result["nothing_withheld"] = figures.of_day(truth[known], network[known], of_known)
    outcomes = [one.outcome for one in asked]
    result["sizes"] = embryo_sizes.counted(outcomes)
    if table and "focal_um" in table[0]:
        score = np.nan_to_num(said, nan=0.5)
        result["by_embryo"] = figures.over_planes(truth, score, groups)
        result["sizes_over_planes"] = embryo_sizes.over_planes(outcomes, groups)
    return result


@cache
def _analyzer(research: bool, member: int | None) -> embryo.Embryology:
    return embryo.Embryology(Resources(weights=registry.weights, research=research), member)


@cache
def _network() -> QualityModel:
    return QualityModel(registry.weights(embryo.WEIGHTS))


def _asked(path: Path, day: int, research: bool) -> Asked:
    sample, digest = lines.sample(path, Modality.EMBRYO_IMAGE, Facts(day=day))
    member = _analyzer(research, None).seen(digest)
    outcome = _analyzer(research, member).analyze(sample)
    probability = float("nan")
    smaller = sample if sample.image is None else embryo.ENTRANCE.smaller(sample, sample.image)
    if research and smaller.image is not None and day == _network().day:
        picture = embryo_outline.grey(smaller.image)
        found = embryo_outline.find(picture)
        if found is not None:
            probability = _network().good(picture, found, member)
    return Asked(outcome, probability, member is not None)


def _good(outcome: Outcome) -> float:
    """The probability of "good"; NaN where it was not said."""
    found = next((f for f in outcome.findings if f.code == CODE), None)
    if found is None or found.confidence is None:
        return float("nan")
    return found.confidence if found.value else 1 - found.confidence


def _figures(truth: Ints, good: Floats, groups: list[str]) -> dict[str, object]:
    answered = ~np.isnan(good)
    score = np.where(answered, good, 0.5)
    kept = np.flatnonzero(answered)
    result: dict[str, object] = {
        "pictures": len(truth),
        "groups": len(set(groups)),
        "good": round(float(truth.mean()), 4),
        "answered": round(float(answered.mean()), 4),
        "roc_auc": figures.with_interval(truth, score, groups),
        "average_precision": round(metrics.average_precision(truth, score), 4),
    }
    if kept.size:
        said = (score[kept] > 0.5).astype(np.int64)
        result["balanced_accuracy_of_answered"] = round(
            metrics.balanced_accuracy(truth[kept], said), 4
        )
        result["wrong_of_answered"] = round(float(np.mean(truth[kept] != said)), 4)
    return result | calibration.agreement(truth[kept], score[kept])
