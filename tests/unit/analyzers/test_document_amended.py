"""Results that were crossed out or corrected: what counts is said, and nothing of it is sure."""

from dataclasses import replace

import pytest

from common.analyzers import Outcome, Resources, Sample
from common.analyzers.document import DocumentReader, amended
from common.domain.model import Facts, Finding
from common.domain.standards.rules.interpret import interpretations
from common.media.documents import Document
from tests.unit.analyzers.test_document_context import page_of, read

IN_LINE = [
    ("5.7 ng/mL (corrected from 5.1)", "5.7 ng/mL", "5.1", True),
    ("corrected from 5.1 to 5.7 ng/mL", "5.7 ng/mL", "5.1", True),
    ("5.7 ng/mL (corrected from 5.1 ng/mL to 5.7 ng/mL)", "5.7 ng/mL", "5.1", True),
    ("5.7 IU/L, was 5.1 IU/L", "5.7 IU/L", "5.1", True),
    ("5.7 IU/L (previously reported as <5.1)", "5.7 IU/L", "<5.1", True),
    ("5,7 ng/mL (gecorrigeerd van 5,1)", "5,7 ng/mL", "5,1", True),
    ("5,7 ng/mL (in plaats van 5,1)", "5,7 ng/mL", "5,1", True),
    ("korrigiert von 5,1 auf 5,7 ng/mL", "5,7 ng/mL", "5,1", True),
    ("5,7 ng/mL statt 5,1", "5,7 ng/mL", "5,1", True),
    ("5,7 ng/mL (au lieu de 5,1)", "5,7 ng/mL", "5,1", True),
    ("corrigé de 5,1 à 5,7 ng/mL", "5,7 ng/mL", "5,1", True),
    ("5,7 ng/mL (en lugar de 5,1)", "5,7 ng/mL", "5,1", True),
    ("corregido de 5,1 a 5,7 ng/mL", "5,7 ng/mL", "5,1", True),
    ("5.7 IU/L (previous: 4.9)", "5.7 IU/L", "4.9", False),
    ("5,7 IU/L [Vorwert 4,9]", "5,7 IU/L", "4,9", False),
    ("5.7 IU/L 3.5 - 12.5", "5.7 IU/L 3.5 - 12.5", None, False),
    ("5.7 IU/L 3.5 - 12.5 (was 5.1)", "5.7 IU/L 3.5 - 12.5", "5.1", True),
    ("2.1 mIU/L (pregnancy 0.1 - 2.5)", "2.1 mIU/L (pregnancy 0.1 - 2.5)", None, False),
    ("Swab 3", "Swab 3", None, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "now", "before", "corrected"), IN_LINE)
def test_a_correction_in_line(text: str, now: str, before: str | None, corrected: bool) -> None:
    assert amended.read(text) == amended.Amended(now, before, corrected)


def laboratory(outcome: Outcome) -> dict[str, Finding]:
    return {f.code: f for f in outcome.findings if f.code.startswith("lab.")}


def held_of(outcome: Outcome, code: str) -> object:
    return laboratory(outcome)[code].detail["held"]


TABLES = [
    "Test          Result                        Unit      Reference\n"
    "AMH           5.7 (corrected from 5.1)      ng/mL     1.0 - 7.0",
    "AMH: 5.7 ng/mL (corrected from 5.1)",
    "AMH: corrected from 5.1 to 5.7 ng/mL",
    "AMH:  5.7 ng/mL  1.0 - 7.0\n* previously reported as 5.1 ng/mL",
    "AMH:  5.7 ng/mL  1.0 - 7.0\nCorrected from 5.1 to 5.7 ng/mL",
]


@pytest.mark.parametrize("text", TABLES)
def test_the_value_as_it_is_now_counts_and_the_one_before_is_kept(text: str) -> None:
    found = laboratory(read(text))
    assert set(found) == {"lab.amh"}
    amh = found["lab.amh"]
    assert (amh.value, amh.unit, amh.detail["corrected_from"]) == (5.7, "ng/mL", "5.1")
    assert amh.confidence is None and amh.detail["held"] is None


UNCLEAR = [
    "AMH:  5.1 ng/mL  1.0 - 7.0\nCorrected result: 5.7 ng/mL",
    "AMH:  5.1 ng/mL  1.0 - 7.0\nCorrected from 5.1 to 5.7 ng/mL",
    "AMH:  5.3 ng/mL (corrected from 5.1 to 5.7)",
]


