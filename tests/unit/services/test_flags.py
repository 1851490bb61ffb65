"""One flag for the worklist, and none that belonged to another value."""

import pytest

from common.services import flags


def body(*findings: dict[str, object], status: str = "analyzed") -> dict[str, object]:
    return {"status": status, "findings": list(findings)}


@pytest.mark.parametrize(
    ("said", "flag"),
    [
        (body(), None),
        (body({"code": "lab.fsh", "value": 5.1, "flag": "N"}), None),
        (body({"code": "lab.fsh", "value": 50.0, "flag": "H"}), "H"),
        (body({"flag": "H"}, {"flag": "L"}), "A"),
        (body({"flag": "L"}, {"flag": "HH"}), "HH"),
        (body({"code": "sperm.head_normal", "value": False}), "A"),
        (body({"code": "sperm.head_normal", "value": True}), None),
        (body({"code": "lab.amh", "value": 3.0, "held": "unknown_unit"}), "held"),
        (body(status="not_analyzable"), "not_analyzable"),
    ],
)
def test_upload_shows_its_gravest_flag(said: dict[str, object], flag: str | None) -> None:
    assert flags.of(said) == flag


@pytest.mark.parametrize(
    ("printed", "value", "flag"),
    [
        ("3.5 - 12.5", 2.0, "L"),
        ("3.5 - 12.5", 5.0, "N"),
        ("3.5 - 12.5", 20, "H"),
        ("< 5", 7.5, "H"),
        ("see note", 7.5, None),
        (None, 7.5, None),
        ("3.5 - 12.5", "positive", None),
        ("3.5 - 12.5", True, None),
    ],
)
def test_corrected_value_is_flagged_by_its_own_range(
    printed: str | None, value: object, flag: str | None
) -> None:
    finding = {"code": "lab.fsh", "value": 1.0, "flag": "L", "printed_range": printed}
    assert flags.again(finding, value) == flag


def test_bound_is_not_flagged() -> None:
    assert flags.again({"comparator": "<", "printed_range": "1 - 2"}, 5.0) is None
