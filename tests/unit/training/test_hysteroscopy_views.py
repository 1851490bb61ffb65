"""Views of canal and cervix keep their film or group together, each in one part."""

from pathlib import Path

import pytest
from PIL import Image

from training.hysteroscopy import openings


@pytest.mark.parametrize("number, film", [(1, "pale"), (22, "pale"), (24, "red"), (264, "brown")])
def test_a_canal_view_belongs_to_one_of_three_films(number: int, film: str) -> None:
    assert openings.film({"frame_no": str(number)}) == film


def test_views_are_read_with_their_kind_part_and_mask(tmp_path: Path) -> None:
    folder = tmp_path / openings.SET
    other = tmp_path / "oocyte_some"
    folder.mkdir()
    other.mkdir()
    Image.new("RGB", (400, 400), (180, 90, 80)).save(folder / "a.png")
    Image.new("L", (400, 400), 255).save(folder / "m.png")
    Image.new("RGB", (90, 60), (120, 120, 120)).save(other / "b.png")
    lines = [
        "file,split,group,fold,task,label,mask,frame_no",
        "a.png,train,run-0,2,lumen,,m.png,30",
        "a.png,train,pair-7,4,cervix,,m.png,7",
        "a.png,train,film-a,3,polyp,1,,9",
    ]
    (folder / "labels.csv").write_text("\n".join(lines) + "\n")
    views = openings.read(tmp_path)
    assert views.kinds.tolist() == [0, 1, 0, 2]
    # A film has its own part, whatever fold its run is in; other sets are parts of their own.
    assert views.parts.tolist()[:3] == [openings.FILM_PARTS["red"], 4 % 3, 3 % 3]
    assert views.drawn.tolist() == [True, True, False, False]
    assert views.films == ["red", "", "", ""]
    assert views.squares.shape == (4, openings.SIDE, openings.SIDE, 3)
    assert views.masks[0].min() == 255 and views.masks[2].max() == 0
    assert views.at(views.drawn).groups == ["run-0", "pair-7"]
