"""Pages that are only pictures, through the confined child that reads them."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from common.domain.errors import InvalidFileError
from common.media import ocr_words, reading
from common.media.documents import Document
from common.media.limits import Limits
from common.media.ocr_models import Letter
from common.media.text_boxes import Box

FONT = Path(__file__).parents[3] / "common" / "reports" / "fonts" / "DejaVuSansCondensed.ttf"
ROOMY = Limits(seconds=60, page_seconds=240, reading_seconds=280)
LINES = (
    "Laboratory of the Orchard Clinic",
    "Patient: Doe, Jane",
    "AMH          2.84    ng/mL    1.0 - 4.0",
    "FSH         11.8     IU/L     3.5 - 12.5",
    "Östradiol    145     pmol/L   90 - 720",
    "Spermiën    ≥ 39     10^6/mL",
    "Glucosa en ayunas    5.1   µmol/L",
)


@pytest.fixture(scope="module", autouse=True)
def _reader() -> object:
    yield
    reading.close()


def page(lines: Sequence[str] = LINES, size: tuple[int, int] = (1240, 900)) -> Image.Image:
    """A white page at 150 dpi with these lines in ten point print."""
    made = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(made)
    font = ImageFont.truetype(str(FONT), 26)
    for row, line in enumerate(lines):
        draw.text((110, 100 + 70 * row), line, "black", font)
    return made


def encoded(picture: Image.Image, form: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def texts(document: Document, number: int = 1) -> list[str]:
    return [word.text for word in document.pages[number - 1].words]


def read(picture: Image.Image) -> Document:
    return reading.read_document(encoded(picture), "image/png", ROOMY)


NUMBERS = {"2.84", "11.8", "145", "39", "5.1", "90", "720"}


def test_print_is_read_with_the_letters_of_five_languages_and_units() -> None:
    document = read(page())
    found = texts(document)
    assert document.has_text
    assert document.pages[0].is_read
    assert set(found) >= NUMBERS
    assert {"Östradiol", "Spermiën", "ng/mL", "pmol/L", "Clinic"} <= set(found)
    assert any(word.replace("μ", "µ") == "µmol/L" for word in found)
    assert all(0 <= (w.confidence or 0) <= 1 for w in document.pages[0].words)
    assert document == read(page())


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_a_page_lying_on_its_side_or_head_is_set_upright(quarter: int) -> None:
    straight, turned = read(page()), read(page().rotate(quarter, expand=True))
    assert set(texts(turned)) >= NUMBERS
    there = {w.text: w for w in straight.pages[0].words}
    for word in turned.pages[0].words:
        if word.text in NUMBERS:
            assert word.r0 == pytest.approx(there[word.text].r0, abs=6)
            assert word.c0 == pytest.approx(there[word.text].c0, abs=6)


@pytest.mark.parametrize("degrees", [-9.0, 2.0])
def test_a_skewed_page_is_levelled(degrees: float) -> None:
    skewed = page().rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")
    document = read(skewed)
    assert set(texts(document)) >= NUMBERS
    rows = {w.text: w for w in document.pages[0].words}
    assert rows["2.84"].r0 == pytest.approx(rows["ng/mL"].r0, abs=4)


def photograph(flat: Image.Image) -> Image.Image:
    """The page on a dark table, seen at an angle, with a shadow over its left half."""
    width, height = flat.size
    corners = ((160, 90), (1330, 150), (1440, 1060), (70, 980))
    target = (0, 0), (width, 0), (width, height), (0, height)
    rows = []
    for (x, y), (u, v) in zip(corners, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    data = np.linalg.solve(np.array(rows, float), np.array(target, float).ravel())
    seen = flat.transform(
        (1500, 1150), Image.Transform.PERSPECTIVE, list(data), Image.Resampling.BICUBIC
    )
    sheet = Image.new("L", flat.size, 255).transform(
        (1500, 1150), Image.Transform.PERSPECTIVE, list(data), Image.Resampling.BICUBIC
    )
    table = Image.new("RGB", (1500, 1150), (62, 48, 40))
    table.paste(seen, mask=sheet)
    pixels = np.asarray(table).astype(float)
    pixels *= np.linspace(0.55, 1.0, 1500)[None, :, None]
    return Image.fromarray(pixels.astype(np.uint8))


def test_a_photograph_is_flattened_and_its_shadow_taken_out() -> None:
    loaded = reading.load(
        encoded(photograph(page()), "JPEG", quality=90), "image/jpeg", ROOMY, 500_000
    )
    assert loaded.document is not None
    assert set(texts(loaded.document)) >= NUMBERS
    picture, sheet = loaded.pictures[0], loaded.document.pages[0]
    assert max(sheet.height, sheet.width) == pytest.approx(842)
    assert picture.width * picture.scale == pytest.approx(sheet.width, rel=0.01)
    assert picture.height * picture.scale == pytest.approx(sheet.height, rel=0.01)
    assert picture.width * picture.height <= 500_000


def test_a_stated_resolution_gives_the_points() -> None:
    data = encoded(page(), "PNG", dpi=(150, 150))
    sheet = reading.read_document(data, "image/png", ROOMY).pages[0]
    assert (sheet.height, sheet.width) == pytest.approx((432, 595.2), abs=0.5)


def test_a_blank_page_has_no_words() -> None:
    document = read(Image.new("RGB", (600, 800), "white"))
    assert not document.has_text
    assert texts(document) == []


def test_each_frame_of_a_scan_is_a_page() -> None:
    first, second = page(), page(("Prolactine  231  mIU/L",) * 4)
    data = encoded(first, "TIFF", save_all=True, append_images=[second])
    loaded = reading.load(data, "image/tiff", ROOMY, 200_000)
    assert loaded.document is not None
    assert [p.number for p in loaded.document.pages] == [1, 2]
    assert "2.84" in texts(loaded.document)
    assert "231" in texts(loaded.document, 2)
    assert len(loaded.pictures) == 2


def pdf(*draws: Callable[[Canvas], None]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 432))
    for draw in draws:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(page()), 0, 0, 595, 432)


def hidden_text(canvas: Canvas) -> None:
    """What a scanner's own OCR left behind the picture, and wrong."""
    scan(canvas)
    text = canvas.beginText(50, 300)
    text.setTextRenderMode(3)
    for _ in range(5):
        text.textLine("AMH 28.4 ng/mL 1.0 - 4.0 FSH 1.18 IU/L")
    canvas.drawText(text)


