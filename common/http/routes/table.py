"""The route table: every address of the API that needs a token."""

from common.http.routes import admin, analyses, patients, reports, session, uploads

ENDPOINTS = (
    *uploads.ENDPOINTS,
    *analyses.ENDPOINTS,
    *patients.ENDPOINTS,
    *reports.ENDPOINTS,
    *admin.ENDPOINTS,
    *session.ENDPOINTS,
)
