"""An outline of what would be a lesion never reads as if there were one."""

from dataclasses import replace

import pytest

from common.domain.model import JsonObject
from common.reports.content import build
from tests.unit.reports import made

KIND = "ovary_ultrasound"
OUTLINE: JsonObject = {
    "id": "f1",
    "code": "ovary.lesion_outline",
    "value": None,
    "confidence": 0.84,
    "n": 1,
    "region": {"kind": "polygon", "points": [[1, 1], [1, 9], [9, 9]]},
    "method": "cnn",
}
SAID = {
    "en": ("Outline, if a lesion", "if there is one"),
    "de": ("Umriss, falls Läsion", "falls es eine gibt"),
    "fr": ("Contour, si lésion", "s'il y en a une"),
    "nl": ("Omtrek, indien afwijking", "als die er is"),
    "es": ("Contorno, si hay lesión", "si la hay"),
}


@pytest.mark.parametrize("language", SAID)
def test_doubt_about_a_lesion_with_an_outline_claims_none(language: str) -> None:
    doubt = [{"code": "ovary.lesion", "why": "unsure"}]
    analysis, revision = made.analysis(1, KIND, made.body([OUTLINE], not_measured=doubt), [])
    pair = (replace(analysis, analyzer="ovary"), revision)
    files = [made.upload(1, KIND)]
    content = build(
        made.tenant(), made.specimen(KIND), None, files, [pair], language, 1, created_at=made.AT
    )
    label, condition = SAID[language]
    assert [(row.label, row.confidence[:2]) for row in content.parts[0].rows] == [(label, "84")]
    assert any(condition in method for method in content.methods)
