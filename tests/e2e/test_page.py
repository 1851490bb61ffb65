"""The page in a real browser, against the real server on this machine."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import (
    BrowserContext,
    Page,
    expect,
)

from tests.e2e.browsing import (
    LABORATORY,
    SLOW_MS,
    SPERM,
    Site,
    choose,
    sign_in,
    upload,
)

pytestmark = pytest.mark.browser


def test_a_wrong_token_is_refused_with_a_sentence(page: Page, site: Site) -> None:
    page.goto(site.address)
    page.get_by_label("Sign-in token").fill("not.a.token")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("This token is not valid here, or it has expired.")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0


def test_the_token_stays_in_this_tab_only(page: Page, site: Site) -> None:
    sign_in(page, site)
    kept = page.evaluate("[...Object.values(localStorage), document.cookie, location.href].join()")
    assert site.token().split(".")[0] not in kept


def test_a_document_becomes_a_signed_report(page: Page, site: Site) -> None:
    sign_in(page, site)
    upload(page, site, LABORATORY, "P-PAGE-1", "document")
    expect(page.locator(".timeline")).to_contain_text("Draft report")
    page.get_by_role("button", name="Sign", exact=True).click()
    page.get_by_label("Approved and released").check()
    page.get_by_role("button", name="Sign as").click()
    expect(page.get_by_text(re.compile("Signed by Demonstration clinician"))).to_be_visible()
    expect(page.locator(".head-line .badge")).to_have_text("Signed", timeout=SLOW_MS)
    with page.expect_download(timeout=SLOW_MS) as saved:
        page.get_by_role("button", name="Download PDF").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"%PDF-")


def test_a_value_and_its_place_on_the_page_are_chosen_together(page: Page, site: Site) -> None:
    sign_in(page, site)
    upload(page, site, LABORATORY, "P-PAGE-2", "document")
    name = page.locator(".row-name").first
    name.click()
    chosen = page.locator("tr.selected").get_attribute("data-finding")
    expect(page.locator(f'.mark.selected[data-finding="{chosen}"]')).to_have_count(1)
    page.locator("h1").focus()
    page.keyboard.press("h")
    expect(page.locator(".mark")).to_have_count(0)


def test_an_outline_lies_on_the_head_it_was_measured_on(page: Page, site: Site) -> None:
    sign_in(page, site)
    upload(page, site, SPERM, "P-PAGE-3", "sperm_cell_image")
    picture = page.locator(".viewer-stage img").bounding_box()
    mark = page.locator(".mark").first.bounding_box()
    assert picture
    assert mark
    middle = (
        mark["x"] + mark["width"] / 2 - picture["x"],
        mark["y"] + mark["height"] / 2 - picture["y"],
    )
    # The cell was drawn at the middle of its picture.
    assert middle[0] == pytest.approx(picture["width"] / 2, rel=0.1)
    assert middle[1] == pytest.approx(picture["height"] / 2, rel=0.1)


def test_the_same_file_again_leads_to_the_first(page: Page, site: Site) -> None:
    sign_in(page, site)
    upload(page, site, SPERM, "P-PAGE-4", "sperm_cell_image")
    first = page.url
    row = choose(page, site, SPERM, "P-PAGE-4", "sperm_cell_image")
    row.get_by_role("link", name="Open existing").click()
    expect(page).to_have_url(first)


def test_an_empty_and_a_foreign_file_are_refused_with_sentences(page: Page, site: Site) -> None:
    sign_in(page, site)
    page.goto(f"{site.address}/#/upload")
    empty = {"name": "empty.png", "mimeType": "image/png", "buffer": b""}
    foreign = {"name": "<b>notes</b>.zip", "mimeType": "application/zip", "buffer": b"PK"}
    page.locator("#files").set_input_files([empty, foreign])
    rows = page.locator(".queue-row")
    expect(rows.filter(has_text="empty.png")).to_contain_text("The file is empty.")
    expect(rows.filter(has_text="<b>notes</b>.zip")).to_contain_text("not accepted")
    expect(rows.get_by_role("button", name="Retry")).to_have_count(0)


def test_a_damaged_file_ends_rejected_with_its_reason(page: Page, site: Site) -> None:
    sign_in(page, site)
    page.goto(f"{site.address}/#/upload")
    page.get_by_label("Patient reference").fill("P-PAGE-5")
    page.get_by_label("Study type").select_option("sperm_cell_image")
    damaged = {"name": "cut.png", "mimeType": "image/png", "buffer": SPERM.read_bytes()[:900]}
    page.locator("#files").set_input_files([damaged])
    row = page.locator(".queue-row")
    expect(row.get_by_text("Rejected")).to_be_visible(timeout=SLOW_MS)
    expect(row).to_contain_text("damaged")


def test_filters_live_in_the_address_and_survive_a_reload(page: Page, site: Site) -> None:
    sign_in(page, site)
    page.get_by_role("link", name="Needs a decision").click()
    page.get_by_label("Search a patient reference").fill("P-NOBODY")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No items match")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Search a patient reference")).to_have_value("P-NOBODY")
    assert "view=held" in page.url


def test_what_is_being_typed_outlives_an_update_of_the_list(page: Page, site: Site) -> None:
    sign_in(page, site)
    search = page.get_by_label("Search a patient reference")
    search.press_sequentially("P-00")
    page.evaluate("dispatchEvent(new Event('online'))")
    with page.expect_response(re.compile("changed_after|/uploads")):
        pass
    page.get_by_text("Updated").wait_for()
    expect(search).to_have_value("P-00")


def test_an_old_sign_in_is_renewed_before_a_signature(page: Page, site: Site) -> None:
    sign_in(page, site)
    upload(page, site, SPERM, "P-PAGE-6", "sperm_cell_image")
    refusal = '{"code": "sign_in_too_old", "status": 401, "title": "Old"}'
    kind = "application/problem+json"
    page.route(
        "**/signature", lambda r: r.fulfill(status=401, body=refusal, content_type=kind), times=1
    )
    page.get_by_role("button", name="Sign", exact=True).click()
    page.get_by_label("Comment").fill("Kept while I sign in again")
    page.get_by_role("button", name="Sign as").click()
    page.get_by_role("button", name="Sign in again and sign").click()
    expect(page.locator(".signed")).to_contain_text("Kept while I sign in again")


def test_a_viewer_may_read_but_neither_upload_nor_sign(page: Page, site: Site) -> None:
    sign_in(page, site, site.token("viewer"))
    expect(page.get_by_role("link", name="Upload")).to_have_count(0)
    page.goto(f"{site.address}/#/upload")
    expect(page.get_by_text("Your role may look at results")).to_be_visible()


def test_a_server_that_fails_is_said_and_can_be_asked_again(page: Page, site: Site) -> None:
    sign_in(page, site)
    page.route("**/api/v1/uploads?**", lambda r: r.fulfill(status=500, body="oops"))
    page.goto(f"{site.address}/#/worklist?view=signed")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    page.unroute("**/api/v1/uploads?**")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_no_connection_is_said(page: Page, context: BrowserContext, site: Site) -> None:
    sign_in(page, site)
    context.set_offline(True)
    expect(page.get_by_text("No connection.")).to_be_visible()
    context.set_offline(False)
    expect(page.get_by_text("No connection.")).to_have_count(0)


def test_the_keyboard_alone_opens_a_result(page: Page, site: Site) -> None:
    sign_in(page, site)
    upload(page, site, SPERM, "P-PAGE-7", "sperm_cell_image")
    page.keyboard.press("g")
    page.keyboard.press("w")
    expect(page.get_by_role("heading", name="Worklist")).to_be_focused()
    page.locator("tr[data-upload]").first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Result")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keyboard shortcuts")).to_be_visible()
