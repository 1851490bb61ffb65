"""Correcting a result in a real browser: reasons, undo, two reviewers, lost sign-ins, tracks."""

import json
import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.e2e.browsing import SLOW_MS, Site, sign_in
from tests.e2e.server import Server

pytestmark = pytest.mark.browser

ROWS = "Test,Result,Unit,Reference range\nAMH,{amh},ng/mL,1.0 - 3.5\nFSH,9.4,IU/L,3.5 - 12.5\n"
HOSTILE = "<img src=x onerror=alert(1)> قيمة خاطئة"


def values_of(server: Server, patient: str, amh: str = "0.84") -> str:
    """A reported table of two values."""
    # Its own bytes: the same for two patients would be held.
    text = ROWS.format(amh=amh).encode() + b"\n" * (1 + sum(patient.encode()))
    facts = {"modality": "document", "patient_ref": patient}
    upload_id = server.upload("values.csv", text, "text/csv", **facts)
    server.settled(upload_id, "reported")
    return upload_id


def opened(page: Page, site: Site, upload_id: str) -> None:
    page.goto(f"{site.address}/#/uploads/{upload_id}")
    expect(page.get_by_role("region", name="Result")).to_be_visible(timeout=SLOW_MS)


def row(page: Page, name: str = "AMH") -> Locator:
    return page.locator(".measures tbody tr", has_text=name)


def correct(page: Page, value: str, reason: str, name: str = "AMH") -> Locator:
    page.get_by_role("button", name=f"Correct: {name}").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Correct value").fill(value)
    dialog.get_by_label("Reason", exact=True).fill(reason)
    dialog.get_by_role("button", name=re.compile("Save")).click()
    return dialog


def test_a_value_that_waits_says_why_and_what_to_do_until_a_person_did(
    page: Page, site: Site, running: Server
) -> None:
    sign_in(page, site)
    opened(page, site, values_of(running, "P-REV-HELD", amh="84"))
    doubt = row(page).locator(".doubt")
    expect(doubt).to_have_text(
        "The value is unusually low or high: compare it with the page, then confirm or correct it."
    )
    expect(page.locator(".measures .doubt")).to_have_count(1)
    wide = "e => e.scrollWidth - e.parentElement.clientWidth"
    assert page.locator("table.measures").evaluate(wide) <= 0  # the value stays in sight
    correct(page, "0.84", "misprint")
    expect(row(page)).to_contain_text("measured 84")
    expect(doubt).to_have_count(0)


def test_a_value_is_corrected_with_a_reason_and_undone(
    page: Page, site: Site, running: Server
) -> None:
    sign_in(page, site)
    opened(page, site, values_of(running, "P-REV-1"))
    correct(page, "1.4", HOSTILE)
    expect(row(page)).to_contain_text("1.4")
    expect(row(page)).to_contain_text("measured 0.84")
    expect(row(page).locator(".flag")).to_have_count(0)  # 1.4 lies within its printed range
    page.get_by_role("tab", name="History").click()
    expect(page.locator(".revisions")).to_contain_text(HOSTILE)
    expect(page.locator(".revisions img")).to_have_count(0)
    page.get_by_role("tab", name="Measurements").click()
    page.get_by_role("button", name="Undo").click()
    expect(row(page).locator(".value")).to_have_text("0.84")
    expect(row(page)).to_contain_text("Low")
    page.get_by_role("button", name="Redo").click()
    expect(row(page).locator(".value")).to_have_text("1.4")


def test_a_correction_without_value_or_reason_is_not_sent(
    page: Page, site: Site, running: Server
) -> None:
    sign_in(page, site)
    opened(page, site, values_of(running, "P-REV-2"))
    sent: list[str] = []
    page.on("request", lambda r: sent.append(r.method) if r.method == "PATCH" else None)
    dialog = correct(page, "1,234", "")
    expect(dialog).to_contain_text("Enter a number")
    expect(dialog).to_contain_text("Enter a reason")
    dialog.get_by_label("Correct value").fill("0.84")
    dialog.get_by_label("Reason", exact=True).fill("x" * 5000)
    dialog.get_by_role("button", name="Save correction").click()
    expect(dialog).to_contain_text("the value that already stands there")
    expect(dialog).to_contain_text("The reason has 5000 characters")
    assert len(dialog.get_by_label("Reason", exact=True).input_value()) == 5000
    assert sent == []


def test_two_reviewers_in_conflict_lose_nothing(
    chromium: Browser, page: Page, site: Site, running: Server
) -> None:
    upload_id = values_of(running, "P-REV-3")
    sign_in(page, site)
    opened(page, site, upload_id)
    page.get_by_role("button", name="Correct: AMH").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Correct value").fill("1.1")
    dialog.get_by_label("Reason", exact=True).fill("mine")
    other = chromium.new_page()
    sign_in(other, site, site.token("technician", "second@demo"))
    opened(other, site, upload_id)
    correct(other, "1.2", "theirs")
    expect(row(other)).to_contain_text("1.2")
    dialog.get_by_role("button", name="Save correction").click()
    expect(dialog).to_contain_text("second@demo corrected the same value")
    expect(dialog.locator(".clash")).to_contain_text("0.84")
    expect(dialog.locator(".clash")).to_contain_text("1.2")
    expect(dialog.get_by_label("Correct value")).to_have_value("1.1")
    expect(dialog.get_by_label("Reason", exact=True)).to_have_value("mine")
    dialog.get_by_role("button", name="Save mine").click()
    expect(row(page).locator(".value")).to_have_text("1.1")
    expect(row(other).locator(".value")).to_have_text("1.1", timeout=SLOW_MS)
    other.close()


