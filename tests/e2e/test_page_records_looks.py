"""The screens of review, patients, reports and administration shut nobody out, at any width."""

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.browsing import AXE, THEMES, WIDTHS, Site, sign_in
from tests.e2e.server import Server
from tests.e2e.test_page_records import measured, recorded, signed

pytestmark = pytest.mark.browser

# Cells that reach beyond their row, into the next one.
OVER = """() => [...document.querySelectorAll("tbody tr:not(.space) > *")].filter((cell) => {
  const [inner, outer] = [cell, cell.parentElement].map((one) => one.getBoundingClientRect());
  return inner.height > 0 && (inner.bottom > outer.bottom + 1 || inner.top < outer.top - 1);
}).map((cell) => cell.textContent.trim().slice(0, 60))"""


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found["violations"]]


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
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    sign_in(page, site, site.token(role))
    for address, seen in places[role]:
        page.goto(f"{site.address}/#/{address}")
        page.locator(seen).first.wait_for()
        assert _violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.evaluate(OVER) == [], address
    context.close()
