"""Average precision and the other measures of boxes on cases worked by hand."""

from collections.abc import Sequence

import numpy as np
import pytest

from training.evaluate import boxes
from training.evaluate.boxes import Frame

A, B, FAR = [0, 0, 10, 10], [20, 20, 30, 30], [60, 60, 70, 70]


def frame(
    found: Sequence[Sequence[float]], scores: Sequence[float], true: Sequence[Sequence[float]]
) -> Frame:
    def shaped(
        places: Sequence[Sequence[float]],
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return np.reshape(np.array(places, float), (-1, 4))

    return Frame(shaped(found), np.array(scores, float), shaped(true))


def test_overlap_is_intersection_over_union() -> None:
    one, other = np.array([[0, 0, 10, 10]], float), np.array([[0, 5, 10, 15]], float)
    assert boxes.overlap(one, other)[0, 0] == pytest.approx(50 / 150)


def test_perfect_boxes_have_precision_one() -> None:
    assert boxes.average_precision([frame([A, B], [0.9, 0.8], [A, B])], 0.5) == 1.0


# Hit, miss, hit: precision 1 up to recall 1/2, 2/3 up to recall 1.
def test_precision_is_the_area_under_the_monotone_curve() -> None:
    case = frame([A, FAR, B], [0.9, 0.8, 0.7], [A, B])
    assert boxes.average_precision([case], 0.5) == pytest.approx(0.5 + 0.5 * 2 / 3)


def test_true_box_is_matched_once() -> None:
    case = frame([A, A], [0.9, 0.8], [A])
    assert boxes.recall_precision([case], 0.5) == (1.0, 0.5)


def test_boxes_of_all_frames_are_ranked_together() -> None:
    frames = [frame([A], [0.2], [A]), frame([FAR], [0.9], [B])]
    assert boxes.average_precision(frames, 0.5) == pytest.approx(0.5 * 0.5)


def test_text_is_read_as_rows_and_columns() -> None:
    assert boxes.of_text("S:1,2,3,4;Impurity:5,6,7,8", "S").tolist() == [[2, 1, 4, 3]]
    assert boxes.of_text("", "S").shape == (0, 4)


def test_without_true_boxes_there_is_no_figure() -> None:
    assert np.isnan(boxes.average_precision([frame([A], [0.5], [])], 0.5))
