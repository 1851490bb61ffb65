"""The embedded PostgreSQL starts, keeps what it was told, and survives every way to be killed."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from common.backends.local.postgres import Addresses, Postgres
from common.domain.errors import ConfigurationError, UnavailableError
from common.records.connect import check, connect

_START_AND_WAIT = """
import sys, time
from pathlib import Path
from common.backends.local.postgres import Postgres
server = Postgres(Path(sys.argv[1]))
server.start()
print(server.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stopped cluster, as good as new."""
    folder = tmp_path_factory.mktemp("new") / "cluster"
    with Postgres(folder):
        pass
    return folder


@pytest.fixture
def folder(new: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(new, tmp_path / "cluster"))


@pytest.fixture
def server(folder: Path) -> Iterator[Postgres]:
    """A server that is stopped afterwards, however the test left it."""
    server = Postgres(folder)
    yield server
    server.stop()


def _run(url: str, statement: str) -> list[list[object]]:
    connection = connect(url)
    try:
        return connection.run(statement) or []
    finally:
        connection.close()


def _remember(addresses: Addresses) -> None:
    _run(addresses.owner_url, "CREATE TABLE kept AS SELECT 42 AS number")


def _remembered(addresses: Addresses) -> object:
    return _run(addresses.owner_url, "SELECT number FROM kept")[0][0]


def test_the_three_roles_answer_and_have_no_special_rights(server: Postgres) -> None:
    addresses = server.start()
    for url in (addresses.owner_url, addresses.app_url, addresses.system_url):
        found = _run(url, "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = user")
        assert found == [[False, False]]


def test_commits_wait_for_the_disk_and_text_sorts_the_same_everywhere(server: Postgres) -> None:
    url = server.start().app_url
    assert _run(url, "SHOW fsync") == [["on"]]
    assert _run(url, "SHOW synchronous_commit") == [["on"]]
    locale = "SELECT datlocale, pg_encoding_to_char(encoding) FROM pg_database"
    assert _run(url, f"{locale} WHERE datname = current_database()") == [["C.UTF-8", "UTF8"]]


def test_wrong_password_is_refused(server: Postgres) -> None:
    url = server.start().app_url
    with pytest.raises(ConfigurationError):
        check(url.replace(url.split(":")[2].split("@")[0], "guess"))


def test_passwords_are_for_their_owner_only(folder: Path) -> None:
    assert (folder / "passwords.json").stat().st_mode & 0o777 == 0o600
    assert not (folder / "superuser.password").exists()


def test_restart_keeps_the_data(server: Postgres) -> None:
    _remember(server.start())
    server.stop()
    assert _remembered(server.start()) == 42


def test_killed_postmaster_is_recovered(server: Postgres) -> None:
    addresses = server.start()
    _remember(addresses)
    os.kill(server.pid, signal.SIGKILL)
    server.stop()
    with pytest.raises(UnavailableError):
        check(addresses.app_url)
    assert _remembered(server.start()) == 42


def _kill_parent_of_a_server(folder: Path) -> int:
    command = [sys.executable, "-c", _START_AND_WAIT, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
    return pid


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes() != b""  # a zombie has none
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_start_right_after_the_parent_was_killed_succeeds(folder: Path, server: Postgres) -> None:
    _remember(server.start())
    server.stop()
    _kill_parent_of_a_server(folder)
    assert _remembered(server.start()) == 42


@pytest.mark.skipif(sys.platform != "linux", reason="a promise of the Linux kernel")
def test_server_ends_by_itself_when_its_parent_is_killed(folder: Path) -> None:
    pid = _kill_parent_of_a_server(folder)
    deadline = time.monotonic() + 20
    while _is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _is_alive(pid)


def test_note_of_a_number_that_another_process_has_now_is_no_obstacle(
    folder: Path, server: Postgres
) -> None:
    (folder / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{folder}/data\n")
    check(server.start().app_url)


def test_two_run_side_by_side(server: Postgres, new: Path, tmp_path: Path) -> None:
    first = server.start()
    with Postgres(Path(shutil.copytree(new, tmp_path / "other"))) as second:
        _remember(first)
        assert first.port != second.port
        assert _run(second.owner_url, "SELECT to_regclass('kept')") == [[None]]


def test_second_server_on_the_same_folder_is_refused(server: Postgres, folder: Path) -> None:
    addresses = server.start()
    with pytest.raises(ConfigurationError, match="another process"):
        Postgres(folder).start()
    check(addresses.app_url)


def test_runs_below_a_closed_directory(new: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with Postgres(Path(shutil.copytree(new, closed / "cluster"))) as addresses:
        check(addresses.app_url)


def test_interrupted_creation_begins_anew(tmp_path: Path) -> None:
    (tmp_path / "data.new").mkdir()
    (tmp_path / "data.new" / "PG_VERSION").write_text("18")
    with Postgres(tmp_path) as addresses:
        check(addresses.app_url)
