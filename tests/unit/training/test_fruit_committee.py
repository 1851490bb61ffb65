"""A fruit committee learns its factors from the folds that a member is not asked about."""

import numpy as np
import pytest

from common.analyzers import fruit_kinds
from common.analyzers.fruit_committee import Factors
from training.fruit import committee
from training.fruit.committee import ELSE, PHOTOGRAPHS, Said

KINDS = ("apple", "mixed", fruit_kinds.OTHER)


def told(scores: np.ndarray, kinds: np.ndarray, **given: object) -> Said:
    n = len(kinds)
    return Said(
        **{
            "kinds_known": KINDS,
            "scores": scores,
            "kinds": kinds,
            "folds": np.arange(n) % 2,
            "groups": np.arange(n).astype(str),
            "sets": np.where(kinds == 2, ELSE, PHOTOGRAPHS),
            "taught": np.ones(n, dtype=bool),
            "strangeness": None,
            "least": None,
            **given,
        }  # type: ignore[arg-type]
    )


def drawn(n: int = 600) -> tuple[np.ndarray, np.ndarray]:
    """Scores whose right temperature is a tenth, and of which `mixed` lacks 0.2."""
    rng = np.random.default_rng(0)
    scores = rng.normal(0, 0.3, (n, 3))
    chances = committee.softmax(scores / 0.1)
    kinds = np.array([rng.choice(3, p=p) for p in chances])
    scores[:, 1] -= 0.2
    return scores, kinds


def test_temperature_and_lift_are_found_again() -> None:
    scores, kinds = drawn(4000)
    found = told(scores, kinds, least=0.5).learn(np.ones(len(kinds), dtype=bool))
    assert found.temperature == pytest.approx(0.1, rel=0.1)
    assert found.lift == pytest.approx(2, rel=0.1)
    assert found.least_probability == 0.5


def test_a_fold_is_judged_with_the_factors_of_the_others() -> None:
    scores, kinds = drawn()
    said = told(scores, kinds)
    judged, members, everyone = committee.judge(said)
    fold = said.folds == 0
    assert members[0] == said.learn(~fold) != members[1]
    assert np.array_equal(judged.probabilities[fold], said.probabilities(members[0], fold))
    assert everyone == said.learn(np.ones(len(kinds), dtype=bool))


def test_what_may_not_teach_changes_no_factor() -> None:
    scores, kinds = drawn()
    taught = np.arange(len(kinds)) % 3 > 0
    rows = np.ones(len(kinds), dtype=bool)
    spoiled = np.where(taught[:, None], scores, 5.0)
    assert told(scores, kinds, taught=taught).learn(rows) == told(
        spoiled, kinds, taught=taught
    ).learn(rows)


def test_something_else_and_the_strange_get_no_kind() -> None:
    scores, kinds = drawn()
    strangeness = np.linspace(0, 1, len(kinds))
    judged, _, everyone = committee.judge(told(scores, kinds, strangeness=strangeness, least=0.0))
    other = judged.probabilities.argmax(axis=1) == 2
    assert not judged.said[other].any()
    assert everyone.strangeness_limit == pytest.approx(committee.FAMILIAR_SHARE, abs=0.01)
    assert not judged.said[strangeness > 0.9].any() and judged.said[strangeness < 0.8].any()


def test_least_probability_is_the_lowest_that_is_right_often_enough_in_every_set() -> None:
    sure = np.array([[0.9, 0.1]] * 10 + [[0.5, 0.5]] * 5 + [[0.7, 0.3]] * 10)
    kinds = np.array([0] * 10 + [1] * 5 + [0] * 10)
    sets = np.array(["a"] * 15 + ["b"] * 10)
    assert committee.least_probability(sure, kinds, sets) == 0.55


def test_weights_name_what_each_member_left_out() -> None:
    folds = np.array([0, 1, 0])
    stored = committee.metadata([Factors(), Factors(lift=0.5)], Factors(), ["c", "b", "a"], folds)
    assert stored["seen"] == '["ac", "b"]'
    assert '"lift": 0.5' in stored["members"] and "Infinity" not in stored["members"]
