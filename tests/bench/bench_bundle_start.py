"""CPU of the bundled `api` until it answers, configured for Google Cloud, against an empty one."""

from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from tests.bench.bench_cold_start import EMPTY
from tests.bench.lines import Line, finish
from tests.bench.processes import cpu_seconds, wait_for
from tests.functions import bundled

RUNS = 5


def measure(python: Path, source: Path, target: str) -> float:
    """CPU seconds of one start, until the first 200."""
    path = "/health" if target == "api" else "/"
    with bundled.started(python, source, target, "http", bundled.environment()) as (pid, address):
        wait_for(address, path)
        return cpu_seconds(pid)


def main() -> None:
    """Alternate between the function and the empty one, which has the same libraries at hand."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        archives = bundled.make(folder / "build")
        source = bundled.unpack(archives / "api.zip", folder / "source") / "main.py"
        site = bundled.libraries(source.with_name("requirements.txt"))
        python = bundled.interpreter(site, folder / "python")
        bare = folder / "bare" / "main.py"
        bare.parent.mkdir()
        bare.write_text(EMPTY.read_text())
        empty, ours = [], []
        for _ in range(RUNS):
            empty.append(measure(python, bare, "empty"))
            ours.append(measure(python, source, "api"))
        size = bundled.megabytes(source.parent) + bundled.megabytes(site)
    value, reference = fmean(ours), fmean(empty)
    finish(
        Line(
            name="api_bundle_start_cpu",
            value=value,
            unit="s",
            reference=reference,
            ratio=value / reference,
            at_most=2.5,
        ),
        Line(name="api_bundle_size", value=size, unit="MB", at_most=90, note="installed"),
    )


if __name__ == "__main__":
    main()
