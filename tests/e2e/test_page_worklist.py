"""Shell, worklist and review queue in a real browser: what a day of work asks of them."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from common.backends import local
from tests.e2e.browsing import (
    LABORATORY,
    SLOW_MS,
    SPERM,
    WIDTHS,
    Site,
    fresh,
    sign_in,
    upload,
)
from tests.e2e.crowd import TENANT, crowd

pytestmark = pytest.mark.browser

MANY = 5000
MOST_DRAWN = 120
PSEUDO = "localStorage.setItem('fertivision.language', 'en-XA')"
# Texts that somebody sees and that come neither from the sentences nor from data.
PLAIN_TEXTS = """
() => {
  const walker = document.createTreeWalker(document.querySelector("fv-app"), NodeFilter.SHOW_TEXT);
  const data = ".clinic, .who-text, .who-full, .row-file, .c-patient, time, bdi, kbd, .tab-count," +
    ".num, option[lang], .avatar, .brand, fv-file, .review-end";
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const near = walker.currentNode.parentElement;
    const isPlain = /[A-Za-z]{2}/.test(text) && !/\\[.*~\\]/s.test(text);
    if (isPlain && !near.closest(data)) found.push(text);
  }
  return found;
}
"""


def test_five_thousand_rows_are_there_and_few_are_drawn(page: Page, site: Site) -> None:
    crowd(site, MANY)
    sign_in(page, site, local.tokens(site.settings).issue(TENANT, "technician"))
    expect(page.get_by_text(f"of {MANY:,}")).to_be_visible(timeout=SLOW_MS)
    for _ in range(MANY // 50 + 20):
        if page.locator(".pages", has_text=re.compile(rf"^\s*{MANY:,} items")).count():
            break
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_timeout(150)
    expect(page.locator(".pages")).to_contain_text(f"{MANY:,} items")
    assert page.locator("tr[data-upload]").count() <= MOST_DRAWN
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = page.locator(f'tr[aria-rowindex="{MANY + 1}"]')
    expect(last).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator('tr[aria-rowindex="2"]')).to_be_visible()
    for _ in range(45):
        page.keyboard.press("j")
    expect(page.locator('tr[aria-rowindex="46"] a')).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Embryo").wait_for()
    page.go_back()
    expect(page.locator('tr[aria-rowindex="46"].at')).to_be_in_viewport()


def test_a_saved_view_brings_its_filters_back(page: Page, site: Site) -> None:
    sign_in(page, site)
    page.get_by_role("link", name=re.compile("^Needs review")).click()
    page.get_by_label("Study type").select_option("document")
    page.get_by_text("Saved views").click()
    page.get_by_label("Name of the view shown now").fill("Documents to read")
    page.get_by_role("button", name="Save view").click()
    page.goto(f"{site.address}/#/worklist")
    page.reload()
    page.get_by_text("Saved views").click()
    page.get_by_role("link", name="Documents to read").click()
    expect(page.get_by_label("Study type")).to_have_value("document")
    assert "view=review" in page.url
    page.get_by_role("button", name="Delete the view Documents to read").click()
    expect(page.get_by_role("link", name="Documents to read")).to_have_count(0)


def test_columns_and_density_are_a_persons_own(page: Page, site: Site) -> None:
    sign_in(page, site)
    upload(page, site, SPERM, "P-LOOK-1", "sperm_cell_image")
    page.goto(f"{site.address}/#/worklist")
    row = page.locator("tr[data-upload]").first
    row.wait_for()
    roomy = row.bounding_box()
    page.locator("fv-list-look summary").click()
    page.get_by_role("checkbox", name="Size").uncheck()
    page.get_by_role("checkbox", name="Changed").check()
    page.get_by_role("radio", name="Compact").check()
    page.keyboard.press("Escape")
    heads = [head.strip() for head in page.locator(".rows thead th").all_inner_texts()]
    assert "Size" not in heads and heads[-1] == "Changed"
    page.reload()
    row.wait_for()
    heads = [head.strip() for head in page.locator(".rows thead th").all_inner_texts()]
    assert "Size" not in heads and heads[-1] == "Changed"
    close = row.bounding_box()
    assert roomy and close and close["height"] <= 40 < roomy["height"]
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "clinician" not in kept and "P-LOOK" not in kept
    # Somebody else at the same workstation has a list of their own.
    page.get_by_role("button", name=re.compile("^Account of")).click()
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, site, site.token("technician", "second@demo"))
    row.wait_for()
    expect(page.get_by_role("columnheader", name="Size")).to_be_visible()
    page.locator("fv-list-look summary").click()
    expect(page.get_by_role("radio", name="Comfortable")).to_be_checked()


def test_whom_somebody_searched_for_stands_nowhere(page: Page, site: Site) -> None:
    sign_in(page, site)
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text))
    page.get_by_label("Search a patient reference").fill("Jane Exampleton")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No items match")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Search a patient reference")).to_have_value("Jane Exampleton")
    kept = page.evaluate(
        """async () => {
          const base = await new Promise((done) => {
            const asked = indexedDB.open("fertivision");
            asked.onsuccess = () => done(asked.result);
          });
          const all = await new Promise((done) => {
            const asked = base.transaction("sealed").objectStore("sealed").getAll();
            asked.onsuccess = () => done(asked.result);
          });
          const text = all.map(({ sealed }) => new TextDecoder("latin1").decode(sealed));
          const stores = [localStorage, sessionStorage].map((one) => JSON.stringify(one));
          return [...text, ...stores, document.cookie, document.title, location.href].join();
        }"""
    )
    assert kept
    assert "Exampleton" not in kept
    assert "Exampleton" not in "".join(said)


def test_the_review_queue_goes_on_after_each_signature(page: Page, site: Site) -> None:
    sign_in(page, site)
    for n in range(2):
        upload(page, site, SPERM, f"P-QUEUE-{n}", "sperm_cell_image")
    page.goto(f"{site.address}/#/review")
    first = page.locator('.review-list a[aria-current="true"]')
    first.wait_for()
    before = page.url
    waiting = page.locator(".review-list li:not(.ticked)")
    count = waiting.count()
    page.get_by_role("button", name="Accept and go to the next").click()
    page.get_by_role("radio", name=re.compile("^Reviewed")).check()
    page.get_by_role("button", name="Sign as").click()
    said = page.locator(".toast", has_text="This is the next one.")
    expect(said).to_be_visible(timeout=SLOW_MS)
    expect(waiting).to_have_count(count - 1)
    assert page.url != before
    page.keyboard.press("k")
    page.keyboard.press("j")
    expect(page.locator('.review-list a[aria-current="true"]')).to_have_count(1)


def test_the_keyboard_alone_uploads_reviews_and_signs(page: Page, site: Site) -> None:
    # Choosers are caught from the start: a key pressed right after asking for it can come first.
    page.on("filechooser", lambda _: None)
    page.goto(site.address)
    expect(page.get_by_label("Sign-in token")).to_be_focused()
    page.keyboard.type(site.token())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Worklist")).to_be_visible()
    page.locator("h1").focus()
    page.keyboard.press("g")
    page.keyboard.press("u")
    expect(page.get_by_role("heading", name="Upload files")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("P-KEYS-1")
    page.keyboard.press("Tab")
    page.keyboard.type("Sperm morph")
    while page.evaluate("document.activeElement.id") != "files":
        page.keyboard.press("Tab")
    with page.expect_file_chooser() as chosen:
        page.keyboard.press("Enter")
    chosen.value.set_files([{**fresh(SPERM, "P-KEYS-1")}])  # type: ignore[list-item]
    expect(page.locator(".queue-row").get_by_text("Needs review")).to_be_visible(timeout=SLOW_MS)
    page.locator("h1").focus()
    page.keyboard.press("g")
    page.keyboard.press("w")
    # The list may show for a moment what it knew before the upload.
    expect(page.locator("tr[data-upload]").first).to_contain_text("P-KEYS-1", timeout=SLOW_MS)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Result")).to_be_visible(timeout=SLOW_MS)
    # The report comes after the result: only then is there something to sign.
    sign = page.get_by_role("button", name="Sign", exact=True)
    expect(sign).to_be_visible(timeout=SLOW_MS)
    page.locator("h1").focus()
    page.keyboard.press("s")
    expect(page.get_by_role("dialog").get_by_role("button", name="Sign as")).to_be_visible()
    for _ in range(20):
        if page.evaluate("document.activeElement.textContent").strip().startswith("Sign as"):
            break
        if page.evaluate("document.activeElement.type") in ("radio", "checkbox"):
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".signed")).to_be_visible(timeout=SLOW_MS)


def test_the_palette_finds_a_patient_and_a_page(page: Page, site: Site) -> None:
    sign_in(page, site)
    upload(page, site, LABORATORY, "P-PALETTE", "document")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search and commands")).to_be_focused()
    page.keyboard.type("P-PALETTE")
    expect(page.get_by_role("option", name="P-PALETTE")).to_be_visible(timeout=SLOW_MS)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#/patients/pat_"))
    assert "PALETTE" not in page.url + page.title()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search and commands")).to_be_focused()
    page.keyboard.type("worklist")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Worklist")).to_be_visible()


@pytest.mark.parametrize(
    ("status", "said"),
    [(503, "not available at the moment"), (429, "asked too often"), (0, "cannot be reached")],
)
def test_the_state_of_the_server_is_said_until_it_is_well(
    page: Page, site: Site, status: int, said: str
) -> None:
    sign_in(page, site)
    answer = re.compile(r"/api/v1/uploads\?|/ready$")
    page.route(answer, lambda r: r.fulfill(status=status) if status else r.abort())
    page.goto(f"{site.address}/#/worklist?view=signed")
    expect(page.locator(".banner.warn")).to_contain_text(said, timeout=SLOW_MS)
    page.unroute(answer)
    expect(page.locator(".banner.warn")).to_have_count(0, timeout=SLOW_MS)


def test_a_language_is_chosen_and_stays(page: Page, site: Site) -> None:
    sign_in(page, site)
    page.get_by_role("button", name=re.compile("^Account of")).click()
    page.get_by_label("Language").select_option("de")
    expect(page.get_by_role("heading", name="Arbeitsliste")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Arbeitsliste")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "de"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_longer_language_leaves_nothing_untranslated_or_clipped(
    chromium: Browser, site: Site, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    context.add_init_script(PSEUDO)
    page = context.new_page()
    page.goto(site.address)
    page.locator("#token").fill(site.token())
    page.locator("form button").click()
    for place in ("worklist", "worklist?view=held&modality=document", "review", "upload"):
        page.goto(f"{site.address}/#/{place}")
        page.locator("h1").wait_for()
        page.wait_for_timeout(500)
        assert page.evaluate(PLAIN_TEXTS) == [], place
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
    context.close()


def test_identifiers_can_be_blurred(page: Page, site: Site) -> None:
    sign_in(page, site)
    upload(page, site, SPERM, "P-BLUR", "sperm_cell_image")
    page.goto(f"{site.address}/#/worklist")
    cell = page.locator(".c-patient", has_text="P-BLUR").first
    cell.wait_for()
    page.locator("h1").focus()
    page.keyboard.press("Shift+B")
    assert "blur" in cell.evaluate("(one) => getComputedStyle(one).filter")


def test_print_shows_the_list_and_not_the_tools(page: Page, site: Site) -> None:
    sign_in(page, site)
    page.emulate_media(media="print")
    for tool in (".topbar", ".rail", ".filters", ".tabs"):
        expect(page.locator(tool)).to_be_hidden()
    expect(page.get_by_role("heading", name="Worklist")).to_be_visible()
