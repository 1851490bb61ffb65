"""The same laboratory reports as FHIR bundles: what is taken from each against its observations.

A bundle states what the truth lists, so anything missing here was lost on the way.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from common.analyzers import Sample
from common.analyzers.registry import load
from common.domain.model import Facts, Finding
from common.media import isolate
from common.media.limits import Limits

Row = Mapping[str, str]
_FHIR = "application/fhir+json"
_TAKEN_BACK = ("cancelled", "entered-in-error")


def read(path: Path) -> list[Finding]:
    """The results of one bundle through the isolated media path and the analyzer."""
    document = isolate.read_document(path.read_bytes(), _FHIR, Limits())
    sample = Sample(modality="document", facts=Facts(), media_type=_FHIR, document=document)
    outcome = load("document", False).analyze(sample)
    return [f for f in outcome.findings if f.code.startswith("lab.")]


def _is(finding: Finding, row: Row) -> bool:
    """The same value under the same name; letters with accents are damaged in the truth."""
    if finding.detail["printed_name"] != row["name"].strip():
        return False
    if row["value"]:
        is_number = isinstance(finding.value, float)
        return is_number and abs(float(str(finding.value)) - float(row["value"])) < 1e-9
    said, true = (
        "".join(c for c in text if c.isascii() and c.isalnum())
        for text in (str(finding.value), row["text_value"])
    )
    return said == true


def _assigned(rows: Sequence[Row], found: Sequence[Finding]) -> list[tuple[Row, Finding | None]]:
    left = list(found)
    pairs: list[tuple[Row, Finding | None]] = []
    for row in rows:
        hit = next((f for f in left if _is(f, row)), None)
        if hit is not None:
            left.remove(hit)
        pairs.append((row, hit))
    return pairs


def _share(trials: Sequence[bool]) -> dict[str, object]:
    return {"value": round(sum(trials) / len(trials), 4) if trials else None, "n": len(trials)}


def evaluate(folder: Path) -> dict[str, object]:
    """Recall of numbers and words, and unit, LOINC and comparator of what was found."""
    with (folder / "labels.csv").open(encoding="utf-8") as file:
        labels = list(csv.DictReader(file))
    with (folder / "observations.csv").open(encoding="utf-8") as file:
        observations = [o for o in csv.DictReader(file) if o["value"] or o["text_value"]]
    pairs: list[tuple[Row, Finding | None]] = []
    extra = 0
    for label in labels:
        found = read(folder / label["truth"])
        mine = [o for o in observations if o["file"] == label["file"]]
        matched = _assigned(mine, found)
        extra += len(found) - sum(hit is not None for _, hit in matched)
        pairs += matched
    hits = [(row, hit) for row, hit in pairs if hit is not None]
    numbers = [(row, hit) for row, hit in hits if row["value"]]
    return {
        "bundles": len(labels),
        "numeric_found_with_name": _share([h is not None for r, h in pairs if r["value"]]),
        "worded_found_with_name": _share([h is not None for r, h in pairs if not r["value"]]),
        "not_found_but_taken_back": sum(h is None and r["status"] in _TAKEN_BACK for r, h in pairs),
        "unit_equal": _share([(h.unit or "") == r["unit"] for r, h in numbers]),
        "comparator_equal": _share(
            [(h.detail["comparator"] or "") == r["comparator"] for r, h in numbers]
        ),
        "loinc_equal_where_stated": _share(
            [h.detail["loinc"] == r["loinc"] for r, h in hits if r["loinc"]]
        ),
        "analyte_known": _share([h.code != "lab.other" for _, h in hits]),
        "results_beyond_the_truth": extra,
    }
