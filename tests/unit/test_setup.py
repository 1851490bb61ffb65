"""`.ci/venv`, with which `make` sets itself up, says clearly what the machine lacks."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / ".ci" / "venv"
NEEDED = ("sh", "grep", "cat")
OLD = 'case "$2" in *print*) echo 3.9;; *) exit 1;; esac'
WITHOUT_VENV = 'case "$2" in *print*) echo 3.12;; *ensurepip*) exit 1;; esac'
SHIM = "echo no such version >&2; exit 127"


def _run(folder: Path, python: str | None) -> tuple[int, str]:
    programs = folder / "bin"
    programs.mkdir()
    for name in NEEDED:
        (programs / name).symlink_to(shutil.which(name) or "")
    if python is not None:
        (programs / "python3").write_text(f"#!/bin/sh\n{python}\n")
        (programs / "python3").chmod(0o755)
    done = subprocess.run(
        [programs / "sh", SCRIPT],
        cwd=folder,
        env={**os.environ, "PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        (OLD, "needs Python 3.11 or later; the newest found, python3 is Python 3.9"),
        (WITHOUT_VENV, "python3 (Python 3.12) has no venv module"),
        (SHIM, "needs Python 3.11 or later."),
        (None, "needs Python 3.11 or later."),
    ],
)
def test_what_is_missing_is_a_sentence(tmp_path: Path, python: str | None, sentence: str) -> None:
    status, said = _run(tmp_path, python)
    assert status == 3
    assert sentence in said
    assert not (tmp_path / ".venv").exists()


def test_an_environment_that_works_is_kept(tmp_path: Path) -> None:
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "pip").write_text(f"#!{programs}/python\n")
    (programs / "python").write_text("#!/bin/sh\nexit 0\n")
    (programs / "python").chmod(0o755)
    assert _run(tmp_path, None)[0] == 0
    assert (tmp_path / ".venv" / ".made-in").read_text().strip() == str(tmp_path)
