"""CPU of the `api` function until its first 200 of /health, against an empty function."""

from pathlib import Path
from statistics import fmean

from tests.bench.lines import Line, finish
from tests.bench.processes import ROOT, cpu_seconds, function, wait_for

RUNS = 7  # the clock of CPU time ticks coarsely, so it is the mean that is compared
EMPTY = Path(__file__).parent / "bare" / "empty.py"
API = ROOT / "functions" / "api" / "main.py"


def measure(source: Path, target: str, path: str) -> float:
    """CPU seconds of one start."""
    with function(source, target) as (pid, address):
        wait_for(address, path)
        return cpu_seconds(pid)


def main() -> None:
    """Alternate between the two, so that a busy machine slows both."""
    ours, bare = [], []
    for _ in range(RUNS):
        bare.append(measure(EMPTY, "empty", "/"))
        ours.append(measure(API, "api", "/health"))
    value, reference = fmean(ours), fmean(bare)
    ratio = value / reference
    finish(
        Line(
            name="api_cold_start_cpu",
            value=value,
            unit="s",
            reference=reference,
            ratio=ratio,
            at_most=2.5,
        )
    )


if __name__ == "__main__":
    main()
