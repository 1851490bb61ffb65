"""`fertivision status` and `fertivision report`: what became of an upload."""

import time
from pathlib import Path
from typing import Annotated

import typer

from common.cli import client, output
from common.cli.client import Connection
from common.domain.errors import ConfigurationError, ConflictError, InvalidInputError, NotFoundError

KINDS = {"upl": "/uploads", "ana": "/analyses", "rep": "/reports", "pat": "/patients"}
HEADINGS = ("step", "state", "at", "attempt", "reason")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(status)
    app.command()(report)


def status(
    context: typer.Context,
    thing: Annotated[str, typer.Argument(metavar="ID", help="of an upload, analysis or report")],
    as_json: output.AsJson = False,
) -> int:
    """Show one upload with its timeline, one analysis, one report or one patient."""
    connection: Connection = context.obj
    found = connection.json("GET", f"{_path(thing)}/{thing}")
    timeline = found.pop("timeline", None) if not as_json else None
    output.pairs(found, as_json)
    if isinstance(timeline, list):
        print()
        output.table([[step.get(name) for name in HEADINGS] for step in timeline], HEADINGS)
    return 0


def report(
    context: typer.Context,
    thing: Annotated[str, typer.Argument(metavar="ID", help="of a report or of its upload")],
    target: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.pdf")],
    timeout_s: Annotated[float, typer.Option(help="while it is being written", min=0)] = 60,
    as_json: output.AsJson = False,
) -> int:
    """Save a report's PDF."""
    connection: Connection = context.obj
    report_id = _newest_report(connection, thing) if _path(thing) == "/uploads" else thing
    pdf = client.fetch(_link(connection, report_id, timeout_s))
    try:
        target.write_bytes(pdf)
    except OSError as error:
        raise ConfigurationError(f"{target} cannot be written: {error.strerror}") from error
    output.pairs({"report_id": report_id, "file": str(target), "bytes": len(pdf)}, as_json)
    return 0


def _path(thing: str) -> str:
    kind = thing.partition("_")[0]
    if kind not in KINDS:
        raise InvalidInputError(f"{thing} is no id: one begins with {', '.join(KINDS)}")
    return KINDS[kind]


def _newest_report(connection: Connection, upload_id: str) -> str:
    reports = connection.json("GET", f"/uploads/{upload_id}").get("reports")
    if not isinstance(reports, list) or not reports:
        raise NotFoundError(f"{upload_id} has no report yet")
    return str(reports[-1])


def _link(connection: Connection, report_id: str, timeout_s: float) -> str:
    end = time.monotonic() + timeout_s
    while True:
        try:
            return str(connection.json("GET", f"/reports/{report_id}/pdf")["url"])
        except ConflictError:
            # The PDF is being written just now.
            if time.monotonic() > end:
                raise
            time.sleep(1)
