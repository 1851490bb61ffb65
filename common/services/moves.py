"""A status that changes, and the line of the timeline that says so, always together."""

from datetime import datetime

from common.domain import lifecycle
from common.domain.ledger import TimelineStep
from common.domain.model import Upload
from common.ports import Transaction


def move(
    tx: Transaction, upload: Upload, status: str, at: datetime, reason: str | None = None
) -> Upload:
    """The upload in its new status, written; ConflictError where that would go backwards."""
    moved = tx.replace(lifecycle.move(upload, status, at, reason))
    note(tx, moved, at)
    return moved


def note(tx: Transaction, upload: Upload, at: datetime) -> None:
    """Write the timeline's line of the status that the upload has."""
    tx.create(
        TimelineStep(
            tenant_id=upload.tenant_id,
            upload_id=upload.upload_id,
            run=upload.run,
            step=upload.status,
            reason=upload.reason,
            at=at,
        )
    )
