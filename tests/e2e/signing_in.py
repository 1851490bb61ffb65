"""What a person does at the sign-in of `dev --emulators`, for the tests that watch."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from common.backends.emulated import people
from tests.e2e.browsing import SLOW_MS
from tests.e2e.emulated import Emulated
from tests.e2e.test_running import NO_DEMO

CLINICIAN, DOCTOR = "clinician@demo.example", "doctor@demo.example"


@contextmanager
def started(data: Path, **environ: str) -> Iterator[Emulated]:
    """A server without demonstration files."""
    with Emulated(data, **NO_DEMO, **environ).started() as server:
        assert isinstance(server, Emulated)
        yield server


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
