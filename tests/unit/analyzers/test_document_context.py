"""Sentences of scans, what they deny or quote, whom a document is about, and semen findings."""

from dataclasses import replace

import pytest

from common.analyzers import Outcome, Resources, Sample
from common.analyzers.document import (
    DocumentReader,
    context,
    dates,
    identity,
    scans,
    sections,
    semen,
)
from common.analyzers.document.layout import rows
from common.domain.model import Facts, Finding
from common.domain.standards import codes
from common.domain.standards.rules.interpret import interpretations
from common.media.documents import Document, Page, Word

_CHAR_PT, _LINE_PT = 6.0, 12.0


def page_of(text: str, number: int = 1) -> Page:
    """Lines of a typewriter."""
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
    return Page(number=number, height=800.0, width=600.0, words=words)


def read(*texts: str) -> Outcome:
    pages = [page_of(text, number) for number, text in enumerate(texts, start=1)]
    document = Document(pages=pages, has_text=True)
    sample = Sample(modality="document", facts=Facts(), media_type="text/plain", document=document)
    return DocumentReader(Resources(weights=lambda name: b"")).analyze(sample)


def scan(text: str, mark: str | None = ".") -> list[tuple[str, object, object]]:
    return [
        (f.code, f.value, f.detail.get("side")) for f in scans.findings(rows(page_of(text)), mark)
    ]


