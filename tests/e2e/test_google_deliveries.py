"""What Pub/Sub delivers again, or cannot deliver: real functions, pushed to by its emulator."""

from collections.abc import Iterator

import pytest

from common.backends.emulated.java import Emulators
from common.backends.local.postgres import Addresses
from common.domain.events import UploadAccepted
from common.domain.model import Analysis
from tests.e2e.google import Deployment, deployed
from tests.e2e.server import until

pytestmark = pytest.mark.emulators


def send(google: Deployment, number: int) -> str:
    """A document that becomes a report; the upload's id."""
    text = f"Haemoglobin {13 + number / 10:.1f} g/dL (12.0 - 16.0)\n".encode()
    facts = {"modality": "document", "patient_ref": f"P-{number}"}
    upload_id = google.upload(f"{number}.txt", text, "text/plain", **facts)
    google.settled(upload_id, "reported")
    return upload_id


@pytest.fixture(scope="module")
def google(
    emulators: Emulators, migrated: Addresses, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Deployment]:
    """The product on Google Cloud, as far as it can be had on one machine."""
    with deployed(emulators, migrated, tmp_path_factory.mktemp("google")) as deployment:
        yield deployment


def test_what_is_delivered_again_is_done_once(google: Deployment) -> None:
    topics = google.parts.topics
    first = send(google, 1)
    [heard] = topics.pull(UploadAccepted.NAME)
    topics.repeat(UploadAccepted.NAME, heard)
    until(lambda: topics.pull(UploadAccepted.NAME) or None, "the repetition")
    second = send(google, 2)
    with google.records.transaction("demo") as tx:
        found = tx.find(Analysis)
    assert sorted(analysis.upload_id for analysis in found) == sorted([first, second])


def test_what_keeps_failing_is_a_dead_letter_until_it_is_repaired(google: Deployment) -> None:
    upload_id = send(google, 3)
    sha256 = str(google.call("GET", f"/uploads/{upload_id}").json["sha256"])
    with google.damaged(sha256):
        assert google.call("POST", f"/uploads/{upload_id}/reprocess", {}).status in (200, 202)
        assert google.settled(upload_id, "failed")["reason"] == "attempts_exhausted"
    admin = google.token("admin")
    [letter] = google.call("GET", "/admin/dead-letters", token=admin).json["items"]  # type: ignore[misc]
    assert (letter["upload_id"], letter["attempts"]) == (upload_id, 5)
    path = f"/admin/dead-letters/{letter['dead_letter_id']}/replay"
    assert google.call("POST", path, {}, token=admin).status in (200, 202)
    assert google.settled(upload_id, "reported")["run"] == 3
