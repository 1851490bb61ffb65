"""Which kind a file is of, whose it is, and what is here already."""

from itertools import product

import pytest

from common.domain.model import Modality, Patient, Specimen, Upload
from common.services.judgement import _only_choice
from tests.unit.services.conftest import OTHER_PDF, PDF, Clinic, picture

IMAGE = {"modality": "sperm_cell_image", "patient_ref": "P-1"}
DOCUMENT = {"modality": "document", "patient_ref": "P-1"}
FAMILY = {"image": picture(), "document": PDF}
TAKES = {m.value: {"image"} for m in Modality} | {
    "sperm_video": set(),
    "document": {"image", "document"},
}


@pytest.mark.parametrize(("family", "modality"), list(product(FAMILY, [m.value for m in Modality])))
def test_a_file_is_taken_for_what_it_can_be(clinic: Clinic, family: str, modality: str) -> None:
    clinic.tenant("t9", analyzers={m.value: "x" for m in Modality}, unknown_patient="create")
    clinic.sidecar("drop/a", "t9", modality=modality, patient_ref="P-1")
    key = clinic.drop("drop/a", FAMILY[family], "t9")
    clinic.settle("ingest")
    upload = clinic.upload(key)
    if family in TAKES[modality]:
        assert (upload.status, upload.modality) == ("accepted", modality)
    else:
        assert (upload.status, upload.reason) == ("rejected", "unsupported_media")


@pytest.mark.parametrize(
    ("offered", "family", "choice"),
    [
        (["sperm_cell_image"], "image", "sperm_cell_image"),
        (["sperm_cell_image", "document"], "image", "sperm_cell_image"),
        (["sperm_cell_image", "embryo_image"], "image", None),
        (["sperm_video", "embryo_image"], "video", "sperm_video"),
        ([], "image", None),
        ([], "document", "document"),
    ],
)
def test_a_kind_nobody_named_is_the_only_one(
    clinic: Clinic, offered: list[str], family: str, choice: str | None
) -> None:
    from common.domain.model import Tenant

    tenant = Tenant(
        tenant_id="t",
        name="C",
        letterhead={},
        analyzers=dict.fromkeys(offered, "x"),
        created_at=clinic.now,
    )
    assert _only_choice(family, tenant) == choice


def patients(clinic: Clinic) -> list[str]:
    with clinic.backend.records.transaction("t1") as tx:
        return [p.patient_ref for p in tx.find(Patient, order=("patient_ref",))]


def test_a_patient_is_made_once(clinic: Clinic) -> None:
    first = clinic.take("drop/a.pdf", PDF, **DOCUMENT)
    second = clinic.take("drop/b.pdf", OTHER_PDF, **DOCUMENT)
    assert patients(clinic) == ["P-1"]
    assert first.patient_id == second.patient_id


def test_a_known_patient_is_found_by_reference(clinic: Clinic) -> None:
    clinic.patient("P-1")
    assert clinic.take("drop/a.pdf", PDF, **DOCUMENT).patient_id == "pat_P-1"


def test_a_held_file_makes_no_patient(clinic: Clinic) -> None:
    clinic.take("drop/a.png", picture(), modality="embryo_image", patient_ref="P-9")
    assert patients(clinic) == []


def test_a_rejected_file_leaves_nothing_of_its_judgement(clinic: Clinic) -> None:
    upload = clinic.take("drop/a.pdf", PDF, **IMAGE)
    assert (upload.status, upload.patient_id, upload.specimen_id) == ("rejected", None, None)
    assert patients(clinic) == []


def specimens(clinic: Clinic) -> list[str]:
    with clinic.backend.records.transaction("t1") as tx:
        return [s.specimen_id for s in tx.find(Specimen)]


@pytest.mark.parametrize(("reference", "count"), [("S-1", 1), (None, 2)])
def test_files_share_a_specimen_where_it_is_named(
    clinic: Clinic, reference: str | None, count: int
) -> None:
    for shade in (10, 20):
        clinic.take(f"drop/{shade}.png", picture(shade), **IMAGE, specimen_ref=reference)
    assert len(specimens(clinic)) == count


def test_two_that_come_at_once_are_one_and_its_duplicate(clinic: Clinic) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from common.domain.events import from_json

    names = ["drop/a.pdf", "drop/b.pdf", "drop/c.pdf"]
    for name in names:
        clinic.sidecar(name, **DOCUMENT)
        clinic.drop(name, PDF)
    messages = clinic.waiting("ingest")
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda m: clinic.deliver(from_json(m.event)), messages))
    with clinic.backend.records.transaction("t1") as tx:
        found = tx.find(Upload)
    assert sorted(u.status for u in found) == ["accepted", "duplicate", "duplicate"]
    [kept] = [u.upload_id for u in found if u.status == "accepted"]
    assert {u.duplicate_of for u in found} == {None, kept}