EMT = "endometrium.thickness_mm"
TRILAMINAR = ("endometrium.pattern", "trilaminar", None)
SCANS = [
    ("Endometrial thickness: 8.4 mm.", [(EMT, 8.4, None)]),
    ("Endometrium 0.9 cm, trilaminar.", [(EMT, 9.0, None), TRILAMINAR]),
    ("Épaisseur de l'endomètre : 7.1 mm", [(EMT, 7.1, None)]),
    ("Endometriumdicke: 6.0 mm, dreischichtig", [(EMT, 6.0, None), TRILAMINAR]),
    ("Previous scan: endometrium 4.1 mm.", []),
    ("Endometrium should be 8 mm or more.", []),
    ("Right ovary: 7 antral follicles. Left ovary: 9 antral follicles.",
     [("follicle.count", 7.0, "right"), ("follicle.count", 9.0, "left")]),
    ("Rechtes Ovar: 7 antrale Follikel.", [("follicle.count", 7.0, "right")]),
    ("AFC: 14", [("follicle.count", 14.0, None)]),
    ("No antral follicles in the left ovary.", []),
    ("Right ovary follicles: 18 mm, 14 mm.",
     [("follicle.follicle", 18.0, "right"), ("follicle.follicle", 14.0, "right")]),
    ("Dominante follikel links: 20 x 16 mm", [("follicle.follicle", 18.0, "left")]),
    ("Ovario derecho: volumen 8.2 ml", [("ovary.volume_ml", 8.2, "right")]),
    ("Her mother had 3 antral follicles.", []),
    ("RechtesOvar: 7 antrale Follikel. LinkesOvar: 4 antrale Follikel.",
     [("follicle.count", 7.0, "right"), ("follicle.count", 4.0, "left")]),
    ("No polyps. Free fluid 12 mm.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), SCANS)
def test_a_scan_says_what_was_seen_and_no_more(
    text: str, found: list[tuple[str, object, object]]
) -> None:
    assert scan(text) == found


def test_every_measure_of_a_scan_has_its_place_and_an_implausible_one_is_held() -> None:
    [thick] = scans.findings(rows(page_of("Endometrium 84 mm")), ".")
    assert thick.detail["held"] == "implausible_review" and thick.region is not None
    assert thick.detail["raw"] == "Endometrium 84 mm"
    assert thick.region["r1"] > thick.region["r0"]  # type: ignore[operator]


def test_a_scan_is_read_as_one_and_a_letter_is_not() -> None:
    text = "Transvaginal ultrasound report\nEndometrial thickness: 8.4 mm.\nRight ovary: AFC 7."
    outcome = read(text)
    assert {f.code for f in outcome.findings} == {"document.type", EMT, "follicle.count"}
    letter = "Dear colleague,\nthe endometrium was 8.4 mm.\nYours sincerely,"
    assert {f.code for f in read(letter).findings} == {"document.type"}


NOT_NOW = [
    "Polyps: absent", "Geen poliepen", "Keine Polypen", "Pas de polype", "Sin pólipos",
    "Her mother had an AMH of 0.4", "TSH in 2019 was 2.1", "Voorgeschiedenis: poliep",
    "Antécédents: fibrome", "Values normally lie above 7 mm", "Anamnese: Myom",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_NOW)
def test_what_is_denied_earlier_quoted_or_a_relatives(text: str) -> None:
    assert context.is_not_now(text)


@pytest.mark.parametrize("text", ["Endometrium 8 mm", "Rechter Follikel 18 mm", "AFC 12"])
def test_what_is_so_now(text: str) -> None:
    assert not context.is_not_now(text)


SEMEN = (
    "Spermiogramm\n"
    "Volumen: 2.8 mL\n"
    "Spermienkonzentration: 11.5 10^6/mL\n"
    "Gesamtspermienzahl: 32.2 10^6/ejaculate\n"
    "Progressive Motilität (PR): 27 %\n"
    "Normalformen: < 4 %\n"
    "Vitalität: 71 furlong\n"
)


def test_a_semen_analysis_has_the_findings_of_the_manual() -> None:
    found = {f.code: f for f in read(SEMEN).findings if f.code.startswith("who_semen.")}
    assert {code: (f.value, f.unit) for code, f in found.items()} == {
        "who_semen.volume": (2.8, "mL"),
        "who_semen.concentration": (11.5, "10*6/mL"),
        "who_semen.total_number": (32.2, "10*6"),
        "who_semen.progressive": (27.0, "%"),
        "who_semen.normal_forms": (4.0, "%"),
    }
    assert found["who_semen.normal_forms"].detail["comparator"] == "<"
    assert all(str(f.detail["derived_from"]).startswith("lab.") for f in found.values())


def test_a_held_value_gives_no_finding_of_the_manual() -> None:
    held = Finding(code="lab.sperm_total", value=3.0, unit="10*6", detail={"held": "no_unit"})
    assert semen.findings([held]) == []


@pytest.mark.parametrize("name", semen.CODES.values())
def test_every_code_of_the_manual_is_in_the_table(name: str) -> None:
    assert f"who_semen.{name}" in codes.TABLE


def test_two_dates_of_birth_stop_the_reading() -> None:
    text = (
        "Name: Alma Testcase\nDate of birth: 23/04/1991\nDate of birth: 24/04/1991\nTSH 2.1 mIU/L"
    )
    assert read(text).why == "several_patients"


def test_a_partners_facts_are_not_the_patients() -> None:
    text = (
        "Patient name: Alma Testcase\nDate of birth: 23/04/1991\n"
        "Partner\nName: Bram Proefpersoon\nDate of birth: 30/08/1988\n\n\n\nTSH  2.1  mIU/L"
    )
    found = {f.code: f.value for f in read(text).findings}
    assert found["identity.name"] == "Alma Testcase"
    assert found["identity.birth_date"] == "23/04/1991"
    assert found["lab.tsh"] == 2.1


POSSIBLE = [
    ("23/04/1991", None, ("1991-04-23",)),
    ("03/04/1991", None, ("1991-04-03", "1991-03-04")),
    ("03/04/1991", "month", ("1991-03-04",)),
    ("23/04/91", None, ("1991-04-23", "2091-04-23")),
    ("1991-04-23", None, ("1991-04-23",)),
    ("23 avril 1991", None, ("1991-04-23",)),
    ("31/02/1991", None, ()),
    ("soon", None, ()),
]


@pytest.mark.parametrize(("text", "shown", "found"), POSSIBLE)
def test_every_date_that_a_date_of_birth_can_be(
    text: str, shown: str | None, found: tuple[str, ...]
) -> None:
    assert dates.possible(text, shown) == found


SEXES = [
    ("Female", "", "female"), ("m", "Sex", "male"), ("M", "Sexo", None),
    ("V", "Geslacht", "female"), ("w", "Geschlecht", "female"),
    ("Homme", "Sexe", "male"), ("x", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("word", "label", "sex"), SEXES)
def test_a_sex_with_two_meanings_has_none(word: str, label: str, sex: str | None) -> None:
    assert identity.sex_of(word, label) == sex


def test_the_report_says_who_made_it_when_and_in_which_state() -> None:
    text = (
        "Meridian Pathology Laboratory\nPreliminary report\nReport no.: 26.118\n"
        "Reported: 18/11/2026 11:02\nRequested by: Dr A. Example\nTSH  2.1  mIU/L\n"
    )
    found = {f.code: f for f in read(text).findings}
    detail = found["lab.tsh"].detail
    assert detail["laboratory"] == "Meridian Pathology Laboratory"
    assert (detail["report_number"], detail["status"]) == ("26.118", "preliminary")
    assert detail["reported_at"] == "2026-11-18T11:02"
    assert found["identity.requester"].value == "Dr A. Example"


DRAFT = "Preliminary report\nTSH  2.10  mIU/L  0.27 - 4.20\nFSH  8.2  IU/L  3.5 - 12.5\n"
FINAL = "Final report\nTSH  2.31  mIU/L  0.27 - 4.20\n"


@pytest.mark.parametrize("pages", [(DRAFT, FINAL), (FINAL, DRAFT)])
def test_the_newest_version_counts_and_both_are_kept(pages: tuple[str, str]) -> None:
    found = [f for f in read(*pages).findings if f.code.startswith("lab.")]
    told = {
        (f.code, f.value): (f.detail["status"], f.detail.get("superseded", False)) for f in found
    }
    assert told == {
        ("lab.tsh", 2.1): ("preliminary", True),
        ("lab.tsh", 2.31): ("final", False),
        ("lab.fsh", 8.2): ("preliminary", False),
    }


def test_one_version_is_left_as_it_is() -> None:
    found = read(FINAL, "TSH  2.31  mIU/L  0.27 - 4.20").findings
    assert all("superseded" not in f.detail for f in found)


def test_a_range_is_kept_as_printed_and_parsed() -> None:
    tsh = next(f for f in read(FINAL).findings if f.code == "lab.tsh")
    assert tsh.detail["printed_range"] == "0.27 - 4.20"
    assert (tsh.detail["range_low"], tsh.detail["range_high"]) == (0.27, 4.2)


DAYS = [
    ("Hormones (cycle day 3)", 3), ("Cyclusdag 3", 3), ("Zyklustag 3", 3), ("jour 3 du cycle", 3),
    ("d\u00eda 3 del ciclo", 3), ("cycle day 3, not cycle day 5", None), ("day 3 of storage", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_the_cycle_is_what_is_printed(text: str, day: int | None) -> None:
    assert sections.cycle_day(rows(page_of(text))) == day


PHASES = [
    ("Cycle phase: mid-luteal", "mid_luteal"), ("Cyclusfase: luteaal", "luteal"),
    ("Zyklusphase: Follikelphase", "follicular"), ("Phase du cycle : ovulatoire", "ovulation"),
    ("Fase del ciclo: l\u00fatea media", "mid_luteal"), ("Sample: day of trigger", "trigger_day"),
    ("Mid-luteal: 4.1 - 14.6", None), ("luteal phase 1.8 - 24", None),
    ("On the day of the trigger progesterone should stay below 1.5 ng/mL in most", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phase"), PHASES)
def test_the_phase_of_the_cycle_is_what_is_printed(text: str, phase: str | None) -> None:
    assert sections.cycle_phase(rows(page_of(text))) == phase


def test_two_phases_are_none_and_one_is_used_by_the_rules() -> None:
    two = "Cycle phase: follicular\nCycle phase: luteal"
    assert sections.cycle_phase(rows(page_of(two))) is None
    panel = "Cycle phase: mid-luteal\nProgesterone  2.1  ng/mL\nFSH  4.1  IU/L"
    progesterone = next(f for f in read(panel).findings if f.code == "lab.progesterone")
    line = {"id": "f1", "code": progesterone.code, "value": 2.1, "unit": progesterone.unit,
            **progesterone.detail}  # fmt: skip
    assert "progesterone.not_evidenced" in {s["code"] for s in interpretations([line])}


def test_a_sentence_that_ocr_is_not_sure_of_is_held() -> None:
    for sure, held in ((0.95, None), (0.6, "unsure_reading")):
        page = page_of("Endometrial thickness: 8.4 mm.")
        words = [replace(word, confidence=sure) for word in page.words]
        [thick] = scans.findings(rows(replace(page, words=words)), ".")
        assert thick.detail["held"] == held
