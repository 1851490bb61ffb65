"""What a sidecar may say, and how it lies in a record."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.backends.local.keys import ring
from common.domain.errors import InvalidFileError
from common.domain.model import Facts, Modality
from common.services import facts

WHOLE = {
    "schema": "fertivision.sidecar/1",
    "patient_ref": "P-0042",
    "partner_ref": "P-0043",
    "modality": "sperm_video",
    "specimen_ref": "S-77",
    "embryo_ref": None,
    "collected_at": "2026-11-03T08:10:00Z",
    "cycle_ref": "C-2026-3",
    "day": None,
    "side": None,
    "um_per_px": 0.5,
    "mm_per_px": None,
    "fps": 50,
    "chamber_depth_um": 20,
    "dilution": 1,
    "operator": "Dr X",
    "device": "D",
    "sha256": "A" * 64,
    "notes": "line\nline",
}


def test_the_contracts_own_example_is_understood() -> None:
    said = facts.parse_sidecar(json.dumps(WHOLE).encode())
    assert (said.patient_ref, said.partner_ref, said.modality) == (
        "P-0042",
        "P-0043",
        "sperm_video",
    )
    assert (said.specimen_ref, said.cycle_ref, said.sha256) == ("S-77", "C-2026-3", "a" * 64)
    assert (said.facts.um_per_px, said.facts.fps, said.facts.operator) == (0.5, 50, "Dr X")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_encoding_of_json_is_read(encoding: str) -> None:
    raw = json.dumps({**WHOLE, "patient_ref": "Ü-1"}, ensure_ascii=False).encode(encoding)
    assert facts.parse_sidecar(raw).patient_ref == "Ü-1"


def test_nothing_said_is_nothing_known() -> None:
    assert facts.parse_sidecar(b"{}") == facts.Declared()
    empty = {"patient_ref": "", "sha256": "", "modality": None}
    assert facts.parse_sidecar(json.dumps(empty).encode()) == facts.Declared()


@pytest.mark.parametrize("modality", [m.value for m in Modality])
def test_every_modality_can_be_said(modality: str) -> None:
    assert facts.parse_sidecar(json.dumps({"modality": modality}).encode()).modality == modality


@pytest.mark.parametrize(("day", "fits"), [(0, True), (14, True), (15, False), (-1, False)])
def test_a_day_is_a_day_of_development(day: int, fits: bool) -> None:
    raw = json.dumps({"day": day}).encode()
    if fits:
        assert facts.parse_sidecar(raw).facts.day == day
    else:
        with pytest.raises(InvalidFileError, match="day"):
            facts.parse_sidecar(raw)


# The same examples each time, and no opinion about how fast the machine is.
STEADY = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@STEADY
@given(st.dictionaries(st.sampled_from(sorted(WHOLE)), VALUES, max_size=6))
def test_any_json_is_understood_or_invalid(document: dict[str, object]) -> None:
    try:
        said = facts.parse_sidecar(json.dumps(document).encode())
    except InvalidFileError as error:
        assert error.reason == "sidecar_invalid"
        return
    references = (said.patient_ref, said.partner_ref, said.specimen_ref, said.cycle_ref)
    assert all(r is None or (0 < len(r) <= 100 and min(r) >= " ") for r in references)
    json.dumps(facts.to_json(said), allow_nan=False).encode()


@STEADY
@given(st.binary(max_size=200))
def test_any_bytes_are_understood_or_invalid(raw: bytes) -> None:
    try:
        facts.parse_sidecar(raw)
    except InvalidFileError as error:
        assert error.reason == "sidecar_invalid"


def test_who_did_it_is_sealed_and_never_among_the_facts(tmp_path: Path) -> None:
    keys = ring(tmp_path)
    said = Facts(operator="Dr X", um_per_px=0.5)
    assert facts.to_json(said) == {"um_per_px": 0.5}
    sealed = facts.seal(said, keys, "t1", "u1")
    assert sealed is not None
    assert json.loads(keys.open("t1", sealed, "upload:u1:facts")) == {"operator": "Dr X"}
    assert facts.seal(Facts(), keys, "t1", "u1") is None


def test_what_names_somebody_is_not_shown() -> None:
    said = facts.parse_sidecar(json.dumps({**WHOLE, "patient_ref": "Canary"}).encode())
    assert "Canary" not in repr(said)
    assert "Dr X" not in repr(said)


@pytest.mark.parametrize(
    ("document", "ours"),
    [({"schema": "fertivision.manifest/1"}, True), ({"schema": "other"}, False), ([], False)],
)
def test_what_says_so_is_ours(document: object, ours: bool) -> None:
    assert facts.is_ours(document) is ours
