"""Documents that would cost much, run something, call somebody or hide something."""

import io
import socket
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pypdf
import pytest
from PIL import Image
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from common.analyzers import Resources, Sample
from common.analyzers.document import DocumentReader
from common.domain.errors import InvalidFileError
from common.domain.model import Facts
from common.media import isolate, reading
from common.media.isolate import Limits
from tests.bench.bench_documents import Peak
from tests.unit.media.conftest import pdf_of
from tests.unit.media.test_reading import ROOMY, page, scan, texts

REASONS = {"corrupt", "too_large", "unsafe"}


@pytest.fixture(scope="module", autouse=True)
def _reader() -> object:
    yield
    reading.close()


@contextmanager
def memory_of(pid: int) -> Iterator[Peak]:
    """The most memory that a process and its children hold meanwhile (PSS)."""
    peak = Peak(pid)
    peak.start()
    try:
        yield peak
    finally:
        peak.is_over = True
        peak.join()


def drawn(pages: int, size: tuple[float, float], picture: Image.Image | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for _ in range(pages):
        if picture is not None:
            canvas.drawInlineImage(picture, 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_page_of_a_metre_by_a_metre_is_read_at_a_bounded_size() -> None:
    metre = 1000 / 25.4 * 72
    poster = Image.new("RGB", (1400, 1400), "white")
    poster.paste(page().resize((1240, 900)), (80, 80))
    data = drawn(1, (metre, metre), poster)
    with memory_of(reading.pid()) as peak:
        loaded = reading.load(data, "application/pdf", ROOMY, 500_000)
    assert 0 < peak.megabytes < 700
    assert loaded.document is not None
    assert loaded.document.pages[0].is_read
    assert "2.84" in texts(loaded.document)
    assert loaded.pictures[0].width * loaded.pictures[0].height <= 500_000


def test_a_hundred_pages_of_pictures_end_when_their_time_is_over() -> None:
    data = drawn(100, (595, 432), page().convert("L").resize((620, 450)))
    began = time.monotonic()
    document = reading.read_document(data, "application/pdf", replace(ROOMY, reading_seconds=1))
    assert time.monotonic() - began < 200
    flagged = [p.number for p in document.pages if "unread" in p.flags]
    assert len(document.pages) == 100
    assert len(flagged) >= 90
    assert flagged == list(range(101 - len(flagged), 101))


def test_one_page_more_than_the_limit_is_refused_before_any_is_read() -> None:
    data = drawn(3, (200, 200), Image.new("L", (50, 50)))
    with pytest.raises(InvalidFileError) as caught:
        reading.load(data, "application/pdf", replace(ROOMY, pages=2))
    assert caught.value.reason == "too_large"


def test_a_text_layer_of_a_gigabyte_is_refused_in_bounded_time(limits: Limits) -> None:
    block = b"BT /F1 1 Tf (AMH 2.5) Tj ET\n" * 37_449
    packer = zlib.compressobj(1)
    content = b"".join(packer.compress(block) for _ in range(1024)) + packer.flush()
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(content), content)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    sheet = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R"
    sheet += b"/Resources<</Font<</F1 5 0 R>>>>>>"
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    data = pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", pages, sheet, stream, font])
    tight = replace(limits, bytes=256 * 2**20)
    began = time.monotonic()
    with memory_of(isolate.pid()) as peak, pytest.raises(InvalidFileError) as caught:
        reading.load(data, "application/pdf", tight)
    assert caught.value.reason in REASONS
    assert time.monotonic() - began < 2 * tight.seconds
    assert 0 < peak.megabytes < 500


def test_scripts_files_and_links_are_neither_run_nor_fetched_nor_kept(limits: Limits) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.setblocking(False)
        address = f"http://127.0.0.1:{canary.getsockname()[1]}/canary"
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(595, 432))
        for row in range(4):
            canvas.drawString(60, 380 - 20 * row, f"AMH 2.8{row} ng/mL 1.0 - 4.0 of the clinic")
        canvas.linkURL(address, (60, 300, 300, 400))
        canvas.showPage()
        scan(canvas)
        canvas.linkURL(address, (60, 300, 300, 400))
        canvas.showPage()
        canvas.save()
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(out.getvalue()))
        writer.add_attachment("payload.exe", b"MZ a program that nobody runs")
        script = f"app.launchURL('{address}'); this.submitForm('{address}');"
        for when, kind, what in (
            ("/OpenAction", "/JavaScript", {"/JS": script}),
            ("/WC", "/URI", {"/URI": address}),
        ):
            action = DictionaryObject({NameObject("/S"): NameObject(kind)})
            action.update({NameObject(k): TextStringObject(v) for k, v in what.items()})
            if when == "/OpenAction":
                writer.root_object[NameObject(when)] = action
            else:
                writer.root_object[NameObject("/AA")] = DictionaryObject({NameObject(when): action})
        whole = io.BytesIO()
        writer.write(whole)
        copy = isolate.inspect(whole.getvalue(), "application/pdf", limits).scrubbed
        for active in (
            b"/JS",
            b"/JavaScript",
            b"/URI",
            b"/OpenAction",
            b"/EmbeddedFile",
            b"payload.exe",
        ):
            assert active not in copy
        for data in (whole.getvalue(), copy):
            document = reading.read_document(data, "application/pdf", ROOMY)
            assert "2.80" in texts(document)
            assert "11.8" in texts(document, 2)
        with pytest.raises(BlockingIOError):
            canary.accept()


def test_text_from_right_to_left_gives_no_sure_value(limits: Limits) -> None:
    hebrew = "\u05de\u05e2\u05d1\u05d3\u05d4"
    data = f"{hebrew}\n{hebrew} 2.5 AMH\nFSH 6.1 {hebrew}\n".encode()
    document = reading.read_document(data, "text/plain", limits)
    sample = Sample(modality="document", facts=Facts(), media_type="text/plain", document=document)
    outcome = DocumentReader(Resources(weights=lambda _: b"")).analyze(sample)
    found = [f for f in outcome.findings if f.code.startswith("lab.")]
    assert not [f for f in found if f.confidence is not None and not f.detail["held"]]


@pytest.mark.parametrize("broken", [b"startxref\n0", b"startxref\n99999999", b"startxref\nabc"])
def test_a_damaged_table_of_objects_is_repaired_or_refused(pdf: bytes, broken: bytes) -> None:
    at = pdf.rindex(b"startxref")
    data = pdf[:at] + broken + b"\n%%EOF\n"
    try:
        document = reading.read_document(data, "application/pdf", ROOMY)
    except InvalidFileError as error:
        assert error.reason in REASONS
    else:
        assert [len(p.words) for p in document.pages] == [9, 9]


def test_a_picture_that_is_no_picture_is_refused_by_the_reader(jpeg: bytes) -> None:
    for data, reason in ((jpeg[: len(jpeg) // 2], "corrupt"), (b"\x89PNG\r\n\x1a\n", "corrupt")):
        media_type = "image/jpeg" if data[:1] == b"\xff" else "image/png"
        with pytest.raises(InvalidFileError) as caught:
            reading.load(data, media_type, ROOMY)
        assert caught.value.reason == reason


def test_more_pixels_than_the_limit_are_refused_from_the_header(bomb: bytes) -> None:
    with pytest.raises(InvalidFileError) as caught:
        reading.load(bomb, "image/png", ROOMY)
    assert caught.value.reason == "too_large"
