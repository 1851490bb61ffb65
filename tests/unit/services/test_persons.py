"""Whom a document names against the patient of its upload, alone and through the pipeline."""

import json
import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from common.domain import events, ids
from common.domain.events import UploadHeld
from common.domain.model import Analysis, Patient, Principal, Report, Role, Upload
from common.services import identity, releases
from common.services.persons import compare
from common.services.releases import Change
from tests.unit.services.conftest import PDF, Clinic

KNOWN = {"name": "Alma Testcase", "birth_date": "1991-04-23", "sex": "female"}


def printed(**facts: object) -> list[dict[str, object]]:
    """Identity findings as the document reader gives them."""
    found: list[dict[str, object]] = []
    for kind, value in facts.items():
        finding: dict[str, object] = {"code": f"identity.{kind}", "value": value}
        if kind == "birth_date":
            finding["possible"] = value
        if kind == "sex":
            finding["sex"] = value
        found.append(finding)
    return found


NAMES = [
    ("Testcase, Alma", "agree"),
    ("Mrs. TESTCASE Álma Maria", "agree"),
    ("Testcase-Other Alma", "agree"),
    ("Alma Married", "cannot_tell"),
    ("Testcsae, Alma", "cannot_tell"),
    ("Proefpersoon, Bram", "disagree"),
    ("..", "cannot_tell"),
]


@pytest.mark.parametrize(("name", "verdict"), NAMES)
def test_names(name: str, verdict: str) -> None:
    assert compare(KNOWN, "P-1", printed(name=name)).facts["name"] == verdict


DATES = [
    (["1991-04-23"], "agree"),
    (["1991-04-24"], "disagree"),
    (["1991-04-23", "2091-04-23"], "cannot_tell"),
    (["1991-03-02", "1991-02-03"], "disagree"),
    ([], "cannot_tell"),
]


@pytest.mark.parametrize(("dates", "verdict"), DATES)
def test_dates_of_birth(dates: list[str], verdict: str) -> None:
    assert compare(KNOWN, "P-1", printed(birth_date=dates)).facts["birth_date"] == verdict


def test_one_fact_that_disagrees_outweighs_those_that_agree() -> None:
    same = printed(name="Testcase, Alma", birth_date=["1991-04-23"])
    assert compare(KNOWN, "P-1", same).verdict == "agree"
    assert compare(KNOWN, "P-1", [*same, *printed(sex="male")]).verdict == "disagree"


def test_a_sex_or_another_number_alone_tells_nothing() -> None:
    assert compare(KNOWN, "P-1", printed(sex="female")).verdict == "cannot_tell"
    assert compare(KNOWN, "P-1", printed(number="DEMO-77")).verdict == "cannot_tell"
    assert compare(KNOWN, "P-1", printed(number="p 1")).verdict == "agree"
    assert compare({}, "P-1", printed(name="Somebody Else")).verdict == "cannot_tell"


def register(clinic: Clinic, patient_ref: str, **values: str) -> str:
    """A patient with an identity."""
    patient_id = ids.patient("t1", patient_ref)
    columns = identity.seal_patient(clinic.backend.keys, "t1", patient_id, values)
    with clinic.backend.records.transaction("t1") as tx:
        tx.create(
            Patient(
                tenant_id="t1",
                patient_id=patient_id,
                patient_ref=patient_ref,
                created_at=clinic.now,
                **columns,  # type: ignore[arg-type]
            )
        )
    return patient_id


def upload_of(clinic: Clinic, upload_id: str) -> Upload:
    with clinic.backend.records.transaction("t1") as tx:
        return tx.get(Upload, upload_id)


def release(clinic: Clinic, upload_id: str, **change: str) -> None:
    by = Principal(
        tenant_id="t1", subject="usr_t", role=Role.TECHNICIAN, authenticated_at=clinic.now
    )
    releases.release(by, upload_id, Change(reason="looked at it", **change), clinic.backend)
    clinic.settle()


def test_the_named_patient_is_reported(clinic: Clinic) -> None:
    register(clinic, "P-1", name="Alma Testcase", birth_date="1991-04-23", sex="female")
    upload = clinic.take("drop/a.pdf", PDF, modality="document", patient_ref="P-1")
    clinic.settle()
    assert upload_of(clinic, upload.upload_id).status == "reported"


