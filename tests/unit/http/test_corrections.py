"""What a correction may say: one thing at a time, and never half of it."""

import pytest
from pydantic import ValidationError

from common.http.schemas import CorrectionIn

BOX = {"kind": "box", "r0": 1, "c0": 1, "r1": 9, "c1": 9}
BACK = {"back_to": 1, "reason": "was right"}


def _change(**said: object) -> dict[str, object]:
    return {"changes": [{"reason": "seen", **said}]}


@pytest.mark.parametrize(
    "body",
    [
        _change(finding_id="f1", value=5.1),
        _change(finding_id="f1", region=BOX),
        _change(finding_id="f1", removed=True),
        _change(code="sperm.cell", region=BOX),
        _change(code="sperm.cell", region=BOX, value="normal"),
        BACK,
    ],
)
def test_one_thing_is_taken(body: dict[str, object]) -> None:
    assert CorrectionIn.model_validate(body)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"reason": "why"},
        {"back_to": 1},
        {"back_to": 0, "reason": "was right"},
        {**_change(finding_id="f1", value=5.1), "back_to": 1},
        {**_change(finding_id="f1", value=5.1), "reason": "twice"},
        {**_change(finding_id="f1", value=5.1), **BACK},
        {"changes": []},
        _change(finding_id="f1"),
        _change(value=5.1),
        _change(code="sperm.cell"),
        _change(code="sperm.cell", region=BOX, removed=True),
        _change(code="sperm.cell", finding_id="f1", region=BOX),
        _change(finding_id="f1", value=5.1, region=BOX),
        _change(finding_id="f1", value=5.1, removed=True),
    ],
)
def test_nothing_half_said_or_said_twice_is_taken(body: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        CorrectionIn.model_validate(body)
