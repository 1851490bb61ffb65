"""GET /uploads and GET /analyses/{id} on 10,000 uploads, against a bare function's same SELECT."""

import time
from pathlib import Path

import httpx

from common.backends.local import tokens
from tests.bench.clinic import TENANT, empty_clinic, fill
from tests.bench.lines import Line, finish, p95
from tests.bench.processes import ROOT, function, wait_for

UPLOADS = 10_000
ROUNDS = 400
WARM = 50
BARE = Path(__file__).parent / "bare" / "reads.py"
API = ROOT / "functions" / "api" / "main.py"


def seconds(client: httpx.Client, path: str) -> float:
    """How long one answer takes."""
    began = time.perf_counter()
    client.get(path).raise_for_status()
    return time.perf_counter() - began


def line(name: str, ours: httpx.Client, bare: httpx.Client, paths: list[tuple[str, str]]) -> Line:
    """Ask both in turn, so that a busy machine slows both."""
    mine, theirs = [], []
    for number in range(WARM + ROUNDS):
        our_path, bare_path = paths[number % len(paths)]
        theirs.append(seconds(bare, bare_path))
        mine.append(seconds(ours, our_path))
    value, reference = 1e3 * p95(mine[WARM:]), 1e3 * p95(theirs[WARM:])
    ratio = value / reference
    return Line(
        name=name, value=value, unit="ms", reference=reference, ratio=ratio, at_most=3.0, note="p95"
    )


def main() -> None:
    """Fill a database, start both functions on it, and read."""
    with empty_clinic() as settings:
        analyses = fill(settings, UPLOADS)
        environment = settings.to_env()
        signed_in = tokens(settings).issue(TENANT, "clinician")
        with (
            function(API, "api", environment) as (_, our_address),
            function(BARE, "reads", environment) as (_, bare_address),
            httpx.Client(
                base_url=our_address, headers={"Authorization": f"Bearer {signed_in}"}
            ) as ours,
            httpx.Client(base_url=bare_address) as bare,
        ):
            wait_for(our_address, "/health")
            wait_for(bare_address, "/uploads")
            ids = analyses[:: UPLOADS // 100]
            one = [(f"/api/v1/analyses/{name}", f"/analyses/{name}") for name in ids]
            finish(
                line("get_uploads_p95", ours, bare, [("/api/v1/uploads", "/uploads")]),
                line("get_analysis_p95", ours, bare, one),
            )


if __name__ == "__main__":
    main()
