"""Bytes in, the contract's lines out: the same for the shell and the pipeline."""

import pytest

from common.analyzers import Outcome, Sample
from common.domain.errors import InvalidFileError
from common.domain.model import Facts
from common.services import measure
from common.settings import Settings
from tests.unit.media.dicom_files import dicom
from tests.unit.services.conftest import PDF, picture

SETTINGS = Settings()
NOBODY = Facts()


def line(data: bytes, modality: str = "document", facts: Facts = NOBODY) -> dict[str, object]:
    return measure.measure(data, modality, facts, research=True, settings=SETTINGS)


def test_a_document_gives_its_findings_in_order() -> None:
    said = line(PDF)
    assert (said["status"], said["analyzer"], said["modality"]) == (
        "analyzed",
        "document",
        "document",
    )
    ids = [finding["id"] for finding in said["findings"]]  # type: ignore[attr-defined]
    assert ids == [f"f{n}" for n in range(1, len(ids) + 1)] and ids


def test_the_same_bytes_say_the_same() -> None:
    first, second = line(PDF), line(PDF)
    for said in (first, second):
        del said["seconds"]
    assert first == second


@pytest.mark.parametrize(
    ("data", "modality", "reason"),
    [
        (b"MZ" + bytes(100), "document", "unsupported_media"),
        (picture()[:-30], "sperm_cell_image", "corrupt"),
        (PDF, "sperm_cell_image", "unsupported_media"),
        (picture(), "uterus_hysteroscopy_of_mars", "unsupported_media"),
        (b"", "document", "unsupported_media"),
    ],
)
def test_a_file_at_fault_is_a_line_that_says_so(data: bytes, modality: str, reason: str) -> None:
    said = line(data, modality)
    assert said["status"] == "rejected"
    assert said["reason"] in (reason, "corrupt")
    assert (said["findings"], said["not_measured"]) == ([], [])


def test_a_blank_picture_gives_no_number() -> None:
    said = line(picture(), "sperm_cell_image")
    assert said["status"] == "not_analyzable"
    assert said["findings"] == []
    assert said["why"] and said["advice"]


def test_names_are_apart() -> None:
    measured = measure.examine(PDF, "document", NOBODY, research=True, settings=SETTINGS)
    codes = {str(finding["code"]) for finding in measured.identities}
    assert codes and all(code.startswith("identity.") for code in codes)
    assert "identity." not in str([f["code"] for f in measured.body["findings"]])  # type: ignore[attr-defined]


def test_facts_are_part_of_the_settings_digest_and_the_operator_is_not() -> None:
    plain = line(PDF)["provenance"]["settings"]  # type: ignore[index]
    named = line(PDF, facts=Facts(operator="Dr X"))["provenance"]["settings"]  # type: ignore[index]
    other = line(PDF, facts=Facts(um_per_px=0.5))["provenance"]["settings"]  # type: ignore[index]
    assert plain == named != other


def test_examine_raises_what_measure_says() -> None:
    with pytest.raises(InvalidFileError):
        measure.examine(b"MZ", "document", NOBODY, research=True, settings=SETTINGS)


@pytest.mark.parametrize(
    ("written", "stated", "taken", "flags"),
    [
        (None, None, None, ["no_scale"]),
        (None, 0.2, 0.2, []),
        (0.2, None, 0.2, []),
        (0.2, 0.203, 0.2, []),
        (0.2, 0.3, None, ["scale_conflict"]),
    ],
)
def test_scale_of_the_file_and_of_the_sender(
    monkeypatch: pytest.MonkeyPatch, written, stated, taken, flags
) -> None:
    seen = []

    class Reads:
        version = "1"

        def analyze(self, sample: Sample) -> Outcome:
            seen.append(sample)
            return Outcome()

    monkeypatch.setattr(measure.registry, "load", lambda *_: Reads())
    spacing = {} if written is None else {"PixelSpacing": [written, written]}
    said = measure.measure(
        dicom(others=spacing),
        "ovary_ultrasound",
        Facts(mm_per_px=stated),
        research=False,
        settings=SETTINGS,
        analyzer="ovary",
    )
    assert said["status"] == "analyzed"
    assert (seen[0].facts.mm_per_px, list(seen[0].quality_flags)) == (taken, flags)


def test_dicom_is_for_ultrasound_alone() -> None:
    for modality in ("sperm_cell_image", "oocyte_image", "document", "fruit_image"):
        said = measure.measure(dicom(), modality, NOBODY, research=False, settings=SETTINGS)
        assert said["reason"] == "unsupported_media"
