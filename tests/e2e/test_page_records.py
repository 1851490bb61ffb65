"""Patients, comparison over time and reports in a real browser."""

import csv
import json
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import SLOW_MS, Site, sign_in
from tests.e2e.server import Server, until

pytestmark = pytest.mark.browser

MARKUP = "Zoë <b>O'Brien</b>"
ARABIC = "شيماء العلي"


def recorded(server: Server, ref: str, **identity: str) -> str:
    answer = server.call("POST", "/patients", {"patient_ref": ref, **identity})
    assert answer.status == 201, answer.body
    return str(answer.json["patient_id"])


def measured(server: Server, ref: str, amh: str, day: str) -> str:
    rows = f"Test,Result,Unit,Reference range\nAMH,{amh},ng/mL,1.0 - 3.5\n" + "\n" * sum(
        ref.encode()
    )
    facts = {"collected_at": f"{day}T08:00:00Z"}
    upload_id = server.upload(
        f"{day}.csv", rows.encode(), "text/csv", modality="document", patient_ref=ref, facts=facts
    )
    server.settled(upload_id, "reported")
    return upload_id


def signed(server: Server, upload_id: str) -> str:
    report_id = str(server.call("GET", f"/uploads/{upload_id}").json["reports"][-1])  # type: ignore[index]

    def draft() -> str | None:
        answer = server.call("GET", f"/reports/{report_id}")
        return answer.headers["ETag"] if answer.json["status"] == "draft" else None

    tag = until(draft, "a draft")
    said = {"meaning": "approved"}
    path = f"/reports/{report_id}/signature"
    assert server.call("POST", path, said, headers={"If-Match": tag}).status == 202
    server.settled(upload_id, "signed")
    return report_id


def test_a_patient_is_recorded_and_found_exactly(page: Page, site: Site, running: Server) -> None:
    recorded(running, "P-REC-0", name=ARABIC)
    sign_in(page, site)
    page.get_by_role("link", name="Patients").click()
    page.get_by_role("button", name="New patient").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Reference", exact=True).fill("P-REC-1")
    dialog.get_by_label("Name").fill(MARKUP)
    dialog.get_by_label("Date of birth").fill("1990-02-03")
    dialog.get_by_role("button", name="Record patient").click()
    expect(page.locator(".patient-banner")).to_contain_text(MARKUP)
    expect(page.locator(".patient-banner b")).to_have_text(["P-REC-1"])
    page.get_by_role("link", name="Patients").first.click()
    page.get_by_label("Name", exact=True).fill(MARKUP.upper())
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator("tr[data-patient]")).to_have_count(1)
    expect(page.locator("tr[data-patient]")).to_contain_text("P-REC-1")
    page.get_by_label("Name", exact=True).fill("Zoë")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_text("No patient found")).to_be_visible()
    page.get_by_label("Name", exact=True).fill(ARABIC)
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator("tr[data-patient]")).to_contain_text("P-REC-0")
    seen = page.evaluate(
        "[location.href, document.title, ...Object.values(localStorage),"
        " ...Object.values(sessionStorage)].join()"
    )
    assert "Zo" not in seen and ARABIC not in page.url


def test_a_taken_reference_is_said_and_what_was_typed_stays(
    page: Page, site: Site, running: Server
) -> None:
    recorded(running, "P-REC-2")
    sign_in(page, site)
    page.goto(f"{site.address}/#/patients")
    page.get_by_role("button", name="New patient").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Reference", exact=True).fill("P-REC-2")
    dialog.get_by_label("Name").fill("Kept")
    dialog.get_by_role("button", name="Record patient").click()
    expect(dialog).to_contain_text("already has this reference")
    expect(dialog.get_by_label("Name")).to_have_value("Kept")


def test_values_over_time_are_drawn_with_their_reference(
    page: Page, site: Site, running: Server
) -> None:
    patient_id = recorded(running, "P-REC-3", name="Ana Björk")
    first = measured(running, "P-REC-3", "2.4", "2025-02-03")
    measured(running, "P-REC-3", "0.8", "2026-03-02")
    signed(running, first)
    sign_in(page, site)
    page.goto(f"{site.address}/#/patients/{patient_id}")
    latest = page.locator(".latest tbody tr", has_text="AMH")
    expect(latest).to_contain_text("0.8")
    expect(latest).to_contain_text("before 2.4")
    expect(latest.locator(".spark")).to_have_count(1)
    expect(latest).to_contain_text("Low")
    page.get_by_role("link", name="Compare over time").click()
    expect(page.locator(".point.signed")).to_have_count(1)
    expect(page.locator(".point.draft")).to_have_count(1)
    expect(page.locator(".chart .band")).to_have_count(1)
    page.get_by_text("As a table").click()
    expect(page.locator(".trend table")).to_contain_text("\u22121.6 (\u221267 %)")
    page.reload()
    expect(page.locator(".trend")).to_have_count(1)
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator(".history li")).to_have_count(2)
    page.get_by_role("link", name="Access log").click()
    expect(page.locator("tbody")).to_contain_text("clinician@demo")


