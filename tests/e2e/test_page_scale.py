"""A ruler in the picture, confirmed by a person: from pixels to micrometres, told everywhere."""

import io
import re
import urllib.request

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.browsing import SAMPLES, SLOW_MS, THEMES, WIDTHS, Site, seen, sign_in, violations
from tests.e2e.server import Server
from tests.e2e.test_page_review import opened

pytestmark = pytest.mark.browser

OOCYTE = SAMPLES / "oocyte" / "oocyte_3.jpg"
SCAN = SAMPLES / "ovary_synthetic" / "ovary_5.png"
BAR_PX, BAR_UM = 160, 200


def with_bar() -> Image.Image:
    """The sample with a scale bar of `BAR_PX` burned into its lower right corner."""
    image = Image.open(OOCYTE).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.rectangle((680, 620, 680 + BAR_PX - 1, 625), fill="black")
    draw.text((740, 603), f"{BAR_UM} um", fill="black")
    return image


def uploaded(server: Server, ref: str, image: Image.Image, modality: str = "oocyte_image") -> str:
    saved = io.BytesIO()
    image.save(saved, "PNG")
    data = saved.getvalue() + f"\n% {ref}".encode()
    upload_id = server.upload("p.png", data, "image/png", modality=modality, patient_ref=ref)
    server.settled(upload_id, "reported")
    return upload_id


def codes(server: Server, upload_id: str) -> dict[str, float]:
    newest = server.call("GET", f"/uploads/{upload_id}").json["analyses"][-1]  # type: ignore[index]
    body = server.call("GET", f"/analyses/{newest}").json
    return {f["code"]: f["value"] for f in body["findings"]}  # type: ignore[attr-defined]


def text_of_pdf(server: Server, upload_id: str) -> str:
    report = server.call("GET", f"/uploads/{upload_id}").json["reports"][-1]  # type: ignore[index]
    link = server.call("GET", f"/reports/{report}/pdf")
    with urllib.request.urlopen(str(link.json["url"])) as answer:
        paper = pdfium.PdfDocument(answer.read())
    text = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in paper)
    return " ".join(text.split())


def asked(page: Page, button: str) -> Locator:
    page.get_by_role("button", name=button).click()
    dialog = page.get_by_role("dialog", name="Scale of the picture")
    expect(dialog).to_be_visible()
    return dialog


def test_a_confirmed_bar_turns_pixels_into_micrometres_and_is_told_everywhere(
    page: Page, site: Site, running: Server
) -> None:
    upload_id = uploaded(running, "P-SCALE-1", with_bar())
    before = codes(running, upload_id)["oocyte.diameter_px"]
    sign_in(page, site)
    opened(page, site, upload_id)
    section = page.get_by_role("region", name="Scale", exact=True)
    expect(section).to_contain_text("A scale bar of 160 px was found")
    dialog = asked(page, "Confirm the ruler")
    expect(dialog.get_by_label("What the line stands for")).to_be_focused()
    expect(dialog.get_by_label("What the line stands for")).to_have_value("")
    expect(dialog.locator(".editor .handle")).to_have_count(2)
    dialog.get_by_role("button", name="Confirm and measure again").click()
    expect(dialog.get_by_text("Enter a number greater than 0.")).to_be_visible()
    dialog.get_by_label("What the line stands for").fill(str(BAR_UM))
    expect(dialog.get_by_role("status")).to_contain_text("1 pixel is 1.25 µm")
    expect(dialog.get_by_role("status")).to_contain_text("1,080 µm wide")
    assert violations(page) == []
    dialog.get_by_role("button", name="Confirm and measure again").click()
    expect(dialog).to_have_count(0)
    expect(section).to_contain_text("1.25 µm/px, from the ruler in the picture", timeout=SLOW_MS)
    expect(section).to_contain_text("(200 µm over 160 px), confirmed by")
    expect(page.locator(".measures tbody tr", has_text="diameter").first).to_contain_text("µm")
    running.settled(upload_id, "reported")
    after = codes(running, upload_id)
    assert after["oocyte.diameter_um"] == pytest.approx(before * 1.25, rel=0.01)
    told = text_of_pdf(running, upload_id)
    assert "ruler in the picture, 200 µm over 160 px" in told
    assert "Scale confirmed by clinician@demo" in told
    assert re.search(r"Scale 1\.(25|249\d*) µm/px", told)
    account = running.call("GET", "/admin/audit?action=scaled", token=running.token("admin")).json[
        "items"
    ]
    (entry,) = [one for one in account if one["target"] == upload_id]  # type: ignore[attr-defined]
    assert entry["detail"]["scale"]["value"] == BAR_UM
    assert entry["detail"]["because"].startswith("Scale from the ruler in the picture: 200 µm")


