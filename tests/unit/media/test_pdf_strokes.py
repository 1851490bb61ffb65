"""A line through a word crosses it out; rules of a table, underlines and frames do not."""

import io
import time
from collections.abc import Callable

import pypdf
import pytest
from pypdf.annotations import MarkupAnnotation
from pypdf.generic import ArrayObject, FloatObject, NameObject
from reportlab.lib.colors import black, lightgrey
from reportlab.pdfgen.canvas import Canvas

from common.media import isolate
from common.media.isolate import Limits

# Ten point Helvetica: "5.1" stands between columns 150 and 163.9, its digits between 300 and 307.
_LEFT, _RIGHT, _BASE = 150.0, 163.9, 300.0
Draw = Callable[[Canvas], None]


def sheet(draw: Draw, angle: int = 0) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 400))
    canvas.setFont("Helvetica", 10)
    for row, texts in enumerate([("FSH", "5.1", "IU/L"), ("LH", "4.4", "IU/L")]):
        for column, text in zip((50, _LEFT, 200), texts, strict=True):
            canvas.drawString(column, _BASE - 16 * row, text)
    draw(canvas)
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(out.getvalue()))
    writer.pages[0].rotate(angle)
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


def struck(data: bytes, limits: Limits) -> list[str]:
    document = isolate.read_document(data, "application/pdf", limits)
    return [word.text for word in document.pages[0].words if word.struck]


def through(canvas: Canvas) -> None:
    canvas.line(_LEFT - 1, _BASE + 3.5, _RIGHT + 1, _BASE + 3.5)


def bar(canvas: Canvas) -> None:
    canvas.rect(_LEFT, _BASE + 3, _RIGHT - _LEFT, 0.8, stroke=0, fill=1)


def cross(canvas: Canvas) -> None:
    canvas.line(_LEFT, _BASE, _RIGHT, _BASE + 7)
    canvas.line(_LEFT, _BASE + 7, _RIGHT, _BASE)


def in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("mark")
    canvas.line(0, 0, 1, 0)
    canvas.endForm()
    canvas.translate(_LEFT, _BASE + 3.5)
    canvas.scale(_RIGHT - _LEFT, 1)
    canvas.doForm("mark")


@pytest.mark.parametrize("draw", [through, bar, cross, in_a_form])
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_line_through_a_word_crosses_it_out(draw: Draw, angle: int, limits: Limits) -> None:
    assert struck(sheet(draw, angle), limits) == ["5.1"]


def test_an_annotation_that_strikes_out_does_so(limits: Limits) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(sheet(lambda _: None)))
    note = MarkupAnnotation()
    left, right, low, high = _LEFT, _RIGHT, _BASE - 2, _BASE + 9
    quad = [left, high, right, high, left, low, right, low]
    note.update(
        {
            NameObject("/Subtype"): NameObject("/StrikeOut"),
            NameObject("/Rect"): ArrayObject([FloatObject(v) for v in (left, low, right, high)]),
            NameObject("/QuadPoints"): ArrayObject([FloatObject(v) for v in quad]),
            NameObject("/C"): ArrayObject([FloatObject(v) for v in (1, 0, 0)]),
        }
    )
    writer.add_annotation(0, note)
    out = io.BytesIO()
    writer.write(out)
    assert struck(out.getvalue(), limits) == ["5.1"]
    copy = isolate.inspect(out.getvalue(), "application/pdf", limits).scrubbed
    assert struck(copy, limits) == ["5.1"]


def underline(canvas: Canvas) -> None:
    canvas.line(_LEFT, _BASE - 1.2, _RIGHT, _BASE - 1.2)


def rules(canvas: Canvas) -> None:
    for row in range(4):
        canvas.line(40, _BASE + 11 - 16 * row, 300, _BASE + 11 - 16 * row)


def frame(canvas: Canvas) -> None:
    canvas.rect(40, 200, 300, 150)
    canvas.rect(_LEFT - 2, _BASE - 3, 30, 12)


def shade(canvas: Canvas) -> None:
    canvas.setFillColor(lightgrey)
    canvas.rect(40, _BASE - 3, 300, 12, stroke=0, fill=1)
    canvas.setFillColor(black)


def short(canvas: Canvas) -> None:
    canvas.line(_LEFT, _BASE + 3.5, _LEFT + 5, _BASE + 3.5)


def leader(canvas: Canvas) -> None:
    canvas.line(80, _BASE + 3.5, _LEFT - 4, _BASE + 3.5)


def clip(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, _BASE + 3.5, 400, 300)
    canvas.clipPath(path, stroke=0, fill=0)


@pytest.mark.parametrize("draw", [underline, rules, frame, shade, short, leader, clip])
def test_other_lines_cross_nothing_out(draw: Draw, limits: Limits) -> None:
    assert struck(sheet(draw), limits) == []


def test_a_page_full_of_lines_costs_bounded_time(limits: Limits) -> None:
    def hatched(canvas: Canvas) -> None:
        for step in range(15_000):
            canvas.line(0, step / 50, 400, step / 60)

    began = time.monotonic()
    struck(sheet(hatched), limits)
    assert time.monotonic() - began < 10
