"""The OpenAPI document, and that answers are what it promises."""

import pytest
from openapi_spec_validator import validate

from common.http import answers, answers_admin, answers_patients
from common.http.routes.table import ENDPOINTS


@pytest.fixture
def document(world) -> dict:
    return world.client.get("/api/v1/openapi.json").get_json()


def test_it_is_valid_3_1(document) -> None:
    validate(document)
    assert document["openapi"].startswith("3.1")


def test_it_covers_every_route(document) -> None:
    described = {
        (method.upper(), path)
        for path, operations in document["paths"].items()
        for method in operations
    }
    served = {(e.method, "/api/v1" + e.path.replace("<", "{").replace(">", "}")) for e in ENDPOINTS}
    assert described == served | {("GET", "/api/v1/sign-in")}


def test_how_to_sign_in_is_asked_for_without_a_token(document) -> None:
    operation = document["paths"]["/api/v1/sign-in"]["get"]
    assert operation["security"] == []
    assert {"200", "500"} == set(operation["responses"])


def test_it_says_which_changes_need_if_match(document) -> None:
    signature = document["paths"]["/api/v1/reports/{report_id}/signature"]["post"]
    needed = {p["name"] for p in signature["parameters"] if p["required"]}
    assert "If-Match" in needed


def test_errors_are_problems(document) -> None:
    responses = document["paths"]["/api/v1/uploads"]["post"]["responses"]
    assert list(responses["400"]["content"]) == ["application/problem+json"]
    assert {"201", "200", "401", "403", "413", "415", "422"} <= set(responses)


@pytest.mark.parametrize(
    ("path", "role", "model"),
    [
        ("/uploads", "viewer", answers.UploadList),
        ("/uploads/{upload_id}", "viewer", answers.UploadOut),
        ("/analyses/{analysis_id}", "viewer", answers.AnalysisOut),
        ("/analyses/{analysis_id}/evidence/f1", "viewer", answers.EvidenceOut),
        ("/patients", "viewer", answers_patients.PatientList),
        ("/patients/{patient_id}", "viewer", answers_patients.PatientOut),
        ("/patients/{patient_id}/timeline", "viewer", answers_patients.HistoryList),
        ("/patients/{patient_id}/summary", "viewer", answers_patients.SummaryOut),
        ("/reports/{report_id}", "viewer", answers_patients.ReportOut),
        ("/admin/audit", "admin", answers_admin.AuditList),
        ("/admin/dead-letters", "admin", answers_admin.DeadLetterList),
        ("/admin/dead-letters/{dead_letter_id}", "admin", answers_admin.DeadLetterDetail),
        ("/admin/api-keys", "admin", answers_admin.ApiKeyList),
        ("/limits", "viewer", answers_admin.LimitsOut),
        ("/me", "viewer", answers_admin.MeOut),
        ("/nothing", "viewer", answers.Problem),
    ],
)
def test_answers_are_what_it_promises(world, path, role, model) -> None:
    world.ask("GET", "/uploads", "admin")
    model.model_validate(world.ask("GET", path.format(**world.seeds().paths()), role).get_json())
