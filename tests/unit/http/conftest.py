"""What several tests of the HTTP interface begin with."""

from dataclasses import replace

import pytest

from common.domain.model import AnalysisRevision
from tests.unit.http.exported import HOSTILE


@pytest.fixture
def told(world):
    """The clinic's analysis also holds laboratory values, a hostile one among them."""
    names = [
        {
            "id": "f5",
            "code": "lab.amh",
            "value": 0.84,
            "unit": "ng/mL",
            "loinc": "38476-9",
            "printed_name": "AMH",
            "printed_range": "1.0 - 3.5",
            "printed_unit": "ng/mL",
            "flag": "L",
            "collected_at": "2026-11-03",
            "confidence": 0.9,
            "n": 1,
        },
        {"id": "f6", "code": "lab.other", "value": HOSTILE, "printed_name": "@SUM(A1)"},
        {"id": "f7", "code": "lab.fsh", "value": 0.2, "comparator": "<", "unit": "[IU]/L"},
        {"id": "f8", "code": "lab.balance", "value": -3.25, "unit": "1", "interval": [-4, -2.5]},
    ]
    analysis_id = world.seeds().paths()["analysis_id"]
    with world.backend.records.transaction("t1") as tx:
        found = tx.get(AnalysisRevision, analysis_id, 1)
        body = {**found.body, "findings": [*found.body["findings"], *names]}
        body["not_measured"] = [{"code": "embryo.diameter_um", "why": "no_scale"}]
        tx.replace(replace(found, body=body))
    return world
