"""`dev --emulators` as an operator sees it; what it does with files is in test_journey.py."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from common.settings import Settings
from tests.e2e.browsing import SLOW_MS, SPERM, Site, choose, upload
from tests.e2e.emulated import Emulated
from tests.e2e.test_running import NO_DEMO, alive, family

FERTIVISION = Path(sys.executable).with_name("fertivision")


def command(data: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """A command in a shell that knows the folder and nothing else."""
    own = {"DATA": str(data), "PORT": "0", "PATH": os.environ["PATH"], **environ}
    return subprocess.run([str(FERTIVISION), *words], env=own, capture_output=True, text=True)


def answer(data: Path, *words: str) -> dict[str, object]:
    """The last line that a command printed, as an object."""
    done = command(data, *words, "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def emulated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulated]:
    with Emulated(tmp_path_factory.mktemp("emulated") / "data", **NO_DEMO).started() as server:
        yield server


@pytest.mark.emulators
def test_other_commands_find_the_server_and_its_buckets(emulated: Emulated, tmp_path: Path) -> None:
    data = emulated.data
    folder = tmp_path / "sperm_cell_image" / "P-1"
    folder.mkdir(parents=True)
    (folder / "a.png").write_bytes(SPERM.read_bytes() + b"\n% emulated\n")
    receipt = answer(data, "drop", str(tmp_path), "--wait")
    assert receipt["outcome"] == "accepted"
    assert answer(data, "status", str(receipt["upload_id"]))["status"] == "reported"
    assert answer(data, "sweep")["swept"] == "*"
    assert answer(data, "verify-audit", "--tenant", "demo")["account"] == "whole"
    assert "no dead letters" in command(data, "dead-letters", "list").stdout


@pytest.mark.emulators
def test_a_sign_in_is_signed_for_the_clinic_and_renewed(emulated: Emulated) -> None:
    issued = answer(emulated.data, "token", "--tenant", "demo-fruit", "--role", "viewer")
    me = emulated.call("GET", "/me", token=str(issued["token"])).json
    assert (me["tenant_id"], me["role"]) == ("demo-fruit", "viewer")
    headers = {"Authorization": f"Bearer {issued['token']}"}
    address = f"{emulated.address}/_development/sign-in"
    again = emulated.send("POST", address, b"", headers).json["token"]
    assert emulated.call("GET", "/me", token=str(again)).json["subject"] == me["subject"]
    forged = {"Authorization": f"Bearer {str(issued['token'])[:-8]}AAAAAAAA"}
    assert emulated.send("POST", address, b"", forged).status == 401


@pytest.mark.emulators
def test_a_large_file_comes_in_pieces_from_the_pages_own_origin(emulated: Emulated) -> None:
    size, step = 9 * 2**20, 8 * 2**20
    body = {"filename": "l.png", "size": size, "sha256": "0" * 64, "media_type": "image/png"}
    asked = {"Origin": emulated.address}
    slot = emulated.call("POST", "/uploads", {**body, "modality": "document"}, headers=asked).json
    session = str(slot["resumable_url"])
    assert session.startswith(f"{emulated.address}/")
    first = {"Content-Range": f"bytes 0-{step - 1}/{size}"}
    assert emulated.send("PUT", session, bytes(step), first).status == 308
    rest = {"Content-Range": f"bytes {step}-{size - 1}/{size}"}
    assert emulated.send("PUT", session, bytes(size - step), rest).status == 200
    emulated.settled(str(slot["upload_id"]), "rejected")


@pytest.mark.emulators
@pytest.mark.browser
def test_the_page_sends_files_and_shows_what_came_of_them(
    page: Page, emulated: Emulated, tmp_path: Path
) -> None:
    site = Site(emulated.address, Settings())
    page.goto(emulated.address)
    page.get_by_label("E-mail address").fill("clinician@demo.example")
    page.get_by_label("Password").fill(emulated.account("clinician@demo.example")["password"])
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Worklist")).to_be_visible()
    upload(page, site, SPERM, "P-page", "sperm_cell_image")
    large = tmp_path / "large.png"  # above 8 MiB it goes in pieces
    large.write_bytes(SPERM.read_bytes() + b"\1" * (9 * 2**20))
    row = choose(page, site, large, "P-large", "sperm_cell_image")
    expect(row.get_by_role("link", name="Open")).to_be_visible(timeout=SLOW_MS)


@pytest.mark.emulators
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_ends_every_process_and_nothing_is_kept(tmp_path: Path, number: int) -> None:
    server = Emulated(tmp_path / "data", **NO_DEMO)
    with server.started():
        started = family(server)
        assert len(started) > 8  # with two of Java
        assert server.stop(number) == 0
        assert alive(started) == set()
    assert command(tmp_path / "data", "token", "--tenant", "t", "--role", "admin").returncode == 0


@pytest.mark.emulators
def test_two_servers_do_not_share_a_folder(emulated: Emulated) -> None:
    second = command(emulated.data, "dev")
    assert (second.returncode, "in use" in second.stderr) == (3, True)


def test_what_is_not_installed_is_named_with_exit_status_3(tmp_path: Path) -> None:
    done = command(tmp_path, "dev", "--emulators", PATH="/nowhere")
    assert done.returncode == 3
    assert "Java" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "emulated").exists()
