"""What a person draws, removes and adds: the values that follow, and those that must not stay."""

import math
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from common.backends.local.keys import ring as keys_in
from common.domain import drawn
from common.domain.errors import InvalidInputError
from common.domain.model import AnalysisRevision, Facts, JsonObject, Principal, Role
from common.services.corrections import (
    Added,
    Change,
    Correction,
    Place,
    Redrawn,
    Removed,
    back_to,
    corrected,
)
from common.services.measure import measure
from common.settings import Settings

AT = datetime(2026, 1, 5, tzinfo=UTC)
SAMPLES = Path(__file__).parents[2] / "samples"
CELL = ("sperm_synthetic/synthetic_oval.png", "sperm_cell_image", Facts(um_per_px=0.1))
OOCYTE = ("oocyte/oocyte_9.jpg", "oocyte_image", Facts(um_per_px=1.2))
OVARY = ("ovary_synthetic/ovary_3.png", "ovary_ultrasound", Facts(mm_per_px=0.1))
FIELD = (
    "sperm_field_synthetic/field_24.png",
    "sperm_field_image",
    Facts(um_per_px=0.5, chamber_depth_um=20, dilution=2),
)
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


def test_the_definitions_are_the_analyzers_own() -> None:
    """A value over its size in pixels is the scale, for every outline that is measured along."""
    for sample, code, scale in (
        (CELL, "sperm.head_length_um", 0.1),
        (CELL, "sperm.head_width_um", 0.1),
        (OOCYTE, "oocyte.diameter_um", 1.2),
        (OVARY, "follicle.follicle", 0.1),
    ):
        finding = named(first(sample), code)
        region = finding["region"]
        assert isinstance(region, dict)
        size = drawn.measured(code, region)
        assert size is not None
        assert float(str(finding["value"])) / size == pytest.approx(scale, rel=0.02), code
    assert drawn.measured("embryo.diameter_um", ring(100)) == pytest.approx(200, rel=0.002)
    assert drawn.measured("embryo.zona_thickness_um", ring(100)) is None


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


def test_the_way_back_is_the_earlier_revision_again(tmp_path: Path) -> None:
    before = first(FIELD)
    cell = next(f for f in listed(before) if f["code"] == "sperm.cell")
    after = changed(before, tmp_path, Removed(finding_id=str(cell["id"]), reason="debris"))
    again = back_to(before, after, "it is a sperm", who(), AT)
    assert (again.body, again.revision) == (before.body, 3)
    assert again.changes == [{"back_to": 1, "reason": "it is a sperm"}]


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