def held(clinic: Clinic) -> Upload:
    """An upload of Alma's report that was sent for Bram."""
    register(clinic, "P-2", name="Bram Proefpersoon", birth_date="1988-08-30", sex="male")
    upload = clinic.take("drop/a.pdf", PDF, modality="document", patient_ref="P-2")
    clinic.settle()
    return upload_of(clinic, upload.upload_id)


def test_another_person_holds_the_upload_and_nothing_is_kept(clinic: Clinic) -> None:
    upload = held(clinic)
    assert (upload.status, upload.reason) == ("held", "identity_mismatch")
    assert clinic.said("drop/a.pdf") == ("held", "identity_mismatch")
    told = upload.facts["identity"]
    assert told == {
        "name": "disagree", "birth_date": "disagree", "sex": "disagree", "number": "cannot_tell",
    }  # fmt: skip
    with clinic.backend.records.transaction("t1") as tx:
        assert tx.find(Analysis) == [] and tx.find(Report) == []


def test_it_is_announced_again_where_the_announcement_was_lost(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(clinic, "P-2", name="Bram Proefpersoon")
    clinic.take("drop/a.pdf", PDF, modality="document", patient_ref="P-2")
    [message] = clinic.waiting("analyze")
    told: list[str] = []
    publish = clinic.backend.bus.publish
    monkeypatch.setattr(
        type(clinic.backend.bus), "publish", lambda self, e: (told.append(e.NAME), publish(e))[1]
    )
    for _ in range(2):
        clinic.statements.run("delete from live.claims")
        assert clinic.deliver(events.from_json(message.event))
    assert told == [UploadHeld.NAME, UploadHeld.NAME]
    assert clinic.said("drop/a.pdf") == ("held", "identity_mismatch")


def test_nothing_about_the_person_is_logged(
    clinic: Clinic, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        held(clinic)
    said = json.dumps([record.__dict__ for record in caplog.records], default=str).casefold()
    assert "upload.held" in said
    for secret in ("testcase", "alma", "1991", "proefpersoon", "1988", "demo-0042"):
        assert secret not in said


def test_a_release_for_the_same_patient_goes_on(clinic: Clinic) -> None:
    upload = held(clinic)
    release(clinic, upload.upload_id)
    again = upload_of(clinic, upload.upload_id)
    assert (again.status, again.run) == ("reported", 2)
    assert "identity" not in again.facts


def test_a_release_for_the_right_patient_goes_on(clinic: Clinic) -> None:
    patient_id = register(clinic, "P-1", name="Alma Testcase", birth_date="1991-04-23")
    upload = held(clinic)
    release(clinic, upload.upload_id, patient_ref="P-1")
    again = upload_of(clinic, upload.upload_id)
    assert (again.status, again.patient_id) == ("reported", patient_id)


def test_a_release_for_a_third_person_is_held_again(clinic: Clinic) -> None:
    register(clinic, "P-3", name="Clara Beispiel")
    upload = held(clinic)
    release(clinic, upload.upload_id, patient_ref="P-3")
    again = upload_of(clinic, upload.upload_id)
    assert (again.status, again.reason, again.run) == ("held", "identity_mismatch", 2)


def test_a_confirmation_holds_for_one_patient_only(clinic: Clinic) -> None:
    upload = held(clinic)
    confirmed = {**upload.facts, releases.CONFIRMED: "pat_other"}
    with clinic.backend.records.transaction("t1") as tx:
        tx.replace(replace(upload, facts=confirmed))
    register(clinic, "P-3", name="Clara Beispiel")
    release(clinic, upload.upload_id, patient_ref="P-3")
    assert upload_of(clinic, upload.upload_id).status == "held"


def test_the_same_document_for_two_patients_stops_the_line(clinic: Clinic) -> None:
    register(clinic, "P-1", name="Alma Testcase")
    first = clinic.take("drop/a.pdf", PDF, modality="document", patient_ref="P-1")
    clinic.settle()
    clinic.now += timedelta(minutes=1)
    clinic.patient("P-9")
    second = clinic.take("drop/b.pdf", PDF, modality="document", patient_ref="P-9")
    clinic.settle()
    assert upload_of(clinic, first.upload_id).status == "reported"
    found = upload_of(clinic, second.upload_id)
    assert (found.status, found.reason) == ("held", "other_patient_has_it")
