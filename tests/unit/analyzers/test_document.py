"""The document reader on the generated reports and on small pages."""

import json
from pathlib import Path

import pytest

from common.analyzers import Outcome, Resources, Sample
from common.analyzers.document import DocumentReader
from common.domain.model import Facts, Finding
from common.media import isolate
from common.media.documents import Document, Page, Word
from common.media.limits import Limits

SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
_CHAR_PT, _LINE_PT = 6.0, 12.0


def _analyze(document: Document, media_type: str = "application/pdf") -> Outcome:
    sample = Sample(modality="document", facts=Facts(), media_type=media_type, document=document)
    return DocumentReader(Resources(weights=lambda name: b"")).analyze(sample)


def _pdf(name: str) -> Outcome:
    data = (SAMPLES / name).read_bytes()
    return _analyze(isolate.read_document(data, "application/pdf", Limits()))


def _text(text: str) -> Outcome:
    """Lines of a typewriter, as the plain-text reader lays them out."""
    words = []
    for line, content in enumerate(text.split("\n")):
        at = 0
        for token in content.split(" "):
            if token:
                top, left = line * _LINE_PT, at * _CHAR_PT
                right = left + len(token) * _CHAR_PT
                words.append(
                    Word(text=token, r0=top, c0=left, r1=top + _LINE_PT, c1=right, line=line)
                )
            at += len(token) + 1
    page = Page(number=1, height=800.0, width=600.0, words=words)
    return _analyze(Document(pages=[page], has_text=bool(words)), "text/plain")


def _results(outcome: Outcome) -> list[Finding]:
    return [f for f in outcome.findings if f.code.startswith("lab.")]


def _by_code(outcome: Outcome) -> dict[str, Finding]:
    return {f.code.removeprefix("lab."): f for f in outcome.findings}


def _told(finding: Finding) -> list[object]:
    return [finding.detail["comparator"], finding.value, finding.unit, finding.detail["flag"]]


EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
"""Each result that was drawn, by its slug: comparator, value, unit, and our flag."""


@pytest.mark.parametrize("name", EXPECTED)
def test_every_printed_value_is_read_and_nothing_else(name: str) -> None:
    found = _results(_pdf(name))
    assert {f.code.removeprefix("lab."): _told(f) for f in found} == EXPECTED[name]
    assert len(found) == len(EXPECTED[name])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("hormone_panel_en.pdf", "hormone_panel"),
        ("hormonen_nl.pdf", "general_laboratory"),
        ("semen_analysis_en.pdf", "semen_analysis"),
        ("befund_de.pdf", "general_laboratory"),
        ("letter_en.pdf", "letter"),
    ],
)
def test_document_type_with_a_probability_for_every_type(name: str, kind: str) -> None:
    found = _by_code(_pdf(name))["document.type"]
    assert found.value == kind
    assert found.probabilities is not None
    assert sum(found.probabilities.values()) == pytest.approx(1.0, abs=1e-3)
    assert max(found.probabilities, key=lambda k: found.probabilities[k]) == kind


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("hormone_panel_en.pdf", ("Testcase, Alma", "23/04/1991", "Female", "DEMO-0042")),
        ("hormonen_nl.pdf", ("Proefpersoon, Bram", "30/08/1988", "Man", "DEMO-0043")),
        ("befund_de.pdf", ("Beispiel, Clara", "19.02.1990", "weiblich", "DEMO-0044")),
    ],
)
def test_identity_is_given_as_printed(name: str, person: tuple[str, ...]) -> None:
    found = _by_code(_pdf(name))
    facts = ("name", "birth_date", "sex", "number")
    assert tuple(found[f"identity.{fact}"].value for fact in facts) == person


