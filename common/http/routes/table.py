"""The route table: every address of the API that needs a token."""

from common.http.routes import (
    admin,
    analyses,
    api_keys,
    patient_exports,
    patients,
    reports,
    session,
    uploads,
)

ENDPOINTS = (
    *uploads.ENDPOINTS,
    *analyses.ENDPOINTS,
    *patients.ENDPOINTS,
    *patient_exports.ENDPOINTS,
    *reports.ENDPOINTS,
    *admin.ENDPOINTS,
    *api_keys.ENDPOINTS,
    *session.ENDPOINTS,
)
