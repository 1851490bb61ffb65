"""Signing in with e-mail address, password and second factor, as on Google Cloud."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

from common.backends.emulated import people
from tests.e2e.browsing import AXE, SLOW_MS, SPERM, THEMES, WIDTHS
from tests.e2e.emulated import Emulated
from tests.e2e.test_running import NO_DEMO

pytestmark = [pytest.mark.emulators, pytest.mark.browser]

CLINICIAN, DOCTOR = "clinician@demo.example", "doctor@demo.example"
STARTER = "new@demo.example"
NOBODY, FORMER = "nobody@demo.example", "former@demo.example"
REFUSED = "E-mail address or password is not right."
FRESH_S = 20
LISTS = re.compile("/api/v1/uploads")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulated]:
    """A signature needs a sign-in of a few seconds' age, with a second factor."""
    data = tmp_path_factory.mktemp("signing-in") / "data"
    strict = {"SIGN_IN_MAX_AGE_S": str(FRESH_S), "SIGN_SECOND_FACTOR": "1"}
    with Emulated(data, **NO_DEMO, **strict).started() as started:
        assert isinstance(started, Emulated)
        yield started


def card(page: Page, server: Emulated) -> None:
    page.goto(server.address)
    expect(page.get_by_label("E-mail address")).to_be_focused()


def fill(page: Page, email: str, password: str) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def enter(page: Page, server: Emulated, email: str) -> None:
    known = server.account(email)
    fill(page, email, known["password"])
    if known["secret"]:
        page.get_by_label("Code from your").fill(people.code(known["secret"]))
        page.get_by_role("button", name="Confirm").click()


def worklist(page: Page) -> None:
    expect(page.get_by_role("heading", name="Worklist")).to_be_visible(timeout=SLOW_MS)


def problem(page: Page) -> Locator:
    return page.locator("#sign-in-problem")


def bearer(request: Request) -> str:
    return request.headers["authorization"].removeprefix("Bearer ")


def test_the_page_is_told_how_people_sign_in(server: Emulated) -> None:
    assert server.call("GET", "/sign-in").json == {
        "kind": "identity_platform",
        "project": "demo",
        "api_key": "demonstration",
        "emulator": server.address,
    }


def test_what_is_wrong_is_one_sentence_whoever_asks(page: Page, server: Emulated) -> None:
    card(page, server)
    password = server.account(CLINICIAN)["password"]
    fill(page, "", "")
    expect(problem(page)).to_have_text("Enter your e-mail address.")
    for email, typed in ((CLINICIAN, "wrong"), (NOBODY, "wrong"), (NOBODY, password)):
        fill(page, email, typed)
        expect(problem(page)).to_have_text(REFUSED)
        expect(page.get_by_label("Password")).to_be_focused()
        expect(page.get_by_label("E-mail address")).to_have_value(email)
    fill(page, FORMER, password)
    expect(problem(page)).to_contain_text("switched off")
    enter(page, server, CLINICIAN)
    worklist(page)


def test_too_many_attempts_are_said_to_be_that(page: Page, server: Emulated) -> None:
    card(page, server)
    for _ in range(5):
        with page.expect_response("**/accounts:signInWithPassword*"):
            fill(page, "admin@demo.example", "wrong")
        expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    fill(page, "admin@demo.example", server.account(CLINICIAN)["password"])
    expect(problem(page)).to_contain_text("Too many attempts")


def test_without_a_connection_it_says_so(page: Page, server: Emulated) -> None:
    card(page, server)
    page.context.set_offline(True)
    expect(page.get_by_role("status").filter(has_text="No connection")).to_be_visible()
    fill(page, CLINICIAN, "anything")
    expect(problem(page)).to_have_text("No connection. Signing in needs one.")
    page.context.set_offline(False)
    enter(page, server, CLINICIAN)
    worklist(page)


def test_fields_are_those_that_a_password_manager_fills(page: Page, server: Emulated) -> None:
    card(page, server)
    email, password = page.get_by_label("E-mail address"), page.get_by_label("Password")
    expect(email).to_have_attribute("autocomplete", "username")
    expect(password).to_have_attribute("autocomplete", "current-password")
    password.evaluate("""field => {
        const data = new DataTransfer();
        data.setData("text", "pasted");
        const how = {clipboardData: data, cancelable: true, bubbles: true};
        const paste = new ClipboardEvent("paste", how);
        field.dataset.refused = String(!field.dispatchEvent(paste));
    }""")
    expect(password).to_have_attribute("data-refused", "false")


