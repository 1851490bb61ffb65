"""Administration in a real browser: keys shown once, dead letters, the account, the pipeline."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from common.settings import Settings
from tests.e2e.browsing import SLOW_MS, Site, sign_in
from tests.e2e.server import Server
from tests.e2e.test_dead_letters import TEXT, failed_upload

pytestmark = pytest.mark.browser


@pytest.fixture
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that gives up after two attempts."""
    environ = {"DEMO": "0", "MAX_ATTEMPTS": "2", "BUS_BACKOFF_S": "0.05"}
    folder = tmp_path_factory.mktemp("impatient")
    with Server(folder / "data", **environ).started() as server:
        yield server


def _asked(server: Server, key: str, path: str = "/me") -> int:
    address = f"{server.address}/api/v1{path}"
    return server.send("GET", address, None, {"X-Api-Key": key}).status


def test_a_key_is_shown_once_used_rolled_and_revoked(
    page: Page, site: Site, running: Server
) -> None:
    sign_in(page, site, site.token("admin"))
    page.goto(f"{site.address}/#/admin/keys")
    page.get_by_role("button", name="New API key").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Make key").click()
    expect(dialog).to_contain_text("Enter a name")
    dialog.get_by_label("Name").fill("LIS <b>1</b>")
    dialog.get_by_role("button", name="Make key").click()
    old = dialog.get_by_label("Key", exact=True).input_value()
    assert _asked(running, old) == 200
    dialog.get_by_role("button", name="I have stored it").click()
    expect(page.locator("tr[data-key]")).to_contain_text("LIS <b>1</b>")
    page.reload()
    expect(page.locator("tr[data-key]")).not_to_contain_text("Never")
    expect(page.locator("tr[data-key]")).to_contain_text("from 127.0.0.0/24")
    secret = old.rpartition(".")[2]
    assert secret not in page.content()
    assert secret not in page.evaluate("[...Object.values(sessionStorage), location.href].join()")
    page.get_by_role("button", name="Roll").click()
    page.get_by_role("button", name="Make the new key").click()
    new = page.get_by_role("dialog").get_by_label("Key", exact=True).input_value()
    page.get_by_role("button", name="I have stored it").click()
    assert [_asked(running, key) for key in (old, new)] == [200, 200]
    expect(page.locator("tr[data-key]")).to_have_count(2)
    rolled = page.locator("tr[data-key]", has_text="rolled")
    rolled.get_by_role("button", name="Revoke").click()
    page.get_by_role("button", name="Revoke for good").click()
    expect(page.get_by_role("dialog")).to_contain_text("This is not the name of the key")
    page.get_by_role("dialog").get_by_role("textbox").fill("LIS <b>1</b>")
    page.get_by_role("button", name="Revoke for good").click()
    expect(page.locator("tr[data-key]", has_text="Revoked")).to_have_count(1)
    assert [_asked(running, key) for key in (old, new)] == [401, 200]


def test_a_dead_letter_is_replayed_after_the_repair(page: Page, impatient: Server) -> None:
    site = Site(impatient.address, Settings(data=str(impatient.data)))
    upload_id, stored = failed_upload(impatient)
    sign_in(page, site, site.token("admin"))
    page.goto(f"{site.address}/#/admin")
    expect(page.get_by_text("has failed for good")).to_be_visible()
    page.get_by_role("link", name="Dead letters").first.click()
    expect(page.locator("tr[data-letter]")).to_contain_text("Analyse")
    page.get_by_role("button", name="Details").click()
    details = page.get_by_role("dialog")
    expect(details).to_contain_text(upload_id)
    expect(details).to_contain_text("All steps of the file are done again, as run 2.")
    expect(details).to_contain_text("Nothing yet.")
    details.get_by_role("button", name="Close").last.click()
    stored.write_bytes(TEXT)
    page.get_by_role("button", name="Replay", exact=True).click()
    expect(page.get_by_text("No dead letters")).to_be_visible()
    impatient.settled(upload_id, "reported")
    page.get_by_role("link", name="Replayed").click()
    expect(page.locator("tr[data-letter]")).to_have_count(1)
    page.get_by_role("button", name="Details").click()
    expect(page.get_by_role("dialog")).to_contain_text("Replayed \u00b7 run 2 \u00b7 admin@demo")


