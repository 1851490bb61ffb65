"""Stained sperm crops: head shape on HuSHeM, and sperm, abnormal or neither on SMIDS.

A file that taught the weights is judged by the one member of the committee that never saw it, and
such files are counted (`seen_in_training`); any other file by the whole committee. A crop without
an answer counts as wrong.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from common.analyzers import Outcome, Resources, Sample, registry, sperm_cell
from common.analyzers.sperm_cell_kinds import KINDS, SHAPES
from common.domain.model import Facts, Modality
from common.media import isolate, sniff
from training import calibration
from training.evaluate import lines, metrics

NOTHING = "nothing"
Answer = tuple[str, float]


def hushem(folder: Path, *, research_models: bool) -> dict[str, object]:
    """Accuracy, balanced accuracy and macro F1 over the four shapes, and risk by confidence."""
    return _evaluate(folder, SHAPES, _shape, research_models)


def smids(folder: Path, *, research_models: bool) -> dict[str, object]:
    """The same over normal, abnormal and no sperm; and the calibration of `sperm.is_sperm`."""
    return _evaluate(folder, KINDS, _kind, research_models)


@cache
def _analyzer(research: bool, member: int | None) -> sperm_cell.SpermCell:
    return sperm_cell.SpermCell(Resources(weights=registry.weights, research=research), member)


def _outcome(path: Path, research: bool) -> tuple[Outcome, bool]:
    """What the analyzer says of a file, decoded as the product decodes it; and was it seen."""
    data = path.read_bytes()
    member = None
    if research:
        member = _analyzer(True, None).seen(hashlib.sha256(data).hexdigest())
    sniffed = sniff.sniff(data[: sniff.HEAD], len(data))
    image = isolate.decode_image(data, sniffed.media_type, isolate.Limits())
    sample = Sample(
        modality=Modality.SPERM_CELL_IMAGE,
        facts=Facts(),
        media_type=sniffed.media_type,
        image=image.pixels,
        reduction=image.reduction,
        quality_flags=image.flags,
    )
    return _analyzer(research, member).analyze(sample), member is not None


def _values(outcome: Outcome) -> Mapping[str, tuple[object, float]]:
    return {f.code: (f.value, f.confidence or 0.0) for f in outcome.findings}


def _shape(outcome: Outcome) -> Answer:
    value, confidence = _values(outcome).get("sperm.head_shape", (NOTHING, 0.0))
    return str(value), confidence


def _kind(outcome: Outcome) -> Answer:
    said = _values(outcome)
    if "sperm.is_sperm" not in said:
        return NOTHING, 0.0
    is_sperm, sure = said["sperm.is_sperm"]
    if not is_sperm:
        return "non_sperm", sure
    normal, whole = said["sperm.normal"]
    return ("normal" if normal else "abnormal"), sure * whole


def _evaluate(
    folder: Path, names: Sequence[str], answer: Callable[[Outcome], Answer], research: bool
) -> dict[str, object]:
    table = lines.rows(folder)
    outcomes = [_outcome(folder / row["file"], research) for row in table]
    answers = [answer(outcome) for outcome, _ in outcomes]
    listed = [*names, NOTHING]
    truth = np.array([listed.index(row["label"]) for row in table])
    said = np.array([listed.index(name) for name, _ in answers])
    sure = np.array([confidence for _, confidence in answers])
    groups = [row["group"] for row in table]
    low, high = metrics.interval(lambda r: metrics.accuracy(truth[r], said[r]), groups)
    result: dict[str, object] = {
        "crops": len(table),
        "groups": len(set(groups)),
        "seen_in_training": sum(seen for _, seen in outcomes),
        "answered": round(float(np.mean(said != len(names))), 4),
        "accuracy": [round(v, 4) for v in (metrics.accuracy(truth, said), low, high)],
        "always_the_commonest": round(float(np.bincount(truth).max() / len(truth)), 4),
        "balanced_accuracy": round(metrics.balanced_accuracy(truth, said), 4),
        "macro_f1": round(metrics.macro_f1(truth, said), 4),
        "confusion": {
            name: {other: int(np.sum((truth == i) & (said == j))) for j, other in enumerate(listed)}
            for i, name in enumerate(names)
        },
        "risk_coverage": _curve(truth != said, sure),
    }
    if names == KINDS:
        said_of = [
            (outcome, row["label"]) for (outcome, _), row in zip(outcomes, table, strict=True)
        ]
        sperm = [pair for pair in said_of if pair[1] != "non_sperm"]
        result["sperm.is_sperm"] = _calibration(said_of, "sperm.is_sperm", KINDS[:2])
        result["sperm.normal"] = _calibration(sperm, "sperm.normal", KINDS[:1])
    return result


def _curve(wrong: np.ndarray, sure: np.ndarray) -> list[list[float]]:
    """[least confidence, share answered, share of wrong answers]."""
    return [
        [
            least,
            round(float((sure >= least).mean()), 3),
            round(float(wrong[sure >= least].mean()), 3),
        ]
        for least in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
        if (sure >= least).any()
    ]


def _calibration(
    said_of: Sequence[tuple[Outcome, str]], code: str, yes: Sequence[str]
) -> dict[str, object]:
    """How well the probabilities of a yes or no agree with the labels that mean yes."""
    pairs = [
        (label in yes, confidence if value else 1 - confidence)
        for outcome, label in said_of
        for value, confidence in [_values(outcome).get(code, (None, 0.0))]
        if value is not None
    ]
    truth = np.array([true for true, _ in pairs], dtype=np.int64)
    probability = np.array([yes for _, yes in pairs], dtype=np.float64)
    return {"answered": len(pairs), **calibration.agreement(truth, probability)}
