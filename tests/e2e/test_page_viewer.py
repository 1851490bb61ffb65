"""The viewer in a real browser: objects, tracks in time, masks, how a picture is shown."""

import io
import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import LABORATORY, SAMPLES, SPERM, Site, sign_in, violations
from tests.e2e.server import Server
from tests.e2e.test_page_review import opened

pytestmark = pytest.mark.browser

FIELD = SAMPLES / "sperm_field_synthetic" / "field_24.png"


def _field(server: Server, patient: str) -> str:
    data = FIELD.read_bytes() + f"\n% {patient}".encode()
    facts = {"modality": "sperm_field_image", "patient_ref": patient, "facts": {"um_per_px": 0.5}}
    upload_id = server.upload("field.png", data, "image/png", **facts)
    server.settled(upload_id, "reported")
    return upload_id


def test_objects_are_listed_sorted_and_drawn(page: Page, site: Site, running: Server) -> None:
    sign_in(page, site)
    opened(page, site, _field(running, "P-REV-8"))
    page.get_by_role("tab", name=re.compile("Objects")).click()
    table = page.locator(".objects tbody tr")
    expect(table).to_have_count(24)
    size = page.get_by_role("button", name=re.compile("Longest side"))
    size.click()
    small = float(table.first.locator("td.num").first.inner_text())
    size.click()
    assert float(table.first.locator("td.num").first.inner_text()) > small
    expect(page.locator(".chart").first).to_contain_text("n = 24")
    table.first.get_by_role("button").click()
    expect(page.locator(".mark.selected")).to_have_count(1)
    expect(page.locator(".scale-bar")).to_contain_text("µm")


FILM = SAMPLES / "sperm_video_synthetic" / "field_50_fps.mp4"


def _tile(page: Page) -> str:
    """Which frame of the clip is shown, as the browser places it."""
    found: str = page.locator(".film img").evaluate("(el) => el.style.transform")
    return found


def test_a_film_is_played_with_its_tracks(page: Page, site: Site, running: Server) -> None:
    facts = {"modality": "sperm_video", "patient_ref": "P-REV-9", "facts": {"um_per_px": 0.5}}
    upload_id = running.upload("field.mp4", FILM.read_bytes(), "video/mp4", **facts)
    running.settled(upload_id, "reported")
    sign_in(page, site)
    opened(page, site, upload_id)
    expect(page.locator(".mark.track")).to_have_count(232)
    expect(page.locator(".legend li")).to_have_count(4)
    expect(page.locator(".film")).to_have_count(0)
    slider = page.get_by_label("Frame", exact=True)
    slider.evaluate("(el) => { el.value = '7'; el.dispatchEvent(new Event('input')); }")
    expect(page.locator(".player")).to_contain_text("Frame 7 of 59")
    expect(page.locator(".film img")).not_to_have_js_property("naturalWidth", 0)
    # Frame 7 lies between the clip's third and fourth picture, which are frames 6 and 9.
    assert _tile(page) == "translate(-40%, 0%)"
    page.get_by_role("button", name="One picture on").click()
    assert _tile(page) == "translate(-60%, 0%)"
    there = page.locator(".mark.track .line polyline").count()
    assert 0 < there <= 232
    page.get_by_label("Speed").select_option("0.25")
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".player")).to_contain_text(re.compile("Frame (2|3|4)[0-9] of 59"))
    page.get_by_role("button", name="Pause").click()
    # A track leads to its row, and a row to its track.
    page.get_by_role("tab", name="Objects 232").click()
    row = page.locator(".objects tbody tr").nth(5)
    row.get_by_role("button").click()
    chosen = page.locator(".mark.track.selected")
    expect(chosen).to_have_count(1)
    assert chosen.get_attribute("data-finding") == row.get_attribute("data-finding")
    page.locator(".mark.track").nth(40).dispatch_event("click")
    other = page.locator(".mark.track.selected").get_attribute("data-finding")
    expect(page.locator(".objects tr.selected")).to_have_attribute("data-finding", other or "")
    expect(page.locator(".objects tr.selected")).to_be_in_viewport()
    for measure in ("VCL", "VSL", "VAP", "BCF"):
        unit = "Hz" if measure == "BCF" else "µm/s"
        expect(page.locator(".objects thead")).to_contain_text(f"{measure} ({unit})")
        chart = page.locator(".chart", has=page.get_by_text(measure, exact=True))
        expect(chart.locator("figcaption")).to_contain_text(unit)
        assert chart.locator(".bar").count() >= 4
    assert violations(page) == []
    page.get_by_role("button", name="Whole tracks").click()
    expect(page.locator(".player")).to_contain_text("Whole tracks")
    expect(page.locator(".film")).to_have_count(0)


