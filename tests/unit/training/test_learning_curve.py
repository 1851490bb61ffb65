"""A learning curve asks nobody about what taught it, and the cards show the stored figures."""

import json

import numpy as np
import pytest

from training import learning_curve
from training.learning_curve import Floats, Problem, Rows

NUMBER = np.arange(80) // 2
GROUPS = [f"pair {n}" for n in NUMBER]
RARE = np.asarray(NUMBER % 8 == 0, dtype=np.int64)


def problem(asked: list[tuple[Rows, Rows]]) -> Problem:
    def answer(taught: Rows, held: Rows) -> Floats:
        asked.append((taught, held))
        return np.full(len(held), float(len(taught)))

    return Problem(
        what="pairs",
        groups=GROUPS,
        folds=NUMBER % 4,
        strata=RARE,
        answer=answer,
        measures={"taught": lambda answers: float(answers.mean())},
    )


def test_no_group_both_teaches_and_is_asked() -> None:
    asked: list[tuple[Rows, Rows]] = []
    learning_curve.curve(problem(asked))
    assert len(asked) == 4 * (3 * learning_curve.SEEDS + 1)
    for taught, held in asked:
        assert not set(NUMBER[taught]) & set(NUMBER[held])
        # Groups come whole, and the rare class is never missing where there is one to draw.
        assert len(taught) == 2 * len(set(NUMBER[taught]))
        assert RARE[taught].any() or not RARE[np.setdiff1d(np.arange(80), held)].any()


def test_all_that_is_left_teaches_at_the_end() -> None:
    points = learning_curve.curve(problem([]))["points"]
    assert isinstance(points, list)
    assert [point["share"] for point in points] == [0.25, 0.5, 0.75, 1.0]
    assert points[-1] == {"share": 1.0, "groups": 30, "taught": [60.0, 60.0, 60.0]}
    assert points[0]["groups"] < points[1]["groups"] < points[2]["groups"] < 30


def test_another_draw_is_another_part_of_the_groups() -> None:
    rows = np.arange(80)
    first, again, other = (learning_curve.drawn(problem([]), rows, 0.5, s) for s in (0, 0, 1))
    assert first.tolist() == again.tolist() != other.tolist()


def test_the_table_shows_mean_and_ends() -> None:
    points = [
        {"share": 0.25, "groups": 8, "AUC": [0.71, 0.7, 0.72]},
        {"share": 1.0, "groups": 30, "AUC": [0.8, 0.8, 0.8]},
    ]
    assert learning_curve.table({"what": "pairs", "points": points}) == (
        "| pairs that teach | AUC |\n|--:|--:|\n"
        "| 8 (25 %) | 0.710 (0.700-0.720) |\n| 30 (100 %) | 0.800 |\n"
    )


@pytest.mark.parametrize("task", learning_curve.FILES)
def test_cards_show_the_stored_curves(task: str) -> None:
    path = learning_curve.HERE / learning_curve.FILES[task]
    cards = "".join(card.read_text() for card in sorted(path.parent.glob("*.md")))
    for found in json.loads(path.read_text()).values():
        assert learning_curve.table(found) in cards
