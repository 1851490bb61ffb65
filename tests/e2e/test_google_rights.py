"""Under the rights that Terraform gives, everything works; and no right is given for nothing."""

import base64
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from werkzeug.test import create_environ
from werkzeug.wrappers import Request

from common.backends.emulated.java import Emulators
from common.backends.local.postgres import Addresses
from tests.e2e.guarded import ALLOWED, ROWS, Guarded, guarded
from tests.e2e.server import until

pytestmark = [pytest.mark.emulators, pytest.mark.timeout(900)]

SAMPLES = Path(__file__).parents[1] / "samples"
PANEL = (SAMPLES / "documents" / "hormone_panel_en.pdf").read_bytes()
SPERM = next((SAMPLES / "sperm_synthetic").glob("*oval.png")).read_bytes()
# Rights that this journey has no use for, and who has.
UNUSED = {
    ("analyze", "models"): "a clinic's own model, which no analyzer here asks for",
    ("analyze", "receipts"): "the receipt of a file that only its analysis refuses",
}
# More than was used, so that what is written once may be written again by a repetition: whether
# Cloud Storage looks at the precondition before the right is for `pytest -m cloud` to show.
REPEATED = {("ingest", "accepted"), ("analyze", "reports"), ("report", "reports")}


@pytest.fixture(scope="module")
def google(
    emulators: Emulators, migrated: Addresses, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Guarded]:
    """The product, guarded, after one journey through all of it."""
    with guarded(emulators, migrated, tmp_path_factory.mktemp("rights")) as running:
        try:
            _sign_a_document(running)
            _send_a_large_picture(running)
            _drop_files(running)
            _look_after(running)
        except AssertionError as error:
            raise AssertionError(f"{running.refused()} were refused") from error
        yield running


def _sign_a_document(running: Guarded) -> None:
    site = running.deployment
    upload_id = site.upload(
        "panel.pdf", PANEL, "application/pdf", modality="document", patient_ref="P-1"
    )
    upload = site.settled(upload_id, "reported")
    [report_id] = upload["reports"]  # type: ignore[misc]
    link = site.call("GET", f"/reports/{report_id}/pdf")
    assert site.send("GET", str(link.json["url"]), None, {}).status == 200
    seen = site.call("GET", f"/reports/{report_id}")
    signed = site.call(
        "POST",
        f"/reports/{report_id}/signature",
        {"meaning": "approved"},
        headers={"If-Match": seen.headers["ETag"]},
    )
    assert signed.status in (200, 202), signed.body
    site.settled(upload_id, "signed")
    assert site.call("GET", f"/uploads/{upload_id}").status == 200


def _send_a_large_picture(running: Guarded) -> None:
    """Above 8 MiB a slot has a session too."""
    noise = np.random.default_rng(1).integers(0, 255, (1800, 1800, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(noise).save(file, "PNG")
    site = running.deployment
    upload_id = site.upload(
        "large.png",
        file.getvalue(),
        "image/png",
        modality="sperm_cell_image",
        patient_ref="P-9",
    )
    site.settled(upload_id, "reported", "rejected")


def _drop_files(running: Guarded) -> None:
    site = running.deployment
    path = "demo/drop/today/a.png"
    facts = {"schema": "fertivision.sidecar/1", "patient_ref": "P-2", "um_per_px": 0.15}
    site.put(f"{path}.json", json.dumps({**facts, "modality": "sperm_cell_image"}).encode())
    site.put(path, SPERM)
    receipt = site.receipt(path, "accepted")
    upload = site.settled(str(receipt["upload_id"]), "reported")
    [analysis_id] = upload["analyses"]  # type: ignore[misc]
    site.call("GET", f"/analyses/{analysis_id}/image")
    site.put("demo/drop/sperm_cell_image/P-3/note.png", b"no picture")
    site.receipt("demo/drop/sperm_cell_image/P-3/note.png", "rejected")
    site.put("demo/drop/today/who.png", SPERM[:-1] + b"\0")
    held = site.receipt("demo/drop/today/who.png", "held", "rejected")
    if held["outcome"] == "held":
        released = {"reason": "known", "modality": "sperm_cell_image", "patient_ref": "P-4"}
        answer = site.call("POST", f"/uploads/{held['upload_id']}/release", released)
        assert answer.status in (200, 202), answer.body
        site.settled(str(held["upload_id"]), "reported")


def _look_after(running: Guarded) -> None:
    """The sweep as the clock asks for it, and what an operator looks at."""
    words = json.dumps({"type": "com.fertivision.sweep.requested.v1", "data": {"tenant_id": "*"}})
    at = datetime.now(UTC).isoformat()
    data = base64.b64encode(words.encode()).decode()
    message = {"message": {"data": data, "messageId": "1", "publishTime": at}, "subscription": "s"}
    assert until(lambda: running.ask("ingest", message) == 200, "a sweep")
    assert running.deployment.send("GET", f"{running.deployment.address}/ready", None, {}).status


def test_nobody_was_refused(google: Guarded) -> None:
    assert not google.refused(), "\n".join(google.refused())


@pytest.mark.parametrize("name", sorted(ROWS))
def test_no_bucket_is_opened_for_nothing(google: Guarded, name: str) -> None:
    used = {area for area, _ in google.guards[name].used}
    given = set(ROWS[name]["buckets"])
    assert {(name, area) for area in given - used} - set(UNUSED) == set()


@pytest.mark.parametrize("name", sorted(ROWS))
def test_no_smaller_right_would_do(google: Guarded, name: str) -> None:
    used: dict[str, set[str]] = {}
    for area, action in google.guards[name].used:
        used.setdefault(area, set()).add(action)
    for area, actions in used.items():
        right = ROWS[name]["buckets"][area]
        smaller = [r for r, can in ALLOWED.items() if actions <= can and can < ALLOWED[right]]
        if (name, area) not in REPEATED:
            assert not smaller, f"{name} needs only {smaller} in {area}: {actions}"


def test_what_would_be_refused_is_refused(google: Guarded) -> None:
    """The guards themselves: a function that asks for another's bucket gets nothing."""
    guard = google.guards["api"]
    before = len(guard.refused)
    asked = Request(create_environ("/storage/v1/b/clinic-incoming/o/demo%2Fx"))
    assert guard.objects(asked).status_code == 403
    sent = Request(create_environ("/v1/projects/p/topics/fertivision-report.ready:publish"))
    assert guard.messages(sent).status_code == 403
    del guard.refused[before:]