@pytest.mark.parametrize("text", UNCLEAR)
def test_two_values_that_are_both_called_corrected_are_held(text: str) -> None:
    outcome = read(text)
    assert set(laboratory(outcome)) == {"lab.amh"}
    assert held_of(outcome, "lab.amh") == "two_corrected_values"
    assert "values_held" in outcome.quality["flags"]  # type: ignore[operator]


def test_an_earlier_result_is_no_correction() -> None:
    amh = laboratory(read("AMH: 5.7 ng/mL (previous: 4.9)"))["lab.amh"]
    assert amh.detail["earlier_value"] == "4.9" and "corrected_from" not in amh.detail
    assert amh.value == 5.7 and amh.detail["printed_range"] is None


def crossed(text: str, *gone: str) -> Outcome:
    """The reading of a page on which these words are crossed out, each where it first stands."""
    page = page_of(text)
    left = list(gone)
    words = []
    for word in page.words:
        is_gone = word.text in left
        if is_gone:
            left.remove(word.text)
        words.append(replace(word, struck=is_gone))
    assert not left
    document = Document(pages=[replace(page, words=words)], has_text=True)
    sample = Sample(
        modality="document", facts=Facts(), media_type="application/pdf", document=document
    )
    return DocumentReader(Resources(weights=lambda name: b"")).analyze(sample)


PANEL = "Test       Result       Unit     Reference\nAMH        0.5          ng/mL    1.0 - 7.0\n"


def test_a_crossed_out_value_is_kept_and_never_sure() -> None:
    outcome = crossed(PANEL, "0.5")
    amh = laboratory(outcome)["lab.amh"]
    assert (amh.value, amh.confidence) == (0.5, None)
    assert (amh.detail["held"], amh.detail["struck_out"]) == ("struck_out", "0.5")
    line = {"id": "f1", "code": amh.code, "value": amh.value, "unit": amh.unit, **amh.detail}
    assert [s["code"] for s in interpretations([line])] == ["not_computable"]


def test_the_number_beside_a_crossed_out_one_is_read_and_held() -> None:
    outcome = crossed(PANEL.replace("0.5  ", "0.5 2.4"), "0.5")
    amh = laboratory(outcome)["lab.amh"]
    assert (amh.value, amh.detail["struck_out"]) == (2.4, "0.5")
    assert amh.detail["held"] == "struck_out"


@pytest.mark.parametrize("gone", ["AMH", "ng/mL", "7.0"])
def test_whatever_is_crossed_out_of_a_result_makes_it_unsure(gone: str) -> None:
    assert held_of(crossed(PANEL, gone), "lab.amh") == "struck_out"


def test_the_limits_behind_a_crossed_out_value_do_not_take_its_place() -> None:
    text = "pH: 7.1 7.2 - 8.0\nSperm volume: 2.0 mL\nProgressive motility: 40 %"
    found = laboratory(crossed("Semen analysis\n" + text, "7.1"))
    assert found["lab.semen_ph"].value == 7.1
    assert found["lab.semen_ph"].detail["held"] == "struck_out"


def test_a_crossed_out_semen_value_has_no_finding_of_the_manual() -> None:
    outcome = crossed("Semen analysis\nSperm concentration: 12 million/mL\n", "12")
    assert not [f for f in outcome.findings if f.code.startswith("who_semen.")]


def test_a_crossed_out_name_names_nobody() -> None:
    text = "Patient: Alma Testcase\nDate of birth: 23/04/1991\n" + PANEL
    found = {f.code: f.value for f in crossed(text, "Alma").findings}
    assert "identity.name" not in found and found["identity.birth_date"] == "23/04/1991"


def test_a_crossed_out_measure_of_a_scan_is_held() -> None:
    text = "Transvaginal ultrasound report\nEndometrial thickness: 8.4 mm.\nRight ovary: AFC 7."
    held = {f.code: f.detail.get("held") for f in crossed(text, "8.4").findings}
    assert held["endometrium.thickness_mm"] == "struck_out" and held["follicle.count"] is None


METHODS = [
    "Method: electrochemiluminescence. Previous result 12/03/2026: AMH 1.12 ng/mL.",
    "Methode: electrochemiluminescence", "Méthode : electrochemiluminescence",
]  # fmt: skip


@pytest.mark.parametrize("line", METHODS)
def test_the_method_that_a_line_below_says_goes_with_its_result(line: str) -> None:
    text = f"AMH:  5.7 ng/mL  1.0 - 7.0\n{line}\nFSH:  6.1 IU/L  3.5 - 12.5\n"
    found = laboratory(read(text))
    assert set(found) == {"lab.amh", "lab.fsh"}
    assert found["lab.amh"].detail["method_stated"] == "electrochemiluminescence"
    assert "method_stated" not in found["lab.fsh"].detail
