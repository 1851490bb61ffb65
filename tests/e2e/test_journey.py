"""One upload to a signed report, as `make run` and as `dev --emulators` start the product: through
the API, and through the bucket.
"""

import hashlib
import io
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


def test_document_through_the_api_becomes_a_signed_report(product: Server) -> None:
    upload_id = product.upload(
        "panel.pdf", PANEL, "application/pdf", modality="document", patient_ref="P-api"
    )
    upload = product.settled(upload_id, "reported")
    steps = [step["step"] for step in upload["timeline"]]  # type: ignore[union-attr]
    assert steps == ["awaiting_upload", "accepted", "analyzed", "reported"]
    [report_id] = upload["reports"]  # type: ignore[misc]
    draft, _ = pdf_of(product, report_id)
    assert "DRAFT" in draft.upper() and "AMH" in draft

    seen = product.call("GET", f"/reports/{report_id}")
    answer = product.call(
        "POST",
        f"/reports/{report_id}/signature",
        {"meaning": "approved", "comment": "seen"},
        headers={"If-Match": seen.headers["ETag"]},
    )
    assert answer.status in (200, 202), answer.body
    product.settled(upload_id, "signed")
    signed, data = pdf_of(product, report_id)
    report = product.call("GET", f"/reports/{report_id}").json
    assert "DRAFT" not in signed.upper()
    assert report["status"] == "signed"
    assert report["pdf_sha256"] == hashlib.sha256(data).hexdigest()


def test_dropped_picture_becomes_a_report_with_a_receipt(product: Server) -> None:
    path = "demo/drop/today/a b.png"
    product.drop(path, SPERM, modality="sperm_cell_image", patient_ref="P-drop", um_per_px=0.15)

    receipt = product.receipt(path, "accepted")
    upload = product.settled(str(receipt["upload_id"]), "reported")
    [analysis_id] = upload["analyses"]  # type: ignore[misc]
    body = product.call("GET", f"/analyses/{analysis_id}").json
    codes = {finding["code"] for finding in body["findings"]}  # type: ignore[union-attr]
    assert {"sperm.head_length_um", "sperm.head_width_um"} <= codes
    assert body["provenance"]["input_sha256"] == hashlib.sha256(SPERM).hexdigest()  # type: ignore[index]
    picture = product.call("GET", f"/analyses/{analysis_id}/image")
    assert product.send("GET", str(picture.json["url"]), None, {}).body[:4] in (b"\x89PNG", b"RIFF")
    receipt = product.receipt(path, "accepted", with_result=True)
    assert receipt["result"] == {"analyses": upload["analyses"], "reports": upload["reports"]}


def test_a_file_that_is_none_is_refused_with_a_receipt(product: Server) -> None:
    path = "demo/drop/sperm_cell_image/P-none/note.png"
    product.put(path, b"not a picture")
    assert product.receipt(path, "rejected")["reason"] == "unsupported_media"


def test_same_bytes_for_the_same_patient_are_not_uploaded_twice(product: Server) -> None:
    data = b"Haemoglobin 13.2 g/dL (12.0 - 16.0)\n"
    first = product.upload("a.txt", data, "text/plain", modality="document", patient_ref="P-twice")
    product.settled(first, "reported")
    body = {
        "filename": "b.txt",
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "media_type": "text/plain",
        "modality": "document",
        "patient_ref": "P-twice",
    }
    again = product.call("POST", "/uploads", body)
    assert again.status == 200
    assert again.json["exists"] is True and again.json["upload_id"] == first


def test_correction_makes_a_new_revision_and_a_new_draft(product: Server) -> None:
    upload_id = product.upload(
        "c.txt", b"FSH 5.1 IU/L (3.5 - 12.5)\n", "text/plain", modality="document",
        patient_ref="P-fix",
    )  # fmt: skip
    upload = product.settled(upload_id, "reported")
    [analysis_id] = upload["analyses"]  # type: ignore[misc]
    seen = product.call("GET", f"/analyses/{analysis_id}")
    [finding] = [f for f in seen.json["findings"] if f["code"] == "lab.fsh"]  # type: ignore[union-attr]
    change = {"finding_id": finding["id"], "value": 5.7, "reason": "misread"}
    answer = product.call(
        "PATCH",
        f"/analyses/{analysis_id}",
        {"changes": [change]},
        headers={"If-Match": seen.headers["ETag"]},
    )
    assert answer.status == 200, answer.body
    assert answer.json["revision"] == 2

    def redrafted() -> bool | None:
        found = product.call("GET", f"/uploads/{upload_id}").json
        return True if found["reports"] != upload["reports"] else None

    assert until(redrafted, "a new draft")


@pytest.mark.parametrize("role", ["viewer", "technician", "admin"])
def test_only_a_clinician_signs(product: Server, role: str) -> None:
    answer = product.call(
        "POST",
        "/reports/rep_none/signature",
        {"meaning": "approved"},
        token=product.token(role),
        headers={"If-Match": '"1"'},
    )
    assert answer.status == 403


def test_another_clinics_upload_is_not_found(product: Server) -> None:
    upload_id = product.upload(
        "d.txt", b"LH 4.4 IU/L\n", "text/plain", modality="document", patient_ref="P-mine"
    )
    other = product.token("admin", "demo-fruit")
    assert product.call("GET", f"/uploads/{upload_id}", token=other).status == 404


def test_ready_says_how_strangers_bytes_are_confined(product: Server) -> None:
    upload_id = product.upload(
        "e.txt", b"LH 4.9 IU/L\n", "text/plain", modality="document", patient_ref="P-iso"
    )
    product.settled(upload_id, "reported")
    answer = product.send("GET", f"{product.address}/ready", None, {})
    assert (answer.status, answer.json["checks"]) == (200, {"records": "ok", "blobs": "ok"})
    assert answer.json["isolation"] in ("full", "reduced")


def test_forged_token_is_refused(product: Server) -> None:
    forged = product.token()[:-4] + "AAAA"
    assert product.call("GET", "/me", token=forged).status == 401
