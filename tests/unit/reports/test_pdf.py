"""How a report looks: read back from the PDF's own text and objects."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from common.reports import pdf_text
from common.reports.content import ReportContent, digest
from common.reports.pdf import render
from common.reports.said import Identity
from tests.unit.reports import made

SIGNED = {
    "signer": "Dr. Łucja Wiśniewska",
    "role": "clinician",
    "meaning": "approved",
    "comment": None,
    "at": "2026-11-03T11:20:04.000Z",
    "sign_in_age_s": 42,
    "code": "7QK2M9ZX41CD",
}


def _document(values: int = 3, pages: int = 1) -> ReportContent:
    findings = [made.value(i, flag="high" if i == 1 else None) for i in range(1, values + 1)]
    images = [made.image(f"p{page}", page=page) for page in range(1, pages + 1)]
    gap = [{"code": "document.type", "why": "unsure"}]
    return made.one("document", made.body(findings, not_measured=gap), images)


def _texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(_texts(pdf)).split())


def test_every_row_is_there_with_value_unit_range_and_flag() -> None:
    text = _text(render(_document(), None, {}, None))
    for number in (1, 2, 3):
        assert f"Analyte {number}" in text
    assert "1,50" in text
    assert "IU/L" in text
    assert "1.0 - 3.0" in text
    assert "▲ high" in text
    assert "Type of document the analyzer was not sure enough" in text


def test_a_draft_says_so_on_every_page_and_has_no_signature() -> None:
    texts = _texts(render(_document(), None, {}, None))
    assert all("DRAFT" in text and "Preliminary: not signed" in text for text in texts)
    assert not any("Signed by" in text for text in texts)


def test_a_signed_report_has_the_signature_and_no_draft_mark() -> None:
    content = replace(_document(), address="https://reports.example/api/v1/reports/rep_1")
    signature = SIGNED | {"content_sha256": digest(content)}
    text = _text(render(content, None, {}, signature))
    assert "DRAFT" not in text
    for part in ("Dr. Łucja Wiśniewska", "clinician", "reviewed and approved", "42 s"):
        assert part in text
    assert "2026-11-03T11:20:04.000Z" in text
    assert "7QK2M9ZX41CD" in text
    assert digest(content)[:40] in text
    assert "carries no cryptographic signature yet" in text


def test_every_page_has_patient_report_and_page_number() -> None:
    content = _document(values=120)
    texts = _texts(render(content, None, {}, None))
    assert len(texts) > 2
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
        assert "P-0042" in text
        assert content.report_id in text


def test_two_hundred_rows_are_all_printed() -> None:
    text = _text(render(_document(values=200), None, {}, None))
    missing = [i for i in range(1, 201) if f"Analyte {i} " not in text]
    assert missing == []


def test_the_identity_is_printed_and_not_in_the_metadata() -> None:
    identity = Identity(name="Özgür Ñandú-Kowalczyk", birth_date="1988-02-29", sex="male")
    pdf = render(_document(), identity, {}, None)
    assert "Özgür Ñandú-Kowalczyk" in _text(pdf)
    assert "1988-02-29" in _text(pdf)
    assert "Kowalczyk" not in str(PdfReader(BytesIO(pdf)).metadata)


def test_an_amended_report_says_which_and_why() -> None:
    content = replace(_document(), amends="rep_0", amendment_reason="A unit was wrong.")
    text = _text(render(content, None, {}, None))
    assert "AMENDED REPORT. Amends report rep_0, which it replaces." in text
    assert "Reason: A unit was wrong." in text


def test_the_file_is_dated_by_its_record() -> None:
    metadata = PdfReader(BytesIO(render(_document(), None, {}, None))).metadata
    assert metadata is not None
    assert metadata.creation_date == made.AT
    assert metadata.modification_date == made.AT


def test_the_same_content_gives_the_same_bytes() -> None:
    pictures = {"p1": made.png()}
    assert render(_document(), None, pictures, None) == render(_document(), None, pictures, None)


def test_the_same_content_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from common.reports.pdf import render\n"
        "from tests.unit.reports import made\n"
        "pdf = render(made.cells(9, 4), None, {'p1': made.png()}, None)\n"
        "print(hashlib.sha256(pdf).hexdigest())"
    )
    found = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"Etc/GMT+{seed}", "PYTHONPATH": "."}
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        found.add(done.stdout)
    assert len(found) == 1


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>Bold</b> & <para>x</para> <img src='file:///etc/passwd'/>",
        "\u05d0\u05d1\u05d2 \u0627\u0644\u0639 abc 123",
        "A" * 5000,
        "long words " * 450,
        "line\n" * 1000,
        "\u4e2d\u6587 \U0001f600",
        ") Tj ET (",
        "%PDF-1.4 endobj",
    ],
)
def test_hostile_text_is_text_only(hostile: str) -> None:
    content = replace(
        made.one(
            "document", made.body([made.value(1, printed_name=hostile, printed_range=hostile)])
        ),
        patient_ref=hostile,
        amends="rep_0",
        amendment_reason=hostile,
    )
    identity = Identity(name=hostile, birth_date=hostile)
    signature = SIGNED | {"signer": hostile, "comment": hostile}
    text = _text(render(content, identity, {"p1": made.png()}, signature))
    assert "End of the report" in text


def test_markup_is_printed_as_it_is() -> None:
    identity = Identity(name="Eva <b>Bold</b> & Co")
    assert "Eva <b>Bold</b> & Co" in _text(render(_document(), identity, {}, None))


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("\u05d0\u05d1\u05d2 12", "12 \u05d2\u05d1\u05d0"),
        ("Eva \u05d0\u05d1", "Eva \u05d1\u05d0"),
        ("(\u05d0\u05d1)", "(\u05d1\u05d0)"),
        ("Zoë 12", "Zoë 12"),
        ("Eva \u05d0 (\u05d1\u05d2) x", "Eva (\u05d2\u05d1) \u05d0 x"),
        ("Eva \u05d0 12 \u05d1", "Eva \u05d1 12 \u05d0"),
        ("\u05d0 1988-02-29", "1988-02-29 \u05d0"),
        ("\u05d0 Eva Lee \u05d1", "\u05d1 Eva Lee \u05d0"),
    ],
)
def test_hebrew_is_drawn_from_right_to_left_and_its_numbers_are_not(
    written: str, drawn: str
) -> None:
    pdf_text.register()
    assert pdf_text.lines(written, pdf_text.BODY, 500) == [drawn]


def test_each_field_of_the_header_keeps_its_place() -> None:
    pdf_text.register()
    who = pdf_text.BETWEEN.join(["P-1", "\u05d0\u05d1", "1988-02-29"])
    drawn = pdf_text.BETWEEN.join(["P-1", "\u05d1\u05d0", "1988-02-29"])
    assert pdf_text.lines(who, pdf_text.BODY, 500, 1) == [drawn]


def test_a_cut_entry_is_given_in_full_in_the_notes() -> None:
    name = " ".join(f"name{i}" for i in range(300))
    text = _text(render(_document(), Identity(name=name), {}, None))
    assert "name299" in text


def test_characters_without_a_glyph_are_announced() -> None:
    text = _text(render(_document(), Identity(name="\u4e2d\u6587"), {}, None))
    assert "□ stands for a character" in text
    assert "stands for a character" not in _text(render(_document(), None, {}, None))


def _keys(value: object) -> set[str]:
    """Every key of every dictionary below a direct object."""
    if isinstance(value, dict):
        below = set().union(*(_keys(member) for member in value.values()))
        return below | {str(key) for key in value}
    return set().union(*(_keys(member) for member in value)) if isinstance(value, list) else set()


def test_there_is_nothing_active_in_the_file() -> None:
    content = replace(_document(), address="https://reports.example/api/v1/reports/rep_1")
    reader = PdfReader(BytesIO(render(content, None, {"p1": made.png()}, SIGNED)))
    objects = [reader.get_object(i) for i in range(1, int(str(reader.trailer["/Size"])))]
    keys = set().union(*(_keys(found) for found in objects))
    assert "/Font" in keys
    assert not keys & {"/JavaScript", "/JS", "/OpenAction", "/AA", "/URI", "/Launch", "/Annots"}
    assert "/EmbeddedFiles" not in keys


def test_every_font_is_embedded() -> None:
    reader = PdfReader(BytesIO(render(_document(), None, {}, None)))
    for page in reader.pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]
        assert fonts
        for font in fonts.values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_a_picture_is_drawn_with_its_outline_and_a_missing_one_is_said() -> None:
    content = made.one("sperm_cell_image", made.body(made.cell()), [made.image("p1")])
    with_picture = render(content, None, {"p1": made.png()}, None)
    images = [image for page in PdfReader(BytesIO(with_picture)).pages for image in page.images]
    assert len(images) == 1
    assert "Outline of result 2, 3." in _text(with_picture)
    for pictures in ({}, {"p1": b"no picture"}):
        assert "could not be loaded" in _text(render(content, None, pictures, None))


def test_each_page_of_a_document_with_values_is_shown() -> None:
    text = _text(render(_document(pages=1), None, {"p1": made.png()}, None))
    assert "Document, page 1" in text


def test_a_report_without_any_file_can_be_printed() -> None:
    empty = replace(
        _document(), parts=(), absent=(), pictures=(), methods=(), references=(), patient_ref=None
    )
    assert "Patient: not assigned" in _text(render(empty, None, {}, None))


def test_many_cells_are_counted_and_listed() -> None:
    content = made.cells(60, 20)
    pictures = {f"p{i}": made.png() for i in range(1, 61)}
    text = _text(render(content, None, pictures, None))
    assert "20 of 60" in text
    assert "File 48" in text
    assert "12 more pictures" in text
