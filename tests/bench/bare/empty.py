"""The empty HTTP function that a cold start is compared to."""

import flask
import functions_framework


@functions_framework.http
def empty(request: flask.Request) -> str:
    """Answer."""
    return "ok"
