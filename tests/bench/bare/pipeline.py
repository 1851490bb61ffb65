"""The durable work of the pipeline with no architecture: one loop over the files.

For each file the isolated decode, the analyzer, one committed transaction a step, the same PDF, and
every written file synced. No events, claims, fences, receipts, timeline or audit.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from common.domain import ids
from common.domain.model import (
    Analysis,
    AnalysisRevision,
    Facts,
    Patient,
    Report,
    Specimen,
    Tenant,
    Upload,
)
from common.records.store import PostgresRecords
from common.reports import content, pdf
from common.services import measure
from common.services.measure import Measured
from common.settings import Settings

TENANT = "bench"
MODALITY = "sperm_cell_image"


@dataclass(frozen=True, slots=True)
class Loop:
    """What the loop writes to."""

    records: PostgresRecords
    folder: Path
    settings: Settings
    tenant: Tenant

    def one(self, path: Path) -> None:
        """Everything for one file."""
        data = path.read_bytes()
        upload, specimen = self._received(path.stem, data)
        measured = measure.examine(data, MODALITY, Facts(), research=True, settings=self.settings)
        said = self._measured(upload, measured)
        self._reported(upload, specimen, said, measured)

    def _received(self, name: str, data: bytes) -> tuple[Upload, Specimen]:
        now = datetime.now(UTC)
        patient_id = ids.patient(TENANT, name)
        specimen_id = ids.derive("spc", name)
        _store(self.folder / "accepted" / name, data)
        specimen = Specimen(
            tenant_id=TENANT,
            specimen_id=specimen_id,
            patient_id=patient_id,
            modality=MODALITY,
            created_at=now,
        )
        upload = Upload(
            tenant_id=TENANT,
            upload_id=ids.derive("upl", name),
            status="accepted",
            source="drop",
            modality=MODALITY,
            patient_id=patient_id,
            specimen_id=specimen_id,
            object_sealed=b"",
            filename_sealed=b"",
            size=len(data),
            created_at=now,
            changed_at=now,
        )
        patient = Patient(tenant_id=TENANT, patient_id=patient_id, patient_ref=name, created_at=now)
        with self.records.transaction(TENANT) as transaction:
            for record in (patient, specimen, upload):
                transaction.create(record)
        return upload, specimen

    def _measured(self, upload: Upload, measured: Measured) -> tuple[Analysis, AnalysisRevision]:
        now = datetime.now(UTC)
        images = []
        for number, picture in enumerate(measured.pictures):
            name = f"{upload.upload_id}-{number}"
            _store(self.folder / "reports" / name, picture.data)
            shape = {"page": None, "height": picture.height, "width": picture.width}
            images.append({"name": name, "generation": 1, "scale": picture.scale, **shape})
        analysis = Analysis(
            tenant_id=TENANT,
            analysis_id=ids.derive("ana", upload.upload_id),
            upload_id=upload.upload_id,
            patient_id=upload.patient_id,
            specimen_id=str(upload.specimen_id),
            modality=MODALITY,
            generation=1,
            run=1,
            analyzer=str(measured.body["analyzer"]),
            analyzer_version=str(measured.body["version"]),
            status=str(measured.body["status"]),
            images=images,
            started_at=now,
            finished_at=now,
        )
        revision = AnalysisRevision(
            tenant_id=TENANT,
            analysis_id=analysis.analysis_id,
            revision=1,
            body=measured.body,
            created_at=now,
        )
        with self.records.transaction(TENANT) as transaction:
            transaction.create(analysis)
            transaction.create(revision)
        return analysis, revision

    def _reported(
        self,
        upload: Upload,
        specimen: Specimen,
        said: tuple[Analysis, AnalysisRevision],
        measured: Measured,
    ) -> None:
        now = datetime.now(UTC)
        written = content.build(
            self.tenant, specimen, upload.upload_id, [upload], [said], "en", 1, created_at=now
        )
        names = [str(image["name"]) for image in said[0].images]
        pictures = {
            name: picture.data for name, picture in zip(names, measured.pictures, strict=True)
        }
        _store(
            self.folder / "reports" / f"{written.report_id}.pdf",
            pdf.render(written, None, pictures, None),
        )
        report = Report(
            tenant_id=TENANT,
            report_id=written.report_id,
            specimen_id=specimen.specimen_id,
            patient_id=upload.patient_id,
            number=1,
            status="draft",
            language="en",
            template=content.TEMPLATE,
            revisions=[[said[0].analysis_id, 1]],
            content=content.to_json(written),
            content_sha256=content.digest(written),
            created_at=now,
            changed_at=now,
        )
        with self.records.transaction(TENANT) as transaction:
            transaction.create(report)


def _store(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def run(paths: list[Path], folder: Path, settings: Settings) -> int:
    """Work through the files in this process; how many."""
    records = PostgresRecords(settings)
    with records.transaction(TENANT) as transaction:
        tenant = transaction.get(Tenant)
    loop = Loop(records, folder, settings, tenant)
    for path in paths:
        loop.one(path)
    records.close()
    return len(paths)
