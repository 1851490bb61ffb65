"""A request of the functions framework through our own Flask app."""

import io

from flask import Flask, Request, Response


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
    """The body and its size; of one over the limit only that it is.

    A body of unknown length is cut off by the framework without a word, so one byte more than the
    limit is asked for.
    """
    announced = request.content_length or 0
    if announced > limit:
        return b"", announced
    request.max_content_length = limit + 1
    body = request.get_data()
    return (body, len(body)) if len(body) <= limit else (b"", len(body))
