"""`fertivision drop`: a folder into the incoming bucket, under the drop contract."""

import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from common.cli import buckets, client, output
from common.cli.buckets import Buckets
from common.domain.errors import NotFoundError, UnavailableError

POLL_S = 0.2
UNFINISHED = {"waiting", "accepted"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(drop)


def drop(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="what to drop")],
    tenant: Annotated[str, typer.Option(help="the clinic")] = "demo",
    under: Annotated[
        str, typer.Option(metavar="PATH", help="where, for example sperm_cell_image/P-0042")
    ] = "",
    wait: Annotated[bool, typer.Option("--wait", help="until each receipt has its end")] = False,
    timeout_s: Annotated[float, typer.Option(help="how long to wait for all", min=1)] = 300,
    as_json: output.AsJson = False,
) -> int:
    """Copy a folder's files into the incoming bucket and print their receipts.

    Below the bucket's `drop/` the folder's own structure is kept, so DIR may hold
    MODALITY/PATIENT/FILE, sidecars (FILE.json) and manifests.
    """
    if not folder.is_dir():
        raise NotFoundError(f"{folder} is no folder")
    names = list(_names(folder))
    target = buckets.of(client.settings_here())
    dropped = {}
    for name in names:
        key = str(Path(tenant) / "drop" / under / name)
        target.put(folder / name, key)
        dropped[key] = _digest(folder / name)
    if not wait:
        for key, digest in dropped.items():
            output.pairs({"object": key, "sha256": digest}, as_json)
        return 0
    return _receipts(target, dropped, timeout_s, as_json)


def _names(folder: Path) -> Iterator[Path]:
    """The files to drop, what describes other files first, so that nobody waits for it."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    names = [path.relative_to(folder) for path in found]
    plain = [name for name in names if not any(part.startswith(".") for part in name.parts)]
    taken = [name for name in plain if name.suffix not in {".part", ".tmp"}]
    yield from sorted(taken, key=lambda name: (not _describes(name, set(taken)), name))


def _describes(name: Path, others: set[Path]) -> bool:
    """Whether the file is a manifest or the sidecar of another one."""
    is_sidecar = name.suffix == ".json" and name.with_suffix("") in others
    return is_sidecar or name.name in {"manifest.json", "manifest.csv"}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _receipts(target: Buckets, dropped: dict[str, str], timeout_s: float, as_json: bool) -> int:
    names = {Path(key) for key in dropped}
    waiting = {key: digest for key, digest in dropped.items() if not _describes(Path(key), names)}
    end, status = time.monotonic() + timeout_s, 0
    client.check_answers(client.Connection().address())
    while waiting and time.monotonic() < end:
        for key in list(waiting):
            receipt = _receipt(target.receipt(key), waiting[key])
            if receipt is not None:
                del waiting[key]
                output.pairs(receipt, as_json)
                status = max(status, _exit(receipt))
        time.sleep(POLL_S)
    if waiting:
        raise UnavailableError(f"no final receipt for {len(waiting)} files after {timeout_s:g} s")
    return status


def _receipt(found: bytes | None, digest: str) -> dict[str, object] | None:
    """The receipt of exactly these bytes once nothing more will change it, else None."""
    try:
        receipt = json.loads(found or b"null")
    except ValueError:
        return None
    if not isinstance(receipt, dict) or receipt.get("sha256") not in (digest, None):
        return None
    result = receipt.get("result") or {}
    is_final = receipt.get("outcome") not in UNFINISHED or bool(result.get("reports"))
    return receipt if is_final else None


def _exit(receipt: dict[str, object]) -> int:
    return {"accepted": 0, "duplicate": 0, "failed": 1}.get(str(receipt.get("outcome")), 2)
