"""The folds' answers, calibrated, and judged on what each of these members left out."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from common.analyzers import fruit_kinds
from common.analyzers.fruit_committee import DIGITS, LIFTED, Factors
from training.fruit import figures

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Names = NDArray[np.str_]
# Of the distances out of fold, where a model has any: what lies beyond is unlike what taught.
FAMILIAR_SHARE = 0.8
# How often an answer that is given must be right, in each set of fruits.
WANTED = 0.9
VARIETIES, PHOTOGRAPHS, ELSE = "varieties", "photographs", "else"


@dataclass(frozen=True)
class Said:
    """What each member says of the pictures that it left out.

    scores (n, k) of the kinds; kinds (n,), the true ones; sets, groups (n,) names; folds (n,)
    taught (n,) whether a picture may teach other members; the rest is only judged
    strangeness (n,) distances from the taught pictures, None where the model knows none
    least : the least probability of an answer; None where the pictures choose it, by WANTED
    """

    kinds_known: tuple[str, ...]
    scores: Floats
    kinds: Ints
    folds: Ints
    groups: Names
    sets: Names
    taught: NDArray[np.bool_]
    strangeness: Floats | None
    least: float | None

    def learn(self, rows: NDArray[np.bool_]) -> Factors:
        """The factors that those of these pictures ask for which may teach."""
        rows = rows & self.taught
        heat, lift = self._calibrated(rows)
        known = Factors(temperature=heat, lift=lift)
        if self.strangeness is not None:
            limit = float(np.quantile(self.strangeness[rows], FAMILIAR_SHARE))
            known = replace(known, strangeness_limit=round(limit, 4))
        fruits = rows & (self.sets != ELSE)
        least = self.least
        if least is None:
            sure = self.probabilities(known, fruits)
            least = least_probability(sure, self.kinds[fruits], self.sets[fruits])
        return replace(known, least_probability=least)

    def probabilities(self, factors: Factors, rows: NDArray[np.bool_]) -> Floats:
        """(n, k) of these pictures."""
        return softmax(self.scores[rows] / factors.temperature + factors.lift * self._rare)

    @property
    def _rare(self) -> Floats:
        return np.array([kind == LIFTED for kind in self.kinds_known], dtype=np.float64)

    def _calibrated(self, rows: NDArray[np.bool_]) -> tuple[float, float]:
        """Temperature and lift under which the true kinds are likeliest."""
        scores, kinds, rare = self.scores[rows], self.kinds[rows], self._rare
        own = np.arange(len(kinds))

        def loss(tried: Floats) -> float:
            found = softmax(scores * np.exp(tried[0]) + tried[1] * rare)
            return float(-np.log(found[own, kinds] + 1e-12).mean())

        begin = np.array([-np.log(scores.std()), 0.0])
        slope, lift = minimize(loss, begin, method="Nelder-Mead").x
        lift = round(float(lift), 3) if rare.any() else 0.0
        return round(float(np.exp(-slope)), 4), lift


@dataclass(frozen=True)
class Judged:
    """The pictures out of fold with factors that were chosen on the other folds.

    probabilities (n, k); said (n,) whether an answer is given
    """

    probabilities: Floats
    said: NDArray[np.bool_]


def softmax(scores: Floats) -> Floats:
    """(n, k) probabilities."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def least_probability(probabilities: Floats, kinds: Ints, sets: Names) -> float:
    """The lowest probability above which answers are right often enough in every set."""
    top, said = probabilities.max(axis=1), probabilities.argmax(axis=1)
    for least in figures.LEAST:
        kept = [(top >= least) & (sets == name) for name in np.unique(sets)]
        if all(k.any() and float((said[k] == kinds[k]).mean()) >= WANTED for k in kept):
            return float(least)
    return float(figures.LEAST[-1])


def judge(told: Said) -> tuple[Judged, list[Factors], Factors]:
    """Each fold with the factors of the others; and those of each member, and of all together."""
    probabilities, said = np.zeros_like(told.scores), np.zeros(len(told.kinds), dtype=bool)
    members = []
    for fold in np.unique(told.folds):
        held = told.folds == fold
        one = told.learn(~held)
        members.append(one)
        found = told.probabilities(one, held)
        probabilities[held] = found
        said[held] = found.max(axis=1) >= one.least_probability
        if told.strangeness is not None:
            said[held] &= told.strangeness[held] <= one.strangeness_limit
    if fruit_kinds.OTHER in told.kinds_known:
        said &= probabilities.argmax(axis=1) != told.kinds_known.index(fruit_kinds.OTHER)
    everyone = told.learn(np.ones(len(told.kinds), dtype=bool))
    return Judged(probabilities, said), members, everyone


def digest(path: Path) -> str:
    """By which the analyzer knows a file again."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:DIGITS]


def metadata(
    members: Sequence[Factors], everyone: Factors, digests: Sequence[str], folds: Ints
) -> dict[str, str]:
    """What a weight file of a committee says of its members: their factors, and what each left
    out.
    """
    seen = [
        "".join(sorted({d for d, f in zip(digests, folds, strict=True) if f == fold}))
        for fold in np.unique(folds)
    ]
    return {
        "members": json.dumps([_stored(one) for one in members]),
        "everyone": json.dumps(_stored(everyone)),
        "seen": json.dumps(seen),
    }


def factors(members: Sequence[Factors], everyone: Factors) -> dict[str, object]:
    """As the card's figures name them."""
    return {"everyone": _stored(everyone), "members": [_stored(one) for one in members]}


def _stored(factors: Factors) -> dict[str, float]:
    return {name: value for name, value in asdict(factors).items() if np.isfinite(value)}


def of_set(told: Said, judged: Judged, name: str) -> dict[str, object]:
    """The out-of-fold figures of one set of fruits."""
    rows = told.sets == name
    names = np.array(told.kinds_known)
    found = judged.probabilities[rows]
    best = names[found.argmax(axis=1)]
    return figures.figures(
        truth=names[told.kinds[rows]],
        best=best,
        # What is taken for something else gets no kind at all.
        top=np.where(best == fruit_kinds.OTHER, 0.0, found.max(axis=1)),
        said=judged.said[rows],
        groups=told.groups[rows],
    )