def test_a_value_carries_its_evidence() -> None:
    amh = _by_code(_pdf("hormone_panel_en.pdf"))["amh"]
    expected = {
        "printed_name": "Anti-Mullerian hormone (AMH)",
        "printed_value": "0.84",
        "printed_unit": "ng/mL",
        "printed_range": "1.00 - 4.90",
        "printed_flag": "L",
        "loinc": "38476-8",
        "specimen": "blood",
        "collected_at": "2026-11-17T08:20",
        "section": "OVARIAN RESERVE",
    }
    assert {key: amh.detail[key] for key in expected} == expected
    assert amh.region is not None and amh.region["kind"] == "text" and amh.region["page"] == 1
    assert "0.84" in str(amh.detail["raw"])


def test_a_second_page_has_its_own_regions() -> None:
    found = _by_code(_pdf("befund_de.pdf"))
    assert found["ferritin"].region is not None and found["ferritin"].region["page"] == 1
    assert found["tsh"].region is not None and found["tsh"].region["page"] == 2


def test_a_canonical_value_stands_beside_the_printed_one() -> None:
    estradiol = _by_code(_pdf("hormone_panel_en.pdf"))["estradiol"]
    assert estradiol.detail["canonical_value"] == pytest.approx(48.49, abs=0.01)
    assert estradiol.detail["canonical_unit"] == "pg/mL"


def test_an_unknown_unit_is_kept_as_printed_and_held() -> None:
    other = _by_code(_pdf("hormonen_nl.pdf"))["other"]
    assert other.detail["printed_unit"] == "foo/bar"
    assert (other.value, other.unit, other.detail["held"]) == (3.4, None, "unknown_unit")
    assert "canonical_value" not in other.detail


def test_a_letter_has_no_results() -> None:
    assert _results(_pdf("letter_en.pdf")) == []


def test_quoted_references_and_previous_results_are_no_results() -> None:
    outcome = _text(
        "Hormones\n"
        "FSH            8.2  IU/L    3.5 - 12.5\n"
        "Follicular:    3.5 - 12.5 IU/L\n"
        "Postmenopausal 26 - 135   IU/L\n"
        "Previous result: 7.9 IU/L\n"
        "LH             5.1  IU/L    2.4 - 12.6\n"
        "AMH assays below 1.0 ng/mL have been associated with a lower yield.\n"
    )
    assert {(f.code, f.value) for f in _results(outcome)} == {("lab.fsh", 8.2), ("lab.lh", 5.1)}


@pytest.mark.parametrize(
    ("line", "code", "value", "comparator", "unit"),
    [
        ("AMH 2,1 ng/ml", "lab.amh", 2.1, None, "ng/mL"),
        ("TSH <0.01 µIU/mL", "lab.tsh", 0.01, "<", "u[IU]/mL"),
        ("Estradiol: 45 pg/mL (30 - 400)", "lab.estradiol", 45.0, None, "pg/mL"),
        ("Progesterone   >60   ng/mL  H", "lab.progesterone", 60.0, ">", "ng/mL"),
        ("FSH            8.2     3.5 - 12.5", "lab.fsh", 8.2, None, None),
        ("LH ........... 5.1 IU/L", "lab.lh", 5.1, None, "[IU]/L"),
    ],
)
def test_a_line_without_headings_is_read(
    line: str, code: str, value: float, comparator: str | None, unit: str | None
) -> None:
    found = _results(_text(line))
    assert [(f.code, f.value, f.unit) for f in found] == [(code, value, unit)]
    assert found[0].detail["comparator"] == comparator


def test_a_missing_unit_is_named_where_one_alone_fits_and_is_never_used() -> None:
    found = _results(_text("FSH            8.2     3.5 - 12.5"))[0]
    assert (found.unit, found.detail["held"], found.detail["loinc"]) == (
        None,
        "unit_inferred",
        None,
    )


@pytest.mark.parametrize(
    "line",
    [
        "She was 35 years old and weighed 62 kg",
        "We start 225 IU of gonadotrophin on day 2",
        "Telephone: +00 555 0100",
        "Date of birth: 23/04/1991",
        "Page 1 of 2",
        "The AMH was repeated because FSH had risen",
    ],
)
def test_prose_and_administration_give_no_result(line: str) -> None:
    assert _results(_text(line)) == []


