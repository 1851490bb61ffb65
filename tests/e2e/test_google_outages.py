"""A service of Google Cloud is away while files are under way, or a handler is slow: nothing is
lost and nothing is done twice.
"""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from common.backends.emulated.java import Emulators
from common.backends.local.postgres import Addresses
from common.domain.model import Analysis, Report
from tests.e2e.google import Deployment, clinic, deployed
from tests.e2e.server import until

pytestmark = pytest.mark.emulators

AWAY_S = float(os.environ.get("OUTAGE_S", "4"))
FILES = 3
# Pub/Sub's least deadline, and a handler that takes longer.
DEADLINE_S, SLOW_S = 10, 11
# How many events the run with faults has; `EVENTS=1000` is a soak of some minutes.
EVENTS = int(os.environ.get("EVENTS", "90"))
# An upload is three events: received, accepted, analysed.
EACH = 3
SERVICES = ("storage", "pubsub", "firestore", "records")


@pytest.fixture(scope="module")
def google(
    emulators: Emulators, migrated: Addresses, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Deployment]:
    """The product with the most attempts that Pub/Sub allows, and its shortest deadline."""
    folder = tmp_path_factory.mktemp("google")
    with deployed(emulators, migrated, folder, attempts=100, deadline_s=DEADLINE_S) as deployment:
        yield deployment


def send(google: Deployment, tenant: str, number: int) -> str:
    """One document of a patient of its own."""
    text = f"Haemoglobin {12 + number / 10:.1f} g/dL (12.0 - 16.0)\n".encode()
    facts = {"modality": "document", "patient_ref": f"P-{number}"}
    return google.upload(f"{number}.txt", text, "text/plain", tenant=tenant, **facts)


def done_once(google: Deployment, tenant: str, files: int) -> None:
    """Each file has one analysis and one report, and nothing is a dead letter."""
    with google.records.transaction(tenant) as tx:
        analyses, reports = tx.find(Analysis), tx.find(Report)
    assert len({each.upload_id for each in analyses}) == len(analyses) == files
    assert len(reports) == files
    admin = google.token("admin", tenant)
    assert google.call("GET", "/admin/dead-letters", token=admin).json["items"] == []


@pytest.mark.parametrize("service", SERVICES)
def test_files_under_way_while_a_service_is_away_are_reported(
    google: Deployment, service: str
) -> None:
    tenant = f"without-{service}"
    clinic(google.records, tenant)
    door, deliveries = google.doors.before(service), google.doors.deliveries
    with ExitStack() as away:
        with deliveries.shut():
            sent = [send(google, tenant, number) for number in range(FILES)]
            away.enter_context(door.shut())
        until(lambda: door.turned_away or None, "a function that asks in vain")
        if service == "pubsub":
            away.enter_context(deliveries.shut())
        time.sleep(AWAY_S)
    for upload_id in sent:
        google.settled(upload_id, "reported", tenant=tenant)
    done_once(google, tenant, FILES)


def test_dropped_files_of_a_new_clinic_wait_for_its_keys(google: Deployment) -> None:
    clinic(google.records, "without-kms")
    kms = google.doors.kms
    paths = [f"without-kms/drop/document/P-{number}/{number}.txt" for number in range(FILES)]
    with kms.shut():
        for number, path in enumerate(paths):
            google.put(path, f"Haemoglobin 13.{number} g/dL (12.0 - 16.0)\n".encode())
        until(lambda: kms.turned_away or None, "a function that asks in vain")
        time.sleep(AWAY_S)
    for path in paths:
        upload_id = str(google.receipt(path, "accepted")["upload_id"])
        google.settled(upload_id, "reported", tenant="without-kms")
    done_once(google, "without-kms", FILES)


def test_handler_slower_than_its_deadline_writes_one_set_of_records(google: Deployment) -> None:
    clinic(google.records, "slow")
    deliveries = google.doors.deliveries
    before = deliveries.together
    upload_id = send(google, "slow", 1)
    google.doors.storage.wait_s = SLOW_S
    try:
        until(lambda: deliveries.together > before or None, "a second delivery beside the first")
    finally:
        google.doors.storage.wait_s = 0
    google.settled(upload_id, "reported", tenant="slow")
    done_once(google, "slow", 1)


def test_events_of_which_a_tenth_is_disturbed_are_all_reported_once(google: Deployment) -> None:
    clinic(google.records, "disturbed")
    deliveries, files = google.doors.deliveries, -(-EVENTS // EACH)
    with deliveries.disturbed(0.1):
        sent = [send(google, "disturbed", number) for number in range(files)]
        for upload_id in sent:
            google.settled(upload_id, "reported", tenant="disturbed")
        assert deliveries.lost > 0 and deliveries.unheard > 0
    print(f"{files} files, {deliveries.lost} pushes lost, {deliveries.unheard} done but unheard")
    done_once(google, "disturbed", files)
