"""Problems, cursors and calls on their own."""

from datetime import UTC, datetime

import pytest

from common.domain import errors
from common.domain.errors import InvalidFileError, InvalidInputError, ServiceError
from common.http import cursors, problems
from common.http.endpoint import Call
from common.http.schemas import PatientIn, ReasonIn


def _kinds(kind: type[ServiceError] = ServiceError) -> list[type[ServiceError]]:
    return [kind, *(k for child in kind.__subclasses__() for k in _kinds(child))]


@pytest.mark.parametrize("kind", _kinds(), ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence_of_its_own(kind) -> None:
    answer = problems.of_error(kind("Zoë Canary"))
    body = answer.get_json()
    assert (answer.status_code, body["code"], body["status"]) == (
        kind.http_status,
        kind.code,
        kind.http_status,
    )
    assert kind.code in problems.SENTENCES
    assert body["title"] in problems.TITLES.values()
    assert "reason" in body or "Canary" not in answer.get_data(as_text=True)


def test_a_files_own_fault_is_told_by_its_reason() -> None:
    body = problems.of_error(InvalidFileError("corrupt", "Zoë Canary")).get_json()
    assert (body["reason"], body["detail"]) == ("corrupt", "The file is damaged or incomplete.")


@pytest.mark.parametrize("kind", [errors.ConflictError, errors.UnavailableError])
def test_what_passes_says_when_to_ask_again(kind) -> None:
    assert problems.of_error(kind("x")).headers["Retry-After"] == "2"


def test_the_limits_error_says_its_own_time() -> None:
    answer = problems.of_error(errors.QuotaExceededError("x", 17))
    assert answer.headers["Retry-After"] == "17"


@pytest.mark.parametrize(
    ("status", "code"), [(400, "invalid_input"), (404, "not_found"), (502, "internal")]
)
def test_the_frameworks_errors_have_codes_of_ours(status, code) -> None:
    assert problems.of_http(status).get_json()["code"] == code


def test_a_cursor_comes_back_as_it_was() -> None:
    position = (datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC), "upl_1", 7)
    assert cursors.decode(cursors.encode(position, "a"), "a") == position
    assert (cursors.encode(None, "a"), cursors.decode(None, "a")) == (None, None)


@pytest.mark.parametrize("place", range(0, 60, 7))
def test_a_changed_cursor_is_noticed(place) -> None:
    cursor = cursors.encode((datetime(2026, 1, 2, tzinfo=UTC), "upl_1"), "a") or ""
    changed = cursor[:place] + ("x" if cursor[place] != "x" else "y") + cursor[place + 1 :]
    with pytest.raises(InvalidInputError):
        cursors.decode(changed, "a")


def test_an_account_continues_after_a_number_only(world) -> None:
    cursor = cursors.encode(("x",), '["/api/v1/admin/audit", []]')
    assert world.ask("GET", f"/admin/audit?cursor={cursor}", "admin").status_code == 400


def test_a_handler_gets_what_its_route_promises(world) -> None:
    call = Call(
        principal=world.principal(),
        backend=world.backend,
        settings=world.settings,
        path={},
        scope="",
        body=ReasonIn(reason="x"),
    )
    assert call.body_as(ReasonIn).reason == "x"
    with pytest.raises(TypeError):
        call.body_as(PatientIn)