def _pages(count: int) -> bytes:
    """The laboratory's report, that often."""
    made = pdfium.PdfDocument.new()
    with pdfium.PdfDocument(LABORATORY) as report:
        for _ in range(count):
            made.import_pages(report)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_documents_pages_are_turned_and_lead_to_its_values(
    page: Page, site: Site, running: Server
) -> None:
    facts = {"modality": "document", "patient_ref": "P-PAG-1"}
    upload_id = running.upload("report.pdf", _pages(3), "application/pdf", **facts)
    running.settled(upload_id, "reported")
    sign_in(page, site)
    opened(page, site, upload_id)
    rail = page.get_by_role("navigation", name="Pages")
    expect(rail.get_by_role("button")).to_have_count(3)
    expect(rail.locator("img")).to_have_count(3)
    expect(rail.get_by_role("button").first).to_have_accessible_name(
        re.compile("Page 1 of 3: 17 values, 3 flagged")
    )
    page.locator(".mark").first.wait_for()
    rail.get_by_role("button").nth(2).click()
    expect(rail.locator('[aria-current="page"]')).to_contain_text("3")
    expect(page.locator(".mark")).to_have_count(0)
    page.get_by_role("combobox", name="Page 3 of 3").select_option("2")
    expect(rail.locator('[aria-current="page"]')).to_contain_text("2")
    # A value leads to its page and box, a box to its value; so does pointing at either.
    page.get_by_role("button", name="FSH", exact=True).click()
    expect(rail.locator('[aria-current="page"]')).to_contain_text("1")
    expect(page.locator(".mark.selected")).to_have_count(1)
    tsh = page.locator(".measures tr", has_text="TSH")
    box = page.locator(f'.mark[data-finding="{tsh.get_attribute("data-finding")}"]')
    tsh.hover()
    expect(box).to_have_attribute("data-hinted", "")
    box.dispatch_event("pointerover", {"bubbles": True})
    expect(tsh).to_have_attribute("data-hinted", "")
    box.dispatch_event("click")
    expect(page.locator(".measures tr.selected")).to_contain_text("TSH")
    page.locator(".facts").get_by_role("button", name="Date of birth").click()
    expect(page.locator(".mark.selected")).to_have_count(1)
    assert violations(page) == []


def test_behind_the_clip_the_picture_stands_still(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/kitchen-sink.html")
    call = """async (frame) => (await import('/app/components/film.js'))
        .placeAt({frames: [0, 3, 6], columns: 2, rows: 2, fps: 50}, frame)"""
    places = [page.evaluate(call, frame) for frame in (0, 2, 3, 8, 9, 10, 99)]
    assert places == [0, 0, 1, 2, 2, None, None]


@pytest.mark.parametrize(
    ("rle", "shape", "on"),
    [([1, 2, 1], [2, 2], 2), ("0 4", [2, 2], 4), ([1, 2], [2, 2], None), ([5], [2, 2], None)],
    ids=str,
)
def test_a_mask_is_painted_only_where_it_fills_its_shape(
    page: Page, site: Site, rle: object, shape: list[int], on: int | None
) -> None:
    page.goto(f"{site.address}/kitchen-sink.html")
    call = """async ([rle, shape]) => {
        const { pixelsOf } = await import('/app/components/mask.js');
        return pixelsOf(rle, shape)?.reduce((sum, one) => sum + one, 0) ?? null; }"""
    assert page.evaluate(call, [rle, shape]) == on


def test_the_picture_can_be_shown_otherwise(page: Page, site: Site, running: Server) -> None:
    data = Path(SPERM).read_bytes() + b"\n% P-REV-10"
    facts = {"modality": "sperm_cell_image", "patient_ref": "P-REV-10"}
    upload_id = running.upload("cell.png", data, "image/png", **facts)
    running.settled(upload_id, "reported")
    sign_in(page, site)
    opened(page, site, upload_id)
    page.locator(".viewer-stage img").wait_for()
    page.keyboard.press("5")
    expect(page.locator("img.preset-5")).to_have_count(1)
    page.keyboard.press("[")
    assert page.locator(".viewer-stage svg").evaluate("(el) => el.style.opacity") == "0.8"


def test_an_outline_without_a_number_stands_in_the_list(
    page: Page, site: Site, running: Server
) -> None:
    data = (SAMPLES / "embryo" / "blastocyst_poor.jpg").read_bytes() + b"\n% P-REV-OUTLINE"
    facts = {"modality": "embryo_image", "patient_ref": "P-REV-OUTLINE"}
    upload_id = running.upload("embryo.jpg", data, "image/jpeg", **facts)
    running.settled(upload_id, "reported")
    sign_in(page, site)
    opened(page, site, upload_id)
    row = page.locator(".measures tr").filter(has=page.get_by_role("button", name="Outline"))
    expect(row).to_contain_text("Outlined")
    row.get_by_role("button", name="Outline").click()
    expect(page.locator(".mark.selected")).to_have_count(1)


def test_a_stained_head_is_drawn_by_its_parts_and_listed_with_their_areas(
    page: Page, site: Site, running: Server
) -> None:
    data = (SAMPLES / "sperm_smear_synthetic" / "smear_6.jpg").read_bytes() + b"\n% P-REV-SMEAR"
    facts = {"patient_ref": "P-REV-SMEAR", "facts": {"um_per_px": 0.055}}
    upload_id = running.upload(
        "smear.jpg", data, "image/jpeg", modality="sperm_field_image", **facts
    )
    running.settled(upload_id, "reported")
    sign_in(page, site)
    opened(page, site, upload_id)
    page.get_by_role("tab", name=re.compile("Objects")).click()
    head = page.locator(".objects thead")
    for name in ("Head length (µm)", "Nucleus area (µm²)", "Acrosome area (µm²)"):
        expect(head).to_contain_text(name)
    expect(head).to_contain_text("Acrosome share of the head")
    row = page.locator(".objects tbody tr").first
    row.get_by_role("button").click()
    expect(page.locator(".mark.selected .line polygon")).to_have_count(2)
