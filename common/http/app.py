"""The Flask app: routes, security headers, error handlers, request ids."""

import json
import logging
import secrets
import time
from collections.abc import Callable
from functools import cache

from flask import Flask, Response, g, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from common import logs
from common.domain.errors import ServiceError
from common.http import openapi, probes, problems
from common.http.metrics import Metrics
from common.http.routes import session
from common.http.routes.table import ENDPOINTS
from common.http.serve import Context, view
from common.ports import Backend
from common.settings import Settings

PREFIX = "/api/v1"

_log = logging.getLogger(__name__)

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "Vary": "Accept, Authorization, X-Api-Key",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def create_app(backend: Callable[[], Backend], settings: Settings) -> Flask:
    """The API over a backend, which is asked for with the first request that needs it."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.request_max_bytes
    app.url_map.strict_slashes = True
    app.url_map.merge_slashes = False
    context = Context(backend, settings)
    for endpoint in ENDPOINTS:
        app.add_url_rule(
            f"{PREFIX}{endpoint.path}",
            endpoint.name,
            view(endpoint, context),
            methods=[endpoint.method],
            provide_automatic_options=False,
        )
    metrics = Metrics()
    _add_public(app, context, metrics)
    _add_handlers(app)
    app.before_request(_begin)
    app.after_request(lambda response: _end(response, metrics))
    return app


def _add_public(app: Flask, context: Context, metrics: Metrics) -> None:
    """The addresses that need no token: probes, counters, the OpenAPI document, how to sign in."""

    build_document = cache(lambda: openapi.document(ENDPOINTS, PREFIX))

    def health() -> Response:
        return _json({"status": "ok"})

    def ready() -> Response:
        checks = probes.checks(context.backend)
        is_ready = all(state == "ok" for state in checks.values())
        body = {
            "status": "ready" if is_ready else "not_ready",
            "checks": checks,
            "isolation": probes.confinement(context.backend),
        }
        return _json(body, 200 if is_ready else 503)

    def counters() -> Response:
        return Response(metrics.text(), content_type="text/plain; version=0.0.4; charset=utf-8")

    def document() -> Response:
        return _json(build_document())

    def sign_in() -> Response:
        return _json(session.sign_in(context.settings))

    for path, function in (
        ("/health", health),
        ("/ready", ready),
        ("/metrics", counters),
        (f"{PREFIX}/openapi.json", document),
        (f"{PREFIX}/sign-in", sign_in),
    ):
        name = function.__name__
        app.add_url_rule(path, name, function, methods=["GET"], provide_automatic_options=False)


def _add_handlers(app: Flask) -> None:
    app.register_error_handler(ServiceError, problems.of_error)
    app.register_error_handler(ValidationError, problems.of_validation)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def _http_error(error: HTTPException) -> Response:
    response = problems.of_http(error.code or 500)
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def _unexpected(error: Exception) -> Response:
    """What nobody foresaw: the request id is all that leaves; place and kind go to the log."""
    _log.error("http.failed", exc_info=error)
    return problems.problem(500, "internal")


def _begin() -> None:
    g.started = time.perf_counter()
    g.request_id = f"req_{secrets.token_hex(12)}"
    logs.set_context(function="api", request_id=g.request_id)


def _end(response: Response, metrics: Metrics) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["X-Request-Id"] = g.request_id
    seconds = time.perf_counter() - g.started
    route = request.url_rule.rule if request.url_rule is not None else "none"
    metrics.count(_method(), route, response.status_code, seconds)
    _log.info(
        "http.request",
        extra={
            "method": _method(),
            "route": route,
            "status": response.status_code,
            "seconds": round(seconds, 4),
        },
    )
    return response


def _method() -> str:
    """The method, where it is a usual one: a label or a log line takes nobody's own words."""
    known = ("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS")
    return request.method if request.method in known else "other"


def _json(body: object, status: int = 200) -> Response:
    return Response(json.dumps(body), status, content_type="application/json")
