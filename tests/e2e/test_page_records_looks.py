"""The screens of review, patients, reports and administration shut nobody out, at any width."""

import pytest
from playwright.sync_api import Browser

from tests.e2e.browsing import SAMPLES, THEMES, WIDTHS, Site, seen, sign_in, violations
from tests.e2e.server import Server
from tests.e2e.test_page_compare import OTHER, OVAL, cell
from tests.e2e.test_page_records import measured, recorded, signed

pytestmark = pytest.mark.browser

# Cells that reach beyond their row, into the next one.
OVER = """() => [...document.querySelectorAll("tbody tr:not(.space) > *")].filter((cell) => {
  const [inner, outer] = [cell, cell.parentElement].map((one) => one.getBoundingClientRect());
  return inner.height > 0 && (inner.bottom > outer.bottom + 1 || inner.top < outer.top - 1);
}).map((cell) => cell.textContent.trim().slice(0, 60))"""


@pytest.fixture(scope="module")
def places(running: Server) -> dict[str, list[tuple[str, str]]]:
    """Every screen of a role, and what is seen when it is there."""
    name = "Zo\u00eb <b>O'Brien</b> " + "x" * 120
    patient = f"patients/{recorded(running, 'P-LOOK', name=name, birth_date='1990-02-03')}"
    first = measured(running, "P-LOOK", "2.4", "2025-02-03")
    measured(running, "P-LOOK", "0.8", "2026-03-02")
    report = f"reports/{signed(running, first)}"
    return {
        "clinician": [
            ("patients", "tr[data-patient]"),
            (patient, ".latest"),
            (f"{patient}?tab=timeline", ".history"),
            (f"{patient}?tab=compare", ".trend"),
            (f"{patient}?tab=documents", ".table"),
            (f"{patient}?tab=access", ".table"),
            ("reports", "tr[data-report]"),
            (report, ".sheet"),
            (f"uploads/{first}", ".measures"),
        ],
        "admin": [
            ("admin", ".table"),
            ("admin/letters", ".empty"),
            ("admin/audit", ".audit"),
            ("admin/keys", ".card"),
        ],
    }


@pytest.mark.parametrize("role", ["clinician", "admin"])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_screen_shuts_anybody_out(
    chromium: Browser,
    site: Site,
    places: dict[str, list[tuple[str, str]]],
    role: str,
    theme: str,
    width: int,
) -> None:
    with seen(chromium, theme, width) as page:
        sign_in(page, site, site.token(role))
        for address, shown in places[role]:
            page.goto(f"{site.address}/#/{address}")
            page.locator(shown).first.wait_for()
            assert violations(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert page.evaluate(OVER) == [], address


@pytest.fixture(scope="module")
def pictures(running: Server) -> dict[str, str]:
    """A field of cells, a film, and a patient with two pictures of one study."""
    field = (SAMPLES / "sperm_field_synthetic" / "field_24.png").read_bytes() + b"\n% P-LOOK-2"
    film = (SAMPLES / "sperm_video_synthetic" / "few_cells.mp4").read_bytes()
    of = {"field": ("sperm_field_image", "image/png", field)}
    of["film"] = ("sperm_video", "video/mp4", film)
    found = {}
    for name, (modality, kind, data) in of.items():
        facts = {"um_per_px": 0.5}
        found[name] = running.upload(
            f"{name}.x", data, kind, modality=modality, patient_ref=f"P-LOOK-{name}", facts=facts
        )
    first = cell(running, "P-LOOK-3", OVAL, "2025-02-03")
    cell(running, "P-LOOK-3", OTHER, "2026-03-02")
    for upload_id in found.values():
        running.settled(upload_id, "reported")
    return {**found, "patient": str(running.call("GET", f"/uploads/{first}").json["patient_id"])}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_picture_shuts_anybody_out(
    chromium: Browser, site: Site, pictures: dict[str, str], theme: str, width: int
) -> None:
    with seen(chromium, theme, width) as page:
        sign_in(page, site)
        wide = "document.documentElement.scrollWidth"
        page.goto(f"{site.address}/#/patients/{pictures['patient']}?tab=compare")
        page.locator(".compared").wait_for()
        assert violations(page) == []
        assert page.evaluate(wide) <= width
        page.goto(f"{site.address}/#/uploads/{pictures['film']}")
        page.get_by_role("button", name="One picture on").click()
        page.get_by_role("tab", name="Objects").click()
        assert violations(page) == []
        assert page.evaluate(wide) <= width
        page.goto(f"{site.address}/#/uploads/{pictures['field']}")
        page.get_by_role("tab", name="Objects").click()
        page.locator(".objects tbody tr").first.get_by_role("button").click()
        # A phone shows a result; it is no place to draw on one.
        if width > 639:
            page.get_by_role("button", name="Redraw", exact=True).click()
            page.locator(".editor .body").wait_for()
        else:
            assert not page.locator(".draw-tools").is_visible()
        assert violations(page) == []
        assert page.evaluate(wide) <= width
