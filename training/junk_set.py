"""Pictures for `fertivision evaluate junk`: some of every set, photographs of other things, noise.

python -m training.junk_set --data DIR --out DIR; the first DIR holds the sets' folders. The sets'
pictures lie between those that `sperm_cell.gate` and `fruit.kinds` take; the photographs come with
scikit-image and took part in no choice.
"""

import argparse
import csv
import shutil
from pathlib import Path

import skimage.data

from common.domain.model import Modality

EACH = 25
ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".tif")
# What the sets of one beginning show; a document is no picture of anything.
SHOWS = {
    "sperm_mhsma": Modality.SPERM_CELL_IMAGE,
    "sperm_hushem": Modality.SPERM_CELL_IMAGE,
    "sperm_smids": Modality.SPERM_CELL_IMAGE,
    "sperm_svia": Modality.SPERM_FIELD_IMAGE,
    "sperm_parsing": Modality.SPERM_FIELD_IMAGE,
    "embryo": Modality.EMBRYO_IMAGE,
    "oocyte": Modality.OOCYTE_IMAGE,
    "us_": Modality.OVARY_ULTRASOUND,
    "hysteroscopy": Modality.HYSTEROSCOPY_IMAGE,
    "fruit": Modality.FRUIT_IMAGE,
    "docs_sroie": None,
}


def some(folder: Path, count: int) -> list[Path]:
    """So many pictures of a folder, evenly spaced, masks left out."""
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in ENDINGS and "mask" not in str(path.relative_to(folder)).lower()
    )
    step = max(1, len(found) // count)
    return found[step // 2 :: step][:count]


def make(data: Path, out: Path) -> int:
    """Copy the pictures, write labels.csv; how many there are."""
    # It needs scikit-learn, which the tests of `some` have not.
    from training.sperm_cell import gate

    rows = []
    for start, modality in SHOWS.items():
        for folder in sorted(data.glob(f"{start}*")):
            rows += [(path, folder.name, modality) for path in some(folder, EACH)]
    photographs = Path(skimage.data.__file__).parent
    rows += [(path, "photographs", None) for path in some(photographs, 1000)]
    for _, name, _ in rows:
        (out / name).mkdir(parents=True, exist_ok=True)
    table: list[tuple[str, str]] = []
    for number, (path, name, modality) in enumerate(rows):
        file = f"{name}/{number}{path.suffix.lower()}"
        shutil.copyfile(path, out / file)
        table.append((file, modality or ""))
    (out / "drawn").mkdir(exist_ok=True)
    for number, (_, picture) in enumerate(gate.drawn()):
        file = f"drawn/{number}.png"
        picture.save(out / file)
        table.append((file, ""))
    with (out / "labels.csv").open("w", newline="") as written:
        csv.writer(written).writerows([("file", "modality"), *table])
    return len(table)


def main() -> None:
    """Make the folder and say how many pictures it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    print(make(arguments.data, arguments.out))


if __name__ == "__main__":
    main()
