"""Cloud entry point: an uploaded object is checked and accepted, held or rejected."""

import functions_framework
from cloudevents.http import CloudEvent

from common.domain.events import DeadLettered, ObjectUploaded, SweepRequested
from common.entry import on, run_event
from common.services import endings, sweep
from common.services import ingest as service

ROUTES = (
    on(ObjectUploaded, service.handle),
    on(DeadLettered, endings.bury),
    on(SweepRequested, sweep.handle),
)


@functions_framework.cloud_event
def ingest(cloud_event: CloudEvent) -> None:
    """Handle one delivery."""
    run_event(ROUTES, cloud_event)