def test_all_dead_letters_are_tried_out_and_then_replayed(page: Page, impatient: Server) -> None:
    site = Site(impatient.address, Settings(data=str(impatient.data)))
    upload_id, stored = failed_upload(impatient)
    sign_in(page, site, site.token("admin"))
    page.goto(f"{site.address}/#/admin/letters")
    page.get_by_role("button", name="Replay all").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("1 match. 1 can be replayed; 0 cannot")
    dialog.get_by_label("Step").select_option("analyze")
    expect(dialog).to_contain_text("1 match. 1 can be replayed; 0 cannot")
    assert impatient.call("GET", f"/uploads/{upload_id}").json["status"] == "failed"
    stored.write_bytes(TEXT)
    dialog.get_by_role("button", name="Replay 1").click()
    expect(page.locator(".toast", has_text="1 sent again, 0 could not be.")).to_be_visible()
    impatient.settled(upload_id, "reported")


def test_a_dead_letter_is_discarded_with_a_reason(page: Page, impatient: Server) -> None:
    site = Site(impatient.address, Settings(data=str(impatient.data)))
    failed_upload(impatient)
    sign_in(page, site, site.token("admin"))
    page.goto(f"{site.address}/#/admin/letters")
    page.get_by_role("button", name="Discard").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Discard").click()
    expect(dialog).to_contain_text("Enter a reason")
    dialog.get_by_label("Reason").fill("A file of the test.")
    dialog.get_by_role("button", name="Discard").click()
    expect(page.get_by_text("No dead letters")).to_be_visible()
    page.goto(f"{site.address}/#/admin/audit?kind=dead_letter&action=discarded")
    expect(page.locator(".audit tbody tr")).to_have_count(1)
    expect(page.locator(".audit tbody")).to_contain_text("A file of the test.")


def test_the_account_is_filtered_by_the_address_and_is_whole(
    page: Page, site: Site, running: Server
) -> None:
    running.call("GET", "/patients?ref=P-NOBODY", token=running.token("viewer"))
    sign_in(page, site, site.token("admin"))
    page.goto(f"{site.address}/#/admin/audit")
    expect(page.get_by_text("entries is whole")).to_be_visible(timeout=SLOW_MS)
    page.get_by_label("Who").fill("viewer@demo")
    page.get_by_label("What", exact=True).select_option("searched")
    page.get_by_role("button", name="Filter").click()
    rows = page.locator(".audit tbody tr")
    expect(rows.first).to_contain_text("viewer@demo")
    assert "subject=viewer" in page.url
    page.reload()
    expect(page.get_by_label("Who")).to_have_value("viewer@demo")
    assert set(rows.locator("th").all_inner_texts()) == {"viewer@demo"}
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    assert re.fullmatch(r"audit-[0-9-]{10}\.csv", saved.value.suggested_filename)
    lines = Path(saved.value.path()).read_text("utf-8-sig").splitlines()
    assert {row["subject"] for row in csv.DictReader(lines)} == {"viewer@demo"}
    page.get_by_label("Who").fill("nobody@demo")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_text("Nothing in the account matches")).to_be_visible()


def test_an_account_too_long_for_one_file_is_said(page: Page, site: Site) -> None:
    sign_in(page, site, site.token("admin"))
    page.goto(f"{site.address}/#/admin/audit")
    body = '{"code": "too_large", "status": 413, "title": "x"}'
    kind = "application/problem+json"
    page.route("**/export.csv*", lambda r: r.fulfill(status=413, body=body, content_type=kind))
    page.get_by_role("button", name="Save as CSV").click()
    expect(page.get_by_text("Choose a shorter time")).to_be_visible()


def test_only_an_administrator_sees_the_administration(page: Page, site: Site) -> None:
    sign_in(page, site)
    expect(page.get_by_role("link", name="Admin")).to_have_count(0)
    page.goto(f"{site.address}/#/admin/keys")
    expect(page.get_by_text("Only administrators of your clinic")).to_be_visible()
