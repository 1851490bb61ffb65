"""`make run` as an operator sees it: starts, stops, dies, starts again, beside another one."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.server import Server, until

NO_DEMO = {"DEMO": "0"}


def family(server: Server) -> set[int]:
    """Every process the server started, itself included."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout
    parents = dict(tuple(map(int, line.split())) for line in listed.splitlines())
    found = {server.pid}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def alive(pids: set[int]) -> set[int]:
    """Those that still run (a zombie does not)."""
    return {pid for pid in pids if _state(pid) not in ("", "Z")}


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_ends_every_process_and_the_next_start_finds_the_data(
    tmp_path: Path, number: int
) -> None:
    server = Server(tmp_path / "data", **NO_DEMO)
    with server.started():
        upload_id = server.upload(
            "a.txt", b"FSH 5.1 IU/L\n", "text/plain", modality="document", patient_ref="P-1"
        )
        server.settled(upload_id, "reported")
        started = family(server)
        assert len(started) > 6
        assert server.stop(number) == 0
        assert alive(started) == set()
    again = Server(tmp_path / "data", **NO_DEMO)
    with again.started():
        assert again.settled(upload_id, "reported")["upload_id"] == upload_id


def test_killed_server_leaves_no_process_and_starts_again(tmp_path: Path) -> None:
    server = Server(tmp_path / "data", **NO_DEMO)
    with server.started():
        started = family(server)
        os.kill(server.pid, signal.SIGKILL)
        until(lambda: True if not alive(started) else None, "its processes to end", 20)
    with Server(tmp_path / "data", **NO_DEMO).started() as again:
        assert again.send("GET", f"{again.address}/ready", None, {}).status == 200


def test_function_that_dies_is_started_again_and_nothing_is_lost(tmp_path: Path) -> None:
    with Server(tmp_path / "data", **NO_DEMO).started() as server:
        functions = json.loads((tmp_path / "data" / "run.json").read_text())["functions"]
        os.killpg(functions["analyze"]["pid"], signal.SIGKILL)
        upload_id = server.upload(
            "a.txt", b"LH 5.1 IU/L\n", "text/plain", modality="document", patient_ref="P-1"
        )
        assert server.settled(upload_id, "reported")


def test_two_folders_run_side_by_side(tmp_path: Path) -> None:
    first, second = (Server(tmp_path / name, **NO_DEMO) for name in ("one", "two"))
    with first.started(), second.started():
        assert first.address != second.address
        upload_id = first.upload(
            "a.txt", b"LH 5.1 IU/L\n", "text/plain", modality="document", patient_ref="P-1"
        )
        first.settled(upload_id, "reported")
        assert second.call("GET", "/uploads").json["items"] == []


@pytest.mark.parametrize("busy", ["port", "folder"])
def test_what_is_in_use_is_said_with_exit_status_3(
    running: Server, tmp_path: Path, busy: str
) -> None:
    port = running.address.rpartition(":")[2] if busy == "port" else "0"
    data = tmp_path / "data" if busy == "port" else running.data
    result = subprocess.run(
        [str(Path(sys.executable).with_name("fertivision")), "dev"],
        env={**os.environ, "PORT": port, "DATA": str(data), "DEMO": "0"},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 3
    assert "in use" in result.stderr and "Traceback" not in result.stderr


def test_demonstration_files_are_on_their_way_at_the_first_start(tmp_path: Path) -> None:
    with Server(tmp_path / "data").started() as server:
        for tenant in ("demo", "demo-fruit"):
            token = server.token("viewer", tenant)

            def reported(token: str = token) -> bool | None:
                found = server.call("GET", "/uploads", token=token).json["items"]
                statuses = [item["status"] for item in found]  # type: ignore[union-attr]
                return True if len(statuses) > 2 and set(statuses) == {"reported"} else None

            assert until(reported, f"the files of {tenant}")
