"""`fertivision upload`: files through the HTTP API, as the page does it."""

import hashlib
import mimetypes
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from common.cli import client, output
from common.cli.client import Connection
from common.domain.errors import NotFoundError, UnavailableError
from common.domain.model import Modality, UploadStatus

MODALITIES = "what the files show: " + ", ".join(Modality)
POLL_S = 0.3
DONE = {UploadStatus.REPORTED, UploadStatus.SIGNED}
REFUSED = {UploadStatus.REJECTED, UploadStatus.HELD, UploadStatus.DUPLICATE, UploadStatus.EXPIRED}
ENDED = DONE | REFUSED | {UploadStatus.FAILED}
SHOWN = (
    "exists",
    "upload_id",
    "status",
    "reason",
    "sentence",
    "modality",
    "patient_id",
    "analyses",
    "reports",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(upload)


def upload(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="what to send")],
    patient: Annotated[str, typer.Option(metavar="REF", help="the patient's pseudonym")],
    modality: Annotated[Modality | None, typer.Option(metavar="MODALITY", help=MODALITIES)] = None,
    specimen: Annotated[str | None, typer.Option(help="groups files into one report")] = None,
    um_per_px: Annotated[float | None, typer.Option(help="micrometres a pixel", min=1e-6)] = None,
    wait: Annotated[bool, typer.Option("--wait", help="until each has its report")] = False,
    timeout_s: Annotated[float, typer.Option(help="how long to wait for each", min=1)] = 300,
    as_json: output.AsJson = False,
) -> int:
    """Send files to the clinic's server. Exit 2 when one was refused or is held."""
    connection: Connection = context.obj
    asked: dict[str, object] = {
        "patient_ref": patient,
        "modality": modality.value if modality else None,
        "specimen_ref": specimen,
        "facts": {"um_per_px": um_per_px} if um_per_px else None,
    }
    given = {name: value for name, value in asked.items() if value is not None}
    status = 0
    for path in files:
        sent = send(connection, path, given)
        found = follow(connection, str(sent["upload_id"]), timeout_s) if wait else sent
        shown = {"file": str(path), **{name: found[name] for name in SHOWN if name in found}}
        output.pairs(shown, as_json)
        status = max(status, _exit(found))
    return status


def send(connection: Connection, path: Path, asked: Mapping[str, object]) -> dict[str, object]:
    """Ask for a slot and put the file there; what the server said about it."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise NotFoundError(f"{path}: the file cannot be read") from error
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    about = {"filename": path.name, "size": size, "sha256": digest, "media_type": media_type}
    slot = connection.json("POST", "/uploads", {**about, **asked})
    if not slot.get("exists"):
        client.put(slot, path)
    return {"upload_id": slot["upload_id"], "exists": bool(slot.get("exists"))}


def follow(connection: Connection, upload_id: str, timeout_s: float) -> dict[str, object]:
    """Wait until the upload has its report or ended otherwise; UnavailableError after the time."""
    end = time.monotonic() + timeout_s
    before = ""
    while time.monotonic() < end:
        found = connection.json("GET", f"/uploads/{upload_id}")
        status = str(found["status"])
        if sys.stderr.isatty() and status != before:
            print(f"{upload_id}: {status}", file=sys.stderr)
        if status in ENDED:
            return found
        before = status
        time.sleep(POLL_S)
    raise UnavailableError(f"{upload_id} was still {before} after {timeout_s:g} s")


def _exit(found: Mapping[str, object]) -> int:
    if found.get("status") == UploadStatus.FAILED:
        return 1
    return 2 if found.get("status") in REFUSED else 0
