"""What the sperm crop's label models see: the upright head, as large as it is and as usual."""

import numpy as np
import pytest
from numpy.typing import NDArray

from common.analyzers import registry, sperm_cell_looks, sperm_cell_outline, sperm_cell_upright
from common.analyzers.sessions import Model
from common.analyzers.sperm_cell_research import TRUNK, WORDS
from common.analyzers.sperm_cell_upright import HALF_LENGTH, Upright

GROUND, DARK = 0.8, 0.6


def picture(
    half_length: float = 19.0, half_width: float = 13.3, turn: float = 0.0, side: int = 64
) -> NDArray[np.float64]:
    """A dark head on an even ground, its rim darker, with a straight tail at one end."""
    rows, columns = np.mgrid[:side, :side] - (side - 1) / 2
    along = rows * np.cos(turn) + columns * np.sin(turn)
    across = columns * np.cos(turn) - rows * np.sin(turn)
    away = np.hypot(along / half_length, across / half_width)
    found = np.where(away <= 1, DARK + 0.1, GROUND)
    found = np.where(np.abs(away - 1) < 0.08, DARK, found)
    found[(along > half_length) & (np.abs(across) < 1.5)] = DARK
    return np.asarray(found)


def upright(values: NDArray[np.float64]) -> Upright:
    head = sperm_cell_outline.find(values)
    assert head is not None
    return sperm_cell_upright.upright(values, head)


@pytest.mark.parametrize("turn", [0.0, 0.8, 2.0, np.pi, 4.5])
def test_the_tail_points_down_whichever_way_the_head_lies(turn: float) -> None:
    found = upright(picture(turn=turn))
    for patch in (found.plain, found.sized):
        middle = np.abs(patch[:, 26:38])
        assert middle[-6:].mean() > 3 * middle[:6].mean()


@pytest.mark.parametrize("half_length, half_width", [(15.0, 10.5), (19.0, 13.3), (22.0, 12.0)])
def test_a_sized_head_has_the_usual_length(half_length: float, half_width: float) -> None:
    found = upright(picture(half_length, half_width)).sized
    dark = np.flatnonzero(found[:32, 31] < -0.05)
    # Two pixels for the outline's own error.
    assert dark[0] == pytest.approx(31.5 - HALF_LENGTH, abs=2)
    assert (np.diff(dark) == 1).all()


def test_heads_of_one_form_look_alike_at_the_same_length() -> None:
    small, large = upright(picture(14.3, 10.0)), upright(picture(21.5, 15.0))
    inside = (slice(14, 50), slice(20, 44))
    apart = np.abs(small.sized[inside] - large.sized[inside]).mean()
    assert apart < np.abs(small.plain[inside] - large.plain[inside]).mean() / 3
    edges = [sperm_cell_looks.edges(one) for one in (small.sized, large.sized, large.plain)]
    assert np.linalg.norm(edges[0] - edges[1]) < np.linalg.norm(edges[0] - edges[2])


def test_turning_upside_down_twice_changes_nothing() -> None:
    found = upright(picture())
    again = found.upside_down().upside_down()
    assert (again.plain == found.plain).all() and (again.sized == found.sized).all()
    assert sperm_cell_upright.direction(found.plain) == pytest.approx(
        -sperm_cell_upright.direction(found.upside_down().plain)
    )


def test_the_words_of_one_form_are_alike_at_the_same_length() -> None:
    trunk, words = (Model(registry.weights(name)) for name in (TRUNK, WORDS))
    small, large = (
        sperm_cell_looks.looks(upright(picture(*halves)), trunk, words)
        for halves in ((14.3, 10.0), (21.5, 15.0))
    )
    assert tuple(small) == sperm_cell_looks.MACHINES
    away = {name: np.linalg.norm(small[name] - large[name]) for name in ("words", "sized_words")}
    assert away["sized_words"] < away["words"] / 1.5
    # The second row is the mirror image's; these heads are their own.
    assert small["words"][0] == pytest.approx(small["words"][1], abs=0.2)
