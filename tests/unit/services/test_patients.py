"""Patients: sealed, found exactly, shown with their history."""

import pytest

from common.domain.model import Patient

NEW = {"patient_ref": "P-2", "name": "Ana Björk", "birth_date": "1988-12-31", "sex": "female"}


def _refs(world, query: str) -> list[str]:
    items = world.ask("GET", f"/patients{query}").get_json()["items"]
    return [item["patient_ref"] for item in items]


def test_a_patient_is_stored_sealed(world) -> None:
    answer = world.ask("POST", "/patients", json=NEW)
    assert (answer.status_code, answer.headers["ETag"]) == (201, '"1"')
    assert {name: answer.get_json()[name] for name in NEW} == NEW
    stored = world.get(Patient, answer.get_json()["patient_id"])
    sealed = (stored.name_sealed, stored.birth_date_sealed, stored.sex_sealed)
    assert all(sealed) and not any(b"Ana" in value or b"1988" in value for value in sealed)


def test_a_reference_is_taken_once(world) -> None:
    assert world.ask("POST", "/patients", json={"patient_ref": "P-1"}).status_code == 409
    assert world.ask("POST", "/patients", tenant_id="t2", json=NEW).status_code == 201


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["P-2", "P-1"]),
        ("?ref=P-2", ["P-2"]),
        ("?ref=P-", []),
        ("?name=ana%20bj%C3%B6rk", ["P-2"]),
        ("?name=%20ANA%20%20BJO%CC%88RK", ["P-2"]),
        ("?name=Ana", []),
        ("?birth_date=1988-12-31", ["P-2"]),
        ("?birth_date=1988-12-31&ref=P-1", []),
        ("?birth_date=1990-02-03&name=ana%20bj%C3%B6rk", []),
    ],
)
def test_search_is_exact_after_normalisation(world, query, found) -> None:
    world.clock.move(seconds=1)
    world.ask("POST", "/patients", json=NEW)
    assert _refs(world, query) == found


def test_patients_come_in_pages(world) -> None:
    for n in range(2, 7):
        world.ask("POST", "/patients", json={"patient_ref": f"P-{n}"})
    first = world.ask("GET", "/patients?limit=4").get_json()
    rest = world.ask("GET", f"/patients?limit=4&cursor={first['next_cursor']}").get_json()
    listed = [p["patient_ref"] for p in first["items"] + rest["items"]]
    assert (sorted(listed), rest["next_cursor"]) == ([f"P-{n}" for n in range(1, 7)], None)


def test_the_timeline_is_the_patients_own(world, new_upload) -> None:
    collected = {"collected_at": "2026-01-02T03:04:05Z"}
    world.clock.move(seconds=1)
    mine = new_upload("mine", facts=collected, created_at=world.clock.now, specimen_id=None)
    new_upload("nobodys", patient_id=None)
    path = f"/patients/{world.seeds().patient_id}/timeline"
    items = world.ask("GET", path).get_json()["items"]
    ids = world.seeds().paths()
    assert [item["upload_id"] for item in items] == [mine.upload_id, ids["upload_id"]]
    assert [item["reports"] for item in items] == [[], [ids["report_id"]]]
    assert items[0]["at"] == "2026-01-02T03:04:05Z"


def test_the_summary_has_the_newest_values(world) -> None:
    body = world.ask("GET", f"/patients/{world.seeds().patient_id}/summary").get_json()
    values = {latest["code"]: latest["value"] for latest in body["latest"]}
    assert values["embryo.cell_count"] == 8
    assert "identity.name" not in values
    assert body["uploads"] == {"reported": 1}
    assert [report["status"] for report in body["reports"]] == ["draft"]


def test_the_summary_tells_a_corrected_value(world) -> None:
    change = {"finding_id": "f4", "value": 7, "reason": "counted"}
    path = f"/analyses/{world.seeds().paths()['analysis_id']}"
    world.ask("PATCH", path, json={"changes": [change]}, headers={"If-Match": '"1"'})
    body = world.ask("GET", f"/patients/{world.seeds().patient_id}/summary").get_json()
    assert {"embryo.cell_count": 7}.items() <= {
        latest["code"]: latest["value"] for latest in body["latest"]
    }.items()


def test_every_look_at_a_patient_is_in_the_account(world) -> None:
    patient_id = world.seeds().patient_id
    for part in ("", "/timeline", "/summary"):
        world.ask("GET", f"/patients/{patient_id}{part}", "viewer")
    assert world.audited().count(("read", "patient", patient_id)) == 3


def test_the_account_comes_in_pages_in_its_order(world) -> None:
    for _ in range(5):
        world.ask("GET", "/uploads", "viewer")
    first = world.ask("GET", "/admin/audit?limit=3", "admin").get_json()
    second = world.ask(
        "GET", f"/admin/audit?limit=3&cursor={first['next_cursor']}", "admin"
    ).get_json()
    assert [entry["number"] for entry in first["items"] + second["items"]] == [1, 2, 3, 4, 5, 6]
    assert second["items"][-1]["kind"] == "audit"