def test_a_result_stands_beside_the_one_before(page: Page, site: Site, running: Server) -> None:
    recorded(running, "P-REC-8", name="Ana Before")
    first = measured(running, "P-REC-8", "2.4", "2025-02-03")
    later = measured(running, "P-REC-8", "0.8", "2026-03-02")
    sign_in(page, site)
    page.goto(f"{site.address}/#/uploads/{later}")
    row = page.locator(".measures tbody tr", has_text="AMH")
    before = row.get_by_role("link", name="before 2.4")
    expect(before).to_contain_text("3 Feb 2025")
    expect(row.locator(".range .before")).to_have_count(1)
    before.click()
    expect(page).to_have_url(re.compile(first))
    expect(row.locator(".value")).to_have_text("2.4")
    expect(page.locator(".before-value")).to_have_count(0)
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_role("combobox", name="Later")).to_have_value(first)
    expect(page.get_by_role("combobox", name="Earlier")).to_have_value(later)


@pytest.mark.parametrize(
    ("button", "ending"), [("FHIR", "json"), ("CSV", "csv"), ("Excel", "xlsx")]
)
def test_a_patient_is_exported(
    page: Page, site: Site, running: Server, button: str, ending: str
) -> None:
    ref = f"P-REC-4-{ending}"
    patient_id = recorded(running, ref, name=MARKUP)
    measured(running, ref, "2.4", "2025-02-03")
    sign_in(page, site)
    page.goto(f"{site.address}/#/patients/{patient_id}")
    with page.expect_download() as saved:
        page.get_by_role("button", name=button).click()
    assert saved.value.suggested_filename.startswith(patient_id)
    file = Path(saved.value.path())
    if ending == "json":
        kinds = [e["resource"]["resourceType"] for e in json.loads(file.read_text())["entry"]]
        assert kinds[0] == "Patient" and "Observation" in kinds
    elif ending == "csv":
        rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
        assert "2.4" in {row["value"] for row in rows}
    else:
        with file.open("rb") as data:
            assert "Findings" in openpyxl.load_workbook(data).sheetnames


def test_a_report_is_read_saved_and_amended(page: Page, site: Site, running: Server) -> None:
    recorded(running, "P-REC-5")
    report_id = signed(running, measured(running, "P-REC-5", "2.4", "2025-02-03"))
    sign_in(page, site)
    page.get_by_role("link", name="Reports").click()
    page.get_by_role("link", name="Signed").click()
    page.locator(f'tr[data-report="{report_id}"] a').click()
    expect(page.locator(".sheet")).to_contain_text("AMH")
    expect(page.locator(".sheet")).to_contain_text("2.4")
    expect(page.locator(".watermark")).to_have_count(0)
    with page.expect_download(timeout=SLOW_MS) as saved:
        page.get_by_role("button", name="Download PDF").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"%PDF-")
    page.get_by_role("button", name="Amend").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Amend").click()
    expect(dialog).to_contain_text("Enter a reason")
    dialog.get_by_label("Reason").fill("The date was wrong")
    dialog.get_by_role("button", name="Amend").click()
    expect(page.get_by_text("This report amends an earlier one.")).to_be_visible()
    expect(page.get_by_text("The date was wrong")).to_be_visible()
    assert report_id not in page.url


def test_a_report_of_another_clinic_does_not_exist(page: Page, site: Site) -> None:
    sign_in(page, site)
    page.goto(f"{site.address}/#/reports/rep_{'0' * 26}")
    expect(page.get_by_role("alert")).to_contain_text(
        re.compile("nothing at this address|not exist")
    )


def test_a_file_says_whose_it_is_and_whom_its_document_names(
    page: Page, site: Site, running: Server
) -> None:
    patient_id = recorded(running, "P-REC-6", name="Ana Bj\u00f6rk", birth_date="1990-02-03")
    upload_id = measured(running, "P-REC-6", "2.4", "2025-02-03")
    sign_in(page, site)
    page.goto(f"{site.address}/#/uploads/{upload_id}")
    banner = page.locator(".patient-banner")
    expect(banner).to_contain_text("Ana Bj\u00f6rk")
    expect(banner).not_to_have_class(re.compile("warn"))
    call = """async ([name, printed]) => {
        const { otherName } = await import('/app/state/file-patient.js');
        return otherName({ name }, [{ code: 'identity.name', value: printed }]); }"""
    assert page.evaluate(call, ["Ana Bj\u00f6rk", "BJORK, Ana Maria"]) is None
    assert (
        page.evaluate(call, ["Ana Bj\u00f6rk", "Mar\u00eda Bj\u00f6rk"]) == "Mar\u00eda Bj\u00f6rk"
    )
    assert page.evaluate(call, [None, "Mar\u00eda"]) is None
    page.get_by_role("link", name="Open patient").click()
    expect(page.locator(".latest")).to_be_visible()
    assert patient_id in page.url
    assert "Bj" not in page.title()
