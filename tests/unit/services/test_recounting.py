"""What is counted over objects, when a person says that they are others."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from common.domain.errors import InvalidInputError
from common.domain.model import AnalysisRevision, JsonObject
from common.services.corrections import Added, Correction, Redrawn, Removed
from tests.unit.services.redrawn import (
    AT,
    BOX,
    FIELD,
    OVARY,
    changed,
    first,
    larger,
    listed,
    named,
)


def test_objects_that_are_removed_and_added_are_counted_again(tmp_path: Path) -> None:
    before = first(FIELD)
    cells = [f for f in listed(before) if f["code"] == "sperm.cell"]
    count = named(before, "sperm.count")
    density = named(before, "sperm.concentration_million_per_ml")
    assert (count["value"], density["n"]) == (24, 24)
    gone = changed(before, tmp_path, Removed(finding_id=str(cells[0]["id"]), reason="debris"))
    assert named(gone, "sperm.count")["value"] == 23
    assert named(gone, "sperm.count")["interval"] is None
    now = named(gone, "sperm.concentration_million_per_ml")["value"]
    assert now == pytest.approx(float(str(density["value"])) * 23 / 24, rel=1e-3)
    assert [f["id"] for f in gone.body["removed"]] == [cells[0]["id"]]  # type: ignore[attr-defined]
    added = Added(code="sperm.cell", region=BOX, value="sperm", reason="overlooked")
    more = changed(gone, tmp_path, added, modality="sperm_field_image")
    assert named(more, "sperm.count")["value"] == 24
    assert named(more, "sperm.count")["corrected"]["machine_value"] == 24  # type: ignore[index]
    made = listed(more)[-1]
    assert (made["value"], made["added"], made["confidence"]) == ("sperm", True, None)
    assert made["id"] not in {f["id"] for f in listed(before)}


def test_a_cell_that_is_none_is_counted_no_more(tmp_path: Path) -> None:
    before = first(FIELD)
    cell = next(f for f in listed(before) if f["code"] == "sperm.cell")
    after = changed(
        before,
        tmp_path,
        Correction(finding_id=str(cell["id"]), value="impurity", reason="a leucocyte"),
    )
    assert named(after, "sperm.count")["value"] == 23
    with pytest.raises(InvalidInputError):
        changed(before, tmp_path, Correction(finding_id=str(cell["id"]), value="x", reason="y"))


def test_a_stated_count_is_not_counted_again(tmp_path: Path) -> None:
    before = first(FIELD)
    count = named(before, "sperm.count")
    cell = next(f for f in listed(before) if f["code"] == "sperm.cell")
    stated = changed(
        before, tmp_path, Correction(finding_id=str(count["id"]), value=30, reason="by hand")
    )
    after = changed(stated, tmp_path, Removed(finding_id=str(cell["id"]), reason="debris"))
    assert named(after, "sperm.count")["value"] == 30


def test_follicles_move_between_their_bands(tmp_path: Path) -> None:
    before = first(OVARY)
    follicles = [f for f in listed(before) if f["code"] == "follicle.follicle"]
    small = min(follicles, key=lambda f: float(str(f["value"])))
    band = "follicle.band_2_10_mm"
    by = 12.0 / float(str(small["value"]))
    assert float(str(small["value"])) < 10
    change = Redrawn(
        finding_id=str(small["id"]), region=larger(small["region"], by), reason="cut off"
    )
    after = changed(before, tmp_path, change)
    now = next(f for f in listed(after) if f["id"] == small["id"])
    assert now["value"] == pytest.approx(12, rel=0.01)
    long, short = now["diameters"]  # type: ignore[misc]
    assert (long + short) / 2 == pytest.approx(now["value"], abs=0.02)
    assert named(after, band)["value"] == int(str(named(before, band)["value"])) - 1
    assert named(after, "follicle.count")["value"] == named(before, "follicle.count")["value"]
    circle = [
        [300 + 60 * math.sin(a / 8 * math.pi), 300 + 60 * math.cos(a / 8 * math.pi)]
        for a in range(16)
    ]
    added = Added(
        code="follicle.follicle",
        region={"kind": "polygon", "points": circle},
        reason="overlooked",
    )
    more = changed(after, tmp_path, added, modality="ovary_ultrasound")
    made = listed(more)[-1]
    assert (made["unit"], made["value"]) == ("mm", pytest.approx(12, rel=0.02))
    assert named(more, "follicle.count")["value"] == len(follicles) + 1


def tracks(*seconds: float) -> AnalysisRevision:
    """A film of 201 cells, of which the first ones are in view for so long."""
    kinds = ["rapid_progressive", "immotile"]
    times = [*seconds, *([1.0] * (201 - len(seconds)))]
    found: list[JsonObject] = [
        {"id": f"f{i}", "code": "sperm.track", "value": kinds[i % 2], "seconds": s, "region": None}
        for i, s in enumerate(times, start=10)
    ]
    rapid = 100 * sum(s for i, s in enumerate(times) if i % 2 == 0) / sum(times)
    count: JsonObject = {"id": "f1", "code": "sperm.count", "value": 201, "n": 201}
    share: JsonObject = {"id": "f2", "code": "who_semen.rapid_progressive", "value": rapid}
    body: JsonObject = {
        "status": "analyzed",
        "findings": [count, share, *found],
        "not_measured": [],
    }
    return AnalysisRevision(
        tenant_id="t1", analysis_id="ana_1", revision=1, body=body, created_at=AT
    )


def test_shares_follow_the_tracks_while_there_are_enough(tmp_path: Path) -> None:
    before = tracks(5.0, 2.0)
    once = changed(before, tmp_path, Removed(finding_id="f10", reason="debris"))
    assert named(once, "sperm.count")["value"] == 200
    assert named(once, "who_semen.rapid_progressive")["value"] == pytest.approx(
        100 * 100 / 201, abs=0.01
    )
    twice = changed(once, tmp_path, Removed(finding_id="f11", reason="debris"))
    assert "who_semen.rapid_progressive" not in {f["code"] for f in listed(twice)}
    gap = {"code": "who_semen.rapid_progressive", "why": "too_few"}
    assert gap in twice.body["not_measured"]  # type: ignore[operator]


def test_shares_that_the_tracks_do_not_explain_are_withdrawn(tmp_path: Path) -> None:
    before = tracks(5.0, 2.0)
    other = [{**f, "value": 12.0} if f["id"] == "f2" else f for f in listed(before)]
    strange = replace(before, body={**before.body, "findings": other})
    once = changed(strange, tmp_path, Removed(finding_id="f10", reason="debris"))
    gap = {"code": "who_semen.rapid_progressive", "why": "outline_changed"}
    assert gap in once.body["not_measured"]  # type: ignore[operator]
