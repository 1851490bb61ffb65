"""The page in Chromium against its budgets: first paint, answer to a key, scrolling 5,000 rows."""

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from common.backends import local
from common.settings import Settings
from tests.bench.lines import Line, finish, median, p95
from tests.e2e.browsing import SWITCHES, Site
from tests.e2e.crowd import TENANT, crowd
from tests.e2e.server import Server

ROWS = 5000
LCP_MS, KEY_MS, FRAME_MS = 1500, 150, 1000 / 60
TEN_MBIT = {"latency": 20, "downloadThroughput": 1_250_000, "uploadThroughput": 1_250_000}
LCP = """() => new Promise((done) => {
  const see = (list) => done(list.getEntries().at(-1).startTime);
  new PerformanceObserver(see).observe({type: "largest-contentful-paint", buffered: true});
})"""
KEYS = """(count) => new Promise(async (done) => {
  const took = [];
  for (let n = 0; n < count; n += 1) {
    const at = performance.now();
    document.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true}));
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    took.push(performance.now() - at);
  }
  done(took);
})"""
SCROLL = """(seconds) => new Promise((done) => {
  const frames = [];
  let last = performance.now();
  const end = last + seconds * 1000;
  const step = (now) => {
    frames.push(now - last);
    last = now;
    scrollBy(0, 40);
    if (now < end) requestAnimationFrame(step);
    else done(frames.slice(1));
  };
  requestAnimationFrame(step);
})"""


def fill(page: Page) -> None:
    """Scroll until every row is loaded."""
    for _ in range(ROWS):
        if page.locator(".pages .btn").count() == 0:
            return
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_timeout(100)


def main() -> None:
    """Each figure against the budget of the page."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        playwright = stack.enter_context(sync_playwright())
        server = stack.enter_context(Server(Path(folder) / "data").started())
        site = Site(server.address, Settings(data=str(server.data)))
        crowd(site, ROWS)
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", {"offline": False, **TEN_MBIT})
        token = local.tokens(site.settings).issue(TENANT, "technician")
        page.add_init_script(f"sessionStorage.setItem('fertivision.token', '{token}')")
        page.goto(site.address)
        page.locator("tr[data-upload]").first.wait_for()
        painted = page.evaluate(LCP)
        answered = p95(page.evaluate(KEYS, 40))
        fill(page)
        page.evaluate("scrollTo(0, 0)")
        frames = page.evaluate(SCROLL, 4)
        browser.close()
    finish(
        _line("page_first_paint", painted, LCP_MS, 1),
        _line("page_key_p95", answered, KEY_MS, 1),
        _line("page_scroll_frame", median(frames), FRAME_MS, 1.2),
    )


def _line(name: str, value: float, budget: float, at_most: float) -> Line:
    return Line(
        name=name, value=value, unit="ms", reference=budget, ratio=value / budget, at_most=at_most
    )


if __name__ == "__main__":
    main()
