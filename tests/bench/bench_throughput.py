"""500 small files through the whole local pipeline, against the same durable work in a bare loop.

The loop runs in as many processes as the pipeline's steps. Both are warm: each process has measured
files before the clock starts.
"""

import json
import os
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from common.cli.drop import place
from common.settings import Settings
from tests.bench.bare import pipeline
from tests.bench.clinic import empty_clinic
from tests.bench.lines import Line, finish
from tests.bench.processes import cpu_seconds
from tests.bench.product import Product, pictures, product

FILES = 500
WARM = 12
STEPS = 3
PATIENCE_S = 600


def drop(running: Product, paths: list[Path]) -> list[Path]:
    """Put the files into the bucket; where their receipts will be."""
    receipts = []
    for path in paths:
        key = f"demo/drop/sperm_cell_image/P-{path.stem}/{path.name}"
        place(path, running.data / "buckets" / "incoming" / key)
        receipts.append(running.data / "buckets" / "receipts" / f"{key}.receipt.json")
    return receipts


def wait(receipts: list[Path]) -> None:
    """Until every file has its report."""
    end = time.monotonic() + PATIENCE_S
    for path in receipts:
        while not _is_reported(path):
            if time.monotonic() > end:
                raise TimeoutError(f"{path.name} was not reported in {PATIENCE_S} s")
            time.sleep(0.1)


def _is_reported(path: Path) -> bool:
    try:
        receipt = json.loads(path.read_text())
    except (OSError, ValueError):
        return False
    if receipt["outcome"] not in ("accepted", "waiting"):
        raise RuntimeError(f"{receipt['outcome']}: {receipt['reason']}")
    return bool((receipt.get("result") or {}).get("reports"))


def through_the_product(paths: list[Path]) -> tuple[float, float]:
    """(seconds, CPU seconds) of the product."""
    with product(SIDECAR_WAIT_S="0") as running:
        wait(drop(running, paths[:WARM]))
        before, began = cpu_seconds(running.pid), time.perf_counter()
        wait(drop(running, paths[WARM:]))
        return time.perf_counter() - began, cpu_seconds(running.pid) - before


def through_the_loop(paths: list[Path], folder: Path) -> tuple[float, float]:
    """(seconds, CPU seconds) of the reference."""
    for name in ("accepted", "reports"):
        (folder / name).mkdir()
    with empty_clinic() as settings, ExitStack() as stack:
        # A pool of one each, so that every process has its own share and is warm.
        pools = [ProcessPoolExecutor(1, mp_context=get_context("spawn")) for _ in range(STEPS)]
        for pool in pools:
            stack.enter_context(pool)
        _share_out(pools, paths[:WARM], folder, settings)
        before, began = cpu_seconds(os.getpid()), time.perf_counter()
        _share_out(pools, paths[WARM:], folder, settings)
        return time.perf_counter() - began, cpu_seconds(os.getpid()) - before


def _share_out(
    pools: list[ProcessPoolExecutor], paths: list[Path], folder: Path, settings: Settings
) -> None:
    jobs = [
        pool.submit(pipeline.run, paths[place::STEPS], folder, settings)
        for place, pool in enumerate(pools)
    ]
    for job in jobs:
        job.result()


def main() -> None:
    """One after the other, on the same files."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        paths = pictures(folder, WARM + FILES)
        bare_s, bare_cpu = through_the_loop(paths, folder)
        ours_s, ours_cpu = through_the_product(paths)
    ours, bare = FILES / ours_s, FILES / bare_s
    ours_each, bare_each = 1e3 * ours_cpu / FILES, 1e3 * bare_cpu / FILES
    ratio = ours / bare
    added = f"adds {ours_each - bare_each:.0f} ms"
    finish(
        Line(
            name="throughput_500_files",
            value=ours,
            unit="files/s",
            reference=bare,
            ratio=ratio,
            at_least=0.5,
        ),
        Line(name="cpu_each_file", value=ours_each, unit="ms", reference=bare_each, note=added),
    )


if __name__ == "__main__":
    main()
