"""Which status may follow which. The only place where a status changes."""

from dataclasses import replace
from datetime import datetime

from common.domain.errors import ConflictError
from common.domain.model import ReportStatus, Upload, UploadStatus

S = UploadStatus

# Within one run a status only moves forward. A run that ended stays ended; a new run starts at
# `accepted`.
UPLOAD_NEXT: dict[str, frozenset[str]] = {
    S.AWAITING_UPLOAD: frozenset(
        {S.WAITING, S.ACCEPTED, S.HELD, S.DUPLICATE, S.REJECTED, S.EXPIRED, S.FAILED}
    ),
    S.WAITING: frozenset({S.ACCEPTED, S.HELD, S.DUPLICATE, S.REJECTED, S.EXPIRED, S.FAILED}),
    S.ACCEPTED: frozenset({S.ANALYZED, S.HELD, S.REJECTED, S.FAILED}),
    S.ANALYZED: frozenset({S.REPORTED, S.HELD, S.FAILED}),
    S.REPORTED: frozenset({S.SIGNED, S.FAILED}),
    S.SIGNED: frozenset(),
    S.REJECTED: frozenset(),
    S.DUPLICATE: frozenset(),
    S.HELD: frozenset(),
    S.EXPIRED: frozenset(),
    S.FAILED: frozenset(),
}

R = ReportStatus

REPORT_NEXT: dict[str, frozenset[str]] = {
    R.RENDERING: frozenset({R.DRAFT, R.SUPERSEDED}),
    R.DRAFT: frozenset({R.SIGNING, R.SUPERSEDED}),
    R.SIGNING: frozenset({R.SIGNED}),
    R.SIGNED: frozenset({R.AMENDED}),
    R.AMENDED: frozenset(),
    R.SUPERSEDED: frozenset(),
}


def may_follow(current: str, new: str) -> bool:
    """Whether an upload may go from one status to the other within its run."""
    return new in UPLOAD_NEXT[current]


def has_reached(current: str, wanted: str) -> bool:
    """Whether an upload that stands at `current` went through `wanted`, or beyond it, in
    this run.
    """
    seen = {wanted}
    frontier = [wanted]
    while frontier:
        for following in UPLOAD_NEXT[frontier.pop()] - seen:
            seen.add(following)
            frontier.append(following)
    return current in seen


def move(upload: Upload, new: str, at: datetime, reason: str | None = None) -> Upload:
    """The upload in its new status; ConflictError where that would go backwards."""
    if not may_follow(upload.status, new):
        raise ConflictError(f"an upload cannot go from {upload.status} to {new}")
    return replace(upload, status=new, reason=reason, changed_at=at)


def new_run(upload: Upload, at: datetime) -> Upload:
    """The upload at the start of its next run."""
    return replace(
        upload, run=upload.run + 1, status=S.ACCEPTED.value, reason=None, flag=None, changed_at=at
    )


def check_report(current: str, new: str) -> None:
    """ConflictError where a report may not go from one status to the other."""
    if new not in REPORT_NEXT[current]:
        raise ConflictError(f"a report cannot go from {current} to {new}")
