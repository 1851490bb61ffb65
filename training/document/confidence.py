"""How often a reading is right, by the evidence it has: the numbers in `findings.CONFIDENCE`."""

import csv
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from common.domain.model import Finding
from training.evaluate.docs_hl7be_lab import Row, agrees, read


def evidence(finding: Finding) -> str:
    """The class of a reading: what its analyzer knew when it read it."""
    if isinstance(finding.value, str):
        return "worded"
    return "unknown" if finding.code == "lab.other" else "known"


def count(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Right readings and all readings by class, in reports whose every result is printed."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    observations = _rows(folder / "observations.csv")
    for label in _rows(folder / "labels.csv"):
        rows = [o for o in observations if o["file"] == label["file"]]
        if any(o["in_pdf"] != "1" for o in rows if o["value"] or o["text_value"]):
            continue
        for finding in read((folder / label["file"]).read_bytes()).findings:
            # The bundles leave out what is pending; the reports print it.
            is_result = finding.code.startswith("lab.") and finding.detail["state"] != "pending"
            if is_result:
                kind = evidence(finding)
                total[kind] += 1
                right[kind] += any(agrees(finding, row) for row in rows)
    return right, total


def _rows(path: Path) -> Sequence[Row]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def confidences(right: Mapping[str, int], total: Mapping[str, int]) -> dict[str, float]:
    """The rule of succession: (right + 1) / (all + 2), so that no small sample is certain."""
    return {kind: round((right[kind] + 1) / (total[kind] + 2), 3) for kind in total}


if __name__ == "__main__":
    found = count(Path(sys.argv[1]))
    for name, share in confidences(*found).items():
        print(name, found[0][name], found[1][name], share)
