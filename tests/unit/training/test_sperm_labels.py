"""How the sperm labels' votes are learnt and mixed, without pictures of sperm."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from common.analyzers import sperm_cell_heads
from training import calibration
from training.evaluate import metrics
from training.sperm_cell import members, votes
from training.sperm_cell.members import Points


def two_votes(n: int = 4000) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Two equally good votes in different units, and the truth that they tell."""
    rng = np.random.default_rng(5)
    found = rng.normal(0, 1, (n, 2))
    truth = (rng.random(n) < calibration.sigmoid(found.sum(axis=1))).astype(np.int64)
    return truth, found * [1.0, 10.0] + [0.0, 3.0]


def test_votes_of_one_worth_weigh_alike_whatever_their_unit() -> None:
    weight = votes.fit(*two_votes())
    # Standard errors of such a fit on 4,000 draws are about 0.04.
    assert weight[:2] == pytest.approx([1.0, 0.1], rel=0.12)
    assert weight[2] == pytest.approx(-0.3, abs=0.12)


def test_few_crops_hold_the_weights_together_and_many_let_them_part() -> None:
    truth, found = two_votes()
    found[:, 1] = np.random.default_rng(6).normal(0, 1, len(found))
    apart = []
    for rows in (slice(60), slice(None)):
        weight = votes.fit(truth[rows], found[rows])
        apart.append(weight[1] / weight[0])
    assert apart[0] > 2 * abs(apart[1]) and abs(apart[1]) < 0.15


def test_probabilities_of_a_fold_do_not_know_its_truth() -> None:
    truth, found = two_votes(300)
    labels, folds = truth[:, None], np.arange(300) % 3
    plain, weights = votes.out_of_fold(labels, found[:, None], folds)
    changed = labels.copy()
    changed[folds == 1] = 1 - changed[folds == 1]
    again, _ = votes.out_of_fold(changed, found[:, None], folds)
    assert (again[folds == 1] == plain[folds == 1]).all()
    assert (again[folds == 0] != plain[folds == 0]).all()
    assert weights.shape == (3, 3, 1)


def looks(n: int = 80) -> tuple[Points, NDArray[np.float32], NDArray[np.int64]]:
    """(n, 2, 30) looks of two labels as points, the looks themselves, and the labels."""
    rng = np.random.default_rng(8)
    labels = np.stack([rng.random(n) < 0.4, rng.random(n) < 0.3], axis=1).astype(np.int64)
    found = rng.normal(0, 1, (n, 2, 30))
    found[:, :, :10] += 2 * labels[:, :1, None]
    found[:, :, 10:20] += 2 * labels[:, 1:, None]
    seen = (found * 4 + 1).astype(np.float32)
    rows = seen.reshape(-1, 30)
    along = np.linalg.qr(rng.normal(0, 1, (30, 30)))[0][:, :25].astype(np.float16)
    placed = members.placed(rows.mean(axis=0), rows.std(axis=0), along, seen, 0.5)
    return placed, seen, labels


def test_a_member_holds_nothing_of_the_crops_it_never_saw() -> None:
    found, _, labels = looks()
    held = np.arange(80) % 5 == 2
    made = members.learnt(found, labels, np.flatnonzero(~held))
    duals = made.dual.reshape(80, 2, 2)
    assert not duals[held].any() and duals[~held].all()
    said = members.scores(made, found, np.flatnonzero(held))
    for k in (0, 1):
        assert metrics.roc_auc(labels[held, k], said[:, k]) > 0.9


def test_a_stored_member_answers_as_it_was_judged() -> None:
    found, seen, labels = looks()
    every = np.arange(80)
    taught = (every[every % 5 != 2], every)
    made = [members.learnt(found, labels, rows) for rows in taught]
    stored = members.stored(found, made)
    kernel = sperm_cell_heads.kernel({f"a.{name}": one for name, one in stored.items()}, "a")
    for which, one in enumerate(made):
        member = replace(kernel, dual=kernel.dual[which], shift=kernel.shift[which])
        said = np.array([member.scores(look) for look in seen])
        # Points are stored in 16 bits; those asked about are not.
        assert said == pytest.approx(members.scores(one, found, every), abs=0.02)
    assert np.abs(made[0].dual - made[1].dual).max() > 0.1
