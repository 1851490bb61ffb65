"""Keys of the incoming bucket."""

import pytest

from common.services import names


@pytest.mark.parametrize(
    "name",
    ["", "drop/", "drop", "uploads/", "uploads/a/b", "other/a.png", "Drop/a", "/drop/a", "dropx/a"],
)
def test_keys_of_neither_form_have_no_place(name: str) -> None:
    assert names.parse(name) is None


def test_a_browser_key_is_its_upload() -> None:
    place = names.parse("uploads/upl_1")
    assert place is not None
    assert (place.upload_id, place.is_drop, place.filename) == ("upl_1", False, "")


@pytest.mark.parametrize(
    ("name", "modality", "patient_ref"),
    [
        ("drop/a.png", None, None),
        ("drop/embryo_image/P-1/a.png", "embryo_image", "P-1"),
        ("drop/horoscope/P-1/a.png", None, None),
        ("drop/embryo_image/a.png", None, None),
        ("drop/embryo_image/P-1/x/a.png", None, None),
        ("drop/embryo_image//a.png", "embryo_image", None),
        ("drop/embryo_image/P\n1/a.png", "embryo_image", None),
        (f"drop/embryo_image/{'P' * 101}/a.png", "embryo_image", None),
        ("drop/embryo_image/P ü 1/a.png", "embryo_image", "P ü 1"),
    ],
)
def test_a_path_says_what_it_says(name: str, modality: str | None, patient_ref: str | None) -> None:
    place = names.parse(name)
    assert place is not None and place.is_drop
    assert (place.modality, place.patient_ref) == (modality, patient_ref)


def test_no_name_is_shown() -> None:
    assert "Canary" not in repr(names.parse("drop/embryo_image/Canary/Canary.png"))


def test_a_sidecar_is_named_after_its_subject() -> None:
    assert names.subject_of(names.sidecar_of("drop/a.png")) == "drop/a.png"
    assert names.subject_of("drop/a.png") is None
