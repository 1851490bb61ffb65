"""The first answer to an `Idempotency-Key`, given again."""

from threading import Barrier, Thread

import pytest

from common.domain.ledger import IdempotentAnswer
from common.domain.model import Upload
from common.services import idempotency

PATIENT = {"patient_ref": "P-2", "name": "Zoë Canary"}
KEY = {"Idempotency-Key": "key-1"}


def _post(world, json=PATIENT, headers=KEY, path="/patients", role="clinician", tenant_id="t1"):
    return world.ask("POST", path, role, tenant_id, json=json, headers=headers)


def test_the_first_answer_is_given_again(world) -> None:
    first, second = _post(world), _post(world)
    assert (first.status_code, second.status_code) == (201, 201)
    assert (second.data, second.headers["ETag"]) == (first.data, first.headers["ETag"])
    assert second.content_type == "application/json"


def test_an_upload_is_made_once(world) -> None:
    body = {"filename": "a", "size": 1, "sha256": "e" * 64, "media_type": "image/png"}
    answers = [_post(world, body, path="/uploads", role="technician") for _ in range(3)]
    assert len({answer.data for answer in answers}) == 1
    with world.backend.records.transaction("t1") as tx:
        assert len(tx.find(Upload)) == 2


def test_without_a_key_a_repetition_is_a_request_of_its_own(world) -> None:
    assert [_post(world, headers={}).status_code for _ in range(2)] == [201, 409]


def test_the_key_with_another_body_is_refused(world) -> None:
    _post(world)
    answer = _post(world, {"patient_ref": "P-3"})
    assert (answer.status_code, answer.get_json()["code"]) == (422, "idempotency_mismatch")


def test_the_key_at_another_address_is_refused(world) -> None:
    upload_id = world.seeds().paths()["upload_id"]
    _post(world)
    assert _post(world, {}, path=f"/uploads/{upload_id}/reprocess").status_code == 422


def test_keys_of_two_people_do_not_meet(world) -> None:
    _post(world)
    assert _post(world, {"patient_ref": "P-3"}, role="technician").status_code == 201
    assert _post(world, tenant_id="t2").status_code == 201


def test_while_the_first_runs_the_second_waits(world) -> None:
    who = world.principal()
    raw = b'{"patient_ref":"P-2"}'
    print_ = idempotency.fingerprint("POST", "/api/v1/patients?\n", raw)
    assert idempotency.claim(who, "key-1", print_, world.backend) is None
    answer = world.ask("POST", "/patients", data=raw, headers=KEY)
    assert (answer.status_code, answer.headers["Retry-After"]) == (409, "2")
    world.clock.move(seconds=61)
    assert world.ask("POST", "/patients", data=raw, headers=KEY).status_code == 201


def test_a_key_is_free_after_a_day(world) -> None:
    _post(world)
    world.clock.move(hours=25)
    assert _post(world, {"patient_ref": "P-3"}).status_code == 201


def test_a_refusal_that_may_pass_is_not_kept(world) -> None:
    _post(world, headers={})
    assert _post(world).status_code == 409
    assert _post(world, {"patient_ref": "P-3"}).status_code == 201


def test_a_refusal_for_good_is_kept(world) -> None:
    body = {"filename": "a", "size": 1, "sha256": "e" * 64, "media_type": "application/zip"}
    first = _post(world, body, path="/uploads")
    second = _post(world, body, path="/uploads")
    assert (first.status_code, second.status_code) == (415, 415)
    assert second.content_type == "application/problem+json"
    assert world.get(IdempotentAnswer, "clinician@t1", "key-1").status == 415


def test_what_never_started_is_not_kept(world) -> None:
    assert _post(world, {"patient_ref": 7}).status_code == 400
    assert _post(world).status_code == 201


def test_a_kept_answer_is_sealed(world) -> None:
    _post(world)
    kept = world.get(IdempotentAnswer, "clinician@t1", "key-1")
    assert kept.body_sealed and b"Canary" not in kept.body_sealed


@pytest.mark.parametrize("key", ["", " ", "a b", "é", "x" * 201])
def test_a_strange_key_is_refused(world, key) -> None:
    assert _post(world, headers={"Idempotency-Key": key}).status_code == 400


def test_of_two_at_once_one_runs(world) -> None:
    upload_id = world.seeds().paths()["upload_id"]
    start, answers = Barrier(4), []

    def ask() -> None:
        start.wait()
        answers.append(_post(world, {}, path=f"/uploads/{upload_id}/reprocess"))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} <= {202, 409}
    assert world.get(Upload, upload_id).run == 2
