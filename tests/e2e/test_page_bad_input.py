"""What nobody should send or answer, on every screen: long notes, servers that fail, sign-ins that
end.

Names and files that attack are in test_page_records.py, test_page_review.py, test_page_uploads.py
and test_page.py: markup, right-to-left text, hostile file names, no byte, too many bytes, five
hundred files.
"""

import json
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.browsing import SLOW_MS, SPERM, Site, choose, fresh, sign_in
from tests.e2e.server import Server
from tests.e2e.test_page_records import measured, recorded, signed
from tests.e2e.test_page_review import correct, opened, row, values_of

pytestmark = pytest.mark.browser

LONG = "a long note. " * 385  # 5,005 characters
DATA = re.compile(r"/api/v1/(?!me$|limits$)")
UNSAID = re.compile("not answering|reached its limit|cannot be reached")


@dataclass(frozen=True, slots=True)
class Places:
    """Screens with something on them, and what is seen when they are there."""

    clinician: dict[str, str]
    admin: dict[str, str]


@pytest.fixture(scope="module")
def places(running: Server) -> Places:
    patient = f"patients/{recorded(running, 'P-BAD-1', name='Ana Canary')}"
    upload_id = measured(running, "P-BAD-1", "2.4", "2025-02-03")
    report_id = signed(running, upload_id)
    values_of(running, "P-BAD-2")  # something to review
    return Places(
        clinician={
            "worklist": "tr[data-upload]",
            "review": ".review-list a",
            f"uploads/{upload_id}": ".measures",
            "patients": "tr[data-patient]",
            patient: ".latest",
            f"{patient}?tab=timeline": ".history",
            f"{patient}?tab=access": ".table",
            "reports": "tr[data-report]",
            f"reports/{report_id}": ".sheet",
        },
        admin={
            "admin": ".table",
            "admin/letters": ".empty, tr[data-letter]",
            "admin/audit": ".audit",
            "admin/keys": ".empty, tr[data-key]",
        },
    )


@pytest.mark.parametrize("role", ["clinician", "admin"])
@pytest.mark.parametrize("status", [500, 429, 0])
def test_every_screen_says_that_the_server_fails_and_can_ask_again(
    page: Page, site: Site, places: Places, role: str, status: int
) -> None:
    sign_in(page, site, site.token(role))
    for place, seen in getattr(places, role).items():
        page.route(DATA, lambda r: r.fulfill(status=status) if status else r.abort())
        page.goto(f"{site.address}/#/{place}")
        page.reload()
        panel = page.locator("main .notice.crit").first
        expect(panel, place).to_be_visible(timeout=SLOW_MS)
        expect(panel, place).to_contain_text(UNSAID)
        page.unroute(DATA)
        again = page.get_by_role("button", name="Try again")
        for _ in range(6):
            if again.count():
                again.first.click()
            page.wait_for_timeout(150)
        expect(page.locator(seen).first, place).to_be_visible(timeout=SLOW_MS)
        expect(page.locator("main .notice.crit"), place).to_have_count(0)


def _too_long(dialog: Locator, label: str, button: str) -> None:
    field = dialog.get_by_label(label, exact=True)
    field.fill(LONG)
    dialog.get_by_role("button", name=re.compile(button)).click()
    expect(dialog).to_contain_text("500", timeout=SLOW_MS)
    expect(dialog).to_contain_text("2000")
    assert field.input_value() == LONG


def test_a_long_note_is_refused_whole_and_never_cut(
    page: Page, site: Site, running: Server
) -> None:
    recorded(running, "P-BAD-3")
    upload_id = measured(running, "P-BAD-3", "2.4", "2025-02-03")
    sent: list[str] = []
    page.on("request", lambda r: sent.append(r.url) if r.method == "POST" else None)
    sign_in(page, site)
    opened(page, site, upload_id)
    page.get_by_role("button", name="Sign", exact=True).click()
    _too_long(page.get_by_role("dialog"), "Comment (optional)", "^Sign as")
    page.keyboard.press("Escape")
    report_id = signed(running, upload_id)
    page.goto(f"{site.address}/#/reports/{report_id}")
    page.get_by_role("button", name="Amend").click()
    _too_long(page.get_by_role("dialog"), "Reason", "^Amend$")
    assert sent == []


def test_the_reason_of_a_release_is_refused_whole_and_may_be_written_from_right_to_left(
    page: Page, site: Site
) -> None:
    sign_in(page, site)
    choose(page, site, SPERM, "P-BAD-4", "sperm_cell_image")
    page.locator(".queue-row").get_by_text("Needs review").wait_for(timeout=SLOW_MS)
    page.goto(f"{site.address}/#/upload")
    page.get_by_label("Patient reference").fill("P-BAD-5")
    page.get_by_label("Study type").select_option("sperm_cell_image")
    page.locator("#files").set_input_files([{**fresh(SPERM, "P-BAD-4"), "name": "same.png"}])
    held = page.locator(".queue-row", has_text="same.png")
    expect(held).to_contain_text("Needs a decision", timeout=SLOW_MS)
    held.get_by_role("link", name="Decide").click()
    page.get_by_role("button", name="Release").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button").last.click()
    expect(dialog).to_contain_text("Enter a reason")
    _too_long(dialog, "Reason", dialog.get_by_role("button").last.inner_text())
    reason = dialog.get_by_label("Reason", exact=True)
    reason.fill("نفس الملف لمريضة أخرى")
    assert reason.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    dialog.get_by_role("button").last.click()
    expect(dialog).to_have_count(0)


def test_a_server_that_does_not_answer_while_saving_loses_nothing(
    page: Page, site: Site, running: Server
) -> None:
    sign_in(page, site)
    opened(page, site, values_of(running, "P-BAD-6"))
    patch = "**/api/v1/analyses/*"
    page.route(patch, lambda r: r.abort() if r.request.method == "PATCH" else r.fallback())
    dialog = correct(page, "1.3", "kept")
    expect(dialog.get_by_role("alert").first).to_contain_text("not saved")
    page.unroute(patch)
    dialog.get_by_role("button", name="Save correction").click()
    expect(row(page).locator(".value")).to_have_text("1.3")


def test_a_sign_in_that_ended_for_good_brings_back_what_was_typed(
    page: Page, site: Site, running: Server
) -> None:
    """The whole API refuses, also while the correction is being written."""
    sign_in(page, site)
    opened(page, site, values_of(running, "P-BAD-7"))
    page.get_by_role("button", name="Correct: AMH").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Correct value").fill("1.7")
    dialog.get_by_label("Reason", exact=True).fill("half a sentence, not yet")
    refusal = json.dumps({"code": "unauthenticated", "status": 401, "title": "x"})
    kind = "application/problem+json"
    page.route("**/api/v1/**", lambda r: r.fulfill(status=401, body=refusal, content_type=kind))
    page.evaluate("dispatchEvent(new Event('online'))")  # the page looks for news, and is refused
    over = page.get_by_role("dialog", name="Sign in")
    expect(over).to_contain_text("nothing you typed is lost", timeout=SLOW_MS)
    page.unroute("**/api/v1/**")
    over.get_by_label("Sign-in token").fill(site.token())
    over.get_by_role("button", name="Sign in", exact=True).click()
    expect(over).to_have_count(0)
    if not dialog.is_visible():
        page.get_by_role("button", name="Continue").click()
    expect(dialog.get_by_label("Correct value")).to_have_value("1.7")
    expect(dialog.get_by_label("Reason", exact=True)).to_have_value("half a sentence, not yet")
