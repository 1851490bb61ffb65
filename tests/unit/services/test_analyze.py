"""An accepted upload becomes one analysis with its evidence, however often the event comes."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from common.domain import events
from common.domain.model import Analysis, AnalysisRevision, Area, Tenant, Upload
from common.ports import BlobKey
from common.services import ingest
from tests.unit.services.conftest import PDF, Clinic

NAME = "drop/a.pdf"
P1 = {"modality": "document", "patient_ref": "P-1"}


def analyses(clinic: Clinic) -> list[Analysis]:
    with clinic.backend.records.transaction("t1") as tx:
        return tx.find(Analysis)


def status(clinic: Clinic, upload: Upload) -> tuple[str, str | None]:
    with clinic.backend.records.transaction("t1") as tx:
        found = tx.get(Upload, upload.upload_id)
    return found.status, found.reason


def test_an_analysis_is_recorded_with_its_evidence(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    clinic.settle("analyze")
    [analysis] = analyses(clinic)
    assert status(clinic, upload) == ("analyzed", None)
    assert (analysis.upload_id, analysis.run, analysis.analyzer) == (
        upload.upload_id,
        1,
        "document",
    )
    assert (analysis.patient_id, analysis.specimen_id) == (upload.patient_id, upload.specimen_id)
    assert analysis.images
    for image in analysis.images:
        key = BlobKey(
            area=Area.REPORTS,
            tenant_id="t1",
            name=str(image["name"]),
            generation=int(str(image["generation"])),
        )
        assert clinic.backend.blobs.get(key)[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0")


def test_a_photographed_report_goes_the_same_way(clinic: Clinic) -> None:
    document = pypdfium2.PdfDocument(PDF)
    photo = io.BytesIO()
    document[0].render(scale=2.2).to_pil().save(photo, "JPEG", quality=92)
    document.close()
    upload = clinic.take("drop/report.jpg", photo.getvalue(), **P1)
    clinic.settle("analyze")
    [analysis] = analyses(clinic)
    assert status(clinic, upload) == ("analyzed", None)
    [image] = analysis.images
    key = BlobKey(
        area=Area.REPORTS,
        tenant_id="t1",
        name=str(image["name"]),
        generation=int(str(image["generation"])),
    )
    with Image.open(io.BytesIO(clinic.backend.blobs.get(key))) as picture:
        scale = float(str(image["scale"]))
        height, width = picture.height * scale, picture.width * scale
    with clinic.backend.records.transaction("t1") as tx:
        revision = tx.get(AnalysisRevision, analysis.analysis_id, 1)
    found = [f for f in revision.body["findings"] if f["code"].startswith("lab.")]
    assert found
    for finding in found:
        region = finding["region"]
        assert 0 <= region["r0"] < region["r1"] <= height + 1
        assert 0 <= region["c0"] < region["c1"] <= width + 1


def test_the_digest_of_what_was_measured_is_that_of_what_was_sent(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    clinic.settle("analyze")
    [analysis] = analyses(clinic)
    with clinic.backend.records.transaction("t1") as tx:
        body = tx.get(AnalysisRevision, analysis.analysis_id, 1).body
    assert body["provenance"]["input_sha256"] == upload.sha256  # type: ignore[index]
    assert body["findings"]


def test_who_the_document_names_is_sealed(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, **P1)
    clinic.settle("analyze")
    [analysis] = analyses(clinic)
    with clinic.backend.records.transaction("t1") as tx:
        revision = tx.get(AnalysisRevision, analysis.analysis_id, 1)
    assert all(not str(f["code"]).startswith("identity.") for f in revision.body["findings"])  # type: ignore[attr-defined]
    assert revision.identity_sealed is not None
    context = f"analysis:{analysis.analysis_id}:identity"
    assert b"identity." in clinic.backend.keys.open("t1", revision.identity_sealed, context)


def test_delivered_again_nothing_is_added_and_it_is_announced_again(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, **P1)
    [message] = clinic.waiting("analyze")
    for _ in range(2):
        clinic.statements.run("delete from live.claims")
        assert clinic.deliver(events.from_json(message.event))
    assert len(analyses(clinic)) == 1
    assert len(clinic.waiting("report")) == 2


def test_an_older_run_is_left_alone(clinic: Clinic) -> None:
    clinic.take(NAME, PDF, **P1)
    [message] = clinic.waiting("analyze")
    assert clinic.deliver(replace(events.from_json(message.event), run=0))
    assert analyses(clinic) == []


def test_a_new_run_is_a_new_analysis(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    clinic.settle("analyze")
    clinic.sidecar(NAME, **P1, specimen_ref="S-9")
    clinic.settle("ingest", "analyze")
    assert sorted(a.run for a in analyses(clinic)) == [1, 2]
    assert len({a.analysis_id for a in analyses(clinic)}) == 2
    assert status(clinic, upload) == ("analyzed", None)


def test_a_clinic_that_offers_it_no_more_rejects_it(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    with clinic.backend.records.transaction("t1") as tx:
        tx.replace(replace(tx.get(Tenant), analyzers={}))
    clinic.settle("analyze")
    assert status(clinic, upload) == ("rejected", "unsupported_media")


def test_a_copy_that_is_gone_is_not_found(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    clinic.backend.blobs.delete(ingest.accepted_key(upload, upload.generation))
    clinic.settle("analyze")
    assert status(clinic, upload) == ("rejected", "not_found")
    assert clinic.said(NAME) == ("rejected", "not_found")


def test_a_damaged_copy_is_tried_again(clinic: Clinic) -> None:
    upload = clinic.take(NAME, PDF, **P1)
    info = clinic.backend.blobs.stat(ingest.accepted_key(upload, upload.generation))
    path = clinic.backend.blobs.contents.path(info.sha256 or "")  # type: ignore[attr-defined]
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"x")
    clinic.settle("analyze")
    assert status(clinic, upload) == ("accepted", None)
    assert len(clinic.postponed) == 1
    path.write_bytes(whole)
    clinic.retry()
    assert status(clinic, upload) == ("reported", None)


def test_an_upload_that_is_unknown_ends_nothing(clinic: Clinic) -> None:
    event = events.UploadAccepted(
        tenant_id="t1", upload_id="upl_gone", object_generation=1, sha256="0" * 64
    )
    assert clinic.deliver(event)
    assert analyses(clinic) == []


@pytest.mark.parametrize("tenant_id", ["t2", "nobody"])
def test_another_tenants_upload_is_unknown(clinic: Clinic, tenant_id: str) -> None:
    clinic.tenant("t2")
    upload = clinic.take(NAME, PDF, **P1)
    [message] = clinic.waiting("analyze")
    assert clinic.deliver(replace(events.from_json(message.event), tenant_id=tenant_id))
    assert analyses(clinic) == []
    assert status(clinic, upload) == ("accepted", None)
