"""The published limits, against the printed values."""

from common.domain.standards import who_semen


def test_normal_forms_limit_is_four_percent_in_both_editions() -> None:
    sixth, fifth = who_semen.NORMAL_FORMS, who_semen.NORMAL_FORMS_2010
    assert (sixth.value, sixth.interval, sixth.unit) == (4.0, (3.9, 4.0), "%")
    assert (fifth.value, fifth.interval) == (4.0, (3.0, 4.0))
    assert "2021" in sixth.edition and "2010" in fifth.edition


def test_head_sizes_belong_to_papanicolaou_and_agree_with_their_ratio() -> None:
    length, width = who_semen.HEAD_LENGTH, who_semen.HEAD_WIDTH
    assert (length.low, length.median, length.high) == (3.7, 4.1, 4.7)
    assert (width.low, width.median, width.high) == (2.5, 2.8, 3.2)
    assert {length.stain, width.stain, who_semen.HEAD_ELONGATION.stain} == {"Papanicolaou"}
    assert round(length.median / width.median, 1) == who_semen.HEAD_ELONGATION.median
