"""Sperm morphology on MHSMA: four labels for each crop, 1 = abnormal.

A label that the analyzer does not give counts as probability 0.5 and as "normal", so that
abstaining improves no figure; the figures of the answered ones stand beside it. Whether a label is
abnormal is what the analyzer said, by its own threshold; at one half stands beside it.

Of the files that taught the weights each is judged by the one member that never saw it, with that
member's calibration and thresholds (`out_of_fold`), beside those of the split `valid`.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from common.analyzers import Resources, registry, sperm_cell
from common.domain.model import Modality
from training import calibration
from training.evaluate import lines, metrics

LABELS = ("acrosome", "head", "vacuole", "tail")
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """ROC AUC, average precision, MCC and F0.5 of each label with 95 % intervals."""
    table = lines.rows(folder)
    said = [lines.line(folder, row, Modality.SPERM_CELL_IMAGE, research_models) for row in table]
    result = _judged(table, said)
    taught = _taught(folder) if research_models else []
    if taught:
        rows = [row for row, _ in taught]
        result["out_of_fold"] = _judged(rows, [line for _, line in taught])
    return result


def _judged(table: Sequence[lines.Row], said: Sequence[lines.Line]) -> dict[str, object]:
    groups = [row["group"] for row in table]
    result: dict[str, object] = {
        "crops": len(table),
        "groups": len(set(groups)),
        "analyzed": round(float(np.mean([line["status"] == "analyzed" for line in said])), 4),
    }
    for name in LABELS:
        truth = np.array([int(row[name]) for row in table])
        code = f"sperm.{name}_normal"
        abnormal = np.array([_abnormal(line, code) for line in said])
        called = np.array([_called(line, code) for line in said], dtype=np.int64)
        if np.isnan(abnormal).all():
            result[name] = {"abnormal": round(float(truth.mean()), 4), "answered": 0.0}
        else:
            result[name] = _figures(truth, abnormal, called, groups)
    return result


def _taught(folder: Path) -> list[tuple[lines.Row, lines.Line]]:
    """What the member that never saw it says of each file that taught the weights."""
    found: list[tuple[lines.Row, lines.Line]] = []
    for row in lines.every(folder):
        sample, digest = lines.sample(folder / row["file"], Modality.SPERM_CELL_IMAGE)
        member = _analyzer(None).seen(digest)
        if member is not None:
            outcome = _analyzer(member).analyze(sample)
            findings = [asdict(finding) for finding in outcome.findings]
            found.append((row, {"status": outcome.status, "findings": findings}))
    return found


@cache
def _analyzer(member: int | None) -> sperm_cell.SpermCell:
    return sperm_cell.SpermCell(Resources(weights=registry.weights, research=True), member)


def _abnormal(line: lines.Line, code: str) -> float:
    found = lines.finding(line, code)
    if found is None:
        return float("nan")
    confidence = float(str(found["confidence"]))
    return 1 - confidence if found["value"] else confidence


def _called(line: lines.Line, code: str) -> bool:
    found = lines.finding(line, code)
    return found is not None and not found["value"]


def _figures(truth: Ints, abnormal: Floats, said: Ints, groups: Sequence[str]) -> dict[str, object]:
    answered = ~np.isnan(abnormal)
    score = np.where(answered, abnormal, 0.5)
    half = (score > 0.5).astype(np.int64)
    kept = np.flatnonzero(answered)
    result: dict[str, object] = {
        "abnormal": round(float(truth.mean()), 4),
        "answered": round(float(answered.mean()), 4),
        "roc_auc": _with_interval(lambda r: metrics.roc_auc(truth[r], score[r]), groups),
        "average_precision": _with_interval(
            lambda r: metrics.average_precision(truth[r], score[r]), groups
        ),
        "mcc": _with_interval(lambda r: metrics.mcc(truth[r], said[r]), groups),
        "mcc_at_half": round(metrics.mcc(truth, half), 4),
        "called_abnormal": round(float(said.mean()), 4),
        "f_0.5": _with_interval(lambda r: metrics.f_beta(truth[r], said[r]), groups),
        "wrong_of_answered": round(float(np.mean(truth[kept] != said[kept])), 4),
        "roc_auc_of_answered": round(metrics.roc_auc(truth[kept], score[kept]), 4),
    }
    return result | calibration.agreement(truth[kept], score[kept])


def _with_interval(
    measure: Callable[[NDArray[np.intp]], float], groups: Sequence[str]
) -> list[float]:
    point = measure(np.arange(len(groups)))
    return [round(value, 4) for value in (point, *metrics.interval(measure, groups))]
