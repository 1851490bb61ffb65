"""What a person does on the page, for the tests that watch."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from common.backends import local
from common.settings import Settings

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
SPERM = SAMPLES / "sperm_synthetic" / "synthetic_oval.png"
LABORATORY = SAMPLES / "documents" / "hormone_panel_en.pdf"
AXE = HERE / "vendor" / "axe.min.js"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
SLOW_MS = 60_000
WIDTHS = (1440, 375)
THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Site:
    """A server that answers, and how to sign in to it."""

    address: str
    settings: Settings

    def token(self, role: str = "clinician", subject: str | None = None) -> str:
        return local.tokens(self.settings).issue("demo", role, subject)


@contextmanager
def seen(chromium: Browser, theme: str, width: int) -> Iterator[Page]:
    """A page of that width in that theme, where nothing moves."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found["violations"]]


def sign_in(page: Page, site: Site, token: str | None = None) -> None:
    page.goto(site.address)
    page.get_by_label("Sign-in token").fill(token or site.token())
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Worklist")).to_be_visible()


def fresh(file: Path, patient: str) -> FilePayload:
    """The file as this patient's own: the same bytes for two patients would be held."""
    kind = "application/pdf" if file.suffix == ".pdf" else "image/png"
    own = file.read_bytes() + f"\n% {patient}\n".encode()
    return {"name": file.name, "mimeType": kind, "buffer": own}


def choose(page: Page, site: Site, file: Path, patient: str, modality: str) -> Locator:
    page.goto(f"{site.address}/#/upload")
    page.get_by_label("Patient reference").fill(patient)
    page.get_by_label("Study type").select_option(modality)
    page.locator("#files").set_input_files([fresh(file, patient)])
    return page.locator(".queue-row", has_text=file.name).first


def upload(page: Page, site: Site, file: Path, patient: str, modality: str) -> None:
    row = choose(page, site, file, patient, modality)
    expect(row.get_by_text("Needs review")).to_be_visible(timeout=SLOW_MS)
    row.get_by_role("link", name="Open").click()
    expect(page.get_by_role("region", name="Result")).to_be_visible()
