"""Views of canal and cervix with their masks, views without, and pictures of something else."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from common.analyzers import coarse, hysteroscopy
from common.analyzers.hysteroscopy_openings import DIGITS, square
from training.evaluate import lines
from training.junk_set import SHOWS, some

SET = "hysteroscopy_polyps"
# What a network sees of a picture, and what is kept of it, so that it can be looked at closer.
SIDE, KEPT = 224, 320
CANAL, SPECULUM, OTHER = 0, 1, 2
KINDS = ("canal", "speculum", "other")
# The runs of frames in the set's `group` come from three films, seen by eye: pale (one run), brown
# (the end of the last), red (all others). Whoever holds out runs only has seen the film.
PALE_UNTIL, BROWN_FROM = 22, 264
PARTS = 5
FILM_PARTS = {"pale": 0, "brown": 1, "red": 2}
# Speculum views of one photograph or woman that the set's groups and folds keep apart, seen by eye
# and by matched points: `frame_no` of one and of the one whose part it takes.
ALIKE = {"75": "103", "186": "103", "37": "275", "627": "242"}
PLAIN_EVERY = 5
OTHERS = 12
# A mask's grey value above which a pixel belongs to it.
WHITE = 127


@dataclass(frozen=True)
class Views:
    """Squares (n, s, s, 3) and masks (n, s, s) uint8, 0 to 255, s = KEPT; of each its kind and
    part, its group, whether its mask was drawn, the film of an outlined canal view, and the files.
    """

    squares: NDArray[np.uint8]
    masks: NDArray[np.uint8]
    kinds: NDArray[np.int64]
    parts: NDArray[np.int64]
    groups: list[str]
    films: list[str]
    drawn: NDArray[np.bool_]
    files: list["View"]

    def at(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> "Views":
        """Only these."""
        kept = np.arange(len(self.kinds))[rows]
        return Views(
            self.squares[rows],
            self.masks[rows],
            self.kinds[rows],
            self.parts[rows],
            [self.groups[i] for i in kept],
            [self.films[i] for i in kept],
            self.drawn[rows],
            [self.files[i] for i in kept],
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
        found,
    )


def seen(data: Path, views: Views) -> dict[str, int]:
    """The part of each of these files, and of the frames of the films that these come from, by
    the beginning of its digest.
    """
    folder = data / SET
    films = [
        (folder / r["file"], int(r["fold"])) for r in lines.rows(folder) if r["task"] == "polyp"
    ]
    parts = {path: fold % PARTS for path, fold in films}
    parts |= {v.file: v.part for v in views.files}
    return {hashlib.sha256(p.read_bytes()).hexdigest()[:DIGITS]: n for p, n in parts.items()}


def _outlined(folder: Path) -> Iterator[View]:
    rows = [row for row in lines.rows(folder) if row["task"] != "polyp"]
    for row, like in zip(rows, _alike(rows), strict=True):
        canal = row["task"] == "lumen"
        source = film(row) if canal else ""
        yield View(
            folder / row["file"],
            folder / row["mask"],
            CANAL if canal else SPECULUM,
            FILM_PARTS[source] if canal else int(like["fold"]) % PARTS,
            like["group"],
            source,
        )


def _alike(rows: Sequence[lines.Row]) -> Iterator[lines.Row]:
    """Of each row the one whose group and part are its own."""
    speculum = {row["frame_no"]: row for row in rows if row["task"] == "cervix"}
    for row in rows:
        number = ALIKE.get(row["frame_no"], "") if row["task"] == "cervix" else ""
        yield speculum.get(number, row)


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


def picture(path: Path) -> NDArray[np.uint8]:
    """A picture, (M, N, 3), as the product analyses it."""
    with Image.open(path) as stored:
        return coarse.averaged(np.asarray(stored.convert("RGB")), hysteroscopy.ENOUGH_SIDE)[0]


def drawing(path: Path, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """A mask, over a picture that is analysed in this shape."""
    with Image.open(path) as stored:
        return np.asarray(stored.convert("L").resize(shape[::-1], Image.Resampling.BOX)) > WHITE


def _square(path: Path) -> NDArray[np.uint8]:
    return square(picture(path), KEPT).astype(np.uint8)


def _mask(path: Path | None) -> NDArray[np.uint8]:
    if path is None:
        return np.zeros((KEPT, KEPT), dtype=np.uint8)
    with Image.open(path) as stored:
        binary = stored.convert("L").point(lambda v: 255 if v > WHITE else 0)
    return np.asarray(binary.resize((KEPT, KEPT), Image.Resampling.BOX), dtype=np.uint8)
