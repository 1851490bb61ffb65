"""Damaged and hostile messages end in findings, an abstention or a refusal, never in a crash."""

import json
import random

import pytest

from common.domain.errors import InvalidFileError
from common.domain.model import Facts
from common.domain.standards.rules.interpret import interpretations
from common.media import stated
from common.media.messages import read
from common.services.measure import examine
from common.settings import Settings
from tests.unit.analyzers.test_document_messages import (
    AMH_RANGE,
    CSV,
    HL7,
    PATIENT,
    observation,
    quantity,
)
from tests.unit.analyzers.test_document_messages import analyzed as read_and_analyzed

FHIR = json.dumps(
    {
        "resourceType": "Bundle",
        "entry": [
            PATIENT,
            observation("38476-8", "AMH", valueQuantity=quantity(0.9, "ng/mL"),
                        referenceRange=AMH_RANGE, issued="2026-01-04"),
        ],
    },
    indent=1,
)  # fmt: skip
STUFF = b'|^~&\\;,"{}[]:\r\n\t<>-.0\x00\xff'


def damaged(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, kind = chance.randrange(len(found)), chance.randrange(4)
        if kind == 0:
            found[at] = chance.choice(STUFF)
        elif kind == 1:
            del found[at : at + chance.randint(1, 30)]
        elif kind == 2:
            found[at:at] = bytes(chance.choices(STUFF, k=chance.randint(1, 6)))
        else:
            found[at:at] = found[: chance.randint(1, 200)]
        found = found or bytearray(b"x")
    return bytes(found)


@pytest.mark.parametrize("text", [FHIR, HL7, CSV], ids=["fhir", "hl7", "csv"])
def test_damage_never_crashes_and_what_is_said_can_be_stored(text: str) -> None:
    chance = random.Random(20260105)
    for _ in range(400):
        try:
            outcome = read_and_analyzed(damaged(text.encode(), chance))
        except InvalidFileError:
            continue
        assert outcome.status in ("analyzed", "not_analyzable")
        lines = [{"id": "f1", "code": f.code, "value": f.value, "unit": f.unit, **f.detail}
                 for f in outcome.findings]  # fmt: skip
        told = json.dumps([*lines, *interpretations(lines)], allow_nan=False)
        assert "\\u0000" not in told


def test_a_message_survives_the_way_from_the_child() -> None:
    for text, kind in ((FHIR, "application/fhir+json"), (HL7, "application/hl7-v2")):
        message = read(text.encode(), kind)[1]
        back, grids = stated.unpack(stated.pack(message, []))
        assert message is not None and back is not None and grids == []
        assert [r.value for r in back.results] == [r.value for r in message.results]
        assert [r.place for r in back.results] == [r.place for r in message.results]


@pytest.mark.parametrize("blob", [b"", b"{}", b"[]", b'{"message": 3, "grids": []}', b"[" * 10_000])
def test_what_no_child_writes_is_refused(blob: bytes) -> None:
    with pytest.raises(ValueError):
        stated.unpack(blob)


LARGE = {
    "repetitions": HL7.replace("0.90", "a~" * 500_000),
    "fields": HL7 + "OBX|" + "|" * 1_000_000,
    "spaces": "Test;Result;Unit\n" + " " * 2_000_000 + '"',
    "quotes": "Test;Result;Unit\n" + '"' * 500_000,
    "deep": "[" * 500_000,
    "escapes": '{"resourceType": "' + "\\a" * 500_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_hostile_message_ends_within_the_childs_limits(name: str) -> None:
    try:
        said = examine(
            LARGE[name].encode(), "document", Facts(), research=False, settings=Settings()
        )
    except InvalidFileError as error:
        assert error.reason in ("corrupt", "too_large", "unsafe", "unsupported_media")
    else:
        assert said.body["status"] in ("analyzed", "not_analyzable")
