"""A day's work once, counted: three files in, the flagged one found, a value corrected, signed, and
the PDF in hand. `pytest -s` prints the counts; only clicks have a bar, as waits are the machine's.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.e2e.browsing import SLOW_MS, Site

pytestmark = pytest.mark.browser

PATIENT = "P-WALK-1"
TABLE = "Test,Result,Unit,Reference range\n{name},{value},{unit},{reference}\n"
FILES = {
    "fsh.csv": TABLE.format(name="FSH", value="6.1", unit="IU/L", reference="3.5 - 12.5"),
    "amh.csv": TABLE.format(name="AMH", value="0.84", unit="ng/mL", reference="1.0 - 3.5"),
    "tsh.csv": TABLE.format(name="TSH", value="1.9", unit="mU/L", reference="0.27 - 4.20"),
}
MOST_CLICKS = 13
MOST_TYPED = 4


@dataclass
class Walk:
    """What a hand does, and how long the machine lets it wait."""

    page: Page
    clicks: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    waits: dict[str, float] = field(default_factory=dict)

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks.append(str(what))

    def type(self, what: Locator, text: str) -> None:
        what.press_sequentially(text)
        self.typed.append(str(what))

    @contextmanager
    def wait(self, why: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.waits[why] = time.monotonic() - began

    def __str__(self) -> str:
        waits = ", ".join(f"{why} {seconds:.1f} s" for why, seconds in self.waits.items())
        return f"{len(self.clicks)} clicks, {len(self.typed)} fields typed; waits: {waits}"


def test_three_files_become_a_signed_report_in_few_clicks(page: Page, site: Site) -> None:
    walk = Walk(page)
    # Nothing is known of the page; each step follows what it says.
    page.goto(site.address)
    page.get_by_label("Sign-in token").fill(site.token())  # pasted, as it is shown
    walk.typed.append("token")
    walk.click(_button(page, "Sign in"))
    walk.click(page.get_by_role("link", name="Upload files").first)
    walk.type(page.get_by_label("Patient reference"), PATIENT)
    with page.expect_file_chooser() as chosen:
        walk.click(page.get_by_text("Choose files"))
    walk.clicks.append("the system's own window")
    chosen.value.set_files([_file(name, text) for name, text in FILES.items()])
    with walk.wait("until all three are ready"):
        ready = page.locator(".queue-row").get_by_text("Needs review")
        expect(ready).to_have_count(3, timeout=SLOW_MS)
    walk.click(page.get_by_role("link", name=re.compile("^Worklist")))
    flagged = page.locator("tr[data-upload]", has=page.locator(".flag"))
    flagged.filter(has_text="amh.csv").wait_for()
    expect(flagged.filter(has_text="fsh.csv")).to_have_count(0)
    walk.click(flagged.filter(has_text="amh.csv").get_by_role("link"))
    walk.click(page.get_by_role("button", name="Correct: AMH"))
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Correct value").press("ControlOrMeta+A")
    walk.type(dialog.get_by_label("Correct value"), "1.84")
    walk.click(dialog.locator(".chip").first)  # a reason that is often the one
    walk.click(dialog.get_by_role("button", name="Save correction"))
    sign = _button(page, "Sign")
    with walk.wait("until the draft says so"):
        expect(sign).to_be_visible(timeout=SLOW_MS)
    walk.click(sign)
    for tick in dialog.get_by_role("checkbox").all():
        walk.click(tick)
    walk.click(dialog.get_by_role("button", name=re.compile("^Sign as")))
    with walk.wait("until it is signed"):
        expect(page.locator(".head-line .badge")).to_have_text("Signed", timeout=SLOW_MS)
    with walk.wait("until the PDF is here"), page.expect_download(timeout=SLOW_MS) as saved:
        walk.click(_button(page, "Download PDF"))
    assert Path(saved.value.path()).read_bytes().startswith(b"%PDF-")
    print(f"\nwalk: {walk}")
    assert len(walk.clicks) <= MOST_CLICKS, walk.clicks
    assert len(walk.typed) <= MOST_TYPED, walk.typed


def _button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def _file(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
