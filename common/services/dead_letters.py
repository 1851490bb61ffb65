"""Events that exhausted their attempts: seen, replayed, discarded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from common.domain.access import Action, require
from common.domain.errors import ConflictError, NotFoundError
from common.domain.events import Event, from_json, to_json
from common.domain.ledger import DeadLetter, OutboxRow
from common.domain.model import JsonObject, Principal, Upload
from common.ports import Backend, Transaction
from common.services import audit, outbox, runs
from common.services.shapes import Page, iso


def listed(
    principal: Principal,
    status: str | None,
    after: Sequence[object] | None,
    limit: int,
    backend: Backend,
) -> Page[JsonObject]:
    """Dead letters, newest first, without what their events carry besides ids."""
    require(principal, Action.ADMINISTER, principal.tenant_id)
    where: dict[str, object] = {"status": status} if status else {}
    order = ("created_at", "dead_letter_id")
    with backend.records.transaction(principal.tenant_id) as transaction:
        found = transaction.find(
            DeadLetter, where, order=order, descending=True, after=after, limit=limit + 1
        )
        audit.note(transaction, principal, "read", "dead_letter", "list")
    page = Page.of(found, limit, lambda d: (d.created_at, d.dead_letter_id))
    return Page(items=[_body(letter) for letter in page.items], last=page.last)


def replay(principal: Principal, dead_letter_id: str, backend: Backend) -> JsonObject:
    """Have the work done again, as a new run, each time this is asked for."""
    require(principal, Action.ADMINISTER, principal.tenant_id)
    now = backend.now()
    with backend.records.transaction(principal.tenant_id) as transaction:
        letter = transaction.get(DeadLetter, dead_letter_id, lock=True)
        if letter.status == "discarded":
            raise ConflictError("it was discarded")
        event, row = _again(transaction, letter, now)
        replayed = replace(letter, event=to_json(event), status="replayed", changed_at=now)
        replayed = transaction.replace(replayed)
        audit.note(
            transaction, principal, "replayed", "dead_letter", dead_letter_id, {"run": event.run}
        )
    outbox.publish(row, backend)
    return _body(replayed)


def discard(principal: Principal, dead_letter_id: str, reason: str, backend: Backend) -> JsonObject:
    """Put a dead letter aside for good, with a reason."""
    require(principal, Action.ADMINISTER, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        letter = transaction.get(DeadLetter, dead_letter_id, lock=True)
        if letter.status == "discarded":
            raise ConflictError("it was discarded before")
        discarded = replace(letter, status="discarded", changed_at=backend.now())
        discarded = transaction.replace(discarded)
        detail = {"because": reason}
        audit.note(transaction, principal, "discarded", "dead_letter", dead_letter_id, detail)
    return _body(discarded)


def _again(transaction: Transaction, letter: DeadLetter, now: datetime) -> tuple[Event, OutboxRow]:
    """The event with a run that was never used, and its outbox row.

    An upload whose bytes we hold goes through all its steps again; anything else is announced anew.
    """
    event = from_json(letter.event)
    upload = _upload(transaction, letter)
    if upload is not None and upload.accepted_generation:
        runs.check_repeatable(upload)
        running, row = runs.start(transaction, upload, now)
        return replace(event, run=running.run), row
    last_run = max(event.run, upload.run if upload is not None else 0)
    again = replace(event, run=last_run + 1)
    return again, outbox.announce(transaction, again, now)


def _upload(transaction: Transaction, letter: DeadLetter) -> Upload | None:
    """The upload the event was about, where it is about one that was recorded."""
    if letter.upload_id is None:
        return None
    try:
        return transaction.get(Upload, letter.upload_id, lock=True)
    except NotFoundError:
        return None


def _body(letter: DeadLetter) -> JsonObject:
    """What may be shown: an object's name, which can name a person, stays out."""
    event_type = letter.event.get("type")
    data = letter.event.get("data")
    run = data.get("run") if isinstance(data, dict) else None
    return {
        "dead_letter_id": letter.dead_letter_id,
        "subscription": letter.subscription,
        "type": event_type,
        "upload_id": letter.upload_id,
        "run": run,
        "attempts": letter.attempts,
        "error": letter.error,
        "status": letter.status,
        "created_at": iso(letter.created_at),
        "changed_at": iso(letter.changed_at),
    }
