"""The records of one clinic, as the tests of the API find them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from common.domain import ids, ledger, model
from common.domain.events import ReportSigned, to_json
from common.domain.model import Area
from common.ports import Backend, BlobKey

CANARY = "Zoë Canary-Müller"


@dataclass(frozen=True)
class Seeds:
    """The ids of one clinic's records."""

    tenant_id: str

    def id(self, prefix: str, name: str) -> str:
        return ids.derive(prefix, self.tenant_id, name)

    @property
    def patient_id(self) -> str:
        return ids.patient(self.tenant_id, "P-1")

    def paths(self) -> Mapping[str, str]:
        """A value for every name that a route's path can hold."""
        return {
            "upload_id": self.id("upl", "reported"),
            "patient_id": self.patient_id,
            "analysis_id": self.id("ana", "1"),
            "finding_id": "f1",
            "report_id": self.id("rep", "1"),
            "dead_letter_id": self.id("dead", "1"),
            "key_id": self.id("key", "1"),
        }


def records_of(seeds: Seeds, backend: Backend, at: datetime) -> list[model.Record]:
    tenant_id, ids_ = seeds.tenant_id, seeds.paths()
    analyzers = {"embryo_image": "embryo", "document": "document"}
    tenant = model.Tenant(
        tenant_id=tenant_id, name="Clinic", letterhead={}, analyzers=analyzers, created_at=at
    )
    upload = upload_of(seeds, "reported", backend, at)
    step = ledger.TimelineStep(
        tenant_id=tenant_id, upload_id=upload.upload_id, run=1, step="reported", at=at
    )
    specimen = model.Specimen(
        tenant_id=tenant_id,
        specimen_id=seeds.id("spc", "1"),
        patient_id=seeds.patient_id,
        modality="embryo_image",
        created_at=at,
    )
    letter = ledger.DeadLetter(
        tenant_id=tenant_id,
        dead_letter_id=ids_["dead_letter_id"],
        subscription="report",
        event=to_json(
            ReportSigned(
                tenant_id=tenant_id,
                report_id=ids_["report_id"],
                specimen_id=specimen.specimen_id,
            )
        ),
        attempts=8,
        error="unavailable",
        created_at=at,
        changed_at=at,
    )
    key = ledger.ApiKey(
        tenant_id=tenant_id,
        key_id=ids_["key_id"],
        family=ids_["key_id"],
        name="Laboratory",
        scopes=["upload"],
        digest=b"a digest of no secret",
        created_by=f"admin@{tenant_id}",
        created_at=at,
        expires_at=at + timedelta(days=365),
    )
    said = [*_analysis(seeds, backend, at), _report(seeds, backend, at)]
    return [tenant, _patient(seeds, backend, at), specimen, upload, step, *said, letter, key]


def _patient(seeds: Seeds, backend: Backend, at: datetime) -> model.Patient:
    tenant_id, patient_id = seeds.tenant_id, seeds.patient_id
    keys = backend.keys

    def seal(text: str, field: str) -> bytes:
        return keys.seal(tenant_id, text.encode(), f"patient:{patient_id}:{field}")

    return model.Patient(
        tenant_id=tenant_id,
        patient_id=patient_id,
        patient_ref="P-1",
        name_sealed=seal(CANARY, "name"),
        birth_date_sealed=seal("1990-02-03", "birth_date"),
        name_index=keys.index(tenant_id, "name", CANARY),
        birth_date_index=keys.index(tenant_id, "birth_date", "1990-02-03"),
        created_at=at,
    )


def upload_of(seeds: Seeds, name: str, backend: Backend, at: datetime) -> model.Upload:
    tenant_id, upload_id = seeds.tenant_id, seeds.id("upl", name)

    def seal(text: str, field: str) -> bytes:
        return backend.keys.seal(tenant_id, text.encode(), f"upload:{upload_id}:{field}")

    return model.Upload(
        tenant_id=tenant_id,
        upload_id=upload_id,
        status="reported",
        source="api",
        modality="embryo_image",
        patient_id=seeds.patient_id,
        specimen_id=seeds.id("spc", "1"),
        object_sealed=seal(f"uploads/{upload_id}", "object"),
        filename_sealed=seal(f"{CANARY}.png", "filename"),
        generation=7,
        accepted_generation=8,
        media_type="image/png",
        size=10,
        sha256=f"{abs(hash(name)):064x}"[-64:],
        accepted_sha256="b" * 64,
        created_by=f"technician@{tenant_id}",
        created_at=at,
        changed_at=at,
    )


def _analysis(seeds: Seeds, backend: Backend, at: datetime) -> list[model.Record]:
    tenant_id, analysis_id = seeds.tenant_id, seeds.id("ana", "1")
    image = {"name": "evidence/1.png", "generation": 3, "page": 1, "height": 4, "width": 4}
    categories = {"morula": 0.8, "blastocyst": 0.2}
    named = b'[{"id": "f3", "code": "identity.name", "value": "%s"}]' % CANARY.encode()
    body = {
        "status": "analyzed",
        "modality": "embryo_image",
        "analyzer": "embryo",
        "version": "1.0.0",
        "findings": [
            {"id": "f1", "code": "embryo.quality_good", "value": True, "confidence": 0.9},
            {"id": "f2", "code": "embryo.stage", "value": "morula", "probabilities": categories},
            {"id": "f4", "code": "embryo.cell_count", "value": 8, "interval": [7, 9]},
        ],
        "not_measured": [],
        "provenance": {"input_sha256": "a" * 64},
    }
    analysis = model.Analysis(
        tenant_id=tenant_id,
        analysis_id=analysis_id,
        upload_id=seeds.id("upl", "reported"),
        patient_id=seeds.patient_id,
        specimen_id=seeds.id("spc", "1"),
        modality="embryo_image",
        generation=7,
        run=1,
        analyzer="embryo",
        analyzer_version="1.0.0",
        status="analyzed",
        images=[{**image, "scale": 1.0}],
        started_at=at,
        finished_at=at,
    )
    revision = model.AnalysisRevision(
        tenant_id=tenant_id,
        analysis_id=analysis_id,
        revision=1,
        body=body,
        identity_sealed=backend.keys.seal(tenant_id, named, f"analysis:{analysis_id}:identity"),
        author="embryo 1.0.0",
        created_at=at,
    )
    return [analysis, revision]


def _report(seeds: Seeds, backend: Backend, at: datetime) -> model.Report:
    name = f"pdf/{seeds.tenant_id}.pdf"
    key = BlobKey(area=Area.REPORTS, tenant_id=seeds.tenant_id, name=name)
    stored = backend.blobs.put(key, b"%PDF-1.7", "application/pdf")
    return model.Report(
        tenant_id=seeds.tenant_id,
        report_id=seeds.id("rep", "1"),
        specimen_id=seeds.id("spc", "1"),
        patient_id=seeds.patient_id,
        number=1,
        status="draft",
        language="en",
        template="1",
        revisions=[[seeds.id("ana", "1"), 1]],
        content={"title": "Embryo"},
        content_sha256="c" * 64,
        pdf_name=name,
        pdf_generation=stored.generation,
        pdf_sha256="d" * 64,
        created_at=at,
        changed_at=at,
    )
