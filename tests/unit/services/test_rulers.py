"""A ruler that a person confirms: another run with its scale, who said so, and what cannot be."""

import io
import json
from dataclasses import replace

import numpy as np
import pytest

from common.domain.model import Facts, Report, Upload
from common.services import measure
from common.settings import Settings
from tests.unit.media.test_ruler import with_bar
from tests.unit.services.test_measure import line

POINTS = [[498.0, 560.0], [498.0, 702.857]]
SCALE = {"kind": "ruler", "points": POINTS, "value": 50.0, "unit": "um"}


def confirm(world, upload: Upload, role: str = "technician", **changes: object):
    body = {"reason": "the bar in the picture", "scale": SCALE, **changes}
    return world.ask("POST", f"/uploads/{upload.upload_id}/release", role, json=body)


def audited(world) -> list[dict[str, object]]:
    items = world.ask("GET", "/admin/audit", "admin").get_json()["items"]
    return [item for item in items if item["action"] == "scaled"]


@pytest.mark.parametrize("status", ["analyzed", "reported", "held", "failed"])
def test_a_confirmed_ruler_is_the_scale_of_a_new_run(world, new_upload, status) -> None:
    upload = new_upload("x", status=status, facts={"day": 5})
    answer = confirm(world, upload)
    assert answer.get_json() == {"upload_id": upload.upload_id, "run": 2, "status": "accepted"}
    facts = world.get(Upload, upload.upload_id).facts
    source = facts["scale_source"]
    assert (facts["um_per_px"], facts["day"]) == (pytest.approx(0.35, rel=1e-4), 5)
    assert source["px"] == pytest.approx(142.86)
    assert source["confirmed_by"] == "technician@t1"
    assert source["at"].endswith("Z")
    assert {k: source[k] for k in SCALE} == SCALE
    assert world.outbox()[0].event["data"]["run"] == 2
    shown = world.ask("GET", f"/uploads/{upload.upload_id}").get_json()["facts"]
    assert shown["scale_source"] == source


def test_the_account_says_who_confirmed_which_scale_and_why(world, new_upload) -> None:
    upload = new_upload("x", status="reported")
    confirm(world, upload, "clinician")
    (entry,) = audited(world)
    assert (entry["subject"], entry["target"]) == ("clinician@t1", upload.upload_id)
    detail = entry["detail"]
    assert detail["because"] == "the bar in the picture"  # type: ignore[index]
    assert detail["scale"]["value"] == 50  # type: ignore[index]


def test_only_who_may_release_confirms(world, new_upload) -> None:
    upload = new_upload("x", status="reported")
    answers = {role: confirm(world, upload, role) for role in ("viewer", "admin", "integrator")}
    assert {a.status_code for a in answers.values()} == {403}
    assert world.get(Upload, upload.upload_id).run == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"unit": "cm"}, "unit"),
        ({"unit": "mm"}, "implausible"),
        ({"value": 0.1}, "implausible"),
        ({"points": [[1, 1], [1, 9]]}, "too_short"),
    ],
)
def test_a_scale_that_cannot_be_is_refused_and_nothing_changes(
    world, new_upload, changes, reason
) -> None:
    upload = new_upload("x", status="reported")
    answer = confirm(world, upload, scale={**SCALE, **changes})
    problem = answer.get_json()
    assert (answer.status_code, problem["code"], problem["reason"]) == (
        422,
        "invalid_scale",
        reason,
    )
    assert (world.get(Upload, upload.upload_id).run, world.outbox()) == (1, [])


def test_a_study_without_sizes_takes_no_scale(world, new_upload) -> None:
    upload = new_upload("x", status="reported", modality="document")
    assert confirm(world, upload).get_json()["reason"] == "not_sized"


