"""Every route by every role, and with another clinic's ids: from the route table itself."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from common.domain.model import Report, Role, Upload
from common.http.endpoint import Endpoint
from common.http.routes.table import ENDPOINTS

READERS = {"viewer", "technician", "clinician", "admin"}
EVERYBODY = READERS | {"integrator"}
STAFF = {"technician", "clinician"}
BODY = {
    "filename": "a.png",
    "size": 3,
    "sha256": "e" * 64,
    "media_type": "image/png",
    "patient_ref": "P-1",
}
CHANGES = {"changes": [{"finding_id": "f1", "value": False, "reason": "seen"}]}

# Who may, what is sent. A route that is not here fails `test_every_route_has_a_case`.
CASES: dict[str, tuple[set[str], object]] = {
    "uploads.create": (STAFF | {"integrator"}, BODY),
    "uploads.worklist": (EVERYBODY, None),
    "uploads.counts": (EVERYBODY, None),
    "uploads.one": (EVERYBODY, None),
    "uploads.reprocess": (STAFF | {"admin"}, {}),
    "uploads.release": (STAFF, {"reason": "it is right"}),
    "analyses.one": (EVERYBODY, None),
    "analyses.evidence": (EVERYBODY, None),
    "analyses.revisions": (EVERYBODY, None),
    "analyses.image": (EVERYBODY, None),
    "analyses.correct": (STAFF, CHANGES),
    "patients.create": (STAFF, {"patient_ref": "P-9"}),
    "patients.search": (READERS, None),
    "patients.one": (READERS, None),
    "patients.timeline": (READERS, None),
    "patients.summary": (READERS, None),
    "exports.values": (READERS, None),
    "exports.accesses": (READERS, None),
    "exports.fhir": (READERS, None),
    "exports.csv": (READERS, None),
    "exports.xlsx": (READERS, None),
    "reports.listing": (READERS, None),
    "reports.one": (EVERYBODY, None),
    "reports.pdf": (EVERYBODY, None),
    "reports.sign": ({"clinician"}, {"meaning": "reviewed"}),
    "reports.amend": ({"clinician"}, {"reason": "a mistake"}),
    "admin.account": ({"admin"}, None),
    "admin.export": ({"admin"}, None),
    "admin.verification": ({"admin"}, None),
    "admin.health": ({"admin"}, None),
    "admin.letters": ({"admin"}, None),
    "admin.letter": ({"admin"}, None),
    "admin.replays": ({"admin"}, {"dry_run": True}),
    "admin.replay": ({"admin"}, {}),
    "admin.discard": ({"admin"}, {"reason": "known"}),
    "api_keys.listing": ({"admin"}, None),
    "api_keys.create": ({"admin"}, {"name": "n", "scopes": ["upload"]}),
    "api_keys.rotate": ({"admin"}, {}),
    "api_keys.revoke": ({"admin"}, None),
    "session.me": (EVERYBODY, None),
    "session.limits": (EVERYBODY, None),
}
ROLES = [role.value for role in Role if role is not Role.SYSTEM]
WITH_IDS = [endpoint for endpoint in ENDPOINTS if "<" in endpoint.path]


def _path(endpoint: Endpoint, values: Mapping[str, str]) -> str:
    path = endpoint.path
    for name, value in values.items():
        path = path.replace(f"<{name}>", value)
    return path


def _ask(world, endpoint, role, ids, tenant_id="t1"):
    sent = {"If-Match": '"1"'} if endpoint.needs_if_match else {}
    if endpoint.name == "reports.amend":
        sent = {"If-Match": '"2"'}
    return world.ask(
        endpoint.method,
        _path(endpoint, ids.paths()),
        role,
        tenant_id,
        json=CASES[endpoint.name][1],
        headers=sent,
    )


def test_every_route_has_a_case(world) -> None:
    assert {endpoint.name for endpoint in ENDPOINTS} == set(CASES)
    served = {rule.endpoint for rule in world.app.url_map.iter_rules()}
    assert served == set(CASES) | {"health", "ready", "counters", "document", "sign_in"}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_exactly_what_is_its_own(world, role) -> None:
    for endpoint in ENDPOINTS:
        status = _ask(world, endpoint, role, world.seeds()).status_code
        allowed = CASES[endpoint.name][0]
        assert (status != 403) == (role in allowed), (endpoint.name, status)
        assert status < 500


@pytest.mark.parametrize("role", ROLES)
def test_another_clinics_ids_are_not_found(world, role) -> None:
    for endpoint in WITH_IDS:
        status = _ask(world, endpoint, role, world.seeds("t2")).status_code
        assert status == (404 if role in CASES[endpoint.name][0] else 403), endpoint.name
    assert not [a for a in world.audited("t2") if a[0] != "refused"]


def test_lists_show_nothing_of_another_clinic(world) -> None:
    theirs = {value for name, value in world.seeds("t2").paths().items() if name != "finding_id"}
    for path in (
        "/uploads",
        "/reports",
        "/admin/api-keys",
        "/patients",
        "/admin/audit",
        "/admin/dead-letters",
    ):
        text = world.ask("GET", path, "admin").text
        assert not [value for value in theirs if value in text]


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.name)
def test_every_route_leaves_its_line_in_the_account(world, endpoint) -> None:
    if endpoint.name == "reports.amend":
        with world.backend.records.transaction("t1") as tx:
            report = tx.get(Report, world.seeds().paths()["report_id"])
            tx.replace(replace(report, status="signed"))
    if endpoint.name == "uploads.release":
        with world.backend.records.transaction("t1") as tx:
            upload = tx.get(Upload, world.seeds().paths()["upload_id"])
            tx.replace(replace(upload, status="held"))
    role = "admin" if endpoint.path.startswith("/admin") else "clinician"
    answer = _ask(world, endpoint, role, world.seeds())
    assert answer.status_code < 400, answer.text
    assert len(world.audited()) == (0 if endpoint.tag == "session" else 1)


def test_refusals_are_in_the_account(world) -> None:
    world.ask("GET", f"/uploads/{world.seeds('t2').paths()['upload_id']}")
    assert ("refused", "route", "GET /uploads/<upload_id>") in world.audited()


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.name)
def test_no_route_answers_without_a_token(world, endpoint) -> None:
    path = _path(endpoint, world.seeds().paths())
    answer = world.client.open(f"/api/v1{path}", method=endpoint.method, json={})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
