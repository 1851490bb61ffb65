"""What keeps failing becomes visible, can be mended, and is done when it is asked for again."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.server import Server, until

TEXT = b"FSH 5.1 IU/L (3.5 - 12.5)\nLH 4.4 IU/L\n"


@pytest.fixture
def impatient(tmp_path: Path) -> Iterator[Server]:
    """A server that gives up after two attempts."""
    environ = {"DEMO": "0", "MAX_ATTEMPTS": "2", "BUS_BACKOFF_S": "0.05"}
    with Server(tmp_path / "data", **environ).started() as server:
        yield server


def spoil(server: Server, upload_id: str) -> Path:
    """Flip a byte of the accepted copy before anybody has read it; where it lies."""
    digest = server.call("GET", f"/uploads/{upload_id}").json["sha256"]
    stored = server.data / ".objects" / str(digest)[:2] / str(digest)
    stored.write_bytes(bytes([TEXT[0] ^ 1]) + TEXT[1:])
    return stored


def failed_upload(server: Server) -> tuple[str, Path]:
    """An upload whose analysis was tried in vain until nobody tried any more."""
    functions = json.loads((server.data / "run.json").read_text())["functions"]
    analyze = functions["analyze"]["pid"]
    os.killpg(analyze, signal.SIGSTOP)
    facts = {"modality": "document", "patient_ref": "P-dead"}
    upload_id = server.upload("a.txt", TEXT, "text/plain", **facts)
    server.settled(upload_id, "accepted")
    stored = spoil(server, upload_id)
    os.killpg(analyze, signal.SIGCONT)
    found = server.settled(upload_id, "failed")
    assert found["reason"] == "attempts_exhausted"
    return upload_id, stored


def letters(server: Server) -> list[dict[str, object]]:
    answer = server.call("GET", "/admin/dead-letters", token=server.token("admin"))
    found: list[dict[str, object]] = answer.json["items"]  # type: ignore[assignment]
    return found


def fertivision(server: Server, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, as an administrator."""
    program = str(Path(sys.executable).with_name("fertivision"))
    own = {"FERTIVISION_URL": server.address, "FERTIVISION_TOKEN": server.token("admin")}
    return subprocess.run(
        [program, *arguments], env={**os.environ, **own}, capture_output=True, text=True
    )


def test_dead_letter_is_listed_and_replayed_after_the_repair(impatient: Server) -> None:
    upload_id, stored = failed_upload(impatient)
    [letter] = letters(impatient)
    assert (letter["upload_id"], letter["status"]) == (upload_id, "open")
    stored.write_bytes(TEXT)
    answer = fertivision(impatient, "dead-letters", "replay", str(letter["dead_letter_id"]))
    assert answer.returncode == 0, answer.stderr
    found = impatient.settled(upload_id, "reported")
    assert found["run"] == 2


def test_dead_letter_can_be_discarded(impatient: Server) -> None:
    failed_upload(impatient)
    [letter] = letters(impatient)
    answer = fertivision(impatient, "dead-letters", "discard", str(letter["dead_letter_id"]))
    assert answer.returncode == 0, answer.stderr

    def discarded() -> bool | None:
        return True if [x["status"] for x in letters(impatient)] in ([], ["discarded"]) else None

    assert until(discarded, "the letter to be gone")
