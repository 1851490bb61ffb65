"""A development sign-in is signed with the folder's own key."""

import json
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
