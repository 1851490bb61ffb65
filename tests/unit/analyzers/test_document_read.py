"""What is said of a document that OCR has read: sure, unsure, or not at all."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from common.analyzers import Outcome, Resources, Sample
from common.analyzers.document import DocumentReader, repairs
from common.domain.model import Facts
from common.domain.standards.lab_units import readings
from common.media import reading
from common.media.documents import Document, Page, Word
from common.media.limits import Limits
from tests.unit.media.test_reading import FONT, encoded, page

ROOMY = Limits(seconds=60, page_seconds=240)


def outcome(document: Document, media_type: str = "image/jpeg") -> Outcome:
    sample = Sample(modality="document", facts=Facts(), media_type=media_type, document=document)
    return DocumentReader(Resources(weights=lambda _: b"")).analyze(sample)


def sheet(*lines: tuple[str, float], numbers: dict[str, float] | None = None) -> Document:
    """A page that was read: each line's cells are divided by `|`, its words equally sure."""
    words = []
    for row, (line, sure) in enumerate(lines):
        for column, cell in enumerate(line.split("|")):
            left = 60.0 + 130 * column
            for word in cell.split():
                right = left + 5.5 * len(word)
                words.append(
                    Word(text=word, r0=80.0 + 18 * row, c0=left, r1=90.0 + 18 * row, c1=right,
                         line=row, confidence=sure)
                )  # fmt: skip
                left = right + 3
    made = Page(
        number=1, height=842.0, width=595.0, words=words, is_read=True, numbers=numbers or {}
    )
    return Document(pages=[made], has_text=bool(words))


HEAD = "Test|Result|Unit|Reference"


def test_a_value_is_as_sure_as_its_least_sure_word() -> None:
    said = outcome(
        sheet((HEAD, 1.0), ("AMH|2.84|ng/mL|1.0 - 4.0", 0.97), ("FSH|11.8|IU/L|3.5 - 12.5", 0.6))
    )
    found = {f.code: f for f in said.findings}
    amh, fsh = found["lab.amh"], found["lab.fsh"]
    assert amh.detail["held"] is None
    assert amh.confidence is not None and 0.9 < amh.confidence < 0.97
    assert fsh.detail["held"] == "unsure_reading"
    assert fsh.confidence is not None and fsh.confidence < 0.6
    assert "values_held" in said.quality["flags"]
    assert "read_by_ocr" in said.quality["flags"]


@pytest.mark.parametrize(
    ("numbers", "word"),
    [
        ({"letter_px": 14.0}, "closer"),
        ({"focus": 0.1}, "blurred"),
        ({"evenness": 0.3}, "shadow"),
        ({}, "by hand"),
    ],
)
def test_a_page_that_cannot_be_read_asks_for_a_better_picture(
    numbers: dict[str, float], word: str
) -> None:
    said = outcome(sheet((HEAD, 0.5), ("AMH|2.84|ng/mL|1.0 - 4.0", 0.5), numbers=numbers))
    assert (said.status, said.why) == ("not_analyzable", "illegible")
    assert said.findings == ()
    assert word in (said.advice or "")


def test_a_page_without_print_says_so() -> None:
    said = outcome(sheet())
    assert (said.status, said.why) == ("not_analyzable", "no_print")
    assert said.advice


def test_pages_that_were_not_read_are_flagged() -> None:
    good = sheet((HEAD, 1.0), ("AMH|2.84|ng/mL|1.0 - 4.0", 1.0)).pages[0]
    unread = Page(number=2, height=842.0, width=595.0, words=[], is_read=True, flags=("unread",))
    said = outcome(Document(pages=[good, unread], has_text=True))
    assert "pages_unread" in said.quality["flags"]
    assert any(f.code == "lab.amh" for f in said.findings)


@pytest.mark.parametrize(
    ("word", "unit"),
    [("mmo1/L", "mmol/L"), ("pmo1/L", "pmol/L"), ("g/d1", "g/dl"), ("yg/dL", "µg/dL")],
)
def test_a_unit_that_lost_a_letter_is_repaired(word: str, unit: str) -> None:
    assert repairs.unit(word) == unit


@pytest.mark.parametrize("word", ["IL-1", "T1", "140", "1", "B12", "pg/mL", "101", "<1", "1:80"])
def test_what_is_no_broken_unit_stays(word: str) -> None:
    assert repairs.unit(word) == word


