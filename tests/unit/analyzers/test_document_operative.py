"""What a hysteroscopy report says was seen, what it denies, and what it only mentions."""

from itertools import product

import pytest

from common.analyzers.document import operative
from common.analyzers.document.layout import rows
from common.domain.model import Finding
from common.domain.standards import codes
from tests.unit.analyzers.test_document_context import page_of, read

POLYP, MYOMA, ADHESIONS, OSTIUM = (
    "uterus.polyp", "uterus.myoma", "uterus.adhesions", "uterus.ostium_visible",
)  # fmt: skip
CAVITY = "uterus.cavity"


def found(text: str, mark: str | None = ".") -> list[Finding]:
    return operative.findings(rows(page_of(text)), mark)[0]


def told(text: str) -> set[tuple[str, object]]:
    return {(f.code, f.value) for f in found(text)}


STATED = [
    ("Findings: two polyps of 8 mm and 5 mm on the posterior wall.", {(POLYP, True)}),
    ("Uterine cavity normal. Both ostia visible.", {(CAVITY, "normal"), (OSTIUM, True)}),
    ("The left ostium was not seen.", {(OSTIUM, False)}),
    ("No polyps, no fibroids, no adhesions.", {(POLYP, False), (MYOMA, False), (ADHESIONS, False)}),
    ("No polyps or fibroids.", {(POLYP, False), (MYOMA, False)}),
    ("No adhesions but one polyp of 6 mm.", {(ADHESIONS, False), (POLYP, True)}),
    ("Without adhesions, a submucous fibroid FIGO 1.", {(ADHESIONS, False), (MYOMA, True)}),
    ("Polyps: absent. Adhesions: none.", {(POLYP, False), (ADHESIONS, False)}),
    ("Septate uterus.", {(CAVITY, "septate")}),
    ("No septum.", set()),
    ("T-shaped cavity.", {(CAVITY, "t_shaped")}),
    ("Micropolyps over the whole cavity.", {("uterus.endometritis_signs", True)}),
    ("Isthmocele of 4 mm.", {("uterus.niche", True)}),
    ("Right hydrosalpinx.", {("uterus.hydrosalpinx", True)}),
    ("Poliep van 8 mm op de achterwand. Beide ostia zichtbaar.", {(POLYP, True), (OSTIUM, True)}),
    ("Geen poliepen, geen verklevingen.", {(POLYP, False), (ADHESIONS, False)}),
    ("Normale baarmoederholte.", {(CAVITY, "normal")}),
    ("Polyp von 8 mm an der Hinterwand.", {(POLYP, True)}),
    ("Keine Polypen, keine Verwachsungen.", {(POLYP, False), (ADHESIONS, False)}),
    ("Beide Tubenostien einsehbar.", {(OSTIUM, True)}),
    ("Polype de 8 mm sur la paroi postérieure.", {(POLYP, True)}),
    ("Pas de polype ni de synéchie.", {(POLYP, False), (ADHESIONS, False)}),
    ("Cavité utérine normale.", {(CAVITY, "normal")}),
    ("Pólipo de 8 mm en cara posterior.", {(POLYP, True)}),
    ("No se observan pólipos ni miomas.", {(POLYP, False), (MYOMA, False)}),
    ("Sin adherencias.", {(ADHESIONS, False)}),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_what_was_seen_and_what_was_denied(text: str, expected: set[tuple[str, object]]) -> None:
    assert told(text) == expected


WORDS = {
    "en": ["polyp", "fibroid", "adhesions", "hydrosalpinx", "isthmocele"],
    "nl": ["poliep", "vleesboom", "verklevingen", "hydrosalpinx", "isthmocele"],
    "de": ["Polyp", "Myom", "Verwachsungen", "Hydrosalpinx", "Isthmozele"],
    "fr": ["polype", "fibrome", "synéchies", "hydrosalpinx", "isthmocèle"],
    "es": ["pólipo", "mioma", "adherencias", "hidrosálpinx", "istmocele"],
}
# Negated, historical, of a relative, quoted, conditional, the reason for looking, or suspected.
NOT_SEEN = {
    "en": [
        "No {}.", "{}: absent.", "There was no evidence of {}.", "Without {}.", "{}: none.",
        "Negative for {}.", "Previous scan: {}.", "History of {}.", "In 2019 a {} was removed.",
        "Her mother had {}.", "Status after resection of {}.", "Indication: {}.",
        "Guidelines advise removal of {}.", "If {} recurs, repeat.", "Suspected {}.",
        "Possible {} on ultrasound.", "Rule out {}.", "Known {}.", "Is there a {}?",
        "Risk of {} was explained.", "Neither {} nor a lesion was seen.", "Plan: removal of {}.",
    ],
    "nl": [
        "Geen {}.", "{}: afwezig.", "Zonder {}.", "Vorige echo: {}.", "Voorgeschiedenis: {}.",
        "Haar zus had {}.", "Toestand na resectie van {}.", "Indicatie: {}.",
        "Indien {}, herhalen.",
        "Vermoeden van {}.", "Mogelijk {}.", "Vraagstelling: {}?", "{} niet gezien.",
    ],
    "de": [
        "Kein {}.", "Keine {}.", "Ohne {}.", "Vorbefund: {}.", "Anamnese: {}.",
        "Die Mutter hatte {}.", "Zustand nach {}.", "Indikation: {}.", "Falls {}, Wiederholung.",
        "Verdacht auf {}.", "Mögliches {}.", "Ausschluss {}.", "{} nicht nachweisbar.",
    ],
    "fr": [
        "Pas de {}.", "Aucun {}.", "Absence de {}.", "Sans {}.", "Antécédent de {}.",
        "Sa mère avait {}.", "Indication : {}.", "En cas de {}, répéter.", "Suspicion de {}.",
        "Possible {}.", "À éliminer : {}.", "Échographie antérieure : {}.",
    ],
    "es": [
        "Sin {}.", "No se observa {}.", "Ausencia de {}.", "Ningún {}.", "Antecedentes de {}.",
        "Su madre tenía {}.", "Indicación: {}.", "En caso de {}, repetir.", "Sospecha de {}.",
        "Posible {}.", "Descartar {}.", "Ecografía previa: {}.",
    ],
}  # fmt: skip
SENTENCES = [
    template.format(word)
    for language in WORDS
    for template, word in product(NOT_SEEN[language], WORDS[language])
]


def test_nothing_is_seen_that_is_denied_earlier_quoted_or_suspected() -> None:
    """Of 360 such sentences at most one of a hundred may be taken for a finding."""
    wrong = [text for text in SENTENCES if any(value is True for _, value in told(text))]
    assert len(SENTENCES) >= 350
    assert len(wrong) <= 0.01 * len(SENTENCES), wrong


SEEN = {
    "en": ["{} of 8 mm.", "A {} was seen on the anterior wall.", "Findings: {} in the fundus."],
    "nl": ["{} van 8 mm.", "Bevindingen: {} op de voorwand."],
    "de": ["{} von 8 mm.", "Befund: {} an der Vorderwand."],
    "fr": ["{} de 8 mm.", "Constatations : {} sur la paroi antérieure."],
    "es": ["{} de 8 mm.", "Hallazgos: {} en cara anterior."],
}


def test_what_is_seen_is_found() -> None:
    sentences = [t.format(w) for lang in WORDS for t, w in product(SEEN[lang], WORDS[lang])]
    missed = [text for text in sentences if not any(value is True for _, value in told(text))]
    assert missed == []


def test_sizes_and_places_of_the_worked_example() -> None:
    [polyps] = found("Two polyps 8 mm and 5 mm posterior wall")
    assert polyps.detail["sizes_mm"] == [8.0, 5.0] and polyps.detail["place"] == "posterior"
    [myoma] = found("Submucous myoma FIGO type 1 of 1.2 cm in the fundus.")
    assert myoma.detail["figo"] == 1 and myoma.detail["sizes_mm"] == [12.0]
    assert myoma.detail["raw"] == "Submucous myoma FIGO type 1 of 1.2 cm in the fundus."
    [ostium] = found("Right ostium visible.")
    assert ostium.detail["side"] == "right" and ostium.region is not None


def test_two_sentences_that_contradict_each_other_are_held() -> None:
    both = found("No polyps.\nPolyp of 8 mm on the posterior wall.")
    assert {(f.value, f.detail["held"]) for f in both} == {
        (False, "two_statements"), (True, "two_statements"),
    }  # fmt: skip


def test_what_is_only_suspected_is_not_measured() -> None:
    gaps = operative.findings(rows(page_of("Suspected polyp.\nNo adhesions.")), ".")[1]
    assert [(gap.code, gap.why) for gap in gaps] == [(POLYP, "stated_as_uncertain")]
    seen = operative.findings(rows(page_of("Suspected polyp.\nPolyp of 8 mm removed.")), ".")
    assert [f.value for f in seen[0]] == [True] and seen[1] == []


def test_a_whole_report_is_read_and_a_letter_about_it_is_not() -> None:
    text = (
        "Hysteroscopy report\nIndication: subfertility, suspected polyp.\n"
        "Procedure: diagnostic hysteroscopy under general anaesthesia.\n"
        "Findings: two polyps of 8 mm and 5 mm on the posterior wall. Both ostia visible.\n"
        "No adhesions. Procedure completed without complications."
    )
    values = {f.code: f.value for f in read(text).findings}
    assert values == {
        "document.type": "operative_report", POLYP: True, OSTIUM: True, ADHESIONS: False,
    }  # fmt: skip
    letter = "Dear colleague,\na hysteroscopy showed two polyps.\nKind regards,"
    assert {f.code for f in read(letter).findings} == {"document.type"}


def test_every_code_is_in_the_table() -> None:
    every = {f.code for text, _ in STATED for f in found(text)}
    assert every <= set(codes.TABLE) and len(every) >= 8
