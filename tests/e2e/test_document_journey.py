"""Documents through the whole product: a photographed page to its report, and whose they are."""

import csv
import io
import json

import numpy as np
import pytest
from PIL import Image

from tests.e2e.server import Server, until
from tests.e2e.test_journey import SAMPLES, pdf_of
from training.evaluate import raster

FOLDER = SAMPLES / "documents"
PANEL = FOLDER / "hormone_panel_en.pdf"
EXPECTED = json.loads((FOLDER / "expected.json").read_text())[PANEL.name]


def scan() -> bytes:
    """The first page as a scanner sees it: 200 dpi, turned by a degree, noisy."""
    out = io.BytesIO()
    raster.rasterise(PANEL.read_bytes())[0].save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def photograph() -> bytes:
    """The page on a dark table from a little aside, with light that falls off to one corner."""
    page = raster.rasterise(PANEL.read_bytes(), skew_degrees=0.0, noise=6.0)[0]
    width, height = page.size
    taken = Image.new("L", (width + 240, height + 240), 60)
    taken.paste(page, (120, 120))
    # Where the corners of the picture come from: the far edge of the sheet is shorter.
    corners = (-40, -20, -90, taken.height, taken.width + 90, taken.height, taken.width + 40, -20)
    seen = taken.transform(taken.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC,
                           fillcolor=60)  # fmt: skip
    rows, columns = np.mgrid[0 : 1 : seen.height * 1j, 0 : 1 : seen.width * 1j]
    lit = np.asarray(seen) * (1.0 - 0.25 * rows * columns)
    out = io.BytesIO()
    Image.fromarray(lit.astype(np.uint8)).convert("RGB").save(out, "JPEG", quality=92)
    return out.getvalue()


PICTURES = [("scan.png", "image/png", scan), ("photo.jpg", "image/jpeg", photograph)]


@pytest.mark.parametrize(("name", "media_type", "made"), PICTURES)
def test_a_picture_of_a_page_becomes_a_report_with_its_values(
    running: Server, name: str, media_type: str, made: object
) -> None:
    data = made()  # type: ignore[operator]
    upload_id = running.upload(
        name, data, media_type, modality="document", patient_ref=f"P-picture-{name[:4]}"
    )
    upload = running.settled(upload_id, "reported", "rejected", "failed", "held")
    assert upload["status"] == "reported", upload["reason"]
    [analysis_id] = upload["analyses"]  # type: ignore[misc]
    body = running.call("GET", f"/analyses/{analysis_id}").json
    findings = {f["code"]: f for f in body["findings"]}  # type: ignore[union-attr]
    assert "read_by_ocr" in body["quality"]["flags"]  # type: ignore[index]
    for slug, (comparator, value, unit, flag) in EXPECTED.items():
        found = findings[f"lab.{slug}"]
        told = (found.get("comparator"), found["value"], found["unit"], found.get("flag"))
        assert told == (comparator, value, unit, flag), slug
        assert found["region"]["page"] == 1
    link = running.call("GET", f"/analyses/{analysis_id}/image?page=1")
    seen = running.send("GET", str(link.json["url"]), None, {})
    assert Image.open(io.BytesIO(seen.body)).width > 400
    [report_id] = upload["reports"]  # type: ignore[misc]
    text, _ = pdf_of(running, report_id)
    for printed in ("0.84", "11.8", "178", "412", "2.31", "15.4", "ng/mL", "pmol/L"):
        assert printed in text, printed


def patient(server: Server, ref: str, name: str, birth_date: str, sex: str) -> None:
    body = {"patient_ref": ref, "name": name, "birth_date": birth_date, "sex": sex}
    made = server.call("POST", "/patients", body, token=server.token("technician"))
    assert made.status in (200, 201), made.body


def panel(mark: str) -> bytes:
    """The panel of Alma Testcase, in bytes that no other test sends."""
    return PANEL.read_bytes() + f"\n% {mark}\n".encode()


