"""The viewer in a real browser: objects, tracks in time, masks, how a picture is shown."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.browsing import SAMPLES, SPERM, Site, sign_in
from tests.e2e.server import Server
from tests.e2e.test_page_review import opened

pytestmark = pytest.mark.browser

FIELD = SAMPLES / "sperm_field_synthetic" / "field_24.png"


def _field(server: Server, patient: str) -> str:
    data = FIELD.read_bytes() + f"\n% {patient}".encode()
    facts = {"modality": "sperm_field_image", "patient_ref": patient, "facts": {"um_per_px": 0.5}}
    upload_id = server.upload("field.png", data, "image/png", **facts)
    server.settled(upload_id, "reported")
    return upload_id


def test_objects_are_listed_sorted_and_drawn(page: Page, site: Site, running: Server) -> None:
    sign_in(page, site)
    opened(page, site, _field(running, "P-REV-8"))
    page.get_by_role("tab", name=re.compile("Objects")).click()
    table = page.locator(".objects tbody tr")
    expect(table).to_have_count(24)
    size = page.get_by_role("button", name=re.compile("Longest side"))
    size.click()
    small = float(table.first.locator("td.num").first.inner_text())
    size.click()
    assert float(table.first.locator("td.num").first.inner_text()) > small
    expect(page.locator(".chart").first).to_contain_text("n = 24")
    table.first.get_by_role("button").click()
    expect(page.locator(".mark.selected")).to_have_count(1)
    expect(page.locator(".scale-bar")).to_contain_text("µm")


TRACKS = [
    {"points": [[10, 10], [20, 30], [30, 50], [40, 90]], "frames": [0, 8, 16, 24]},
    {"points": [[200, 200], [202, 198]], "frames": [10, 24]},
]


def test_tracks_are_drawn_and_played_along_their_frames(
    page: Page, site: Site, running: Server
) -> None:
    """No analyzer here makes tracks: the result's own answer gets two, as contracts.md has them."""
    sign_in(page, site)
    upload_id = _field(running, "P-REV-9")

    def with_tracks(route: Route) -> None:
        answer = route.fetch()
        body = answer.json()
        body["findings"] = [
            {
                "id": f"f{number}",
                "code": "sperm.track",
                "value": None,
                "confidence": 0.9,
                "unit": None,
                "interval": None,
                "n": 1,
                "standard": None,
                "method": "x",
                "vcl_um_per_s": 40.5 + number,
                "region": {"kind": "path", **track},
            }
            for number, track in enumerate(TRACKS, 1)
        ]
        route.fulfill(response=answer, json=body)

    page.route(re.compile(r"/api/v1/analyses/ana_\w+$"), with_tracks)
    opened(page, site, upload_id)
    first = page.locator('.mark[data-finding="f1"] .line polyline')
    expect(first).to_have_attribute("points", re.compile("90,40$"))
    slider = page.get_by_label("Frame", exact=True)
    slider.evaluate("(el) => { el.value = '9'; el.dispatchEvent(new Event('input')); }")
    expect(first).to_have_attribute("points", "10,10 30,20")
    expect(page.locator('.mark[data-finding="f2"] .line polyline')).to_have_count(0)
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".player")).to_contain_text("Frame 24 of 24")
    expect(page.locator('.mark[data-finding="f2"] .line polyline')).to_have_count(1)
    page.get_by_role("button", name="Whole tracks").click()
    expect(page.locator(".player")).to_contain_text("Whole tracks")
    expect(page.locator(".objects thead")).to_contain_text("VCL (µm/s)")


@pytest.mark.parametrize(
    ("rle", "shape", "on"),
    [([1, 2, 1], [2, 2], 2), ("0 4", [2, 2], 4), ([1, 2], [2, 2], None), ([5], [2, 2], None)],
    ids=str,
)
def test_a_mask_is_painted_only_where_it_fills_its_shape(
    page: Page, site: Site, rle: object, shape: list[int], on: int | None
) -> None:
    page.goto(f"{site.address}/kitchen-sink.html")
    call = """async ([rle, shape]) => {
        const { pixelsOf } = await import('/app/components/mask.js');
        return pixelsOf(rle, shape)?.reduce((sum, one) => sum + one, 0) ?? null; }"""
    assert page.evaluate(call, [rle, shape]) == on


def test_the_picture_can_be_shown_otherwise(page: Page, site: Site, running: Server) -> None:
    data = Path(SPERM).read_bytes() + b"\n% P-REV-10"
    facts = {"modality": "sperm_cell_image", "patient_ref": "P-REV-10"}
    upload_id = running.upload("cell.png", data, "image/png", **facts)
    running.settled(upload_id, "reported")
    sign_in(page, site)
    opened(page, site, upload_id)
    page.locator(".viewer-stage img").wait_for()
    page.keyboard.press("5")
    expect(page.locator("img.preset-5")).to_have_count(1)
    page.keyboard.press("[")
    assert page.locator(".viewer-stage svg").evaluate("(el) => el.style.opacity") == "0.8"