def print_only(canvas: Canvas) -> None:
    for row in range(5):
        canvas.drawString(60, 380 - 20 * row, f"Result {row} of the laboratory 4.{row} ng/mL")


def stamp(canvas: Canvas) -> None:
    scan(canvas)
    canvas.drawString(60, 20, "Scanned by the front desk")


@pytest.mark.parametrize("draw", [scan, hidden_text, stamp])
def test_a_scanned_page_is_read_whatever_text_hides_behind_it(
    draw: Callable[[Canvas], None],
) -> None:
    document = reading.read_document(pdf(draw), "application/pdf", ROOMY)
    assert set(texts(document)) >= NUMBERS
    assert "28.4" not in texts(document)
    assert (document.pages[0].height, document.pages[0].width) == pytest.approx((432, 595), abs=1)


def test_only_pages_without_text_of_their_own_are_read() -> None:
    loaded = reading.load(pdf(print_only, scan), "application/pdf", ROOMY, 200_000)
    assert loaded.document is not None
    assert [p.is_read for p in loaded.document.pages] == [False, True]
    assert [p.media_type for p in loaded.pictures] == ["image/png", "image/jpeg"]
    assert all(w.confidence is None for w in loaded.document.pages[0].words)


def test_boxes_are_where_the_text_layer_has_them() -> None:
    data = pdf(print_only)
    printed = reading.read_document(data, "application/pdf", ROOMY).pages[0]
    picture = drawn_picture(data)
    there = reading.read_document(picture, "image/png", ROOMY).pages[0]
    places = {w.text: w for w in printed.words}
    shared = [w for w in there.words if w.text in ("4.0", "4.1", "4.2", "4.3", "4.4")]
    assert len(shared) == 5
    for word in shared:
        known = places[word.text]
        assert (word.r0 + word.r1) / 2 == pytest.approx((known.r0 + known.r1) / 2, abs=3)
        assert (word.c0, word.c1) == pytest.approx((known.c0, known.c1), abs=6)


def drawn_picture(data: bytes) -> bytes:
    """The first page as a picture of 200 dpi that says so."""
    document = pypdfium2.PdfDocument(data)
    drawn = document[0].render(scale=200 / 72).to_pil()
    document.close()
    return encoded(drawn, "PNG", dpi=(200, 200))


def test_a_page_that_takes_too_long_is_killed_and_said_so() -> None:
    hasty = replace(ROOMY, page_seconds=0.05)
    with pytest.raises(InvalidFileError) as caught:
        reading.read_document(encoded(page()), "image/png", hasty)
    assert caught.value.reason == "unsafe"
    document = reading.read_document(pdf(print_only, scan), "application/pdf", hasty)
    assert [list(p.flags) for p in document.pages] == [[], ["unread"]]
    assert "4.1" in texts(document)
    with pytest.raises(InvalidFileError) as caught:
        reading.read_document(pdf(scan), "application/pdf", hasty)
    assert caught.value.reason == "unsafe"


def test_pages_behind_the_time_limit_of_the_document_are_flagged() -> None:
    document = reading.read_document(
        pdf(print_only, scan, scan), "application/pdf", replace(ROOMY, reading_seconds=0)
    )
    assert [list(p.flags) for p in document.pages] == [[], ["unread"], ["unread"]]


def test_the_reader_has_one_thread_and_so_can_be_confined() -> None:
    assert reading.isolation() == "full" or not Path("/proc/self/task").exists()
    tasks = Path(f"/proc/{reading.pid()}/task")
    assert not tasks.exists() or len(list(tasks.iterdir())) == 1


@pytest.mark.parametrize(
    ("signs", "places", "is_sure"),
    [
        ("118", (0.05, 0.10, 0.15), True),
        ("111", (0.05, 0.10, 0.15), False),
        ("118", (0.05, 0.15, 0.20), False),
        ("1.8", (0.05, 0.15, 0.20), True),
    ],
)
def test_a_number_that_may_have_lost_a_digit_is_not_sure(
    signs: str, places: Sequence[float], is_sure: bool
) -> None:
    letters = [Letter(sign, at, 0.99) for sign, at in zip(signs, places, strict=True)]
    [word] = ocr_words.words_of(Box(0, 0, 30, 300), letters, 0.5)
    assert (word.text, word.confidence > 0.9) == (signs, is_sure)


def test_a_line_through_print_crosses_it_out_and_rules_beside_it_do_not() -> None:
    made = page()
    draw = ImageDraw.Draw(made)
    for row in range(len(LINES)):
        draw.line((100, 90 + 70 * row, 1140, 90 + 70 * row), "black", 2)
    assert not [w.text for w in read(made).pages[0].words if w.struck]
    width = ImageFont.truetype(str(FONT), 26).getlength
    left = 110 + width("AMH          ")
    draw.line((left - 3, 259, left + width("2.84") + 3, 256), (30, 30, 70), 3)
    [crossed] = [w for w in read(made).pages[0].words if w.struck]
    assert "84" in crossed.text
