"""One line for one event, with the allowed fields and nothing else."""

import json
import logging

import pytest

from common import logs
from common.domain.errors import UnavailableError

SECRET = "Zoë Canary-Müller"


@pytest.fixture(autouse=True)
def _restored() -> object:
    """Whatever a test configures is undone."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logs.set_context()


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """What was written."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_has_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO")
    logs.set_context(tenant_id="t1", upload_id=None)
    logging.getLogger("common.x").info("upload.accepted", extra={"reason": "r", "count": 2})
    [line] = lines(capsys)
    assert line.pop("time").endswith("+00:00")  # type: ignore[attr-defined]
    assert line == {
        "severity": "INFO",
        "message": "upload.accepted",
        "logger": "common.x",
        "tenant_id": "t1",
        "reason": "r",
        "count": 2,
    }


@pytest.mark.parametrize(
    "field", ["patient_name", "file_name", "object_name", "token", "url", "text", "data"]
)
def test_other_fields_are_dropped(capsys: pytest.CaptureFixture[str], field: str) -> None:
    logs.configure("INFO")
    logging.getLogger("common.x").warning("a.b", extra={field: SECRET})
    [line] = lines(capsys)
    assert field not in line
    assert "Canary" not in json.dumps(line)


EVIL = "a\r\nb\x1b[31m\u2028c\x00" + '"}\n{"severity": "ERROR"}'


def test_values_cannot_begin_a_line_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO")
    logs.set_context(tenant_id=EVIL)
    logging.getLogger("common.x").info("a.b", extra={"reason": EVIL, "code": [EVIL], "run": 1})
    written = capsys.readouterr().out
    assert written.count("\n") == 1
    assert all(" " <= c < "\x7f" for c in written.rstrip("\n"))
    assert json.loads(written)["reason"] == EVIL


def test_an_error_is_its_kind_and_place_along_the_causes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure("INFO")
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(f"no {SECRET}") from error
    except ValueError as error:
        logging.getLogger("common.x").error("a.failed", exc_info=error)
    [line] = lines(capsys)
    assert line["error_type"] == "ValueError"
    assert {"ValueError", "KeyError"} <= set(line["stack"])  # type: ignore[call-overload]
    assert "Canary" not in json.dumps(line)


def test_other_libraries_say_that_they_said_something(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO")
    logging.getLogger("library").warning("Patient %s", SECRET, extra={"url": SECRET})
    logging.getLogger("library").exception("oh %s", SECRET)
    logging.getLogger("werkzeug").info("GET /?token=%s", SECRET)
    written = lines(capsys)
    assert [line["message"] for line in written] == ["library.message"] * 2
    assert "Canary" not in json.dumps(written)


@pytest.mark.parametrize(("level", "count"), [("DEBUG", 4), ("WARNING", 2), ("ERROR", 1)])
def test_the_level_is_what_was_set(
    capsys: pytest.CaptureFixture[str], level: str, count: int
) -> None:
    logs.configure(level)
    for name in ("debug", "info", "warning", "error"):
        getattr(logging.getLogger("common.x"), name)("a.b")
    assert len(lines(capsys)) == count


def test_a_context_replaces_the_one_before(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO")
    logs.set_context(tenant_id="t1", upload_id="u1")
    logs.set_context(tenant_id="t2")
    logging.getLogger("common.x").info("a.b")
    [line] = lines(capsys)
    assert line["tenant_id"] == "t2"
    assert "upload_id" not in line


def test_what_entry_raises_is_not_said_again(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO")
    for error in (UnavailableError(SECRET), ValueError(SECRET)):
        logging.getLogger("ingest").error("Exception on / [POST]", exc_info=error)
    logging.getLogger("common.entry").info("event.postponed", exc_info=UnavailableError(SECRET))
    assert [line["error_type"] for line in lines(capsys)] == ["ValueError", "UnavailableError"]
