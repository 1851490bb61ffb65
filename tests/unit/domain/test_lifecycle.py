"""Every pair of states: forward only."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import product

import pytest

from common.domain import lifecycle
from common.domain.errors import ConflictError
from common.domain.model import ReportStatus, Upload, UploadStatus

AT = datetime(2026, 1, 1, tzinfo=UTC)
UPLOADS = [status.value for status in UploadStatus]
DRAFTS = [status.value for status in ReportStatus]
ENDS = {"rejected", "duplicate", "held", "expired", "failed", "signed"}
WAY = ["accepted", "analyzed", "reported", "signed"]
FORWARD = {
    "awaiting_upload": {
        "waiting",
        "accepted",
        "held",
        "duplicate",
        "rejected",
        "expired",
        "failed",
    },
    "waiting": {"accepted", "held", "duplicate", "rejected", "expired", "failed"},
    "accepted": {"analyzed", "held", "rejected", "failed"},
    "analyzed": {"reported", "held", "failed"},
    "reported": {"signed", "failed"},
}
REPORTS = {
    "rendering": {"draft", "superseded"},
    "draft": {"signing", "superseded"},
    "signing": {"signed"},
    "signed": {"amended"},
}


def test_every_status_is_in_the_table() -> None:
    assert set(lifecycle.UPLOAD_NEXT) == {status.value for status in UploadStatus}
    assert set(lifecycle.REPORT_NEXT) == {status.value for status in ReportStatus}


@pytest.mark.parametrize(("current", "new"), list(product(UPLOADS, repeat=2)))
def test_an_upload_only_goes_forward(
    make_upload: Callable[..., Upload], current: str, new: str
) -> None:
    upload = make_upload("u", status=current, reason="before")
    if new in FORWARD.get(current, set()):
        moved = lifecycle.move(upload, new, AT, "why")
        assert (moved.status, moved.reason, moved.changed_at) == (new, "why", AT)
    else:
        with pytest.raises(ConflictError):
            lifecycle.move(upload, new, AT)


@pytest.mark.parametrize(("current", "new"), list(product(DRAFTS, repeat=2)))
def test_a_report_only_goes_forward(current: str, new: str) -> None:
    if new in REPORTS.get(current, set()):
        lifecycle.check_report(current, new)
    else:
        with pytest.raises(ConflictError):
            lifecycle.check_report(current, new)


def test_no_way_leads_back() -> None:
    for status in UploadStatus:
        assert all(
            status == later or not lifecycle.has_reached(status, later)
            for later in lifecycle.UPLOAD_NEXT[status]
        )


@pytest.mark.parametrize("current", [s.value for s in UploadStatus])
def test_ends_are_ends(current: str) -> None:
    assert (not lifecycle.UPLOAD_NEXT[current]) is (current in ENDS)


@pytest.mark.parametrize(("current", "wanted"), list(product(WAY, repeat=2)))
def test_what_was_reached_is_all_before(current: str, wanted: str) -> None:
    reached = WAY.index(current) >= WAY.index(wanted)
    assert lifecycle.has_reached(current, wanted) is reached


def test_a_new_run_starts_again(make_upload: Callable[..., Upload]) -> None:
    again = lifecycle.new_run(make_upload("u", status="failed", reason="x", run=3), AT)
    assert (again.run, again.status, again.reason) == (4, "accepted", None)
