"""Files on their way from the page: pieces, pauses, reloads, lost lines, hostile names, many."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, CDPSession, FilePayload, Locator, Page, expect

from common.backends import local
from common.backends.local.tokens import LIFE
from tests.e2e.browsing import SLOW_MS, SPERM, Site, fresh, sign_in

pytestmark = pytest.mark.browser

PIECES = 9 * 1024 * 1024 + 77  # above 8 MiB it goes in pieces
SLOW_LINE = {"latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # 400 kbit/s
NO_LIMIT = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
API_UPLOADS = re.compile(r"/api/v1/uploads$")
STORAGE = re.compile(r"/_storage/")


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file that goes in pieces: a real picture with a long tail of its own."""
    path = tmp_path / "large.png"
    own = tmp_path.name.encode()
    path.write_bytes(SPERM.read_bytes() + own + b"\0" * (PIECES - SPERM.stat().st_size - len(own)))
    return path


@pytest.fixture
def line(page: Page, context: BrowserContext) -> CDPSession:
    """The browser's line, which a test makes slow or cuts."""
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    return session


def draw(line: CDPSession, speed: dict[str, int], *, offline: bool = False) -> None:
    line.send("Network.emulateNetworkConditions", {"offline": offline, **speed})


def open_uploads(page: Page, site: Site, patient: str) -> None:
    sign_in(page, site)
    page.goto(f"{site.address}/#/upload")
    page.get_by_label("Patient reference").fill(patient)
    page.get_by_label("Study type").select_option("sperm_cell_image")


def give(page: Page, *files: Path | FilePayload) -> None:
    page.locator("#files").set_input_files(list(files))  # type: ignore[arg-type]


def row(page: Page, name: str) -> Locator:
    return page.locator(".queue-row", has_text=name)


def percent(found: Locator) -> int:
    return int((found.locator(".queue-percent").text_content() or "0").split()[0])


def arrived(found: Locator) -> None:
    expect(found.get_by_role("link", name="Open")).to_be_visible(timeout=SLOW_MS)


def test_a_reload_before_the_last_piece_goes_on_with_the_last_piece(
    page: Page, site: Site, large: Path
) -> None:
    open_uploads(page, site, "P-UP-1")
    last = re.compile(rf"bytes (\d+)-{PIECES - 1}/{PIECES}")
    page.route(
        STORAGE,
        lambda r: (
            r.abort() if last.match(r.request.headers.get("content-range", "")) else r.continue_()
        ),
    )
    give(page, large)
    expect(row(page, "large.png")).to_contain_text("being tried again", timeout=SLOW_MS)
    page.unroute(STORAGE)
    page.on("dialog", lambda d: d.accept())
    page.reload()
    expect(page.get_by_text("Choose 1 file again to continue")).to_be_visible()
    sent: list[str] = []
    slots: list[str] = []
    page.on(
        "request",
        lambda r: (
            sent.append(r.headers.get("content-range", "")) if STORAGE.search(r.url) else None
        ),
    )
    page.on(
        "request",
        lambda r: slots.append(r.url) if r.method == "POST" and API_UPLOADS.search(r.url) else None,
    )
    give(page, large)
    arrived(row(page, "large.png"))
    assert sent[0] == f"bytes */{PIECES}"
    begun = re.match(r"bytes (\d+)-", sent[1])
    assert begun
    assert int(begun[1]) > PIECES / 2, "what was stored is not sent again"
    assert slots == [], "the place was the same"


def test_another_file_of_that_name_is_not_taken_for_it(page: Page, site: Site, large: Path) -> None:
    open_uploads(page, site, "P-UP-2")
    page.route(STORAGE, lambda r: r.abort())
    give(page, large)
    expect(row(page, "large.png")).to_contain_text("being tried again", timeout=SLOW_MS)
    page.on("dialog", lambda d: d.accept())
    page.reload()
    expect(page.get_by_text("Choose 1 file again")).to_be_visible()
    page.unroute(STORAGE)
    page.get_by_label("Study type").select_option("sperm_cell_image")
    give(page, {**fresh(SPERM, "P-UP-2"), "name": "large.png"})
    expect(row(page, "large.png")).to_have_count(2)
    expect(page.get_by_text("Choose 1 file again")).to_be_visible()


def test_a_cut_line_pauses_and_goes_on_by_itself(
    page: Page, site: Site, large: Path, line: CDPSession
) -> None:
    open_uploads(page, site, "P-UP-3")
    draw(line, SLOW_LINE)
    give(page, large)
    found = row(page, "large.png")
    expect(found.locator("progress")).to_be_visible(timeout=SLOW_MS)
    # The page answers while the line is slow.
    page.get_by_label("Specimen reference").fill("typed on a slow line")
    draw(line, SLOW_LINE, offline=True)
    expect(found).to_contain_text("No connection. It continues by itself.", timeout=SLOW_MS)
    expect(page.get_by_role("alert").filter(has_text="No connection.")).to_be_visible()
    draw(line, NO_LIMIT)
    arrived(found)
    expect(page.get_by_label("Specimen reference")).to_have_value("typed on a slow line")


def test_a_pause_keeps_what_was_sent(page: Page, site: Site, large: Path, line: CDPSession) -> None:
    open_uploads(page, site, "P-UP-4")
    draw(line, {**SLOW_LINE, "uploadThroughput": 1_000_000})
    give(page, large)
    found = row(page, "large.png")
    expect(found.get_by_text(re.compile(r"^[1-9]\d? %$"))).to_be_visible(timeout=SLOW_MS)
    found.get_by_role("button", name="Pause: large.png").click()
    expect(found).to_contain_text("Paused")
    before = percent(found)
    page.wait_for_timeout(1500)
    assert percent(found) == before
    draw(line, NO_LIMIT)
    found.get_by_role("button", name="Continue: large.png").click()
    arrived(found)


