"""Memory (PSS) of two functions after 100 requests each, their confined children included."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.pdfgen.canvas import Canvas

from common.cli.client import Connection
from common.cli.upload import follow, send
from tests.bench.lines import Line, finish
from tests.bench.processes import pss_megabytes
from tests.bench.product import product

REQUESTS = 100
SETTLE_S = 1.0


def document(path: Path, number: int) -> Path:
    """A one-page laboratory report; no two are alike. Reading it needs no model."""
    canvas = Canvas(str(path))
    canvas.drawString(60, 780, f"Laboratory report {number}")
    canvas.drawString(60, 740, f"AMH    {1 + number / 100:.2f}    ng/mL    1.0 - 4.0")
    canvas.drawString(60, 724, "FSH    6.1    IU/L    3.5 - 12.5")
    canvas.save()
    return path


def measure_all(connection: Connection, folder: Path) -> None:
    """Send the documents and wait for their reports."""
    sent = []
    for number in range(REQUESTS):
        path = document(folder / f"{number}.pdf", number)
        asked = {"patient_ref": f"P-{number}", "modality": "document"}
        sent.append(str(send(connection, path, asked)["upload_id"]))
    for upload_id in sent:
        found = follow(connection, upload_id, 120)
        if found["status"] != "reported":
            raise RuntimeError(f"{found['status']}: {found['reason']}")


def main() -> None:
    """Let both work, then look."""
    with TemporaryDirectory() as folder, product() as running:
        connection = running.connection()
        for _ in range(REQUESTS):
            connection.json("GET", "/uploads")
        measure_all(connection, Path(folder))
        time.sleep(SETTLE_S)
        api = pss_megabytes(running.functions["api"])
        analyze = pss_megabytes(running.functions["analyze"])
    finish(
        Line(name="api_memory", value=api, unit="MB", at_most=120, note="PSS"),
        Line(name="analyze_memory_no_model", value=analyze, unit="MB", at_most=200, note="PSS"),
    )


if __name__ == "__main__":
    main()
