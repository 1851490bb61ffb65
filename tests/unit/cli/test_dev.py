"""A development sign-in is signed with the folder's own key."""

import json
import sys
from pathlib import Path

import pytest

from common.backends.local import tokens
from common.cli import main
from common.settings import Settings


def test_token_is_one_of_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA", str(tmp_path))
    assert main.run(["token", "--tenant", "demo", "--role", "clinician", "--json"]) == 0
    issued = json.loads(capsys.readouterr().out)["token"]
    principal = tokens(Settings(data=str(tmp_path))).verify(issued)
    assert (principal.tenant_id, principal.role) == ("demo", "clinician")


def test_emulators_without_their_libraries_name_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA", str(tmp_path))
    for name in [name for name in sys.modules if name.startswith("common.backends.emulated")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "google_crc32c", None)
    assert main.run(["dev", "--emulators"]) == 3
    said = capsys.readouterr().err
    assert "google_crc32c is not installed" in said and "pip install" in said


def test_a_cloud_signs_its_people_in_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA", str(tmp_path))
    monkeypatch.setenv("BACKEND", "gcp")
    assert main.run(["token", "--tenant", "demo", "--role", "clinician"]) == 3
    assert "a server of this machine" in capsys.readouterr().err
