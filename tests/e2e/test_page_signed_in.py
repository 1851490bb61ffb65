"""A sign-in at Identity Platform that lasts, is renewed, ends, or is too old for a signature."""

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from common.backends.emulated import people
from tests.e2e.browsing import SLOW_MS, SPERM
from tests.e2e.emulated import Emulated
from tests.e2e.signing_in import CLINICIAN, DOCTOR, card, enter, started, worklist

pytestmark = [pytest.mark.emulators, pytest.mark.browser]

STARTER = "new@demo.example"
FRESH_S = 20
LISTS = re.compile("/api/v1/uploads")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulated]:
    """A signature needs a sign-in of a few seconds' age, with a second factor."""
    strict = {"SIGN_IN_MAX_AGE_S": str(FRESH_S), "SIGN_SECOND_FACTOR": "1"}
    with started(tmp_path_factory.mktemp("signed-in") / "data", **strict) as server:
        yield server


def bearer(request: Request) -> str:
    return request.headers["authorization"].removeprefix("Bearer ")


def test_a_reload_keeps_the_sign_in_and_an_old_token_is_exchanged(
    page: Page, server: Emulated
) -> None:
    card(page, server)
    enter(page, server, CLINICIAN)
    worklist(page)
    with page.expect_request("**/api/v1/me") as asked:
        page.reload()
    worklist(page)
    first = bearer(asked.value)
    page.evaluate("""() => {
        for (const [key, text] of Object.entries(sessionStorage)) {
            if (!key.startsWith("firebase:authUser")) continue;
            const user = JSON.parse(text);
            user.stsTokenManager.expirationTime = Date.now() + 1000;
            sessionStorage.setItem(key, JSON.stringify(user));
        }
    }""")
    page.wait_for_timeout(1100)  # issued in another second, it is another token
    with (
        page.expect_request("**/securetoken.googleapis.com/v1/token*") as exchange,
        page.expect_request("**/api/v1/me") as again,
    ):
        page.reload()
    worklist(page)
    assert parse_qs(exchange.value.post_data or "")["grant_type"] == ["refresh_token"]
    assert bearer(again.value) != first


def test_signing_out_forgets_who_it_was(page: Page, server: Emulated) -> None:
    card(page, server)
    enter(page, server, CLINICIAN)
    worklist(page)
    page.get_by_role("button", name=re.compile("^Account of")).click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    expect(page.get_by_label("Password")).to_be_visible()
    kept = page.evaluate("Object.keys(sessionStorage).filter(key => key.includes('authUser'))")
    assert kept == []
    page.reload()
    expect(page.get_by_label("E-mail address")).to_be_visible()


def test_a_session_that_ended_goes_on_where_it_was(page: Page, server: Emulated) -> None:
    card(page, server)
    enter(page, server, CLINICIAN)
    worklist(page)
    page.get_by_label("Search a patient reference").fill("P-typed")
    refusal = json.dumps({"code": "unauthenticated", "status": 401, "title": "x"})
    page.route(
        LISTS,
        lambda r: r.fulfill(status=401, body=refusal, content_type="application/problem+json"),
    )
    over = page.get_by_role("dialog", name="Sign in")
    expect(over).to_contain_text("Your sign-in has ended", timeout=SLOW_MS)
    page.unroute(LISTS)
    expect(over.get_by_label("E-mail address")).to_have_value(CLINICIAN)
    over.get_by_label("Password").fill(server.account(CLINICIAN)["password"])
    over.get_by_role("button", name="Sign in", exact=True).click()
    expect(over).to_have_count(0)
    expect(page.get_by_label("Search a patient reference")).to_have_value("P-typed")


def drafted(server: Emulated, patient: str) -> str:
    data = SPERM.read_bytes() + patient.encode()
    facts = {"patient_ref": patient, "modality": "sperm_cell_image"}
    upload_id = server.upload("a.png", data, "image/png", **facts)
    server.settled(upload_id, "reported")
    return upload_id


def too_old(page: Page) -> None:
    page.wait_for_timeout(FRESH_S * 1000 + 500)


def signing(page: Page, server: Emulated, upload_id: str) -> Locator:
    page.goto(f"{server.address}/#/uploads/{upload_id}")
    page.get_by_role("button", name="Sign", exact=True).click()
    dialog = page.get_by_role("dialog", name="Sign the report")
    dialog.get_by_label("Comment").fill("typed before")
    for tick in dialog.locator("input[name=tick]").all():
        tick.check()
    dialog.get_by_role("button", name=re.compile("^Sign as")).click()
    return dialog


def test_an_old_sign_in_is_renewed_over_the_signature(page: Page, server: Emulated) -> None:
    upload_id = drafted(server, "P-OLD")
    known = server.account(DOCTOR)
    card(page, server)
    enter(page, server, DOCTOR)
    worklist(page)
    too_old(page)
    dialog = signing(page, server, upload_id)
    over = page.get_by_role("dialog", name="Sign in", exact=True)
    expect(over).to_contain_text("at most a few minutes old")
    over.get_by_role("button", name="Cancel").click()
    expect(over).to_have_count(0)
    expect(dialog.get_by_label("Comment")).to_have_value("typed before")
    dialog.get_by_role("button", name=re.compile("^Sign as")).click()
    email = over.get_by_label("E-mail address")
    expect(email).to_have_value(DOCTOR)
    expect(email).not_to_be_editable()
    over.get_by_label("Password").fill(known["password"])
    over.get_by_role("button", name="Sign in", exact=True).click()
    over.get_by_label("Code from your").fill(people.code(known["secret"]))
    over.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("Signed by Dr Dana Dale")).to_be_visible(timeout=SLOW_MS)


def test_who_has_no_second_factor_sets_one_up_and_signs(page: Page, server: Emulated) -> None:
    upload_id = drafted(server, "P-FACTOR")
    known = server.account(STARTER)
    card(page, server)
    enter(page, server, STARTER)
    worklist(page)
    too_old(page)
    dialog = signing(page, server, upload_id)
    over = page.get_by_role("dialog", name="Sign in", exact=True)
    expect(over).to_contain_text("at most a few minutes old")
    over.get_by_label("Password").fill(known["password"])
    over.get_by_role("button", name="Sign in", exact=True).click()
    # Signed in anew, but without a second factor: it is set up at once.
    expect(over).to_contain_text("A signature needs a sign-in with a second factor")
    key = over.get_by_label("Key for the app")
    expect(key).to_have_value(re.compile("^[A-Z2-7]{32}$"))
    link = over.get_by_role("link", name="Open in an app")
    expect(link).to_have_attribute("href", re.compile("^otpauth://totp/FertiVision:"))
    over.get_by_label("Code from your").fill(people.code(key.input_value()))
    over.get_by_role("button", name="Confirm").click()
    expect(dialog).to_have_count(0, timeout=SLOW_MS)
    expect(page.get_by_text("Signed by Dr Noa North")).to_be_visible(timeout=SLOW_MS)
