"""Laboratory reports of two Belgian systems: what is read against each report's FHIR bundle."""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from common.analyzers import Outcome, Sample
from common.analyzers.document import dates
from common.analyzers.registry import load
from common.domain.model import Facts, Finding
from common.media import reading
from common.media.limits import Limits
from training.evaluate import docs_hl7be_bundles, raster

_DRAWS = 1000
_SEX = {"male": "Man", "female": "Vrouw"}
Row = Mapping[str, str]


@dataclass
class Tally:
    """Hits and trials of every measure in one report."""

    hits: dict[str, int] = field(default_factory=dict)
    trials: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, hit: bool) -> None:
        """Count one trial."""
        self.hits[name] = self.hits.get(name, 0) + int(hit)
        self.trials[name] = self.trials.get(name, 0) + 1


def _letters(text: str) -> str:
    """What the protocol compares; letters with accents are damaged in the truth and left out."""
    return re.sub(r"[^a-z0-9]", "", text.casefold().replace("µ", "u").replace("μ", "u"))


def _contains(a: str, b: str) -> bool:
    a, b = _letters(a), _letters(b)
    return bool(a and b) and (a in b or b in a)


def _has_name(finding: Finding, row: Row, *, printed_only: bool = False) -> bool:
    names = [finding.detail.get("printed_name")]
    if not printed_only:
        names.append(finding.detail.get("name"))
    return any(_contains(str(name), row["name"]) for name in names if name)


def _has_unit(finding: Finding, row: Row) -> bool:
    return _letters(finding.unit or "") == _letters(row["unit"])


def agrees(finding: Finding, row: Row) -> bool:
    """Whether a reading is this observation: its value, unit and name."""
    if not _has_name(finding, row):
        return False
    if _is_number(finding.value):
        is_same = bool(row["value"]) and abs(float(str(finding.value)) - float(row["value"])) < 1e-9
        return is_same and _has_unit(finding, row)
    return _contains(str(finding.value), row["text_value"])


def _is_number(value: object) -> bool:
    return isinstance(value, float | int) and not isinstance(value, bool)


def _assign(rows: Sequence[Row], found: Sequence[Finding]) -> dict[int, Finding]:
    """Each true number with one reading of the same value, the best name and unit first."""
    pairs = [
        (-2 * _has_name(f, row) - _has_unit(f, row), i, j)
        for i, row in enumerate(rows)
        for j, f in enumerate(found)
        if abs(float(str(f.value)) - float(row["value"])) < 1e-9
    ]
    taken: dict[int, Finding] = {}
    used: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in taken and j not in used:
            taken[i] = found[j]
            used.add(j)
    return taken


def _score_numbers(tally: Tally, rows: Sequence[Row], found: Sequence[Finding]) -> None:
    assigned = _assign(rows, found)
    for i, row in enumerate(rows):
        finding = assigned.get(i)
        tally.add("numeric_found", finding is not None)
        tally.add("numeric_with_unit", finding is not None and _has_unit(finding, row))
        tally.add("numeric_with_name", finding is not None and _has_name(finding, row))
        tally.add(
            "numeric_with_printed_name",
            finding is not None and _has_name(finding, row, printed_only=True),
        )
        if finding is not None:
            tally.add(
                "comparator_right", (finding.detail.get("comparator") or "") == row["comparator"]
            )
            _score_code(tally, finding, row)


def _score_code(tally: Tally, finding: Finding, row: Row) -> None:
    """Our LOINC against the laboratory's, where both give one."""
    code = finding.detail.get("loinc")
    if row["loinc"]:
        tally.add("loinc_given", code is not None)
        if code is not None:
            tally.add("loinc_equal_where_given", code == row["loinc"])


def _score_invented(tally: Tally, rows: Sequence[Row], found: Sequence[Finding]) -> None:
    values = [float(row["value"]) for row in rows]
    for finding in found:
        if finding.unit:
            hit = any(abs(float(str(finding.value)) - value) < 1e-9 for value in values)
            tally.add("numbers_invented", not hit)
            if finding.confidence is not None and not finding.detail.get("held"):
                tally.add("sure_and_wrong", not hit)


def _score_words(tally: Tally, rows: Sequence[Row], found: Sequence[Finding]) -> None:
    for row in rows:
        same = [f for f in found if _contains(str(f.value), row["text_value"])]
        tally.add("worded_found", bool(same))
        has_name = any(_has_name(f, row) for f in same)
        tally.add("worded_with_name", has_name)
        # The bundles name an isolate "-": nothing printed can agree with that.
        if _letters(row["name"]):
            tally.add("worded_with_name_where_named", has_name)


