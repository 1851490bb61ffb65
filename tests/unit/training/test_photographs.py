"""Photographs of everyday things are found in packages, each once and always in the same half."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from training import photographs


def picture(seed: int, side: int = 150) -> Image.Image:
    rng = np.random.default_rng(seed)
    return Image.fromarray(rng.integers(0, 256, (side, side, 3), dtype=np.uint8))


def webp(seed: int) -> bytes:
    kept = io.BytesIO()
    picture(seed).save(kept, "WEBP")
    return kept.getvalue()


def packages(folder: Path) -> Path:
    walls = folder / "gnome-backgrounds" / "usr"
    stamps = folder / "tuxpaint-stamps-default" / "stamps"
    resources = folder / "gcompris-qt-data"
    for place in (walls, stamps / "household", stamps / "food" / "fruit", resources):
        place.mkdir(parents=True)
    for number in range(4):
        picture(number).save(walls / f"hill{number}.png")
    picture(4, 400).save(walls / "hill0-400x400.png")
    picture(5, 40).save(walls / "tiny.png")
    picture(6).save(stamps / "food" / "fruit" / "pear.png")
    Image.new("RGBA", (130, 130), (0, 0, 0, 0)).save(stamps / "household" / "cup.png")
    (resources / "details.rcc").write_bytes(b"head" + webp(7) + b"between" + webp(8) + b"tail")
    return folder


def test_pictures_inside_a_file_of_resources_are_found_whole() -> None:
    assert list(photographs.embedded(b"xx" + webp(1) + b"yyy" + webp(2))) == [webp(1), webp(2)]


def test_both_halves_hold_each_picture_once_and_no_fruit(tmp_path: Path) -> None:
    counts = photographs.make(photographs.collect(packages(tmp_path / "in")), tmp_path / "out")
    # Four hills, of which one in its larger size, the cup and two of the resources.
    assert sum(counts.values()) == 7 and set(counts) == {"judged", "taught"}
    written = sorted((tmp_path / "out").rglob("*.jpg"))
    assert {path.parent.name for path in written} == {"gnome-backgrounds", "stamps", "gcompris"}
    tables = [(tmp_path / "out" / half / "labels.csv").read_text() for half in counts]
    assert sum(table.count(".jpg") for table in tables) == 7
    assert all(table.startswith("file,modality") for table in tables)


def test_what_is_transparent_becomes_white() -> None:
    clear = Image.new("RGBA", (4, 4), (10, 20, 30, 0))
    assert photographs.on_white(clear).getpixel((1, 1)) == (255, 255, 255)


def test_a_name_decides_its_half() -> None:
    halves = {name: photographs.half(name) for name in ("a.png", "b.png", "c.png", "d.png")}
    assert set(halves.values()) == set(photographs.HALVES)
    assert halves == {name: photographs.half(name) for name in halves}


def test_further_pictures_leave_fruit_and_series_out(tmp_path: Path) -> None:
    data = tmp_path / "opencv-doc" / "usr" / "examples" / "data"
    land = tmp_path / "endless-sky-data" / "images" / "land"
    for place in (data, land):
        place.mkdir(parents=True)
    for name in ("board.jpg", "fruits.jpg", "orange.jpg", "left03.jpg", "left04.jpg", "left.jpg"):
        picture(1).save(data / name)
    for number in range(4):
        picture(number).save(land / f"hill{number}.jpg")
    found = [(source, name) for source, name, _ in photographs.further(tmp_path)]
    assert found == [
        ("endless-sky-data", "hill0.jpg"),
        ("endless-sky-data", "hill2.jpg"),
        ("opencv-doc", "board.jpg"),
        ("opencv-doc", "left.jpg"),
        ("opencv-doc", "left03.jpg"),
    ]
