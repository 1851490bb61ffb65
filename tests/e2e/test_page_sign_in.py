"""Signing in with e-mail address, password and second factor, as on Google Cloud."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from common.backends.emulated import people
from tests.e2e.browsing import THEMES, WIDTHS, seen, violations
from tests.e2e.emulated import Emulated
from tests.e2e.signing_in import CLINICIAN, DOCTOR, card, enter, fill, problem, started, worklist

pytestmark = [pytest.mark.emulators, pytest.mark.browser]

NOBODY, FORMER = "nobody@demo.example", "former@demo.example"
REFUSED = "E-mail address or password is not right."


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulated]:
    with started(tmp_path_factory.mktemp("signing-in") / "data") as server:
        yield server


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


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_card_shuts_nobody_out(
    chromium: Browser, server: Emulated, tmp_path: Path, theme: str, width: int
) -> None:
    with seen(chromium, theme, width) as page:
        known = server.account(DOCTOR)

        def check(state: str) -> None:
            page.screenshot(path=tmp_path / f"{state}.png")
            assert violations(page) == [], state
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
