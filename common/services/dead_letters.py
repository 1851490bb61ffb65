"""Events that exhausted their attempts: seen, replayed, discarded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from common.domain.access import Action, require
from common.domain.errors import ConflictError, InvalidInputError, NotFoundError
from common.domain.events import Event, from_json, to_json
from common.domain.ledger import DeadLetter, OutboxRow
from common.domain.model import JsonObject, Principal, Upload
from common.ports import Backend, Transaction
from common.services import audit, letter_contents, outbox, runs
from common.services.shapes import Page, iso


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Which open letters are replayed at once, and whether it is only tried out."""

    which: Mapping[str, object]
    after: Sequence[object] | None
    limit: int
    is_dry: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Replays:
    """What became of a batch, or would; `last` is where the next one begins."""

    matching: int
    replayed: int
    refused: int
    last: Sequence[object] | None


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


def one(principal: Principal, dead_letter_id: str, backend: Backend) -> JsonObject:
    """One of them: what its event says without naming anybody, and what a replay would do."""
    require(principal, Action.ADMINISTER, principal.tenant_id)
    with backend.records.transaction(principal.tenant_id) as transaction:
        letter = transaction.get(DeadLetter, dead_letter_id)
        done = letter_contents.done(transaction, dead_letter_id)
        would, run, why_not = _would(transaction, letter)
        audit.note(transaction, principal, "read", "dead_letter", dead_letter_id)
    event, withheld = letter_contents.shown(letter.event)
    return {
        **_body(letter),
        "event": event,
        "withheld": withheld,
        "would": would,
        "would_run": run,
        "why_not": why_not,
        "done": done,
    }


def replay_many(principal: Principal, batch: Batch, backend: Backend) -> Replays:
    """Replay the oldest open ones that match, each for itself; those that cannot be stay open.

    A batch is bounded, and the next one is asked for: whoever asks sets the pace.
    """
    require(principal, Action.ADMINISTER, principal.tenant_id)
    where = {**batch.which, "status": "open"}
    order = ("created_at", "dead_letter_id")
    fate: list[bool] = []
    with backend.records.transaction(principal.tenant_id) as transaction:
        matching = sum(transaction.tally(DeadLetter, "status", where).values())
        found = transaction.find(
            DeadLetter, where, order=order, after=batch.after, limit=batch.limit + 1
        )
        page = Page.of(found, batch.limit, lambda d: (d.created_at, d.dead_letter_id))
        if batch.is_dry:
            fate = [_would(transaction, letter)[0] is not None for letter in page.items]
            audit.note(transaction, principal, "previewed", "dead_letter", "list")
    if not batch.is_dry:
        fate = [_replayed(principal, letter.dead_letter_id, backend) for letter in page.items]
    return Replays(
        matching=matching, replayed=sum(fate), refused=len(fate) - sum(fate), last=page.last
    )


def _replayed(principal: Principal, dead_letter_id: str, backend: Backend) -> bool:
    """Whether it could be; somebody else may have dealt with it meanwhile."""
    try:
        replay(principal, dead_letter_id, backend)
    except (ConflictError, InvalidInputError):
        return False
    return True


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
    upload = _upload(transaction, letter, lock=True)
    if upload is not None and upload.accepted_generation:
        runs.check_repeatable(upload)
        running, row = runs.start(transaction, upload, now)
        return replace(event, run=running.run), row
    again = replace(event, run=_next_run(event, upload))
    return again, outbox.announce(transaction, again, now)


def _would(
    transaction: Transaction, letter: DeadLetter
) -> tuple[str | None, int | None, str | None]:
    """What `_again` would do: `rerun` or `announce` and the run, or the code of why it would not.

    Nothing is written: the answer holds for as long as nobody changes what it is about.
    """
    if letter.status == "discarded":
        return None, None, ConflictError.code
    try:
        event = from_json(letter.event)
        upload = _upload(transaction, letter)
        if upload is None or not upload.accepted_generation:
            return "announce", _next_run(event, upload), None
        runs.check_repeatable(upload)
        runs.check_startable(transaction, upload)
    except (ConflictError, InvalidInputError) as error:
        return None, None, error.code
    return "rerun", upload.run + 1, None


def _next_run(event: Event, upload: Upload | None) -> int:
    return max(event.run, upload.run if upload is not None else 0) + 1


def _upload(transaction: Transaction, letter: DeadLetter, *, lock: bool = False) -> Upload | None:
    """The upload the event was about, where it is about one that was recorded."""
    if letter.upload_id is None:
        return None
    try:
        return transaction.get(Upload, letter.upload_id, lock=lock)
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
