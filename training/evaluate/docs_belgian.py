"""Drawn reports in the style of the two Belgian systems: the measures of `docs_hl7be_lab`."""

import csv
from collections.abc import Sequence
from pathlib import Path

from common.analyzers import Outcome
from training.evaluate import docs_hl7be_lab, raster
from training.evaluate.docs_hl7be_lab import Row, Tally

_TOLERANCE = 1e-9


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """Of all reports and of either system, from the text layer."""
    del research_models
    return _measured(folder, is_scanned=False)


def scanned(folder: Path, *, research_models: bool) -> dict[str, object]:
    """The same of the pages as a scanner sees them."""
    del research_models
    return _measured(folder, is_scanned=True)


def _measured(folder: Path, *, is_scanned: bool) -> dict[str, object]:
    labels, rows, persons = (
        _rows(folder / f"{n}.csv") for n in ("labels", "observations", "persons")
    )
    reports = []
    for label, person in zip(labels, persons, strict=True):
        data = (folder / label["file"]).read_bytes()
        outcome = docs_hl7be_lab.read(raster.bound(raster.rasterise(data)) if is_scanned else data)
        mine = [row for row in rows if row["file"] == label["file"]]
        reports.append((label, score(mine, person, outcome)))
    systems = sorted({label["lab"] for label in labels})
    return {
        "all": docs_hl7be_lab.summary(reports),
        "by_laboratory": {
            lab: docs_hl7be_lab.summary([r for r in reports if r[0]["lab"] == lab])
            for lab in systems
        },
    }


def _rows(path: Path) -> Sequence[Row]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def score(rows: Sequence[Row], person: Row, outcome: Outcome) -> Tally:
    """The measures of the given reports, and whether analyte and whole wording are right."""
    tally = docs_hl7be_lab.score(rows, outcome)
    found = [f for f in outcome.findings if f.code.startswith("lab.")]
    for row in rows:
        said = [f for f in found if f.code == row["code"]]
        if row["value"]:
            value = float(row["value"])
            is_there = any(_is(f.value, value) for f in said)
            tally.add("numeric_with_analyte", is_there)
        else:
            tally.add("worded_with_analyte", any(f.value == row["text_value"] for f in said))
    _score_sure(tally, rows, outcome)
    _score_person(tally, person, outcome)
    return tally


def _is(found: object, value: float) -> bool:
    return isinstance(found, int | float) and abs(float(found) - value) < _TOLERANCE


def _score_sure(tally: Tally, rows: Sequence[Row], outcome: Outcome) -> None:
    """A number that is not held must be a true one of its analyte, with its unit and comparator."""
    for finding in outcome.findings:
        if not finding.code.startswith("lab.") or not isinstance(finding.value, int | float):
            continue
        if finding.detail.get("held") or finding.code == "lab.other":
            continue
        is_right = any(
            row["value"]
            and row["code"] == finding.code
            and _is(finding.value, float(row["value"]))
            and row["unit"] == (finding.unit or "")
            and row["comparator"] == (finding.detail.get("comparator") or "")
            for row in rows
        )
        tally.add("wrong_shown_as_sure", not is_right)


def _score_person(tally: Tally, person: Row, outcome: Outcome) -> None:
    born = f"{person['year']}-{int(person['month']):02d}-{int(person['day']):02d}"
    for kind, meant in (("name", None), ("birth_date", born), ("sex", person["sex"])):
        finding = next((f for f in outcome.findings if f.code == f"identity.{kind}"), None)
        if finding is None:
            tally.add("identity_fields", False)
        elif kind == "name":
            words = set(str(finding.value).replace(",", "").split())
            tally.add(
                "identity_fields", words == set(f"{person['last']} {person['first']}".split())
            )
        elif kind == "birth_date":
            tally.add("identity_fields", finding.detail.get("iso") == meant)
        else:
            tally.add("identity_fields", finding.value == meant)