def test_two_points_are_a_scale_too_set_by_the_keyboard_alone(
    page: Page, site: Site, running: Server
) -> None:
    upload_id = uploaded(running, "P-SCALE-2", Image.open(SCAN).convert("RGB"), "ovary_ultrasound")
    sign_in(page, site)
    opened(page, site, upload_id)
    expect(page.get_by_role("region", name="Scale", exact=True)).to_contain_text(
        "No ruler was found"
    )
    page.get_by_role("button", name="Set the scale").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Scale of the picture")
    expect(dialog.get_by_role("status")).to_have_text("There is no line on the picture yet.")
    dialog.get_by_role("button", name="Place a line in the middle").focus()
    page.keyboard.press("Enter")
    first = dialog.locator(".editor .handle").first
    expect(first).to_be_focused()
    expect(dialog.get_by_role("status")).to_contain_text("The line is 140 px long.")
    page.keyboard.press("Shift+ArrowLeft")
    expect(dialog.get_by_role("status")).to_contain_text("The line is 150 px long.")
    length = dialog.get_by_label("What the line stands for")
    length.fill("300")
    dialog.get_by_label("Unit").select_option("cm")
    page.keyboard.press("Tab")
    dialog.get_by_role("button", name="Confirm and measure again").press("Enter")
    expect(dialog.get_by_text("No such picture has pixels of this size")).to_be_visible()
    expect(length).to_be_focused()
    length.fill("3")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    section = page.get_by_role("region", name="Scale", exact=True)
    expect(section).to_contain_text("0.2 mm/px, from two points", timeout=SLOW_MS)
    running.settled(upload_id, "reported")
    assert any(code.startswith("follicle.band") for code in codes(running, upload_id))


def test_cancel_changes_nothing_and_a_line_is_drawn_by_dragging(
    page: Page, site: Site, running: Server
) -> None:
    plain = Image.open(OOCYTE).convert("RGB")
    upload_id = uploaded(running, "P-SCALE-3", plain)
    sign_in(page, site)
    opened(page, site, upload_id)
    dialog = asked(page, "Set the scale")
    frame = dialog.locator(".editor")
    frame.wait_for()
    box = frame.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 50, box["y"] + 80)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 80, steps=4)
    page.mouse.up()
    expect(dialog.locator(".editor .handle")).to_have_count(2)
    px = 100 * plain.width / box["width"]
    expect(dialog.get_by_role("status")).to_contain_text(f"{px:.0f}"[:2])
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Set the scale")).to_be_focused()
    assert running.call("GET", f"/uploads/{upload_id}").json["run"] == 1


def test_who_may_not_release_sees_the_scale_and_no_button(
    page: Page, site: Site, running: Server
) -> None:
    upload_id = uploaded(running, "P-SCALE-4", with_bar())
    sign_in(page, site, site.token("viewer"))
    opened(page, site, upload_id)
    expect(page.get_by_role("region", name="Scale", exact=True)).to_contain_text(
        "A scale bar of 160 px"
    )
    expect(page.get_by_role("button", name="Confirm the ruler")).to_have_count(0)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_dialog_fits_and_shuts_nobody_out(
    chromium: Browser, site: Site, running: Server, theme: str, width: int
) -> None:
    upload_id = uploaded(running, f"P-SCALE-{theme}-{width}", with_bar())
    with seen(chromium, theme, width) as page:
        sign_in(page, site)
        opened(page, site, upload_id)
        dialog = asked(page, "Confirm the ruler")
        dialog.locator(".editor .handle").first.wait_for(state="attached")
        assert violations(page) == []
        box = dialog.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
