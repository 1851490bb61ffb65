"""Two results of a patient beside each other: pictures that move together, values, changes."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import SAMPLES, Site, sign_in, violations
from tests.e2e.server import Server

pytestmark = pytest.mark.browser

OVAL, OTHER = (SAMPLES / "sperm_synthetic" / f"synthetic_{n}.png" for n in ("oval", "vacuole"))


def cell(server: Server, ref: str, file: Path, day: str) -> str:
    data = file.read_bytes() + f"\n% {ref} {day}".encode()
    facts = {"um_per_px": 0.1, "collected_at": f"{day}T08:00:00Z"}
    upload_id = server.upload(
        file.name,
        data,
        "image/png",
        modality="sperm_cell_image",
        patient_ref=ref,
        specimen_ref=f"{ref}-{day}",
        facts=facts,
    )
    server.settled(upload_id, "reported")
    return upload_id


def _shown_at(page: Page) -> list[str]:
    """Where both pictures are, as the browser places them."""
    return page.locator(".viewer-stage").evaluate_all("(all) => all.map((s) => s.style.transform)")


def _scales(page: Page) -> list[float]:
    """How much larger than its frame each picture is."""
    widths: list[float] = page.locator(".viewer-stage").evaluate_all(
        "(all) => all.map((s) => s.clientWidth / s.querySelector('img').naturalWidth)"
    )
    return widths


def test_two_pictures_move_together_with_their_values_beside(
    page: Page, site: Site, running: Server
) -> None:
    first = cell(running, "P-CMP-1", OVAL, "2025-02-03")
    second = cell(running, "P-CMP-1", OTHER, "2026-03-02")
    patient = running.call("GET", f"/uploads/{first}").json["patient_id"]
    sign_in(page, site)
    page.goto(f"{site.address}/#/patients/{patient}?tab=compare")
    expect(page.locator(".panes img")).to_have_count(2)
    for picture in page.locator(".panes img").all():
        expect(picture).to_have_js_property("complete", True)
    row = page.locator(".compared tbody tr", has_text="Head length")
    expect(row.locator("td").first).to_contain_text("µm")
    expect(row.locator("td").last).to_contain_text(re.compile(r"\d %"))
    before = _scales(page)
    page.locator("fv-compare-pane").first.get_by_role("button", name="Zoom in").click()
    page.keyboard.press("+")
    after = _scales(page)
    assert [now / then for now, then in zip(after, before, strict=True)] == pytest.approx(
        [1.96, 1.96], rel=0.02
    )
    there = _shown_at(page)
    page.locator(".viewer-frame").first.focus()
    page.keyboard.press("ArrowRight")
    moved = _shown_at(page)
    assert moved[0] != there[0] and moved[1] != there[1]
    page.get_by_role("button", name="Move together").click()
    page.locator(".viewer-frame").last.focus()
    page.keyboard.press("ArrowRight")
    assert _shown_at(page)[0] == moved[0] and _shown_at(page)[1] != moved[1]
    assert violations(page) == []
    # The address says which two: the older one on both sides, then after a reload.
    page.get_by_role("combobox", name="Later", exact=True).select_option(first)
    expect(row.locator("td").last).to_contain_text("\u00b10")
    page.reload()
    expect(page.get_by_role("combobox", name="Later")).to_have_value(first)
    expect(page.get_by_role("combobox", name="Earlier")).to_have_value(first)
    assert second not in page.url


def test_one_result_alone_is_not_compared(page: Page, site: Site, running: Server) -> None:
    only = cell(running, "P-CMP-2", OVAL, "2025-02-03")
    patient = running.call("GET", f"/uploads/{only}").json["patient_id"]
    sign_in(page, site)
    page.goto(f"{site.address}/#/patients/{patient}?tab=compare")
    expect(page.get_by_text("Nothing to compare yet")).to_be_visible()
