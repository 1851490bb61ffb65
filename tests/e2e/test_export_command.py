"""`fertivision export` against the whole product, as an integrator's shell runs it."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.e2e.server import Server
from tests.e2e.test_page_records import measured, recorded


def _export(server: Server, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = str(Path(sys.executable).with_name("fertivision"))
    own = {"FERTIVISION_URL": server.address, "FERTIVISION_TOKEN": server.token("viewer")}
    return subprocess.run(
        [program, "export", *arguments], env={**os.environ, **own}, capture_output=True, text=True
    )


def test_a_patient_is_exported_in_every_format(running: Server, tmp_path: Path) -> None:
    recorded(running, "P-EXP", name="Zo\u00eb")
    measured(running, "P-EXP", "2.4", "2025-02-03")
    for kind in ("fhir", "csv", "xlsx"):
        file = tmp_path / f"out.{kind}"
        done = _export(running, "--patient", "P-EXP", "--format", kind, "-o", str(file), "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["bytes"] == file.stat().st_size > 100
    bundle = json.loads((tmp_path / "out.fhir").read_text())
    assert bundle["entry"][0]["resource"]["name"] == [{"text": "Zo\u00eb"}]
    rows = list(csv.DictReader((tmp_path / "out.csv").read_text("utf-8-sig").splitlines()))
    assert "2.4" in {row["value"] for row in rows}
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")


def test_a_patient_who_does_not_exist_is_refused(running: Server) -> None:
    done = _export(running, "--patient", "P-NOBODY", "--format", "csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no patient has the reference" in done.stderr