def test_the_units_of_a_text_layer_are_never_repaired() -> None:
    document = sheet((HEAD, 1.0), ("AMH|2.84|pmo1/L|1.0 - 4.0", 1.0))
    plain = [
        Word(text=w.text, r0=w.r0, c0=w.c0, r1=w.r1, c1=w.c1, line=w.line)
        for w in document.pages[0].words
    ]
    said = outcome(
        Document(pages=[Page(number=1, height=842.0, width=595.0, words=plain)], has_text=True),
        "application/pdf",
    )
    assert [f.detail["printed_unit"] for f in said.findings if f.code == "lab.amh"] == ["pmo1/L"]


def read(picture: Image.Image) -> Outcome:
    return outcome(reading.read_document(encoded(picture, "PNG"), "image/png", ROOMY))


def test_a_hopelessly_blurred_photograph_gives_no_value() -> None:
    said = read(page().filter(ImageFilter.GaussianBlur(7)))
    assert said.status == "not_analyzable"
    assert said.advice
    assert said.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u062e\u062a\u0628\u0631 \u0627\u0644\u0645",
        "\u05d1\u05d3\u05d9\u05e7\u05d4 \u05d3\u05dd",
    ],
)
def test_another_script_gives_no_sure_value(text: str) -> None:
    made = Image.new("RGB", (1240, 900), "white")
    draw = ImageDraw.Draw(made)
    font = ImageFont.truetype(str(FONT), 30)
    for row in range(8):
        draw.text((140, 90 + 80 * row), f"{text} {text} {text}", "black", font)
    said = read(made)
    assert not [f for f in said.findings if f.code.startswith("lab.") and not f.detail["held"]]


def test_handwriting_gives_no_sure_value() -> None:
    """Scribbled curves in rows, as a pen leaves them."""
    made = Image.new("RGB", (1240, 900), "white")
    draw = ImageDraw.Draw(made)
    for row in range(7):
        points = [
            (120 + 6 * step, 120 + 100 * row + (37 * step * step % 61) - 30 + 9 * (step % 3))
            for step in range(150)
        ]
        draw.line(points, fill=(20, 20, 90), width=4, joint="curve")
    said = read(made)
    assert not [f for f in said.findings if f.code.startswith("lab.") and not f.detail["held"]]


def test_a_receipt_is_no_report() -> None:
    receipt = (
        "ORCHARD GROCERIES",
        "12 Main Street",
        "2 x Milk 1L            3.80",
        "1 x Bread              2.45",
        "1 x Coffee 250 g       5.90",
        "TOTAL EUR             12.15",
        "VAT 9%                 1.00",
        "Thank you",
    )
    said = read(page(receipt))
    assert not [f for f in said.findings if f.code.startswith("lab.")]
    kinds = [f.value for f in said.findings if f.code == "document.type"]
    assert kinds in ([], ["other"])


def test_the_evidence_is_small_and_ours() -> None:
    loaded = reading.load(encoded(page(), "JPEG"), "image/jpeg", ROOMY, 300_000)
    with Image.open(io.BytesIO(loaded.pictures[0].data)) as picture:
        assert picture.width * picture.height <= 300_000
        assert not picture.getexif()


EXCHANGED = [
    ("mlU/mL", "mIU/mL"), ("lU/L", "IU/L"), ("ulU/mL", "uIU/mL"), ("mlU/ml", "mIU/ml"),
    ("pmo1/L", "pmol/L"), ("nmo1/1", "nmol/l"), ("m1U/L", "mIU/L"), ("ymol/L", "µmol/L"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "unit"), EXCHANGED)
def test_letters_that_look_alike_are_exchanged_in_units(word: str, unit: str) -> None:
    assert repairs.unit(word) == unit


def test_a_repair_never_makes_another_unit_of_a_unit() -> None:
    """Whatever is a known unit stays itself, however near another one is."""
    known = [f"{a}/{b}" for a in ("mg", "pg", "ng", "pmol", "nmol", "mIU", "IU", "U", "mol")
             for b in ("L", "l", "dL", "dl", "mL", "ml")]  # fmt: skip
    assert all(repairs.unit(unit) == unit for unit in known)
    for unit in known:
        for place, sign in enumerate(unit):
            for other in {"l": "1I|", "I": "l1|", "1": "lI"}.get(sign, ""):
                broken = unit[:place] + other + unit[place + 1 :]
                repaired = repairs.unit(broken)
                assert repaired == broken or readings(repaired) == readings(unit)


def test_what_was_read_is_kept_beside_the_repaired_unit() -> None:
    head = (HEAD, 1.0)
    said = outcome(
        sheet(head, ("FSH|8.2|mlU/mL|3.5 - 12.5", 0.99), ("TSH|2.1|mIU/L|0.3 - 4", 0.99))
    )
    found = {f.code: f for f in said.findings}
    fsh = found["lab.fsh"]
    assert (fsh.value, fsh.unit, fsh.detail["held"]) == (8.2, "m[IU]/mL", None)
    assert "mlU/mL" in str(fsh.detail["as_read"])
    assert "as_read" not in found["lab.tsh"].detail


