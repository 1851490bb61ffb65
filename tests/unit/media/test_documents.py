"""Words stand where they are seen: in points from the top left of the upright page."""

import io

import pypdf
import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from common.media import isolate
from common.media.documents import Document, Word
from common.media.isolate import Limits

LINES = [["AMH", "1.25", "ng/ml"], ["FSH", "6.1", "IU/l", "3.5", "-", "12.5"]]


def texts(document: Document, page: int = 0) -> list[list[str]]:
    lines: dict[int, list[str]] = {}
    for word in document.pages[page].words:
        lines.setdefault(word.line, []).append(word.text)
    return [lines[number] for number in sorted(lines)]


def test_words_lines_and_boxes_of_a_pdf(pdf: bytes, limits: Limits) -> None:
    document = isolate.read_document(pdf, "application/pdf", limits)
    assert document.has_text
    assert [(p.number, p.height, p.width) for p in document.pages] == [(1, 400, 300), (2, 400, 300)]
    assert texts(document) == LINES
    amh = document.pages[0].words[0]
    assert amh.c0 == pytest.approx(50, abs=0.5)
    assert amh.r0 < 50 - 8 and amh.r1 > 50 and amh.r1 - amh.r0 < 16  # the base line is at 350
    assert document.pages[0].words[6].c0 == pytest.approx(200, abs=0.5)


def turned(pdf: bytes, angle: int) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        page.rotate(angle)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def ink(picture: isolate.Picture, word: Word) -> int:
    """How dark the darkest pixel is within the box of a word."""
    image = Image.open(io.BytesIO(picture.data)).convert("L")
    box = [edge / picture.scale for edge in (word.c0, word.r0, word.c1, word.r1)]
    return image.crop((int(box[0]), int(box[1]), int(box[2]) + 1, int(box[3]) + 1)).getextrema()[0]


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_boxes_lie_on_the_ink_of_a_turned_page(pdf: bytes, limits: Limits, angle: int) -> None:
    loaded = isolate.load(turned(pdf, angle), "application/pdf", limits, 500_000, 1)
    page = loaded.document.pages[0]
    assert (page.height, page.width) == ((400, 300) if angle % 180 == 0 else (300, 400))
    assert len(page.words) == 9
    assert all(ink(loaded.pictures[0], word) < 100 for word in page.words if word.text != "-")


def test_boxes_lie_on_the_ink_of_a_cropped_page(pdf: bytes, limits: Limits) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.pages[0].cropbox = pypdf.generic.RectangleObject((30, 200, 290, 390))
    out = io.BytesIO()
    writer.write(out)
    loaded = isolate.load(out.getvalue(), "application/pdf", limits, 500_000, 1)
    page = loaded.document.pages[0]
    assert (page.height, page.width) == (190, 260)
    assert page.words[0].c0 == pytest.approx(20, abs=0.5)
    assert all(ink(loaded.pictures[0], word) < 100 for word in page.words if word.text != "-")


def test_page_picture_has_its_scale(pdf: bytes, limits: Limits) -> None:
    picture = isolate.render_page(pdf, 2, 100_000, limits)
    assert picture.media_type == "image/png"
    assert picture.height * picture.width <= 100_000
    assert picture.height * picture.scale == pytest.approx(400, abs=picture.scale)
    assert picture == isolate.render_page(pdf, 2, 100_000, limits)


def test_page_without_text_has_none(encode, picture: Image.Image, limits: Limits) -> None:
    document = isolate.read_document(encode(picture, "PDF"), "application/pdf", limits)
    assert not document.has_text and document.pages[0].words == []


def test_cells_far_apart_are_words_of_their_own(limits: Limits) -> None:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(300, 100))
    sheet.drawString(50, 50, "AMH")
    sheet.drawString(120, 51, "2.5")
    sheet.drawString(200, 49.5, "ng/ml")
    sheet.save()
    document = isolate.read_document(out.getvalue(), "application/pdf", limits)
    assert texts(document) == [["AMH", "2.5", "ng/ml"]]


def test_plain_text_is_laid_out_in_a_grid(limits: Limits) -> None:
    document = isolate.read_document(b"AMH  2.5 ng/ml\n\nFSH\t6.1\n", "text/plain", limits)
    page = document.pages[0]
    assert texts(document) == [["AMH", "2.5", "ng/ml"], ["FSH", "6.1"]]
    assert (page.height, page.width) == (36, 84)
    assert [w.line for w in page.words] == [0, 0, 0, 2, 2]
    assert page.words[4] == Word(text="6.1", r0=24, c0=48, r1=36, c1=66, line=2)


def test_cells_of_a_table_are_words(limits: Limits) -> None:
    data = b'name;value;unit\n"AMH (Gen II)";2,5;ng/ml\n;;\n'
    document = isolate.read_document(data, "text/csv", limits)
    assert texts(document)[1] == ["AMH (Gen II)", "2,5", "ng/ml"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_text_of_every_encoding(encoding: str, limits: Limits) -> None:
    data = "Östradiol 120 µg".encode(encoding)
    document = isolate.read_document(data, "text/plain", limits)
    assert texts(document) == [["Östradiol", "120", "µg"]]


def test_a_message_has_a_page_but_no_words(limits: Limits) -> None:
    data = b"MSH|^~\\&|LAB||||||ORU^R01\rOBX|1|NM|AMH||2.5|ng/mL\r"
    document = isolate.read_document(data, "application/hl7-v2", limits)
    assert texts(document) == [] and document.pages[0].height == 24
    assert document.message is not None and document.message.results[0].value == "2.5"
