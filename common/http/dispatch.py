"""A request of the functions framework through our own Flask app."""

import io

from flask import Flask, Request, Response
from werkzeug.exceptions import RequestEntityTooLarge


def dispatch(app: Flask, request: Request) -> Response:
    """The app's answer.

    The framework reads its request's body again after we return, so the app gets a copy of its
    own. A body over the app's limit is not read: its announced size is what the app refuses.
    """
    limit = int(app.config["MAX_CONTENT_LENGTH"])
    environ = dict(request.environ)
    environ.pop("werkzeug.request", None)
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    body, size = _body(request, limit)
    environ["wsgi.input"] = io.BytesIO(body)
    environ["wsgi.input_terminated"] = True
    environ["CONTENT_LENGTH"] = str(size)
    with app.request_context(environ):
        return app.full_dispatch_request()


def _body(request: Request, limit: int) -> tuple[bytes, int]:
    """The body and its size; of one over the limit only that it is."""
    announced = request.content_length or 0
    if announced > limit:
        return b"", announced
    request.max_content_length = limit
    try:
        body = request.get_data()
    except RequestEntityTooLarge:
        return b"", limit + 1
    return body, len(body)
