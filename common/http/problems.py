"""Errors as `application/problem+json`: a stable code and a sentence, never what was sent."""

import json
from collections.abc import Sequence

from flask import Response
from pydantic import ValidationError

from common.domain.errors import (
    InvalidFileError,
    InvalidScaleError,
    QuotaExceededError,
    SecondFactorError,
    ServiceError,
    SignInTooOldError,
)
from common.domain.sentences import sentence
from common.logs import CONTEXT

SENTENCES: dict[str, str] = {
    "internal": "Something went wrong on our side. Quote the request id when you report it.",
    "invalid_input": "The request does not have the expected form.",
    "unauthenticated": "Sign in again: the sign-in is missing, has expired or is not valid here.",
    "sign_in_too_old": "Sign in again, then sign: the last sign-in is too long ago.",
    "second_factor_missing": "Sign in with a second factor, then sign.",
    "permission_denied": "Your role does not allow this.",
    "not_found": "There is nothing at this address.",
    "conflict": "It has changed, or is being worked on. Load it again, then retry.",
    "too_large": "This is larger than what is accepted.",
    "unsupported_media": "This type of content is not accepted here.",
    "invalid_file": "The file cannot be used.",
    "invalid_scale": "This scale is not possible here. Check the length, its unit and the points.",
    "precondition_failed": "Somebody changed it since you loaded it. Load it again, then decide.",
    "precondition_required": "Say which version you have seen (If-Match) to make this change.",
    "idempotency_mismatch": "This Idempotency-Key was used for a different request.",
    "quota_exceeded": "Too many requests. Wait a moment, then retry.",
    "configuration": "The service is not set up correctly. An administrator has to repair it.",
    "unavailable": "A part of the service does not answer just now. Retry in a moment.",
    "method_not_allowed": "This address does not take that kind of request.",
}

TITLES: dict[int, str] = {
    400: "Bad request",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    412: "Precondition failed",
    413: "Too large",
    415: "Unsupported media type",
    422: "Cannot be processed",
    428: "Precondition required",
    429: "Too many requests",
    500: "Internal error",
    503: "Unavailable",
}

_HTTP_CODES: dict[int, str] = {
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media",
}

RETRY_AFTER_S = 2


def problem(
    status: int,
    code: str,
    *,
    detail: str | None = None,
    errors: Sequence[dict[str, str]] | None = None,
    reason: str | None = None,
) -> Response:
    """A problem answer."""
    body: dict[str, object] = {
        "type": f"urn:fertivision:problem:{code}",
        "title": TITLES.get(status, "Error"),
        "status": status,
        "detail": detail or SENTENCES.get(code, SENTENCES["internal"]),
        "code": code,
        "request_id": CONTEXT.get().get("request_id", ""),
    }
    if errors is not None:
        body["errors"] = list(errors)
    if reason is not None:
        body["reason"] = reason
    return Response(json.dumps(body), status, content_type="application/problem+json")


def of_error(error: ServiceError) -> Response:
    """The problem of a deliberate error, with the headers that its status asks for."""
    if isinstance(error, InvalidFileError):
        text = sentence("rejected", error.reason)
        return problem(error.http_status, error.code, detail=text, reason=error.reason)
    reason = error.reason if isinstance(error, InvalidScaleError) else None
    response = problem(error.http_status, error.code, reason=reason)
    if isinstance(error, QuotaExceededError):
        response.headers["Retry-After"] = str(error.retry_after_s)
    elif error.http_status in (409, 503):
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
    elif isinstance(error, SignInTooOldError | SecondFactorError):
        response.headers["WWW-Authenticate"] = 'Bearer error="insufficient_user_authentication"'
    elif error.http_status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def of_validation(error: ValidationError) -> Response:
    """The problem of a request that does not have the promised form: where and how, not what."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    listed = [
        {"loc": _place(e["loc"], e["type"]), "type": e["type"], "message": e["msg"]}
        for e in found[:50]
    ]
    return problem(400, "invalid_input", errors=listed)


def of_http(status: int) -> Response:
    """The problem of an HTTP error that the framework raised."""
    if status >= 500:
        return problem(status, "internal")
    return problem(status, _HTTP_CODES.get(status, "invalid_input"))


def _place(location: tuple[int | str, ...], kind: str) -> str:
    """Where it is. The name of an unknown member is the sender's own text, so it stays out."""
    known = location[:-1] if kind == "extra_forbidden" else location
    return ".".join(str(part) for part in known)
