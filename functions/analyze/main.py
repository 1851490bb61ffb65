"""Cloud entry point: an accepted upload is analysed."""

import functions_framework
from cloudevents.http import CloudEvent

from common.domain.events import UploadAccepted
from common.entry import on, run_event
from common.services import analyze as service

ROUTES = (on(UploadAccepted, service.handle),)


@functions_framework.cloud_event
def analyze(cloud_event: CloudEvent) -> None:
    """Handle one delivery."""
    run_event(ROUTES, cloud_event)
