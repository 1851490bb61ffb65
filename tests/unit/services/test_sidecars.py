"""Sidecars before, beside and after their file; those that are none; and those that harm."""

import json

import pytest

from common.domain.model import Upload
from tests.unit.services.conftest import PDF, Clinic, picture

NAME = "drop/a.pdf"
P1 = {"modality": "document", "patient_ref": "P-1"}
IMAGE = {"modality": "sperm_cell_image", "patient_ref": "P-1"}


def newest(clinic: Clinic, upload: Upload) -> Upload:
    with clinic.backend.records.transaction("t1") as tx:
        return tx.get(Upload, upload.upload_id)


def test_a_sidecar_alone_gets_no_receipt(clinic: Clinic) -> None:
    clinic.sidecar(NAME, **P1)
    clinic.settle()
    assert clinic.receipt(f"{NAME}.json") == {}
    assert clinic.receipt(NAME) == {}


CHANGES = {
    "a fact": {**IMAGE, "um_per_px": 0.5},
    "the patient": {**IMAGE, "patient_ref": "P-2"},
    "the specimen": {**IMAGE, "specimen_ref": "S-1"},
    "the operator": {**IMAGE, "operator": "Dr X"},
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_sidecar_that_changes_what_is_known_starts_a_new_run(clinic: Clinic, what: str) -> None:
    upload = clinic.take("drop/a.png", picture(), **IMAGE)
    clinic.sidecar("drop/a.png", **CHANGES[what])
    clinic.settle("ingest")
    again = newest(clinic, upload)
    assert (again.run, again.status) == (2, "accepted")
    receipt = clinic.receipt("drop/a.png")
    assert (receipt["run"], receipt["outcome"]) == (2, "accepted")


def test_a_sidecar_that_says_the_same_changes_nothing(clinic: Clinic) -> None:
    said = {**IMAGE, "um_per_px": 0.5, "operator": "Dr X", "day": 3}
    upload = clinic.take("drop/a.png", picture(), **said)
    clinic.sidecar("drop/a.png", **said, device=None)
    clinic.settle("ingest")
    assert newest(clinic, upload) == upload


def test_a_later_sidecar_whose_kind_the_file_cannot_be_rejects_the_new_run(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    clinic.sidecar(NAME, **IMAGE)
    clinic.settle("ingest")
    again = newest(clinic, upload)
    assert (again.run, again.status, again.reason) == (2, "rejected", "unsupported_media")
    assert clinic.said(NAME) == ("rejected", "unsupported_media")


def test_a_held_file_goes_on_when_its_facts_come(clinic: Clinic) -> None:
    upload = clinic.take("drop/a.png", picture(), modality="sperm_cell_image")
    assert upload.reason == "facts_missing"
    clinic.sidecar("drop/a.png", **IMAGE)
    clinic.settle("ingest")
    assert newest(clinic, upload).status == "accepted"


def invalid(**members: object) -> bytes:
    """A sidecar with a wrong member."""
    return json.dumps({"schema": "fertivision.sidecar/1", **members}).encode()


INVALID = {
    "version": b'{"schema": "fertivision.sidecar/2"}',
    "unknown member": invalid(colour="red"),
    "modality": invalid(modality="horoscope"),
    "negative": invalid(um_per_px=-1),
    "boolean": invalid(fps=True),
    "infinite": b'{"schema": "fertivision.sidecar/1", "fps": Infinity}',
    "huge": invalid(dilution=10**400),
    "day": invalid(day=1.5),
    "a day no embryo sees": invalid(day=10**30),
    "side": invalid(side="middle"),
    "time": invalid(collected_at="yesterday"),
    "no text": invalid(patient_ref=["P-1"]),
    "long": invalid(notes="x" * 5001),
    "a reference that is a novel": invalid(patient_ref="x" * 4000),
    "nul": invalid(patient_ref="P\0"),
    "lone surrogate": b'{"schema": "fertivision.sidecar/1", "patient_ref": "\\ud800"}',
    "nul in a fact": invalid(device="a\0b"),
    "sha256": invalid(sha256="short"),
}
BESIDE = {
    **INVALID,
    "no JSON": b"{",
    "deep": b"[" * 100_000,
    "list": b"[]",
    "empty": b"",
    "bytes": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("what", BESIDE)
def test_an_invalid_sidecar_gets_a_receipt(clinic: Clinic, what: str) -> None:
    clinic.drop(NAME, PDF)
    clinic.waiting()
    clinic.drop(f"{NAME}.json", BESIDE[what])
    clinic.settle()
    assert clinic.postponed == []
    assert clinic.said(f"{NAME}.json") == ("rejected", "sidecar_invalid")


@pytest.mark.parametrize("what", INVALID)
def test_an_invalid_sidecar_that_comes_first_gets_a_receipt(clinic: Clinic, what: str) -> None:
    clinic.drop(f"{NAME}.json", INVALID[what])
    clinic.settle()
    assert clinic.postponed == []
    assert clinic.said(f"{NAME}.json") == ("rejected", "sidecar_invalid")


def test_a_file_with_an_invalid_sidecar_goes_by_what_is_left(clinic: Clinic) -> None:
    name = "drop/document/P-1/a.pdf"
    clinic.drop(f"{name}.json", invalid(colour="red"))
    clinic.drop(name, PDF)
    clinic.later(seconds=10)
    clinic.settle("ingest")
    assert clinic.said(name) == ("accepted", None)


@pytest.mark.parametrize("data", [b'{"a": 1}', b"[1, 2]", b"[" * 100_000, b"{"])
def test_other_json_is_a_file_like_any_other(clinic: Clinic, data: bytes) -> None:
    clinic.drop("drop/results.json", data)
    clinic.later(seconds=10)
    clinic.settle("ingest")
    assert clinic.postponed == []
    assert clinic.receipt("drop/results.json")["outcome"] in ("accepted", "held", "rejected")
