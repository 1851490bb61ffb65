"""The event bus in PostgreSQL: a durable queue with leases, back-off and dead letters."""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import cast

from common.domain import envelopes, events
from common.domain.errors import InvalidInputError
from common.domain.events import Event
from common.records.statements import Run, Statements

# Which functions hear of what. An event nobody here listens to still leaves a trace for integrators
# in the cloud.
SUBSCRIPTIONS: dict[type[Event], tuple[str, ...]] = {
    events.ObjectUploaded: ("ingest",),
    events.SweepRequested: ("ingest",),
    events.DeadLettered: ("dead-letters",),
    events.UploadAccepted: ("analyze",),
    events.AnalysisCompleted: ("report",),
    events.AnalysisRevised: ("report",),
    events.ReportSigned: ("report",),
    events.ReportAmendmentStarted: ("report",),
}

_PUT = """
insert into live.queue (subscription, event, published_at, available_at)
values (:subscription, cast(:event as jsonb), :at, :at)
"""

# `attempts` counts deliveries; the lease outlasts the longest answer a function may take. What is
# taken is chosen once: a plan may run a plain subquery again, and then takes more than `most`.
_TAKE = """
with chosen as materialized (
     select id from live.queue
      where subscription = :subscription and available_at <= clock_timestamp()
        and (lease_until is null or lease_until < clock_timestamp())
      order by available_at, id limit :most for update skip locked)
update live.queue q set lease_until = clock_timestamp() + :lease, attempts = attempts + 1
  from chosen where q.id = chosen.id
returning q.id, q.event, q.published_at, q.attempts
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One delivery: the `attempts`-th, of an event in its own encoding."""

    id: int
    subscription: str
    event: Mapping[str, object]
    published_at: datetime
    attempts: int


def publish_within(run: Run, event: Event, at: datetime) -> None:
    """Queue the event in a transaction that is open already."""
    stamped = json.dumps(events.to_json(replace(event, published_at=at)))
    for subscription in SUBSCRIPTIONS.get(type(event), ()):
        run(_PUT, subscription=subscription, event=stamped, at=at)


class LocalBus:
    """`EventBus` over `live.queue`; the dispatcher of the local server empties it."""

    def __init__(self, statements: Statements, now: Callable[[], datetime]) -> None:
        self._statements = statements
        self._now = now

    def publish(self, event: Event) -> None:
        """Durable when it returns."""
        if len(SUBSCRIPTIONS.get(type(event), ())) > 1:
            with self._statements.transaction() as run:
                publish_within(run, event, self._now())
        else:
            publish_within(self._statements.run, event, self._now())

    def decode(self, raw: object) -> Sequence[Event]:
        """Our events of any of the three forms."""
        if not isinstance(raw, Mapping):
            raise InvalidInputError("an event that is not an object")
        return envelopes.decode(raw)


class Queue:
    """What the dispatcher does with the queue."""

    def __init__(
        self,
        statements: Statements,
        *,
        first_wait_s: float,
        longest_wait_s: float,
        most: int,
        quick: Statements | None = None,
    ) -> None:
        self._statements = statements
        self._quick = quick or statements
        self._first_wait_s = first_wait_s
        self._longest_wait_s = longest_wait_s
        self._most_attempts = most

    def due(self) -> list[str]:
        """The subscriptions that have something to deliver."""
        rows = self._quick.run(
            "select distinct subscription from live.queue where available_at <= clock_timestamp()"
            " and (lease_until is null or lease_until < clock_timestamp())"
        )
        return [str(row["subscription"]) for row in rows]

    def take(self, subscription: str, most: int, lease_s: float = 660) -> list[Message]:
        """Up to `most` messages that are due, leased to the caller."""
        rows = self._statements.run(
            _TAKE, subscription=subscription, most=most, lease=timedelta(seconds=lease_s)
        )
        return [
            Message(
                id=int(str(row["id"])),
                subscription=subscription,
                event=cast(Mapping[str, object], row["event"]),
                published_at=cast(datetime, row["published_at"]),
                attempts=int(str(row["attempts"])),
            )
            for row in rows
        ]

    def done(self, *messages: Message) -> None:
        """Acknowledged. Losing this delete in a crash only repeats a delivery: it need not wait."""
        self._quick.run(
            "delete from live.queue where id = any(cast(:ids as bigint[]))",
            ids=[message.id for message in messages],
        )

    def failed(self, message: Message, error: str, at: datetime) -> bool:
        """Not acknowledged: back later, or among the dead letters (then True)."""
        is_last = message.attempts >= self._most_attempts
        if is_last and message.subscription != "dead-letters":
            self._bury(message, error, at)
            return True
        wait = min(self._longest_wait_s, self._first_wait_s * 2 ** min(message.attempts - 1, 20))
        seconds = wait * random.uniform(0.5, 1.0)  # noqa: S311
        self._statements.run(
            "update live.queue set lease_until = null, last_error = :error,"
            " available_at = clock_timestamp() + :wait where id = :id",
            id=message.id,
            error=error,
            wait=timedelta(seconds=seconds),
        )
        return False

    def _bury(self, message: Message, error: str, at: datetime) -> None:
        original = events.from_json(message.event)
        dead = events.DeadLettered(
            tenant_id=original.tenant_id,
            run=original.run,
            subscription=message.subscription,
            attempts=message.attempts,
            error=error,
            original=message.event,
        )
        with self._statements.transaction() as run:
            publish_within(run, dead, at)
            run("delete from live.queue where id = :id", id=message.id)

    def depth(self) -> Mapping[str, int]:
        """How many messages wait in each subscription."""
        rows = self._statements.run(
            "select subscription, count(*) as n from live.queue group by subscription"
        )
        return {str(row["subscription"]): int(str(row["n"])) for row in rows}

    def free_leases(self) -> None:
        """At the start of the only dispatcher: whatever was leased is not being worked on
        any more.
        """
        self._statements.run(
            "update live.queue set lease_until = null where lease_until is not null"
        )
