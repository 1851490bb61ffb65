"""Heavy libraries in the `api` function after an authenticated read, a slot and a signature."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from common.backends.local.postgres import Postgres
from common.cli.upload import follow, send
from common.settings import Settings
from tests.bench.lines import Line, finish
from tests.bench.processes import ROOT
from tests.bench.product import Product, pictures, product


def environment(running: Product) -> dict[str, str]:
    """What the server's own `api` function was told."""
    noted = json.loads((running.data / "run.json").read_text())
    addresses = Postgres(running.data / "postgres").addresses(noted["postgres"]["port"])
    settings = Settings(
        data=str(running.data),
        public_url=running.address,
        app_database_url=addresses.app_url,
        system_database_url=addresses.system_url,
    )
    return {**os.environ, **settings.to_env()}


def main() -> None:
    """Have a report made, then work on it in a process of its own."""
    with TemporaryDirectory() as folder, product() as running:
        connection = running.connection()
        asked = {"patient_ref": "P-1", "modality": "sperm_cell_image"}
        sent = send(connection, pictures(Path(folder), 1)[0], asked)
        report_id = follow(connection, str(sent["upload_id"]), 60)["reports"][0]  # type: ignore[index]
        command = [sys.executable, "-m", "tests.bench.loaded", connection.token, str(report_id)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment(running), capture_output=True, text=True, check=True
        )
    found = json.loads(done.stdout.splitlines()[-1])
    if any(status >= 300 for status in found["statuses"].values()):
        raise RuntimeError(f"the requests did not succeed: {found['statuses']}")
    loaded = found["loaded"]
    note = ", ".join(loaded) or "no grpc, numpy, Pillow or reportlab"
    finish(
        Line(
            name="api_heavy_libraries",
            value=len(loaded),
            unit="libraries",
            at_most=0,
            note=note,
        )
    )


if __name__ == "__main__":
    main()
