"""Documents: what is read of a folder of generated panels, or of laboratory reports with bundles.

A folder with `truth.jsonl` was written by `training.document.generate`; one with
`observations.csv` is the Belgian set. Every figure has its target beside it.
"""

import csv
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import cast

from common.analyzers import Outcome, Sample
from common.analyzers.registry import load
from common.domain.model import Facts, Finding
from common.media import isolate, reading
from common.media.limits import Limits
from training.evaluate import docs_hl7be_lab, raster
from training.evaluate.docs_hl7be_lab import Tally

# Measure: its target, and whether it must be at least (True) or at most (False) that.
TARGETS: Mapping[str, tuple[float, bool]] = {
    "numeric_found": (0.99, True),
    "numeric_with_unit": (0.98, True),
    "numeric_with_analyte": (0.98, True),
    "numbers_invented": (0.01, False),
    "worded_found": (0.95, True),
    "wrong_shown_as_sure": (0.001, False),
    "document_type": (0.97, True),
    "identity_fields": (0.99, True),
    "text_page_ms": (100.0, False),
}
# Of the same pages as a scanner sees them.
SCANNED: Mapping[str, tuple[float, bool]] = {
    name: (0.95, True) if at_least else (limit, at_least)
    for name, (limit, at_least) in TARGETS.items()
}
_TOLERANCE = 1e-9
Truth = Mapping[str, object]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same_value(finding: Finding, truth: Truth) -> bool:
    if not _is_number(finding.value) or "value" not in truth:
        return False
    return abs(float(str(finding.value)) - float(str(truth["value"]))) < _TOLERANCE


def _same_code(finding: Finding, truth: Truth) -> bool:
    return finding.code == truth.get("code", f"lab.{truth.get('slug')}")


def _same_unit(finding: Finding, truth: Truth) -> bool:
    return (finding.unit or "") == truth.get("unit", finding.unit or "")


def _same_side(finding: Finding, truth: Truth) -> bool:
    return finding.detail.get("side") == truth.get("side", finding.detail.get("side"))


def _is_right(finding: Finding, truth: Truth) -> bool:
    """Value, unit, analyte, comparator and side, all as they are printed."""
    comparator = finding.detail.get("comparator")
    return (
        _same_value(finding, truth)
        and _same_code(finding, truth)
        and _same_unit(finding, truth)
        and _same_side(finding, truth)
        and comparator == truth.get("comparator", comparator)
    )


def _assigned(truths: Sequence[Truth], found: Sequence[Finding]) -> dict[int, Finding]:
    """Each true number with one reading of the same value, that of its analyte first."""
    pairs = sorted(
        (-4 * _same_code(f, t) - 2 * _same_side(f, t) - _same_unit(f, t), i, j)
        for i, t in enumerate(truths)
        for j, f in enumerate(found)
        if _same_value(f, t)
    )
    taken: dict[int, Finding] = {}
    used: set[int] = set()
    for _, i, j in pairs:
        if i not in taken and j not in used:
            taken[i] = found[j]
            used.add(j)
    return taken


def _score_numbers(tally: Tally, truths: Sequence[Truth], found: Sequence[Finding]) -> None:
    taken = _assigned(truths, found)
    for i, truth in enumerate(truths):
        hit = taken.get(i)
        tally.add("numeric_found", hit is not None)
        tally.add("numeric_with_unit", hit is not None and _same_unit(hit, truth))
        tally.add("numeric_with_analyte", hit is not None and _same_code(hit, truth))
    right = {id(f) for t in truths for f in found if _is_right(f, t)}
    values = [float(str(t["value"])) for t in truths]
    for finding in found:
        is_there = any(abs(float(str(finding.value)) - v) < _TOLERANCE for v in values)
        tally.add("numbers_invented", not is_there)
        is_sure = not finding.detail.get("held") and finding.code != "lab.other"
        tally.add("wrong_shown_as_sure", is_sure and id(finding) not in right)


def _score_words(tally: Tally, truths: Sequence[Truth], found: Sequence[Finding]) -> None:
    for truth in truths:
        same = [f for f in found if _same_code(f, truth) and f.value == truth["text"]]
        tally.add("worded_found", bool(same))


