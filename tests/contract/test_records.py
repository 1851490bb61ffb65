"""What every implementation of `Records` promises."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from common.domain.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    PermissionDeniedError,
)
from common.domain.ledger import IdempotentAnswer, TimelineStep
from common.domain.model import (
    Patient,
    Report,
    Tenant,
    Upload,
)
from common.ports import Claim, ClaimState, JobKey, Records

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
JOB = JobKey(step="analyze", tenant_id="t1", subject_id="upl_1", generation=3)
Make = Callable[..., Upload]


def _claim(number: int) -> Claim:
    return Claim(job=JOB, state=ClaimState.GRANTED, number=number)


def _create(records: Records, *uploads: Upload) -> None:
    with records.transaction("t1") as transaction:
        assert all(transaction.create(upload) for upload in uploads)


def _found(records: Records, where: dict[str, object], **options: object) -> list[str]:
    with records.transaction("t1") as transaction:
        found = transaction.find(Upload, where, **options)  # type: ignore[arg-type]
    return [upload.upload_id for upload in found]


def test_what_was_created_is_read_back_equal(records: Records, make_upload: Make) -> None:
    facts = {"day": 5, "text": 'it\'s a \u00e9\\ "quote" :name %s', "list": [1, 2.5, None, True]}
    upload = make_upload("a", facts=facts, size=2**40, sha256="ab" * 32)
    _create(records, upload)
    with records.transaction("t1") as transaction:
        assert transaction.get(Upload, "a") == upload


def test_every_kind_of_column_keeps_its_value(records: Records) -> None:
    report = Report(
        tenant_id="t1",
        report_id="r",
        specimen_id="s",
        number=1,
        status="draft",
        language="en",
        template="1",
        revisions=(["ana_1", 1], ["ana_2", 3]),
        content={"sections": [{"title": "x"}]},
        identity_sealed=bytes(range(256)),
        content_sha256="0",
        signature={"by": "dr"},
        created_at=NOON,
        changed_at=NOON + timedelta(microseconds=1),
    )
    with records.transaction("t1") as transaction:
        transaction.create(report)
        assert transaction.get(Report, "r") == report


def test_a_time_comes_back_aware_and_in_utc(records: Records, make_upload: Make) -> None:
    _create(records, make_upload("a", created_at=datetime.fromisoformat("2026-01-01T02:00+02:00")))
    with records.transaction("t1") as transaction:
        created_at = transaction.get(Upload, "a").created_at
    assert created_at.isoformat() == "2026-01-01T00:00:00+00:00"


def test_create_of_an_existing_key_says_so_and_changes_nothing(
    records: Records, make_upload: Make
) -> None:
    _create(records, make_upload("a"))
    with records.transaction("t1") as transaction:
        assert not transaction.create(make_upload("a", status="failed"))
        assert transaction.get(Upload, "a").status == "accepted"


def test_a_patient_reference_names_one_patient(records: Records) -> None:
    patient = Patient(tenant_id="t1", patient_id="p1", patient_ref="REF", created_at=NOON)
    with records.transaction("t1") as transaction:
        assert transaction.create(patient)
        assert not transaction.create(replace(patient, patient_id="p2"))


def test_get_of_nothing_is_not_found(records: Records) -> None:
    with records.transaction("t1") as transaction, pytest.raises(NotFoundError):
        transaction.get(Upload, "absent")


def test_keys_of_several_columns_and_of_none(records: Records) -> None:
    step = TimelineStep(tenant_id="t1", upload_id="u", run=2, step="accepted", at=NOON)
    tenant = Tenant(tenant_id="t1", name="Clinic", letterhead={}, analyzers={}, created_at=NOON)
    with records.transaction("t1") as transaction:
        transaction.create(step)
        transaction.create(tenant)
        assert transaction.get(TimelineStep, "u", 2, "accepted") == step
        assert transaction.get(Tenant) == tenant


def test_another_tenants_record_is_not_found(records: Records, make_upload: Make) -> None:
    _create(records, make_upload("a"))
    with records.transaction("t2") as transaction:
        assert transaction.find(Upload) == []
        with pytest.raises(NotFoundError):
            transaction.get(Upload, "a")


def test_a_record_of_another_tenant_cannot_be_written(records: Records, make_upload: Make) -> None:
    with records.transaction("t1") as transaction, pytest.raises(PermissionDeniedError):
        transaction.create(make_upload("a", tenant_id="t2"))


def test_an_error_undoes_the_whole_transaction(records: Records, make_upload: Make) -> None:
    with pytest.raises(KeyError), records.transaction("t1") as transaction:
        transaction.create(make_upload("a"))
        raise KeyError
    assert _found(records, {}) == []


def test_a_failed_statement_cannot_be_swallowed(records: Records, make_upload: Make) -> None:
    with pytest.raises(InvalidInputError), records.transaction("t1") as transaction:
        transaction.create(make_upload("a"))
        with pytest.raises(InvalidInputError):
            transaction.create(make_upload("b\0"))
    assert _found(records, {}) == []


def test_replace_counts_versions_and_refuses_a_stale_one(
    records: Records, make_upload: Make
) -> None:
    _create(records, make_upload("a"))
    with records.transaction("t1") as transaction:
        first = transaction.get(Upload, "a")
        second = transaction.replace(replace(first, status="analyzed"))
        assert second.version == 2
        assert transaction.get(Upload, "a") == second
        with pytest.raises(ConflictError):
            transaction.replace(replace(first, status="failed"))


def test_a_locked_record_waits_for_the_other_transaction(
    records: Records, make_upload: Make
) -> None:
    _create(records, make_upload("a", size=0))

    def add_one() -> None:
        with records.transaction("t1") as transaction:
            upload = transaction.get(Upload, "a", lock=True)
            transaction.replace(replace(upload, size=(upload.size or 0) + 1))

    threads = [threading.Thread(target=add_one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with records.transaction("t1") as transaction:
        assert transaction.get(Upload, "a").size == 8


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({}, ["a", "b", "c", "d"]),
        ({"status": "held"}, ["b"]),
        ({"status": ("held", "failed")}, ["b", "c"]),
        ({"status": ()}, []),
        ({"patient_id": None}, ["b", "c", "d"]),
        ({"run>": 1}, ["d"]),
        ({"run": (1, 2), "status": "accepted", "upload_id>": "a"}, ["d"]),
        ({"status": "x' OR true --"}, []),
    ],
)
def test_find_by_columns(
    records: Records, make_upload: Make, where: dict[str, object], expected: list[str]
) -> None:
    _create(
        records,
        make_upload("a", patient_id="p"),
        make_upload("b", status="held"),
        make_upload("c", status="failed"),
        make_upload("d", run=2),
    )
    assert _found(records, where) == expected


def test_find_of_an_unknown_column_is_refused(records: Records) -> None:
    for where in ({"1=1 --": 1}, {"nothing": 1}):
        with records.transaction("t1") as transaction, pytest.raises(InvalidInputError):
            transaction.find(Upload, where)
    with records.transaction("t1") as transaction, pytest.raises(InvalidInputError):
        transaction.find(Upload, order=("upload_id; --",))


@pytest.mark.parametrize("descending", [False, True])
def test_pages_hold_every_record_once_also_where_the_order_is_not_unique(
    records: Records, make_upload: Make, descending: bool
) -> None:
    uploads = [make_upload(f"u{n:02}", changed_at=NOON + timedelta(n // 4)) for n in range(10)]
    _create(records, *uploads)
    seen: list[Upload] = []
    order = ("changed_at", "upload_id")
    while True:
        after = (seen[-1].changed_at, seen[-1].upload_id) if seen else None
        with records.transaction("t1") as transaction:
            page = transaction.find(
                Upload, order=order, descending=descending, after=after, limit=3
            )
        seen += page
        if len(page) < 3:
            break
    assert seen == (uploads[::-1] if descending else uploads)


def test_a_lower_number_cannot_write_once_a_higher_one_has(
    records: Records, make_upload: Make
) -> None:
    stale, fresh = records.bound(_claim(7)), records.bound(_claim(8))
    _create(stale, make_upload("a"))
    assert records.last_fence(JOB) == 7
    _create(fresh, make_upload("b"))
    _create(fresh, make_upload("c"))
    with pytest.raises(ConflictError), stale.transaction("t1") as transaction:
        transaction.create(make_upload("d"))
    assert records.last_fence(JOB) == 8
    assert _found(records, {}) == ["a", "b", "c"]


def test_a_fence_is_one_jobs_and_says_nothing_of_its_subject(records: Records) -> None:
    with records.bound(_claim(9)).transaction("t1"):
        pass
    assert records.last_fence(replace(JOB, run=2)) == 0
    assert records.last_fence(replace(JOB, tenant_id="t2")) == 0


def test_the_first_of_two_equal_requests_wins(records: Records) -> None:
    answer = IdempotentAnswer(
        tenant_id="t1", subject="s", idempotency_key="k", request_sha256="0", created_at=NOON
    )
    results: list[bool] = []

    def ask() -> None:
        with records.transaction("t1") as transaction:
            results.append(transaction.create(answer))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [False] * 5 + [True]