def test_a_document_of_another_person_is_held_whichever_way_it_comes(running: Server) -> None:
    patient(running, "P-bram", "Bram Proefpersoon", "1988-08-30", "male")
    uploaded = running.upload(
        "a.pdf", panel("identity api"), "application/pdf", modality="document",
        patient_ref="P-bram",
    )  # fmt: skip
    path = "demo/drop/identity/a.pdf"
    running.drop(path, panel("identity drop"), modality="document", patient_ref="P-bram")
    receipt = running.receipt(path, "held")
    assert receipt["reason"] == "identity_mismatch"
    for upload_id in (uploaded, str(receipt["upload_id"])):
        upload = running.settled(upload_id, "held", "reported")
        assert (upload["status"], upload["reason"]) == ("held", "identity_mismatch")
        assert upload["facts"]["identity"]["name"] == "disagree"  # type: ignore[index]
        assert upload["analyses"] == [] and upload["reports"] == []
        assert "Testcase" not in json.dumps(upload)


def test_the_same_document_for_two_patients_stops_the_line(running: Server) -> None:
    data = panel("two patients")
    first = running.upload(
        "a.pdf", data, "application/pdf", modality="document", patient_ref="P-first"
    )
    running.settled(first, "reported")
    second = running.upload(
        "a.pdf", data, "application/pdf", modality="document", patient_ref="P-second"
    )
    path = "demo/drop/identity/b.pdf"
    running.drop(path, data, modality="document", patient_ref="P-third")
    dropped = running.receipt(path, "held")
    assert dropped["reason"] == "other_patient_has_it"
    for upload_id in (second, str(dropped["upload_id"])):
        upload = running.settled(upload_id, "held", "reported")
        assert (upload["status"], upload["reason"]) == ("held", "other_patient_has_it")
        assert upload["analyses"] == [] and upload["reports"] == []


ORDERS = (
    "MSH|^~\\&|LIS|LAB|||20260105||ORU^R01|{n}|P|2.5.1\rPID|1||9||\r"
    "OBR|1||ORD-5001|1^Hormones^L\rOBX|1|NM|38476-8^AMH^LN||{amh}|ng/mL^^UCUM|||||{status}\r"
)
OTHER_ORDER = "OBR|2||ORD-5002|1^Thyroid^L\rOBX|1|NM|3016-3^TSH^LN||2.1|m[IU]/L^^UCUM|||||F\r"


def test_a_correction_of_one_order_supersedes_its_results_alone(running: Server) -> None:
    """From two messages to the page's answer, the report and the exports."""
    texts = [ORDERS.format(n=1, amh="0.6", status="F") + OTHER_ORDER,
             ORDERS.format(n=2, amh="2.6", status="C")]  # fmt: skip
    facts = {"modality": "document", "patient_ref": "P-orders"}
    sent = []
    for text in texts:
        sent.append(running.upload("m.hl7", text.encode(), "application/hl7-v2", **facts))
        running.settled(sent[-1], "reported")
    [older], [newer] = (running.call("GET", f"/uploads/{u}").json["analyses"] for u in sent)  # type: ignore[misc]

    def settled() -> dict[str, object] | None:
        body = running.call("GET", f"/analyses/{older}").json
        return body if "versions" in body else None

    body = until(settled, "the first message's analysis to say that there is a newer version")
    [told] = body["versions"]["reports"]  # type: ignore[index]
    assert (told["report_number"], told["superseded_by"]) == ("ORD-5001", newer)
    marked = {f["code"]: f.get("superseded", False) for f in body["findings"]}  # type: ignore[union-attr]
    assert (marked["lab.amh"], marked["lab.tsh"]) == (True, False)
    patient_id = str(running.call("GET", "/patients?ref=P-orders").json["items"][0]["patient_id"])  # type: ignore[index]
    table = running.call("GET", f"/patients/{patient_id}/export.csv").body.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    shown = {(r["code"], r["value"]): r["superseded"] for r in rows if r["code"][:4] == "lab."}
    assert shown == {("lab.amh", "0.6"): "true", ("lab.amh", "2.6"): "", ("lab.tsh", "2.1"): ""}
    bundle = running.call("GET", f"/patients/{patient_id}/fhir").json
    tagged = [e["resource"] for e in bundle["entry"] if "meta" in e["resource"]]  # type: ignore[union-attr]
    assert [one["valueQuantity"]["value"] for one in tagged] == [0.6]
