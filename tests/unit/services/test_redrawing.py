"""What a person draws, removes and adds: which values follow, and which must not stay."""

import math
from pathlib import Path

import pytest

from common.domain import drawn
from common.domain.errors import InvalidInputError
from common.domain.model import AnalysisRevision, JsonObject
from common.services.corrections import Added, Correction, Redrawn, Removed, back_to
from tests.unit.services.redrawn import (
    AT,
    BOX,
    CELL,
    EMBRYO,
    FIELD,
    OOCYTE,
    OVARY,
    SMEAR,
    changed,
    first,
    larger,
    listed,
    named,
    oocyte,
    ring,
    who,
)


def test_lengths_along_a_redrawn_outline_are_measured_again(tmp_path: Path) -> None:
    before = first(CELL)
    head = named(before, "sperm.head_length_um")
    region = larger(head["region"], 1.1)
    after = changed(
        before, tmp_path, Redrawn(finding_id=str(head["id"]), region=region, reason="too small")
    )
    for code in ("sperm.head_length_um", "sperm.head_width_um"):
        was, now = named(before, code), named(after, code)
        assert now["value"] == pytest.approx(1.1 * float(str(was["value"])), rel=0.005)
        assert now["corrected"] == {
            "machine_value": was["value"],
            "by": "Dr Who",
            "at": "2026-01-05T00:00:00.000Z",
            "reason": "too small",
            "because": [head["id"]],
        }
        assert now["region"] == named(after, "sperm.head_elongation")["region"]
        assert now["method"] == "measured again on a person's outline"
    ratio = named(before, "sperm.head_elongation")["value"]
    assert named(after, "sperm.head_elongation")["value"] == pytest.approx(ratio, abs=0.01)
    assert after.changes[0]["to_region"] == named(after, "sperm.head_width_um")["region"]


def test_what_a_person_stated_stays_when_the_outline_changes(tmp_path: Path) -> None:
    before = first(CELL)
    head = named(before, "sperm.head_length_um")
    stated = changed(
        before, tmp_path, Correction(finding_id=str(head["id"]), value=5.5, reason="measured")
    )
    region = larger(head["region"], 1.2)
    after = changed(
        stated, tmp_path, Redrawn(finding_id=str(head["id"]), region=region, reason="outline")
    )
    assert named(after, "sperm.head_length_um")["value"] == 5.5
    width = named(before, "sperm.head_width_um")["value"]
    assert named(after, "sperm.head_width_um")["value"] == pytest.approx(1.2 * width, rel=0.005)


def test_what_was_measured_between_two_outlines_is_withdrawn(tmp_path: Path) -> None:
    before = oocyte()
    change = Redrawn(finding_id="f1", region=ring(95), reason="inside")
    after = changed(before, tmp_path, change)
    now = named(after, "oocyte.diameter_um")
    assert now["value"] == pytest.approx(0.95 * 120, rel=0.002)
    assert now["interval"] is None
    codes = {f["code"] for f in listed(after)}
    assert "oocyte.perivitelline_um" not in codes and "oocyte.zona_thickness_um" in codes
    gap = {"code": "oocyte.perivitelline_um", "why": "outline_changed"}
    assert gap in after.body["not_measured"]  # type: ignore[operator]
    assert after.changes[-1]["withdrawn"] is True
    outer = changed(before, tmp_path, Redrawn(finding_id="f2", region=ring(118), reason="x"))
    assert {f["code"] for f in listed(outer)} == {"oocyte.diameter_um", "oocyte.perivitelline_um"}


def test_the_zona_goes_with_the_outline_that_it_reaches_to(tmp_path: Path) -> None:
    before = first(EMBRYO)
    outline = named(before, "embryo.outline")
    region = larger(outline["region"], 0.9)
    after = changed(
        before, tmp_path, Redrawn(finding_id=str(outline["id"]), region=region, reason="inside")
    )
    width = float(str(named(before, "embryo.diameter_um")["value"]))
    assert named(after, "embryo.diameter_um")["value"] == pytest.approx(0.9 * width, rel=0.005)
    assert "embryo.zona_thickness_um" not in {f["code"] for f in listed(after)}
    gap = {"code": "embryo.zona_thickness_um", "why": "outline_changed"}
    assert gap in after.body["not_measured"]  # type: ignore[operator]


def test_the_definitions_are_the_analyzers_own() -> None:
    """A value over its size in pixels is the scale, for every outline that is measured along."""
    for sample, code, scale in (
        (CELL, "sperm.head_length_um", 0.1),
        (CELL, "sperm.head_width_um", 0.1),
        (OOCYTE, "oocyte.diameter_um", 1.2),
        (OVARY, "follicle.follicle", 0.1),
        (EMBRYO, "embryo.diameter_um", 0.4),
    ):
        finding = named(first(sample), code)
        region = finding["region"]
        assert isinstance(region, dict)
        size = drawn.measured(code, region)
        assert size is not None
        assert float(str(finding["value"])) / size == pytest.approx(scale, rel=0.02), code
    assert drawn.measured("embryo.diameter_um", ring(100)) == pytest.approx(200, rel=0.002)
    assert drawn.measured("embryo.zona_thickness_um", ring(100)) is None