def test_an_ambiguous_number_is_held_as_printed() -> None:
    found = _results(_text("Estradiol: 1,234 pmol/L"))[0]
    assert (found.value, found.detail["held"]) == ("1,234", "ambiguous_number")


def test_an_implausible_value_is_held_and_not_corrected() -> None:
    found = _results(_text("AMH: 2100 ng/mL"))[0]
    assert (found.value, found.detail["held"]) == (2100.0, "implausible_reject")


def test_two_result_columns_give_no_values_and_say_so() -> None:
    outcome = _text(
        "Test        01/02/2026   08/02/2026   Unit      Reference\n"
        "FSH         8.2          7.9          IU/L      3.5 - 12.5\n"
    )
    assert _results(outcome) == []
    assert ("lab.other", "two_result_columns") in [(m.code, m.why) for m in outcome.not_measured]


def test_a_column_with_an_unknown_heading_is_kept_apart() -> None:
    outcome = _text(
        "Examen          Résultat    Unité    Valeurs de référence    Antériorité\n"
        "FSH             6,2         UI/L     3,5 - 12,5              5,9\n"
        "Progestérone    inf. à 0,20 ng/mL\n"
    )
    told = [(f.code, _told(f), f.detail["printed_range"]) for f in _results(outcome)]
    assert told == [
        ("lab.fsh", [None, 6.2, "[IU]/L", "N"], "3,5 - 12,5"),
        ("lab.progesterone", ["<", 0.2, "ng/mL", None], None),
    ]


def test_a_row_without_a_value_is_named_as_not_measured() -> None:
    outcome = _text(
        "Test        Result     Unit      Reference\n"
        "FSH                    IU/L      3.5 - 12.5\n"
        "LH          5.1        IU/L      2.4 - 12.6\n"
    )
    assert [f.code for f in _results(outcome)] == ["lab.lh"]
    assert ("lab.fsh", "no_value_printed") in [(m.code, m.why) for m in outcome.not_measured]


def test_a_result_below_its_name_belongs_to_it() -> None:
    outcome = _text(
        "Analyse          Resultaat         Eenheid    Referentie\n"
        "SEROLOGIE\n"
        "HIV 1/2 Ag/Ab\n"
        "                 Negatief\n"
        "Macroprolactine\n"
        "                 Niet aangetoond\n"
        "    Dit is een opmerking van 3,5 ng/mL bij het resultaat.\n"
    )
    told = [(f.code, f.value) for f in _results(outcome)]
    assert told == [("lab.hiv", "Negatief"), ("lab.macroprolactin", "Niet aangetoond")]


def test_an_endless_line_is_no_result() -> None:
    assert _results(_text("FSH " + "1 " * 400)) == []


def test_rows_beyond_any_report_are_left_out_and_it_is_said(monkeypatch) -> None:
    monkeypatch.setattr("common.analyzers.document._MAX_ROWS", 2)
    outcome = _text("FSH: 6.1 IU/L\nLH: 3.2 IU/L\nTSH: 1.1 mIU/L")
    assert {f.code for f in _results(outcome)} == {"lab.fsh", "lab.lh"}
    assert outcome.quality["flags"] == ["rows_left_out"]


def test_a_page_without_text_says_what_to_do() -> None:
    page = Page(number=1, height=842.0, width=595.0, words=[])
    outcome = _analyze(Document(pages=[page], has_text=False))
    assert (outcome.status, outcome.why) == ("not_analyzable", "blank")
    assert outcome.advice and not outcome.findings


def test_an_empty_text_is_blank() -> None:
    outcome = _text("   ")
    assert (outcome.status, outcome.why) == ("not_analyzable", "blank")


def test_an_unclear_document_has_no_type_and_says_so() -> None:
    outcome = _text("Lorem ipsum dolor sit amet\nconsectetur adipiscing elit")
    assert "document.type" not in _by_code(outcome)
    assert [(m.code, m.why) for m in outcome.not_measured] == [("document.type", "unsure")]


def test_the_same_document_gives_the_same_findings() -> None:
    assert _pdf("befund_de.pdf") == _pdf("befund_de.pdf")
