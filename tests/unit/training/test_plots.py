"""The cards' pictures are those that the figures beside them give."""

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from training import plots

AGREED = [[0.1, 0.12, 50], [0.5, 0.48, 50], [0.9, 0.91, 49]]
RISK = [[0.5, 1.0, 0.14], [0.9, 0.4, 0.03]]


def written(folder: Path, content: object, name: str = "cross_validation.json") -> Path:
    (folder / "some_task").mkdir(exist_ok=True)
    path = folder / "some_task" / name
    path.write_text(json.dumps(content))
    return path


def texts(svg: str) -> list[str]:
    found = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314
    return [element.text or "" for element in found]


def test_committed_pictures_are_what_the_figures_give() -> None:
    pictures = plots.all_drawn()
    assert pictures
    assert plots.stale(pictures) == [], "run python -m training.plots"


def test_every_picture_stands_in_the_card_beside_it() -> None:
    for path in plots.all_drawn():
        cards = [card.read_text() for card in path.parent.glob("*CARD.md")]
        assert any(f"]({path.name})" in card for card in cards), path


def test_a_curve_at_any_depth_is_a_panel_under_its_place(tmp_path: Path) -> None:
    content = {"day_5": {"reliability": AGREED, "risk_coverage": RISK}, "reliability": AGREED}
    pictures = {path.name: svg for path, svg in plots.drawn(written(tmp_path, content)).items()}
    assert set(pictures) == {"reliability.svg", "risk_coverage.svg"}
    said = texts(pictures["reliability.svg"])
    assert said.count("3 points, n = 49 to 50 each") == 2 and "day 5" in said
    assert "0.9" in texts(pictures["risk_coverage.svg"])


def test_points_and_labels_by_name_draw_the_same_picture(tmp_path: Path) -> None:
    named = [dict(zip(("said", "true", "n"), row, strict=True)) for row in AGREED]
    (inside,) = plots.drawn(written(tmp_path, {"reliability": {"day_5": named}})).values()
    (outside,) = plots.drawn(written(tmp_path, {"day_5": {"reliability": AGREED}})).values()
    assert inside == outside


@pytest.mark.parametrize(
    "row, places", [([0.5, 1.0, 0.14], (1.0, 0.14)), ([0.0, 0.8, 0.7, 0.3], (0.8, 0.3))]
)
def test_what_is_wrong_stands_last_in_a_row(row: list[float], places: tuple[float, float]) -> None:
    (curve,) = plots.curves({"risk_coverage": [row]})
    assert plots.risk_coverage(curve).points == (places,)


def test_a_file_without_curves_gets_no_picture_and_an_old_one_is_named(tmp_path: Path) -> None:
    written(tmp_path, {"roc_auc": 0.9}, "kinds_cross_validation.json")
    old = tmp_path / "some_task" / "kinds_reliability.svg"
    old.write_text("<svg/>")
    assert plots.all_drawn(tmp_path) == {}
    assert plots.stale({}, tmp_path) == [old]


def test_interval_of_a_share_is_wilsons() -> None:
    # R. G. Newcombe, Statistics in Medicine 1998, table I: 81 of 263.
    (curve,) = plots.curves({"reliability": [[0.3, 81 / 263, 263]]})
    assert plots.reliability(curve).bars[0] == pytest.approx((0.2553, 0.3662), abs=1e-4)
