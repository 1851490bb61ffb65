"""One labelled picture -> the line that the product says about it."""

import csv
import hashlib
from collections.abc import Mapping
from pathlib import Path

from common.analyzers import Sample
from common.domain.model import Facts, Modality
from common.media import isolate, sniff
from common.services.measure import measure
from common.settings import Settings

Row = Mapping[str, str]
Line = Mapping[str, object]


def every(folder: Path) -> list[Row]:
    """The lines of labels.csv."""
    with (folder / "labels.csv").open(newline="", encoding="utf-8") as table:
        return list(csv.DictReader(table))


def rows(folder: Path) -> list[Row]:
    """The lines of labels.csv: those of the split `valid` where there is one, else all."""
    found = every(folder)
    valid = [row for row in found if row.get("split") == "valid"]
    return valid or found


def line(folder: Path, row: Row, modality: Modality, research: bool) -> Line:
    """What contracts.md section 6 gives for this row's file."""
    data = (folder / row["file"]).read_bytes()
    return measure(data, modality, Facts(), research=research, settings=Settings())


def sample(path: Path, modality: Modality, facts: Facts | None = None) -> tuple[Sample, str]:
    """A picture, decoded as the product decodes it, with the file's SHA-256: for an analyzer that
    is asked in another way than the product asks it.
    """
    data = path.read_bytes()
    sniffed = sniff.sniff(data[: sniff.HEAD], len(data))
    image = isolate.decode_image(data, sniffed.media_type, isolate.Limits())
    decoded = Sample(
        modality=modality,
        facts=facts or Facts(),
        media_type=sniffed.media_type,
        image=image.pixels,
        reduction=image.reduction,
        quality_flags=image.flags,
    )
    return decoded, hashlib.sha256(data).hexdigest()


def finding(said: Line, code: str) -> Mapping[str, object] | None:
    """The finding of that code, None where it was not measured."""
    found = said["findings"]
    if not isinstance(found, list):
        return None
    return next((f for f in found if f["code"] == code), None)
