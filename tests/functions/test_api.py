"""The API function under the real framework."""

import json

import pytest

from common.domain.model import Tenant
from tests.functions.conftest import Deployed


def test_health_answers(deployed: Deployed) -> None:
    answer = deployed.ask("api", method="GET", path="/health")
    assert answer.status == 200
    assert answer.type.startswith("application/json")


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/v1/nowhere", "/api/v1/../etc/passwd"])
def test_unknown_path_is_a_problem(deployed: Deployed, path: str) -> None:
    answer = deployed.ask("api", method="GET", path=path)
    assert answer.status in (401, 404)
    assert answer.type == "application/problem+json"
    assert json.loads(answer.body)["code"] in ("not_found", "unauthenticated")


@pytest.mark.parametrize("path", ["/robots.txt", "/favicon.ico"])
def test_what_the_framework_answers_itself_shows_nothing(deployed: Deployed, path: str) -> None:
    answer = deployed.ask("api", method="GET", path=path)
    assert answer.status == 404
    assert b"Traceback" not in answer.body


def test_a_posted_body_arrives(deployed: Deployed) -> None:
    with deployed.backend.records.transaction("api-clinic") as tx:
        tx.create(
            Tenant(
                tenant_id="api-clinic",
                name="Clinic",
                letterhead={},
                analyzers={},
                created_at=deployed.backend.now(),
            )
        )
    token = deployed.token("api-clinic", "technician")
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    body = json.dumps({"patient_ref": "P-ü-1"}).encode()
    answer = deployed.ask("api", body, headers, path="/api/v1/patients")
    assert answer.status == 201
    assert json.loads(answer.body)["patient_ref"] == "P-ü-1"
