"""Processor seconds and held seconds of each function for a file, from the upload to its report.

What the cost model (`terraform/cost.py`) multiplies; `make bench ARGS="gb_seconds"` prints it.
"""

import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from common.cli.client import Connection
from common.cli.upload import follow, send
from tests.bench.bench_memory import document
from tests.bench.lines import Line, finish
from tests.bench.processes import cpu_seconds
from tests.bench.product import Product, pictures, product

FILES = 60
WARM = 6
READS = 6  # of the worklist, for each file that comes in: somebody has the page open


def files(folder: Path, count: int) -> list[tuple[Path, str]]:
    """As many pictures of cells as documents, with the kind of each."""
    cells = [(path, "sperm_cell_image") for path in pictures(folder, count // 2)]
    texts = [document(folder / f"{n}.pdf", n) for n in range(count // 2)]
    pairs = zip(cells, [(path, "document") for path in texts], strict=True)
    return [each for pair in pairs for each in pair]


def carry(connection: Connection, given: list[tuple[Path, str]]) -> None:
    """Each file to its report, one after the other, with the reads that go with it."""
    for path, modality in given:
        asked = {"patient_ref": f"P-{path.stem}", "modality": modality}
        upload_id = str(send(connection, path, asked)["upload_id"])
        found = follow(connection, upload_id, 120)
        if found["status"] != "reported":
            raise RuntimeError(f"{found['status']}: {found['reason']}")
        for _ in range(READS):
            connection.json("GET", "/uploads")


def spent(running: Product) -> dict[str, float]:
    """CPU seconds so far, by function, with their confined children."""
    return {name: cpu_seconds(pid) for name, pid in running.functions.items()}


def main() -> None:
    """Warm up, then measure."""
    with TemporaryDirectory() as folder, product(SIDECAR_WAIT_S="0") as running:
        connection = running.connection()
        given = files(Path(folder), WARM + FILES)
        carry(connection, given[:WARM])
        before, began = spent(running), time.perf_counter()
        carry(connection, given[WARM:])
        seconds, after = time.perf_counter() - began, spent(running)
    each = {name: (after[name] - before[name]) / FILES for name in after}
    print(json.dumps({"files": FILES, "seconds": round(seconds, 1), "cpu_s_each": each}))
    lines = [
        Line(name=f"{name}_cpu_each_file", value=each[name], unit="s", note=f"n={FILES}")
        for name in sorted(each)
    ]
    finish(*lines)


if __name__ == "__main__":
    main()
