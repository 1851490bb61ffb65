"""One upload to a signed report on the local backend: through the API, and through the folder."""

import hashlib
import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.e2e.server import Server, until

SAMPLES = Path(__file__).parents[1] / "samples"
# Bytes that no other test sends: the same ones for two patients would be held.
PANEL = (SAMPLES / "documents" / "hormone_panel_en.pdf").read_bytes() + b"\n% journey\n"
SPERM = (SAMPLES / "sperm_synthetic" / "synthetic_oval.png").read_bytes() + b"\n% journey\n"


def pdf_of(server: Server, report_id: str) -> tuple[str, bytes]:
    """The text and the bytes of a report's PDF, through its signed address."""
    link = server.call("GET", f"/reports/{report_id}/pdf")
    assert link.status == 200, link.body
    got = server.send("GET", str(link.json["url"]), None, {})
    assert got.status == 200
    reader = PdfReader(io.BytesIO(got.body))
    return "\n".join(page.extract_text() for page in reader.pages), got.body


def test_document_through_the_api_becomes_a_signed_report(running: Server) -> None:
    upload_id = running.upload(
        "panel.pdf", PANEL, "application/pdf", modality="document", patient_ref="P-api"
    )
    upload = running.settled(upload_id, "reported")
    steps = [step["step"] for step in upload["timeline"]]  # type: ignore[union-attr]
    assert steps == ["awaiting_upload", "accepted", "analyzed", "reported"]
    [report_id] = upload["reports"]  # type: ignore[misc]
    draft, _ = pdf_of(running, report_id)
    assert "DRAFT" in draft.upper() and "AMH" in draft

    seen = running.call("GET", f"/reports/{report_id}")
    answer = running.call(
        "POST",
        f"/reports/{report_id}/signature",
        {"meaning": "approved", "comment": "seen"},
        headers={"If-Match": seen.headers["ETag"]},
    )
    assert answer.status in (200, 202), answer.body
    running.settled(upload_id, "signed")
    signed, data = pdf_of(running, report_id)
    report = running.call("GET", f"/reports/{report_id}").json
    assert "DRAFT" not in signed.upper()
    assert report["status"] == "signed"
    assert report["pdf_sha256"] == hashlib.sha256(data).hexdigest()


def with_result(server: Server, path: str) -> dict[str, object] | None:
    """The newest receipt, once it says what came of the file."""
    file = server.data / "buckets" / "receipts" / f"{path}.receipt.json"
    found: dict[str, object] = json.loads(file.read_text())
    return found if found["result"] else None


def test_dropped_picture_becomes_a_report_with_a_receipt(running: Server) -> None:
    path = "demo/drop/today/a b.png"
    running.drop(path, SPERM, modality="sperm_cell_image", patient_ref="P-drop", um_per_px=0.15)

    receipt = running.receipt(path, "accepted")
    upload = running.settled(str(receipt["upload_id"]), "reported")
    [analysis_id] = upload["analyses"]  # type: ignore[misc]
    body = running.call("GET", f"/analyses/{analysis_id}").json
    codes = {finding["code"] for finding in body["findings"]}  # type: ignore[union-attr]
    assert {"sperm.head_length_um", "sperm.head_width_um"} <= codes
    assert body["provenance"]["input_sha256"] == hashlib.sha256(SPERM).hexdigest()  # type: ignore[index]
    receipt = until(lambda: with_result(running, path), "the receipt's result")
    assert receipt["result"] == {"analyses": upload["analyses"], "reports": upload["reports"]}


def test_same_bytes_for_the_same_patient_are_not_uploaded_twice(running: Server) -> None:
    data = b"Haemoglobin 13.2 g/dL (12.0 - 16.0)\n"
    first = running.upload("a.txt", data, "text/plain", modality="document", patient_ref="P-twice")
    running.settled(first, "reported")
    body = {
        "filename": "b.txt",
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "media_type": "text/plain",
        "modality": "document",
        "patient_ref": "P-twice",
    }
    again = running.call("POST", "/uploads", body)
    assert again.status == 200
    assert again.json["exists"] is True and again.json["upload_id"] == first


def test_correction_makes_a_new_revision_and_a_new_draft(running: Server) -> None:
    upload_id = running.upload(
        "c.txt", b"FSH 5.1 IU/L (3.5 - 12.5)\n", "text/plain", modality="document",
        patient_ref="P-fix",
    )  # fmt: skip
    upload = running.settled(upload_id, "reported")
    [analysis_id] = upload["analyses"]  # type: ignore[misc]
    seen = running.call("GET", f"/analyses/{analysis_id}")
    [finding] = [f for f in seen.json["findings"] if f["code"] == "lab.fsh"]  # type: ignore[union-attr]
    change = {"finding_id": finding["id"], "value": 5.7, "reason": "misread"}
    answer = running.call(
        "PATCH",
        f"/analyses/{analysis_id}",
        {"changes": [change]},
        headers={"If-Match": seen.headers["ETag"]},
    )
    assert answer.status == 200, answer.body
    assert answer.json["revision"] == 2

    def redrafted() -> bool | None:
        found = running.call("GET", f"/uploads/{upload_id}").json
        return True if found["reports"] != upload["reports"] else None

    assert until(redrafted, "a new draft")


@pytest.mark.parametrize("role", ["viewer", "technician", "admin"])
def test_only_a_clinician_signs(running: Server, role: str) -> None:
    answer = running.call(
        "POST",
        "/reports/rep_none/signature",
        {"meaning": "approved"},
        token=running.token(role),
        headers={"If-Match": '"1"'},
    )
    assert answer.status == 403


def test_another_clinics_upload_is_not_found(running: Server) -> None:
    upload_id = running.upload(
        "d.txt", b"LH 4.4 IU/L\n", "text/plain", modality="document", patient_ref="P-mine"
    )
    other = running.token("admin", "demo-fruit")
    assert running.call("GET", f"/uploads/{upload_id}", token=other).status == 404


def test_ready_says_how_strangers_bytes_are_confined(running: Server) -> None:
    upload_id = running.upload(
        "e.txt", b"LH 4.9 IU/L\n", "text/plain", modality="document", patient_ref="P-iso"
    )
    running.settled(upload_id, "reported")
    answer = running.send("GET", f"{running.address}/ready", None, {})
    assert answer.json["isolation"] in ("full", "reduced")


def test_forged_token_is_refused(running: Server) -> None:
    forged = running.token()[:-4] + "AAAA"
    assert running.call("GET", "/me", token=forged).status == 401
