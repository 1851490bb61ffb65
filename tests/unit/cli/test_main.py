"""Exit statuses: 0 done, 1 our fault, 2 the input was refused, 3 usage or configuration."""

import json
import subprocess
import sys

import pytest

from common.cli import main


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["no-such-command"],
        ["analyze"],
        ["analyze", "a.png"],
        ["analyze", "a.png", "--modality", "nothing"],
        ["analyze", "a.png", "--modality", "fruit_image", "--um-per-px", "0"],
        ["analyze", "a.png", "--modality", "fruit_image", "--um-per-px", "nan"],
        ["token", "--tenant", "demo", "--role", "king"],
        ["dead-letters"],
    ],
)
def test_wrong_usage_exits_3(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(arguments) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("fertivision: ")


def test_wrong_setting_exits_3_and_names_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAX_PAGES", "0")
    assert main.run(["analyze", "a.png", "--modality", "fruit_image"]) == 3
    assert "MAX_PAGES" in capsys.readouterr().err


def test_help_exits_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["--help"]) == 0
    assert "analyze" in capsys.readouterr().out


def test_errors_are_json_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["status", "x_1", "--json"]) == 2
    assert json.loads(capsys.readouterr().err)["code"] == "invalid_input"


def test_help_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys; from common.cli import main; main.run(['--help']); "
        "print([m for m in ('numpy', 'httpx', 'flask', 'sqlalchemy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