def test_the_second_factor_is_asked_for_and_checked(page: Page, server: Emulated) -> None:
    known = server.account(DOCTOR)
    card(page, server)
    fill(page, DOCTOR, known["password"])
    code = page.get_by_label("Code from your")
    expect(code).to_be_focused()
    expect(code).to_have_attribute("autocomplete", "one-time-code")
    wrong = str((int(people.code(known["secret"])) + 500_000) % 10**6).zfill(6)
    for typed, said in (("12", "all six digits"), (wrong, "This code is not right")):
        code.fill(typed)
        page.get_by_role("button", name="Confirm").click()
        expect(problem(page)).to_contain_text(said)
    right = people.code(known["secret"])
    code.fill(f"{right[:3]} {right[3:]}")  # as apps show it
    page.get_by_role("button", name="Confirm").click()
    worklist(page)


def test_a_link_is_sent_and_nobody_learns_whether_there_is_an_account(
    page: Page, server: Emulated
) -> None:
    card(page, server)
    for email, status in ((CLINICIAN, 200), (NOBODY, 400)):
        page.get_by_role("button", name="Trouble signing in?").click()
        page.get_by_label("E-mail address").fill(email)
        with page.expect_response("**/accounts:sendOobCode*") as sent:
            page.get_by_role("button", name="Send the link").click()
        asked = json.loads(sent.value.request.post_data or "")
        assert (asked["requestType"], asked["email"]) == ("PASSWORD_RESET", email)
        assert sent.value.status == status
        expect(page.get_by_text("If there is an account for this address")).to_be_visible()
        page.get_by_role("button", name="Back to sign-in").click()


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


def test_an_account_of_no_clinic_comes_no_further(page: Page, server: Emulated) -> None:
    refusal = json.dumps({"code": "unauthenticated", "status": 401, "title": "x"})

    def refuse(route: Route) -> None:
        route.fulfill(status=401, body=refusal, content_type="application/problem+json")

    card(page, server)
    page.route("**/api/v1/me", refuse)
    enter(page, server, CLINICIAN)
    expect(problem(page)).to_contain_text("not set up for a clinic")
    page.unroute("**/api/v1/me")
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
    dialog = signing(page, server, upload_id)
    over = page.get_by_role("dialog", name="Sign in", exact=True)
    expect(over).to_contain_text(re.compile("second factor|at most a few minutes"))
    over.get_by_label("Password").fill(known["password"])
    over.get_by_role("button", name="Sign in", exact=True).click()
    key = over.get_by_label("Key for the app")
    expect(key).to_have_value(re.compile("^[A-Z2-7]{32}$"))
    link = over.get_by_role("link", name="Open in an app")
    expect(link).to_have_attribute("href", re.compile("^otpauth://totp/FertiVision:"))
    over.get_by_label("Code from your").fill(people.code(key.input_value()))
    over.get_by_role("button", name="Confirm").click()
    expect(dialog).to_have_count(0, timeout=SLOW_MS)
    expect(page.get_by_text("Signed by Dr Noa North")).to_be_visible(timeout=SLOW_MS)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_card_shuts_nobody_out(
    chromium: Browser, server: Emulated, tmp_path: Path, theme: str, width: int
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if theme == "dark" else "light",
    )
    page = context.new_page()
    known = server.account(DOCTOR)

    def check(state: str) -> None:
        page.screenshot(path=tmp_path / f"{state}.png")
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run().then(r => r.violations.map(v => v.id))")
        assert found == [], state
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, state

    card(page, server)
    check("card")
    fill(page, NOBODY, "wrong")
    expect(problem(page)).to_have_text(REFUSED)
    check("refused")
    page.get_by_role("button", name="Trouble signing in?").click()
    check("trouble")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_text("If there is an account")).to_be_visible()
    check("sent")
    page.get_by_role("button", name="Back to sign-in").click()
    fill(page, DOCTOR, known["password"])
    expect(page.get_by_label("Code from your")).to_be_visible()
    check("code")
    context.close()


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("de", "Passwort"),
        ("es", "Contraseña"),
        ("fr", "Mot de passe"),
        ("nl", "Wachtwoord"),
        ("en-XA", re.compile(r"^\[.*~\]$")),
    ],
)
def test_the_card_speaks_every_language(
    page: Page, server: Emulated, language: str, word: str | re.Pattern[str]
) -> None:
    page.add_init_script(f"localStorage.setItem('fertivision.language', '{language}')")
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(server.address)
    expect(page.locator("label[for=password]")).to_have_text(word)
    said = page.locator("fv-sign-in label, fv-sign-in button, fv-sign-in h1").all_inner_texts()
    assert not [text for text in said if re.fullmatch(r"\w+\.\w+", text)]
    cut = page.evaluate("""[...document.querySelectorAll("fv-sign-in button, fv-sign-in label")]
        .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)""")
    assert cut == []