def _score_identity(tally: Tally, bundle: Path, outcome: Outcome) -> None:
    """Name, date of birth and sex as printed against the bundle's patient, where it has them."""
    entries = json.loads(bundle.read_text(encoding="utf-8"))["entry"]
    patients = (e["resource"] for e in entries if e["resource"]["resourceType"] == "Patient")
    patient = next(patients, None)
    if patient is None:
        return
    told = {f.code: str(f.value) for f in outcome.findings if f.code.startswith("identity.")}
    for name in patient.get("name", [])[:1]:
        whole = _letters(name.get("family", "") + "".join(name.get("given", [])))
        tally.add("identity_name", _letters(told.get("identity.name", "")) == whole)
    if patient.get("birthDate"):
        born = dates.iso(told.get("identity.birth_date", ""), dates.DAY_FIRST)
        tally.add("identity_birth_date", born == patient["birthDate"])
    if patient.get("gender") in _SEX:
        tally.add("identity_sex", told.get("identity.sex") == _SEX[patient["gender"]])


def score(rows: Sequence[Row], outcome: Outcome) -> Tally:
    """Compare one report's findings with its observations."""
    tally = Tally()
    found = [f for f in outcome.findings if f.code.startswith("lab.")]
    numbers = [f for f in found if _is_number(f.value)]
    printed = [r for r in rows if r["in_pdf"] == "1"]
    _score_numbers(tally, [r for r in printed if r["value"]], numbers)
    numeric = [r for r in rows if r["value"]]
    if all(r["in_pdf"] == "1" for r in numeric):
        _score_invented(tally, numeric, numbers)
    wordings = [f for f in found if isinstance(f.value, str)]
    _score_words(tally, [r for r in printed if r["text_value"] and not r["value"]], wordings)
    return tally


def share(tallies: Sequence[Tally], name: str) -> dict[str, object]:
    """The share over all reports, with a 95 % interval from drawing whole groups of reports."""
    hits = np.array([t.hits.get(name, 0) for t in tallies])
    trials = np.array([t.trials.get(name, 0) for t in tallies])
    if not trials.sum():
        return {"value": None, "n": 0}
    draws = np.random.default_rng(0).integers(0, len(tallies), (_DRAWS, len(tallies)))
    total = trials[draws].sum(axis=1)
    shares = hits[draws].sum(axis=1)[total > 0] / total[total > 0]
    low, high = np.percentile(shares, [2.5, 97.5])
    return {
        "value": round(float(hits.sum() / trials.sum()), 4),
        "interval": [round(float(low), 4), round(float(high), 4)],
        "n": int(trials.sum()),
        "reports": int((trials > 0).sum()),
    }


def by_group(tallies: Mapping[str, Sequence[Tally]]) -> list[Tally]:
    merged = []
    for group in tallies.values():
        total = Tally()
        for tally in group:
            for name, trials in tally.trials.items():
                total.trials[name] = total.trials.get(name, 0) + trials
                total.hits[name] = total.hits.get(name, 0) + tally.hits[name]
        merged.append(total)
    return merged


def summary(reports: Sequence[tuple[Row, Tally]]) -> dict[str, object]:
    """Every measure over the reports, with intervals by their groups."""
    groups: dict[str, list[Tally]] = {}
    for label, tally in reports:
        groups.setdefault(label["group"], []).append(tally)
    merged = by_group(groups)
    names = sorted({name for tally in merged for name in tally.trials})
    return {
        "reports": len(reports),
        "groups": len(merged),
        **{name: share(merged, name) for name in names},
    }


def read(pdf: bytes) -> Outcome:
    """One report through the isolated media path and the analyzer."""
    document = reading.read_document(pdf, "application/pdf", Limits(page_seconds=300))
    sample = Sample(
        modality="document", facts=Facts(), media_type="application/pdf", document=document
    )
    return load("document", False).analyze(sample)


def _report(
    folder: Path, label: Row, observations: Sequence[Row], *, is_rasterised: bool = False
) -> Tally:
    pdf = (folder / label["file"]).read_bytes()
    outcome = read(raster.bound(raster.rasterise(pdf)) if is_rasterised else pdf)
    tally = score([o for o in observations if o["file"] == label["file"]], outcome)
    _score_identity(tally, folder / label["truth"], outcome)
    return tally


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """The measures of the laboratory reports, over all and for each laboratory system."""
    del research_models  # The reader has rules and no weights.
    with (folder / "labels.csv").open(encoding="utf-8") as file:
        labels = list(csv.DictReader(file))
    with (folder / "observations.csv").open(encoding="utf-8") as file:
        observations = list(csv.DictReader(file))
    reports = [(label, _report(folder, label, observations)) for label in labels]
    systems = sorted({label["lab"] for label in labels})
    by_system = {lab: summary([r for r in reports if r[0]["lab"] == lab]) for lab in systems}
    scans = [(label, _report(folder, label, observations, is_rasterised=True)) for label in labels]
    scans_by_system = {lab: summary([r for r in scans if r[0]["lab"] == lab]) for lab in systems}
    return {
        "all": summary(reports),
        "by_laboratory": by_system,
        "rasterised": summary(scans),
        "rasterised_by_laboratory": scans_by_system,
        "as_fhir": docs_hl7be_bundles.evaluate(folder),
    }
