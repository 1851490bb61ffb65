"""The start of a new run of an upload: what reprocess, release and replay have in common."""

from datetime import datetime

from common.domain import lifecycle
from common.domain.errors import ConflictError
from common.domain.events import UploadAccepted
from common.domain.ledger import OutboxRow
from common.domain.model import Report, ReportStatus, Upload
from common.domain.model import UploadStatus as S
from common.ports import Transaction
from common.services import moves, outbox

REPEATABLE = (S.ACCEPTED, S.ANALYZED, S.REPORTED, S.SIGNED, S.REJECTED, S.FAILED)
LOCKED = (ReportStatus.SIGNING.value, ReportStatus.SIGNED.value)


def newest_report(transaction: Transaction, specimen_id: str | None) -> Report | None:
    """The report of the specimen with the highest number."""
    if specimen_id is None:
        return None
    where = {"specimen_id": specimen_id}
    found = transaction.find(Report, where, order=("number",), descending=True, limit=1)
    return found[0] if found else None


def check_open(transaction: Transaction, specimen_id: str | None) -> None:
    """ConflictError where the specimen's newest report is signed: first an amendment is opened."""
    report = newest_report(transaction, specimen_id)
    if report is not None and report.status in LOCKED:
        raise ConflictError("the specimen's report is signed")


def check_repeatable(upload: Upload) -> None:
    """ConflictError while the upload waits for bytes or for a person's decision."""
    if upload.status not in REPEATABLE:
        raise ConflictError(f"an upload that is {upload.status} cannot be run again")


def check_startable(transaction: Transaction, upload: Upload) -> None:
    """ConflictError where there is no copy of ours to run on, or the report is signed."""
    if not upload.accepted_generation or not upload.accepted_sha256:
        raise ConflictError("there are no accepted bytes to run on")
    check_open(transaction, upload.specimen_id)


def start(transaction: Transaction, upload: Upload, at: datetime) -> tuple[Upload, OutboxRow]:
    """Put the upload at the beginning of its next run, with its step and its announcement.

    ConflictError where it cannot be started.
    """
    check_startable(transaction, upload)
    running = transaction.replace(lifecycle.new_run(upload, at))
    moves.note(transaction, running, at)
    event = UploadAccepted(
        tenant_id=running.tenant_id,
        run=running.run,
        upload_id=running.upload_id,
        object_generation=running.generation,
        patient_id=running.patient_id,
        modality=running.modality,
        sha256=str(upload.accepted_sha256),
    )
    return running, outbox.announce(transaction, event, at)
