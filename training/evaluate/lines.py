"""One labelled picture -> the line that the product says about it."""

import csv
from collections.abc import Mapping
from pathlib import Path

from common.domain.model import Facts, Modality
from common.services.measure import measure
from common.settings import Settings

Row = Mapping[str, str]
Line = Mapping[str, object]


def rows(folder: Path) -> list[Row]:
    """The lines of labels.csv: those of the split `valid` where there is one, else all."""
    with (folder / "labels.csv").open(newline="", encoding="utf-8") as table:
        found: list[Row] = list(csv.DictReader(table))
    valid = [row for row in found if row.get("split") == "valid"]
    return valid or found


def line(folder: Path, row: Row, modality: Modality, research: bool) -> Line:
    """What contracts.md section 6 gives for this row's file."""
    data = (folder / row["file"]).read_bytes()
    return measure(data, modality, Facts(), research=research, settings=Settings())


def finding(said: Line, code: str) -> Mapping[str, object] | None:
    """The finding of that code, None where it was not measured."""
    found = said["findings"]
    if not isinstance(found, list):
        return None
    return next((f for f in found if f["code"] == code), None)
