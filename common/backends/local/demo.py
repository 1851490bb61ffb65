"""The demonstration tenants: a clinic and an orchard, with a few files whose licence lets us show
them.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from common.domain.model import Tenant
from common.ports import Records

_CLINIC = {
    "sperm_cell_image": "sperm_cell",
    "sperm_field_image": "sperm_field",
    "sperm_video": "sperm_video",
    "oocyte_image": "oocyte",
    "embryo_image": "embryo",
    "ovary_ultrasound": "ovary",
    "hysteroscopy_image": "hysteroscopy",
    "document": "document",
}
_NOTE = "Demonstration data. Nothing here is about a real patient."

# Where the sample files lie, which tenant they are for, and what is said about each of them. Files
# whose
# names begin alike share their facts.
_FILES: tuple[tuple[str, str, str, Mapping[str, object]], ...] = (
    ("sperm_synthetic", "demo", "sperm_cell_image", {"um_per_px": 0.15, "specimen_ref": "S-1"}),
    ("documents", "demo", "document", {}),
    (
        "sperm_field_synthetic",
        "demo",
        "sperm_field_image",
        {"um_per_px": 0.35, "chamber_depth_um": 20, "dilution": 2},
    ),
    ("sperm_smear_synthetic", "demo", "sperm_field_image", {"um_per_px": 0.055}),
    ("sperm_video_synthetic", "demo", "sperm_video", {"um_per_px": 0.5, "fps": 50}),
    ("oocyte", "demo", "oocyte_image", {}),
    ("embryo", "demo", "embryo_image", {"day": 5}),
    ("ovary_synthetic", "demo", "ovary_ultrasound", {"mm_per_px": 0.25}),
    ("hysteroscopy_synthetic", "demo", "hysteroscopy_image", {}),
    ("fruit", "demo-fruit", "fruit_image", {}),
)
_SUFFIXES = (".png", ".jpg", ".jpeg", ".pdf", ".mp4")


def tenants(records: Records, at: datetime) -> bool:
    """Make the two tenants; True where they were not there yet."""
    clinic = Tenant(
        tenant_id="demo",
        name="Demonstration Clinic",
        letterhead={"name": "Demonstration Clinic", "note": _NOTE},
        analyzers=_CLINIC,
        research_models=True,
        unknown_patient="create",
        demonstration=True,
        created_at=at,
    )
    orchard = Tenant(
        tenant_id="demo-fruit",
        name="Demonstration Orchard",
        letterhead={"name": "Demonstration Orchard", "note": _NOTE},
        analyzers={"fruit_image": "fruit"},
        research_models=True,
        unknown_patient="create",
        demonstration=True,
        created_at=at,
    )
    made = []
    for tenant in (clinic, orchard):
        with records.transaction(tenant.tenant_id) as tx:
            made.append(tx.create(tenant))
    return any(made)


def files(samples: Path, drop: Callable[[str, bytes], None]) -> int:
    """Drop the sample files, each after its sidecar; how many."""
    count = 0
    for folder, tenant_id, modality, facts in _FILES:
        found = sorted(p for p in (samples / folder).rglob("*") if p.suffix in _SUFFIXES)
        for number, path in enumerate(found, start=1):
            patient = f"DEMO-{folder[:1].upper()}" + (
                "" if "specimen_ref" in facts else str(number)
            )
            sidecar = {
                "schema": "fertivision.sidecar/1",
                "modality": modality,
                "patient_ref": patient,
                **facts,
            }
            name = f"{tenant_id}/drop/demonstration/{path.name}"
            drop(f"{name}.json", json.dumps(sidecar, indent=1).encode())
            drop(name, path.read_bytes())
            count += 1
    return count
