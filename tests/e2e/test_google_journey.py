"""One upload to a signed report on the backend gcp: Google's Pub/Sub pushes to real functions."""

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from common.backends.local.postgres import Addresses
from common.domain.events import UploadAccepted
from common.domain.model import Analysis
from tests.e2e.google import Deployment, deployed
from tests.e2e.server import until
from tests.emulators.java import Emulators

pytestmark = pytest.mark.emulators

SAMPLES = Path(__file__).parents[1] / "samples"
PANEL = (SAMPLES / "documents" / "hormone_panel_en.pdf").read_bytes()
SPERM = next((SAMPLES / "sperm_synthetic").glob("*oval.png")).read_bytes()


@pytest.fixture(scope="module")
def google(
    emulators: Emulators, migrated: Addresses, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Deployment]:
    """The product on Google Cloud, as far as it can be had on one machine."""
    with deployed(emulators, migrated, tmp_path_factory.mktemp("google")) as deployment:
        yield deployment


def text_of(google: Deployment, report_id: str) -> str:
    """The text of a report's PDF, through its signed address."""
    link = google.call("GET", f"/reports/{report_id}/pdf")
    assert link.status == 200, link.body
    got = google.send("GET", str(link.json["url"]), None, {})
    assert got.status == 200
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(got.body)).pages)


def test_document_through_the_api_becomes_a_signed_report(google: Deployment) -> None:
    upload_id = google.upload(
        "panel.pdf", PANEL, "application/pdf", modality="document", patient_ref="P-1"
    )
    upload = google.settled(upload_id, "reported")
    [report_id] = upload["reports"]  # type: ignore[misc]
    assert "AMH" in text_of(google, report_id)

    seen = google.call("GET", f"/reports/{report_id}")
    signed = google.call(
        "POST",
        f"/reports/{report_id}/signature",
        {"meaning": "approved"},
        headers={"If-Match": seen.headers["ETag"]},
    )
    assert signed.status in (200, 202), signed.body
    google.settled(upload_id, "signed")
    assert "DRAFT" not in text_of(google, report_id).upper()


def test_dropped_picture_becomes_a_report_with_a_receipt(google: Deployment) -> None:
    path = "demo/drop/today/a b.png"
    facts = {"schema": "fertivision.sidecar/1", "patient_ref": "P-2", "um_per_px": 0.15}
    sidecar = json.dumps({**facts, "modality": "sperm_cell_image"}).encode()
    google.put(f"{path}.json", sidecar)
    google.put(path, SPERM)
    receipt = google.receipt(path, "accepted")
    upload = google.settled(str(receipt["upload_id"]), "reported")
    [analysis_id] = upload["analyses"]  # type: ignore[misc]
    body = google.call("GET", f"/analyses/{analysis_id}").json
    assert body["provenance"]["input_sha256"] == hashlib.sha256(SPERM).hexdigest()  # type: ignore[index]
    picture = google.call("GET", f"/analyses/{analysis_id}/image")
    assert google.send("GET", str(picture.json["url"]), None, {}).body[:4] in (b"\x89PNG", b"RIFF")


def test_a_file_that_is_none_is_refused_with_a_receipt(google: Deployment) -> None:
    path = "demo/drop/sperm_cell_image/P-3/note.png"
    google.put(path, b"not a picture")
    assert google.receipt(path, "rejected")["reason"] == "unsupported_media"


def test_the_stores_answer_and_the_workers_say_how_they_confine(google: Deployment) -> None:
    ready = google.send("GET", f"{google.address}/ready", None, {})
    assert (ready.status, ready.json["checks"]) == (200, {"records": "ok", "blobs": "ok"})
    assert ready.json["isolation"] in ("full", "reduced")


def test_what_is_delivered_again_is_done_once(google: Deployment) -> None:
    topics = google.parts.topics
    heard = topics.pull(UploadAccepted.NAME)
    assert heard, "the tests before this one sent files"
    for message in heard:
        topics.repeat(UploadAccepted.NAME, message)
    until(lambda: topics.pull(UploadAccepted.NAME) or None, "the repetition")
    google.settled(
        google.upload(
            "b.txt",
            b"Haemoglobin 13.2 g/dL (12.0 - 16.0)\n",
            "text/plain",
            modality="document",
            patient_ref="P-4",
        ),
        "reported",
    )
    with google.records.transaction("demo") as tx:
        found = tx.find(Analysis)
    assert len(found) == len({analysis.upload_id for analysis in found}) == 3


def test_what_keeps_failing_is_a_dead_letter_until_it_is_repaired(google: Deployment) -> None:
    text = b"Haemoglobin 14.1 g/dL (12.0 - 16.0)\n"
    upload_id = google.upload("c.txt", text, "text/plain", modality="document", patient_ref="P-5")
    google.settled(upload_id, "reported")
    with google.damaged(hashlib.sha256(text).hexdigest()):
        assert google.call("POST", f"/uploads/{upload_id}/reprocess", {}).status in (200, 202)
        assert google.settled(upload_id, "failed")["reason"] == "attempts_exhausted"
    admin = google.token("admin")
    [letter] = google.call("GET", "/admin/dead-letters", token=admin).json["items"]  # type: ignore[misc]
    assert (letter["upload_id"], letter["attempts"]) == (upload_id, 5)
    path = f"/admin/dead-letters/{letter['dead_letter_id']}/replay"
    assert google.call("POST", path, {}, token=admin).status in (200, 202)
    assert google.settled(upload_id, "reported")["run"] == 3
