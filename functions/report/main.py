"""Cloud entry point: an analysis or a signature becomes a PDF."""

import functions_framework
from cloudevents.http import CloudEvent

from common.domain.events import (
    AnalysisCompleted,
    AnalysisRevised,
    ReportAmendmentStarted,
    ReportSigned,
)
from common.entry import on, run_event
from common.services import report as service

ROUTES = (
    on(AnalysisCompleted, service.handle),
    on(AnalysisRevised, service.handle),
    on(ReportSigned, service.handle_signed),
    on(ReportAmendmentStarted, service.handle_amendment),
)


@functions_framework.cloud_event
def report(cloud_event: CloudEvent) -> None:
    """Handle one delivery."""
    run_event(ROUTES, cloud_event)
