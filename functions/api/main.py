"""Cloud entry point: the HTTP API."""

import functions_framework
from flask import Request, Response

from common.entry import run_http


@functions_framework.http
def api(request: Request) -> Response:
    """Answer one request."""
    return run_http(request)
