"""One request, from the token to the answer."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Response, request

from common import logs
from common.domain.access import require
from common.domain.errors import NotFoundError, PermissionDeniedError, ServiceError
from common.domain.model import Principal
from common.http import addresses, auth, problems, requests
from common.http.endpoint import Answer, Call, Endpoint
from common.ports import Backend
from common.services import audit, idempotency
from common.settings import Settings

_KEPT_HEADERS = ("Content-Type", "ETag", "Location")


@dataclass(frozen=True, slots=True)
class Context:
    """What all requests of one process share."""

    backend: Callable[[], Backend]
    settings: Settings
    known: auth.Known = field(default_factory=auth.Known)


def view(endpoint: Endpoint, context: Context) -> Callable[..., Response]:
    """The Flask view of an endpoint."""

    def serve(**values: str) -> Response:
        backend = context.backend()
        hops = context.settings.proxy_hops
        address = addresses.range_of(request.headers, request.remote_addr, hops)
        who = auth.who(request.headers, address, backend, context.known)
        logs.set_context(**{**logs.CONTEXT.get(), "tenant_id": who.tenant_id})
        auth.count(who, backend, context.settings)
        try:
            response = _answered(endpoint, context, who, backend, values)
        except (PermissionDeniedError, NotFoundError) as error:
            audit.refused(who, f"{endpoint.method} {endpoint.path}", error.code, backend)
            raise
        response.headers["RateLimit-Policy"] = auth.policy(context.settings)
        return response

    return serve


def _answered(
    endpoint: Endpoint,
    context: Context,
    who: Principal,
    backend: Backend,
    values: dict[str, str],
) -> Response:
    if endpoint.action is not None:
        require(who, endpoint.action, who.tenant_id)
    call = Call(
        principal=who,
        backend=backend,
        settings=context.settings,
        path=requests.path(values),
        scope=_scope(endpoint),
        query=requests.query(endpoint, request.args),
        body=requests.body(endpoint, request),
        if_match=request.headers.get("If-Match"),
        origin=_origin(context.settings),
        wants_json=_wants_json(),
    )
    if endpoint.needs_if_match:
        call.seen_version()
    key = requests.idempotency_key(request) if endpoint.method == "POST" else None
    if key is None:
        return _response(endpoint.handle(call), call)
    return _once(endpoint, call, key)


def _once(endpoint: Endpoint, call: Call, key: str) -> Response:
    """The answer to a request with an `Idempotency-Key`: the first one, however often asked."""
    who, backend = call.principal, call.backend
    target = f"{request.full_path}\n{call.if_match or ''}"
    print_ = idempotency.fingerprint(request.method, target, request.get_data())
    stored = idempotency.claim(who, key, print_, backend)
    if stored is not None:
        response = Response(stored.body, stored.status)
        response.headers.update(stored.headers)
        return response
    is_kept = False
    try:
        response = _final(endpoint, call)
        headers = {h: response.headers[h] for h in _KEPT_HEADERS if h in response.headers}
        answer = idempotency.Stored(
            status=response.status_code, headers=headers, body=response.get_data()
        )
        idempotency.keep(who, key, answer, backend)
        is_kept = True
    finally:
        if not is_kept:
            idempotency.give_up(who, key, backend)
    return response


def _final(endpoint: Endpoint, call: Call) -> Response:
    """The answer that every repetition gets: success, or a refusal that no retry can change."""
    try:
        return _response(endpoint.handle(call), call)
    except ServiceError as error:
        if error.retryable or error.http_status in (401, 403, 404, 412, 428, 429):
            raise
        return problems.of_error(error)


def _response(answer: Answer, call: Call) -> Response:
    if answer.location is not None and not call.wants_json:
        return _bare(302, "Location", answer.location)
    if answer.download is not None:
        content = answer.download.content
    else:
        content = json.dumps(answer.body, ensure_ascii=False, separators=(",", ":")).encode()
    response = Response(content, answer.status, content_type=answer.media_type)
    if answer.download is not None:
        named = f'attachment; filename="{answer.download.filename}"'
        response.headers["Content-Disposition"] = named
    is_single = request.method == "GET" and answer.location is None
    if answer.etag is not None or is_single:
        tag = answer.etag or f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        response.headers["ETag"] = tag
        if is_single and tag in _listed(request.headers.get("If-None-Match", "")):
            return _bare(304, "ETag", tag)
    return response


def _bare(status: int, header: str, value: str) -> Response:
    """An answer without a body, and so without a type of one."""
    response = Response(b"", status, headers={header: value})
    del response.headers["Content-Type"]
    return response


def _listed(header: str) -> list[str]:
    return [tag.strip().removeprefix("W/") for tag in header.split(",")]


def _scope(endpoint: Endpoint) -> str:
    """What a cursor belongs to: the list and its filters, in any order."""
    members = sorted((k, v) for k, v in request.args.items(multi=True) if k not in _PAGING)
    return json.dumps([request.path, members])


_PAGING = ("cursor", "limit")


def _origin(settings: Settings) -> str | None:
    """The page's origin, where it is the page that asks: a slot must allow it."""
    origin = request.headers.get("Origin")
    return origin if origin is not None and origin == settings.public_url.rstrip("/") else None


def _wants_json() -> bool:
    accepted = request.headers.get("Accept", "")
    return "application/json" in accepted