def test_the_tray_follows_on_every_page(
    page: Page, site: Site, large: Path, line: CDPSession
) -> None:
    open_uploads(page, site, "P-UP-5")
    draw(line, {**SLOW_LINE, "uploadThroughput": 400_000})
    give(page, large)
    expect(row(page, "large.png").locator("progress")).to_be_visible(timeout=SLOW_MS)
    page.goto(f"{site.address}/#/worklist")
    tray = page.get_by_role("region", name="Uploads")
    expect(tray).to_contain_text("0 of 1 uploaded", timeout=SLOW_MS)
    tray.get_by_role("button", expanded=False).click()
    tray.get_by_role("button", name="Pause all").click()
    expect(tray).to_contain_text("Paused")
    draw(line, NO_LIMIT)
    tray.get_by_role("button", name="Continue all").click()
    expect(tray).to_have_count(0, timeout=SLOW_MS)


def test_a_sign_in_that_ends_in_the_middle_loses_nothing(page: Page, site: Site) -> None:
    ends_soon = datetime.now(UTC) - LIFE + timedelta(seconds=25)
    tokens = replace(local.tokens(site.settings), now=lambda: ends_soon)
    sign_in(page, site, tokens.issue("demo", "clinician"))
    page.goto(f"{site.address}/#/upload")
    page.get_by_label("Patient reference").fill("P-UP-6")
    page.get_by_label("Specimen reference").fill("typed before the end")
    page.get_by_label("Study type").select_option("sperm_cell_image")
    page.wait_for_timeout(26_000)  # whatever asks next finds out, the file or the page by itself
    give(page, fresh(SPERM, "P-UP-6"))
    over = page.get_by_role("dialog", name="Sign in")
    expect(over).to_contain_text("nothing you typed is lost", timeout=SLOW_MS)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(over).to_be_visible()
    expect(page.get_by_label("Specimen reference")).not_to_be_visible()
    over.get_by_label("Sign-in token").fill(site.token())
    over.get_by_role("button", name="Sign in", exact=True).click()
    expect(over).to_have_count(0)
    expect(page.get_by_label("Specimen reference")).to_have_value("typed before the end")
    arrived(row(page, SPERM.name))


def test_a_film_above_the_limit_is_refused_before_it_is_read(
    page: Page, site: Site, tmp_path: Path
) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(600_000_000)
    open_uploads(page, site, "P-UP-7")
    read: list[object] = []
    page.on("worker", lambda worker: read.append(worker))
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if r.method == "POST" else None)
    give(page, film)
    expect(row(page, "film.mp4")).to_contain_text("The file has 600 MB; the limit is 500 MB.")
    assert (read, asked) == ([], [])


def test_hostile_names_are_only_text(page: Page, site: Site) -> None:
    names = [
        "<img src=x onerror=document.title='hit'>.png",
        "\u202egnp.exe",
        "דוח מעבדה.png",
        "a" * 230 + ".png",
        "tab\tline.png",
        "'; drop table uploads; --.png",
    ]
    open_uploads(page, site, "P-UP-8")
    give(page, *({**fresh(SPERM, name), "name": name} for name in names))  # type: ignore[misc]
    rows = page.locator(".queue-row")
    expect(rows).to_have_count(len(names))
    for n in range(len(names)):
        arrived_or_refused = rows.nth(n).locator(".queue-acts a, .crit-text")
        expect(arrived_or_refused.first).to_be_visible(timeout=SLOW_MS)
    assert page.locator(".queue-row img").count() == 0
    assert "hit" not in page.title()
    assert "\u202e" not in (page.locator(".queue").text_content() or "")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"{site.address}/#/worklist")
    expect(page.locator(".row-file", has_text="<img src=x").first).to_be_visible()
    assert page.locator(".rows img").count() == 0


def test_five_hundred_files_at_once(page: Page, site: Site) -> None:
    open_uploads(page, site, "P-UP-9")
    same = fresh(SPERM, "P-UP-9")
    give(page, same)
    arrived(row(page, SPERM.name))
    give(page, *({**same, "name": f"copy_{n:03}.png"} for n in range(500)))  # type: ignore[misc]
    expect(page.locator(".queue-row")).to_have_count(501)
    page.get_by_label("Specimen reference").fill("typed meanwhile")
    expect(page.get_by_text("501 of 501 finished")).to_be_visible(timeout=4 * SLOW_MS)
    expect(row(page, "copy_499.png")).to_contain_text("Here already: Sperm morphology")
    expect(page.get_by_label("Specimen reference")).to_have_value("typed meanwhile")


@pytest.mark.parametrize(
    ("status", "said"), [(500, "Retry"), (429, "continues by itself"), (0, "tried again")]
)
def test_an_api_that_fails_is_said_and_overcome(
    page: Page, site: Site, status: int, said: str
) -> None:
    open_uploads(page, site, f"P-UP-A{status}")
    page.route(
        API_UPLOADS,
        lambda r: r.fulfill(status=status, headers={"Retry-After": "1"}) if status else r.abort(),
    )
    give(page, fresh(SPERM, f"P-UP-A{status}"))
    found = row(page, SPERM.name)
    expect(found).to_contain_text(said, timeout=SLOW_MS)
    page.unroute(API_UPLOADS)
    if status == 500:
        found.get_by_role("button", name="Retry").click()
    arrived(found)
