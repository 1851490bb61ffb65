"""What a report prints of the rules' statements."""

import json
import re

import pytest

from common.domain.model import JsonObject
from common.domain.standards.rules.interpret import interpretations
from common.domain.standards.rules.sentences import MISSING, SENTENCES, WORDS
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


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_code_every_gap_and_every_word_is_said(language: str) -> None:
    said, english = phrases(language), phrases("en")
    for key in (*SENTENCES, *MISSING, *WORDS):
        [name] = {f"rule.{key}", f"missing.{key}", f"word.{key}"} & set(english)
        assert name in said
        gaps = re.findall(r"\{(\w+)\}", english[name])
        assert set(re.findall(r"\{(\w+)\}", said[name])) <= set(gaps)


def follicle(side: str, i: int) -> JsonObject:
    return {"id": f"f{i}", "code": "follicle.follicle", "value": 8.0, "unit": "mm", "side": side}


SIDES = {
    "en": ("right", "left"), "de": ("rechts", "links"), "nl": ("rechts", "links"),
    "fr": ("à droite", "à gauche"), "es": ("derecho", "izquierdo"),
}  # fmt: skip


@pytest.mark.parametrize("language", SIDES)
def test_a_side_and_a_term_are_words_of_the_reports_language(language: str) -> None:
    volume: JsonObject = {"id": "f3", "code": "ovary.volume_ml", "value": 12.0, "side": "left"}
    woman: list[JsonObject] = [
        {"id": "f4", "code": "identity.sex", "value": "F", "sex": "female"},
        {"id": "f5", "code": "identity.birth_date", "value": "1990-01-01", "iso": "1990-01-01"},
        {"id": "f6", "code": "lab.amh", "value": 2.0, "unit": "ng/mL",
         "collected_at": "2026-01-05"},
    ]  # fmt: skip
    found = report([follicle("right", 1), follicle("left", 2), volume, *woman], language)
    said = {s.code: s.sentence for s in found.interpretations}
    sizes = [s.sentence for s in found.interpretations if s.code == "follicle.sizes"]
    assert all(side in sentence for side, sentence in zip(SIDES[language], sizes, strict=True))
    assert f"{SIDES[language][1]}: 12 mL" in said["ovarian.polycystic"]
    few = [{**f, "value": 1.0} if f["code"] != "lab.semen_volume" else f for f in SEMEN]
    terms = {s.code: s.sentence for s in report(few, language).interpretations}["semen.terms"]
    assert ("oligoasthenoteratozoospermia (total number, concentration)" in terms) == (
        language == "en"
    )


@pytest.mark.parametrize("language", SIDES)
def test_a_value_of_a_side_and_a_picture_of_one_say_which(language: str) -> None:
    found = report([follicle("right", 1), follicle("left", 2), AMH], language).parts[0].rows
    sides = [side for row in found for side in SIDES[language] if row.label.endswith(f"({side})")]
    assert sides == list(SIDES[language]) and len(found) == 3
    pair = made.analysis(1, "ovary_ultrasound", made.body([]), [])
    files = [made.upload(1, "ovary_ultrasound", {"side": "left"})]
    content = build(made.tenant(), made.specimen("ovary_ultrasound"), None, files, [pair],
                    language, 1, created_at=made.AT)  # fmt: skip
    assert (phrases(language)["side"], SIDES[language][1]) in content.specimen


def test_the_documents_own_words_are_never_translated() -> None:
    hiv: JsonObject = {"id": "f1", "code": "lab.hiv", "value": "negative", "printed_name": "HIV"}
    [screen] = [s for s in report([hiv], "de").interpretations if s.code.endswith("not_detected")]
    assert screen.sentence == "HIV: negative, gelesen als nicht nachgewiesen."


def test_what_is_missing_is_printed() -> None:
    fsh: JsonObject = {"id": "f1", "code": "lab.fsh", "value": 20.0, "unit": "[IU]/L"}
    said = [found.sentence for found in report([fsh], "nl").interpretations]
    assert "dag van de cyclus" in said[0] and "geslacht" in said[1]


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