@pytest.mark.parametrize(
    "scale",
    [
        {**SCALE, "points": [[1, 1]]},
        {**SCALE, "points": [[1, 1, 1], [2, 2, 2]]},
        {**SCALE, "value": 0},
        {**SCALE, "unit": "inch"},
        {**SCALE, "kind": "guess"},
        {**SCALE, "confirmed_by": "somebody else"},
    ],
)
def test_a_scale_of_another_form_is_refused(world, new_upload, scale) -> None:
    upload = new_upload("x", status="reported")
    answer = confirm(world, upload, scale=scale)
    assert (answer.status_code, answer.get_json()["code"]) == (400, "invalid_input")


@pytest.mark.parametrize("also", [{"facts": {"day": 3}}, {"patient_ref": "P-9"}])
def test_of_what_was_measured_only_the_scale_is_changed(world, new_upload, also) -> None:
    upload = new_upload("x", status="reported")
    assert confirm(world, upload, **also).status_code == 409


def test_under_a_signed_report_nothing_is_measured_again(world, new_upload) -> None:
    upload = world.get(Upload, world.seeds().paths()["upload_id"])
    with world.backend.records.transaction("t1") as tx:
        report = tx.get(Report, world.seeds().paths()["report_id"])
        tx.replace(replace(report, status="signed"))
        tx.replace(replace(upload, status="reported", modality="embryo_image"))
    assert confirm(world, upload).status_code == 409
    assert audited(world) == []


def test_the_same_request_again_starts_no_second_run(world, new_upload) -> None:
    upload = new_upload("x", status="reported")
    path = f"/uploads/{upload.upload_id}/release"
    body = {"reason": "the bar", "scale": SCALE}
    sent = [world.ask("POST", path, json=body, headers={"Idempotency-Key": "k1"}) for _ in range(2)]
    assert [answer.get_json()["run"] for answer in sent] == [2, 2]
    assert len(audited(world)) == 1


def test_a_scale_that_is_stated_anew_is_not_the_rulers_any_more(world, new_upload) -> None:
    upload = new_upload("x", status="reported")
    confirm(world, upload)
    with world.backend.records.transaction("t1") as tx:
        tx.replace(replace(tx.get(Upload, upload.upload_id), status="held"))
    body = {"reason": "the microscope's own", "facts": {"um_per_px": 0.4}}
    world.ask("POST", f"/uploads/{upload.upload_id}/release", json=body)
    facts = world.get(Upload, upload.upload_id).facts
    assert facts["um_per_px"] == 0.4
    assert "scale_source" not in facts


def _png() -> bytes:
    saved = io.BytesIO()
    with_bar().save(saved, "PNG")
    return saved.getvalue()


def test_a_ruler_is_said_and_measures_nothing_until_it_is_confirmed() -> None:
    said = line(_png(), "sperm_field_image")
    ruler = said["quality"]["ruler"]  # type: ignore[index]
    assert (ruler["kind"], ruler["length_px"]) == ("bar", pytest.approx(143, abs=1))
    assert np.array(ruler["region"]["points"]).shape == (2, 2)
    assert "printed" not in ruler
    flags = said["quality"]["flags"]  # type: ignore[index]
    assert {"no_scale", "ruler_unconfirmed"} <= set(flags)
    findings = json.dumps(said["findings"])
    assert "_um" not in findings and '"um"' not in findings
    assert any("nobody has said" in told for told in said["quality"]["advice"])  # type: ignore[index]


@pytest.mark.parametrize(
    ("modality", "facts"),
    [
        ("sperm_field_image", Facts(um_per_px=0.35)),
        ("hysteroscopy_image", Facts()),
        ("fruit_image", Facts()),
    ],
)
def test_where_a_scale_is_known_or_not_wanted_no_ruler_is_looked_for(modality, facts) -> None:
    said = measure.measure(_png(), modality, facts, research=True, settings=Settings())
    assert "ruler" not in said["quality"]  # type: ignore[operator]
    assert "ruler_unconfirmed" not in said["quality"]["flags"]  # type: ignore[index]
