"""What a report prints of the rules' statements."""

import json

import pytest

from common.domain.model import JsonObject
from common.domain.standards.rules.interpret import interpretations
from common.domain.standards.rules.statements import MISSING, SENTENCES
from common.reports.content import build
from common.reports.pdf import render
from common.reports.said import ReportContent, from_json, to_json
from common.reports.words.phrases import LANGUAGES, phrases
from tests.unit.reports import made

SEMEN: list[JsonObject] = [
    {"id": f"f{i}", "code": f"lab.{slug}", "value": value, "unit": unit, "printed_name": name}
    for i, (slug, value, unit, name) in enumerate(
        [
            ("semen_volume", 2.5, "mL", "Volumen"),
            ("sperm_concentration", 16.0, "10*6/mL", "Konzentration"),
            ("sperm_progressive", 30.0, "%", "PR"),
            ("sperm_normal_forms", 4.0, "%", "Normalformen"),
        ],
        start=1,
    )
]
AMH: JsonObject = {"id": "f9", "code": "lab.amh", "value": 0.4, "unit": "ng/mL"}


def report(findings: list[JsonObject], language: str = "en") -> ReportContent:
    said = made.body(findings, interpretations=interpretations(findings))
    pair = made.analysis(1, "document", said, [])
    files = [made.upload(1, "document")]
    return build(made.tenant(), made.specimen("document"), "P-1", files, [pair], language, 1,
                 created_at=made.AT)  # fmt: skip


def test_a_statement_is_printed_with_its_source_and_the_documents_own_name() -> None:
    found = report(SEMEN).interpretations
    first = found[0]
    assert first.sentence == (
        "Volumen: 2.5 mL is not below the 5th centile of the reference population (1.4 mL)."
    )
    assert "6th ed. 2021" in first.source and first.source.endswith("From: Volumen.")
    changed = [s.differs for s in found if s.differs]
    assert len(changed) == 3 and all("5th ed. 2010" in said for said in changed)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_statement_can_be_printed_in_every_language(language: str) -> None:
    content = report([*SEMEN, AMH], language)
    assert render(content, None, {}, None).startswith(b"%PDF")
    sentences = [s.sentence for s in content.interpretations]
    assert len(sentences) == len(interpretations([*SEMEN, AMH])) and all(sentences)
    if language != "en":
        assert not set(sentences) & {s.sentence for s in report([*SEMEN, AMH]).interpretations}


def test_every_code_and_every_gap_has_its_words() -> None:
    said = phrases("fr")
    assert all(f"rule.{code}" in said for code in SENTENCES)
    assert all(f"missing.{key}" in said for key in MISSING)


def test_what_is_missing_is_printed() -> None:
    fsh: JsonObject = {"id": "f1", "code": "lab.fsh", "value": 20.0, "unit": "[IU]/L"}
    [said] = report([fsh], "nl").interpretations
    assert "dag van de cyclus" in said.sentence


def test_no_statement_no_section() -> None:
    letter: list[JsonObject] = [{"id": "f1", "code": "document.type", "value": "letter"}]
    assert report(letter).interpretations == ()


def test_content_written_before_there_were_statements_is_still_read() -> None:
    content = report([])
    plain = json.loads(json.dumps(to_json(content)))
    del plain["interpretations"]
    assert from_json(plain) == content


def test_an_unknown_code_is_printed_as_it_was_stated() -> None:
    said = {"id": "i1", "code": "later.rule", "statement": "Said.", "inputs": [], "missing": []}
    pair = made.analysis(1, "document", made.body([AMH], interpretations=[said]), [])
    files = [made.upload(1, "document")]
    content = build(made.tenant(), made.specimen("document"), None, files, [pair], "de", 1,
                    created_at=made.AT)  # fmt: skip
    assert [s.sentence for s in content.interpretations] == ["Said."]


def test_what_a_message_states_was_not_read_from_a_page() -> None:
    stated = report([{**AMH, "method": "fhir"}])
    assert stated.methods[0] == phrases("en")["method.document.fhir"]
    assert phrases("en")["method.document"] not in stated.methods
    assert phrases("en")["method.document"] in report([{**AMH, "method": "rules"}]).methods
