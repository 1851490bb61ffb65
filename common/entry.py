"""What every deployed function does around its service: context, decoding, claiming, error
policy.
"""

import gc
import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from common import bootstrap, logs
from common.domain.errors import (
    InvalidFileError,
    ServiceError,
    UnauthenticatedError,
    UnavailableError,
)
from common.domain.events import DeadLettered, Event, SweepRequested
from common.ports import Backend, Claim, ClaimState, JobKey
from common.services import endings
from common.settings import Settings

if TYPE_CHECKING:
    from flask import Flask, Request, Response

_LOG = logging.getLogger(__name__)

E = TypeVar("E", bound=Event)
Handler = Callable[[Event, Backend, Settings], None]


class CloudEvent(Protocol):
    """What the functions framework hands over."""

    data: object

    def get_attributes(self) -> Mapping[str, object]:
        """The attributes, `data` excluded."""
        ...


@dataclass(frozen=True, slots=True)
class Route:
    """Which service handles which event."""

    kind: type[Event]
    handle: Handler


def on(kind: type[E], handle: Callable[[E, Backend, Settings], None]) -> Route:
    """A line of a function's routing table."""
    return Route(kind, cast(Handler, handle))


def run_event(routes: Sequence[Route], cloud_event: CloudEvent) -> None:
    """Handle one delivery. Returning acknowledges it; raising asks for it again."""
    settings, backend = _begin()
    own = {"data": cloud_event.data, "authorization": _authorization()}
    try:
        received = backend.bus.decode({**cloud_event.get_attributes(), **own})
    except (UnauthenticatedError, UnavailableError) as error:
        # Not acknowledged: a stranger learns nothing, and after a wrong setting no event is lost.
        _LOG.warning("event.unauthenticated", extra={"code": error.code})
        raise UnavailableError("the event is to be delivered again") from None
    except ServiceError as error:
        _LOG.warning("event.unreadable", extra={"code": error.code})
        return
    try:
        for event in received:
            _route(routes, event, backend, settings)
    finally:
        logs.set_context()  # the thread's next request may fail before it has a context of its own


def _authorization() -> str | None:
    """What the sender says of itself: the framework hands an event over without its headers."""
    from flask import has_request_context, request

    return request.headers.get("Authorization") if has_request_context() else None


def _route(routes: Sequence[Route], event: Event, backend: Backend, settings: Settings) -> None:
    for route in routes:
        if isinstance(event, route.kind):
            _deliver(route, event, backend, settings)
            return
    _LOG.warning("event.unrouted", extra={"event_type": event.type})


def run_http(request: "Request") -> "Response":
    """Answer one HTTP request; every error becomes problem+json inside."""
    from common.http.dispatch import dispatch

    return dispatch(_app(), request)


@cache
def _app() -> "Flask":
    with _nothing_to_collect():
        from common.http.app import create_app

        settings = bootstrap.settings()
        logs.configure(settings.log_level)
        return create_app(bootstrap.backend, settings)


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """What is imported stays: to look for garbage meanwhile takes a tenth of a start, in vain."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@cache
def _configured() -> None:
    logs.configure(bootstrap.settings().log_level)


def _begin() -> tuple[Settings, Backend]:
    _configured()
    return bootstrap.settings(), bootstrap.backend()


def _deliver(route: Route, event: Event, backend: Backend, settings: Settings) -> None:
    """One event under the error policy of this file."""
    logs.set_context(
        tenant_id=event.tenant_id,
        event_id=event.event_id,
        upload_id=cast("str | None", getattr(event, "upload_id", None)),
    )
    try:
        if _is_too_old(event, backend, settings):
            endings.hold(event, "event_too_old", backend, settings)
            _LOG.warning("event.too_old", extra={"event_type": event.type})
        else:
            _work(route, event, backend, settings)
    except Exception as error:
        # Only the kind of the error and where it happened leave this process: its message, and that
        # of its causes, may quote data.
        is_expected = isinstance(error, UnavailableError)
        level = logging.INFO if is_expected else logging.ERROR
        message = "event.postponed" if is_expected else "event.failed"
        _LOG.log(level, message, exc_info=error, extra={"event_type": event.type})
        raise UnavailableError("the event is to be delivered again") from None


def _is_too_old(event: Event, backend: Backend, settings: Settings) -> bool:
    if event.published_at is None or isinstance(event, DeadLettered | SweepRequested):
        return False
    return backend.now() - event.published_at > timedelta(seconds=settings.event_max_age_s)


def _work(route: Route, event: Event, backend: Backend, settings: Settings) -> None:
    job = JobKey(
        step=event.NAME,
        tenant_id=event.tenant_id,
        subject_id=event.subject_id,
        generation=event.generation,
        run=event.run,
    )
    lease = timedelta(seconds=settings.job_lease_s)
    claim = backend.state.claim(job, lease, backend.records.last_fence(job))
    if claim.state is ClaimState.DONE:
        _LOG.info("event.repeated", extra={"event_type": event.type})
        return
    if claim.state is ClaimState.BUSY:
        raise UnavailableError("another worker has this job")
    bound = replace(backend, records=backend.records.bound(claim))
    try:
        with _renewed(claim, lease, backend):
            _handle(route, event, bound, settings)
    except BaseException:
        backend.state.release(claim)
        raise
    backend.state.finish(claim)


def _handle(route: Route, event: Event, backend: Backend, settings: Settings) -> None:
    """Errors that no retry can mend end here, visibly; all others travel on."""
    try:
        route.handle(event, backend, settings)
    except InvalidFileError as error:
        endings.reject(event, error.reason, backend, settings)
        _LOG.info("upload.rejected", extra={"reason": error.reason})
    except ServiceError as error:
        if error.retryable:
            raise UnavailableError(error.code) from error
        endings.fail(event, error.code, backend, settings)
        _LOG.error("event.refused", exc_info=error, extra={"code": error.code})


@contextmanager
def _renewed(claim: Claim, lease: timedelta, backend: Backend) -> Iterator[None]:
    """Keep the claim alive while the work goes on."""
    stop = threading.Event()

    def renew() -> None:
        while not stop.wait(lease.total_seconds() / 3):
            try:
                if not backend.state.extend(claim, lease):
                    return  # somebody else has the job; the fence keeps our writes out
            except UnavailableError:
                continue  # the next third of the lease is soon enough

    thread = threading.Thread(target=renew, daemon=True, name="lease")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