def _score_identity(tally: Tally, truth: Mapping[str, str], outcome: Outcome) -> None:
    told = {f.code: f for f in outcome.findings}
    for kind in ("name", "birth_date", "sex", "number"):
        finding = told.get(f"identity.{kind}")
        is_right = finding is not None and finding.value == truth[f"{kind}_printed"]
        tally.add("identity_fields", is_right)
        tally.add(f"identity_{kind}", is_right)
    # A date that could be read in two ways has no ISO form; a wrong one is worse than none.
    for kind, member in (("birth_date", "iso"), ("sex", "sex")):
        finding = told.get(f"identity.{kind}")
        meant = None if finding is None else finding.detail.get(member)
        tally.add(f"identity_{kind}_understood", meant == truth[kind])
        tally.add(f"identity_{kind}_misunderstood", meant not in (None, truth[kind]))


def score(truth: Mapping[str, object], outcome: Outcome) -> Tally:
    """Compare one report's findings with the truth that was drawn."""
    tally = Tally()
    results = cast("list[Truth]", truth["results"])
    measured = [
        f for f in outcome.findings
        if f.code.startswith(("lab.", "follicle.", "endometrium.", "ovary."))
    ]  # fmt: skip
    _score_numbers(
        tally,
        [t for t in results if "value" in t],
        [f for f in measured if _is_number(f.value)],
    )
    _score_words(tally, [t for t in results if "text" in t], measured)
    kind = next((f.value for f in outcome.findings if f.code == "document.type"), None)
    tally.add("document_type", kind == truth["kind"])
    tally.add("document_type_abstained", kind is None)
    _score_identity(tally, cast("Mapping[str, str]", truth["identity"]), outcome)
    return tally


def read(path: Path, *, is_scanned: bool = False) -> tuple[Outcome, float]:
    """One report, and the milliseconds a page that reading took after decoding.

    is_scanned : read it as a scanner sees it (`raster`), by OCR
    """
    data = path.read_bytes()
    if is_scanned:
        scan = raster.bound(raster.rasterise(data))
        document = reading.read_document(scan, "application/pdf", Limits(page_seconds=300))
    else:
        document = isolate.read_document(data, "application/pdf", Limits())
    reader = load("document", False)
    sample = Sample(
        modality="document", facts=Facts(), media_type="application/pdf", document=document
    )
    began = time.perf_counter()
    outcome = reader.analyze(sample)
    return outcome, 1000 * (time.perf_counter() - began) / max(len(document.pages), 1)


def evaluate(folder: Path, *, research_models: bool) -> dict[str, object]:
    """The table of targets for a folder of generated reports or for the Belgian set."""
    if (folder / "truth.jsonl").is_file():
        return _generated(folder)
    found = docs_hl7be_lab.evaluate(folder, research_models=research_models)
    every = cast("Mapping[str, Mapping[str, object]]", found["all"])
    same = {
        "numeric_with_analyte": "numeric_with_name",
        "worded_found": "worded_with_name",
    }
    measures = {name: every.get(same.get(name, name)) for name in TARGETS}
    return _table({name: m for name, m in measures.items() if m is not None})


def scanned(folder: Path, *, research_models: bool) -> dict[str, object]:
    """The same table for generated reports as a scanner sees them: 200 dpi, turned, with noise."""
    del research_models
    measures = _measures(folder, is_scanned=True)
    del measures["text_page_ms"]
    return _table(measures, SCANNED)


def _generated(folder: Path) -> dict[str, object]:
    return _table(_measures(folder, is_scanned=False))


def _measures(folder: Path, *, is_scanned: bool) -> dict[str, Mapping[str, object]]:
    with (folder / "labels.csv").open(encoding="utf-8") as table:
        groups = {row["file"]: row["group"] for row in csv.DictReader(table)}
    tallies: dict[str, list[Tally]] = {}
    times = []
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        outcome, milliseconds = read(folder / truth["file"], is_scanned=is_scanned)
        tallies.setdefault(groups[truth["file"]], []).append(score(truth, outcome))
        times.append(milliseconds)
    merged = docs_hl7be_lab.by_group(tallies)
    names = sorted({name for tally in merged for name in tally.trials})
    measures: dict[str, Mapping[str, object]] = {
        name: docs_hl7be_lab.share(merged, name) for name in names
    }
    measures["text_page_ms"] = {"value": round(median(times), 2), "n": len(times)}
    return measures


def _table(
    measures: Mapping[str, Mapping[str, object]],
    targets: Mapping[str, tuple[float, bool]] = TARGETS,
) -> dict[str, object]:
    """Each measure with its target and whether it is met."""
    rows: dict[str, object] = {}
    for name, measure in measures.items():
        row = dict(measure)
        if name in targets and isinstance(row["value"], int | float):
            limit, at_least = targets[name]
            row["target"] = f"{'>=' if at_least else '<='} {limit:g}"
            row["met"] = row["value"] >= limit if at_least else row["value"] <= limit
        rows[name] = row
    return rows
