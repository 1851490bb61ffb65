"""Records as the pipeline would have made them, for reports."""

from datetime import UTC, datetime
from io import BytesIO

from PIL import Image

from common.domain.model import (
    Analysis,
    AnalysisRevision,
    JsonObject,
    Specimen,
    Tenant,
    Upload,
)
from common.reports.content import ReportContent, build

AT = datetime(2026, 11, 3, 8, 30, tzinfo=UTC)
LETTERHEAD = {"address": "Parkstraße 12\n50968 Köln", "phone": "+49 221 555 0100"}
HEAD = {"kind": "polygon", "points": [[20.0, 20.0], [20.0, 44.0], [44.0, 44.0], [44.0, 20.0]]}

Pair = tuple[Analysis, AnalysisRevision]


def tenant(name: str = "Südpark", letterhead: JsonObject = LETTERHEAD) -> Tenant:
    """A clinic."""
    return Tenant(tenant_id="demo", name=name, letterhead=letterhead, analyzers={}, created_at=AT)


def specimen(modality: str) -> Specimen:
    """A specimen of one modality."""
    return Specimen(
        tenant_id="demo",
        specimen_id="spc_1",
        specimen_ref="S-77",
        modality=modality,
        created_at=AT,
    )


def upload(number: int, modality: str, facts: JsonObject | None = None) -> Upload:
    """One file of it."""
    return Upload(
        tenant_id="demo",
        upload_id=f"upl_{number}",
        status="analyzed",
        source="browser",
        modality=modality,
        specimen_id="spc_1",
        facts=facts or {},
        object_sealed=b"",
        filename_sealed=b"",
        created_at=AT.replace(minute=number % 60, hour=8 + number // 60),
        changed_at=AT,
    )


def analysis(number: int, modality: str, body: JsonObject, images: list[JsonObject]) -> Pair:
    """What was said about that file."""
    made = Analysis(
        tenant_id="demo",
        analysis_id=f"ana_{number}",
        upload_id=f"upl_{number}",
        specimen_id="spc_1",
        modality=modality,
        generation=1,
        run=1,
        analyzer={"document": "document", "fruit_image": "fruit"}.get(modality, "sperm_cell"),
        analyzer_version="1.0.0",
        status=str(body["status"]),
        images=images,
        started_at=AT,
        finished_at=AT,
    )
    revision = AnalysisRevision(
        tenant_id="demo", analysis_id=made.analysis_id, revision=1, body=body, created_at=AT
    )
    return made, revision


def body(findings: list[JsonObject], **more: object) -> JsonObject:
    """What an analyzer says."""
    provenance = {"input_sha256": "0f" * 32, "code": "c0de", "weights_licence": None}
    return {"status": "analyzed", "findings": findings, "provenance": provenance, **more}


def cell(normal: bool = True, confidence: float = 0.91) -> list[JsonObject]:
    """The findings of one sperm."""
    return [
        {"id": "f1", "code": "sperm.normal", "value": normal, "confidence": confidence},
        {"id": "f2", "code": "sperm.head_normal", "value": True, "confidence": 0.8, "region": HEAD},
        {"id": "f3", "code": "sperm.head_length_um", "value": 4.3456, "unit": "um", "region": HEAD},
    ]


def value(number: int, name: str = "Analyte", **more: object) -> JsonObject:
    """One value of a laboratory document."""
    top = 100.0 + 10 * number
    region = {"kind": "text", "page": 1, "r0": top, "c0": 100, "r1": top + 8, "c1": 140}
    return {
        "id": f"f{number}",
        "code": "lab.other",
        "value": 1.5,
        "confidence": 0.97,
        "printed_name": f"{name} {number}",
        "printed_value": "1,50",
        "printed_unit": "IU/L",
        "printed_range": "1.0 - 3.0",
        "region": region,
        **more,
    }


def cells(count: int, normal: int, language: str = "en") -> ReportContent:
    """The report of many sperm, of which some are normal."""
    kind = "sperm_cell_image"
    pairs = [
        analysis(i, kind, body(cell(normal=i <= normal)), [image(f"p{i}")])
        for i in range(1, count + 1)
    ]
    uploads = [upload(i, kind) for i in range(1, count + 1)]
    return build(tenant(), specimen(kind), "P-0042", uploads, pairs, language, 1, created_at=AT)


def one(modality: str, said: JsonObject, images: list[JsonObject] | None = None) -> ReportContent:
    """The report of one file."""
    pair = analysis(1, modality, said, images or [])
    files = [upload(1, modality)]
    return build(tenant(), specimen(modality), "P-0042", files, [pair], "en", 1, created_at=AT)


def image(name: str, page: int | None = None) -> JsonObject:
    """An evidence picture's account."""
    return {"name": name, "generation": 3, "page": page, "width": 64, "height": 64, "scale": 2.0}


def png() -> bytes:
    """An evidence picture."""
    target = BytesIO()
    Image.new("RGB", (64, 64), (120, 90, 60)).save(target, "PNG")
    return target.getvalue()