def test_the_way_back_is_the_earlier_revision_again(tmp_path: Path) -> None:
    before = first(FIELD)
    cell = next(f for f in listed(before) if f["code"] == "sperm.cell")
    after = changed(before, tmp_path, Removed(finding_id=str(cell["id"]), reason="debris"))
    again = back_to(before, after, "it is a sperm", who(), AT)
    assert (again.body, again.revision) == (before.body, 3)
    assert again.changes == [{"back_to": 1, "reason": "it is a sperm"}]


@pytest.mark.parametrize(
    "region",
    [
        {"kind": "box", "r0": 10, "c0": 10, "r1": 10, "c1": 30},
        {"kind": "box", "r0": 10, "c0": 10, "r1": 9, "c1": 30},
        {"kind": "box", "r0": 10, "c0": 10, "r1": 20},
        {"kind": "box", "r0": 10, "c0": 10, "r1": 2002, "c1": 30},
        {"kind": "box", "r0": math.nan, "c0": 10, "r1": 20, "c1": 30},
        {"kind": "polygon", "points": [[1, 1], [9, 1], [9, 9]]},
        {"kind": "path", "points": [[1, 1], [9, 1]]},
    ],
)
def test_what_is_no_box_is_refused(region: JsonObject) -> None:
    with pytest.raises(InvalidInputError):
        drawn.checked(region, "box", (2000, 2000))


@pytest.mark.parametrize("points", [[[1, 1], [9, 1]], [[1, 1], [5, 5], [9, 9]], [[1, 1]] * 4])
def test_what_has_no_inside_is_refused(points: object) -> None:
    with pytest.raises(InvalidInputError):
        drawn.checked({"kind": "polygon", "points": points}, "polygon", None)


def test_only_what_is_on_the_picture_can_be_added(tmp_path: Path) -> None:
    before = first(FIELD)
    for code, modality in (
        ("fruit.item", "sperm_field_image"),
        ("sperm.count", "sperm_field_image"),
        ("sperm.cell", "fruit_image"),
    ):
        added = Added(code=code, region=BOX, value=None, reason="x")
        with pytest.raises(InvalidInputError):
            changed(before, tmp_path, added, modality=modality)
    with pytest.raises(InvalidInputError):
        changed(before, tmp_path, Removed(finding_id="f1", reason="x"))
    with pytest.raises(InvalidInputError):
        changed(before, tmp_path, Redrawn(finding_id="f1", region=BOX, reason="x"))


def test_what_a_network_said_stays_as_sure_as_it_was(tmp_path: Path) -> None:
    lesion: JsonObject = {
        "id": "f1",
        "code": "ovary.lesion",
        "value": True,
        "confidence": 0.97,
        "method": "cnn",
        "region": ring(50),
    }
    body: JsonObject = {"status": "analyzed", "findings": [lesion], "not_measured": []}
    before = AnalysisRevision(
        tenant_id="t1", analysis_id="ana_1", revision=1, body=body, created_at=AT
    )
    after = changed(before, tmp_path, Redrawn(finding_id="f1", region=ring(60), reason="larger"))
    now = named(after, "ovary.lesion")
    assert (now["value"], now["confidence"], now["method"]) == (True, 0.97, "cnn")
    assert now["region"] != lesion["region"]
    assert [sorted(change) for change in after.changes] == [
        ["code", "finding_id", "from_region", "reason", "to_region"]
    ]


def test_a_stated_value_stays_stated_when_its_own_outline_is_redrawn(tmp_path: Path) -> None:
    before = oocyte()
    stated = changed(before, tmp_path, Correction(finding_id="f1", value=111.0, reason="by hand"))
    once = changed(stated, tmp_path, Redrawn(finding_id="f1", region=ring(95), reason="inside"))
    twice = changed(once, tmp_path, Redrawn(finding_id="f1", region=ring(90), reason="more"))
    now = named(twice, "oocyte.diameter_um")
    assert (now["value"], now["corrected"]["reason"]) == (111.0, "by hand")  # type: ignore[index]


def test_another_box_of_a_stained_head_tells_nothing_of_its_parts(tmp_path: Path) -> None:
    before = first(SMEAR)
    cell = named(before, "sperm.cell")
    assert {"parts", "acrosome_share", "head_length_um", "nucleus_area_um2"} <= set(cell)
    after = changed(
        before,
        tmp_path,
        Redrawn(finding_id=str(cell["id"]), region=BOX, reason="another head"),
        modality="sperm_field_image",
    )
    now = named(after, "sperm.cell")
    assert now["region"] == BOX and now["value"] == cell["value"]
    assert not any(k.startswith(("parts", "head_", "nucleus_", "acrosome_")) for k in now)