PARTED = [
    ("%[≥", "% [≥"), ("jours[2-7]", "jours [2-7]"), ("10^9/l[4,0", "10^9/l [4,0"),
    ("μg/l[1,8-23,9]", "μg/l [1,8-23,9]"),
    ("42,6mlE/I", "42,6 mIE/l"), ("3.5mIU/L", "3.5 mIU/L"), ("(AMH)", "(AMH)"),
    ("HbA1c", "HbA1c"), ("12.5%", "12.5%"), ("25(OH)D", "25(OH)D"), ("1:80", "1:80"),
    ("46,XX[25]", "46,XX[25]"), ("12h", "12h"), ("B12", "B12"), ("2x5/min", "2x5/min"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "parted"), PARTED)
def test_spaces_that_ocr_lost_come_back_before_units_and_brackets(word: str, parted: str) -> None:
    assert repairs.parted(word) == parted


def test_labels_that_ocr_ran_together_are_parted() -> None:
    said = outcome(
        sheet(
            ("Patientenname: Testmann, AnnaGeburtsdatum: 22.06.1988 Geschlecht: weiblich", 0.99),
            ("N°patient: 3729759Probenentnahme: 09.11.2026 11:44", 0.99),
            (HEAD, 0.99),
            ("AMH|2.84|ng/mL|1.0 - 4.0", 0.99),
        )
    )
    found = {f.code: f.value for f in said.findings}
    assert found["identity.name"] == "Testmann, Anna"
    assert found["identity.birth_date"] == "22.06.1988"
    assert found["identity.sex"] == "weiblich"
    assert found["identity.number"] == "3729759"
    amh = next(f for f in said.findings if f.code == "lab.amh")
    assert amh.detail["collected_at"] == "2026-11-09T11:44"


def test_a_footnote_below_the_last_row_is_no_part_of_its_name() -> None:
    said = outcome(
        sheet(
            (HEAD, 0.99),
            ("TSH|2.1|mIU/L|0.3 - 4.0", 0.99),
            ("AMH (1)|2.84|ng/mL|1.0 - 4.0", 0.99),
            ("(1)* Methode: Elektrochemilumineszenz.", 0.99),
        )
    )
    assert {f.code for f in said.findings if f.code.startswith("lab.")} == {"lab.tsh", "lab.amh"}


def test_a_range_that_touches_its_unit_is_a_range() -> None:
    said = outcome(sheet((HEAD, 0.99), ("AMH|2.84|ng/mL 1.0 - 4.0", 0.99)))
    amh = next(f for f in said.findings if f.code == "lab.amh")
    assert (amh.unit, amh.detail["range_low"], amh.detail["range_high"]) == ("ng/mL", 1.0, 4.0)


PLUS = [("479+", 479.0, "+"), ("4.5+", 4.5, "+"), ("2+", "2+", None), ("10 +", 10.0, "+")]


@pytest.mark.parametrize(("printed", "value", "flag"), PLUS)
def test_a_plus_that_touches_a_number_is_a_flag_and_two_plus_is_a_result(
    printed: str, value: object, flag: str | None
) -> None:
    said = outcome(sheet((HEAD, 0.99), (f"DHEA-S|{printed}|ug/dL|99 - 340", 0.99)))
    found = next(f for f in said.findings if f.code == "lab.dheas")
    assert (found.value, found.detail["printed_flag"]) == (value, flag)


def test_a_number_above_its_interval_without_the_mark_that_the_interval_has_is_not_sure() -> None:
    rows = (("FSH|73|IU/L|3.5 - 12.5", 0.99), ("LH|7|IU/L|2.4 - 12.6", 0.99))
    said = outcome(sheet((HEAD, 0.99), *rows, ("Ferritine|480|ug/L|15 - 150", 0.99)))
    held = {f.code: f.detail["held"] for f in said.findings if f.code.startswith("lab.")}
    assert held == {"lab.fsh": "unsure_reading", "lab.lh": None, "lab.ferritin": None}


def test_a_written_page_is_not_read_and_says_so() -> None:
    lines = ((HEAD, 0.4), ("AMH|2.84|ng/mL|1.0 - 4.0", 0.4))
    clear = {"letter_px": 40.0, "focus": 1.0, "evenness": 1.0}
    said = outcome(sheet(*lines, numbers={**clear, "written": 1.0}))
    assert (said.status, said.why) == ("not_analyzable", "illegible")
    assert said.advice == "Handwriting is not read: enter these values by hand."
    assert said.quality["flags"] == ["read_by_ocr", "handwriting"]
