"""The kitchen sink: every state of a page and every dialog can be seen there, by everybody."""

import pytest
from playwright.sync_api import Browser, Page, expect

from common.domain.model import UploadStatus
from tests.e2e.browsing import THEMES, WIDTHS, Site, seen, violations

pytestmark = pytest.mark.browser

STATES = {
    "loading", "empty-first", "empty-filtered", "partial", "error", "forbidden", "not-found",
    "offline", "stale", "read-only", "conflict",
}  # fmt: skip


def _open(page: Page, site: Site, query: str = "") -> None:
    page.goto(f"{site.address}/kitchen-sink.html{query}")
    page.get_by_role("heading", name="Dialogs").wait_for()


def test_every_state_of_a_page_and_of_a_file_is_there(page: Page, site: Site) -> None:
    _open(page, site)
    shown = page.locator("[data-state]")
    assert {one.get_attribute("data-state") for one in shown.all()} == STATES
    for one in shown.all():
        assert one.inner_text().strip().count("\n") or one.locator(".skeleton").count()
    statuses = {one.get_attribute("data-upload") for one in page.locator("tr[data-upload]").all()}
    assert statuses == {f"upl_{status.value}" for status in UploadStatus}


def test_a_label_says_from_which_probability_it_counts(page: Page, site: Site) -> None:
    _open(page, site, "?language=en")
    row = page.locator("tr", has_text="43").filter(has_text="Low").first
    expect(row).to_contain_text("called abnormal from a probability of 41")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_dialog_shuts_nobody_out(
    chromium: Browser, site: Site, theme: str, width: int
) -> None:
    with seen(chromium, theme, width) as page:
        _open(page, site)
        for button in page.locator("[data-dialog]").all():
            name = str(button.get_attribute("data-dialog"))
            button.click()
            dialog = page.locator("dialog[open]")
            dialog.wait_for()
            assert violations(page) == [], name
            box = dialog.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width, name
            page.keyboard.press("Escape")
            expect(dialog, name).to_have_count(0)


def test_no_component_is_wider_than_a_phone_in_any_language(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 375, "height": 900})
    for language in ("de", "es", "fr", "nl", "en-XA"):
        _open(page, site, f"?language={language}")
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, language
