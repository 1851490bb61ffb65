"""The motility section: its table, its histogram, and what it says about few cells."""

import pytest

from common.domain.model import JsonObject
from common.domain.standards import codes, who_semen
from common.reports import motility
from common.reports.words.phrases import LANGUAGES, phrases
from tests.unit.reports import made

UNITS = {"VCL": "um/s", "LIN": "1", "progression": "um/s"}


def track(number: int, kind: str, vcl: float, progression: float | None) -> JsonObject:
    """A followed sperm as the analyzer says it."""
    said: JsonObject = {"id": f"f{number}", "code": "sperm.track", "value": kind, "n": 1}
    said |= {"VCL": vcl, "LIN": 0.5, "units": UNITS}
    return said if progression is None else {**said, "progression": progression}


def film(*tracks: JsonObject, count: int | None = None) -> JsonObject:
    total = len(tracks) if count is None else count
    counted: JsonObject = {"id": "f0", "code": "sperm.count", "value": total, "n": total}
    return made.body([counted, *tracks])


FAST = [track(1, "rapid_progressive", 90.0, 60.0), track(2, "rapid_progressive", 110.0, 24.999)]
STILL = track(3, "immotile", 2.0, 0.0)


def test_a_line_for_each_class_holds_its_number_and_means() -> None:
    content = made.one("sperm_video", film(*FAST, STILL))
    assert content.matrix is not None
    assert content.matrix.header == ("Class", "Cells", "VCL, µm/s", "LIN")
    rapid, immotile = content.matrix.lines
    assert rapid[1:] == ("2", "100.0", "0.5") and immotile[1:] == ("1", "2.0", "0.5")
    assert rapid[0] == codes.value_label("sperm.track", "rapid_progressive", "en")


def test_the_histogram_counts_every_sperm_once_at_its_own_limit() -> None:
    # 0 in 0 to 5; 24.999 in 5 to 25; 25 begins 25 to 50; 60 in 50 to 75; 150 and more at the end.
    ends = [track(4, "rapid_progressive", 1.0, 25.0), track(5, "rapid_progressive", 1.0, 150.0)]
    rows = motility.bands([*FAST, STILL, *ends], phrases("en"))
    assert [row.value for row in rows] == [f"{n} of 5" for n in (1, 1, 1, 1, 0, 0, 1)]
    assert rows[0].label.startswith("Progression 0 to 5") and "∞" in rows[-1].label
    assert {len(row.note) for row in rows} == {0, 20}


def test_without_a_scale_there_is_no_histogram() -> None:
    content = made.one("sperm_video", film(track(1, "moving", 9.0, None)))
    assert not any(row.code == "sperm.track" for row in content.summary)
    assert motility.bands([track(1, "moving", 9.0, None)], phrases("en")) == ()


@pytest.mark.parametrize("count, said", [(0, False), (199, True), (200, False)])
def test_fewer_than_200_are_named(count: int, said: bool) -> None:
    content = made.one("sperm_video", film(*FAST, count=count))
    few = phrases("en")["motility.below_200"].format(n=count)
    assert (few in content.notices) == said
    assert phrases("en")["motility.not_validated"] in content.notices


def test_the_cells_of_several_films_are_counted_together() -> None:
    bodies = [film(*FAST, count=150), film(STILL, count=60)]
    assert motility.counted(bodies) == 210 >= who_semen.MIN_CELLS_FOR_MOTILITY
    assert len(motility.tracks(bodies)) == 3


def test_lengths_in_pixels_keep_their_unit() -> None:
    pixels: JsonObject = {"id": "f1", "code": "sperm.track", "value": "moving", "VCL_px": 40.0}
    found = motility.matrix([{**pixels, "units": {"VCL_px": "px/s"}}], "en", phrases("en"))
    assert found is not None and found.header[2] == "VCL, px/s" and found.lines[0][2] == "40.0"


def test_a_film_in_which_nothing_was_followed_has_no_table() -> None:
    said = {"status": "not_analyzable", "why": "too_short", "findings": [], "provenance": {}}
    content = made.one("sperm_video", made.body([]) | said)
    assert content.matrix is None and content.summary == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_every_class(language: str) -> None:
    found = motility.matrix([*FAST, STILL], language, phrases(language))
    assert found is not None
    assert len({line[0] for line in found.lines}) == 2
    assert not any("_" in cell for line in (found.header, *found.lines) for cell in line)
