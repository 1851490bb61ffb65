"""A clinic's database full of uploads, for the benchmarks that read."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from common.backends.keyring import TinkKeys
from common.backends.local.keys import ring
from common.backends.local.postgres import Postgres
from common.domain import ids
from common.domain.ledger import TimelineStep
from common.domain.model import (
    Analysis,
    AnalysisRevision,
    Patient,
    Record,
    Specimen,
    Tenant,
    Upload,
)
from common.records.migrate import upgrade
from common.records.store import PostgresRecords
from common.settings import Settings

TENANT = "bench"
START = datetime(2026, 1, 5, 8, tzinfo=UTC)
PATIENTS = 500
POLYGON = [[round(60 + i / 7, 2), round(70 - i / 9, 2)] for i in range(72)]
NO_LIMIT = 1_000_000


@contextmanager
def empty_clinic() -> Iterator[Settings]:
    """Settings of a database of its own with one tenant and nothing else."""
    with TemporaryDirectory() as folder, Postgres(Path(folder) / "postgres") as addresses:
        upgrade(addresses.owner_url)
        settings = Settings(
            data=folder,
            app_database_url=addresses.app_url,
            system_database_url=addresses.system_url,
            owner_database_url=addresses.owner_url,
            rate_limit_per_minute=NO_LIMIT,
            tenant_rate_limit_per_minute=NO_LIMIT,
        )
        records = PostgresRecords(settings)
        with records.transaction(TENANT) as transaction:
            transaction.create(
                Tenant(
                    tenant_id=TENANT,
                    name="Bench",
                    letterhead={},
                    analyzers={"sperm_cell_image": "sperm_cell"},
                    unknown_patient="create",
                    created_at=START,
                )
            )
        records.close()
        yield settings


def fill(settings: Settings, uploads: int) -> list[str]:
    """Write that many analysed uploads; the ids of their analyses."""
    records = PostgresRecords(settings)
    keys = ring(Path(settings.data) / "keys")
    analyses: list[str] = []
    with records.transaction(TENANT) as transaction:
        for number in range(PATIENTS):
            transaction.create(_patient(number))
        for number in range(uploads):
            for record in _chain(number, keys):
                transaction.create(record)
                if isinstance(record, Analysis):
                    analyses.append(record.analysis_id)
    records.close()
    return analyses


def _patient(number: int) -> Patient:
    reference = f"P-{number % PATIENTS:04d}"
    patient_id = ids.patient(TENANT, reference)
    return Patient(tenant_id=TENANT, patient_id=patient_id, patient_ref=reference, created_at=START)


def _chain(number: int, keys: TinkKeys) -> Iterator[Record]:
    """One upload with everything that hangs on it."""
    at = START + timedelta(seconds=number)
    upload_id = ids.derive("upl", TENANT, number)
    patient_id = _patient(number).patient_id
    specimen_id = ids.specimen(TENANT, patient_id, "sperm_cell_image", None, upload_id)
    yield Specimen(
        tenant_id=TENANT,
        specimen_id=specimen_id,
        patient_id=patient_id,
        modality="sperm_cell_image",
        created_at=at,
    )
    yield Upload(
        tenant_id=TENANT,
        upload_id=upload_id,
        status="reported",
        source="upload",
        modality="sperm_cell_image",
        patient_id=patient_id,
        specimen_id=specimen_id,
        object_sealed=bytes(60),
        filename_sealed=keys.seal(TENANT, b"cell.png", f"upload:{upload_id}:filename"),
        generation=number + 1,
        accepted_generation=number + 1,
        media_type="image/png",
        size=4000,
        sha256=f"{number:064x}",
        created_at=at,
        changed_at=at,
    )
    for step in ("accepted", "analyzed", "reported"):
        yield TimelineStep(tenant_id=TENANT, upload_id=upload_id, run=1, step=step, at=at)
    yield from _measured(upload_id, patient_id, specimen_id, number)


def _measured(upload_id: str, patient_id: str, specimen_id: str, number: int) -> Iterator[Record]:
    """What was said about it."""
    at = START + timedelta(seconds=number)
    analysis_id = ids.analysis(TENANT, upload_id, number + 1, 1, "sperm_cell", "1.0.0")
    yield Analysis(
        tenant_id=TENANT,
        analysis_id=analysis_id,
        upload_id=upload_id,
        patient_id=patient_id,
        specimen_id=specimen_id,
        modality="sperm_cell_image",
        generation=number + 1,
        run=1,
        analyzer="sperm_cell",
        analyzer_version="1.0.0",
        status="analyzed",
        started_at=at,
        finished_at=at,
    )
    yield AnalysisRevision(
        tenant_id=TENANT, analysis_id=analysis_id, revision=1, body=_body(), created_at=at
    )


def _body() -> dict[str, object]:
    """A body of the usual size: three findings of one cell, each with its outline."""
    region = {"kind": "polygon", "points": POLYGON}
    common = {"confidence": None, "unit": "px", "interval": None, "n": 1, "region": region}
    codes = ("sperm.head_length_px", "sperm.head_width_px", "sperm.head_elongation")
    findings = [
        {"id": f"f{i}", "code": code, "value": 39.07, **common} for i, code in enumerate(codes, 1)
    ]
    return {
        "status": "analyzed",
        "modality": "sperm_cell_image",
        "analyzer": "sperm_cell",
        "version": "1.0.0",
        "findings": findings,
        "quality": {"flags": []},
        "not_measured": [],
        "provenance": {"input_sha256": "0" * 64},
    }
