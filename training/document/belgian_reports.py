"""Writes reports of `belgian`: `python -m training.document.belgian_reports DIR FIRST LAST`.

One PDF for each seed, `labels.csv`, `observations.csv` (as those of the given reports) and
`persons.csv`. Seeds below 10,000 are for tuning, those from 10,000 on for judging once.
"""

import csv
import sys
from pathlib import Path

from training.document import belgian
from training.document.belgian_looks import pdf


def write(folder: Path, seeds: range) -> None:
    """Draw the reports of these seeds."""
    folder.mkdir(parents=True, exist_ok=True)
    labels, rows, persons = [], [], []
    for seed in seeds:
        drawn = belgian.report(seed)
        name = f"{seed:06d}.pdf"
        (folder / name).write_bytes(pdf(drawn))
        labels.append({"file": name, "group": f"{seed:06d}", "lab": drawn.system})
        rows += [{"file": name, **truth} for truth in belgian.truths(drawn)]
        persons.append({"file": name, **drawn.person})
    for table, found in (("labels", labels), ("observations", rows), ("persons", persons)):
        with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, found[0].keys())
            writer.writeheader()
            writer.writerows(found)


if __name__ == "__main__":
    write(Path(sys.argv[1]), range(int(sys.argv[2]), int(sys.argv[3])))
