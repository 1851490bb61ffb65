"""Generated reports are the same for the same seed, and are scored against their own truth."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from common.analyzers import Outcome
from common.domain.model import Finding
from training.document import generate, layouts, lexicon
from training.evaluate import documents

SEEDS = range(30_000, 30_012)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("panels")
    generate.write(made, SEEDS)
    return made


def test_a_seed_gives_the_same_bytes() -> None:
    content, layout = generate.content_of(5), generate.layout_of(5)
    assert layouts.draw(content, layout) == layouts.draw(generate.content_of(5), layout)


def test_twelve_looks_and_five_languages() -> None:
    assert len(layouts.LAYOUTS) == 12 == len({look.name for look in layouts.LAYOUTS})
    seen = {generate.layout_of(seed).name for seed in range(12)}
    assert len(seen) == 12
    every = [item for items in lexicon.groups().values() for item in items]
    assert all(all(item.names[language] for language in lexicon.LANGUAGES) for item in every)


def test_each_file_has_its_truth(folder: Path) -> None:
    truths = [json.loads(line) for line in (folder / "truth.jsonl").read_text().splitlines()]
    with (folder / "labels.csv").open() as table:
        labels = [row["file"] for row in csv.DictReader(table)]
    assert [truth["file"] for truth in truths] == labels
    assert len(labels) == len(SEEDS) == len(list(folder.glob("*.pdf")))


def test_the_table_has_every_target(folder: Path) -> None:
    table = documents.evaluate(folder, research_models=False)
    assert set(documents.TARGETS) <= set(table)
    found = table["numeric_found"]
    assert isinstance(found, dict) and found["target"] == ">= 0.99" and found["n"] > 40


def test_scanned_reports_have_a_table_of_their_own(tmp_path: Path) -> None:
    generate.write(tmp_path, range(30_000, 30_001))
    table = documents.scanned(tmp_path, research_models=False)
    found = table["numeric_found"]
    assert isinstance(found, dict) and found["target"] == ">= 0.95" and found["n"] > 0
    assert "text_page_ms" not in table


TRUTH = {
    "kind": "hormone_panel",
    "identity": {
        "name_printed": "A B", "birth_date": "1990-01-02", "birth_date_printed": "02/01/1990",
        "sex": "female", "sex_printed": "F", "number_printed": "7",
    },
    "results": [{"slug": "fsh", "value": 8.2, "comparator": None, "unit": "[IU]/L"}],
}  # fmt: skip
RIGHT = Finding(code="lab.fsh", value=8.2, unit="[IU]/L", detail={"comparator": None})
WRONG = [
    (replace(RIGHT, value=8.3), "numeric_found", 0),
    (replace(RIGHT, value=8.3), "numbers_invented", 1),
    (replace(RIGHT, code="lab.lh"), "numeric_with_analyte", 0),
    (replace(RIGHT, code="lab.lh"), "wrong_shown_as_sure", 1),
    (replace(RIGHT, code="lab.other"), "wrong_shown_as_sure", 0),
    (replace(RIGHT, unit="U/L"), "numeric_with_unit", 0),
    (replace(RIGHT, detail={"comparator": "<"}), "wrong_shown_as_sure", 1),
    (replace(RIGHT, value=8.3, detail={"held": "no_unit"}), "wrong_shown_as_sure", 0),
    (RIGHT, "numeric_found", 1),
    (RIGHT, "wrong_shown_as_sure", 0),
]


@pytest.mark.parametrize(("finding", "measure", "hits"), WRONG)
def test_what_counts_as_wrong(finding: Finding, measure: str, hits: int) -> None:
    tally = documents.score(TRUTH, Outcome(findings=[finding]))
    assert tally.hits[measure] == hits
