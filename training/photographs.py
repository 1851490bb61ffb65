"""Photographs of everyday things, to teach and judge what is no picture for an analyzer.

python -m training.photographs [--further] --packages DIR --out DIR; the first DIR holds Debian
packages, downloaded and unpacked (`apt-get download NAME`, `dpkg-deb -x`), one folder each, named
like them. OUT gets two halves, `taught` and `judged`, each with a labels.csv that `fertivision
evaluate junk` reads. A picture's name decides its half, so that further pictures change nothing for
the others. `--further` takes other packages, of which no picture took part in any choice before.
"""

import argparse
import csv
import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

HALVES = ("judged", "taught")
ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
LONGEST = 1600
SHORTEST = 120
WALLPAPERS = (
    "gnome-backgrounds",
    "mate-backgrounds",
    "ukui-wallpapers",
    "lxqt-themes",
    "plasma-workspace-wallpapers",
)
# The activities of GCompris that show photographs or paintings, and how many of each are taken.
ACTIVITIES = {
    "categorization": 150,
    "chronos": 10,
    "details": 25,
    "erase": 35,
    "explore_farm_animals": 10,
    "explore_monuments": 50,
    "explore_world_animals": 20,
    "explore_world_music": 10,
    "louis-braille": 10,
    "paintings": 40,
}
# Stamps that are fruit or might pass for it, and those that are drawn.
NO_STAMPS = re.compile(
    "fruit|vegetable|food|nuts|tomato|apple|orange|banana|cherry|cartoon|alphabet|symbols|flags"
    "|roadsign|math|plastic"
)
STAMPS_EVERY, NEBULAE_EVERY = 3, 14
# Of other packages: where their pictures lie, and every how many one is taken.
FURTHER = (
    ("endless-sky-data", "images/land/*.jpg", 2),
    ("endless-sky-data", "images/scene/*", 1),
    ("endless-sky-data", "images/planet/*.png", 6),
    ("endless-sky-data", "images/ship/*.png", 12),
    ("endless-sky-data", "images/outfit/*.png", 20),
    ("freeorion-data", "art/encyclopedia/planet_environments/*", 3),
    ("freeorion-data", "art/galaxy_decoration/*", 2),
    ("kstars-data", "kstars/textures/*", 3),
    ("kstars-data", "skycultures/western/*.png", 4),
    ("lomiri-wallpapers-16.04", "backgrounds/*.jpg", 1),
    ("lomiri-wallpapers-20.04", "backgrounds/*", 1),
    ("opencv-doc", "examples/data/*", 1),
    ("palapeli-data", "palapeli/*/*.jpg", 1),
    ("tuxpaint-data", "tuxpaint/starters/*", 2),
    ("visp-images-data", "ViSP-images/[A-Zf]*/**/*.*", 4),
)
# Fruit, sheets of text, and all but two of one series of a chessboard.
NOT_FURTHER = re.compile(
    "fruits?\\.|orange|apple|(left|right)(?!03)\\d\\d|logo|digits|imageText|letter"
)
WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)


def collect(packages: Path) -> Iterator[tuple[str, str, bytes]]:
    """Source, name and bytes of each picture, in a fixed order."""
    for package in WALLPAPERS:
        for path in _wallpapers(packages / package):
            yield package, path.name, path.read_bytes()
    nebulae = sorted((packages / "stellarium-data").rglob("nebulae/default/*.png"))
    stamps = [
        path
        for path in sorted((packages / "tuxpaint-stamps-default").rglob("stamps/**/*.png"))
        if not NO_STAMPS.search(str(path.relative_to(packages)))
    ]
    for path in nebulae[::NEBULAE_EVERY]:
        yield "nebulae", path.name, path.read_bytes()
    for path in stamps[::STAMPS_EVERY]:
        yield "stamps", path.name, path.read_bytes()
    for activity, count in ACTIVITIES.items():
        for resource in sorted((packages / "gcompris-qt-data").rglob(f"{activity}.rcc")):
            found = {_named(activity, data): data for data in embedded(resource.read_bytes())}
            for name in sorted(found)[:count]:
                yield "gcompris", name, found[name]


def further(packages: Path) -> Iterator[tuple[str, str, bytes]]:
    """As `collect`, of the other packages."""
    for package, pattern, every in FURTHER:
        found = [
            path
            for path in sorted((packages / package).rglob(pattern))
            if path.suffix.lower() in ENDINGS and not path.is_symlink()
        ]
        for path in found[::every]:
            if not NOT_FURTHER.search(path.name):
                yield package, path.name, path.read_bytes()


def embedded(resource: bytes) -> Iterator[bytes]:
    """The WebP pictures inside a file of resources."""
    for start in (m.start() for m in WEBP.finditer(resource)):
        size = int.from_bytes(resource[start + 4 : start + 8], "little") + 8
        yield resource[start : start + size]


def half(name: str) -> str:
    """Which half a picture of that name belongs to."""
    return HALVES[int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % 2]


def make(pictures: Iterator[tuple[str, str, bytes]], out: Path) -> dict[str, int]:
    """Write both halves; how many pictures each holds."""
    tables: dict[str, list[str]] = {name: [] for name in HALVES}
    for number, (source, name, data) in enumerate(pictures):
        with Image.open(io.BytesIO(data)) as picture:
            if min(picture.size) < SHORTEST:
                continue
            seen = on_white(picture)
        seen.thumbnail((LONGEST, LONGEST))
        part = half(name)
        file = f"{source}/{number}.jpg"
        (out / part / source).mkdir(parents=True, exist_ok=True)
        seen.save(out / part / file, quality=92)
        tables[part].append(file)
    for part, files in tables.items():
        with (out / part / "labels.csv").open("w", newline="") as written:
            csv.writer(written).writerows([("file", "modality"), *((file, "") for file in files)])
    return {part: len(files) for part, files in tables.items()}


def on_white(picture: Image.Image) -> Image.Image:
    """The picture without transparency, before white."""
    whole = picture.convert("RGBA")
    ground = Image.new("RGBA", whole.size, "white")
    ground.alpha_composite(whole)
    return ground.convert("RGB")


def _wallpapers(folder: Path) -> list[Path]:
    """Each wallpaper once, its largest file."""
    largest: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in ENDINGS or path.is_symlink() or "screenshot" in path.name:
            continue
        # Sizes and the variants for light and dark desktops are the same picture.
        name = re.sub(r"[-_]?\d{3,}x\d{3,}|-[ld]$", "", path.stem) or str(path.parents[1])
        if name not in largest or path.stat().st_size > largest[name].stat().st_size:
            largest[name] = path
    return [largest[name] for name in sorted(largest)]


def _named(activity: str, data: bytes) -> str:
    digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    return f"{activity}_{digest[:10]}.webp"


def main() -> None:
    """Make the halves and say how many pictures they hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--further", action="store_true", help="of the other packages")
    arguments = parser.parse_args()
    taken = further if arguments.further else collect
    print(make(taken(arguments.packages), arguments.out))


if __name__ == "__main__":
    main()
