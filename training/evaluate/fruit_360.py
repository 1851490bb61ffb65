"""Fruit kinds, of varieties or of photographs: `labels.csv` names file, group (variety), label.

A picture without an answer counts as wrong in `accuracy`, `balanced_accuracy` and `macro_f1`; the
figures of the answered ones stand beside them. Varieties that were taught are counted: on them the
figures say nothing about varieties that were not. With research models the photographs of
fruit_kaggle300 were taught too, each a group of its own.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from common.analyzers import fruit, registry
from common.analyzers.sessions import Model
from common.domain.model import Modality
from training.evaluate import lines, metrics

NONE = "no answer"
Names = NDArray[np.str_]


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """Accuracy, balanced accuracy and macro F1 with 95 % intervals over varieties."""
    table = lines.rows(folder)
    said = np.array([_kind(folder, row, research_models) for row in table])
    truth = np.array([row["label"] for row in table])
    groups = [row["group"] for row in table]
    weights, entry = (
        (fruit.KIND_WEIGHTS, "taught") if research_models else (fruit.WEIGHTS, "varieties")
    )
    taught = set(json.loads(Model(registry.weights(weights)).metadata[entry]))
    answered = np.flatnonzero(said != NONE)
    return {
        "pictures": len(table),
        "varieties": len(set(groups)),
        "varieties_taught": len(set(groups) & taught),
        "commonest_kind": round(float(max(np.mean(truth == k) for k in np.unique(truth))), 4),
        "answered": round(float(answered.size / max(len(table), 1)), 4),
        **{
            name: _with_interval(measure, truth, said, groups)
            for name, measure in (
                ("accuracy", _accuracy),
                ("balanced_accuracy", _balanced),
                ("macro_f1", _macro_f1),
            )
        },
        "accuracy_of_answered": round(_accuracy(truth[answered], said[answered]), 4)
        if answered.size
        else None,
        "by_variety": _by_variety(truth, said, np.array(groups)),
    }


def _kind(folder: Path, row: lines.Row, research: bool) -> str:
    found = lines.finding(lines.line(folder, row, Modality.FRUIT_IMAGE, research), "fruit.kind")
    return NONE if found is None else str(found["value"])


def _accuracy(truth: Names, said: Names) -> float:
    return float(np.mean(truth == said))


def _balanced(truth: Names, said: Names) -> float:
    return float(np.mean([np.mean(said[truth == k] == k) for k in np.unique(truth)]))


def _macro_f1(truth: Names, said: Names) -> float:
    kinds, numbers = np.unique(np.concatenate([truth, said]), return_inverse=True)
    del kinds
    return metrics.macro_f1(numbers[: truth.size], numbers[truth.size :])


def _with_interval(
    measure: Callable[[Names, Names], float], truth: Names, said: Names, groups: Sequence[str]
) -> list[float]:
    low, high = metrics.interval(lambda rows: measure(truth[rows], said[rows]), groups)
    return [round(value, 4) for value in (measure(truth, said), low, high)]


def _by_variety(truth: Names, said: Names, groups: Names) -> dict[str, dict[str, float]]:
    return {
        str(variety): {
            "answered": round(float(np.mean(said[groups == variety] != NONE)), 3),
            "right": round(float(np.mean(said[groups == variety] == truth[groups == variety])), 3),
        }
        for variety in np.unique(groups)
    }
