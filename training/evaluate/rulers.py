"""Rulers burned into pictures: how many are found, how many are found where there is none.

On any folder of pictures: how many have a ruler by the product. On `us_mmotu_otu2d` besides: 60
pictures, drawn by chance, whose rulers were looked at (`training/ovary/rulers_by_hand.csv`); the
distance of their marks is the one that was seen to meet every mark on an enlarged overlay, so that
it says that nothing got worse and that what is found is a ruler, not how exact it is. How exact it
is, is measured on bars and depth rulers of known length, drawn into the folder's own pictures.
"""

import csv
import io
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from common.media import ruler

BY_HAND = Path(__file__).parents[1] / "ovary" / "rulers_by_hand.csv"
ULTRASOUND = "us_"
SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff"))
INKS = ((255, 255, 255), (0, 0, 0), (255, 255, 0), (255, 0, 0))
QUALITIES = (None, 95, 85, 70)
VISIBLE = 60
"""Grey levels between a drawn bar and the tenth of its surroundings that is most like it."""

DRAWN_MOST = 300
_LUMA = np.array([0.299, 0.587, 0.114])


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """The figures of one folder. Nothing is learned: `research_models` changes nothing."""
    del research_models
    unit = "mm" if folder.name.startswith(ULTRASOUND) else "um"
    root = folder / "images" if (folder / "images").is_dir() else folder
    names = [p for p in sorted(root.rglob("*")) if p.suffix.lower() in SUFFIXES]
    began = time.process_time()
    found = {path: ruler.find(opened(path), unit) for path in names}
    seconds = time.process_time() - began
    figures: dict[str, object] = {
        "pictures": len(names),
        "rulers_found": sum(one is not None for one in found.values()),
        "ms_a_picture": round(1000 * seconds / max(len(names), 1), 1),
    }
    labelled = _labelled(folder)
    if labelled:
        return figures | _by_hand(labelled, found)
    return figures | drawn([path for path in names if found[path] is None], unit)


def opened(path: Path) -> NDArray[np.uint8]:
    """A picture as the product sees it: (M, N, 3) uint8, RGB."""
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def _short_side(path: Path) -> int:
    with Image.open(path) as image:
        return min(image.size)


def _labelled(folder: Path) -> list[dict[str, str]]:
    with BY_HAND.open(newline="") as table:
        rows = [{**row, "path": str(folder / row["file"])} for row in csv.DictReader(table)]
    return rows if all(Path(row["path"]).is_file() for row in rows) else []


def _by_hand(
    rows: list[dict[str, str]], found: dict[Path, ruler.Ruler | None]
) -> dict[str, object]:
    with_ruler = [row for row in rows if row["ruler"] == "yes"]
    seen = {row["path"]: found[Path(row["path"])] for row in rows}
    wrong = 0
    for row in rows:
        one = seen[row["path"]]
        if one is None:
            continue
        stated = float(row["px_per_mark"] or "nan")
        # Half and double distances are rulers too: a division between other marks.
        ratio = one.length_px / one.divisions / stated
        wrong += not min(abs(ratio - k) for k in (0.5, 1, 2)) <= 0.01
    recall = sum(seen[row["path"]] is not None for row in with_ruler)
    return {
        "looked_at": len(rows),
        "with_a_ruler": len(with_ruler),
        "of_them_found": recall,
        "found_elsewhere_or_with_another_distance": wrong,
    }


def drawn(paths: list[Path], unit: str, seed: int = 7) -> dict[str, object]:
    """Rulers of known length drawn into pictures without: recall where they can be seen, and the
    error.
    """
    rng = np.random.default_rng(seed)
    large = [path for path in paths if _short_side(path) >= 200]
    draw = _bar if unit == "um" else _ticks
    count, errors = 0, []
    for path in rng.permutation(np.array(large, dtype=object))[:DRAWN_MOST]:
        image = Image.fromarray(opened(path))
        length = draw(image, rng)
        if length is None:
            continue
        count += 1
        one = ruler.find(_saved(image, rng), unit)
        if one is not None and abs(one.length_px - length) <= max(2.0, 0.03 * length):
            errors.append(abs(one.length_px - length))
    error = round(float(np.percentile(errors, 95)), 2) if errors else None
    return {"drawn": count, "drawn_found": len(errors), "error_px_p95": error} if count else {}


def _bar(image: Image.Image, rng: np.random.Generator) -> float | None:
    """A bar in the lower right corner, and how long it is; None where it could not be seen."""
    width, height = image.size
    length = int(rng.integers(max(26, width // 16), width // 3))
    thick = int(rng.integers(2, max(4, min(12, length // 8))))
    ink = INKS[rng.integers(len(INKS))]
    right, top = width - int(rng.integers(4, width // 16)), height - 8 - thick
    around = (right - length - 4, top - 4, right + 4, top + thick + 4)
    if _contrast(image.crop(around), ink) < VISIBLE:
        return None
    draw = ImageDraw.Draw(image)
    draw.rectangle((right - length, top, right - 1, top + thick - 1), fill=ink)
    draw.text((right - length // 2 - 15, top - 14), "50 um", fill=ink)
    return float(length)


def _ticks(image: Image.Image, rng: np.random.Generator) -> float:
    """A depth ruler at one side, and how long its division is."""
    width, height = image.size
    every = int(rng.choice([2, 5, 10]))
    spacing = float(rng.uniform(8, max(9, min(40, height / (2.5 * every)))))
    column = int(rng.integers(12, width // 10))
    column = column if rng.random() < 0.5 else width - column
    draw = ImageDraw.Draw(image)
    for i in range(int((height - 60) / spacing)):
        row, half = round(40 + i * spacing), 5 if i % every == 0 else 2
        draw.rectangle((column - half, row, column + half, row + 1), fill=(255, 255, 170))
    return spacing * every


def _saved(image: Image.Image, rng: np.random.Generator) -> NDArray[np.uint8]:
    """As it comes from a JPEG of some quality, or from none."""
    quality = QUALITIES[rng.integers(len(QUALITIES))]
    if quality is None:
        return np.asarray(image)
    saved = io.BytesIO()
    image.save(saved, "JPEG", quality=quality)
    return np.asarray(Image.open(saved).convert("RGB"))


def _contrast(ground: Image.Image, ink: tuple[int, int, int]) -> float:
    grey = np.asarray(ground) @ _LUMA
    return float(np.percentile(np.abs(grey - float(np.array(ink) @ _LUMA)), 10))
