"""How sure "lesion" and "no lesion" must be, from figures out of fold."""

import numpy as np

from training.ovary import confidence


def test_the_band_is_as_wide_as_nine_of_ten_answers_allow() -> None:
    sure = np.r_[np.full(48, 0.02), np.full(48, 0.98), [0.5, 0.5, 0.4, 0.6]]
    assert confidence.band(sure) == [0.05, 0.7]
    assert confidence.band(np.r_[np.full(25, 0.45), np.full(25, 0.55)]) == [0.45, 0.55]


def test_no_lesion_must_be_surer_where_there_is_room() -> None:
    doubtful = np.r_[np.full(40, 0.05), np.full(48, 0.95), np.full(4, 0.33), np.full(8, 0.57)]
    low, high = confidence.band(doubtful)
    answered = np.mean((doubtful <= low) | (doubtful >= high))
    assert (low, high) == (0.35, 0.65) and answered == 0.92
