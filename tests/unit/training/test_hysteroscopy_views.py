"""Views of canal and cervix keep their film or group together, each in one part."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from training.hysteroscopy import openings


@pytest.mark.parametrize("number, film", [(1, "pale"), (22, "pale"), (24, "red"), (264, "brown")])
def test_a_canal_view_belongs_to_one_of_three_films(number: int, film: str) -> None:
    assert openings.film({"frame_no": str(number)}) == film


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    """A folder of sets with a lumen, openings of two women, three frames of films and an egg."""
    folder = tmp_path / openings.SET
    other = tmp_path / "oocyte_some"
    folder.mkdir()
    other.mkdir()
    for number, name in enumerate("abcdef"):
        Image.new("RGB", (400, 400), (180, 90, 80 + number)).save(folder / f"{name}.png")
    Image.new("L", (400, 400), 255).save(folder / "m.png")
    Image.new("RGB", (90, 60), (120, 120, 120)).save(other / "b.png")
    lines = [
        "file,split,group,fold,task,label,mask,frame_no",
        "a.png,train,run-0,2,lumen,,m.png,30",
        "b.png,train,pair-7,4,cervix,,m.png,7",
        "c.png,train,pair-75,0,cervix,,m.png,75",
        "d.png,train,pair-103,2,cervix,,m.png,103",
        "e.png,train,film-a,3,polyp,1,,9",
        "f.png,train,film-a,3,polyp,1,,10",
    ]
    (folder / "labels.csv").write_text("\n".join(lines) + "\n")
    return tmp_path


def test_views_are_read_with_their_kind_part_and_mask(sets: Path) -> None:
    views = openings.read(sets)
    assert views.kinds.tolist() == [0, 1, 1, 1, 0, 2]
    # A film has its own part, whatever fold its run is in; other sets are parts of their own.
    assert views.parts.tolist()[:5] == [openings.FILM_PARTS["red"], 4, 2, 2, 3]
    assert views.drawn.tolist() == [True, True, True, True, False, False]
    assert views.films == ["red", "", "", "", "", ""]
    assert views.squares.shape == (6, openings.KEPT, openings.KEPT, 3)
    assert views.masks[0].min() == 255 and views.masks[4].max() == 0
    some = views.at(views.kinds == openings.SPECULUM)
    assert [view.file.name for view in some.files] == ["b.png", "c.png", "d.png"]


def test_views_of_one_woman_are_one_group_whatever_the_set_says(sets: Path) -> None:
    assert openings.read(sets).groups[1:4] == ["pair-7", "pair-103", "pair-103"]


def test_a_frame_of_a_film_that_taught_is_known_by_its_digest_though_it_did_not(sets: Path) -> None:
    views = openings.read(sets)
    folder = sets / openings.SET
    digests = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.glob("?.png")}
    known = openings.seen(sets, views)
    assert "f.png" not in {view.file.name for view in views.files}
    assert known[digests["f.png"][: openings.DIGITS]] == known[digests["e.png"][:12]] == 3
    assert known[digests["c.png"][:12]] == 2 and len(known) == 7


def test_a_drawing_is_laid_on_the_picture_as_it_is_analysed(sets: Path) -> None:
    mask = np.zeros((800, 800), dtype=np.uint8)
    mask[200:400, 100:300] = 255
    Image.fromarray(mask).save(sets / "mask.png")
    small = openings.drawing(sets / "mask.png", (400, 400))
    assert small.sum() == 100 * 100 and small[100:200, 50:150].all()
