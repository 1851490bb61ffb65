"""From `POST /uploads` of one small picture to its report, on a system that does nothing else."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from common.cli.client import Connection
from common.cli.upload import ENDED, send
from tests.bench.lines import Line, finish, median, p95
from tests.bench.product import pictures, product

FILES = 40
WARM = 3
PAUSE_S = 0.01


def seconds(connection: Connection, path: Path) -> float:
    """How long one file takes."""
    began = time.perf_counter()
    asked = {"patient_ref": path.stem, "modality": "sperm_cell_image"}
    upload_id = send(connection, path, asked)["upload_id"]
    while True:
        found = connection.json("GET", f"/uploads/{upload_id}")
        if found["status"] in ENDED:
            break
        time.sleep(PAUSE_S)
    if found["status"] != "reported":
        raise RuntimeError(f"{found['status']}: {found['reason']}")
    return time.perf_counter() - began


def main() -> None:
    """Send the files one after the other."""
    with TemporaryDirectory() as folder, product() as running:
        connection = running.connection()
        paths = pictures(Path(folder), WARM + FILES)
        taken = [seconds(connection, path) for path in paths][WARM:]
    note = f"p95 of {FILES}, median {median(taken):.2f} s"
    finish(Line(name="upload_to_report_p95", value=p95(taken), unit="s", at_most=3.0, note=note))


if __name__ == "__main__":
    main()
