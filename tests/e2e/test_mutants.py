"""Take away one rule of delivery at a time: the tests of that rule must notice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT

MUTANTS = {
    "claim": (
        "common/backends/local/state.py",
        "        done = bool(state)",
        "        return Claim(job=job, state=ClaimState.GRANTED, number=2**50)\n"
        "        done = bool(state)",
        "test_second_delivery_while_the_first_works_is_sent_away",
    ),
    "fence": (
        "common/entry.py",
        "bound = replace(backend, records=backend.records.bound(claim))",
        "bound = backend",
        "test_worker_paused_past_its_lease_can_write_nothing",
    ),
    "derived id": (
        "common/domain/ids.py",
        'return derive("upl", area, tenant_id, name, generation)',
        'return draw("upl")',
        "test_dropped_object_announced_again_after_live_state_was_lost_is_the_same_upload",
    ),
    "outbox": (
        "common/services/outbox.py",
        "    transaction.create(row)\n",
        "",
        "test_reprocess_killed_anywhere_is_done_whole_or_not_at_all",
    ),
}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("rule", MUTANTS)
def test_rule_taken_away_is_noticed(rule: str, tmp_path: Path) -> None:
    path, before, after, test = MUTANTS[rule]
    for folder in ("common", "functions", "tests"):
        ignored = shutil.ignore_patterns("__pycache__", "vendor")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    original = (tmp_path / path).read_text()
    assert original.count(before) == 1
    assert _run(test, tmp_path).returncode == 0, "the copy itself does not pass"
    (tmp_path / path).write_text(original.replace(before, after))
    result = _run(test, tmp_path)
    assert result.returncode == 1, result.stdout[-3000:]
    assert "1 failed" in result.stdout


def _run(test: str, root: Path) -> subprocess.CompletedProcess[str]:
    """That test alone, over the copy: its path comes before the installed one."""
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            f"--rootdir={root}",
            f"tests/e2e/test_delivery_rules.py::{test}",
        ],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
