"""Fruit kinds, of varieties or of photographs: `labels.csv` names file, group (variety), label.

A file that taught the weights is judged by the one member of each committee that never saw it, nor
anything of its fold, with factors that were chosen without it; any other by the whole committee.
Varieties, and photographs with research models, were taught, so this repeats the card's held-out
figures. `accuracy` counts the likeliest kind also where it is not said; `right_of_all` counts what
is not said as wrong.
"""

from functools import cache
from pathlib import Path

import numpy as np

from common.analyzers import Outcome, Resources, fruit, registry
from common.analyzers.fruit_committee import DIGITS, Voice
from common.domain.model import Finding, Modality
from training.evaluate import lines
from training.fruit.figures import figures

NONE = "no answer"


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """The figures of `training.fruit.figures`, how much was seen, and what the gate refused."""
    table = lines.rows(folder)
    seen = _analyzer(research_models, None, True).seen()
    said, likeliest, members = [], [], []
    for row in table:
        sample, digest = lines.sample(folder / row["file"], Modality.FRUIT_IMAGE)
        members.append(seen.get(digest[:DIGITS]))
        outcome = _analyzer(research_models, members[-1], True).analyze(sample)
        said.append(outcome)
        # What is said is the likeliest, so that only the unsaid needs asking again.
        asked = _analyzer(research_models, members[-1], False)
        likeliest.append(_found(outcome) or _found(asked.analyze(sample)))
    truth = np.array([row["label"] for row in table])
    named = np.array([_value(_found(outcome)) for outcome in said])
    found = figures(
        truth=truth,
        best=np.array([_value(kind) for kind in likeliest]),
        top=np.array([_confidence(kind) for kind in likeliest]),
        said=named != NONE,
        groups=np.array([row["group"] for row in table]),
    )
    return {
        "seen_in_training": sum(member is not None for member in members),
        "refused": round(float(np.mean([outcome.status != "analyzed" for outcome in said])), 4),
        "right_of_all": round(float(np.mean(named == truth)), 4),
        **found,
    }


@cache
def _analyzer(research: bool, member: int | None, abstains: bool) -> fruit.Fruit:
    resources = Resources(weights=registry.weights, research=research)
    return fruit.Fruit(resources, Voice(member=member, abstains=abstains))


def _found(outcome: Outcome) -> Finding | None:
    return next((f for f in outcome.findings if f.code == "fruit.kind"), None)


def _value(found: Finding | None) -> str:
    return NONE if found is None else str(found.value)


def _confidence(found: Finding | None) -> float:
    return 0.0 if found is None or found.confidence is None else found.confidence
