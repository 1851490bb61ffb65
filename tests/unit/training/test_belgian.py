"""Drawn reports of the two Belgian systems: the same for a seed, and read by their own measures."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from common.analyzers import Outcome
from common.domain.model import Finding
from common.domain.standards import lab
from training.document import belgian, belgian_looks, belgian_reports
from training.evaluate import docs_belgian

SEEDS = range(30_000, 30_006)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("belgian")
    belgian_reports.write(made, SEEDS)
    return made


def test_a_seed_gives_the_same_bytes() -> None:
    for seed in (6, 7):
        assert belgian_looks.pdf(belgian.report(seed)) == belgian_looks.pdf(belgian.report(seed))


def test_the_catalogue_names_analytes_of_the_table() -> None:
    codes = {c for section in belgian.catalogue() for item in section.items for c in item.codes}
    assert len(codes) > 140
    assert codes <= {*lab.analytes(), "other"}


def test_every_measure_is_there(folder: Path) -> None:
    with (folder / "labels.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == len(SEEDS) == len(list(folder.glob("*.pdf")))
    table = docs_belgian.evaluate(folder, research_models=False)
    whole, systems = table["all"], table["by_laboratory"]
    assert isinstance(whole, dict) and isinstance(systems, dict)
    assert set(systems) == {belgian.GENT, belgian.HERENTALS}
    for measure in ("numeric_found", "numeric_with_analyte", "worded_with_name", "identity_fields"):
        assert whole[measure]["value"] > 0.9 and whole[measure]["n"] > 10


ROW = {
    "name": "FSH", "code": "lab.fsh", "value": "8.2", "unit": "U/L", "comparator": "",
    "text_value": "", "in_pdf": "1", "loinc": "",
}  # fmt: skip
PERSON = {"last": "De Smet", "first": "Jan", "sex": "Man", "day": "2", "month": "1", "year": "1990"}
DETAIL = {"comparator": None, "printed_name": "FSH"}
RIGHT = Finding(code="lab.fsh", value=8.2, unit="U/L", detail=DETAIL)


@pytest.mark.parametrize(
    ("finding", "measure", "hits"),
    [
        (RIGHT, "numeric_with_analyte", 1),
        (RIGHT, "wrong_shown_as_sure", 0),
        (replace(RIGHT, code="lab.lh"), "numeric_with_analyte", 0),
        (replace(RIGHT, code="lab.lh"), "wrong_shown_as_sure", 1),
        (replace(RIGHT, value=8.3), "wrong_shown_as_sure", 1),
        (replace(RIGHT, value=8.3, detail={**DETAIL, "held": "no_unit"}), "wrong_shown_as_sure", 0),
        (replace(RIGHT, unit="g/L"), "wrong_shown_as_sure", 1),
        (Finding(code="identity.sex", value="Man"), "identity_fields", 1),
        (Finding(code="identity.name", value="De Smet, Jan"), "identity_fields", 1),
        (Finding(code="identity.name", value="Jan Peeters"), "identity_fields", 0),
    ],
)
def test_what_counts_as_right(finding: Finding, measure: str, hits: int) -> None:
    tally = docs_belgian.score([ROW], PERSON, Outcome(findings=[finding]))
    assert tally.hits.get(measure, 0) == hits
