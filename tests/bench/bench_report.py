"""CPU of a 30-row report against bare platypus with the same cells, fonts, picture and pages."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

from PIL import Image, ImageDraw
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus import Image as PlatypusImage

from common.domain.model import Analysis, AnalysisRevision, Specimen, Tenant, Upload
from common.reports import pdf_text
from common.reports.content import build
from common.reports.pdf import render
from common.reports.said import ReportContent, Row
from tests.bench.lines import Line, finish, median

ROWS = 30
RUNS = 15
AT = datetime(2026, 11, 3, 8, 30, tzinfo=UTC)
SIDE = (1191, 1684)


def picture() -> bytes:
    """A scanned page, as the pipeline stores it."""
    image = Image.new("RGB", SIDE, "white")
    draw = ImageDraw.Draw(image)
    for row in range(ROWS):
        draw.text(
            (200, 300 + 40 * row), f"Analyte {row}   {row * 1.7:.1f} IU/L   1.0 - 30.0", "black"
        )
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def finding(i: int) -> dict[str, object]:
    """One value of a laboratory document."""
    region = {
        "kind": "text",
        "page": 1,
        "r0": 150 + 20 * i,
        "c0": 100,
        "r1": 160 + 20 * i,
        "c1": 200,
    }
    return {
        "id": f"f{i}",
        "code": "lab.other",
        "value": i * 1.7,
        "confidence": 0.97,
        "printed_name": f"Analyte {i}",
        "printed_value": f"{i * 1.7:.1f}",
        "printed_unit": "IU/L",
        "printed_range": "1.0 - 30.0",
        "flag": "high" if i * 1.7 > 30 else None,
        "region": region,
    }


def content() -> ReportContent:
    """The report of one document with 30 values."""
    tenant = Tenant(
        tenant_id="bench", name="Bench clinic", letterhead={}, analyzers={}, created_at=AT
    )
    specimen = Specimen(tenant_id="bench", specimen_id="spc_1", modality="document", created_at=AT)
    upload = Upload(
        tenant_id="bench",
        upload_id="upl_1",
        status="analyzed",
        source="browser",
        object_sealed=b"",
        filename_sealed=b"",
        created_at=AT,
        changed_at=AT,
    )
    image = {"name": "page", "generation": 1, "page": 1, "width": SIDE[0], "height": SIDE[1]}
    analysis = Analysis(
        tenant_id="bench",
        analysis_id="ana_1",
        upload_id="upl_1",
        specimen_id="spc_1",
        modality="document",
        generation=1,
        run=1,
        analyzer="document",
        analyzer_version="1.0.0",
        status="analyzed",
        images=[{**image, "scale": 0.5}],
        started_at=AT,
        finished_at=AT,
    )
    body = {"status": "analyzed", "findings": [finding(i) for i in range(ROWS)]}
    revision = AnalysisRevision(
        tenant_id="bench", analysis_id="ana_1", revision=1, body=body, created_at=AT
    )
    pair = (analysis, revision)
    return build(tenant, specimen, "P-1", [upload], [pair], "en", 1, created_at=AT)


def cells(row: Row) -> list[str]:
    """A result's cells as plain strings."""
    return [row.mark, row.label, row.value, row.unit, row.reference, row.flag or "", row.confidence]


def bare(said: ReportContent, data: bytes, blank: int) -> bytes:
    """The same cells, sentences and picture by platypus alone, with some blank pages."""
    pdf_text.register()
    style = ParagraphStyle("body", fontName=pdf_text.REGULAR, fontSize=8.5, leading=11.5)
    look = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), pdf_text.REGULAR, 8.5),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, pdf_text.BORDER),
        ]
    )
    story: list[Flowable] = [Paragraph(said.letterhead.name, style), Paragraph(said.title, style)]
    story += [Paragraph(text, style) for text in (said.statement, *said.notices)]
    story.append(Table([list(pair) for pair in said.specimen], style=look))
    for part in said.parts:
        story.append(Table([cells(row) for row in part.rows], style=look, repeatRows=1))
        story.append(Table([list(pair) for pair in part.provenance], style=look))
    story += [Paragraph(text, style) for text in (*said.methods, *said.references)]
    for _ in range(blank):
        story += [PageBreak(), Spacer(1, 1)]
    story += [PageBreak(), PlatypusImage(BytesIO(data), 450, 450 * SIDE[1] / SIDE[0])]
    target = BytesIO()
    SimpleDocTemplate(target, pagesize=A4, invariant=1, pageCompression=1).build(story)
    return target.getvalue()


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(BytesIO(pdf)).pages)


def seconds(work: Callable[[], object]) -> float:
    """CPU time of one call."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Alternate between the two, so that a busy machine slows both."""
    said, data = content(), picture()
    first = render(said, None, {"page": data}, None)
    blank = pages(first) - pages(bare(said, data, 0))
    if blank < 0 or pages(bare(said, data, blank)) != pages(first):
        raise SystemExit("the reference has another number of pages")
    ours, reference = [], []
    for _ in range(RUNS):
        reference.append(seconds(lambda: bare(said, data, blank)))
        ours.append(seconds(lambda: render(said, None, {"page": data}, None)))
    value, base = median(ours), median(reference)
    finish(
        Line(
            name="report_30_rows_cpu",
            value=value,
            unit="s",
            reference=base,
            ratio=value / base,
            at_most=2.0,
        )
    )


if __name__ == "__main__":
    main()
