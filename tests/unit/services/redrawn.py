"""Results as analyzers say them, and a person who changes them."""

import math
from datetime import UTC, datetime
from pathlib import Path

from common.backends.local.keys import ring as keys_in
from common.domain.model import AnalysisRevision, Facts, JsonObject, Principal, Role
from common.services.corrections import (
    Change,
    Place,
    corrected,
)
from common.services.measure import measure
from common.settings import Settings

AT = datetime(2026, 1, 5, tzinfo=UTC)
SAMPLES = Path(__file__).parents[2] / "samples"
CELL = ("sperm_synthetic/synthetic_oval.png", "sperm_cell_image", Facts(um_per_px=0.1))
OOCYTE = ("oocyte/oocyte_9.jpg", "oocyte_image", Facts(um_per_px=1.2))
EMBRYO = ("embryo/blastocyst_poor.jpg", "embryo_image", Facts(day=5, um_per_px=0.4))
OVARY = ("ovary_synthetic/ovary_3.png", "ovary_ultrasound", Facts(mm_per_px=0.1))
FIELD = (
    "sperm_field_synthetic/field_24.png",
    "sperm_field_image",
    Facts(um_per_px=0.5, chamber_depth_um=20, dilution=2),
)
SMEAR = ("sperm_smear_synthetic/smear_6.jpg", "sperm_field_image", Facts(um_per_px=0.055))
BOX = {"kind": "box", "r0": 10, "c0": 10, "r1": 20, "c1": 25}
Sample = tuple[str, str, Facts]


def who(tenant_id: str = "t1") -> Principal:
    return Principal(
        tenant_id=tenant_id, subject="Dr Who", role=Role.TECHNICIAN, authenticated_at=AT
    )


def first(sample: Sample) -> AnalysisRevision:
    name, modality, facts = sample
    body = measure(
        (SAMPLES / name).read_bytes(), modality, facts, research=False, settings=Settings()
    )
    assert body["status"] == "analyzed", body
    return AnalysisRevision(
        tenant_id="t1", analysis_id="ana_1", revision=1, body=body, created_at=AT
    )


def changed(
    before: AnalysisRevision, tmp_path: Path, *changes: Change, modality: str = ""
) -> AnalysisRevision:
    place = Place(modality=modality, size=(2000.0, 2000.0), mm_per_px=None)
    return corrected(before, changes, who(), AT, keys_in(tmp_path / "keys"), place)


def named(revision: AnalysisRevision, code: str) -> JsonObject:
    return next(f for f in listed(revision) if f["code"] == code)


def listed(revision: AnalysisRevision) -> list[JsonObject]:
    found = revision.body["findings"]
    assert isinstance(found, list)
    return found


def larger(region: object, by: float) -> JsonObject:
    """The polygon, larger around its middle."""
    assert isinstance(region, dict)
    points = region["points"]
    r, c = (sum(p[k] for p in points) / len(points) for k in (0, 1))
    return {
        "kind": "polygon",
        "points": [[r + (p[0] - r) * by, c + (p[1] - c) * by] for p in points],
    }


def ring(radius: float) -> JsonObject:
    turn = [a / 30 * math.pi for a in range(60)]
    at = [[300 + radius * math.sin(a), 300 + radius * math.cos(a)] for a in turn]
    return {"kind": "polygon", "points": at}


def oocyte() -> AnalysisRevision:
    """An oocyte with both rings, as the analyzer says one: 0.5 um to a pixel."""
    said = {"diameter": (100, 120.0), "zona_thickness": (115, 18.0), "perivitelline": (105, 5.0)}
    found: list[JsonObject] = [
        {
            "id": f"f{i}",
            "code": f"oocyte.{name}_um",
            "value": value,
            "unit": "um",
            "interval": [value - 1, value + 1],
            "region": ring(radius),
        }
        for i, (name, (radius, value)) in enumerate(said.items(), start=1)
    ]
    body: JsonObject = {"status": "analyzed", "findings": found, "not_measured": []}
    return AnalysisRevision(
        tenant_id="t1", analysis_id="ana_1", revision=1, body=body, created_at=AT
    )
