"""Outlines and boxes changed by hand: dragged, moved with the keyboard, removed, added, undone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.browsing import SAMPLES, Site, sign_in, violations
from tests.e2e.server import Server
from tests.e2e.test_page_review import opened

pytestmark = pytest.mark.browser

CELL = SAMPLES / "sperm_synthetic" / "synthetic_oval.png"
FIELD = SAMPLES / "sperm_field_synthetic" / "field_24.png"


def _uploaded(server: Server, ref: str, modality: str) -> str:
    file = CELL if modality == "sperm_cell_image" else FIELD
    data = file.read_bytes() + f"\n% {ref}".encode()
    facts = {"um_per_px": 0.1 if file is CELL else 0.5, "chamber_depth_um": 20.0, "dilution": 1.0}
    if file is CELL:
        facts = {"um_per_px": 0.1}
    upload_id = server.upload(
        file.name, data, "image/png", modality=modality, patient_ref=ref, facts=facts
    )
    server.settled(upload_id, "reported")
    return upload_id


def _measured(page: Page, name: str) -> float:
    row = page.locator(".measures tbody tr", has_text=name)
    return float(row.locator(".value").inner_text())


def _drag(page: Page, what: Locator, by: tuple[float, float]) -> None:
    box = what.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by[0], y + by[1], steps=4)
    page.mouse.up()


def _save(page: Page, chip: str, button: str = "Save outline") -> None:
    page.get_by_role("button", name=chip).click()
    page.get_by_role("button", name=button).click()
    expect(page.locator(".draw-panel")).to_have_count(0)


def test_a_dragged_outline_is_measured_again_and_undone(
    page: Page, site: Site, running: Server
) -> None:
    sign_in(page, site)
    opened(page, site, _uploaded(running, "P-DRW-1", "sperm_cell_image"))
    before = _measured(page, "Head length")
    page.get_by_role("button", name="Head length", exact=True).click()
    page.get_by_role("button", name="Redraw", exact=True).click()
    handles = page.locator(".editor .handle")
    assert 8 <= handles.count() <= 24
    expect(page.get_by_role("button", name="Save outline")).to_be_disabled()
    bounds = [handle.bounding_box() for handle in handles.all()]
    rightmost = max(range(len(bounds)), key=lambda i: bounds[i]["x"] if bounds[i] else 0)
    _drag(page, handles.nth(rightmost), (40, 0))
    assert violations(page) == []
    page.get_by_role("button", name="Save outline").click()
    expect(page.get_by_text("Enter a reason")).to_be_visible()
    _save(page, "Outline not on the boundary")
    expect(page.get_by_text("Head length was redrawn")).to_be_visible()
    widths = [_measured(page, name) for name in ("Head length", "Head width")]
    assert widths[0] != before or widths[1] > before / 2
    expect(page.locator(".measures")).to_contain_text("measured")
    page.get_by_role("tab", name="History").click()
    expect(page.locator(".revisions")).to_contain_text("outline redrawn")
    page.get_by_role("tab", name="Measurements").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The correction is undone")).to_be_visible()
    assert _measured(page, "Head length") == before
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_text("Head length was redrawn")).to_be_visible()
    assert _measured(page, "Head length") == widths[0]


def test_a_box_is_moved_by_the_keyboard_alone(page: Page, site: Site, running: Server) -> None:
    sign_in(page, site)
    upload_id = _uploaded(running, "P-DRW-2", "sperm_field_image")
    opened(page, site, upload_id)
    page.keyboard.press("o")
    page.locator(".objects tbody tr").first.wait_for()
    page.keyboard.press("n")
    page.keyboard.press("d")
    expect(page.locator(".editor .body")).to_be_focused()
    rect = page.locator(".editor .body .line")
    first = float(rect.get_attribute("x") or 0)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert float(rect.get_attribute("x") or 0) == pytest.approx(first + 11, abs=0.1)
    page.keyboard.press("Tab")
    expect(page.locator(".editor .handle").first).to_be_focused()
    wide = float(rect.get_attribute("width") or 0)
    page.keyboard.press("ArrowLeft")
    assert float(rect.get_attribute("width") or 0) == pytest.approx(wide + 1, abs=0.1)
    page.get_by_role("button", name="Take the last step back").click()
    assert float(rect.get_attribute("width") or 0) == pytest.approx(wide, abs=0.1)
    _save(page, "Outline not on the boundary")
    analysis = str(running.call("GET", f"/uploads/{upload_id}").json["analyses"][-1])  # type: ignore[index]
    body = running.call("GET", f"/analyses/{analysis}").json
    cell = next(f for f in body["findings"] if f["code"] == "sperm.cell")  # type: ignore[attr-defined]
    assert cell["corrected"]["reason"] == "Outline not on the boundary"
    assert body["changes"][0]["to_region"] == cell["region"]  # type: ignore[index]


def test_an_object_is_removed_and_another_added(page: Page, site: Site, running: Server) -> None:
    sign_in(page, site)
    opened(page, site, _uploaded(running, "P-DRW-3", "sperm_field_image"))
    assert _measured(page, "Sperm counted") == 24
    page.get_by_role("tab", name=re.compile("Objects")).click()
    rows = page.locator(".objects tbody tr")
    rows.nth(3).get_by_role("button").click()
    name = rows.nth(3).get_by_role("button").inner_text()
    page.get_by_role("button", name="Remove", exact=True).click()
    _save(page, "Not an object of this kind", "Remove object")
    expect(page.locator(".objects tr.removed")).to_contain_text(name)
    expect(page.get_by_role("tab", name="Objects 23")).to_be_visible()
    page.get_by_role("button", name="Add object").click()
    stage = page.locator(".viewer-frame")
    box = stage.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 84, steps=4)
    page.mouse.up()
    expect(page.locator(".editor .handle")).to_have_count(8)
    page.get_by_label("What it is").select_option("impurity")
    _save(page, "Overlooked by the machine")
    page.get_by_role("tab", name="Measurements").click()
    assert _measured(page, "Sperm counted") == 23
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("was removed")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The correction is undone")).to_be_visible()
    assert _measured(page, "Sperm counted") == 24
    expect(page.get_by_role("tab", name="Objects 24")).to_be_visible()


def test_what_was_drawn_survives_a_conflict(page: Page, site: Site, running: Server) -> None:
    sign_in(page, site)
    upload_id = _uploaded(running, "P-DRW-4", "sperm_field_image")
    opened(page, site, upload_id)
    page.get_by_role("tab", name=re.compile("Objects")).click()
    page.locator(".objects tbody tr").first.get_by_role("button").click()
    page.get_by_role("button", name="Redraw", exact=True).click()
    page.locator(".editor .body").press("ArrowDown")
    analysis = str(running.call("GET", f"/uploads/{upload_id}").json["analyses"][-1])  # type: ignore[index]
    seen = running.call("GET", f"/analyses/{analysis}")
    count = next(f for f in seen.json["findings"] if f["code"] == "sperm.count")  # type: ignore[attr-defined]
    change = {"finding_id": count["id"], "value": 30, "reason": "recounted"}
    path = f"/analyses/{analysis}"
    sent = {"If-Match": seen.headers["ETag"]}
    assert running.call("PATCH", path, {"changes": [change]}, headers=sent).status == 200
    page.get_by_role("button", name="Outline not on the boundary").click()
    page.get_by_role("button", name="Save outline").click()
    expect(page.get_by_text("What you drew is still here")).to_be_visible()
    page.get_by_role("button", name="Save outline").click()
    expect(page.get_by_text(re.compile("Cell 1 was redrawn"))).to_be_visible()


def test_a_viewer_cannot_draw(page: Page, site: Site, running: Server) -> None:
    sign_in(page, site, site.token("viewer"))
    opened(page, site, _uploaded(running, "P-DRW-5", "sperm_field_image"))
    expect(page.locator(".viewer-stage img")).to_be_visible()
    expect(page.locator(".draw-tools")).to_have_count(0)
