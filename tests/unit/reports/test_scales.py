"""A report says from which ruler its scale is, and who confirmed it."""

import pytest

from common.reports.content import build
from tests.unit.reports import made

SOURCE = {
    "kind": "ruler",
    "points": [[1, 2], [1, 144.86]],
    "px": 142.86,
    "value": 50.0,
    "unit": "um",
    "confirmed_by": "r.adams",
    "at": "2026-11-30T08:00:00Z",
}


def told(language: str, *sources: object) -> dict[str, str]:
    kind = "embryo_image"
    facts = [{"um_per_px": 0.35, **({"scale_source": s} if s else {})} for s in sources]
    files = [made.upload(i, kind, fact) for i, fact in enumerate(facts, start=1)]
    content = build(
        made.tenant(), made.specimen(kind), None, files, [], language, 1, created_at=made.AT
    )
    return dict(content.specimen)


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "Source of the scale", "ruler in the picture, 50 µm over 142.9 px"),
        ("de", "Herkunft des Maßstabs", "Maßstab im Bild, 50 µm auf 142.9 px"),
    ],
)
def test_the_ruler_that_a_scale_comes_from_is_told(language: str, name: str, text: str) -> None:
    assert told(language, SOURCE)[name] == text
    assert "r.adams, 2026-11-30 08:00 UTC" in told(language, SOURCE).values()


def test_the_same_ruler_of_several_files_is_told_once_and_points_as_points() -> None:
    points = {**SOURCE, "kind": "points", "confirmed_by": "l.kim"}
    said = told("en", SOURCE, SOURCE, points)
    assert said["Source of the scale"].count("ruler") == 1
    assert said["Source of the scale"].endswith("two points in the picture, 50 µm over 142.9 px")
    assert (
        said["Scale confirmed by"].count("r.adams")
        == said["Scale confirmed by"].count("l.kim")
        == 1
    )


@pytest.mark.parametrize("source", [None, "ruler", {"kind": "ruler"}])
def test_a_scale_that_was_stated_has_no_ruler(source: object) -> None:
    assert "Source of the scale" not in told("en", source)
