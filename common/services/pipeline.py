"""How the pipeline does, from the records of one clinic: what waits, how long steps took."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from common.domain.access import Action, require
from common.domain.ledger import DeadLetter, TimelineStep
from common.domain.model import JsonObject, Principal, Upload
from common.ports import Backend
from common.services import audit
from common.services.shapes import iso

WINDOW = timedelta(hours=24)
_FAR = 1000  # uploads that are looked at
_STEPS_EACH = 12
_SMALLEST = 5  # below so many durations a percentile says nothing

# Each step: where an upload stands while it waits for it, and where it stands after it.
_STAGES = {
    "ingest": (("awaiting_upload", "waiting"), ("accepted",)),
    "analyze": (("accepted",), ("analyzed",)),
    "report": (("analyzed",), ("reported",)),
    "review": (("reported",), ("signed",)),
}
_FAILED_AFTER = {"failed", "rejected", "expired"}


def of(principal: Principal, backend: Backend) -> JsonObject:
    """Each step's waiting uploads, its throughput and its durations in the last 24 hours."""
    require(principal, Action.ADMINISTER, principal.tenant_id)
    now = backend.now()
    since = now - WINDOW
    with backend.records.transaction(principal.tenant_id) as transaction:
        recent = transaction.find(
            Upload,
            {"changed_at>": since},
            order=("changed_at", "upload_id"),
            descending=True,
            limit=_FAR,
        )
        stuck = transaction.find(
            Upload, {"status": _waiting_states()}, order=("changed_at",), limit=_FAR
        )
        names = tuple(u.upload_id for u in recent)
        steps = (
            transaction.find(
                TimelineStep,
                {"upload_id": names, "at>": since},
                order=("upload_id", "run", "at"),
                limit=_FAR * _STEPS_EACH,
            )
            if names
            else []
        )
        letters = transaction.find(DeadLetter, {"status": "open"}, limit=_FAR)
        audit.note(transaction, principal, "read", "pipeline", "health")
    return {
        "since": iso(since),
        "uploads": len(recent),
        "is_all": len(recent) < _FAR and len(stuck) < _FAR,
        "open_dead_letters": len(letters),
        "stages": [_stage(name, stuck, steps, now) for name in _STAGES],
    }


def _waiting_states() -> tuple[str, ...]:
    return tuple(state for before, _ in _STAGES.values() for state in before)


def _stage(
    name: str, uploads: Sequence[Upload], steps: Sequence[TimelineStep], now: datetime
) -> JsonObject:
    before, after = _STAGES[name]
    waiting = [u.changed_at for u in uploads if u.status in before]
    took, failed = _passages(steps, before, after)
    return {
        "stage": name,
        "waiting": len(waiting),
        "oldest_s": round((now - min(waiting)).total_seconds(), 1) if waiting else None,
        "passed": len(took),
        "failed": failed,
        "p50_s": _percentile(took, 0.5),
        "p95_s": _percentile(took, 0.95),
    }


def _passages(
    steps: Sequence[TimelineStep], before: Sequence[str], after: Sequence[str]
) -> tuple[list[float], int]:
    """How long each passage took, and how many uploads ended there instead."""
    took: list[float] = []
    failed = 0
    for earlier, later in pairwise(steps):
        if (earlier.upload_id, earlier.run) != (later.upload_id, later.run):
            continue
        if earlier.step in before and later.step in after:
            took.append((later.at - earlier.at).total_seconds())
        elif earlier.step in before and later.step in _FAILED_AFTER:
            failed += 1
    return took, failed


def _percentile(values: Sequence[float], share: float) -> float | None:
    """The nearest-rank percentile; None where there are too few values to speak of one."""
    if len(values) < _SMALLEST:
        return None
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)
