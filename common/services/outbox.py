"""What the API announces: written in the transaction that decided it, published after it."""

import logging
from dataclasses import replace
from datetime import datetime

from common.domain.errors import UnavailableError
from common.domain.events import Event, from_json, to_json
from common.domain.ledger import OutboxRow
from common.ports import Backend, Transaction

_log = logging.getLogger(__name__)


def announce(transaction: Transaction, event: Event, at: datetime) -> OutboxRow:
    """Write the event into the outbox; a repetition of an event adds nothing."""
    row = OutboxRow(
        tenant_id=event.tenant_id,
        event_id=event.event_id,
        event=to_json(replace(event, published_at=at)),
        created_at=at,
    )
    transaction.create(row)
    return row


def publish(row: OutboxRow, backend: Backend) -> None:
    """Publish a committed row. What cannot be published now stays in the outbox for the sweep."""
    try:
        backend.bus.publish(from_json(row.event))
        backend.records.mark_sent(row, backend.now())
    except UnavailableError:
        _log.warning("outbox.later", extra={"event_id": row.event_id})
