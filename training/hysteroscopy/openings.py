"""Views of canal and cervix with their masks, views without, and pictures of something else."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from common.analyzers import coarse, hysteroscopy
from common.analyzers.hysteroscopy_openings import square
from training.evaluate import lines
from training.junk_set import SHOWS, some

SET = "hysteroscopy_polyps"
SIDE = 224
CANAL, SPECULUM, OTHER = 0, 1, 2
KINDS = ("canal", "speculum", "other")
# The runs of frames in the set's `group` come from three films, seen by eye: pale (one run), brown
# (the end of the last), red (all others). Whoever holds out runs only has seen the film.
PALE_UNTIL, BROWN_FROM = 22, 264
PARTS = 3
FILM_PARTS = {"pale": 0, "brown": 1, "red": 2}
PLAIN_EVERY = 5
OTHERS = 12


@dataclass(frozen=True)
class Views:
    """Squares (n, s, s, 3) and masks (n, s, s) uint8, 0 to 255; of each its kind and part, its
    group, whether its mask was drawn, and the film of an outlined canal view.
    """

    squares: NDArray[np.uint8]
    masks: NDArray[np.uint8]
    kinds: NDArray[np.int64]
    parts: NDArray[np.int64]
    groups: list[str]
    films: list[str]
    drawn: NDArray[np.bool_]

    def at(self, rows: NDArray[np.bool_]) -> "Views":
        """Only these."""
        kept = np.flatnonzero(rows)
        return Views(
            self.squares[rows],
            self.masks[rows],
            self.kinds[rows],
            self.parts[rows],
            [self.groups[i] for i in kept],
            [self.films[i] for i in kept],
            self.drawn[rows],
        )


@dataclass(frozen=True)
class View:
    """One picture before it is read."""

    file: Path
    mask: Path | None
    kind: int
    part: int
    group: str
    film: str = ""


def film(row: lines.Row) -> str:
    """The film that an outlined canal view comes from."""
    number = int(row["frame_no"])
    if number <= PALE_UNTIL:
        return "pale"
    return "brown" if number >= BROWN_FROM else "red"


def read(data: Path) -> Views:
    """All of them, made ready by the product's own code."""
    found = [*_outlined(data / SET), *_plain(data / SET), *_others(data)]
    return Views(
        np.stack([_square(v.file) for v in found]),
        np.stack([_mask(v.mask) for v in found]),
        np.array([v.kind for v in found]),
        np.array([v.part for v in found]),
        [v.group for v in found],
        [v.film for v in found],
        np.array([v.mask is not None for v in found]),
    )


def _outlined(folder: Path) -> Iterator[View]:
    for row in lines.rows(folder):
        if row["task"] == "polyp":
            continue
        canal = row["task"] == "lumen"
        source = film(row) if canal else ""
        yield View(
            folder / row["file"],
            folder / row["mask"],
            CANAL if canal else SPECULUM,
            FILM_PARTS[source] if canal else int(row["fold"]) % PARTS,
            row["group"],
            source,
        )


def _plain(folder: Path) -> Iterator[View]:
    """Frames of the polyp films, which nobody outlined."""
    rows = [row for row in lines.rows(folder) if row["task"] == "polyp"]
    for row in rows[::PLAIN_EVERY]:
        yield View(folder / row["file"], None, CANAL, int(row["fold"]) % PARTS, row["group"])


def _others(data: Path) -> Iterator[View]:
    """Pictures of the other sets; one set is one group, and in one part."""
    folders = [p for start in SHOWS for p in sorted(data.glob(f"{start}*")) if p.name != SET]
    for number, folder in enumerate(folders):
        for path in some(folder, OTHERS):
            yield View(path, None, OTHER, number % PARTS, folder.name)


def _square(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as picture:
        image = coarse.averaged(np.asarray(picture.convert("RGB")), hysteroscopy.ENOUGH_SIDE)[0]
    return square(image, SIDE).astype(np.uint8)


def _mask(path: Path | None) -> NDArray[np.uint8]:
    if path is None:
        return np.zeros((SIDE, SIDE), dtype=np.uint8)
    with Image.open(path) as picture:
        binary = picture.convert("L").point(lambda v: 255 if v > 127 else 0)
    return np.asarray(binary.resize((SIDE, SIDE), Image.Resampling.BOX), dtype=np.uint8)