def test_a_sign_in_that_ends_in_the_middle_loses_nothing(
    page: Page, site: Site, running: Server
) -> None:
    sign_in(page, site)
    opened(page, site, values_of(running, "P-REV-4"))
    refusal = json.dumps({"code": "unauthenticated", "status": 401, "title": "x"})
    kind = "application/problem+json"

    def refuse(route: Route) -> None:
        if route.request.method == "PATCH":
            route.fulfill(status=401, body=refusal, content_type=kind)
        else:
            route.fallback()

    page.route("**/api/v1/analyses/*", refuse)
    correct(page, "1.3", "typed before the sign-in ended")
    expect(page.get_by_text("Your sign-in has ended")).to_be_visible()
    page.unroute("**/api/v1/analyses/*")
    page.get_by_label("Sign-in token").fill(site.token())
    page.get_by_role("button", name="Sign in").click()
    # The correction waited for the sign-in, and was sent again by itself.
    expect(row(page).locator(".value")).to_have_text("1.3", timeout=SLOW_MS)
    page.get_by_role("tab", name="History").click()
    expect(page.locator(".revisions")).to_contain_text("typed before the sign-in ended")
    kept = page.evaluate(
        "[...Object.values(localStorage), ...Object.values(sessionStorage)].join()"
    )
    assert "typed before" not in kept


@pytest.mark.parametrize("status", [500, 429])
def test_a_server_that_fails_while_saving_loses_nothing(
    page: Page, site: Site, running: Server, status: int
) -> None:
    sign_in(page, site)
    opened(page, site, values_of(running, f"P-REV-5-{status}"))
    page.route(
        "**/api/v1/analyses/*",
        lambda r: (
            r.fulfill(status=status, body="x") if r.request.method == "PATCH" else r.fallback()
        ),
    )
    dialog = correct(page, "1.3", "kept")
    expect(dialog.get_by_role("alert").first).to_contain_text("not saved")
    expect(dialog.get_by_label("Correct value")).to_have_value("1.3")


def test_the_keyboard_alone_reviews_corrects_and_signs(
    page: Page, site: Site, running: Server
) -> None:
    sign_in(page, site)
    opened(page, site, values_of(running, "P-REV-6"))
    page.keyboard.press("a")
    expect(page.locator("tr.selected")).to_contain_text("AMH")
    page.keyboard.press("a")
    expect(page.locator("tr.selected")).to_contain_text("FSH")
    expect(row(page)).to_contain_text("Seen")
    page.keyboard.press("p")
    page.keyboard.press("e")
    field = page.get_by_label("Correct value")
    expect(field).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("2.2")
    page.get_by_label("Reason", exact=True).focus()
    page.keyboard.type("recounted")
    page.get_by_role("button", name="Save correction").focus()
    page.keyboard.press("Enter")
    expect(row(page).locator(".value")).to_have_text("2.2")
    sign = page.get_by_role("button", name="Sign", exact=True)
    expect(sign).to_be_visible(timeout=SLOW_MS)
    page.keyboard.press("s")
    expect(page.get_by_role("dialog")).to_contain_text("1 value was corrected")
    page.get_by_role("button", name="Sign as").click()
    expect(page.get_by_text(re.compile("Signed by Demonstration"))).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_role("button", name="Correct: AMH")).to_have_count(0)


def test_a_viewer_sees_no_way_to_correct(page: Page, site: Site, running: Server) -> None:
    sign_in(page, site, site.token("viewer"))
    opened(page, site, values_of(running, "P-REV-7"))
    expect(page.get_by_role("button", name=re.compile("^Correct:"))).to_have_count(0)


def test_what_must_be_looked_at_is_ticked_before_a_signature(
    page: Page, site: Site, running: Server
) -> None:
    sign_in(page, site)
    opened(page, site, values_of(running, "P-REV-11"))
    page.get_by_role("button", name="Correct: AMH").click()
    page.get_by_label("Correct value").fill("2.0")
    page.keyboard.press("Escape")
    expect(page.get_by_text("typed and not saved")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Correct value")).to_have_value("2.0")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Sign", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Sign as").click()
    expect(page.locator(".notice.signed")).to_have_count(0)
    dialog.get_by_label("A correction is typed and not saved").check()
    dialog.get_by_role("button", name="Sign as").click()
    expect(page.get_by_text(re.compile("Signed by Demonstration"))).to_be_visible(timeout=SLOW_MS)


def test_a_draft_whose_file_is_measured_again_is_not_signed(
    page: Page, site: Site, running: Server
) -> None:
    upload_id = values_of(running, "P-REV-AGAIN")
    sign_in(page, site)
    opened(page, site, upload_id)
    expect(page.locator("#sign")).to_be_visible()

    def again(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "status": "accepted"})

    page.route(f"**/api/v1/uploads/{upload_id}", again)
    page.reload()
    expect(page.get_by_role("region", name="Result")).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_text("Updating the draft")).to_be_visible()
    expect(page.locator("#sign")).to_have_count(0)
