"""`fertivision evaluate` hands a labelled folder to its task and says what it does not know."""

from pathlib import Path

import pytest

from common.cli import main
from training.evaluate import TASKS


def test_an_unknown_task_names_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(["evaluate", "nothing", str(tmp_path)]) == 3
    said = capsys.readouterr().err
    assert all(task in said for task in TASKS)


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    assert main.run(["evaluate", next(iter(TASKS)), str(tmp_path)]) == 2
