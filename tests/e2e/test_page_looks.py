"""The page for everybody: axe in both themes and widths, bars, dialogs, idle sign-out."""

import pytest
from playwright.sync_api import (
    Browser,
    Page,
    expect,
)

from tests.e2e.browsing import (
    LABORATORY,
    THEMES,
    WIDTHS,
    Site,
    seen,
    sign_in,
    upload,
    violations,
)

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_screen_shuts_anybody_out(chromium: Browser, site: Site, theme: str, width: int) -> None:
    with seen(chromium, theme, width) as page:
        page.goto(site.address)
        page.get_by_role("button", name="Sign in").wait_for()
        assert violations(page) == []
        sign_in(page, site)
        upload(page, site, LABORATORY, f"P-AXE-{theme}-{width}", "document")
        page.locator(".mark").first.wait_for()
        assert violations(page) == []
        page.goto(f"{site.address}/#/worklist")
        page.locator("tr[data-upload]").first.wait_for()
        assert violations(page) == []
        page.goto(f"{site.address}/#/upload")
        page.get_by_label("Patient reference").wait_for()
        assert violations(page) == []
        page.goto(f"{site.address}/#/review")
        page.locator(".review-list a").first.wait_for()
        page.keyboard.press("Control+k")
        page.get_by_role("combobox", name="Search and commands").wait_for()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.goto(f"{site.address}/kitchen-sink.html")
        page.get_by_role("heading", name="Measurements").wait_for()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_unused_page_warns_and_then_signs_out(page: Page, site: Site) -> None:
    page.clock.install()
    sign_in(page, site)
    page.clock.fast_forward("28:30")
    expect(page.get_by_text("You will be signed out")).to_be_visible()
    page.get_by_role("button", name="Stay signed in").click()
    expect(page.get_by_text("You will be signed out")).to_have_count(0)
    page.clock.fast_forward("31:00")
    expect(page.get_by_text("nothing was used for a while")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("4,0 - 10,0", 4.0, 10.0),
        ("0.270 - 4.200", None, None),  # 4.200 may be four thousand two hundred
        ("1.000 - 2.5", None, None),
        (">= 16", 16.0, None),
        ("bis 23,3", None, 23.3),
        ("< 1:80", None, None),
        ("46 - 607; Luteal 161 - 774", None, None),
        ("10 - 4", None, None),
        ("negative", None, None),
    ],
)
def test_only_an_unmistakable_range_becomes_a_bar(
    page: Page, site: Site, printed: str, low: float | None, high: float | None
) -> None:
    page.goto(f"{site.address}/kitchen-sink.html")
    call = "async (text) => (await import('/app/components/reference.js')).rangeOf(text)"
    expected = None if low is None and high is None else {"low": low, "high": high}
    assert page.evaluate(call, printed) == expected


@pytest.mark.parametrize(
    ("changes", "drawn"),
    [
        ({}, True),
        ({"comparator": "<"}, False),
        ({"flag": "H"}, False),  # the flag contradicts the bar
        ({"printed_value": "1.045", "value": 1045}, False),
    ],
)
def test_a_bar_shows_a_measured_value_only(
    page: Page, site: Site, changes: dict[str, object], drawn: bool
) -> None:
    page.goto(f"{site.address}/kitchen-sink.html")
    finding = {"printed_value": "5", "value": 5, "printed_range": "4 - 10", "flag": "N", **changes}
    call = "async (f) => (await import('/app/components/finding.js')).referenceOf(f).value !== null"
    assert page.evaluate(call, finding) is drawn


def test_closing_a_dialog_gives_the_focus_back(page: Page, site: Site) -> None:
    sign_in(page, site)
    button = page.get_by_role("button", name="Help")
    button.click()
    page.get_by_role("dialog").get_by_role("button", name="Close").last.click()
    expect(button).to_be_focused()
