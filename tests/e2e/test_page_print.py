"""On paper: light whatever the theme, whose it is and which revision on every page, no buttons."""

from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import LABORATORY, SAMPLES, Site, sign_in
from tests.e2e.server import Server

pytestmark = pytest.mark.browser

FIELD = SAMPLES / "sperm_field_synthetic" / "field_24.png"
BUTTONS = ("Redraw", "Add object", "Hide outlines", "Download PDF", "Sign", "Help", "Print")


def _printed(page: Page) -> tuple[Sequence[str], float]:
    """The words of each page, and how light the first page's paper is."""
    with pdfium.PdfDocument(page.pdf(format="A4", print_background=True)) as paper:
        words = [sheet.get_textpage().get_text_bounded() for sheet in paper]
        first = np.asarray(paper[0].render(scale=0.2).to_pil().convert("L"))
    return words, float(np.median(first))


def test_a_result_and_its_report_are_printed(
    chromium: Browser, site: Site, running: Server
) -> None:
    facts = {"um_per_px": 0.5}
    data = FIELD.read_bytes() + b"\n% P-PRT-1"
    field = running.upload(
        "f.png", data, "image/png", modality="sperm_field_image", patient_ref="P-PRT-1", facts=facts
    )
    report = LABORATORY.read_bytes() + b"\n% P-PRT-2"
    kind = {"modality": "document", "patient_ref": "P-PRT-2"}
    document = running.upload("d.pdf", report, "application/pdf", **kind)
    running.settled(field, "reported")
    running.settled(document, "reported")
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme="dark")
    page = context.new_page()
    sign_in(page, site)
    page.goto(f"{site.address}/#/uploads/{field}")
    page.get_by_role("tab", name="Objects 24").click()
    page.locator(".mark").first.wait_for()
    words, light = _printed(page)
    assert light > 240
    assert len(words) >= 2
    for number, said in enumerate(words, 1):
        assert "P-PRT-1" in said and "Revision 1" in said and field in said
        assert f"{number} / {len(words)}" in said
    assert "Cell 24" in "".join(words)
    assert not [button for button in BUTTONS if button in "".join(words).split("\n")]
    (report_id,) = running.call("GET", f"/uploads/{document}").json["reports"]  # type: ignore[misc]
    page.goto(f"{site.address}/#/reports/{report_id}")
    expect(page.locator(".sheet")).to_contain_text("AMH")
    # A report says its flags in words; the screen shows the laboratory's letters.
    expect(page.locator(".sheet tr", has_text="AMH").locator(".flag")).to_have_text("▼LLow")
    words, light = _printed(page)
    assert light > 240
    assert all("P-PRT-2" in said and str(report_id) in said for said in words)
    assert "P-PRT-1" not in "".join(words)
    context.close()
